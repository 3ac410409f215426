import type { JsonObject } from '../../../schemas/json.ts';
import { ROLE_TEMPLATES } from '../data/directory-role-templates.ts';
import { type Exchange, param, type Reply } from '../http/exchange.ts';
import { directoryObjectNotFound } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { listReply, objectReply } from '../odata/query.ts';
import { directoryQuery } from './directory-support.ts';

/** The built-in roles, as templates and as definitions; a tenant cannot change them. */
export const DIRECTORY_ROLE_TEMPLATE_ROUTES: readonly Route[] = [
  route('/directoryRoleTemplates', (exchange) => list(exchange, TEMPLATES, 'directoryRoleTemplates')),
  route('/directoryRoleTemplates/{id}', (exchange) => one(exchange, TEMPLATES, 'directoryRoleTemplates')),
  route('/roleManagement/directory/roleDefinitions', (exchange) =>
    list(exchange, DEFINITIONS, 'roleManagement/directory/roleDefinitions'),
  ),
  route('/roleManagement/directory/roleDefinitions/{id}', (exchange) =>
    one(exchange, DEFINITIONS, 'roleManagement/directory/roleDefinitions'),
  ),
];

const TEMPLATES: readonly JsonObject[] = ROLE_TEMPLATES.map(([id, displayName]) => ({
  id,
  deletedDateTime: null,
  description: null,
  displayName,
}));

const DEFINITIONS: readonly JsonObject[] = ROLE_TEMPLATES.map(([id, displayName, isPrivileged]) => ({
  id,
  templateId: id,
  displayName,
  description: null,
  isBuiltIn: true,
  isEnabled: true,
  isPrivileged,
  resourceScopes: ['/'],
}));

function route(path: string, handle: Route['handle']): Route {
  return { method: 'GET', path, service: 'directory', permissions: PERMISSIONS.readRoles, handle };
}

function list(exchange: Exchange, rows: readonly JsonObject[], context: string): Reply {
  // These two collections come whole (Microsoft docs: directoryroletemplate-list, 2026).
  return listReply(exchange, rows, { ...directoryQuery(context), paging: { size: 999, maximum: 999 } });
}

function one(exchange: Exchange, rows: readonly JsonObject[], context: string): Reply {
  const id = param(exchange, 'id').toLowerCase();
  const row = rows.find((role) => role.id === id);
  if (row === undefined) throw directoryObjectNotFound(id);
  return objectReply(exchange, row, context);
}
