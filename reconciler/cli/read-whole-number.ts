import { UsageError } from '../usage-error.ts';

/** A number given with an option; undefined where the option is absent. Throws UsageError for anything but digits. */
export function readWholeNumber(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
  throw new UsageError(`\`${name} ${String(value)}\` is no number`, 'write digits only');
}
