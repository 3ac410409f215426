import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../schemas/json.ts';
import { FIRST_PARTY_APPLICATIONS } from '../data/first-party-applications.ts';
import { type Exchange, param, type Reply } from '../http/exchange.ts';
import { directoryObjectNotFound, refusedByDirectory } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { listReply, objectReply } from '../odata/query.ts';
import { bodyAs, show, without } from './collection-support.ts';
import { directoryChange, directoryMisfit, directoryQuery, directoryRow } from './directory-support.ts';
import { textIn } from './values.ts';

/** Service principals; creating one by `appId` is how a tenant gets a first-party application it lacks. */
export const SERVICE_PRINCIPAL_ROUTES: readonly Route[] = [
  read('/servicePrincipals', list),
  read('/servicePrincipals/{id}', (exchange) => one(exchange, directoryRow(exchange, 'servicePrincipals'))),
  read("/servicePrincipals(appId='{appId}')", byAppId),
  {
    method: 'POST',
    path: '/servicePrincipals',
    service: 'directory',
    permissions: PERMISSIONS.writeApplications,
    handle: create,
  },
  {
    method: 'DELETE',
    path: '/servicePrincipals/{id}',
    service: 'directory',
    permissions: PERMISSIONS.writeApplications,
    handle: remove,
  },
  read('/applications', (exchange) =>
    listReply(
      exchange,
      [...exchange.state.read('applications').values()].map((row) => show(exchange, 'application', row)),
      directoryQuery('applications'),
    ),
  ),
  read('/applications/{id}', (exchange) =>
    objectReply(exchange, show(exchange, 'application', directoryRow(exchange, 'applications')), 'applications'),
  ),
];

function read(path: string, handle: Route['handle']): Route {
  return { method: 'GET', path, service: 'directory', permissions: PERMISSIONS.readApplications, handle };
}

function list(exchange: Exchange): Reply {
  const rows = [...exchange.state.read('servicePrincipals').values()].map((row) =>
    show(exchange, 'servicePrincipal', row),
  );
  return listReply(exchange, rows, directoryQuery('servicePrincipals'));
}

function one(exchange: Exchange, row: JsonObject, status = 200): Reply {
  return objectReply(exchange, show(exchange, 'servicePrincipal', row), 'servicePrincipals', status);
}

function byAppId(exchange: Exchange): Reply {
  const appId = param(exchange, 'appId').toLowerCase();
  const row = [...exchange.state.read('servicePrincipals').values()].find(
    (principal) => textIn(principal.appId) === appId,
  );
  if (row === undefined) throw directoryObjectNotFound(appId);
  return one(exchange, row);
}

function create(exchange: Exchange): Reply {
  const body = without(bodyAs(exchange, 'servicePrincipal', directoryMisfit), ['id']);
  const appId = textIn(body.appId).toLowerCase();
  const registered = [...exchange.state.rows('applications').values()].find((row) => row.appId === appId);
  const known = FIRST_PARTY_APPLICATIONS.find(([id]) => id === appId);
  if (registered === undefined && known === undefined) {
    throw refusedByDirectory(
      `The appId '${appId}' of the service principal does not reference a valid application object.`,
      'Request_BadRequest',
    );
  }
  if ([...exchange.state.rows('servicePrincipals').values()].some((row) => row.appId === appId)) {
    throw refusedByDirectory(
      `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
      'Request_MultipleObjectsWithSameKeyValue',
    );
  }
  const id = randomUUID();
  const displayName = known?.[1] ?? registered?.displayName ?? null;
  const stored = { ...servicePrincipal(id, appId, displayName), ...body, appId };
  exchange.state.commit([
    { collection: 'servicePrincipals', id, value: stored },
    ...directoryChange(exchange, 'Add service principal', 'ApplicationManagement', undefined, stored),
  ]);
  return one(exchange, stored, 201);
}

/** A service principal with what every one of them has. */
export function servicePrincipal(id: string, appId: string, displayName: JsonObject[string]): JsonObject {
  return {
    id,
    accountEnabled: true,
    appId,
    appDisplayName: displayName,
    displayName,
    servicePrincipalType: 'Application',
    servicePrincipalNames: [appId],
    tags: [],
  };
}

function remove(exchange: Exchange): Reply {
  const stored = directoryRow(exchange, 'servicePrincipals');
  exchange.state.commit([
    { collection: 'servicePrincipals', id: textIn(stored.id), value: null },
    ...directoryChange(exchange, 'Remove service principal', 'ApplicationManagement', stored, undefined),
  ]);
  return { status: 204 };
}
