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
  title: 'a sign-in frequency is every time and a period, or neither',
  explanation:
    'A sign-in frequency of everyTime comes without value and type, one of a period with both; the service refuses anything between (terraform-provider-azuread, conditional_access_policy resource).',
  failing: { documents: literal('frequencyInterval: everyTime, value: 1, type: hours') },
  passing: { documents: literal('frequencyInterval: everyTime') },
};

const frequency = '/sessionControls/signInFrequency';

/** Bodies in which the parts of a sign-in frequency contradict each other. */
export const everytimeFrequency: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) => {
      const { body } = resource;
      if (readPointer(body, `${frequency}/isEnabled`) !== true) return [];
      const parts = ['value', 'type'].filter((name) => isSet(body, `${frequency}/${name}`));
      const isEveryTime = readPointer(body, `${frequency}/frequencyInterval`) === 'everyTime';
      if (parts.length === (isEveryTime ? 0 : 2)) return [];
      const message = isEveryTime
        ? `the sign-in frequency of \`${resource.name}\` is every time, and has a period as well`
        : `the sign-in frequency of \`${resource.name}\` lacks its \`value\` or its \`type\``;
      const help = 'write `frequencyInterval: everyTime` alone, or `value` and `type`';
      return [findingOf(rule, { message, help, ...placeIn(resource, frequency) })];
    }),
};
