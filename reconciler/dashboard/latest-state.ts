import type { RunRecord, TenantState } from '../../schemas/run-record.ts';
import type { RunRecords } from '../ports.ts';

/** What git asked of a tenant, and the run that asked. */
export interface StateAt {
  readonly record: RunRecord;
  readonly state: TenantState;
}

/** A run that failed early has none: so many runs are looked at for the last that has. */
const runsSearched = 200;

/** The state of the newest run that has one. */
export async function latestState(records: RunRecords, tenant: string): Promise<StateAt | undefined> {
  for (const record of await records.list({ tenant, limit: runsSearched })) {
    const state = record.state === undefined ? undefined : await records.readState(record.state);
    if (state !== undefined) return { record, state };
  }
  return undefined;
}
