import type { PlannedChange } from '../../schemas/plan.ts';
import { resourceKey } from '../../schemas/resource.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import type { RunRecords } from '../ports.ts';

/** A run in which one object was not what git says. */
export interface ObjectChange {
  readonly record: RunRecord;
  readonly change: PlannedChange;
}

/** Runs looked at: the page says so where there are more. */
const runsSearched = 1000;
const runsAtOnce = 200;
const mostShown = 50;

/** The newest runs that changed the object, or found it changed. */
export async function historyOf(
  records: RunRecords,
  tenant: string,
  key: string,
): Promise<{ readonly changes: readonly ObjectChange[]; readonly isWhole: boolean }> {
  const changes: ObjectChange[] = [];
  let before: string | undefined;
  for (let read = 0; read < runsSearched; read += runsAtOnce) {
    const found = await records.list({ tenant, limit: runsAtOnce, ...(before === undefined ? {} : { before }) });
    for (const record of found) {
      const change = record.plan?.changes.find((candidate) => resourceKey(candidate) === key);
      if (change !== undefined) changes.push({ record, change });
    }
    before = found.at(-1)?.id;
    if (changes.length > mostShown) return { changes: changes.slice(0, mostShown), isWhole: false };
    if (found.length < runsAtOnce) return { changes, isWhole: true };
  }
  return { changes, isWhole: false };
}
