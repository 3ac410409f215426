import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../schemas/json.ts';
import { directoryAudit } from '../audit.ts';
import { type Exchange, param, type Reply } from '../http/exchange.ts';
import { Failure, refusedPolicy } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { conform } from '../metadata/conform.ts';
import { listReply, objectReply, type QueryRules } from '../odata/query.ts';
import type { CollectionName, Write } from '../store/tenant-state.ts';
import { tenantSettings } from '../tenant-settings.ts';
import { checkPolicy } from './conditional-access/check-policy.ts';
import { withoutGuiMembers } from './conditional-access/gui-members.ts';
import { normalisePolicy } from './conditional-access/normalise.ts';
import { checkVersion, needsBeta } from './conditional-access/preview-features.ts';
import { showPolicy } from './conditional-access/show-policy.ts';
import { checkStrictPatch } from './conditional-access/strict-patch.ts';
import { mergePatch } from './merge.ts';
import { textIn } from './values.ts';

const CONTEXT = 'identity/conditionalAccess/policies';
const LIVE: CollectionName = 'conditionalAccessPolicies';
const DELETED: CollectionName = 'deletedConditionalAccessPolicies';
const READ_ONLY = ['id', 'createdDateTime', 'modifiedDateTime', 'deletedDateTime', 'partialEnablementStrategy'];
const EXAMPLES = 'For examples, please see API documentation at https://docs.microsoft.com/en-us/graph/api/';

const QUERY: QueryRules = {
  service: 'conditionalAccess',
  context: CONTEXT,
  refuses: ['$expand'],
  paging: 'truncate',
};
const PAGED: QueryRules = { ...QUERY, paging: { size: 20, maximum: 999 } };

/** `/identity/conditionalAccess/policies`, its older address under `/policies`, and what is in the recycle bin. */
export const CONDITIONAL_ACCESS_POLICY_ROUTES: readonly Route[] = [
  ...['/identity/conditionalAccess/policies', '/policies/conditionalAccessPolicies'].flatMap(policyRoutes),
  route('GET', '/identity/conditionalAccess/deletedItems/policies', listDeleted),
  route('GET', '/identity/conditionalAccess/deletedItems/policies/{id}', (exchange) =>
    objectReply(exchange, showPolicy(exchange, find(exchange, DELETED)), CONTEXT),
  ),
  route('POST', '/identity/conditionalAccess/deletedItems/policies/{id}/restore', restore),
  route('DELETE', '/identity/conditionalAccess/deletedItems/policies/{id}', purge),
];

function policyRoutes(path: string): readonly Route[] {
  return [
    route('GET', path, list),
    route('GET', `${path}/{id}`, (exchange) =>
      objectReply(exchange, showPolicy(exchange, find(exchange, LIVE)), CONTEXT),
    ),
    route('POST', path, create),
    route('PATCH', `${path}/{id}`, update),
    route('DELETE', `${path}/{id}`, remove),
  ];
}

function route(method: Route['method'], path: string, handle: Route['handle']): Route {
  const permissions = method === 'GET' ? PERMISSIONS.readPolicies : PERMISSIONS.writePolicies;
  return { method, path, service: 'conditionalAccess', permissions, handle };
}

function list(exchange: Exchange): Reply {
  const visible = [...exchange.state.read(LIVE).values()].filter((row) => !needsBeta(exchange, row));
  const rows = visible.map((row) => showPolicy(exchange, row));
  return listReply(exchange, rows, exchange.behaviours.is('policiesTruncateAtTop') ? QUERY : PAGED);
}

function listDeleted(exchange: Exchange): Reply {
  const rows = [...exchange.state.read(DELETED).values()].filter((row) => !isExpired(exchange, row));
  return listReply(
    exchange,
    rows.map((row) => showPolicy(exchange, row)),
    QUERY,
  );
}

/** Deleted objects are kept for 30 days (Microsoft docs: policyDeletableItem, 2026). */
function isExpired(exchange: Exchange, row: JsonObject): boolean {
  const age = exchange.now().getTime() - new Date(textIn(row.deletedDateTime)).getTime();
  return age > 30 * 24 * 3600 * 1000;
}

function find(exchange: Exchange, collection: CollectionName): JsonObject {
  const id = param(exchange, 'id');
  const row = (exchange.method === 'GET' ? exchange.state.read(collection) : exchange.state.rows(collection)).get(
    id.toLowerCase(),
  );
  if (row === undefined || (collection === DELETED && isExpired(exchange, row))) {
    const text = `ConditionalAccessPolicy with id ${id} does not exist in the directory.`;
    throw new Failure(404, 'ResourceNotFound', text, 'conditionalAccess');
  }
  checkVersion(exchange, row);
  return row;
}

/** The body read as a policy of the request's version, without what clients may send but not set. Throws Failure 400. */
function readBody(exchange: Exchange, page: string): JsonObject {
  if (!isJsonObject(exchange.body)) throw mismatch(exchange, page);
  const read = conform(
    exchange.metadata,
    'conditionalAccessPolicy',
    withoutGuiMembers(exchange, exchange.body),
    exchange.behaviours.is('enumNamesIgnoreCase'),
    {
      singleValues: !exchange.behaviours.is('listsAreArrays'),
      sentinels: !exchange.behaviours.is('sentinelsAreRefused'),
    },
  );
  if ('misfit' in read) throw mismatch(exchange, page);
  const sent = READ_ONLY.find((name) => read.value[name] != null);
  if (exchange.strict && sent !== undefined) throw refusedPolicy(`strict: \`${sent}\` is read-only; do not send it.`);
  const dropped = exchange.behaviours.is('policyDescriptionIsNotKept') ? [...READ_ONLY, 'description'] : READ_ONLY;
  return Object.fromEntries(Object.entries(read.value).filter(([name]) => !dropped.includes(name)));
}

