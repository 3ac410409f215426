import type { Json, JsonObject } from '../../schemas/json.ts';
import { readPointer } from '../../schemas/pointer.ts';

/**
 * Whether a change of the tenant-wide settings makes more devices compliant than before. What a device without a policy counts as
 * weighs most; the rest decides only where that stays.
 */
export function loosensSettings(before: JsonObject | undefined, after: JsonObject | undefined): boolean {
  const [was, becomes] = [before ?? {}, after ?? {}].map(strictness);
  const first = was?.findIndex((value, index) => value !== becomes?.[index]) ?? -1;
  return first !== -1 && (was?.[first] ?? 0) > (becomes?.[first] ?? 0);
}

/** Higher is stricter; the most weighty first. */
function strictness(body: JsonObject): readonly number[] {
  const at = (name: string): Json | undefined => readPointer(body, `/settings/${name}`);
  const days = at('deviceComplianceCheckinThresholdDays');
  return [
    Number(at('secureByDefault') === true),
    typeof days === 'number' ? -days : 0,
    Number(at('enhancedJailBreak') === true),
  ];
}
