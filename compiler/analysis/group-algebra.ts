import type { CoverageNote } from '../../schemas/coverage.ts';
import type { Atom } from './atom.ts';
import { Clauses } from './clauses.ts';
import { type Containment, DirectoryLogic } from './directory-logic.ts';
import type { Lock, PlatformLocks } from './lock.ts';
import { missingModes } from './missing-modes.ts';
import { narrowed } from './narrowed.ts';
import type { Answer, Solver } from './solver.ts';

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
  const logic = new DirectoryLogic(containments);
  const known = new Map<PlatformLocks, LocksInLogic>();
  return {
    knowsPeople: false,
    solve(people, except, locks) {
      const own = known.get(locks) ?? inLogic(locks);
      known.set(locks, own);
      return solve(logic, people, new Set(except.map(({ key }) => key)), own);
    },
    bothMiss: (one, other) => one.verdict !== 'reached' && other.verdict !== 'reached',
  };
}

/** The locks of a platform as clauses, in the three readings a question may need. */
interface LocksInLogic {
  readonly locks: PlatformLocks;
  readonly all: readonly Lock[];
  /** On every device, for each kind of device: filters are taken for a no. */
  readonly sure: readonly Clauses[];
  /** On some devices at least. Of a lock whose type is not known nothing is sure. */
  readonly some: Clauses;
  /** If anything can reach them: filters and unknown types are taken for a yes. */
  readonly possible: Clauses;
}

function inLogic(locks: PlatformLocks): LocksInLogic {
  const all = [...locks.needed.flat(), ...locks.others];
  return {
    ...{ locks, all },
    sure: locks.needed.map((list) => new Clauses(list, { include: 'unfiltered', exclude: 'all' })),
    some: new Clauses(
      all.filter(({ platform }) => platform !== undefined),
      { include: 'all', exclude: 'all' },
    ),
    possible: new Clauses(all, { include: 'all', exclude: 'unfiltered' }),
  };
}

function solve(logic: DirectoryLogic, people: Atom, excluded: ReadonlySet<string>, own: LocksInLogic): Answer {
  const by = own.all.filter((lock) => logic.mayReach(people, excluded, lock));
  const answer = (verdict: Answer['verdict'], notes: readonly CoverageNote[], leftOut: Answer['leftOut'] = []) => ({
    ...{ verdict, by, leftOut, notes, examples: [] },
  });
  if (logic.isNobody(people, excluded)) return answer('reached', ['nobody']);
  const escapes = (clauses: Clauses) => logic.somebodyOutside(people, excluded, clauses);
  const modes = own.sure.map((clauses) => !escapes(clauses));
  if (modes.every(Boolean)) return answer('reached', []);
  if (by.length === 0) return answer('hole', [], exclusionsOf(own.all.filter((lock) => logic.includes(people, lock))));
  if (!escapes(own.some)) return answer('partly', partlyNotes(own.locks, modes, by));
  const exclusions = exclusionsOf(by);
  const keys = exclusions.map(({ atom }) => atom.key).filter((key) => key !== people.key);
  const outside = (clauses: Clauses, kept?: string) =>
    logic.somebodyOutside(people, new Set([...excluded, ...keys.filter((key) => key !== kept)]), clauses);
  if (outside(own.some) || !escapes(own.possible)) return answer('unknown', doubts(by));
  const alone = exclusions.filter(({ atom }) => outside(own.possible, atom.key));
  return answer('hole', [], alone.length > 0 ? alone : exclusions);
}

function doubts(by: readonly Lock[]): readonly CoverageNote[] {
  const isUnknown = by.some(({ platform }) => platform === undefined);
  return [...(isUnknown ? (['unknownType'] as const) : []), ...narrowed(by), 'membership'];
}

function partlyNotes(locks: PlatformLocks, modes: readonly boolean[], by: readonly Lock[]): readonly CoverageNote[] {
  return [...narrowed(by), ...missingModes(locks, modes)];
}

function exclusionsOf(locks: readonly Lock[]): Answer['leftOut'] {
  return locks.flatMap((lock) => lock.exclude.map(({ atom }) => ({ lock, atom })));
}
