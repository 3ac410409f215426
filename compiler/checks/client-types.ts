import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { Check } from './check.ts';
import { hasWord, placeIn, policiesIn } from './policy-body.ts';

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
  title: 'the kinds of client of a policy are none, or all and others',
  explanation:
    'A policy names at least one kind of client in clientAppTypes, and `all` stands alone; otherwise the service answers with error 1064. Every kind of client is written `[all]`.',
  failing: { documents: literal('[]') },
  passing: { documents: literal('[all]') },
};

/** Bodies whose client types the service refuses. */
export const clientTypesOfPolicy: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) => {
      const pointer = '/conditions/clientAppTypes';
      const types = readPointer(resource.body, pointer);
      if (!Array.isArray(types)) return [];
      if (types.length === 1 || (types.length > 0 && !hasWord(types, 'all'))) return [];
      const what = types.length === 0 ? 'names no kind of client' : 'names other kinds of client beside `all`';
      const help = 'write `clientAppTypes: [all]` for every kind of client';
      return [findingOf(rule, { message: `\`${resource.name}\` ${what}`, help, ...placeIn(resource, pointer) })];
    }),
};
