import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { protectionsIn } from '../document.ts';
import type { Check } from './check.ts';

const sentence = `kind: Protection
name: office
protect: Office 365
for: everyone
`;
const cases = `cases:
  - when: { platforms: [iOS, android] }
    require: appProtection
`;

const besideCases: FindingRule = {
  code: 'GW4002',
  severity: 'error',
  title: 'the protection has cases, and requires something beside them',
  explanation:
    'With `cases`, each case says what it requires. A `require` or `session` beside them belongs to no case, so it would be ignored. Repeat it in the cases it is meant for, or write a second protection that requires it of everyone.',
  failing: { documents: `${sentence}require: mfa\n${cases}` },
  passing: { documents: sentence + cases },
};

const withoutCases: FindingRule = {
  code: 'GW4003',
  severity: 'error',
  title: 'the protection says what happens otherwise, but has no cases',
  explanation:
    '`otherwise` is about the sign-ins that no case names. Without `cases` there are none, and a reader could believe that sign-ins outside of `when` are blocked. They are not: a protection says nothing about them.',
  failing: { documents: `${sentence}when: { platforms: iOS }\nrequire: mfa\notherwise: block\n` },
  passing: { documents: `${sentence}${cases}otherwise: block\n` },
};

/** `cases`, `require`, `session` and `otherwise`: which of them go together. */
export const casesAndRequire: Check = {
  rules: [besideCases, withoutCases],
  documents: (program) =>
    protectionsIn(program).flatMap(({ spec, yaml }) => {
      const place = (pointer: string) => ({ span: yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer), pointer });
      if (spec.cases === undefined) {
        if (spec.otherwise === undefined) return [];
        const help = 'remove `otherwise`, or write `cases` that it can be the rest of';
        const message = `\`otherwise\` stands in \`${spec.name}\`, which has no \`cases\``;
        return [findingOf(withoutCases, { message, help, ...place('/otherwise') })];
      }
      return (['require', 'session'] as const)
        .filter((part) => spec[part] !== undefined)
        .map((part) =>
          findingOf(besideCases, {
            message: `\`${part}\` stands beside the \`cases\` of \`${spec.name}\` and belongs to none of them`,
            help: `move \`${part}\` into the cases it is meant for`,
            ...place(`/${part}`),
          }),
        );
    }),
};
