import type { CoveredPeople } from '../../schemas/coverage.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { isReference, writtenForm } from '../../schemas/reference.ts';
import { wellKnownName } from '../../schemas/wellknown/index.ts';

/** A set of people that a policy names with one word: everyone, a group, a role, one user, guests. */
export interface Atom {
  readonly kind: CoveredPeople['kind'];
  /** Equal for the same set, however it is written. */
  readonly key: string;
  /** The name or id as it stands in the body. */
  readonly value: Json;
}

export const everyone: Atom = { kind: 'everyone', key: 'everyone', value: 'All' };
const guests: Atom = { kind: 'guests', key: 'guests', value: 'guests' };

const collections = { group: 'groups', user: 'users', role: 'directoryRoleTemplates' } as const;

/** The set behind a name or an id. Ids compare without regard to case. */
export function atomOf(kind: keyof typeof collections, value: Json): Atom {
  const key = isReference(value) ? value.$ref : `${collections[kind]}/id:${String(value).toLowerCase()}`;
  return { kind, key, value };
}

/**
 * The sets one side of `conditions.users` names, each once. Agents are left out: they have no device
 * (graph metadata beta: `AllAgentIdUsers`).
 */
export function atomsIn(users: JsonObject, side: 'include' | 'exclude'): readonly Atom[] {
  const atoms = [
    ...listIn(users, `${side}Users`).flatMap(userAtoms),
    ...listIn(users, `${side}Groups`).map((value) => atomOf('group', value)),
    ...listIn(users, `${side}Roles`).map((value) => atomOf('role', value)),
    ...(isJsonObject(users[`${side}GuestsOrExternalUsers`]) ? [guests] : []),
  ];
  return [...new Map(atoms.map((atom) => [atom.key, atom])).values()];
}

/** Words of Graph's own among the ids of users, in lower case. */
const words: Readonly<Record<string, readonly Atom[]>> = {
  all: [everyone],
  none: [],
  guestsorexternalusers: [guests],
  allagentidusers: [],
};

function userAtoms(value: Json): readonly Atom[] {
  const known = typeof value === 'string' ? words[value.toLowerCase()] : undefined;
  return known ?? [atomOf('user', value)];
}

/** The members of a list; null, nothing and anything else are no members, as to Graph. */
export function listIn(body: JsonObject, name: string): readonly Json[] {
  const value = body[name];
  return Array.isArray(value) ? value : [];
}

/** What people call the set. `nameOf` knows names of ids. */
export function nameOfAtom(
  { kind, value }: Atom,
  nameOf: (kind: Atom['kind'], id: string) => string | undefined,
): string {
  if (kind === 'everyone' || kind === 'guests') return kind;
  if (isReference(value)) return writtenForm(value);
  const id = String(value);
  return nameOf(kind, id) ?? (kind === 'role' ? wellKnownName('directoryRoleTemplates', id) : undefined) ?? id;
}
