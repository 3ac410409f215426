import type { UserSet, UsersSpec } from './conditions/users.ts';

/** One sentence that requires a DeviceStandard, and the people it is about. */
export interface Reliance {
  /** Name of the Protection. */
  readonly protection: string;
  readonly audience: UsersSpec;
  /** Platforms the sentence admits, in Conditional Access words; undefined: all. */
  readonly platforms: readonly string[] | undefined;
}

/** Groups an Intune assignment can be made of. */
export interface Audience {
  readonly everyone: boolean;
  readonly groups: readonly string[];
  readonly exceptGroups: readonly string[];
}

/**
 * The people behind several sentences, as Intune can assign to them: all their groups, less the groups every one of them leaves
 * out. A group only some leave out stays in: giving a device policy to more people than need it is safe, to fewer is the hole.
 */
export function unionOfAudiences(audiences: readonly UsersSpec[]): Audience {
  const exceptions = audiences.map((audience) => audience.except?.groups ?? []);
  const [first = [], ...rest] = exceptions;
  return {
    everyone: audiences.some((audience) => audience.everyone === true),
    groups: unique(audiences.flatMap((audience) => audience.groups ?? [])),
    exceptGroups: unique(first.filter((group) => rest.every((others) => others.includes(group)))),
  };
}

const people = ['users', 'roles', 'guests', 'guestsOrExternalUsers'] as const;
const machines = ['workloads', 'agents', 'agentUsers', 'allAgentIdUsers'] as const;

/** What of an audience Intune cannot assign a policy to: of people it knows groups and "all users", nothing else. */
export function unassignable(audience: UserSet): readonly (typeof people)[number][] {
  return people.filter((part) => audience[part] !== undefined);
}

/** Who of an audience has no device that could be healthy. `everyone` does not include them. */
export function withoutDevices(audience: UsersSpec): readonly (typeof machines)[number][] {
  return machines.filter((part) => audience[part] !== undefined);
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
