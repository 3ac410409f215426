import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../../schemas/json.ts';
import { ROLE_TEMPLATES } from '../data/directory-role-templates.ts';
import { type Exchange, param, type Reply } from '../http/exchange.ts';
import { directoryObjectNotFound, refusedByDirectory } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { listReply, objectReply } from '../odata/query.ts';
import { bodyAs, show, without } from './collection-support.ts';
import { directoryChange, directoryMisfit, directoryQuery } from './directory-support.ts';
import { directoryObjects, groupIdsOf } from './membership.ts';
import { stringsIn, textIn } from './values.ts';

const READ_ONLY = ['id', 'createdDateTime', 'deletedDateTime', 'passwordProfile'];
/** What a GET of users shows unless `$select` asks for more (Microsoft docs: user-list, 2026). */
const SHOWN = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];

/** Users, and the groups they are in. */
export const USER_ROUTES: readonly Route[] = [
  read('/users', list),
  read('/users/{id}', (exchange) => reply(exchange, find(exchange))),
  read('/users/{id}/memberOf', (exchange) => memberships(exchange, false)),
  read('/users/{id}/transitiveMemberOf', (exchange) => memberships(exchange, true)),
  { method: 'POST', path: '/users', service: 'directory', permissions: PERMISSIONS.writeUsers, handle: create },
  { method: 'PATCH', path: '/users/{id}', service: 'directory', permissions: PERMISSIONS.writeUsers, handle: update },
  { method: 'DELETE', path: '/users/{id}', service: 'directory', permissions: PERMISSIONS.writeUsers, handle: remove },
];

function read(path: string, handle: Route['handle']): Route {
  return { method: 'GET', path, service: 'directory', permissions: PERMISSIONS.readUsers, handle };
}

/** One user, with what the service shows of it when nobody says what to show. */
function reply(exchange: Exchange, row: JsonObject, status = 200): Reply {
  const user = show(exchange, 'user', row);
  const whole = exchange.query.has('$select') || exchange.version === 'beta';
  const shown = whole ? user : Object.fromEntries(SHOWN.map((name) => [name, user[name] ?? null]));
  return objectReply(exchange, shown, 'users', status);
}

function list(exchange: Exchange): Reply {
  const rows = [...exchange.state.read('users').values()].map((row) => show(exchange, 'user', row));
  const shown = exchange.version === 'beta' ? {} : { shown: SHOWN };
  return listReply(exchange, rows, { ...directoryQuery('users'), ...shown });
}

/** Users answer to their id and to their principal name. */
function find(exchange: Exchange): JsonObject {
  const key = param(exchange, 'id').toLowerCase();
  const rows = exchange.method === 'GET' ? exchange.state.read('users') : exchange.state.rows('users');
  const row = rows.get(key) ?? [...rows.values()].find((user) => textIn(user.userPrincipalName).toLowerCase() === key);
  if (row === undefined) throw directoryObjectNotFound(param(exchange, 'id'));
  return row;
}

function memberships(exchange: Exchange, transitive: boolean): Reply {
  const id = textIn(find(exchange).id);
  const groups = groupIdsOf(exchange.state.read('groupMembers'), id, transitive);
  const rows = [...directoryObjects(exchange.state, groups), ...activeRoles(exchange, id)];
  return listReply(exchange, rows, directoryQuery('directoryObjects'));
}

/** (Microsoft docs: directoryRole, 2026; the id is the tenant's own, the template's is the same everywhere) */
function activeRoles(exchange: Exchange, userId: string): readonly JsonObject[] {
  const held = stringsIn(exchange.state.read('roleAssignments').get(userId)?.roles);
  return ROLE_TEMPLATES.filter(([id]) => held.includes(id)).map(([roleTemplateId, displayName]) => ({
    '@odata.type': '#microsoft.graph.directoryRole',
    id: `${roleTemplateId.slice(0, 24)}${userId.slice(-12)}`,
    displayName,
    roleTemplateId,
  }));
}

function create(exchange: Exchange): Reply {
  const read = bodyAs(exchange, 'user', directoryMisfit);
  for (const name of ['displayName', 'userPrincipalName', 'mailNickname']) {
    if (textIn(read[name]) === '')
      throw refusedByDirectory(`A value is required for property '${name}' of resource 'User'.`);
  }
  if (typeof read.accountEnabled !== 'boolean') {
    throw refusedByDirectory("A value is required for property 'accountEnabled' of resource 'User'.");
  }
  const name = textIn(read.userPrincipalName).toLowerCase();
  if (
    [...exchange.state.rows('users').values()].some((user) => textIn(user.userPrincipalName).toLowerCase() === name)
  ) {
    throw refusedByDirectory('Another object with the same value for property userPrincipalName already exists.');
  }
  const id = randomUUID();
  const stored = { id, ...USER_DEFAULTS, ...without(read, READ_ONLY), createdDateTime: exchange.stamp() };
  exchange.state.commit([
    { collection: 'users', id, value: stored },
    ...directoryChange(exchange, 'Add user', 'UserManagement', undefined, stored),
  ]);
  return reply(exchange, stored, 201);
}

/** What a user has who was given nothing else. */
export const USER_DEFAULTS: JsonObject = {
  accountEnabled: true,
  businessPhones: [],
  displayName: null,
  givenName: null,
  jobTitle: null,
  mail: null,
  mobilePhone: null,
  officeLocation: null,
  preferredLanguage: null,
  surname: null,
  userPrincipalName: null,
  userType: 'Member',
};

function update(exchange: Exchange): Reply {
  const stored = find(exchange);
  const value = { ...stored, ...without(bodyAs(exchange, 'user', directoryMisfit), READ_ONLY) };
  exchange.state.commit([
    { collection: 'users', id: textIn(stored.id), value },
    ...directoryChange(exchange, 'Update user', 'UserManagement', stored, value),
  ]);
  return { status: 204 };
}

function remove(exchange: Exchange): Reply {
  const stored = find(exchange);
  const id = textIn(stored.id);
  const memberOf = groupIdsOf(exchange.state.rows('groupMembers'), id, false);
  exchange.state.commit([
    { collection: 'users', id, value: null },
    ...memberOf.map((group) => withoutMember(exchange, group, id)),
    ...directoryChange(exchange, 'Delete user', 'UserManagement', stored, undefined),
  ]);
  return { status: 204 };
}

function withoutMember(exchange: Exchange, group: string, id: string) {
  const row = exchange.state.rows('groupMembers').get(group);
  const members = Array.isArray(row?.members) ? row.members.filter((member) => member !== id) : [];
  return { collection: 'groupMembers' as const, id: group, value: { members } };
}
