import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { type CollectionName, nameOrId } from '../../schemas/reference.ts';
import { caseInsensitiveEnum, oneOrMany, writeOneOrMany } from '../../schemas/words.ts';
import { writtenName } from '../../schemas/written-name.ts';
import type { Condition } from './condition.ts';
import { type GuestsSpec, guestsSchema, liftGuests, lowerGuests, writeGuests } from './guests.ts';
import { liftMachines, lowerMachines, type MachinesSpec, machineMembers, writeMachines } from './machines.ts';
import { listAt, objectAt, stringsAt, whenAny } from './read-wire.ts';
import { tellAudience } from './tell-audience.ts';

const names = oneOrMany(z.string().min(1));
const said = z.literal(true);

const namedUsers = {
  groups: names.optional().describe('Groups, by display name or by the name of a Group document.'),
  users: names.optional().describe('Users, by user principal name.'),
  roles: names.optional().describe('Built-in directory roles, by display name.'),
  guests: guestsSchema.optional().describe('Guests and external users.'),
  guestsOrExternalUsers: said
    .optional()
    .describe('All guests, by a word of Graph older than `guests`, which says it more exactly.'),
  allAgentIdUsers: said.optional().describe('All user accounts of agents (beta).'),
};

const wholeAudiences = ['everyone', 'none'] as const;

const isWholeAudience = (name: string) => wholeAudiences.some((word) => word === name.toLowerCase());

/**
 * A bare name or a list of names means groups. Where a word for an audience would be taken for the name of a group, it is refused:
 * `[everyone]` reads like everyone, and would be a group that does not exist, or one of a few people that does.
 */
const groupsShorthand = oneOrMany(
  z
    .string()
    .min(1)
    .refine(
      (name) => !isWholeAudience(name),
      'groups are listed here; `for: everyone` and `for: none` stand by themselves, and a group of such a name is `name:everyone`',
    ),
).transform((groups): UserSet => ({ groups }));

const exceptSchema = z.union([groupsShorthand, z.strictObject(namedUsers)]);

/** Who a sentence is about. */
export const usersSchema = z.union([
  caseInsensitiveEnum(wholeAudiences).transform((word): UsersSpec => ({ [word]: true })),
  groupsShorthand,
  z.strictObject({
    audience: z.string().min(1).optional().describe('An Audience document, whose people these are.'),
    everyone: said.optional().describe('All users, guests included.'),
    none: said.optional().describe('Nobody.'),
    ...namedUsers,
    ...machineMembers,
    except: exceptSchema.optional().describe('Who is left out; a name or a list means groups.'),
  }),
]) as z.ZodType<UsersSpec>;

export interface UserSet {
  readonly groups?: readonly string[] | undefined;
  readonly users?: readonly string[] | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly guests?: GuestsSpec | undefined;
  readonly guestsOrExternalUsers?: true | undefined;
  readonly allAgentIdUsers?: true | undefined;
}

export interface UsersSpec extends UserSet, MachinesSpec {
  /** Name of the Audience these people come from, in part or in whole. */
  readonly audience?: string | undefined;
  readonly everyone?: true | undefined;
  readonly none?: true | undefined;
  readonly except?: UserSet | undefined;
}

/** Graph's own words among the ids of users, and what says them. */
const wholeWords = { everyone: 'All', none: 'None' } as const;
const setWords = { guestsOrExternalUsers: 'GuestsOrExternalUsers', allAgentIdUsers: 'AllAgentIdUsers' } as const;

/**
 * Who a policy is about: `conditions.users`, and for workload identities and agents `conditions.clientApplications` and
 * `conditions.agents`. Policies about the latter may say `None` of users or nothing at all; `none` tells the two apart.
 */
