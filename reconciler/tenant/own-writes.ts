import type { JournalEntry } from '../../schemas/journal.ts';

/** The time in which one of our requests was on its way, in milliseconds. */
export interface OwnWrite {
  readonly from: number;
  readonly until: number;
}

/** Our writes of an object that changed something, or may have, in the order in which they were sent. */
export function ownWrites(key: string, journal: readonly JournalEntry[]): readonly OwnWrite[] {
  const outcomes = new Map(
    journal.flatMap((entry) => (entry.type === 'outcome' ? [[entry.sequence, entry] as const] : [])),
  );
  return journal.flatMap((entry) => {
    if (entry.type !== 'intent' || entry.key !== key) return [];
    const outcome = outcomes.get(entry.sequence);
    if (outcome?.result === 'refused' || outcome?.result === 'abandoned') return [];
    const from = Date.parse(entry.time);
    return [{ from, until: outcome === undefined ? from : Date.parse(outcome.time) }];
  });
}
