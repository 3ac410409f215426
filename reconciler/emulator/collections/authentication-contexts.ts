import type { JsonObject } from '../../../schemas/json.ts';
import { directoryAudit } from '../audit.ts';
import { type Exchange, param, type Reply } from '../http/exchange.ts';
import { Failure, refusedPolicy } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { listReply, objectReply, type QueryRules } from '../odata/query.ts';
import type { Write } from '../store/tenant-state.ts';
import { bodyAs, rowOf, show, without } from './collection-support.ts';
import { objectIn, stringsIn, textIn } from './values.ts';

const PATH = '/identity/conditionalAccess/authenticationContextClassReferences';
const TYPE = 'authenticationContextClassReference';
const COLLECTION = 'authenticationContextClassReferences';
const QUERY: QueryRules = {
  service: 'conditionalAccess',
  context: 'identity/conditionalAccess/authenticationContextClassReferences',
  // (msgraph-metadata v1.0-Prod.csdl capability annotations, 2026-08)
  refuses: ['$select', '$top', '$skip', '$count', '$expand'],
  paging: 'truncate',
};

/** Authentication contexts c1 to c99; PATCH of an unused one creates it (Microsoft docs: authenticationcontextclassreference-update). */
export const AUTHENTICATION_CONTEXT_ROUTES: readonly Route[] = [
  route('GET', PATH, (exchange) =>
    listReply(
      exchange,
      [...exchange.state.read(COLLECTION).values()].map((row) => show(exchange, TYPE, row)),
      QUERY,
    ),
  ),
  route('GET', `${PATH}/{id}`, (exchange) =>
    objectReply(exchange, show(exchange, TYPE, find(exchange)), QUERY.context),
  ),
  route('POST', PATH, create),
  route('PATCH', `${PATH}/{id}`, upsert),
  route('DELETE', `${PATH}/{id}`, remove),
];

function route(method: Route['method'], path: string, handle: Route['handle']): Route {
  const permissions = method === 'GET' ? PERMISSIONS.readPolicies : PERMISSIONS.writePolicies;
  return { method, path, service: 'conditionalAccess', permissions, handle };
}

function find(exchange: Exchange): JsonObject {
  return rowOf(exchange, COLLECTION, (id) => {
    const text = `AuthenticationContextClassReference with id ${id} does not exist in the directory.`;
    return new Failure(404, 'ResourceNotFound', text, 'conditionalAccess');
  });
}

function readBody(exchange: Exchange): JsonObject {
  return bodyAs(exchange, TYPE, () =>
    refusedPolicy('1007: Incoming AuthenticationContextClassReference object does not match its schema.'),
  );
}

function create(exchange: Exchange): Reply {
  const body = readBody(exchange);
  const id = textIn(body.id);
  if (exchange.state.rows(COLLECTION).has(id))
    throw refusedPolicy(`AuthenticationContextClassReference with id ${id} exists.`);
  const value = store(exchange, id, undefined, body);
  return objectReply(exchange, show(exchange, TYPE, value), QUERY.context, 201);
}

function upsert(exchange: Exchange): Reply {
  const id = param(exchange, 'id').toLowerCase();
  store(exchange, id, exchange.state.rows(COLLECTION).get(id), readBody(exchange));
  return { status: 204 };
}

function store(exchange: Exchange, id: string, before: JsonObject | undefined, body: JsonObject): JsonObject {
  if (!/^c([1-9]|[1-9]\d)$/.test(id)) throw refusedPolicy(`'${id}' is not an id from c1 to c99.`);
  const value = { id, displayName: null, description: null, isAvailable: false, ...before, ...without(body, ['id']) };
  if (textIn(value.displayName) === '')
    throw refusedPolicy("AuthenticationContextClassReference must have a 'displayName'.");
  exchange.state.commit([
    { collection: COLLECTION, id, value },
    ...audit(exchange, before === undefined ? 'Add' : 'Update', before, value),
  ]);
  return value;
}

/** 403 while published, 400 while a policy names it (Microsoft docs: authenticationcontextclassreference-delete, 2026). */
function remove(exchange: Exchange): Reply {
  const stored = find(exchange);
  const id = textIn(stored.id);
  if (stored.isAvailable === true) {
    throw new Failure(
      403,
      'AccessDenied',
      'A published authentication context cannot be deleted.',
      'conditionalAccess',
    );
  }
  const used = [...exchange.state.rows('conditionalAccessPolicies').values()].some((policy) =>
    stringsIn(
      objectIn(objectIn(policy.conditions)?.applications)?.includeAuthenticationContextClassReferences,
    ).includes(id),
  );
  if (used)
    throw refusedPolicy(`AuthenticationContextClassReference with id ${id} is used by a Conditional Access policy.`);
  exchange.state.commit([{ collection: COLLECTION, id, value: null }, ...audit(exchange, 'Delete', stored, undefined)]);
  return { status: 204 };
}

function audit(
  exchange: Exchange,
  verb: string,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): readonly Write[] {
  const subject = after ?? before ?? {};
  return directoryAudit(exchange, {
    name: `${verb} AuthenticationContextClassReference`,
    category: 'Policy',
    service: 'Conditional Access',
    type: 'AuthenticationContextClassReference',
    id: textIn(subject.id),
    displayName: textIn(subject.displayName),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
}
