import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFileStore } from '../../reconciler/store/file-store.ts';
import { systemClock } from '../../reconciler/system/system-clock.ts';
import { emptyInventory } from '../../schemas/inventory.ts';
import { failure, inventoryOf, temporaryStore } from './temporary-store.ts';

describe('the inventory', () => {
  test('is empty where there has never been any, and reading makes no files', async () => {
    const { store, directory } = await temporaryStore();
    expect(await store.readInventory()).toEqual(emptyInventory('contoso'));
    expect(await store.readJournal()).toEqual([]);
    expect(await readdir(directory)).toEqual([]);
  });

  test('is read as written, by other stores too, and keeps the generation before', async () => {
    const { store, open, folder } = await temporaryStore();
    const lease = await store.lock();
    for (const number of [1, 2, 3]) await store.writeInventory(lease, inventoryOf(number));
    expect(await open().readInventory()).toEqual(inventoryOf(3));
    expect(JSON.parse(await readFile(join(folder, 'inventory.previous.json'), 'utf8')).inventory).toEqual(
      inventoryOf(2),
    );
  });

  test('written several times at once is what was written last', async () => {
    const { store } = await temporaryStore();
    const lease = await store.lock();
    const numbers = Array.from({ length: 10 }, (_, index) => index);
    await Promise.all(numbers.map((number) => store.writeInventory(lease, inventoryOf(number))));
    expect(await store.readInventory()).toEqual(inventoryOf(9));
  });

  test.each([
    ['torn', (path: string) => truncate(path, 50), 'not complete JSON'],
    ['emptied', (path: string) => truncate(path, 0), 'it is empty'],
    [
      'edited',
      async (path: string) => writeFile(path, (await readFile(path, 'utf8')).replace('id-2', 'id-9')),
      'checksum',
    ],
    ['of another kind', (path: string) => writeFile(path, '{"value":[]}'), 'not an inventory'],
    [
      'not what this version knows',
      (path: string) => writeFile(path, '{"checksum":"x","inventory":{"formatVersion":2}}'),
      'this version',
    ],
    ['removed', (path: string) => rm(path), 'it is missing'],
  ])('that was %s is damaged, is not written over, and the way back is told', async (_name, harm, reason) => {
    const { store, folder } = await temporaryStore();
    const lease = await store.lock();
    for (const number of [1, 2]) await store.writeInventory(lease, inventoryOf(number));
    const path = join(folder, 'inventory.json');
    await harm(path);
    const error = await failure(store.readInventory());
    expect(error.reason).toBe('damaged');
    expect(error.message).toContain(path);
    expect(error.message).toContain(reason);
    expect(error.help).toContain(`${join(folder, 'inventory.previous.json')}, is whole and lists 1 objects`);
    expect((await failure(store.writeInventory(lease, inventoryOf(3)))).reason).toBe('damaged');
    await writeFile(path, await readFile(join(folder, 'inventory.previous.json')));
    expect(await store.readInventory()).toEqual(inventoryOf(1));
  });

  test('with both generations damaged names no way back but a backup', async () => {
    const { store, folder } = await temporaryStore();
    await mkdir(folder);
    await writeFile(join(folder, 'inventory.json'), '{');
    expect((await failure(store.readInventory())).help).toContain('Restore the folder from a backup');
  });

  test('of another tenant is not ours', async () => {
    const { store, folder, directory } = await temporaryStore();
    await store.writeInventory(await store.lock(), inventoryOf(1));
    const other = createFileStore({ directory, tenant: 'fabrikam', clock: systemClock });
    await other.lock();
    await writeFile(join(directory, 'fabrikam', 'inventory.json'), await readFile(join(folder, 'inventory.json')));
    expect((await failure(other.readInventory())).message).toContain('belongs to the tenant `contoso`');
  });
});
