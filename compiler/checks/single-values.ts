import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { placeIn, policiesIn } from './policy-body.ts';

const withTerms = (terms: string) =>
  examplePolicy({ grant: `{ operator: AND, builtInControls: [mfa], termsOfUse: ${terms} }` });

const rule: FindingRule = {
  code: 'GW4066',
  severity: 'error',
  title: 'a list of a policy body is not a list',
  explanation:
    'Where Graph has a list, one value alone has to stand in a list too: `[Guest Terms]`. The service answers anything else with error 1007 (Microsoft365DSC issue 5742, about terms of use; terraform-provider-msgraph issue 63). Sentences take one value without brackets, because the compiler puts them there; a literal body is sent as it is written.',
  failing: { documents: withTerms('Guest Terms') },
  passing: { documents: withTerms('[Guest Terms]') },
};

const sides = (part: string, ...nouns: readonly string[]) =>
  nouns.flatMap((noun) => ['include', 'exclude'].map((side) => `/conditions/${part}/${side}${noun}` as const));

const lists = [
  '/conditions/clientAppTypes',
  '/conditions/userRiskLevels',
  '/conditions/signInRiskLevels',
  '/conditions/servicePrincipalRiskLevels',
  ...sides('applications', 'Applications'),
  '/conditions/applications/includeUserActions',
  '/conditions/applications/includeAuthenticationContextClassReferences',
  ...sides('users', 'Users', 'Groups', 'Roles'),
  ...sides('platforms', 'Platforms'),
  ...sides('locations', 'Locations'),
  ...sides('clientApplications', 'ServicePrincipals'),
  ...sides('devices', 'Devices', 'DeviceStates'),
  '/grantControls/builtInControls',
  '/grantControls/customAuthenticationFactors',
  '/grantControls/termsOfUse',
] as const;

/** Values without the list around them. */
export const singleValues: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) =>
      lists.flatMap((pointer) => {
        const value = readPointer(resource.body, pointer);
        if (value === undefined || value === null || Array.isArray(value)) return [];
        const name = pointer.slice(pointer.lastIndexOf('/') + 1);
        const message = `\`${name}\` of \`${resource.name}\` is not a list`;
        return [findingOf(rule, { message, help: 'put brackets around the value', ...placeIn(resource, pointer) })];
      }),
    ),
};
