import { execFileSync } from 'node:child_process';
import { mkdir, open as openFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { entryOf, failure, inventoryOf, temporaryStore } from './temporary-store.ts';

describe('the lock', () => {
  test('is one at a time, names its holder, and its number grows', async () => {
    const { store, open } = await temporaryStore();
    const first = await store.lock();
    const error = await failure(open().lock());
    expect(error.reason).toBe('held');
    expect(error.message).toContain(`process ${process.pid} on `);
    expect(error.message).toMatch(/since \d{4}-\d\d-\d\dT/);
    await first.release();
    await first.release();
    const second = await open().lock();
    expect(second.fence).toBeGreaterThan(first.fence);
    expect((await failure(store.lock())).reason).toBe('held');
  });

  test('is needed for every write', async () => {
    const { store, open } = await temporaryStore();
    const lease = await store.lock();
    expect((await failure(open().appendJournal(lease, entryOf(1)))).reason).toBe('lost');
    await lease.release();
    expect((await failure(store.appendJournal(lease, entryOf(1)))).reason).toBe('lost');
    expect((await failure(store.writeInventory(lease, inventoryOf(1)))).reason).toBe('lost');
    expect(await store.readJournal()).toEqual([]);
  });

  test('taken over under a higher number is lost to the first holder, who harms nothing by releasing', async () => {
    const { store, folder } = await temporaryStore();
    const lease = await store.lock();
    const claim = JSON.parse(await readFile(join(folder, 'lock.1.json'), 'utf8'));
    const host = 'elsewhere.example';
    await writeFile(join(folder, 'lock.2.json'), JSON.stringify({ ...claim, fence: 2, host, token: 'x' }));
    const error = await failure(store.writeInventory(lease, inventoryOf(1)));
    expect(error.reason).toBe('lost');
    expect(error.message).toContain('it had number 1, the present one has 2');
    await lease.release();
    const held = await failure(store.lock());
    expect(held.reason).toBe('held');
    expect(held.help).toContain(`If nothing runs on ${host} any more, delete ${join(folder, 'lock.2.json')}`);
  });

  test('whose files were deleted by hand is lost, and numbers do not come back', async () => {
    const { store, folder } = await temporaryStore();
    const lease = await store.lock();
    await rm(join(folder, 'lock.1.json'));
    expect((await failure(store.appendJournal(lease, entryOf(1)))).reason).toBe('lost');
    expect((await store.lock()).fence).toBe(2);
    expect((await failure(store.appendJournal(lease, entryOf(1)))).reason).toBe('lost');
  });

  async function leaveBehind(folder: string, left: object): Promise<void> {
    const path = join(folder, 'lock.1.json');
    const claim = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify({ ...claim, ...left, released: false, token: 'x' }));
  }

  test('with our own process id, but from an earlier life, is taken over', async () => {
    const { store, folder } = await temporaryStore();
    await (await store.lock()).release();
    await leaveBehind(folder, { pid: process.pid });
    expect((await store.lock()).fence).toBe(2);
  });

  test.runIf(process.platform === 'linux')(
    'whose process id belongs to another program by now is taken over',
    async () => {
      const { store, folder } = await temporaryStore();
      await (await store.lock()).release();
      await leaveBehind(folder, { pid: process.ppid, processStart: '1' });
      expect((await store.lock()).fence).toBe(2);
    },
  );

  test('whose file does not say who holds it is held', async () => {
    const { store, folder } = await temporaryStore();
    await mkdir(folder);
    await writeFile(join(folder, 'lock.7.json'), '');
    const error = await failure(store.lock());
    expect(error.reason).toBe('held');
    expect(error.help).toContain('lock.7.json');
  });

  test.runIf(process.platform === 'linux')(
    'is not had by who claims a number that is no longer the highest',
    async () => {
      const { store, folder } = await temporaryStore();
      await (await store.lock()).release();
      const claim = JSON.parse(await readFile(join(folder, 'lock.1.json'), 'utf8'));
      // The file `fence` is read between looking for the highest claim and making one's own: a pipe in its place holds that moment.
      await rm(join(folder, 'fence'));
      execFileSync('mkfifo', [join(folder, 'fence')]);
      const late = failure(store.lock());
      const pipe = await openFile(join(folder, 'fence'), 'w');
      const faster = { ...claim, fence: 9, host: 'elsewhere.example', token: 'x', released: false };
      await writeFile(join(folder, 'lock.9.json'), JSON.stringify(faster));
      await pipe.writeFile('1\n');
      await pipe.close();
      expect((await late).message).toContain('on elsewhere.example');
      expect(await readdir(folder)).not.toContain('lock.2.json');
    },
  );

  test('of many who ask at once goes to one', async () => {
    const { open } = await temporaryStore();
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => open().lock()));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });
});
