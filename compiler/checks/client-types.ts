import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Check } from './check.ts';
import { hasWord, membersAt, placeIn, policiesIn } from './policy-body.ts';

const literal = (types: string) => `kind: ConditionalAccessPolicy
name: mail
body:
  state: disabled
  conditions:
    clientAppTypes: ${types}
    applications: { includeApplications: [Exchange Online] }
    users: { includeGroups: [Sales], excludeGroups: [Break Glass] }
  grantControls: { operator: OR, builtInControls: [mfa] }
`;

const rule: FindingRule = {
  code: 'GW4041',
  severity: 'error',
  title: 'the kinds of client of a policy are all, and others besides',
  explanation:
    'In clientAppTypes the word `all` stands alone: 681 published policies, 0 exceptions. The service answers a list it does not support with error 1064. Every kind of client is written `[all]`.',
  failing: { documents: literal('[all, browser]') },
  passing: { documents: literal('[all]') },
};

/** Bodies whose client types the service refuses. */
export const clientTypesOfPolicy: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) => {
      const pointer = '/conditions/clientAppTypes';
      const types = membersAt(resource.body, pointer);
      if (types.length < 2 || !hasWord(types, 'all')) return [];
      const message = `\`${resource.name}\` names other kinds of client beside \`all\``;
      const help = 'write `clientAppTypes: [all]` for every kind of client';
      return [findingOf(rule, { message, help, ...placeIn(resource, pointer) })];
    }),
};
