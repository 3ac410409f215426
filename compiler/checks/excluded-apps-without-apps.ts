import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { includedApps, isSet, placeIn, policiesIn } from './policy-body.ts';

const register = (more: string) =>
  examplePolicy({ applications: `{ includeUserActions: [urn:user:registersecurityinfo]${more} }` });

const rule: FindingRule = {
  code: 'GW4067',
  severity: 'warning',
  title: 'applications are left out of a policy that is not about applications',
  explanation:
    'A policy about a user action or an authentication context concerns no application, so there is none to leave out. None of 681 published policies does it, and whether the service accepts it is not known. Remove the exclusion, or protect applications.',
  failing: { documents: register(', excludeApplications: [Exchange Online]') },
  passing: { documents: register('') },
};

const excluded = '/conditions/applications/excludeApplications';
const others = ['includeUserActions', 'includeAuthenticationContextClassReferences'];

/** Exclusions from nothing. */
export const excludedAppsWithoutApps: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources)
      .filter(({ body }) => isSet(body, excluded) && !isSet(body, includedApps))
      .filter(({ body }) => others.some((name) => isSet(body, `/conditions/applications/${name}`)))
      .map((resource) =>
        findingOf(rule, {
          message: `\`${resource.name}\` leaves out applications, but is about something else`,
          help: 'remove `excludeApplications`',
          ...placeIn(resource, `${excluded}/0`),
        }),
      ),
};
