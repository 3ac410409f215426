import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import { formatFilter } from '../filter/format-filter.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import type { Check } from './check.ts';
import { writtenFilters } from './written-filters.ts';

const sentence = (filter: string) => `kind: Protection
name: admin-portals
protect: Microsoft Admin Portals
for: everyone
when:
  deviceFilter:
    exclude: ${filter}
require: block
`;

const rule: FindingRule = {
  code: 'GW4115',
  severity: 'information',
  title: 'a filter rule is not in its one spelling',
  explanation:
    'Blanks, letter case of operators, missing hyphens and needless parentheses change nothing about what a rule means, and much about ' +
    'how it reads and whether two policies can be seen to hold the same one. The help gives the rule as it is printed: one blank between words, ' +
    'operators as Microsoft spells them, parentheses only where they matter. Changing the spelling changes the policy in the tenant once.',
  failing: { documents: sentence('(device.isCompliant -eq true) -AND device.model  -eq "a"') },
  passing: { documents: sentence('device.isCompliant -eq True -and device.model -eq "a"') },
};

/** Filter rules as they are printed. Rules that cannot be read are told by another check. */
export const filterSpelling: Check = {
  rules: [rule],
  documents: (program) =>
    program.documents.flatMap((document) =>
      writtenFilters(document).flatMap(({ text, head, pointer }) => {
        const parsed = parseFilter(text, head);
        const printed = 'rule' in parsed ? formatFilter(parsed.rule) : text;
        if (printed === text) return [];
        const message = 'the filter rule is spelled otherwise than it is printed';
        return [findingOf(rule, { message, help: `write: ${printed}`, span: document.yaml.spanOf(pointer), pointer })];
      }),
    ),
};
