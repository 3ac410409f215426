import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type JournalEntry, journalEntrySchema } from '../../schemas/journal.ts';

const lineSchema = z.strictObject({ check: z.string(), entry: z.unknown() });

/** A journal entry as one line of JSON without its newline, with a checksum so that a torn or edited line is recognised. */
export function encodeJournalLine(entry: JournalEntry): string {
  return JSON.stringify({ check: checkOf(entry), entry });
}

/** The entry of a line; undefined when the line is torn, edited, or not an entry this version understands. */
export function decodeJournalLine(line: string): JournalEntry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success || parsed.data.check !== checkOf(parsed.data.entry)) return undefined;
  return journalEntrySchema.safeParse(parsed.data.entry).data;
}

/** Eight hexadecimal digits: enough against accidents; who means harm could recompute more as well. */
function checkOf(entry: unknown): string {
  return createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 8);
}
