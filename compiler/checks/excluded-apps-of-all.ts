import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { hasWord, includedApps, isSet, membersAt, placeIn, policiesIn } from './policy-body.ts';

const except = (more: string) => examplePolicy({ applications: `{ includeApplications: [All]${more} }` });

const rule: FindingRule = {
  code: 'GW4097',
  severity: 'information',
  title: 'a policy for all apps leaves one out, and more with it',
  explanation:
    'When an application is left out of a policy for all apps, a sign-in that asks only for a few harmless permissions, such as reading the own profile, is not concerned by the policy either, because every application needs them; Microsoft changes this during 2026 (Microsoft docs: concept-conditional-access-cloud-apps, 2026). Where nothing may slip through, protect all apps, and loosen what is required of the application in a policy of its own.',
  failing: { documents: except(', excludeApplications: [Exchange Online]') },
  passing: { documents: except('') },
};

const excluded = '/conditions/applications/excludeApplications';

/** Exclusions that open more than they say. */
export const excludedAppsOfAll: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources)
      .filter(({ body }) => hasWord(membersAt(body, includedApps), 'All') && isSet(body, excluded))
      .map((resource) =>
        findingOf(rule, {
          message: `\`${resource.name}\` leaves out applications, and with them sign-ins that ask for little`,
          help: 'if that matters, protect all apps, and give the application a policy of its own',
          ...placeIn(resource, `${excluded}/0`),
        }),
      ),
};
