import { z } from 'zod';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';

const rule = z.string().min(1);

/** A rule over custom security attributes (Microsoft docs: concept-filter-for-applications, 2025), and which way it cuts. */
export const filterRuleSchema = z.union([
  z.strictObject({ include: rule.describe('Only what this rule matches.') }),
  z.strictObject({ exclude: rule.describe('Everything but what this rule matches.') }),
]);

export type FilterRule = z.output<typeof filterRuleSchema>;

/** A conditionalAccessFilter. */
export function lowerFilterRule(filter: FilterRule): JsonObject {
  return 'include' in filter ? { mode: 'include', rule: filter.include } : { mode: 'exclude', rule: filter.exclude };
}

export function liftFilterRule(body: Json | undefined): FilterRule | undefined {
  if (!isJsonObject(body) || typeof body.rule !== 'string' || body.rule === '') return undefined;
  if (body.mode === 'include') return { include: body.rule };
  return body.mode === 'exclude' ? { exclude: body.rule } : undefined;
}
