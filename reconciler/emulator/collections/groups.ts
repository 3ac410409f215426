import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../schemas/json.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import { param } from '../http/exchange.ts';
import { directoryObjectNotFound, Failure, refusedByDirectory } from '../http/failure.ts';
import type { Route } from '../http/route.ts';
import { PERMISSIONS } from '../identity/permissions.ts';
import { listReply, objectReply } from '../odata/query.ts';
import { bodyAs, show, without } from './collection-support.ts';
import { directoryChange, directoryMisfit, directoryQuery, directoryRow } from './directory-support.ts';
import { directoryObject, directoryObjects, memberIds, transitiveMemberIds } from './membership.ts';
import { stringsIn, textIn } from './values.ts';

const READ_ONLY = ['id', 'createdDateTime', 'renewedDateTime', 'deletedDateTime', 'members', 'owners'];
const CATEGORY = 'GroupManagement';

/** Groups and who is in them. */
export const GROUP_ROUTES: readonly Route[] = [
  read('/groups', list),
  read('/groups/$count', (exchange) => countReply(exchange, exchange.state.read('groups').size)),
  read('/groups/{id}', (exchange) => objectReply(exchange, view(exchange, directoryRow(exchange, 'groups')), 'groups')),
  read('/groups/{id}/members', (exchange) => listMembers(exchange, memberIds)),
  read('/groups/{id}/transitiveMembers', (exchange) => listMembers(exchange, transitiveMemberIds)),
  read('/groups/{id}/members/$count', (exchange) => countReply(exchange, members(exchange, memberIds).length)),
  read('/groups/{id}/transitiveMembers/$count', (exchange) =>
    countReply(exchange, members(exchange, transitiveMemberIds).length),
  ),
  { method: 'POST', path: '/groups', service: 'directory', permissions: PERMISSIONS.writeGroups, handle: create },
  { method: 'PATCH', path: '/groups/{id}', service: 'directory', permissions: PERMISSIONS.writeGroups, handle: update },
  {
    method: 'DELETE',
    path: '/groups/{id}',
    service: 'directory',
    permissions: PERMISSIONS.writeGroups,
    handle: remove,
  },
  {
    method: 'POST',
    path: '/groups/{id}/members/$ref',
    service: 'directory',
    permissions: PERMISSIONS.writeMembers,
    handle: addMember,
  },
  {
    method: 'DELETE',
    path: '/groups/{id}/members/{memberId}/$ref',
    service: 'directory',
    permissions: PERMISSIONS.writeMembers,
    handle: removeMember,
  },
];

function read(path: string, handle: Route['handle']): Route {
  return { method: 'GET', path, service: 'directory', permissions: PERMISSIONS.readGroups, handle };
}

function view(exchange: Exchange, row: JsonObject): JsonObject {
  return show(exchange, 'group', row);
}

function list(exchange: Exchange): Reply {
  return listReply(
    exchange,
    [...exchange.state.read('groups').values()].map((row) => view(exchange, row)),
    directoryQuery('groups'),
  );
}

/** `$count` segments answer with a bare number, and only to clients that accept eventual consistency. */
function countReply({ headers, behaviours }: Exchange, count: number): Reply {
  if (behaviours.is('advancedQueriesNeedConsistencyLevel') && headers.consistencylevel?.toLowerCase() !== 'eventual') {
    throw new Failure(400, 'Request_BadRequest', '$count is not currently supported.', 'directory');
  }
  return { status: 200, body: count, headers: { 'content-type': 'text/plain' } };
}

function members(exchange: Exchange, ids: typeof memberIds): readonly JsonObject[] {
  const groupId = textIn(directoryRow(exchange, 'groups').id);
  return directoryObjects(exchange.state, ids(exchange.state.read('groupMembers'), groupId));
}

function listMembers(exchange: Exchange, ids: typeof memberIds): Reply {
  return listReply(exchange, members(exchange, ids), directoryQuery('directoryObjects'));
}

function create(exchange: Exchange): Reply {
  const { 'members@odata.bind': bound, ...rest } = isJsonObject(exchange.body) ? exchange.body : {};
  const body = without(
    bodyAs(exchange, 'group', directoryMisfit, isJsonObject(exchange.body) ? rest : undefined),
    READ_ONLY,
  );
  checkGroup(body);
  const ids = stringsIn(bound).map((reference) => referencedId(exchange, reference));
  const id = randomUUID();
  const stored = { id, ...groupDefaults(body), createdDateTime: exchange.stamp(), ...body };
  exchange.state.commit([
    { collection: 'groups', id, value: stored },
    { collection: 'groupMembers', id, value: { members: ids } },
    ...directoryChange(exchange, 'Add group', CATEGORY, undefined, stored),
  ]);
  return objectReply(exchange, view(exchange, stored), 'groups', 201);
}

