import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Check } from './check.ts';
import { placeIn, policiesIn } from './policy-body.ts';

const sentences = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `kind: Protection\nname: mail-${index + 1}\nprotect: Exchange Online\nfor: Team\nrequire: mfa\n`,
  ).join('---\n');

const tooMany: FindingRule = {
  code: 'GW4047',
  severity: 'error',
  title: 'the project has more policies than a tenant holds',
  explanation:
    'A tenant holds 240 Conditional Access policies, whatever their state; those that Microsoft manages do not count (Microsoft docs: concept-conditional-access-policies, 2026). Merge protections that differ only in whom they are for.',
  failing: { documents: sentences(241) },
  passing: { documents: sentences(2) },
};

const nearlyTooMany: FindingRule = {
  code: 'GW4048',
  severity: 'warning',
  title: 'the project has nearly as many policies as a tenant holds',
  explanation:
    'For years a tenant held 195 policies, and some still do (azure-docs pull request 81685); now the limit is 240. Policies that others made in the tenant count as well.',
  failing: { documents: sentences(196) },
  passing: { documents: sentences(2) },
};

const limit = 240;
const formerLimit = 195;

/** How many policies a project comes to. */
export const policyCount: Check = {
  rules: [tooMany, nearlyTooMany],
  resources: (resources) => {
    const policies = policiesIn(resources);
    const rule = policies.length > limit ? tooMany : nearlyTooMany;
    const beyond = policies[rule === tooMany ? limit : formerLimit];
    if (beyond === undefined) return [];
    return [
      findingOf(rule, {
        message: `the project comes to ${policies.length} policies, and a tenant holds ${limit}`,
        help: 'merge protections that differ only in whom they are for',
        ...placeIn(beyond, '/displayName'),
      }),
    ];
  },
};
