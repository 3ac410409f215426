import { objectIn, stringsIn } from '../../values.ts';
import { hasEffectiveSession } from '../normalise.ts';
import { type Candidate, invalidControls, type Rule } from './rule.ts';

const DOCUMENTATION =
  'For examples, please see API documentation at https://docs.microsoft.com/en-us/graph/api/conditionalaccesspolicy-update?view=graph-rest-beta.';

/** What every policy must have, and which of its parts exclude each other. */
export const STRUCTURE_RULES: readonly Rule[] = [
  {
    behaviour: 'applicationsAreRequired',
    refuse: (candidate) => {
      const filtered = candidate.applications.applicationFilter != null;
      if (filtered || targets(candidate).some((target) => target.length > 0)) return undefined;
      return `1011: 'applications' condition must specify the applications to include. Try 'includeApplications' = ['none'] to start with. ${DOCUMENTATION}`;
    },
  },
  {
    behaviour: 'oneKindOfTarget',
    refuse: (candidate) => {
      if (targets(candidate).filter((target) => target.length > 0).length < 2) return undefined;
      return `1012: 'applications' condition cannot include both 'includeApplications' and 'includeUserActions'/'includeProtectionLevels'. Please remove one of the conditions.`;
    },
  },
  {
    behaviour: 'applicationFilterNeedsNoWildcard',
    refuse: ({ applications }) => {
      if (applications.applicationFilter == null) return undefined;
      const wildcard = stringsIn(applications.includeApplications).find((name) =>
        ['all', 'none', 'allagentidresources'].includes(name.toLowerCase()),
      );
      return wildcard === undefined
        ? undefined
        : `'applicationFilter' cannot be combined with '${wildcard}' in 'includeApplications'.`;
    },
  },
  {
    behaviour: 'identitiesAreRequired',
    refuse: ({ users, clientApplications, conditions }) => {
      const included = ['includeUsers', 'includeGroups', 'includeRoles'].some(
        (name) => stringsIn(users[name]).length > 0,
      );
      const any =
        included ||
        users.includeGuestsOrExternalUsers != null ||
        clientApplications !== undefined ||
        conditions.agents != null;
      return any
        ? undefined
        : "'users' condition must specify the users, groups or roles to include, or 'clientApplications' must be set.";
    },
  },
  {
    behaviour: 'controlsAreRequired',
    refuse: ({ grant, session }) => {
      const controls = ['builtInControls', 'customAuthenticationFactors', 'termsOfUse'].some(
        (name) => stringsIn(grant?.[name]).length > 0,
      );
      const any =
        controls || grant?.authenticationStrength != null || (session !== undefined && hasEffectiveSession(session));
      return any ? undefined : 'Policy must specify at least one grant control or session control.';
    },
  },
  {
    behaviour: 'emptySessionControlsAreRefused',
    refuse: ({ session }) =>
      session === undefined || hasEffectiveSession(session) ? undefined : invalidControls('InvalidControls'),
  },
  {
    behaviour: 'exclusionsNeedInclusions',
    refuse: ({ conditions }) => {
      const pairs = [
        ['platforms', 'includePlatforms', 'excludePlatforms'],
        ['locations', 'includeLocations', 'excludeLocations'],
      ] as const;
      for (const [name, include, exclude] of pairs) {
        const members = objectIn(conditions[name]);
        if (stringsIn(members?.[exclude]).length > 0 && stringsIn(members?.[include]).length === 0) {
          return `'${name}' condition must specify '${include}' when '${exclude}' is set.`;
        }
      }
      return undefined;
    },
  },
  {
    behaviour: 'clientAppTypesAreWellFormed',
    refuse: ({ conditions }) => {
      if (conditions.clientAppTypes == null) return undefined;
      const types = stringsIn(conditions.clientAppTypes);
      if (types.length === 0) {
        return `1064: 'clientAppTypes' condition does not support []. If you want to target all client apps, use ['All'].`;
      }
      const mixed = types.includes('all') && types.length > 1;
      return mixed ? `1064: 'clientAppTypes' condition does not support 'all' together with other values.` : undefined;
    },
  },
];

function targets({ applications }: Candidate): readonly (readonly string[])[] {
  return ['includeApplications', 'includeUserActions', 'includeAuthenticationContextClassReferences'].map((name) =>
    stringsIn(applications[name]),
  );
}
