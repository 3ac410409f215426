import type { DirectoryFacts } from '../../schemas/coverage.ts';
import type { Atom } from './atom.ts';
import { addAll, allBits, type Bits, noBits, setBit } from './bits.ts';

/** A set known in part: who is in it for sure, and who may be. */
export interface Possible {
  readonly sure: Bits;
  readonly possible: Bits;
}

/** Who is in what, at any depth, as sets of people. */
export interface Memberships {
  readonly size: number;
  readonly all: Bits;
  readonly none: Bits;
  /** Guests and users of other tenants. */
  readonly external: Bits;
  noneYet(): Bits;
  nameAt(index: number): string;
  /** The people an atom means. */
  peopleOf(atom: Atom): Possible;
  /** The people whose devices an assignment to the atom means. A group that holds devices may hold anybody's. */
  devicesOf(atom: Atom): Possible;
  /** Whether nobody could say who is in it. */
  isOpen(atom: Atom): boolean;
}

interface Group {
  readonly people: Bits;
  /** True when it, or a group within it, could not be read. */
  readonly isOpen: boolean;
  readonly hasDevices: boolean;
}

export function membershipsOf(facts: DirectoryFacts): Memberships {
  const size = facts.people.length;
  const [all, none, external] = [allBits(size), noBits(size), noBits(size)];
  for (const [index, person] of facts.people.entries()) if (person.external) setBit(external, index);
  const people = peopleByKey(facts);
  const sets = setsOf(facts, people, size);
  const peopleOf = (atom: Atom): Possible => {
    if (atom.kind === 'everyone') return certain(all);
    if (atom.kind === 'guests') return certain(external);
    // A user who is not among the people cannot sign in; a group or role nobody asked about may hold anybody.
    if (atom.kind === 'user') return certain(only(people.get(lower(atom.key)), size));
    const set = sets.get(atom.key);
    return { sure: set?.people ?? none, possible: set?.isOpen === false ? set.people : all };
  };
  return {
    ...{ size, all, none, external, peopleOf },
    noneYet: () => noBits(size),
    nameAt: (index) => facts.people[index]?.name ?? '',
    devicesOf: (atom) =>
      sets.get(atom.key)?.hasDevices === true ? { ...peopleOf(atom), possible: all } : peopleOf(atom),
    isOpen: ({ kind, key }) => (kind === 'group' || kind === 'role') && sets.get(key)?.isOpen !== false,
  };
}

function setsOf(facts: DirectoryFacts, people: ReadonlyMap<string, number>, size: number): ReadonlyMap<string, Group> {
  const groups = closeGroups(facts, people, size);
  const roles = facts.roles.map(
    (role) => [`directoryRoleTemplates/id:${lower(role.id)}`, roleSet(role, people, groups, size)] as const,
  );
  return new Map([...groups, ...roles]);
}

function certain(bits: Bits): Possible {
  return { sure: bits, possible: bits };
}

const lower = (text: string) => text.toLowerCase();

function only(index: number | undefined, count: number): Bits {
  const bits = noBits(count);
  if (index !== undefined) setBit(bits, index);
  return bits;
}

/** People by their bare id, and by the keys atoms have for them. */
function peopleByKey({ people }: DirectoryFacts): ReadonlyMap<string, number> {
  return new Map(
    people.flatMap(({ id, name }, index) => [
      [lower(id), index] as const,
      [`users/id:${lower(id)}`, index] as const,
      [`users/${lower(name)}`, index] as const,
    ]),
  );
}

/**
 * Members at any depth. Groups take in each other's members again and again until none has a new one: as many rounds as they are
 * nested deep, and groups that contain each other end up with the same members.
 */
function closeGroups(
  facts: DirectoryFacts,
  people: ReadonlyMap<string, number>,
  count: number,
): ReadonlyMap<string, Group> {
  const sets = facts.groups.map(({ members = [], ...group }) => ({
    ...group,
    isOpen: false,
    hasDevices: group.hasDevices === true,
    bits: bitsOf(members, people, count),
    members,
  }));
  const byId = new Map(sets.map((set) => [lower(set.id), set]));
  for (const group of facts.groups) {
    const set = byId.get(lower(group.id));
    if (set !== undefined && group.members === undefined) set.isOpen = true;
  }
  const edges = sets.flatMap((outer) =>
    outer.members.flatMap((id) => {
      const inner = byId.get(lower(id));
      return inner === undefined || inner === outer ? [] : [{ inner, outer }];
    }),
  );
  for (let changed = true; changed; ) {
    changed = false;
    for (const { inner, outer } of edges) {
      const grows = addAll(outer.bits, inner.bits);
      const opens = (inner.isOpen && !outer.isOpen) || (inner.hasDevices && !outer.hasDevices);
      outer.isOpen ||= inner.isOpen;
      outer.hasDevices ||= inner.hasDevices;
      changed ||= grows || opens;
    }
  }
  return byKeys(sets.map(({ id, name, bits, isOpen, hasDevices }) => ({ id, name, people: bits, isOpen, hasDevices })));
}

/** By id, and by name where only one group bears it. */
function byKeys(
  sets: readonly (Group & { readonly id: string; readonly name: string | undefined })[],
): ReadonlyMap<string, Group> {
  const found = new Map<string, Group>();
  const twice = new Set<string>();
  for (const set of sets) {
    found.set(`groups/id:${lower(set.id)}`, set);
    if (set.name === undefined) continue;
    const key = `groups/${set.name}`;
    if (found.has(key)) twice.add(key);
    found.set(key, set);
  }
  for (const key of twice) found.delete(key);
  return found;
}

function roleSet(
  role: DirectoryFacts['roles'][number],
  people: ReadonlyMap<string, number>,
  groups: ReadonlyMap<string, Group>,
  count: number,
): Group {
  const members = role.members ?? [];
  const bits = bitsOf(members, people, count);
  let isOpen = role.members === undefined;
  for (const id of members) {
    const group = groups.get(`groups/id:${lower(id)}`);
    if (group === undefined) continue;
    addAll(bits, group.people);
    isOpen ||= group.isOpen;
  }
  return { people: bits, isOpen, hasDevices: false };
}

function bitsOf(members: readonly string[], people: ReadonlyMap<string, number>, count: number): Bits {
  const bits = noBits(count);
  for (const id of members) {
    const index = people.get(lower(id));
    if (index !== undefined) setBit(bits, index);
  }
  return bits;
}
