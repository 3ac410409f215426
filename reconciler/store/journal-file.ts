import { open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { JournalEntry } from '../../schemas/journal.ts';
import { StoreError } from '../ports.ts';
import { errorCode, readIfThere, syncFolder } from './durable-file.ts';
import { decodeJournalLine, encodeJournalLine } from './journal-line.ts';

/**
 * All entries of a journal. A torn last line is what a crash during an append leaves; nobody was told that it is stored, so it is
 * passed over. Anything wrong before it throws StoreError `damaged`.
 */
export async function readJournalFile(path: string): Promise<readonly JournalEntry[]> {
  const lines = ((await readIfThere(path)) ?? '').split('\n');
  const unfinished = lines.pop() ?? '';
  const entries = lines.map((line, index) => decodeJournalLine(line) ?? damaged(path, index + 1));
  const last = unfinished === '' ? undefined : decodeJournalLine(unfinished);
  return last === undefined ? entries : [...entries, last];
}

/** Appends an entry and waits until the disk has it. Repairs a torn last line first. */
export async function appendJournalFile(path: string, entry: JournalEntry): Promise<void> {
  const created = (await sizeOf(path)) === undefined;
  const lead = await repairEnd(path);
  // Opened for appending, so that even a writer that lost its lock unnoticed could add a line but overwrite none.
  const file = await open(path, 'a');
  try {
    await file.writeFile(`${lead}${encodeJournalLine(entry)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  if (created) await syncFolder(dirname(path));
}

/**
 * Makes the file end where a line can begin, and returns what has to be written before that line: a newline when the last entry
 * is whole but lost its own, nothing otherwise.
 */
async function repairEnd(path: string): Promise<string> {
  if (!(await sizeOf(path))) return '';
  const text = (await readIfThere(path)) ?? '';
  if (text === '' || text.endsWith('\n')) return '';
  const start = text.lastIndexOf('\n') + 1;
  if (decodeJournalLine(text.slice(start)) !== undefined) return '\n';
  const file = await open(path, 'r+');
  try {
    await file.truncate(Buffer.byteLength(text.slice(0, start)));
    await file.sync();
  } finally {
    await file.close();
  }
  return '';
}

/** Bytes in a file; undefined where there is none. */
async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function damaged(path: string, line: number): never {
  const help =
    'It says which requests were sent, so it is not repaired by guessing. Restore it from a backup; or, when the tenant is known to ' +
    'be as the inventory says, move it away: a new one is begun.';
  throw new StoreError('damaged', `line ${line} of the journal ${path} is torn or was edited`, help);
}
