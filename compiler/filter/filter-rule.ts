/**
 * A filter rule as a tree: what a policy says about devices, applications or service principals by their attributes. Every part
 * knows where in the rule's text it stands, so that findings and explanations can point at the words.
 */
export type FilterRule = FilterJunction | FilterNegation | FilterComparison;

/** A stretch of the rule's text by UTF-16 offsets; the second is exclusive. */
export interface FilterRange {
  readonly start: number;
  readonly end: number;
}

/** All of these, or any of them. At least two; none is a junction of the same kind, since grouping them changes nothing. */
export interface FilterJunction {
  readonly kind: 'and' | 'or';
  readonly operands: readonly FilterRule[];
  readonly range: FilterRange;
}

export interface FilterNegation {
  readonly kind: 'not';
  readonly operand: FilterRule;
  readonly range: FilterRange;
}

/** One attribute held against one value: `device.model -startsWith "Surface"`. */
export interface FilterComparison {
  readonly kind: 'comparison';
  /** What stands before the point, in its own spelling: `device` or `CustomSecurityAttribute`. */
  readonly head: FilterHead;
  /** What stands after it, as it was written. */
  readonly attribute: { readonly name: string; readonly range: FilterRange };
  readonly operator: { readonly name: FilterOperator; readonly range: FilterRange };
  readonly value: FilterValue;
  readonly range: FilterRange;
}

export type FilterValue =
  | { readonly kind: 'text'; readonly text: string; readonly range: FilterRange }
  | { readonly kind: 'boolean'; readonly is: boolean; readonly range: FilterRange }
  | { readonly kind: 'null'; readonly range: FilterRange }
  /** A version without quotes, as `10.0.22631`. */
  | { readonly kind: 'version'; readonly text: string; readonly range: FilterRange }
  | { readonly kind: 'list'; readonly texts: readonly string[]; readonly range: FilterRange };

/** Whose attributes a rule speaks of: devices, managed apps, or applications and service principals by their custom security attributes. */
export const filterHeads = ['device', 'app', 'CustomSecurityAttribute'] as const;
export type FilterHead = (typeof filterHeads)[number];

/** Every operator of Conditional Access (Microsoft docs: concept-condition-filters-for-devices, 2025), without its hyphen. */
export const filterOperators = [
  'eq',
  'ne',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
  'contains',
  'notContains',
  'in',
  'notIn',
] as const;
/** Those, and the ones with which filters of assignments compare versions (Microsoft docs: filters-device-properties, 2025-03). */
export type FilterOperator = (typeof filterOperators)[number] | 'gt' | 'ge' | 'lt' | 'le';

/** The comparisons of a rule, in the order of the text. */
export function comparisonsIn(rule: FilterRule): readonly FilterComparison[] {
  if (rule.kind === 'comparison') return [rule];
  return rule.kind === 'not' ? comparisonsIn(rule.operand) : rule.operands.flatMap(comparisonsIn);
}
