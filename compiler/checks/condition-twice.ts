import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { protectionsIn } from '../document.ts';
import { namesIn } from '../sentence/when.ts';
import type { Check } from './check.ts';

const sentence = (common: string) => `kind: Protection
name: office
protect: Office 365
for: everyone
when: { ${common} }
cases:
  - when: { platforms: [iOS, android] }
    require: appProtection
`;

const rule: FindingRule = {
  code: 'GW4005',
  severity: 'error',
  title: 'a condition stands in `when` and in a case',
  explanation:
    'A Graph policy holds each condition once. Of two, one would be lost, and "both must hold" is not always something one condition can say. Say it in the case alone, or in `when` alone.',
  failing: { documents: sentence('platforms: { except: windowsPhone }') },
  passing: { documents: sentence('locations: { except: trusted }') },
};

/** The same condition for the whole sentence and for one of its cases. */
export const conditionTwice: Check = {
  rules: [rule],
  documents: (program) =>
    protectionsIn(program).flatMap(({ spec, yaml }) => {
      const common = namesIn(spec.when ?? {});
      return (spec.cases ?? []).flatMap(({ when }, index) =>
        namesIn(when)
          .filter((name) => common.includes(name))
          .map((name) => {
            const pointer = `/cases/${index}/when/${name}`;
            const placeOf = (place: string) => yaml.keySpanOf(place) ?? yaml.spanOf(place);
            return findingOf(rule, {
              message: `\`${name}\` stands in this case and in the \`when\` of the whole protection`,
              help: `keep \`${name}\` in one of the two places`,
              span: placeOf(pointer),
              pointer,
              related: [{ message: 'the whole protection says it here', span: placeOf(`/when/${name}`) }],
            });
          }),
      );
    }),
};
