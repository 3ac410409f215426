import { isGuid, objectIn, stringsIn, textIn } from '../../values.ts';
import type { Rule } from './rule.ts';

/** Words that stand for applications or locations and so need no object behind them. */
const APPLICATION_WORDS = ['all', 'none', 'office365', 'microsoftadminportals', 'allagentidresources'];
const LOCATION_WORDS = ['all', 'alltrusted', 'allcompliant', '00000000-0000-0000-0000-000000000000'];

/**
 * Everything a policy names must exist when it is written. Objects deleted later stay named by stored policies, which are read
 * back without complaint.
 */
export const REFERENCE_RULES: readonly Rule[] = [
  {
    behaviour: 'directoryReferencesMustExist',
    refuse: ({ users }, { seen }) => {
      const pairs = [
        ['includeUsers', 'users'],
        ['excludeUsers', 'users'],
        ['includeGroups', 'groups'],
        ['excludeGroups', 'groups'],
      ] as const;
      for (const [property, collection] of pairs) {
        const ids = stringsIn(users[property]).filter((id) => collection === 'groups' || isGuid(id));
        const missing = ids.find((id) => !seen(collection).has(id.toLowerCase()));
        if (missing !== undefined) {
          const kind = collection === 'users' ? 'User' : 'Group';
          return `${kind} ${missing} specified in the Policy was not found in the directory.`;
        }
      }
      return undefined;
    },
  },
  {
    behaviour: 'applicationsMustHaveServicePrincipals',
    refuse: ({ applications }, { seen }) => {
      const named = [...stringsIn(applications.includeApplications), ...stringsIn(applications.excludeApplications)];
      const known = new Set([...seen('servicePrincipals').values()].map((row) => textIn(row.appId).toLowerCase()));
      const missing = named.filter(
        (id) => !APPLICATION_WORDS.includes(id.toLowerCase()) && !known.has(id.toLowerCase()),
      );
      if (missing.length === 0) return undefined;
      const reasons = Object.fromEntries(missing.map((id) => [id, 'ServicePrincipalNotFound']));
      return `1034: Policy contains invalid applications: ${JSON.stringify(reasons)}`;
    },
  },
  {
    behaviour: 'locationsMustExist',
    refuse: ({ conditions }, { seen }) => {
      const locations = objectIn(conditions.locations);
      const named = [...stringsIn(locations?.includeLocations), ...stringsIn(locations?.excludeLocations)];
      const missing = named.find(
        (id) => !LOCATION_WORDS.includes(id.toLowerCase()) && !seen('namedLocations').has(id.toLowerCase()),
      );
      return missing === undefined
        ? undefined
        : `1040: NamedLocation with id ${missing} does not exist in the directory.`;
    },
  },
  {
    behaviour: 'strengthsMustExist',
    refuse: ({ strength }, { seen }) => {
      if (strength === undefined || seen('authenticationStrengthPolicies').has(textIn(strength.id).toLowerCase()))
        return undefined;
      return `AuthenticationStrengthPolicy with id ${textIn(strength.id)} does not exist in the directory.`;
    },
  },
  {
    behaviour: 'directoryReferencesMustExist',
    refuse: ({ clientApplications }, { seen }) => {
      const named = [
        ...stringsIn(clientApplications?.includeServicePrincipals),
        ...stringsIn(clientApplications?.excludeServicePrincipals),
      ];
      const missing = named.find(
        (id) => id.toLowerCase() !== 'serviceprincipalsinmytenant' && !seen('servicePrincipals').has(id.toLowerCase()),
      );
      return missing === undefined
        ? undefined
        : `ServicePrincipal ${missing} specified in the Policy was not found in the directory.`;
    },
  },
  {
    behaviour: 'directoryReferencesMustExist',
    refuse: ({ grant }, { seen }) => {
      const missing = stringsIn(grant?.termsOfUse).find((id) => !seen('agreements').has(id.toLowerCase()));
      return missing === undefined
        ? undefined
        : `Terms of use ${missing} specified in the Policy was not found in the directory.`;
    },
  },
];
