import type { CoverageNote, CoverageRow, CoverageVerdict } from '../../schemas/coverage.ts';
import type { Atom } from './atom.ts';
import type { Lock, PlatformLocks } from './lock.ts';

/** What a way of looking at people says about some of them. */
export interface Answer {
  readonly verdict: CoverageVerdict;
  /** Locks that reach some of them. */
  readonly by: readonly Lock[];
  /** Exclusions that leave some of them out. */
  readonly leftOut: readonly { readonly lock: Lock; readonly atom: Atom }[];
  readonly count?: CoverageRow['count'];
  readonly examples: readonly string[];
  readonly notes: readonly CoverageNote[];
}

/** A way of looking at people: one by one where membership is known, by groups where it is not. */
export interface Solver {
  readonly knowsPeople: boolean;
  /** Whether the locks reach everybody of `people` who is not in `except`. */
  solve(people: Atom, except: readonly Atom[], locks: PlatformLocks): Answer;
  /** Whether somebody may be left out by both; both are answers about the same people. */
  bothMiss(one: Answer, other: Answer): boolean;
}
