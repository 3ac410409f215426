import { z } from 'zod';

/**
 * One year, the longest gracePeriodHours that Graph takes (Graph v1.0 metadata of deviceComplianceActionItem, 2026-08). Graph takes
 * any whole hour; the admin center shows days and edits quarters of a day (Microsoft docs: actions-for-noncompliance, 2024-01).
 */
const mostHours = 8760;

const delayPattern = /^(immediately|after +\d{1,5} +(hour|hours|day|days))$/i;

/** Hours in `immediately`, `after 6 hours` or `after 2 days`; undefined for any other text and for more than a year. */
export function parseDelay(text: string): number | undefined {
  if (!delayPattern.test(text)) return undefined;
  const words = text.toLowerCase().split(/ +/);
  if (words[0] === 'immediately') return 0;
  const hours = Number(words[1]) * (words[2]?.startsWith('day') === true ? 24 : 1);
  return hours <= mostHours ? hours : undefined;
}

/** The one way a delay is written: whole days as days. `hours` is a whole number from 0 to 8760. */
export function formatDelay(hours: number): string {
  if (hours === 0) return 'immediately';
  const [count, unit] = hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour'];
  return `after ${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Hours of a delay that a schema has already accepted. */
export function hoursOf(delay: string): number {
  const hours = parseDelay(delay);
  if (hours === undefined) throw new Error(`unreachable: delay ${delay} passed the schema`);
  return hours;
}

/** True for a gracePeriodHours that has a written form. */
export function isDelayHours(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostHours;
}

/**
 * A delay as a person writes it, given back in the one spelling of `formatDelay`. It stays text because import prints the same
 * documents that compile reads.
 */
export const delaySchema = z
  .string()
  .regex(delayPattern, { error: 'a delay is `immediately`, `after 6 hours` or `after 2 days`' })
  .transform((text, context) => {
    const hours = parseDelay(text);
    if (hours !== undefined) return formatDelay(hours);
    context.addIssue({ code: 'custom', message: 'a delay is at most one year: `after 365 days`', input: text });
    return z.NEVER;
  });
