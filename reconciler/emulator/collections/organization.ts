import type { Exchange, Reply } from '../http/exchange.ts';
import { param } from '../http/exchange.ts';
import { directoryObjectNotFound } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { listReply, objectReply } from '../odata/query.ts';
import { show } from './collection-support.ts';
import { directoryQuery } from './directory-support.ts';

/** The tenant itself. */
export const ORGANIZATION_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/organization',
    service: 'directory',
    permissions: PERMISSIONS.readOrganization,
    handle: list,
  },
  {
    method: 'GET',
    path: '/organization/{id}',
    service: 'directory',
    permissions: PERMISSIONS.readOrganization,
    handle: one,
  },
];

function list(exchange: Exchange): Reply {
  const row = exchange.state.read('tenant').get('organization');
  return listReply(
    exchange,
    row === undefined ? [] : [show(exchange, 'organization', row)],
    directoryQuery('organization'),
  );
}

function one(exchange: Exchange): Reply {
  const row = exchange.state.read('tenant').get('organization');
  if (row === undefined || row.id !== param(exchange, 'id')) throw directoryObjectNotFound(param(exchange, 'id'));
  return objectReply(exchange, show(exchange, 'organization', row), 'organization');
}
