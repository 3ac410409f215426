import type { CoverageNote } from '../../schemas/coverage.ts';
import { type Atom, everyone } from './atom.ts';
import type { Lock, PlatformLocks, Target } from './lock.ts';
import { missingModes } from './missing-modes.ts';
import type { Answer, Solver } from './solver.ts';

/** Whoever is in `inner` is in `outer`: what a project says of membership, by the keys of atoms. */
export interface Containment {
  readonly inner: string;
  readonly outer: string;
}

/**
 * Answers that hold in every directory, for when nobody says who is in which group. A person is thought of as a set of atoms: the
 * groups, roles and so on that he or she is in. Whether one can be outside all locks is a question of propositional logic:
 *
 *     is in the group asked about; is in none of the exceptions; and for each lock, if in a group it includes, then in one it excludes
 *
 * Each of these clauses has at most one negative literal, so that they are dual-Horn: there is a greatest solution, found by starting
 * with a person who is in everything and taking away what cannot be. That takes time in proportion to the assignments, where trying
 * out all sets of groups would double with each group.
 *
 * Where the answer differs from directory to directory it is `unknown`, with one exception: where everybody would be reached if only
 * the groups that locks exclude were empty, the hole is those groups. Nobody excludes a group that nobody is in.
 */
export function groupAlgebra(containments: readonly Containment[]): Solver {
  const world = new World(containments);
  return {
    knowsPeople: false,
    solve: (people, except, locks) => solve(world, people, except, locks),
    bothMiss: (one, other) => one.verdict !== 'reached' && other.verdict !== 'reached',
  };
}

function solve(world: World, people: Atom, except: readonly Atom[], locks: PlatformLocks): Answer {
  const excluded = new Set(except.map(({ key }) => key));
  const all = [...locks.needed.flat(), ...locks.others];
  const by = all.filter((lock) => world.mayReach(people, excluded, lock));
  const answer = (verdict: Answer['verdict'], notes: readonly CoverageNote[], leftOut: Answer['leftOut'] = []) => ({
    ...{ verdict, by, leftOut, notes, examples: [] },
  });
  if (world.isNobody(people, excluded)) return answer('reached', ['nobody']);
  const escapes = (clauses: readonly Clause[]) => world.somebodyOutside(people, excluded, clauses);
  const modes = locks.needed.map((list) => !escapes(list.flatMap(sureClause)));
  if (modes.every(Boolean)) return answer('reached', []);
  const exclusions = exclusionsOf(by);
  if (by.length === 0) return answer('hole', [], exclusionsOf(all.filter((lock) => world.includes(people, lock))));
  if (!escapes(all.flatMap(someClause))) return answer('partly', partlyNotes(locks, modes, by));
  const keys = exclusions.map(({ atom }) => atom.key).filter((key) => key !== people.key);
  const outside = (clauses: readonly Clause[], kept?: string) =>
    world.somebodyOutside(people, new Set([...excluded, ...keys.filter((key) => key !== kept)]), clauses);
  if (outside(all.flatMap(someClause))) return answer('unknown', doubts(by));
  const possible = all.map(possibleClause);
  if (!escapes(possible)) return answer('unknown', doubts(by));
  const alone = exclusions.filter(({ atom }) => outside(possible, atom.key));
  return answer('hole', [], alone.length > 0 ? alone : exclusions);
}

function doubts(by: readonly Lock[]): readonly CoverageNote[] {
  const isUnknown = by.some(({ platform }) => platform === undefined);
  return [
    ...(isUnknown ? (['unknownType'] as const) : []),
    ...(areFiltered(by) ? (['filter'] as const) : []),
    'membership',
  ];
}

function areFiltered(locks: readonly Lock[]): boolean {
  return locks.some(({ include, exclude }) => [...include, ...exclude].some(({ filtered }) => filtered));
}

function partlyNotes(locks: PlatformLocks, modes: readonly boolean[], by: readonly Lock[]): readonly CoverageNote[] {
  return [...(areFiltered(by) ? (['filter'] as const) : []), ...missingModes(locks, modes)];
}