/** What a new group is read back with besides what was sent. */
export function groupDefaults(body: JsonObject): JsonObject {
  return {
    deletedDateTime: null,
    description: null,
    displayName: null,
    groupTypes: [],
    isAssignableToRole: null,
    mail: null,
    mailEnabled: false,
    mailNickname: null,
    membershipRule: null,
    membershipRuleProcessingState: null,
    onPremisesSyncEnabled: null,
    securityEnabled: true,
    visibility: stringsIn(body.groupTypes).includes('Unified') ? 'Public' : null,
  };
}

/** (Microsoft docs: group-post-groups, 2026) */
function checkGroup(body: JsonObject): void {
  for (const name of ['displayName', 'mailNickname']) {
    if (textIn(body[name]) === '')
      throw refusedByDirectory(`A value is required for property '${name}' of resource 'Group'.`);
  }
  for (const name of ['mailEnabled', 'securityEnabled']) {
    if (typeof body[name] !== 'boolean')
      throw refusedByDirectory(`A value is required for property '${name}' of resource 'Group'.`);
  }
  checkDynamic(body);
}

function checkDynamic(group: JsonObject): void {
  const dynamic = stringsIn(group.groupTypes).includes('DynamicMembership');
  const ruled = textIn(group.membershipRule) !== '' && textIn(group.membershipRuleProcessingState) !== '';
  if (dynamic && !ruled) {
    throw refusedByDirectory("A dynamic group needs 'membershipRule' and 'membershipRuleProcessingState'.");
  }
  if (!dynamic && textIn(group.membershipRule) !== '') {
    throw refusedByDirectory(
      "Property 'membershipRule' is only valid for groups with 'DynamicMembership' in 'groupTypes'.",
    );
  }
}

function update(exchange: Exchange): Reply {
  const stored = directoryRow(exchange, 'groups');
  const patch = without(bodyAs(exchange, 'group', directoryMisfit), READ_ONLY);
  const value = { ...stored, ...patch };
  checkGroup(value);
  exchange.state.commit([
    { collection: 'groups', id: textIn(stored.id), value },
    ...directoryChange(exchange, 'Update group', CATEGORY, stored, value),
  ]);
  return { status: 204 };
}

function remove(exchange: Exchange): Reply {
  const stored = directoryRow(exchange, 'groups');
  const id = textIn(stored.id);
  const elsewhere = [...exchange.state.rows('groupMembers')].filter(([, row]) => stringsIn(row.members).includes(id));
  exchange.state.commit([
    { collection: 'groups', id, value: null },
    { collection: 'groupMembers', id, value: null },
    ...elsewhere.map(([group, row]) => ({
      collection: 'groupMembers' as const,
      id: group,
      value: { members: stringsIn(row.members).filter((member) => member !== id) },
    })),
    ...directoryChange(exchange, 'Delete group', CATEGORY, stored, undefined),
  ]);
  return { status: 204 };
}

/** The id at the end of a `@odata.id` or `@odata.bind` address. Throws Failure 404 for an object that does not exist. */
function referencedId(exchange: Exchange, reference: string): string {
  const id = (/([^/'(]+)'?\)?$/.exec(reference)?.[1] ?? '').toLowerCase();
  if (directoryObject(exchange.state, id) === undefined) throw directoryObjectNotFound(id);
  return id;
}

function addMember(exchange: Exchange): Reply {
  const group = directoryRow(exchange, 'groups');
  const reference = isJsonObject(exchange.body) ? textIn(exchange.body['@odata.id']) : '';
  if (reference === '') throw refusedByDirectory("The '@odata.id' of the member is required.");
  const id = referencedId(exchange, reference);
  const present = memberIds(exchange.state.rows('groupMembers'), textIn(group.id));
  if (present.includes(id)) {
    throw refusedByDirectory(
      "One or more added object references already exist for the following modified properties: 'members'.",
    );
  }
  if (stringsIn(group.groupTypes).includes('DynamicMembership')) {
    throw refusedByDirectory('Insufficient privileges: the members of a dynamic group follow its rule.');
  }
  return setMembers(exchange, group, [...present, id], 'Add member to group');
}

function removeMember(exchange: Exchange): Reply {
  const group = directoryRow(exchange, 'groups');
  const id = param(exchange, 'memberId').toLowerCase();
  const present = memberIds(exchange.state.rows('groupMembers'), textIn(group.id));
  if (!present.includes(id)) throw directoryObjectNotFound(id);
  const rest = present.filter((member) => member !== id);
  return setMembers(exchange, group, rest, 'Remove member from group');
}

function setMembers(exchange: Exchange, group: JsonObject, ids: readonly string[], activity: string): Reply {
  const before = { members: memberIds(exchange.state.rows('groupMembers'), textIn(group.id)) };
  const subject = { id: group.id ?? null, displayName: group.displayName ?? null };
  exchange.state.commit([
    { collection: 'groupMembers', id: textIn(group.id), value: { members: ids } },
    ...directoryChange(exchange, activity, CATEGORY, { ...subject, ...before }, { ...subject, members: ids }),
  ]);
  return { status: 204 };
}
