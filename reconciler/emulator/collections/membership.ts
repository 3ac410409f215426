import type { JsonObject } from '../../../schemas/json.ts';
import type { CollectionName, Rows, TenantState } from '../store/tenant-state.ts';
import { stringsIn } from './values.ts';

/** Collections whose objects can be members of a group, with their types. */
const MEMBER_TYPES = [
  ['users', 'user'],
  ['groups', 'group'],
  ['servicePrincipals', 'servicePrincipal'],
] as const satisfies readonly (readonly [CollectionName, string])[];

/** A directory object as it appears among others: with its type. Undefined for an id nobody has. */
export function directoryObject(state: TenantState, id: string): JsonObject | undefined {
  for (const [collection, type] of MEMBER_TYPES) {
    const row = state.rows(collection).get(id.toLowerCase());
    if (row !== undefined) return { '@odata.type': `#microsoft.graph.${type}`, ...row };
  }
  return undefined;
}

/** The objects behind some ids, in their order; ids nobody has are left out. */
export function directoryObjects(state: TenantState, ids: readonly string[]): readonly JsonObject[] {
  return ids.map((id) => directoryObject(state, id)).filter((object) => object !== undefined);
}

/** The ids of a group's direct members, in the order in which they were added. */
export function memberIds(members: Rows, groupId: string): readonly string[] {
  return stringsIn(members.get(groupId)?.members);
}

/** Every member of a group at any depth, each once; a cycle of groups ends where it closes. */
export function transitiveMemberIds(members: Rows, groupId: string): readonly string[] {
  const found = new Set<string>();
  const waiting = [...memberIds(members, groupId)];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...memberIds(members, id));
  }
  return [...found];
}

/** The groups an object is in, directly or (with `transitive`) through other groups. */
export function groupIdsOf(members: Rows, id: string, transitive: boolean): readonly string[] {
  return [...members.keys()].filter((groupId) => {
    const ids = transitive ? transitiveMemberIds(members, groupId) : memberIds(members, groupId);
    return ids.includes(id);
  });
}
