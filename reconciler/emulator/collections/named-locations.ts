import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../schemas/json.ts';
import { directoryAudit } from '../audit.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import { Failure, refusedPolicy } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { namedType } from '../metadata/conform.ts';
import { listReply, objectReply, type QueryRules } from '../odata/query.ts';
import type { CollectionName, Write } from '../store/tenant-state.ts';
import { bodyAs, rowOf, show, without } from './collection-support.ts';
import { mergePatch } from './merge.ts';
import { checkLocation, isReferenced } from './named-location-rules.ts';
import { textIn } from './values.ts';

const PATH = '/identity/conditionalAccess/namedLocations';
const BIN = '/identity/conditionalAccess/deletedItems/namedLocations';
const LIVE: CollectionName = 'namedLocations';
const DELETED: CollectionName = 'deletedNamedLocations';
const READ_ONLY = ['id', 'createdDateTime', 'modifiedDateTime', 'deletedDateTime'];
const QUERY: QueryRules = {
  service: 'conditionalAccess',
  context: 'identity/conditionalAccess/namedLocations',
  refuses: ['$expand'],
  paging: 'truncate',
};

/** Named locations, live and deleted. */
export const NAMED_LOCATION_ROUTES: readonly Route[] = [
  route('GET', PATH, (exchange) => list(exchange, LIVE)),
  route('GET', `${PATH}/{id}`, (exchange) =>
    objectReply(exchange, view(exchange, find(exchange, LIVE)), 'namedLocations'),
  ),
  route('POST', PATH, create),
  route('PATCH', `${PATH}/{id}`, update),
  route('DELETE', `${PATH}/{id}`, remove),
  route('GET', BIN, (exchange) => list(exchange, DELETED)),
  route('GET', `${BIN}/{id}`, (exchange) =>
    objectReply(exchange, view(exchange, find(exchange, DELETED)), 'namedLocations'),
  ),
  route('POST', `${BIN}/{id}/restore`, restore),
  route('DELETE', `${BIN}/{id}`, purge),
];

function route(method: Route['method'], path: string, handle: Route['handle']): Route {
  const permissions = method === 'GET' ? PERMISSIONS.readPolicies : PERMISSIONS.writePolicies;
  return { method, path, service: 'conditionalAccess', permissions, handle };
}

function list(exchange: Exchange, collection: CollectionName): Reply {
  return listReply(
    exchange,
    [...exchange.state.read(collection).values()].map((row) => view(exchange, row)),
    QUERY,
  );
}

function view(exchange: Exchange, row: JsonObject): JsonObject {
  return show(exchange, 'namedLocation', row);
}

function find(exchange: Exchange, collection: CollectionName): JsonObject {
  return rowOf(exchange, collection, (id) => {
    const text = `NamedLocation with id ${id} does not exist in the directory.`;
    return new Failure(404, 'ResourceNotFound', text, 'conditionalAccess');
  });
}

function readBody(exchange: Exchange): JsonObject {
  const body = bodyAs(exchange, 'namedLocation', (misfit) => {
    const where = misfit === undefined ? '' : ` (${misfit.reason}: ${misfit.detail})`;
    return refusedPolicy(
      `1007: Incoming NamedLocation object is null or does not match the schema of NamedLocation type${where}.`,
    );
  });
  return without(body, READ_ONLY);
}

function create(exchange: Exchange): Reply {
  const body = readBody(exchange);
  const type = namedType(body);
  if (type === undefined || type === 'namedLocation') throw refusedPolicy("NamedLocation must name its '@odata.type'.");
  checkNotProvided(exchange, type);
  const id = randomUUID();
  const now = exchange.stamp();
  const defaults: JsonObject =
    type === 'ipNamedLocation'
      ? { isTrusted: false, ipRanges: [] }
      : { countriesAndRegions: [], includeUnknownCountriesAndRegions: false, countryLookupMethod: 'clientIpAddress' };
  const stored = {
    '@odata.type': `#microsoft.graph.${type}`,
    id,
    displayName: null,
    // Unlike policies, a new location has been modified when it was created (captured responses, 2025).
    modifiedDateTime: now,
    createdDateTime: now,
    deletedDateTime: null,
    ...defaults,
    ...body,
  };
  checkLocation(stored);
  exchange.state.commit([{ collection: LIVE, id, value: stored }, ...audit(exchange, 'Add', undefined, stored)]);
  return objectReply(exchange, view(exchange, stored), 'namedLocations', 201);
}

function checkNotProvided({ behaviours }: Exchange, type: string | undefined): void {
  if (type === 'compliantNetworkNamedLocation' && behaviours.is('compliantNetworkIsProvided'))
    throw refusedPolicy('A compliant network NamedLocation cannot be created, changed or deleted.');
}

function update(exchange: Exchange): Reply {
  const stored = find(exchange, LIVE);
  checkNotProvided(exchange, namedType(stored));
  const patch = readBody(exchange);
  const named = namedType(patch);
  if (exchange.behaviours.is('locationPatchNeedsType') && (named === undefined || named === 'namedLocation')) {
    throw refusedPolicy("NamedLocation must name its '@odata.type'.");
  }
  if (named !== undefined && named !== 'namedLocation' && named !== namedType(stored)) {
    throw refusedPolicy('The type of a NamedLocation cannot be changed.');
  }
  const value = { ...mergePatch(stored, without(patch, ['@odata.type'])), modifiedDateTime: exchange.stamp() };
  checkLocation(value);
  exchange.state.commit([
    { collection: LIVE, id: textIn(stored.id), value },
    ...audit(exchange, 'Update', stored, value),
  ]);
  return { status: 204 };
}

function remove(exchange: Exchange): Reply {
  const stored = find(exchange, LIVE);
  checkNotProvided(exchange, namedType(stored));
  const id = textIn(stored.id);
  if (stored.isTrusted === true && exchange.behaviours.is('trustedLocationsCannotBeDeleted')) {
    throw refusedPolicy('Cannot delete a trusted NamedLocation. Set isTrusted to false first.');
  }
  if (exchange.behaviours.is('referencedLocationsCannotBeDeleted') && isReferenced(exchange.state, id)) {
    throw refusedPolicy(`NamedLocation with id ${id} is used by a Conditional Access policy and cannot be deleted.`);
  }
  const kept: readonly Write[] = exchange.behaviours.is('policiesAreSoftDeleted')
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
  const id = textIn(stored.id);
  const value = { ...stored, deletedDateTime: null, modifiedDateTime: exchange.stamp() };
  exchange.state.commit([
    { collection: DELETED, id, value: null },
    { collection: LIVE, id, value },
    ...audit(exchange, 'Add', undefined, value),
  ]);
  return objectReply(exchange, view(exchange, value), 'namedLocations');
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
    name: `${verb} named location`,
    category: 'Policy',
    service: 'Conditional Access',
    type: 'NamedLocation',
    id: textIn(subject.id),
    displayName: textIn(subject.displayName),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
}
