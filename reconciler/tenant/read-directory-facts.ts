import type { DirectoryFacts, Person } from '../../schemas/coverage.ts';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { isGuid } from '../../schemas/reference.ts';
import { type Clock, type Graph, GraphError } from '../ports.ts';
import { type ListedOrNot, listBatched } from './list-batched.ts';

/** Graph takes at most this many ids at once (Microsoft docs: directoryobject-getbyids). */
const idsPerRequest = 1000;

export interface DirectoryQuestion {
  readonly graph: Graph;
  readonly clock: Clock;
  /** Ids of groups and template ids of roles that policies name. */
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  readonly onProgress?: ((text: string) => void) | undefined;
}

export interface DirectoryAnswer {
  /** undefined where users may not be listed: then nothing is known of people. */
  readonly facts: DirectoryFacts | undefined;
  /** Display names of groups, by id in lower case. */
  readonly groupNames: ReadonlyMap<string, string>;
  /** What could not be read, as paths of Graph. */
  readonly unread: readonly string[];
}

/**
 * Everybody who can sign in, and who of them is in each of the groups and roles at any depth. A group that is gone has no members; one
 * that may not be read is told as unread, and is not empty.
 */
export async function readDirectoryFacts(question: DirectoryQuestion): Promise<DirectoryAnswer> {
  const { graph, clock, onProgress } = question;
  onProgress?.('reading users');
  const users = await allowed(() =>
    graph.list(get('/users?$select=id,userPrincipalName,userType,accountEnabled&$top=999')),
  );
  const holders = await listBatched({
    graph,
    clock,
    paths: users === undefined ? [] : question.roles.map(holdersPath),
  });
  const groups = [...new Set([...question.groups.filter(isGuid), ...groupsAmong(holders)])];
  const groupNames = (await allowed(() => readNames(graph, groups))) ?? new Map<string, string>();
  if (users === undefined) return { facts: undefined, groupNames, unread: ['/users'] };
  // Disabled accounts cannot sign in: nobody can be let in or locked out with them.
  const people = users.filter(({ accountEnabled }) => accountEnabled !== false).map(personOf);
  const lists = await listBatched({
    ...{ graph, clock },
    paths: groups.map(membersPath),
    onProgress: (done, total) => onProgress?.(`reading who is in which group: ${done} of ${total}`),
  });
  const at = (path: string) => lists.get(path) ?? holders.get(path) ?? 'missing';
  return {
    facts: {
      people,
      groups: groups.map((id) => ({
        id,
        ...membersIn(at(membersPath(id))),
        ...named(groupNames.get(id.toLowerCase())),
      })),
      roles: question.roles.map((id) => ({ id, ...membersIn(at(holdersPath(id))) })),
    },
    groupNames,
    unread: [...lists, ...holders].filter(([, list]) => list === 'forbidden').map(([path]) => path),
  };
}

/** `@odata.type` comes along unasked where a list holds objects of several types. */
function membersPath(id: string): string {
  return `/groups/${id.toLowerCase()}/transitiveMembers?$select=id&$top=999`;
}

/** A role nobody has activated is not found (Microsoft docs: directoryrole-list-members, 2026). */
function holdersPath(templateId: string): string {
  return `/directoryRoles(roleTemplateId='${templateId.toLowerCase()}')/members?$select=id`;
}

/** A role may be held by a group, for all its members (Microsoft docs: groups-concept, role-assignable groups). */
function groupsAmong(holders: ReadonlyMap<string, ListedOrNot>): readonly string[] {
  return [...holders.values()]
    .flatMap((list) => (typeof list === 'string' ? [] : list))
    .filter((holder) => holder['@odata.type'] === '#microsoft.graph.group')
    .map(({ id }) => String(id).toLowerCase());
}

function membersIn(list: ListedOrNot): Pick<DirectoryFacts['groups'][number], 'members' | 'hasDevices'> {
  if (list === 'forbidden') return { members: undefined };
  if (list === 'missing') return { members: [] };
  const hasDevices = list.some((member) => member['@odata.type'] === '#microsoft.graph.device');
  return { members: list.map(({ id }) => String(id)), hasDevices };
}

function named(name: string | undefined) {
  return name === undefined ? {} : { name };
}

/** Users of other tenants have `#EXT#` in their name, whether guests or members (Microsoft docs: b2b user-properties, 2025). */
function personOf(user: JsonObject): Person {
  const name = String(user.userPrincipalName ?? user.id);
  return { id: String(user.id), name, external: user.userType === 'Guest' || name.toUpperCase().includes('#EXT#') };
}

async function readNames(graph: Graph, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (let start = 0; start < ids.length; start += idsPerRequest) {
    const body = { ids: ids.slice(start, start + idsPerRequest), types: ['group'] };
    const answer = await graph.send({ method: 'POST', apiVersion: 'v1.0', path: '/directoryObjects/getByIds', body });
    const found = isJsonObject(answer.body) && Array.isArray(answer.body.value) ? answer.body.value : [];
    for (const { id, displayName } of found.filter(isJsonObject))
      if (typeof displayName === 'string') names.set(String(id).toLowerCase(), displayName);
  }
  return names;
}

function get(path: string) {
  return { method: 'GET', apiVersion: 'v1.0', path } as const;
}

async function allowed<Answer>(read: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GraphError && error.status === 403) return undefined;
    throw error;
  }
}