export const users: Condition<UsersSpec> = {
  name: 'for',
  schema: usersSchema,
  wire: ['/conditions/users', '/conditions/clientApplications', '/conditions/agents'],
  lower(spec) {
    const people = {
      ...lowerSet('include', spec, wordsOf(wholeWords, spec)),
      ...lowerSet('exclude', spec.except ?? {}),
    };
    return { users: saysAnything(people) ? people : null, ...lowerMachines(spec) };
  },
  lift(conditions) {
    const body = objectAt(conditions, 'users') ?? {};
    const except = liftSet('exclude', body);
    const spec: UsersSpec = {
      ...liftWords(wholeWords, stringsAt(body, 'includeUsers')),
      ...liftSet('include', body),
      ...liftMachines(conditions),
      ...(Object.keys(except).length === 0 ? {} : { except }),
    };
    return Object.keys(spec).length === 0 ? undefined : spec;
  },
  write(spec) {
    const whole = {
      ...(spec.audience === undefined ? {} : { audience: spec.audience }),
      ...(spec.everyone === true ? { everyone: true } : {}),
      ...(spec.none === true ? { none: true } : {}),
      ...writeSet(spec),
      ...writeMachines(spec),
      ...(spec.except === undefined ? {} : { except: groupsOr(writeSet(spec.except), spec.except.groups) }),
    };
    const [only, ...others] = Object.keys(whole);
    const word = wholeAudiences.find((each) => each === only);
    if (word !== undefined && others.length === 0) return word;
    return groupsOr(whole, spec.groups);
  },
  tell: tellAudience,
};

type Side = 'include' | 'exclude';

function lowerSet(side: Side, set: UserSet, words: readonly string[] = []): JsonObject {
  return {
    [`${side}Users`]: [...words, ...wordsOf(setWords, set), ...references('users', set.users)],
    [`${side}Groups`]: references('groups', set.groups),
    [`${side}Roles`]: references('directoryRoleTemplates', set.roles),
    [`${side}GuestsOrExternalUsers`]: set.guests === undefined ? null : lowerGuests(set.guests),
  };
}

function references(collection: CollectionName, written: readonly string[] = []): Json[] {
  return written.map((name) => nameOrId(collection, name));
}

function saysAnything(people: JsonObject): boolean {
  return Object.values(people).some((value) => isJsonObject(value) || (Array.isArray(value) && value.length > 0));
}

type Words = Readonly<Record<string, string>>;

function wordsOf(words: Words, spec: object): readonly string[] {
  const said = new Map<string, unknown>(Object.entries(spec));
  return Object.entries(words).flatMap(([name, wire]) => (said.get(name) === true ? [wire] : []));
}

function liftWords(words: Words, listed: readonly string[]): { readonly [name: string]: true } {
  const found = Object.entries(words).filter(([, wire]) => listed.includes(wire));
  return Object.fromEntries(found.map(([name]) => [name, true]));
}

function liftSet(side: Side, body: JsonObject): UserSet {
  const guests = objectAt(body, `${side}GuestsOrExternalUsers`);
  const lifted = guests === undefined ? undefined : liftGuests(guests);
  const words: readonly Json[] = [...Object.values(setWords), ...(side === 'include' ? Object.values(wholeWords) : [])];
  const listed = listAt(body, `${side}Users`);
  const written = (collection: CollectionName, values: readonly Json[]) =>
    values.map((value) => writtenName(collection, value));
  return {
    ...whenAny('groups', written('groups', listAt(body, `${side}Groups`))),
    ...whenAny(
      'users',
      written(
        'users',
        listed.filter((user) => !words.includes(user)),
      ),
    ),
    ...whenAny('roles', written('directoryRoleTemplates', listAt(body, `${side}Roles`))),
    ...(lifted === undefined ? {} : { guests: lifted }),
    ...liftWords(
      setWords,
      listed.filter((user) => typeof user === 'string'),
    ),
  };
}

function writeSet(set: UserSet): JsonObject {
  return {
    ...(set.groups === undefined ? {} : { groups: writeOneOrMany(set.groups) }),
    ...(set.users === undefined ? {} : { users: writeOneOrMany(set.users) }),
    ...(set.roles === undefined ? {} : { roles: writeOneOrMany(set.roles) }),
    ...(set.guests === undefined ? {} : { guests: writeGuests(set.guests) }),
    ...(set.guestsOrExternalUsers === true ? { guestsOrExternalUsers: true } : {}),
    ...(set.allAgentIdUsers === true ? { allAgentIdUsers: true } : {}),
  };
}

/** The mirror of the shorthand: groups and nothing else are written as they are, unless one is called by a word. */
function groupsOr(written: JsonObject, groups: readonly string[] = []): Json {
  if (groups.some(isWholeAudience)) return written;
  return Object.keys(written).join() === 'groups' ? (written.groups ?? written) : written;
}
