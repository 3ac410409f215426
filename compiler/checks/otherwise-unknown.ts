import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { protectionsIn } from '../document.ts';
import { canComplement } from '../sentence/complement.ts';
import { namesIn } from '../sentence/when.ts';
import type { Check } from './check.ts';

const sentence = `kind: Protection
name: office
protect: Office 365
for: everyone
cases:
  - when: { platforms: [iOS, android] }
    require: appProtection
  - when: { locations: Head Office }
    require: mfa
`;

const rule: FindingRule = {
  code: 'GW4004',
  severity: 'error',
  title: 'what happens otherwise cannot be worked out',
  explanation:
    'Sign-ins that no case names are blocked. They can be listed only where cases differ by device platform and kind of client: both are short lists, while "no location of these, or any platform but those" takes more than one policy can say. Move the other condition to the `when` of the protection, or write `otherwise: allow` and block the rest with protections of their own.',
  failing: { documents: sentence },
  passing: { documents: `${sentence}otherwise: allow\n` },
};

/** Cases that differ by something of which the rest cannot be listed. */
export const otherwiseUnknown: Check = {
  rules: [rule],
  documents: (program) =>
    protectionsIn(program).flatMap(({ spec, yaml }) => {
      if (spec.otherwise === 'allow') return [];
      return (spec.cases ?? []).flatMap(({ when }, index) =>
        namesIn(when)
          .filter((name) => !canComplement([{ [name]: when[name] }]))
          .map((name) => {
            const pointer = `/cases/${index}/when/${name}`;
            return findingOf(rule, {
              message: `what happens otherwise cannot be worked out, because a case depends on \`${name}\``,
              help: `move \`${name}\` to the \`when\` of the whole protection, or add \`otherwise: allow\``,
              span: yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer),
              pointer,
            });
          }),
      );
    }),
};
