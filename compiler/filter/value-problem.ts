import { deviceAttributes } from './device-attributes.ts';
import type { FilterComparison } from './filter-rule.ts';

/** The attribute of a device a comparison names, letter case aside; undefined for one there is not, and for any other head. */
export function deviceAttributeOf({ head, attribute }: FilterComparison) {
  if (head !== 'device') return undefined;
  return deviceAttributes.find(({ name }) => name.toLowerCase() === attribute.name.toLowerCase());
}

/** What a comparison should have been compared with, where it is compared with something else. */
export function valueProblem(comparison: FilterComparison): string | undefined {
  const { operator, value } = comparison;
  const takesList = operator.name === 'in' || operator.name === 'notIn';
  if (takesList) return value.kind === 'list' ? undefined : 'a list, like `["a", "b"]`';
  // Only "is it set at all" is asked of null; no text begins with it.
  if (value.kind === 'null' && (operator.name === 'eq' || operator.name === 'ne')) return undefined;
  const isBoolean = deviceAttributeOf(comparison)?.type === 'boolean';
  // Microsoft's page writes `"True"` and `True` for one another.
  if (isBoolean && value.kind === 'text' && /^(true|false)$/i.test(value.text)) return undefined;
  if (value.kind === (isBoolean ? 'boolean' : 'text')) return undefined;
  return isBoolean ? '`True` or `False`' : 'a text in double quotes';
}
