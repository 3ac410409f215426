import type { z } from 'zod';
import { listed } from '../../schemas/telling/name-of.ts';
import { caseInsensitiveEnum, oneOrMany } from '../../schemas/words.ts';
import type { Condition } from './condition.ts';
import { writeList } from './only-except.ts';
import { stringsAt } from './read-wire.ts';
import { tellRisk } from './tell-risk.ts';

/**
 * Risk levels a policy can name (riskLevel, v1.0 metadata); the list is a set, not a threshold. `hidden` is what a tenant without
 * Entra ID P2 is shown instead of a level, and may stand in a policy all the same.
 */
export const riskLevels = ['low', 'medium', 'high', 'hidden', 'none'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** The conditions on risk differ in the property they own and in nothing else. */
export function riskCondition(name: string, property: string, noun: string): Condition<readonly RiskLevel[]> {
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
    write: writeList,
    phrase: (spec) => ['at ', ...listed(spec.map((level) => [level])), ` ${noun}`],
    tell: [tellRisk(property, noun, riskLevels)],
  };
}
