import { z } from 'zod';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { tenantSettingsSchema } from './tenant-settings.ts';

const id = z.guid().transform((text) => text.toLowerCase());
/** A Graph body, passed through as it is. */
const body = z.custom<JsonObject>(isJsonObject, { error: 'expected a JSON object' });

const userSchema = z.looseObject({
  id: id.optional(),
  userPrincipalName: z.string().min(1),
  displayName: z.string().min(1),
  userType: z.enum(['Member', 'Guest']).optional(),
  accountEnabled: z.boolean().optional(),
  /** Directory roles that are active for the user, by display name or template id. */
  roles: z.array(z.string()).default([]),
});

const groupSchema = z.looseObject({
  id: id.optional(),
  displayName: z.string().min(1),
  /** Ids, user principal names, or display names of other groups and service principals. */
  members: z.array(z.string()).default([]),
});

const servicePrincipalSchema = z.looseObject({
  id: id.optional(),
  appId: id,
  displayName: z.string().min(1),
});

const applicationSchema = z.strictObject({
  /** Client id. */
  appId: id,
  displayName: z.string().min(1),
  clientSecret: z.string().optional(),
  /** Application permissions its tokens carry, e.g. `Policy.Read.All`. */
  permissions: z.array(z.string()).default([]),
  /** Answers at the managed identity endpoint. */
  managedIdentity: z.boolean().default(false),
});

/**
 * The tenant an emulator begins with. Objects without an id get one that follows from their name, so that the same seed always
 * makes the same tenant. Policies are Graph bodies as an export holds them and are taken as they are: a stored policy may break
 * rules that a new one has to keep.
 */
export const tenantSeedSchema = z.strictObject({
  tenant: z
    .strictObject({
      id: id.default('11111111-1111-4111-8111-111111111111'),
      displayName: z.string().default('Emulated tenant'),
      domain: z.string().default('example.com'),
    })
    .prefault({}),
  settings: tenantSettingsSchema.prefault({}),
  users: z.array(userSchema).default([]),
  groups: z.array(groupSchema).default([]),
  servicePrincipals: z.array(servicePrincipalSchema).default([]),
  applications: z.array(applicationSchema).default([]),
  conditionalAccessPolicies: z.array(body).default([]),
  namedLocations: z.array(body).default([]),
  authenticationStrengthPolicies: z.array(body).default([]),
  authenticationContextClassReferences: z.array(body).default([]),
  agreements: z.array(body).default([]),
  deviceCompliancePolicies: z.array(body).default([]),
  iosManagedAppProtections: z.array(body).default([]),
  androidManagedAppProtections: z.array(body).default([]),
  defaultManagedAppProtections: z.array(body).default([]),
  notificationMessageTemplates: z.array(body).default([]),
  assignmentFilters: z.array(body).default([]),
  deviceComplianceScripts: z.array(body).default([]),
});

/** A seed as its author writes it. */
export type TenantSeed = z.input<typeof tenantSeedSchema>;

/** A seed with its defaults filled in. */
export type CompleteSeed = z.output<typeof tenantSeedSchema>;

/** The seed cannot be used; the message names every place and what was expected there. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
}

/** Reads a seed from anything, a parsed file for instance. Throws SeedError. */
export function parseSeed(value: unknown): CompleteSeed {
  const read = tenantSeedSchema.safeParse(value);
  if (!read.success) throw new SeedError(`the seed does not describe a tenant:\n${z.prettifyError(read.error)}`);
  return read.data;
}
