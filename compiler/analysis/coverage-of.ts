import type {
  Coverage,
  CoverageConsequence,
  CoverageNote,
  CoverageRow,
  EnrollablePlatform,
  KeyedBody,
  LockedRequirement,
} from '../../schemas/coverage.ts';
import { type Atom, nameOfAtom } from './atom.ts';
import { type Demand, demandsIn } from './demand.ts';
import { type Lock, locksFor, locksIn, type PlatformLocks } from './lock.ts';
import type { Answer, Solver } from './solver.ts';

/** Both halves of what a tenant holds, or is to hold, as Graph JSON. */
export interface CoverageInput {
  readonly conditionalAccess: readonly KeyedBody[];
  /** Compliance policies with their assignments, Linux ones too; undefined where nobody knows what there is. */
  readonly compliance: readonly KeyedBody[] | undefined;
  readonly appProtection: readonly KeyedBody[] | undefined;
  /** Platforms of which some such policies are not known. */
  readonly unread?: { readonly [Name in LockedRequirement]?: readonly EnrollablePlatform[] };
  readonly devicesWithoutPolicy: Coverage['devicesWithoutPolicy'];
  /** Emergency access: nobody is to reach these, and nobody is told that they are not reached. */
  readonly breakGlass: readonly Atom[];
  readonly solver: Solver;
  /** Names of ids, where they are known. */
  readonly nameOf?: ((kind: Atom['kind'], id: string) => string | undefined) | undefined;
}

/**
 * Does what Conditional Access demands exist? A policy that demands a compliant device stands on another, in Intune, which says what
 * compliant means and to whose devices that applies. Nothing in Microsoft 365 ties the two together, so they come apart: a group is
 * left out of one and not of the other, a platform is added, an assignment is deleted. Nothing fails then. Either the device counts as
 * compliant because nothing judges it, and the door stands open, or it never will be compliant, and its owner is locked out.
 *
 * Terms. A *demand* is a Conditional Access policy that requires a compliant device or a protected app, with its audience and the
 * platforms it admits. A *lock* is an Intune policy that can make the requirement true: a compliance policy, or an app protection
 * policy, for one platform. A lock *reaches* a person through its assignments less its exclusions. A *row* of the answer is one
 * word of a demand's audience (a group, a role, everyone) on one platform.
 *
 * Premises. Nested groups count in both halves. A device with no compliance policy is compliant unless the tenant is told otherwise
 * (Microsoft docs: device-compliance-get-started, 2025); an app without a protection policy is never protected. `all users` of Intune
 * are all who can have a managed device. Devices of guests are judged in their home tenant (Microsoft docs:
 * authentication-conditional-access, 2025), so guests are counted apart. Platforms nothing can be enrolled on (Windows Phone, those
 * nobody knows) need no lock: their devices never become compliant. Whatever a filter decides is not counted as reached for sure, and
 * what could not be read is unknown, never empty.
 *
 * Why not simply compare the lists of groups of the two policies? Because they need not be equal: `everyone` reaches Sales, a group
 * reaches the groups within it, two policies may share the work, an exclusion matters only if somebody in it is included. Asking for
 * each person is the only question whose answer means something; where membership is unknown, it is asked of every person there could
 * be (group-algebra.ts), and where it is known, of ten thousand at once (known-people.ts).
 */
export function coverageOf(input: CoverageInput): Coverage {
  const locks = {
    compliantDevice: input.compliance && new Locks(locksIn('compliantDevice', input.compliance)),
    compliantApplication: input.appProtection && new Locks(locksIn('compliantApplication', input.appProtection)),
  };
  const { devicesWithoutPolicy, solver } = input;
  const rows = demandsIn(input.conditionalAccess).flatMap((demand) => rowsOf(input, locks, demand));
  return { rows, devicesWithoutPolicy, knowsPeople: solver.knowsPeople };
}

/** The same lists for the same platform each time, so that whom they reach is worked out once. */
class Locks {
  readonly #locks: readonly Lock[];
  readonly #byPlatform = new Map<EnrollablePlatform, PlatformLocks>();

  constructor(locks: readonly Lock[]) {
    this.#locks = locks;
  }

  on(platform: EnrollablePlatform): PlatformLocks {
    const known = this.#byPlatform.get(platform) ?? locksFor(platform, this.#locks);
    this.#byPlatform.set(platform, known);
    return known;
  }
}

type LocksOf = { readonly [Name in LockedRequirement]: Locks | undefined };

