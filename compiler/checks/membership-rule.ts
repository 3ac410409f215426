import { type FindingRule, findingOf } from '../../schemas/finding.ts';
import type { Document } from '../document.ts';
import type { GroupSpec } from '../documents/group.ts';
import type { Check } from './check.ts';

const group = (operator: string) => `kind: Group
name: Sales
membershipRule: user.department ${operator} "Sales"
`;

const rule: FindingRule = {
  code: 'GW4114',
  severity: 'warning',
  title: 'the rule of a dynamic group compares with a word that is no operator',
  explanation:
    'A rule compares a property with an operator such as `-eq`, with or without the hyphen (Microsoft docs: groups-dynamic-membership, supported expression operators, 2025). Entra ID refuses any other word when the group is created, in the middle of an apply.',
  failing: { documents: group('equals') },
  passing: { documents: group('-eq') },
};

const operators = 'eq ne startswith notstartswith contains notcontains match notmatch in notin any all'.split(' ');
const meant: Readonly<Record<string, string>> = {
  equals: '-eq',
  is: '-eq',
  notequals: '-ne',
  isnot: '-ne',
  like: '-match',
  has: '-contains',
  includes: '-contains',
  endswith: '-match',
};

/** Comparisons of membership rules by words that are none of the operators. */
export const membershipRule: Check = {
  rules: [rule],
  documents: ({ documents }) =>
    documents.flatMap(({ spec, yaml }: Document) => {
      const text = spec.kind === 'Group' ? (spec as Partial<GroupSpec>).membershipRule : undefined;
      const word = text === undefined ? undefined : strangeOperator(text);
      if (word === undefined) return [];
      const other = meant[word.toLowerCase()];
      const all = operators.map((name) => `\`-${name}\``).join(', ');
      const help = other === undefined ? `the operators are ${all}` : `did you mean \`${other}\`?`;
      return [
        findingOf(rule, {
          message: `\`${word}\` in the membership rule is no operator`,
          help,
          span: yaml.spanOf('/membershipRule'),
          pointer: '/membershipRule',
        }),
      ];
    }),
};

function strangeOperator(text: string): string | undefined {
  const unquoted = text.replace(/"[^"]*"|'[^']*'/g, '""');
  const words = [...unquoted.matchAll(/\b(?:user|device)\.[\w.]+\s+-?([a-z]+|[=!<>]=?)/gi)].map(
    ([, word = '']) => word,
  );
  return words.find((word) => !operators.includes(word.toLowerCase()));
}
