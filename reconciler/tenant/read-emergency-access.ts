import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { isReference, parseReference, type Reference, writtenForm } from '../../schemas/reference.ts';
import { permissionsFor } from '../graph/permissions.ts';
import { type Graph, GraphError } from '../ports.ts';
import type { Directory } from './directory.ts';

/** What the directory says of an account: whether somebody could sign in with it. */
export interface EmergencyAccount {
  readonly name: string;
  readonly state: 'enabled' | 'disabled' | 'missing' | 'unknown';
}

export interface EmergencyGroup {
  readonly name: string;
  /** Everybody who will be in it once the plan is carried out, at any depth; undefined where nobody can tell. */
  readonly members: readonly EmergencyAccount[] | undefined;
}

/** Who can get in when everybody else is locked out, as far as it could be read. */
export interface EmergencyAccess {
  readonly accounts: readonly EmergencyAccount[];
  readonly groups: readonly EmergencyGroup[];
  /** Permissions that reading the rest would have needed. */
  readonly missingPermissions: readonly string[];
}

/** Somebody declared as emergency access: a name, or an id. */
export type Declared = Reference | string;

export interface EmergencyDeclaration {
  readonly users: readonly Declared[];
  readonly groups: readonly Declared[];
  /** The members git wants a group to have, where its document lists them; none for a group yet to be made without any. */
  membersOf(group: Declared): readonly Json[] | undefined;
}

/**
 * Reads the emergency access accounts and the groups of them. What may not be read is unknown and told with the permission it takes;
 * any other failure is one of the whole reading, because an account that was not read must never look like one that is not there.
 */
export async function readEmergencyAccess(
  graph: Graph,
  directory: Directory,
  declared: EmergencyDeclaration,
): Promise<EmergencyAccess> {
  const missing = new Set<string>();
  const reader = { graph, directory, missing };
  const accounts: EmergencyAccount[] = [];
  for (const user of declared.users) accounts.push(await readAccount(reader, user));
  const groups: EmergencyGroup[] = [];
  for (const group of declared.groups) {
    const wanted = declared.membersOf(group);
    const members = wanted === undefined ? await readMembers(reader, group) : await readAccounts(reader, wanted);
    groups.push({ name: nameOf(group), members });
  }
  return { accounts, groups, missingPermissions: [...missing] };
}

interface Reader {
  readonly graph: Graph;
  readonly directory: Directory;
  readonly missing: Set<string>;
}

async function readAccounts(reader: Reader, users: readonly Json[]): Promise<readonly EmergencyAccount[]> {
  const accounts: EmergencyAccount[] = [];
  for (const user of users)
    if (isReference(user) || typeof user === 'string') accounts.push(await readAccount(reader, user));
  return accounts;
}

/** A user answers to its id and to its principal name (Microsoft docs: user-get, 2026). */
async function readAccount(reader: Reader, user: Declared): Promise<EmergencyAccount> {
  const key = typeof user === 'string' ? user : (reader.directory.idOf(user) ?? parseReference(user).name);
  const path = `/users/${encodeURIComponent(key)}?$select=id,userPrincipalName,accountEnabled`;
  const body = await allowed(reader, async () => (await reader.graph.send(get(path))).body);
  if (body === 'refused') return { name: nameOf(user), state: 'unknown' };
  return isJsonObject(body) ? accountOf(reader, body) : { name: nameOf(user), state: 'missing' };
}

async function readMembers(reader: Reader, group: Declared): Promise<readonly EmergencyAccount[] | undefined> {
  const id = await groupId(reader, group);
  if (id === 'refused') return undefined;
  if (id === undefined) return [];
  const path = `/groups/${encodeURIComponent(id)}/transitiveMembers?$select=id,userPrincipalName,accountEnabled`;
  const members = await allowed(reader, () => reader.graph.list(get(path)));
  if (members === 'refused') return undefined;
  return (members ?? []).filter(isUser).map((member) => accountOf(reader, member));
}

/** undefined for a group that is not there, or that two go by the name of: neither can be relied on. */
async function groupId(reader: Reader, group: Declared): Promise<string | 'refused' | undefined> {
  const known = typeof group === 'string' ? group : reader.directory.idOf(group);
  if (known !== undefined || typeof group === 'string') return known;
  const filter = encodeURIComponent(`displayName eq '${parseReference(group).name.replaceAll("'", "''")}'`);
  const found = await allowed(reader, () => reader.graph.list(get(`/groups?$select=id,displayName&$filter=${filter}`)));
  if (found === 'refused') return found;
  const [only] = found ?? [];
  return found?.length === 1 && typeof only?.id === 'string' ? only.id : undefined;
}

function get(path: string) {
  return { method: 'GET', apiVersion: 'v1.0', path } as const;
}

/** The answer; `refused` without the permission, undefined for what is not there. */
async function allowed<Answer>(reader: Reader, read: () => Promise<Answer>): Promise<Answer | 'refused' | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    if (error.status === 404) return undefined;
    if (error.status !== 403) throw error;
    for (const name of permissionsFor(error.request)?.all ?? []) reader.missing.add(name);
    return 'refused';
  }
}

function accountOf(reader: Reader, body: JsonObject): EmergencyAccount {
  const name = String(body.userPrincipalName ?? body.id);
  // `User.ReadBasic.All` shows who there is, not who is enabled (Microsoft docs: permissions-reference, 2026).
  if (typeof body.accountEnabled !== 'boolean') reader.missing.add('User.Read.All');
  const state = typeof body.accountEnabled !== 'boolean' ? 'unknown' : body.accountEnabled ? 'enabled' : 'disabled';
  return { name, state };
}

function isUser(member: JsonObject): boolean {
  const type = member['@odata.type'];
  return type === undefined ? typeof member.userPrincipalName === 'string' : type === '#microsoft.graph.user';
}

function nameOf(declared: Declared): string {
  return typeof declared === 'string' ? declared : writtenForm(declared);
}
