import type { Json } from './json.ts';

/** Requirements that mean nothing unless an Intune policy reaches the person, in Graph's words (conditionalAccessGrantControl). */
export const lockedRequirements = ['compliantDevice', 'compliantApplication'] as const;
export type LockedRequirement = (typeof lockedRequirements)[number];

/** Platforms a device can be enrolled on, in the words of Conditional Access. */
export const enrollablePlatforms = ['iOS', 'android', 'windows', 'macOS', 'linux'] as const;
export type EnrollablePlatform = (typeof enrollablePlatforms)[number];

/**
 * reached: every one of the people is reached, on every device of the platform. partly: everybody is reached, but only on some
 * devices. hole: people are left out. unknown: it cannot be told.
 */
export type CoverageVerdict = 'reached' | 'partly' | 'hole' | 'unknown';

/**
 * What a hole comes to. unchecked: let in, because a device without a policy counts as compliant. lockedOut: nothing they can do
 * gets them in. otherControl: they get in by another control of the policy.
 */
export type CoverageConsequence = 'unchecked' | 'lockedOut' | 'otherControl';

/** Why a verdict is not better, or what it does not speak of. */
export const coverageNotes = {
  filter: 'an assignment filter decides on which devices',
  managementLevels: 'only apps on devices that are managed in the ways the policy names',
  workProfileOnly: 'only devices with a work profile, not fully managed ones',
  fullyManagedOnly: 'only fully managed devices, not those with a work profile',
  fewDevices: 'only a rare kind of device of this platform',
  unread: 'who is in a group could not be read',
  guests: 'guests prove their device in their home tenant',
  deviceFilter: 'the device filter of the policy may leave these devices out',
  membership: 'nothing here says who is in which group',
  notHeld: 'no policies of this kind are known here',
  notRead: 'policies for this platform could not be read',
  noSuchPolicy: 'no such policy exists for this platform, so nobody can meet the requirement on it',
  unknownType: 'a policy of a type unknown here may reach them',
  nobody: 'nobody is left to be reached',
} as const;
export type CoverageNote = keyof typeof coverageNotes;

/** Some of the people a policy is about: what one word of its audience says. */
export interface CoveredPeople {
  readonly kind: 'everyone' | 'group' | 'user' | 'role' | 'guests';
  readonly name: string;
}

/** A policy in a row: its key (`kind/name`, or `kind/id` of a live object), and what people call it. */
export interface NamedPolicy {
  readonly key: string;
  readonly title: string;
}

/** One line of the answer: these people, of this Conditional Access policy, on this platform. */
export interface CoverageRow {
  readonly policy: NamedPolicy & { readonly state: 'enabled' | 'reportOnly' | 'disabled' };
  readonly requires: LockedRequirement;
  readonly people: CoveredPeople;
  readonly platform: EnrollablePlatform;
  readonly verdict: CoverageVerdict;
  /** What happens to whoever is left out, or may be; absent where nobody is. */
  readonly consequence?: CoverageConsequence;
  /** Policies that reach some of them. */
  readonly by: readonly NamedPolicy[];
  /** Exclusions that leave some of them out. */
  readonly leftOut: readonly { readonly by: NamedPolicy; readonly group: string }[];
  /** How many people, where membership is known. Guests are counted apart, because another tenant judges their devices. */
  readonly count?: {
    readonly people: number;
    readonly reached: number;
    readonly unreached: number;
    readonly guests: number;
  };
  /** Some of those left out, by name, where membership is known. */
  readonly examples: readonly string[];
  readonly notes: readonly CoverageNote[];
}

export interface Coverage {
  readonly rows: readonly CoverageRow[];
  /** What the tenant calls a device without a policy; undefined where nobody could tell, and then the worse is assumed. */
  readonly devicesWithoutPolicy: 'compliant' | 'noncompliant' | undefined;
  /** False where rows are about groups, because nobody said who is in them. */
  readonly knowsPeople: boolean;
}

/** Who is in what, as far as it was read. Ids compare without regard to case. */
export interface DirectoryFacts {
  /** Everybody who can sign in. */
  readonly people: readonly Person[];
  /** Members by id, direct or at any depth; undefined where they could not be read. */
  readonly groups: readonly {
    readonly id: string;
    readonly name?: string;
    readonly members: readonly string[] | undefined;
    /** Whether devices are among the members: whose they are nobody says. */
    readonly hasDevices?: boolean;
  }[];
  /** By template id. */
  readonly roles: readonly { readonly id: string; readonly members: readonly string[] | undefined }[];
}

export interface Person {
  readonly id: string;
  /** The user principal name. */
  readonly name: string;
  /** A guest or another user of another tenant. */
  readonly external: boolean;
}

/** A Graph body with the key it goes by. */
export interface KeyedBody {
  readonly key: string;
  readonly body: { readonly [name: string]: Json };
}