function exclusionsOf(locks: readonly Lock[]): Answer['leftOut'] {
  return locks.flatMap((lock) => lock.exclude.map(({ atom }) => ({ lock, atom })));
}

/** A lock as logic sees it: whoever is in one of `included` is reached, unless in one of `excluded`. */
interface Clause {
  readonly included: readonly string[];
  readonly excluded: readonly string[];
}

const keysOf = (targets: readonly Target[]) => targets.map(({ atom }) => atom.key);

/** On some devices at least. Of a lock whose type is not known nothing is sure. */
function someClause(lock: Lock): readonly Clause[] {
  if (lock.platform === undefined) return [];
  return [{ included: keysOf(lock.include), excluded: keysOf(lock.exclude) }];
}

/** On every device: filters are taken for a no. */
function sureClause(lock: Lock): readonly Clause[] {
  return [{ included: keysOf(lock.include.filter(({ filtered }) => !filtered)), excluded: keysOf(lock.exclude) }];
}

/** If anything can reach them: filters and unknown types are taken for a yes. */
function possibleClause(lock: Lock): Clause {
  return { included: keysOf(lock.include), excluded: keysOf(lock.exclude.filter(({ filtered }) => !filtered)) };
}

class World {
  readonly #inner = new Map<string, string[]>();
  readonly #outer = new Map<string, string[]>();

  constructor(containments: readonly Containment[]) {
    for (const { inner, outer } of containments) {
      this.#inner.set(outer, [...(this.#inner.get(outer) ?? []), inner]);
      this.#outer.set(inner, [...(this.#outer.get(inner) ?? []), outer]);
    }
  }

  isNobody(people: Atom, excluded: ReadonlySet<string>): boolean {
    return !this.#isPossible([people.key], excluded);
  }

  /** Whether the lock speaks of the people at all, exclusions aside. */
  includes(people: Atom, lock: Lock): boolean {
    const within = this.#closure([people.key]);
    return lock.include.some(({ atom }) => atom.key === everyone.key || within.has(atom.key));
  }

  /** Whether in some directory the lock reaches one of the people. */
  mayReach(people: Atom, excluded: ReadonlySet<string>, lock: Lock): boolean {
    const forbidden = new Set([...excluded, ...keysOf(lock.exclude.filter(({ filtered }) => !filtered))]);
    return lock.include.some(({ atom }) => this.#isPossible([people.key, atom.key], forbidden));
  }

  /** Whether in some directory one of the people is outside all clauses. */
  somebodyOutside(people: Atom, excluded: ReadonlySet<string>, clauses: readonly Clause[]): boolean {
    const gone = new Set<string>();
    const waiting = [...excluded];
    const left = clauses.map((clause) => new Set(clause.excluded));
    const holders = new Map<string, number[]>();
    for (const [index, clause] of clauses.entries()) {
      for (const key of clause.excluded) holders.set(key, [...(holders.get(key) ?? []), index]);
      if (clause.excluded.length === 0) waiting.push(...clause.included);
    }
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (key === everyone.key || key === people.key) return false;
      if (gone.has(key)) continue;
      gone.add(key);
      waiting.push(...(this.#inner.get(key) ?? []));
      for (const index of holders.get(key) ?? []) {
        left[index]?.delete(key);
        if (left[index]?.size === 0) waiting.push(...(clauses[index]?.included ?? []));
      }
    }
    return true;
  }

  #isPossible(keys: readonly string[], forbidden: ReadonlySet<string>): boolean {
    return !forbidden.has(everyone.key) && [...this.#closure(keys)].every((key) => !forbidden.has(key));
  }

  #closure(keys: readonly string[]): ReadonlySet<string> {
    const found = new Set<string>();
    const waiting = [...keys];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      if (found.has(key)) continue;
      found.add(key);
      waiting.push(...(this.#outer.get(key) ?? []));
    }
    return found;
  }
}
