import type { FindingRule } from '../../schemas/finding.ts';
import { budget } from './budget.ts';
import { placeIn } from './policy-body.ts';

const locations = (count: number) =>
  Array.from({ length: count }, (_, index) => `kind: NamedLocation\nname: site-${index + 1}\ncountries: DE\n`).join(
    '---\n',
  );

const tooMany: FindingRule = {
  code: 'GW4098',
  severity: 'error',
  title: 'the project has more named locations than a tenant holds',
  explanation:
    'A tenant holds 195 named locations, of ranges and of countries together (Microsoft docs: concept-assignment-network, 2026). One location holds 2000 ranges, so that sites which are treated alike can share one.',
  failing: { documents: locations(196) },
  passing: { documents: locations(2) },
};

const nearlyTooMany: FindingRule = {
  code: 'GW4099',
  severity: 'information',
  title: 'the project has nearly as many named locations as a tenant holds',
  explanation:
    'A tenant holds 195 named locations (Microsoft docs: concept-assignment-network, 2026), and those that others made there count as well. Sites that are treated alike can share a location.',
  failing: { documents: locations(160) },
  passing: { documents: locations(2) },
};

/** How many named locations a project comes to. */
export const namedLocationCount = budget({
  limit: 195,
  unit: 'named locations a tenant holds',
  help: 'put sites that are treated alike into one location',
  beyond: tooMany,
  headroom: nearlyTooMany,
  uses: (resources) => {
    const all = resources.filter(({ kind }) => kind === 'namedLocations');
    const last = all.at(-1);
    return last === undefined ? [] : [{ who: 'the project', used: all.length, place: placeIn(last, '/displayName') }];
  },
});
