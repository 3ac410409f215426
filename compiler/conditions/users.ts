import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { type CollectionName, nameOrId, writtenForm } from '../../schemas/reference.ts';
import { caseInsensitiveEnum, oneOrMany } from '../../schemas/words.ts';
import type { Condition } from './condition.ts';
import { listAt, objectAt, stringsAt, whenAny } from './read-wire.ts';

const names = oneOrMany(z.string().min(1));

/** The six kinds of guest, in the order of Graph's flags (conditionalAccessGuestOrExternalUserTypes, v1.0 metadata). */
export const guestTypes = [
  'internalGuest',
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'b2bDirectConnectUser',
  'otherExternalUser',
  'serviceProvider',
] as const;

const guestsSchema = z.union([
  z.literal('all').describe('Guests and external users of every kind, from every tenant.'),
  z.strictObject({
    types: oneOrMany(caseInsensitiveEnum(guestTypes)).describe('Which kinds of guest or external user.'),
    tenants: oneOrMany(z.guid()).optional().describe('Home tenants, by tenant id; all tenants when absent.'),
  }),
]);

const namedUsers = {
  groups: names.optional().describe('Groups, by display name or by the name of a Group document.'),
  users: names.optional().describe('Users, by user principal name.'),
  roles: names.optional().describe('Built-in directory roles, by display name.'),
  guests: guestsSchema.optional().describe('Guests and external users.'),
};

/** A bare name or a list of names means groups. */
const groupsShorthand = names.transform((groups): UserSet => ({ groups }));

const exceptSchema = z.union([groupsShorthand, z.strictObject(namedUsers)]);

/** Who a sentence is about. */
export const usersSchema = z.union([
  caseInsensitiveEnum(['everyone', 'none']).transform((word): UsersSpec => ({ [word]: true })),
  groupsShorthand,
  z.strictObject({
    everyone: z.literal(true).optional().describe('All users, guests included.'),
    none: z.literal(true).optional().describe('Nobody.'),
    ...namedUsers,
    except: exceptSchema.optional().describe('Who is left out; a name or a list means groups.'),
  }),
]) as z.ZodType<UsersSpec>;

export interface UserSet {
  readonly groups?: readonly string[] | undefined;
  readonly users?: readonly string[] | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly guests?: z.output<typeof guestsSchema> | undefined;
}

export interface UsersSpec extends UserSet {
  readonly everyone?: true | undefined;
  readonly none?: true | undefined;
  readonly except?: UserSet | undefined;
}

/** Who a policy is about: `conditions.users`. */
export const users: Condition<UsersSpec> = {
  name: 'for',
  schema: usersSchema,
  wire: ['/conditions/users'],
  lower(spec) {
    const everyone = spec.everyone ? ['All'] : spec.none ? ['None'] : [];
    return { users: { ...lowerSet('include', spec, everyone), ...lowerSet('exclude', spec.except ?? {}, []) } };
  },
  lift(conditions) {
    const body = objectAt(conditions, 'users');
    if (body === undefined) return undefined;
    const except = liftSet('exclude', body);
    const included = stringsAt(body, 'includeUsers');
    return {
      ...(included.includes('All') ? { everyone: true as const } : {}),
      ...(included.includes('None') ? { none: true as const } : {}),
      ...liftSet('include', body),
      ...(Object.keys(except).length === 0 ? {} : { except }),
    };
  },
};

type Side = 'include' | 'exclude';

function lowerSet(side: Side, set: UserSet, words: readonly string[]): JsonObject {
  return {
    [`${side}Users`]: [...words, ...references('users', set.users)],
    [`${side}Groups`]: references('groups', set.groups),
    [`${side}Roles`]: references('directoryRoleTemplates', set.roles),
    [`${side}GuestsOrExternalUsers`]: set.guests === undefined ? null : lowerGuests(set.guests),
  };
}

function references(collection: CollectionName, written: readonly string[] = []): Json[] {
  return written.map((name) => nameOrId(collection, name));
}

function lowerGuests(guests: NonNullable<UserSet['guests']>): JsonObject {
  const { types, tenants } = guests === 'all' ? { types: guestTypes, tenants: undefined } : guests;
  return {
    guestOrExternalUserTypes: guestTypes.filter((type) => types.includes(type)).join(','),
    // `@odata.type` is mandatory on write (graph metadata v1.0: externalTenants is abstract).
    externalTenants:
      tenants === undefined
        ? { '@odata.type': '#microsoft.graph.conditionalAccessAllExternalTenants', membershipKind: 'all' }
        : {
            '@odata.type': '#microsoft.graph.conditionalAccessEnumeratedExternalTenants',
            membershipKind: 'enumerated',
            members: tenants,
          },
  };
}

function liftSet(side: Side, body: JsonObject): UserSet {
  const guests = objectAt(body, `${side}GuestsOrExternalUsers`);
  const named = listAt(body, `${side}Users`).filter((user) => user !== 'All' && user !== 'None');
  return {
    ...whenAny('users', named.map(writtenForm)),
    ...whenAny('groups', listAt(body, `${side}Groups`).map(writtenForm)),
    ...whenAny('roles', listAt(body, `${side}Roles`).map(writtenForm)),
    ...(guests === undefined ? {} : { guests: liftGuests(guests) }),
  };
}

function liftGuests(body: JsonObject): NonNullable<UserSet['guests']> {
  const flags = typeof body.guestOrExternalUserTypes === 'string' ? body.guestOrExternalUserTypes.split(',') : [];
  const types = guestTypes.filter((type) => flags.some((flag) => flag.trim() === type));
  const tenants = isJsonObject(body.externalTenants) ? stringsAt(body.externalTenants, 'members') : [];
  if (types.length === guestTypes.length && tenants.length === 0) return 'all';
  return { types: [...types], ...(tenants.length === 0 ? {} : { tenants: [...tenants] }) };
}
