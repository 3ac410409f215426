import type { z } from 'zod';
import { caseInsensitiveEnum, oneOrMany } from '../../schemas/words.ts';
import type { Condition } from './condition.ts';
import { stringsAt } from './read-wire.ts';

/** Risk levels a policy can name (riskLevel); the list is a set, not a threshold. */
const riskLevels = ['low', 'medium', 'high', 'none'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** The two risk conditions differ in the property they own and in nothing else. */
export function riskCondition(name: string, property: string): Condition<readonly RiskLevel[]> {
  return {
    name,
    schema: oneOrMany(caseInsensitiveEnum(riskLevels)) as z.ZodType<readonly RiskLevel[]>,
    wire: [`/conditions/${property}`],
    lower(spec) {
      return { [property]: riskLevels.filter((level) => spec.includes(level)) };
    },
    lift(conditions) {
      const levels = riskLevels.filter((level) => stringsAt(conditions, property).includes(level));
      return levels.length === 0 ? undefined : levels;
    },
  };
}
