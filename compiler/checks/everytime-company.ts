import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Resource } from '../../schemas/resource.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { includedApps, isEffective, isSet, membersAt, placeIn, policiesIn } from './policy-body.ts';

const everyTime = 'signInFrequency: { isEnabled: true, frequencyInterval: everyTime }';
const risky = (session: string) => examplePolicy({ conditions: { signInRiskLevels: '[high]' }, session });

const siblings: FindingRule = {
  code: 'GW4080',
  severity: 'warning',
  title: 'a sign-in frequency of every time stands beside controls it was refused with',
  explanation:
    'In 2023 the service refused applicationEnforcedRestrictions and disableResilienceDefaults beside a sign-in frequency of every time, even unset (terraform-provider-azuread issue 1199); it has not been seen since. Unset ones are never sent. Put what is set into a policy of its own.',
  failing: { documents: risky(`{ ${everyTime}, disableResilienceDefaults: true }`) },
  passing: { documents: risky(`{ ${everyTime} }`) },
};

const withoutRisk: FindingRule = {
  code: 'GW4081',
  severity: 'information',
  title: 'a sign-in frequency of every time depends on no risk',
  explanation:
    'Every time was made for risky users, risky sign-ins and Intune enrolment, and the v1.0 API refused anything else until 2024 (msgraph-metadata issue 647). Now it goes with any application that supports it. People are asked again at every sign-in, and soon confirm without reading: be sure that it is meant.',
  failing: { documents: examplePolicy({ session: `{ ${everyTime} }` }) },
  passing: { documents: risky(`{ ${everyTime} }`) },
};

const frequency = '/sessionControls/signInFrequency';
const refusedBeside = ['applicationEnforcedRestrictions', 'disableResilienceDefaults'];
const risks = ['userRiskLevels', 'signInRiskLevels', 'insiderRiskLevels', 'agentIdRiskLevels'];
const intuneEnrollment = 'd4ebce55-015a-49b5-a083-c84d1797ae8c';

/** The company a sign-in frequency of every time keeps. */
export const everytimeCompany: Check = {
  rules: [siblings, withoutRisk],
  resources: (resources) =>
    policiesIn(resources)
      .filter(({ body }) => readPointer(body, `${frequency}/frequencyInterval`) === 'everyTime')
      .flatMap((resource) => [...siblingsOf(resource), ...riskOf(resource)]),
};

function siblingsOf(resource: Resource): readonly Finding[] {
  return refusedBeside
    .filter((name) => isEffective(readPointer(resource.body, `/sessionControls/${name}`)))
    .map((name) =>
      findingOf(siblings, {
        message: `\`${name}\` stands beside a sign-in frequency of every time in \`${resource.name}\``,
        help: 'make two policies of it',
        ...placeIn(resource, `/sessionControls/${name}`),
      }),
    );
}

function riskOf(resource: Resource): readonly Finding[] {
  const { body } = resource;
  const apps = membersAt(body, includedApps);
  const isEnrolment = apps.length > 0 && apps.every((app) => app === intuneEnrollment);
  if (isEnrolment || risks.some((name) => isSet(body, `/conditions/${name}`))) return [];
  const message = `\`${resource.name}\` asks people to sign in every time, whatever the risk`;
  const help = 'add a risk condition, or give a period in hours';
  return [findingOf(withoutRisk, { message, help, ...placeIn(resource, frequency) })];
}
