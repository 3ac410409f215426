import type { CoverageNote } from '../../schemas/coverage.ts';
import type { Atom } from './atom.ts';
import { addAll, type Bits, firstMembers, intersection, isEmpty, overlaps, size, union, without } from './bits.ts';
import type { Lock, PlatformLocks, Target } from './lock.ts';
import type { Memberships, Possible } from './memberships.ts';
import { missingModes } from './missing-modes.ts';
import { narrowed } from './narrowed.ts';
import type { Answer, Solver } from './solver.ts';

const mostExamples = 5;

/**
 * Answers person by person. Who is in a set may itself be known in part only, where a group could not be read, and so may whom a lock
 * reaches, where a filter decides. So each set is kept as two: who is in it for sure, and who may be. The difference of two sets is
 * sure of whoever is surely in the one and cannot be in the other.
 */
export function knownPeople(memberships: Memberships): Solver {
  const reaches = new Map<PlatformLocks, PlatformReach>();
  const missed = new WeakMap<Answer, Bits>();
  const reachOf = (locks: PlatformLocks) => {
    const known = reaches.get(locks) ?? platformReach(memberships, locks);
    reaches.set(locks, known);
    return known;
  };
  return {
    knowsPeople: true,
    solve(people, except, locks) {
      const audience = audienceOf(memberships, people, except);
      const sides = divide(audience, reachOf(locks));
      const answer = answerOf(memberships, { people, audience, sides, locks, reach: reachOf(locks) });
      missed.set(answer, union([sides.unreached, sides.unsure], memberships.size));
      return answer;
    },
    bothMiss(one, other) {
      // What was answered without asking for people is answered for all of them.
      const missedBy = (answer: Answer) =>
        missed.get(answer) ?? (answer.verdict === 'reached' ? memberships.none : memberships.all);
      return overlaps(missedBy(one), missedBy(other));
    },
  };
}

interface Reach extends Possible {
  /** Surely in an assignment that a filter narrows, or in one without. */
  readonly somehow: Bits;
}

interface LockReach extends Reach {
  readonly lock: Lock;
}

interface PlatformReach extends Reach {
  readonly modes: readonly Bits[];
  readonly locks: readonly LockReach[];
}

function platformReach(memberships: Memberships, { needed, others }: PlatformLocks): PlatformReach {
  const lists = [...needed, others].map((list) => list.map((lock) => ({ lock, ...lockReach(memberships, lock) })));
  const locks = lists.flat();
  const modes = needed.map((_, index) =>
    union(
      (lists[index] ?? []).map(({ sure }) => sure),
      memberships.size,
    ),
  );
  return {
    sure: modes.reduce(intersection, memberships.all),
    somehow: union(
      locks.map(({ somehow }) => somehow),
      memberships.size,
    ),
    possible: union(
      locks.map(({ possible }) => possible),
      memberships.size,
    ),
    modes,
    locks,
  };
}

function lockReach(memberships: Memberships, { include, exclude, platform }: Lock): Reach {
  const within = (targets: readonly Target[], side: keyof Possible) =>
    union(
      targets.map(({ atom }) => memberships.devicesOf(atom)[side]),
      memberships.size,
    );
  const unfiltered = (targets: readonly Target[]) => targets.filter(({ filtered }) => !filtered);
  const maybeOut = within(exclude, 'possible');
  const isKnown = platform !== undefined;
  return {
    sure: isKnown ? without(within(unfiltered(include), 'sure'), maybeOut) : memberships.none,
    somehow: isKnown ? without(within(include, 'sure'), maybeOut) : memberships.none,
    possible: without(within(include, 'possible'), within(unfiltered(exclude), 'sure')),
  };
}

interface Audience extends Possible {
  readonly guests: Bits;
}

function audienceOf(memberships: Memberships, people: Atom, except: readonly Atom[]): Audience {
  const included = memberships.peopleOf(people);
  const excluded = except.map((atom) => memberships.peopleOf(atom));
  const possible = without(
    included.possible,
    union(
      excluded.map(({ sure }) => sure),
      memberships.size,
    ),
  );
  const sure = without(
    included.sure,
    union(
      excluded.map(({ possible: may }) => may),
      memberships.size,
    ),
  );
  const { external } = memberships;
  return {
    sure: without(sure, external),
    possible: without(possible, external),
    guests: intersection(possible, external),
  };
}

interface Sides {
  readonly unreached: Bits;
  readonly reached: Bits;
  readonly unsure: Bits;
}

function divide({ sure, possible }: Audience, reach: PlatformReach): Sides {
  const unreached = without(sure, reach.possible);
  const reached = intersection(possible, reach.sure);
  return { unreached, reached, unsure: without(without(possible, reach.sure), unreached) };
}

interface Question {
  readonly people: Atom;
  readonly audience: Audience;
  readonly sides: Sides;
  readonly locks: PlatformLocks;
  readonly reach: PlatformReach;
}

function answerOf(memberships: Memberships, question: Question): Answer {
  const { audience, sides, reach } = question;
  const by = reach.locks.filter(({ possible }) => overlaps(possible, audience.possible));
  return {
    verdict: verdictOf(question),
    by: by.map(({ lock }) => lock),
    leftOut: isEmpty(sides.unreached) ? [] : leftOutBy(memberships, reach.locks, sides.unreached),
    count: {
      people: size(audience.possible),
      reached: size(sides.reached),
      unreached: size(sides.unreached),
      guests: size(audience.guests),
    },
    examples: firstMembers(sides.unreached, mostExamples).map((index) => memberships.nameAt(index)),
    notes: notesOf(memberships, question, by),
  };
}

function verdictOf({ audience, sides, reach }: Question): Answer['verdict'] {
  if (!isEmpty(sides.unreached)) return 'hole';
  if (isEmpty(sides.unsure)) return 'reached';
  return isEmpty(without(sides.unsure, reach.somehow)) && isEmpty(without(audience.possible, audience.sure))
    ? 'partly'
    : 'unknown';
}

function notesOf(memberships: Memberships, question: Question, by: readonly LockReach[]): readonly CoverageNote[] {
  const { people, audience, sides, locks, reach } = question;
  const notes: CoverageNote[] = [];
  if (isEmpty(audience.possible)) notes.push('nobody');
  if (!isEmpty(sides.unsure)) {
    const open = [people, ...by.flatMap(({ lock }) => [...lock.include, ...lock.exclude].map(({ atom }) => atom))];
    notes.push(...narrowed(by.map(({ lock }) => lock)));
    if (by.some(({ lock }) => lock.platform === undefined)) notes.push('unknownType');
    if (open.some((atom) => memberships.isOpen(atom))) notes.push('unread');
    const somehow = intersection(sides.unsure, reach.somehow);
    if (!isEmpty(somehow)) notes.push(...missingModes(locks, modesReached(somehow, reach)));
  }
  if (!isEmpty(audience.guests)) notes.push('guests');
  return notes;
}

function modesReached(people: Bits, { modes }: PlatformReach): readonly boolean[] {
  return modes.map((mode) => isEmpty(without(people, mode)));
}

function leftOutBy(memberships: Memberships, locks: readonly LockReach[], unreached: Bits): Answer['leftOut'] {
  return locks.flatMap(({ lock }) => {
    if (lock.exclude.length === 0) return [];
    const included = memberships.noneYet();
    for (const { atom } of lock.include) addAll(included, memberships.devicesOf(atom).sure);
    const missing = intersection(included, unreached);
    return lock.exclude
      .filter(({ atom }) => overlaps(memberships.devicesOf(atom).sure, missing))
      .map(({ atom }) => ({ lock, atom }));
  });
}
