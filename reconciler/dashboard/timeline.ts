import type { RunOutcome, RunRecord } from '../../schemas/run-record.ts';

/** A run somebody should see, or several in a row in which nothing happened. Newest first. */
export type TimelineEntry =
  | { readonly kind: 'run'; readonly record: RunRecord }
  | { readonly kind: 'quiet'; readonly outcome: RunOutcome; readonly records: readonly RunRecord[] };

/** The runs of one day in UTC. */
export interface TimelineDay {
  /** `2026-11-25`. */
  readonly day: string;
  readonly entries: readonly TimelineEntry[];
}

/** Runs, newest first, by day; quiet ones in a row become one entry. */
export function timelineOf(records: readonly RunRecord[]): readonly TimelineDay[] {
  const days = new Map<string, TimelineEntry[]>();
  for (const record of records) {
    const day = record.started.slice(0, 10);
    const entries = days.get(day) ?? [];
    days.set(day, entries);
    const last = entries.at(-1);
    if (!isQuiet(record)) entries.push({ kind: 'run', record });
    else if (last?.kind === 'quiet' && last.outcome === record.outcome)
      entries[entries.length - 1] = { ...last, records: [...last.records, record] };
    else entries.push({ kind: 'quiet', outcome: record.outcome, records: [record] });
  }
  return [...days].map(([day, entries]) => ({ day, entries }));
}

/** Nothing to do, nothing to tell. A tenant that stays suspended is quiet as well. */
function isQuiet({ outcome, plan }: RunRecord): boolean {
  return outcome === 'suspended' || (outcome === 'inSync' && (plan?.changes.length ?? 0) === 0);
}
