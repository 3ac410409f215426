import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { isGuid } from '../../schemas/reference.ts';
import { caseInsensitiveEnum, oneOrMany, writeOneOrMany } from '../../schemas/words.ts';
import { stringsAt } from './read-wire.ts';

/** The six kinds of guest, in the order of Graph's flags (conditionalAccessGuestOrExternalUserTypes, v1.0 metadata). */
export const guestTypes = [
  'internalGuest',
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'b2bDirectConnectUser',
  'otherExternalUser',
  'serviceProvider',
] as const;

export const guestsSchema = z.union([
  z.literal('all').describe('Guests and external users of every kind, from every tenant.'),
  z.strictObject({
    types: oneOrMany(caseInsensitiveEnum(guestTypes)).describe('Which kinds of guest or external user.'),
    tenants: z
      .union([
        z
          .literal('unspecified')
          .describe('Says nothing of tenants to Graph, as some of its own policies do; write nothing to mean all.'),
        oneOrMany(z.guid()),
      ])
      .optional()
      .describe('Home tenants, by tenant id; all tenants when absent.'),
  }),
]);

/** Which guests: `includeGuestsOrExternalUsers` and `excludeGuestsOrExternalUsers`. */
export type GuestsSpec = z.output<typeof guestsSchema>;

export function lowerGuests(guests: GuestsSpec): JsonObject {
  const { types, tenants } = guests === 'all' ? { types: guestTypes, tenants: undefined } : guests;
  const flags = { guestOrExternalUserTypes: guestTypes.filter((type) => types.includes(type)).join(',') };
  // Stored so in policies made from Microsoft's own template for insider risk, 2026.
  if (tenants === 'unspecified') return { ...flags, externalTenants: null };
  // `@odata.type` is mandatory on write (graph metadata v1.0: externalTenants is abstract).
  const externalTenants =
    tenants === undefined
      ? { '@odata.type': '#microsoft.graph.conditionalAccessAllExternalTenants', membershipKind: 'all' }
      : {
          '@odata.type': '#microsoft.graph.conditionalAccessEnumeratedExternalTenants',
          membershipKind: 'enumerated',
          members: tenants,
        };
  return { ...flags, externalTenants };
}

/** Undefined where no kind of guest is named that we know. */
export function liftGuests(body: JsonObject): GuestsSpec | undefined {
  const flags = typeof body.guestOrExternalUserTypes === 'string' ? body.guestOrExternalUserTypes.split(',') : [];
  const types = guestTypes.filter((type) => flags.some((flag) => flag.trim() === type));
  if (types.length === 0) return undefined;
  if (!isJsonObject(body.externalTenants) || Object.keys(body.externalTenants).length === 0)
    return { types, tenants: 'unspecified' };
  const tenants = stringsAt(body.externalTenants, 'members').filter(isGuid);
  if (tenants.length > 0) return { types, tenants: [...tenants] };
  return types.length === guestTypes.length ? 'all' : { types };
}

export function writeGuests(guests: GuestsSpec): Json {
  if (guests === 'all') return 'all';
  const { types, tenants } = guests;
  const from = tenants === undefined || tenants === 'unspecified' ? tenants : writeOneOrMany(tenants);
  return { types: writeOneOrMany(types), ...(from === undefined ? {} : { tenants: from }) };
}
