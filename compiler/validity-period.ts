import { z } from 'zod';

const pattern = /^([1-9]\d?|1[01]\d|120) days?$/i;

/** How many days a device may go without checking in: Intune takes 1 to 120 (Microsoft docs: device-compliance-get-started, 2025). */
export const validityPeriod = z
  .string()
  .regex(pattern, 'expected `1 day` to `120 days`')
  .transform((text) => Number(pattern.exec(text)?.[1]));

/** The mirror of `validityPeriod`. */
export function writeValidity(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
