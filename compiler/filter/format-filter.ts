import type { FilterComparison, FilterRule, FilterValue } from './filter-rule.ts';

/** How tightly each kind of rule holds together. */
const strength = { or: 1, and: 2, not: 3, comparison: 4 } as const;

/** The one spelling of a rule: hyphens, single blanks, and no parentheses but those that change the meaning. */
export function formatFilter(rule: FilterRule): string {
  if (rule.kind === 'comparison') return formatComparison(rule);
  const inner = (operand: FilterRule): string => {
    const text = formatFilter(operand);
    return strength[operand.kind] < strength[rule.kind] ? `(${text})` : text;
  };
  return rule.kind === 'not' ? `-not ${inner(rule.operand)}` : rule.operands.map(inner).join(` -${rule.kind} `);
}

function formatComparison({ head, attribute, operator, value }: FilterComparison): string {
  return `${head}.${attribute.name} -${operator.name} ${formatValue(value)}`;
}

function formatValue(value: FilterValue): string {
  if (value.kind === 'null') return 'null';
  if (value.kind === 'version') return value.text;
  if (value.kind === 'boolean') return value.is ? 'True' : 'False';
  return value.kind === 'text' ? quoted(value.text) : `[${value.texts.map(quoted).join(', ')}]`;
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["`]/g, '`$&')}"`;
}
