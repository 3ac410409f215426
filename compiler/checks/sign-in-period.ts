import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { placeIn, policiesIn } from './policy-body.ts';

const frequent = (period: string) => examplePolicy({ session: `{ signInFrequency: { isEnabled: true, ${period} } }` });

const rule: FindingRule = {
  code: 'GW4079',
  severity: 'warning',
  title: 'a sign-in frequency lacks its value or its unit',
  explanation:
    'A sign-in frequency that is not every time says how many hours or days: `value`, more than 0, and `type`, both of them (terraform-provider-azuread, conditional_access_policy resource, asks for one beside the other). No published policy goes without.',
  failing: { documents: frequent('value: 4') },
  passing: { documents: frequent('value: 4, type: hours') },
};

const frequency = '/sessionControls/signInFrequency';

/** Periods that are half said. */
export const signInPeriod: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) => {
      const wrong = wrongIn(resource.body);
      if (wrong === undefined) return [];
      const message = `the sign-in frequency of \`${resource.name}\` ${wrong}`;
      const help = 'write `value` and `type`, such as `value: 12` and `type: hours`';
      return [findingOf(rule, { message, help, ...placeIn(resource, frequency) })];
    }),
};

function wrongIn(body: JsonObject): string | undefined {
  const read = (name: string) => readPointer(body, `${frequency}/${name}`) ?? undefined;
  if (read('isEnabled') !== true || read('frequencyInterval') === 'everyTime') return undefined;
  const value = read('value');
  if (value === undefined) return 'lacks its `value`';
  if (read('type') === undefined) return 'lacks its `type`';
  return typeof value === 'number' && value > 0 ? undefined : 'is not a number of hours or days above 0';
}
