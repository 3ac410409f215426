import type { FindingRule } from '../../schemas/finding.ts';
import { budget } from './budget.ts';
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
  severity: 'information',
  title: 'the project has nearly as many policies as a tenant holds',
  explanation:
    'For years a tenant held 195 policies, and some still do (azure-docs issue 81685); now the limit is 240. Policies that others made in the tenant count as well, whether they are enabled or not.',
  failing: { documents: sentences(196) },
  passing: { documents: sentences(2) },
};

const limit = 240;

/** How many policies a project comes to. */
export const policyCount = budget({
  limit,
  unit: 'policies a tenant holds',
  help: 'merge protections that differ only in whom they are for',
  beyond: tooMany,
  headroom: nearlyTooMany,
  uses: (resources) => {
    const policies = policiesIn(resources);
    // The first one beyond the limit, or the last there is: somewhere a person has to look.
    const shown = policies[limit] ?? policies.at(-1);
    return shown === undefined
      ? []
      : [{ who: 'the project', used: policies.length, place: placeIn(shown, '/displayName') }];
  },
});
