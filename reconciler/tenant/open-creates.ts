import type { JournalEntry } from '../../schemas/journal.ts';

/** Keys of the objects we meant to create without knowing what came of it: no outcome in the journal, or an unknown one. */
export function openCreates(journal: readonly JournalEntry[]): readonly string[] {
  const closed = new Set(
    journal.flatMap((entry) => (entry.type === 'outcome' && entry.result !== 'unknown' ? [entry.sequence] : [])),
  );
  return journal.flatMap((entry) =>
    entry.type === 'intent' && entry.action === 'create' && !closed.has(entry.sequence) ? [entry.key] : [],
  );
}
