import type { FindingRule } from '../../schemas/finding.ts';
import { budget } from './budget.ts';
import { membersAt, placeIn } from './policy-body.ts';

const location = (count: number) => {
  const ranges = Array.from({ length: count }, (_, index) => `20.${index >> 8}.${index & 255}.0/24`);
  return `kind: NamedLocation\nname: sites\nranges: [${ranges.join(', ')}]\n`;
};

const tooMany: FindingRule = {
  code: 'GW4100',
  severity: 'error',
  title: 'a location has more ranges than it can hold',
  explanation:
    'A named location holds 2000 ranges (Microsoft docs: concept-assignment-network, 2026). Join neighbouring ranges into wider ones, or make two locations, which a policy can name together.',
  failing: { documents: location(2001) },
  passing: { documents: location(2) },
};

const nearlyTooMany: FindingRule = {
  code: 'GW4101',
  severity: 'information',
  title: 'a location has nearly as many ranges as it can hold',
  explanation:
    'A named location holds 2000 ranges (Microsoft docs: concept-assignment-network, 2026). Neighbouring ranges can be joined into wider ones, and a policy can name two locations in place of one.',
  failing: { documents: location(1900) },
  passing: { documents: location(2) },
};

/** How many ranges each location has. */
export const rangeCount = budget({
  limit: 2000,
  unit: 'ranges',
  help: 'join neighbouring ranges, or make two locations',
  beyond: tooMany,
  headroom: nearlyTooMany,
  uses: (resources) =>
    resources
      .filter(({ kind }) => kind === 'namedLocations')
      .map((resource) => ({
        who: `\`${resource.name}\``,
        used: membersAt(resource.body, '/ipRanges').length,
        place: placeIn(resource, '/ipRanges'),
      })),
});
