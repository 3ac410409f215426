import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../schemas/json.ts';
import { directoryAudit } from '../audit.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import { Failure, refusedPolicy } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { contextUrl, listReply, objectReply, type QueryRules } from '../odata/query.ts';
import type { Write } from '../store/tenant-state.ts';
import { bodyAs, rowOf, show } from './collection-support.ts';
import { configurationHandlers, newConfigurations } from './combination-configurations.ts';
import { showPolicy } from './conditional-access/show-policy.ts';
import { objectIn, stringsIn, textIn } from './values.ts';

const TYPE = 'authenticationStrengthPolicy';
const COLLECTION = 'authenticationStrengthPolicies';
/** (Microsoft docs: concept-authentication-strength-advanced-options, 2026) */
const CUSTOM_LIMIT = 15;
const QUERY: QueryRules = {
  service: 'conditionalAccess',
  context: 'policies/authenticationStrengthPolicies',
  paging: 'truncate',
};

const CONFIGURATIONS = configurationHandlers({ find, findCustom, keep });

/** The three built-in strengths and the tenant's own, at both addresses. */
export const AUTHENTICATION_STRENGTH_ROUTES: readonly Route[] = [
  '/identity/conditionalAccess/authenticationStrength/policies',
  '/policies/authenticationStrengthPolicies',
].flatMap((path) => [
  route('GET', path, (exchange) =>
    listReply(
      exchange,
      [...exchange.state.read(COLLECTION).values()].map((row) => show(exchange, TYPE, row)),
      QUERY,
    ),
  ),
  route('GET', `${path}/{id}`, (exchange) =>
    objectReply(exchange, show(exchange, TYPE, find(exchange)), QUERY.context),
  ),
  route('GET', `${path}/{id}/usage()`, usage),
  route('GET', `${path}/{id}/usage`, usage),
  route('POST', path, create),
  route('PATCH', `${path}/{id}`, update),
  route('DELETE', `${path}/{id}`, remove),
  route('POST', `${path}/{id}/updateAllowedCombinations`, updateCombinations),
  route('GET', `${path}/{id}/combinationConfigurations`, CONFIGURATIONS.list),
  route('POST', `${path}/{id}/combinationConfigurations`, CONFIGURATIONS.create),
  route('GET', `${path}/{id}/combinationConfigurations/{configuration}`, CONFIGURATIONS.get),
  route('PATCH', `${path}/{id}/combinationConfigurations/{configuration}`, CONFIGURATIONS.update),
  route('DELETE', `${path}/{id}/combinationConfigurations/{configuration}`, CONFIGURATIONS.remove),
]);

function route(method: Route['method'], path: string, handle: Route['handle']): Route {
  const permissions = method === 'GET' ? PERMISSIONS.readStrengths : PERMISSIONS.writeStrengths;
  return { method, path, service: 'directory', permissions, handle };
}

function find(exchange: Exchange): JsonObject {
  return rowOf(exchange, COLLECTION, (id) => {
    const text = `AuthenticationStrengthPolicy with id ${id} does not exist in the directory.`;
    return new Failure(404, 'ResourceNotFound', text, 'conditionalAccess');
  });
}

/** A strength that may be written to. Throws Failure 400 for a built-in one. */
function findCustom(exchange: Exchange): JsonObject {
  const stored = find(exchange);
  if (stored.policyType === 'builtIn') throw refusedPolicy('A built-in authentication strength cannot be changed.');
  return stored;
}

function readBody(exchange: Exchange): JsonObject {
  return bodyAs(exchange, TYPE, () =>
    refusedPolicy('1007: Incoming AuthenticationStrengthPolicy object does not match its schema.'),
  );
}

