import type { Exchange, Reply } from '../http/exchange.ts';
import { param } from '../http/exchange.ts';
import { directoryObjectNotFound } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { listReply } from '../odata/query.ts';
import { directoryQuery } from './directory-support.ts';
import { directoryObjects } from './membership.ts';
import { stringsIn } from './values.ts';

/** Who holds a role, by the id of its template (Microsoft docs: directoryrole-list-members, 2026). */
export const DIRECTORY_ROLE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/directoryRoles/roleTemplateId=/{templateId}/members',
    service: 'directory',
    permissions: PERMISSIONS.readRoles,
    handle: members,
  },
];

/** A role that nobody has ever been given is not activated, and only activated roles are found. */
function members(exchange: Exchange): Reply {
  const templateId = param(exchange, 'templateId').toLowerCase();
  const holders = [...exchange.state.read('roleAssignments')].flatMap(([id, row]) =>
    stringsIn(row.roles).includes(templateId) ? [id] : [],
  );
  if (holders.length === 0) throw directoryObjectNotFound(templateId);
  return listReply(exchange, directoryObjects(exchange.state, holders), directoryQuery('directoryObjects'));
}
