import { readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFileStore } from '../../reconciler/store/file-store.ts';
import { systemClock } from '../../reconciler/system/system-clock.ts';
import { entryOf, failure, inventoryOf, temporaryStore } from './temporary-store.ts';

describe('the disk', () => {
  test('with a file where the folder should be is unwritable', async () => {
    const { directory } = await temporaryStore();
    await writeFile(join(directory, 'state'), '');
    const store = createFileStore({ directory: join(directory, 'state'), tenant: 'contoso', clock: systemClock });
    const error = await failure(store.lock());
    expect(error.reason).toBe('unwritable');
    expect(error.help).toContain('A file stands where the folder should be');
  });

  test.runIf(process.platform === 'linux')('that is full is unwritable, and what was stored stays', async () => {
    const { store, folder } = await temporaryStore();
    const lease = await store.lock();
    await store.writeInventory(lease, inventoryOf(1));
    await symlink('/dev/full', join(folder, 'journal.jsonl'));
    await symlink('/dev/full', join(folder, 'inventory.json.tmp'));
    for (const write of [store.appendJournal(lease, entryOf(1)), store.writeInventory(lease, inventoryOf(2))]) {
      const error = await failure(write);
      expect(error.reason).toBe('unwritable');
      expect(error.help).toContain('The disk is full');
    }
    expect(await store.readInventory()).toEqual(inventoryOf(1));
  });

  test.each(['..', '.', '', '../../etc', 'a/b', 'C:\\x', 'con.'])(
    'a tenant called `%s` stays in a folder below',
    async (tenant) => {
      const { directory } = await temporaryStore();
      await (await createFileStore({ directory, tenant, clock: systemClock }).lock()).release();
      const [folder, ...others] = await readdir(directory);
      expect(others).toEqual([]);
      expect(await readdir(join(directory, folder ?? ''))).toContain('fence');
    },
  );
});