function create(exchange: Exchange): Reply {
  const body = readBody(exchange);
  const combinations = stringsIn(body.allowedCombinations);
  if (textIn(body.displayName) === '') throw refusedPolicy("AuthenticationStrengthPolicy must have a 'displayName'.");
  if (combinations.length === 0) throw refusedPolicy("AuthenticationStrengthPolicy must have 'allowedCombinations'.");
  const custom = [...exchange.state.rows(COLLECTION).values()].filter((row) => row.policyType === 'custom');
  if (custom.length >= CUSTOM_LIMIT)
    throw refusedPolicy(`A tenant has at most ${CUSTOM_LIMIT} custom authentication strengths.`);
  const id = randomUUID();
  const now = exchange.stamp();
  const value = {
    id,
    createdDateTime: now,
    modifiedDateTime: now,
    displayName: textIn(body.displayName),
    description: textIn(body.description),
    policyType: 'custom',
    requirementsSatisfied: satisfied(combinations),
    allowedCombinations: combinations,
    combinationConfigurations: newConfigurations(exchange, body),
  };
  exchange.state.commit([{ collection: COLLECTION, id, value }, ...audit(exchange, 'Add', undefined, value)]);
  return objectReply(exchange, show(exchange, TYPE, value), QUERY.context, 201);
}

/** `mfa` when every combination is one, which single-factor methods alone are not (Microsoft docs: authenticationstrengthpolicy, 2026). */
function satisfied(combinations: readonly string[]): string {
  const single = [
    'password',
    'sms',
    'voice',
    'softwareOath',
    'hardwareOath',
    'federatedSingleFactor',
    'x509CertificateSingleFactor',
    'qrCodePin',
  ];
  return combinations.some((combination) => single.includes(combination)) ? 'none' : 'mfa';
}

function update(exchange: Exchange): Reply {
  const stored = findCustom(exchange);
  const body = readBody(exchange);
  const other = Object.keys(body).find((name) => name !== 'displayName' && name !== 'description');
  if (other !== undefined && exchange.behaviours.is('strengthCombinationsNeedAction')) {
    throw refusedPolicy(`'${other}' of an authentication strength cannot be changed with PATCH.`);
  }
  keep(exchange, stored, { ...stored, ...body });
  return { status: 204 };
}

function keep(exchange: Exchange, stored: JsonObject, changed: JsonObject): void {
  const value = { ...changed, modifiedDateTime: exchange.stamp() };
  exchange.state.commit([
    { collection: COLLECTION, id: textIn(stored.id), value },
    ...audit(exchange, 'Update', stored, value),
  ]);
}

function updateCombinations(exchange: Exchange): Reply {
  const stored = findCustom(exchange);
  const combinations = stringsIn(readBody(exchange).allowedCombinations);
  if (combinations.length === 0) throw refusedPolicy("AuthenticationStrengthPolicy must have 'allowedCombinations'.");
  const requirementsSatisfied = satisfied(combinations);
  keep(exchange, stored, { ...stored, allowedCombinations: combinations, requirementsSatisfied });
  const body = {
    '@odata.context': contextUrl(exchange, 'microsoft.graph.updateAllowedCombinationsResult'),
    previousCombinations: stored.allowedCombinations ?? [],
    currentCombinations: combinations,
    additionalInformation: '',
    conditionalAccessReferences: policiesUsing(exchange, stored).map((policy) => textIn(policy.id)),
  };
  return { status: 200, body };
}

function policiesUsing(exchange: Exchange, strength: JsonObject): readonly JsonObject[] {
  return [...exchange.state.rows('conditionalAccessPolicies').values()].filter(
    (policy) => objectIn(objectIn(policy.grantControls)?.authenticationStrength)?.id === strength.id,
  );
}

function usage(exchange: Exchange): Reply {
  const strength = find(exchange);
  const policies = policiesUsing(exchange, strength).map((policy) => showPolicy(exchange, policy));
  const none = strength.requirementsSatisfied !== 'mfa';
  return { status: 200, body: { none: none ? policies : [], mfa: none ? [] : policies } };
}

function remove(exchange: Exchange): Reply {
  const stored = findCustom(exchange);
  if (policiesUsing(exchange, stored).length > 0) {
    throw refusedPolicy('The authentication strength is used by a Conditional Access policy and cannot be deleted.');
  }
  exchange.state.commit([
    { collection: COLLECTION, id: textIn(stored.id), value: null },
    ...audit(exchange, 'Delete', stored, undefined),
  ]);
  return { status: 204 };
}

function audit(
  exchange: Exchange,
  verb: string,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): readonly Write[] {
  const subject = isJsonObject(after) ? after : (before ?? {});
  return directoryAudit(exchange, {
    name: `${verb} authentication strength policy`,
    category: 'Policy',
    service: 'Authentication Methods',
    type: 'AuthenticationStrengthPolicy',
    id: textIn(subject.id),
    displayName: textIn(subject.displayName),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
}
