import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { entryOf, failure, temporaryStore } from './temporary-store.ts';

describe('the journal', () => {
  test('keeps entries in order', async () => {
    const { store, open } = await temporaryStore();
    const lease = await store.lock();
    const entries = [1, 2, 3, 4, 5].map(entryOf);
    await Promise.all(entries.map((entry) => store.appendJournal(lease, entry)));
    expect(await open().readJournal()).toEqual(entries);
  });

  test('cut anywhere in its last line loses that line alone, and goes on', async () => {
    const { store, folder } = await temporaryStore();
    const lease = await store.lock();
    const path = join(folder, 'journal.jsonl');
    await store.appendJournal(lease, entryOf(1));
    const first = await readFile(path);
    await store.appendJournal(lease, entryOf(2));
    const both = await readFile(path);
    for (let length = first.length; length <= both.length; length += 1) {
      await writeFile(path, both.subarray(0, length));
      const expected = length >= both.length - 1 ? [entryOf(1), entryOf(2)] : [entryOf(1)];
      expect(await store.readJournal()).toEqual(expected);
      await store.appendJournal(lease, entryOf(3));
      expect(await store.readJournal()).toEqual([...expected, entryOf(3)]);
    }
  });

  test.each([
    ['torn', (text: string) => text.replace('{"check"', '{"chec')],
    ['edited', (text: string) => text.replace('"sequence":2', '"sequence":7')],
    ['emptied', (text: string) => text.replace(/\n.*\n/, '\n\n')],
  ])('with a line before the last %s is damaged', async (_name, harm) => {
    const { store, folder } = await temporaryStore();
    const lease = await store.lock();
    for (const number of [1, 2, 3]) await store.appendJournal(lease, entryOf(number));
    const path = join(folder, 'journal.jsonl');
    await writeFile(path, harm(await readFile(path, 'utf8')));
    const error = await failure(store.readJournal());
    expect(error.reason).toBe('damaged');
    expect(error.message).toMatch(/line [12] of the journal/);
    expect(error.help).not.toBe('');
  });

  test('whose last line is whole but edited is damaged', async () => {
    const { store, folder } = await temporaryStore();
    const lease = await store.lock();
    await store.appendJournal(lease, entryOf(1));
    await appendFile(join(folder, 'journal.jsonl'), '{"check":"00000000","entry":{}}\n');
    expect((await failure(store.readJournal())).reason).toBe('damaged');
  });
});
