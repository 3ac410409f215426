import type { FindingRule } from '../../schemas/finding.ts';
import { budget } from './budget.ts';
import { placeIn } from './policy-body.ts';

const filters = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `kind: AssignmentFilter\nname: model-${index + 1}\nplatform: iOS\nrule: (device.model -eq "x")\n`,
  ).join('---\n');

const tooMany: FindingRule = {
  code: 'GW4131',
  severity: 'error',
  title: 'the project has more assignment filters than a tenant holds',
  explanation:
    'A tenant holds 200 assignment filters (Microsoft docs: filters, 2024-03). One filter can be named by any number of assignments, to include and to exclude.',
  failing: { documents: filters(201) },
  passing: { documents: filters(2) },
};

const nearlyTooMany: FindingRule = {
  code: 'GW4132',
  severity: 'information',
  title: 'the project has nearly as many assignment filters as a tenant holds',
  explanation:
    'A tenant holds 200 assignment filters (Microsoft docs: filters, 2024-03), and those that others made there count as well.',
  failing: { documents: filters(165) },
  passing: { documents: filters(2) },
};

/** How many assignment filters a project comes to. */
export const assignmentFilterCount = budget({
  limit: 200,
  unit: 'assignment filters a tenant holds',
  help: 'name one filter in several assignments',
  beyond: tooMany,
  headroom: nearlyTooMany,
  uses: (resources) => {
    const all = resources.filter(({ kind }) => kind === 'assignmentFilters');
    const last = all.at(-1);
    return last === undefined ? [] : [{ who: 'the project', used: all.length, place: placeIn(last, '/displayName') }];
  },
});