function mismatch({ version }: Exchange, page: string): Failure {
  const view = version === 'beta' ? 'graph-rest-beta' : 'graph-rest-1.0';
  return refusedPolicy(
    `1007: Incoming ConditionalAccessPolicy object is null or does not match the schema of ConditionalAccessPolicy type. ${EXAMPLES}${page}?view=${view}.`,
  );
}

function create(exchange: Exchange): Reply {
  const page = 'conditionalaccessroot-post-policies';
  const body = readBody(exchange, page);
  if (textIn(body.displayName) === '' || textIn(body.state) === '' || !isJsonObject(body.conditions))
    throw mismatch(exchange, page);
  checkPolicy(exchange, body);
  checkLimit(exchange);
  const id = randomUUID();
  const stored = normalisePolicy(
    {
      id,
      templateId: body.templateId ?? null,
      displayName: body.displayName ?? null,
      createdDateTime: exchange.stamp(),
      modifiedDateTime: null,
      state: body.state ?? null,
      deletedDateTime: null,
      partialEnablementStrategy: null,
      ...body,
    },
    exchange.behaviours,
  );
  exchange.state.commit([{ collection: LIVE, id, value: stored }, ...audit(exchange, 'Add', undefined, stored)]);
  return objectReply(exchange, showPolicy(exchange, stored), CONTEXT, 201);
}

function checkLimit(exchange: Exchange): void {
  const own = [...exchange.state.rows(LIVE).values()].filter(
    (row) => row.templateId === null || row.templateId === undefined,
  );
  const limit = tenantSettings(exchange.state).policyLimit;
  if (exchange.behaviours.is('policyCountIsLimited') && own.length >= limit) {
    throw refusedPolicy(`The number of Conditional Access policies in the tenant has reached its limit of ${limit}.`);
  }
}

function update(exchange: Exchange): Reply {
  const stored = find(exchange, LIVE);
  if (
    isJsonObject(exchange.body) &&
    Object.hasOwn(exchange.body, 'templateId') &&
    exchange.behaviours.is('templateIdIsReadOnly')
  ) {
    throw refusedPolicy('1118: TemplateId is a read-only field and cannot be updated.');
  }
  const patch = readBody(exchange, 'conditionalaccesspolicy-update');
  if (patch.displayName === null || patch.state === null || patch.conditions === null) {
    throw mismatch(exchange, 'conditionalaccesspolicy-update');
  }
  if (exchange.strict) checkStrictPatch(stored, patch);
  const merged = mergePatch(stored, patch, exchange.behaviours.is('patchMergesComplexTypes'));
  checkPolicy(exchange, withKeysAsSent(merged, patch));
  const id = textIn(stored.id);
  const value = { ...normalisePolicy(merged, exchange.behaviours), modifiedDateTime: exchange.stamp() };
  exchange.state.commit([{ collection: LIVE, id, value }, ...audit(exchange, 'Update', stored, value)]);
  return { status: 204 };
}

/** The stored form has every session control as a key; a rule about which keys were sent must see the patch's own. */
function withKeysAsSent(merged: JsonObject, patch: JsonObject): JsonObject {
  const sent = patch.sessionControls;
  if (!isJsonObject(merged.sessionControls)) return merged;
  const keys = Object.entries(merged.sessionControls).filter(
    ([name, value]) => value !== null || (isJsonObject(sent) && Object.hasOwn(sent, name)),
  );
  return { ...merged, sessionControls: Object.fromEntries(keys) };
}

function remove(exchange: Exchange): Reply {
  const stored = find(exchange, LIVE);
  if (textIn(stored.templateId) !== '' && exchange.behaviours.is('managedPoliciesCannotBeDeleted')) {
    throw new Failure(403, 'AccessDenied', 'Microsoft-managed policies cannot be deleted.', 'conditionalAccess');
  }
  const id = textIn(stored.id);
  const kept: Write[] = exchange.behaviours.is('policiesAreSoftDeleted')
    ? [{ collection: DELETED, id, value: { ...stored, deletedDateTime: exchange.stamp() } }]
    : [];
  exchange.state.commit([
    { collection: LIVE, id, value: null },
    ...kept,
    ...audit(exchange, 'Delete', stored, undefined),
  ]);
  return { status: 204 };
}

function restore(exchange: Exchange): Reply {
  const stored = find(exchange, DELETED);
  checkLimit(exchange);
  const id = textIn(stored.id);
  const value = { ...stored, deletedDateTime: null, modifiedDateTime: exchange.stamp() };
  exchange.state.commit([
    { collection: DELETED, id, value: null },
    { collection: LIVE, id, value },
    ...audit(exchange, 'Add', undefined, value),
  ]);
  return objectReply(exchange, showPolicy(exchange, value), CONTEXT);
}

function purge(exchange: Exchange): Reply {
  exchange.state.commit([{ collection: DELETED, id: textIn(find(exchange, DELETED).id), value: null }]);
  return { status: 204 };
}

function audit(
  exchange: Exchange,
  verb: 'Add' | 'Update' | 'Delete',
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): readonly Write[] {
  const subject = after ?? before ?? {};
  return directoryAudit(exchange, {
    name: `${verb} Conditional Access policy`,
    category: 'Policy',
    service: 'Conditional Access',
    type: 'ConditionalAccessPolicy',
    id: textIn(subject.id),
    displayName: textIn(subject.displayName),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
}
