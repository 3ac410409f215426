import { type Graph, GraphError } from '../ports.ts';

/** What somebody is in, at any depth. */
export interface Memberships {
  /** Ids of groups, in lower case. */
  readonly groups: ReadonlySet<string>;
  /** Template ids of directory roles that are active, in lower case: policies name roles by these. */
  readonly roles: ReadonlySet<string>;
}

/**
 * The groups and roles of a user; undefined where they may not be read, or the user cannot be found: then it may be in any of them.
 * Roles somebody could activate are not listed (Microsoft docs: user-list-transitivememberof, 2026).
 */
export async function readMemberships(graph: Graph, userId: string): Promise<Memberships | undefined> {
  try {
    const path = `/users/${encodeURIComponent(userId)}/transitiveMemberOf?$select=id,roleTemplateId`;
    const objects = await graph.list({ method: 'GET', apiVersion: 'v1.0', path });
    const roles = objects.flatMap(({ roleTemplateId }) => (typeof roleTemplateId === 'string' ? [roleTemplateId] : []));
    const ids = objects.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
    return { groups: lowered(ids), roles: lowered(roles) };
  } catch (error) {
    if (error instanceof GraphError && (error.status === 403 || error.status === 404)) return undefined;
    throw error;
  }
}

function lowered(values: readonly string[]): ReadonlySet<string> {
  return new Set(values.map((value) => value.toLowerCase()));
}
