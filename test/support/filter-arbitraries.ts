import fc, { type Arbitrary } from 'fast-check';
import {
  type FilterHead,
  type FilterRule,
  type FilterValue,
  filterHeads,
  filterOperators,
} from '../../compiler/filter/filter-rule.ts';

/** Random rules are built, not read, so they stand nowhere. */
const range = { start: 0, end: 0 };

const texts = fc.oneof(
  fc.constantFrom('', '"', '`', '``"', 'Surface Pro', '\\\\server', "it's", '-and', ')'),
  fc.string(),
);
const values: Arbitrary<FilterValue> = fc.oneof(
  texts.map((text) => ({ kind: 'text' as const, text, range })),
  fc.boolean().map((is) => ({ kind: 'boolean' as const, is, range })),
  fc.constant({ kind: 'null' as const, range }),
  fc.array(texts, { minLength: 1, maxLength: 3 }).map((list) => ({ kind: 'list' as const, texts: list, range })),
);

/** Any rule the grammar has, over one head: junctions never stand directly in one of their own kind. */
export const filterRules: Arbitrary<FilterRule> = fc.constantFrom(...filterHeads).chain((head) => ruleOf(head, 3));

function ruleOf(head: FilterHead, depth: number, not?: FilterRule['kind']): Arbitrary<FilterRule> {
  const comparison: Arbitrary<FilterRule> = fc.record({
    kind: fc.constant('comparison' as const),
    head: fc.constant(head),
    attribute: fc.constantFrom('model', 'isCompliant', 'Set_Attr', 'or', 'x1').map((name) => ({ name, range })),
    operator: fc.constantFrom(...filterOperators).map((name) => ({ name, range })),
    value: values,
    range: fc.constant(range),
  });
  if (depth === 0) return comparison;
  const junctions = (['and', 'or'] as const)
    .filter((kind) => kind !== not)
    .map((kind) =>
      fc
        .array(ruleOf(head, depth - 1, kind), { minLength: 2, maxLength: 3 })
        .map((operands): FilterRule => ({ kind, operands, range })),
    );
  const negation = ruleOf(head, depth - 1).map((operand): FilterRule => ({ kind: 'not', operand, range }));
  return fc.oneof(comparison, negation, ...junctions);
}
