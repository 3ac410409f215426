import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { protectionsIn } from '../document.ts';
import { branchesOf } from '../documents/protection.ts';
import { namedByBoth } from '../sentence/complement.ts';
import type { Check } from './check.ts';

const sentence = (browser: string) => `kind: Protection
name: office
protect: Office 365
for: everyone
cases:
  - when: { platforms: iOS }
    require: appProtection
  - name: browser
    when: ${browser}
    require: mfa
`;

const rule: FindingRule = {
  code: 'GW4058',
  severity: 'warning',
  title: 'two cases are about the same sign-ins, and both apply',
  explanation:
    'Cases are no list of which the first that fits is taken: each becomes a policy, and every policy that fits a sign-in applies (Microsoft docs: concept-conditional-access-policies). Who signs in as both cases say has to meet both, and a block wins. If that is meant, nothing has to be done; otherwise leave out of one case what the other is about.',
  failing: { documents: sentence('{ clients: browser }') },
  passing: { documents: sentence('{ clients: browser, platforms: { except: iOS } }') },
};

/** Cases that share sign-ins. */
export const overlappingCases: Check = {
  rules: [rule],
  documents: (program) =>
    protectionsIn(program).flatMap(({ spec, yaml }) => {
      const cases = spec.cases ?? [];
      const branches = branchesOf(spec);
      const nameOf = (index: number) => `\`${spec.name}${branches[index]?.suffix ?? ''}\``;
      return cases.flatMap((item, index) => {
        const other = cases.slice(0, index).findIndex((earlier) => namedByBoth(earlier.when, item.when) !== undefined);
        const shared = cases[other] === undefined ? undefined : namedByBoth(cases[other].when, item.when);
        if (shared === undefined) return [];
        const pointer = `/cases/${index}/when`;
        const where = shared.platform === 'unknown' ? 'on a platform nobody names' : `on \`${shared.platform}\``;
        return [
          findingOf(rule, {
            message: `${nameOf(other)} and ${nameOf(index)} both apply, for example to \`${shared.client}\` ${where}`,
            help: 'leave what one case is about out of the other, with `except`; if both are to be met, this is right as it is',
            span: yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer),
            pointer,
            related: [{ message: 'the other case is here', span: yaml.spanOf(`/cases/${other}/when`) }],
          }),
        ];
      });
    }),
};
