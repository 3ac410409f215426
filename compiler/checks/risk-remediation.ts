import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { narrowingConditions } from './narrowing-conditions.ts';
import { builtInControls, indexOfWord, isSet, membersAt, placeIn, policiesIn } from './policy-body.ts';

const everyTime = '{ signInFrequency: { isEnabled: true, frequencyInterval: everyTime } }';
const strength = 'authenticationStrength: { id: Multifactor authentication }';
const remediation = (operator: string, more = `, ${strength}`) =>
  examplePolicy({
    conditions: { userRiskLevels: '[high]' },
    grant: `{ operator: ${operator}, builtInControls: [riskRemediation]${more} }`,
    session: everyTime,
  });

const refused: FindingRule = {
  code: 'GW4077',
  severity: 'error',
  title: 'a policy requires risk remediation in a way the service refuses',
  explanation:
    'Risk remediation lets Microsoft choose how a risky user becomes safe again, with a new password or without one. It is required of risky users, under no condition but user risk, and together with everything else the policy requires: operator AND (Microsoft docs: concept-conditional-access-grant, 2026; UniFy Conditional-Access-Baseline; 3 of 3 published policies).',
  failing: { documents: remediation('OR') },
  passing: { documents: remediation('AND') },
};

const completed: FindingRule = {
  code: 'GW4078',
  severity: 'warning',
  title: 'risk remediation lacks what the service adds to it',
  explanation:
    'Beside risk remediation the service keeps an authentication strength and a sign-in frequency of every time (3 of 3 published policies); the portal adds both by itself. A body without them is refused, or comes back different from what was written and looks like drift. Write them out.',
  failing: { documents: remediation('AND', '') },
  passing: { documents: remediation('AND') },
};

/** What has to come with `riskRemediation`. */
export const riskRemediation: Check = {
  rules: [refused, completed],
  resources: (resources) => policiesIn(resources).flatMap(lookAt),
};

function lookAt(resource: Resource): readonly Finding[] {
  const { body } = resource;
  const index = indexOfWord(membersAt(body, builtInControls), 'riskRemediation');
  if (index === -1) return [];
  const place = placeIn(resource, `${builtInControls}/${index}`);
  const other = narrowingConditions(body).find((name) => name !== 'userRiskLevels');
  const wrong =
    readPointer(body, '/grantControls/operator') !== 'AND'
      ? 'needs the operator `AND`'
      : !isSet(body, '/conditions/userRiskLevels')
        ? 'needs user risk levels'
        : other === undefined
          ? undefined
          : `does not go with the condition \`${other}\``;
  if (wrong !== undefined) {
    const message = `\`riskRemediation\` in \`${resource.name}\` ${wrong}`;
    const help = 'require it by user risk alone, with operator AND';
    return [findingOf(refused, { message, help, ...place })];
  }
  const isEveryTime = readPointer(body, '/sessionControls/signInFrequency/frequencyInterval') === 'everyTime';
  if (isEveryTime && isSet(body, '/grantControls/authenticationStrength')) return [];
  const what = isEveryTime ? 'an authentication strength' : 'a sign-in frequency of every time';
  const message = `\`riskRemediation\` in \`${resource.name}\` comes without ${what}`;
  return [findingOf(completed, { message, help: `add ${what}, which the service adds anyway`, ...place })];
}
