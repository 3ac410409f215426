import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Check } from './check.ts';
import { examplePolicy } from './example-policy.ts';
import { isSet, placeIn, policiesIn } from './policy-body.ts';

const platforms = (value: string) => examplePolicy({ conditions: { platforms: value } });

const rule: FindingRule = {
  code: 'GW4074',
  severity: 'error',
  title: 'platforms or locations are left out of none',
  explanation:
    'Leaving out a platform or a location takes an inclusion to leave it out of, mostly all of them: none of 681 published policies goes without, and Microsoft365DSC adds one before it writes. In a sentence, `except` says both at once.',
  failing: { documents: platforms('{ excludePlatforms: [iOS] }') },
  passing: { documents: platforms('{ includePlatforms: [all], excludePlatforms: [iOS] }') },
};

const pairs = [
  { part: '/conditions/platforms', noun: 'Platforms', all: 'all' },
  { part: '/conditions/locations', noun: 'Locations', all: 'All' },
] as const;

/** Exclusions without an inclusion. */
export const excludedOnly: Check = {
  rules: [rule],
  resources: (resources) =>
    policiesIn(resources).flatMap((resource) =>
      pairs.flatMap(({ part, noun, all }) => {
        const excluded = `${part}/exclude${noun}` as const;
        if (!isSet(resource.body, excluded) || isSet(resource.body, `${part}/include${noun}`)) return [];
        const message = `\`${resource.name}\` leaves out ${noun.toLowerCase()}, and includes none`;
        return [findingOf(rule, { message, help: `add \`include${noun}: [${all}]\``, ...placeIn(resource, excluded) })];
      }),
    ),
};
