import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { narrowingConditions } from './narrowing-conditions.ts';
import { hasWord, indexOfWord, isEffective, isSet, membersAt, placeIn, policiesIn } from './policy-body.ts';

const literal = (controls: string) => `kind: ConditionalAccessPolicy
name: risky-users
body:
  state: disabled
  conditions:
    clientAppTypes: [all]
    applications: { includeApplications: [All] }
    users: { includeUsers: [All], excludeGroups: [Break Glass] }
    userRiskLevels: [high]
  grantControls: { operator: AND, builtInControls: ${controls} }
  sessionControls: { signInFrequency: { isEnabled: true, frequencyInterval: everyTime } }
`;

const rule: FindingRule = {
  code: 'GW4034',
  severity: 'error',
  title: 'a policy requires a password change in a way the service refuses',
  explanation:
    'A password change is required together with multifactor authentication or an authentication strength, both of them, of risky users, for all apps with none left out, under no other condition; otherwise the service answers 1032, InvalidPasswordResetControl (Microsoft docs: conditionalaccessgrantcontrols resource type, 2024).',
  failing: { documents: literal('[passwordChange]') },
  passing: { documents: literal('[mfa, passwordChange]') },
};

const withoutEveryTime: FindingRule = {
  code: 'GW4035',
  severity: 'warning',
  title: 'a password change is required without asking for it every time',
  explanation:
    'Since 2023 the service wants a sign-in frequency of every time beside a required password change, and no persistent browser session (msgraph-metadata issue 647). Policies that are older go on without; it is a warning, because such a policy can be kept as it is, though not be made anew.',
  failing: { documents: literal('[mfa, passwordChange]').replace(/ {2}sessionControls.*\n/, '') },
  passing: { documents: literal('[mfa, passwordChange]') },
};

const controls = '/grantControls/builtInControls';

/** What has to come with `passwordChange`. */
export const passwordChange: Check = {
  rules: [rule, withoutEveryTime],
  resources: (resources) => policiesIn(resources).flatMap(lookAt),
};

function lookAt(resource: Resource): readonly Finding[] {
  const { body } = resource;
  const index = indexOfWord(membersAt(body, controls), 'passwordChange');
  if (index === -1) return [];
  const place = placeIn(resource, `${controls}/${index}`);
  const missing = needs.find((need) => !need.isMet(body));
  if (missing !== undefined) {
    const message = `\`passwordChange\` in \`${resource.name}\` ${missing.told}`;
    const help = 'require it with `mfa` (operator AND), by user risk, for all apps, under no other condition';
    return [findingOf(rule, { message, help, ...place })];
  }
  const isEveryTime = readPointer(body, '/sessionControls/signInFrequency/frequencyInterval') === 'everyTime';
  if (isEveryTime && !isEffective(readPointer(body, '/sessionControls/persistentBrowser'))) return [];
  const message = `\`passwordChange\` in \`${resource.name}\` comes without a sign-in frequency of every time alone`;
  const help =
    'add `signInFrequency: { isEnabled: true, frequencyInterval: everyTime }`, and no persistent browser session';
  return [findingOf(withoutEveryTime, { message, help, ...place })];
}

const needs: readonly { readonly told: string; readonly isMet: (body: JsonObject) => boolean }[] = [
  {
    told: 'needs `mfa` or an authentication strength beside it, and nothing else',
    isMet: (body) => {
      const hasStrength = isSet(body, '/grantControls/authenticationStrength');
      const others = membersAt(body, controls).filter((control) => control !== 'passwordChange');
      const isMfa = others.length === 1 && hasWord(others, 'mfa');
      const isAlone = !['termsOfUse', 'customAuthenticationFactors'].some((name) =>
        isSet(body, `/grantControls/${name}`),
      );
      return (hasStrength ? others.length === 0 : isMfa) && isAlone;
    },
  },
  {
    told: 'needs the operator `AND`',
    isMet: (body) => readPointer(body, '/grantControls/operator') === 'AND',
  },
  {
    told: 'needs user risk levels',
    isMet: (body) => isSet(body, '/conditions/userRiskLevels'),
  },
  {
    told: 'needs all apps, with none left out',
    isMet: (body) =>
      hasWord(membersAt(body, '/conditions/applications/includeApplications'), 'All') &&
      !isSet(body, '/conditions/applications/excludeApplications'),
  },
  {
    told: 'goes with no condition but user risk',
    isMet: (body) => narrowingConditions(body).every((name) => name === 'userRiskLevels'),
  },
];
