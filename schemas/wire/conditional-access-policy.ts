import { z } from 'zod';
import { graphObject, strings, wireSchema } from './graph-object.ts';

const users = z.looseObject({
  includeUsers: strings,
  excludeUsers: strings,
  includeGroups: strings,
  excludeGroups: strings,
  includeRoles: strings,
  excludeRoles: strings,
});

const applications = z.looseObject({
  includeApplications: strings,
  excludeApplications: strings,
  includeUserActions: strings,
  includeAuthenticationContextClassReferences: strings,
});

/** The members about agents are in beta only, but one shape holds for both versions. */
const clientApplications = z.looseObject({
  includeServicePrincipals: strings,
  excludeServicePrincipals: strings,
  includeAgentIdServicePrincipals: strings,
  excludeAgentIdServicePrincipals: strings,
});

const grantControls = z.looseObject({
  operator: z.string().nullable(),
  builtInControls: strings,
  customAuthenticationFactors: strings,
  termsOfUse: strings,
});

/** A conditionalAccessPolicy as Graph gives it (v1.0). Enumerations stay strings: Graph adds members without notice. */
export const conditionalAccessPolicySchema = wireSchema(
  graphObject.extend({
    state: z.string(),
    conditions: z.looseObject({
      users: users.nullable().optional(),
      applications: applications.nullable().optional(),
      clientApplications: clientApplications.nullable().optional(),
      clientAppTypes: strings,
      platforms: z.looseObject({ includePlatforms: strings, excludePlatforms: strings }).nullable().optional(),
      locations: z.looseObject({ includeLocations: strings, excludeLocations: strings }).nullable().optional(),
    }),
    grantControls: grantControls.nullable().optional(),
    sessionControls: z.looseObject({}).nullable().optional(),
  }),
);