/** App protection exists on these, on Windows in Edge only (Microsoft docs: concept-conditional-access-grant, 2025). */
const appPlatforms: readonly EnrollablePlatform[] = ['iOS', 'android', 'windows'];

const noAnswer: Answer = { verdict: 'unknown', by: [], leftOut: [], examples: [], notes: [] };

function rowsOf(input: CoverageInput, locks: LocksOf, demand: Demand): readonly CoverageRow[] {
  const except = [...demand.exclude, ...input.breakGlass];
  return demand.include.flatMap((people) =>
    demand.platforms.flatMap((platform) => {
      const answers = new Map(
        demand.requires.map((name) => [name, answerTo(input, locks, name, people, except, platform)] as const),
      );
      return [...answers].map(([requires, answer]) => {
        const asked = { demand, people, except, platform, requires };
        return rowOf(input, asked, answer, consequenceOf(input, demand, requires, answers));
      });
    }),
  );
}

function answerTo(
  { solver, unread }: CoverageInput,
  locks: LocksOf,
  requires: LockedRequirement,
  people: Atom,
  except: readonly Atom[],
  platform: EnrollablePlatform,
): Answer {
  if (people.kind === 'guests') return { ...noAnswer, notes: ['guests'] };
  if (requires === 'compliantApplication' && !appPlatforms.includes(platform))
    return { ...noAnswer, verdict: 'hole', notes: ['noSuchPolicy'] };
  const own = locks[requires];
  if (own === undefined) return { ...noAnswer, notes: ['notHeld'] };
  const answer = solver.solve(people, except, own.on(platform));
  const isInDoubt = answer.verdict !== 'reached' && unread?.[requires]?.includes(platform) === true;
  return isInDoubt ? { ...answer, verdict: 'unknown', notes: [...answer.notes, 'notRead'] } : answer;
}

interface Asked {
  readonly demand: Demand;
  readonly people: Atom;
  readonly except: readonly Atom[];
  readonly platform: EnrollablePlatform;
  readonly requires: LockedRequirement;
}

function rowOf(input: CoverageInput, asked: Asked, answer: Answer, consequence: CoverageConsequence): CoverageRow {
  const { demand, people, platform, requires } = asked;
  const nameOf = input.nameOf ?? (() => undefined);
  const isInDoubt = answer.verdict === 'hole' && demand.hasDeviceFilter;
  const verdict = isInDoubt ? 'unknown' : answer.verdict;
  return {
    policy: demand.policy,
    requires,
    people: { kind: people.kind, name: nameOfAtom(people, nameOf) },
    platform,
    verdict,
    ...(verdict === 'reached' ? {} : { consequence }),
    by: answer.by.map(({ policy }) => policy),
    leftOut: answer.leftOut.map(({ lock, atom }) => ({ by: lock.policy, group: nameOfAtom(atom, nameOf) })),
    ...(answer.count === undefined ? {} : { count: answer.count }),
    examples: answer.examples,
    notes: [
      ...new Set<CoverageNote>([
        ...answer.notes,
        ...(isInDoubt ? (['deviceFilter'] as const) : []),
        ...guestNote(asked),
      ]),
    ],
  };
}

/** `everyone` takes guests in, whether or not anybody knows of one. */
function guestNote({ demand, people }: Asked): readonly CoverageNote[] {
  const isWithout = demand.exclude.some(({ kind }) => kind === 'guests');
  return people.kind === 'everyone' && !isWithout ? ['guests'] : [];
}

/** What becomes of people whom no lock reaches. */
function consequenceOf(
  { devicesWithoutPolicy, solver }: CoverageInput,
  { operator, hasOtherControl }: Demand,
  requires: LockedRequirement,
  answers: ReadonlyMap<LockedRequirement, Answer>,
): CoverageConsequence {
  if (requires === 'compliantDevice' && devicesWithoutPolicy !== 'noncompliant') return 'unchecked';
  if (operator === 'AND') return 'lockedOut';
  if (hasOtherControl) return 'otherControl';
  const other = [...answers].find(([name]) => name !== requires)?.[1];
  const own = answers.get(requires);
  if (other === undefined || own === undefined) return 'lockedOut';
  // A device that nothing judges counts as compliant, and so does the control beside this one.
  if (requires === 'compliantApplication' && devicesWithoutPolicy !== 'noncompliant') return 'otherControl';
  return solver.bothMiss(own, other) ? 'lockedOut' : 'otherControl';
}
