import type { RunOutcome } from '../../schemas/run-record.ts';

/** Runs that came to their end: the tenant was read, and what was to be done was done. */
const successes: ReadonlySet<RunOutcome> = new Set(['inSync', 'drift', 'repaired', 'proposed']);

export function isSuccess(outcome: RunOutcome): boolean {
  return successes.has(outcome);
}
