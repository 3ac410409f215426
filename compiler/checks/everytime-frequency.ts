import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Check } from './check.ts';
import { isSet, placeIn, policiesIn } from './policy-body.ts';

const literal = (frequency: string) => `kind: ConditionalAccessPolicy
name: enrolment
body:
  state: disabled
  conditions:
    clientAppTypes: [all]
    applications: { includeApplications: [Microsoft Intune Enrollment] }
    users: { includeUsers: [All], excludeGroups: [Break Glass] }
  sessionControls: { signInFrequency: { isEnabled: true, ${frequency} } }
`;

const rule: FindingRule = {
  code: 'GW4038',
  severity: 'error',
  title: 'a sign-in frequency is every time, and something else as well',
  explanation:
    'A sign-in frequency of everyTime comes without value and type, and enabled; the service refuses anything else (terraform-provider-azuread, conditional_access_policy resource; 7 of 7 published policies).',
  failing: { documents: literal('frequencyInterval: everyTime, value: 1, type: hours') },
  passing: { documents: literal('frequencyInterval: everyTime') },
};

const frequency = '/sessionControls/signInFrequency';

/** Bodies in which `everyTime` stands beside what it excludes. */
export const everytimeFrequency: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) => {
      const { body } = resource;
      if (readPointer(body, `${frequency}/frequencyInterval`) !== 'everyTime') return [];
      const hasPeriod = ['value', 'type'].some((name) => isSet(body, `${frequency}/${name}`));
      if (!hasPeriod && readPointer(body, `${frequency}/isEnabled`) !== false) return [];
      const what = hasPeriod ? 'and has a period as well' : 'but is not enabled';
      return [
        findingOf(rule, {
          message: `the sign-in frequency of \`${resource.name}\` is every time, ${what}`,
          help: 'write `isEnabled: true` and `frequencyInterval: everyTime` alone, or no sign-in frequency',
          ...placeIn(resource, frequency),
        }),
      ];
    }),
};
