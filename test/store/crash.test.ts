import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChildPrograms } from './child-program.ts';
import { entryOf, inventoryOf, temporaryStore } from './temporary-store.ts';

let programs: ChildPrograms;
beforeAll(async () => {
  programs = await ChildPrograms.prepare();
});
afterAll(() => programs.clean());

test('what a killed process was told is stored is there, and the next process takes over', async () => {
  const { directory, store } = await temporaryStore();
  let acknowledged = 0;
  for (let round = 0; round < 6; round += 1) {
    const child = await programs.start(
      { directory, tenant: 'contoso' },
      `const lease = await store.lock();
       say(lease.fence);
       for (let number = ${acknowledged + 1}; ; number += 1) {
         await store.appendJournal(lease, { ...${JSON.stringify(entryOf(0))}, sequence: number });
         await store.writeInventory(lease, { ...${JSON.stringify(inventoryOf(0))}, entries: {
           ['groups/g' + number]: { id: 'id-' + number, origin: 'created', since: '2026-01-01T00:00:00.000Z' } } });
         say(number);
       }`,
    );
    expect(await child.next()).toBe(round + 1);
    for (let writes = 0; writes < 3 + round; writes += 1) acknowledged = Number(await child.next());
    await child.kill();
    const journal = await store.readJournal();
    const kept = new Set(journal.map((entry) => entry.sequence));
    for (let number = 1; number <= acknowledged; number += 1) expect(kept).toContain(number);
    const [key] = Object.keys((await store.readInventory()).entries);
    expect(Number(key?.slice('groups/g'.length))).toBeGreaterThanOrEqual(acknowledged);
    acknowledged = journal.at(-1)?.sequence ?? 0;
  }
});

test('the lock of a living process is held, naming it; killed, it is free at once', async () => {
  const { directory, store } = await temporaryStore();
  const child = await programs.start(
    { directory, tenant: 'contoso' },
    'await store.lock(); say("locked"); await hear();',
  );
  expect(await child.next()).toBe('locked');
  await expect(store.lock()).rejects.toMatchObject({
    reason: 'held',
    message: expect.stringContaining(`process ${child.pid} on `),
  });
  await child.kill();
  expect((await store.lock()).fence).toBe(2);
});

test('of processes that compete for a dead lock one at a time holds it, each under a higher number', async () => {
  const { directory, store } = await temporaryStore();
  const dead = await programs.start(
    { directory, tenant: 'contoso' },
    'await store.lock(); say("locked"); await hear();',
  );
  await dead.next();
  await dead.kill();
  const contender = `
    await hear();
    for (let taken = 0; taken < 12; ) {
      let lease;
      try { lease = await store.lock(); } catch (error) { if (error.reason !== 'held') throw error; continue; }
      // Whoever writes in between would be found among these entries.
      for (const step of [1, 2]) await store.appendJournal(lease, { ...${JSON.stringify(entryOf(0))}, fence: lease.fence, sequence: step });
      await lease.release();
      taken += 1;
    }
    say('done');`;
  const children = await Promise.all(
    [1, 2, 3, 4, 5, 6].map(() => programs.start({ directory, tenant: 'contoso' }, contender)),
  );
  for (const child of children) child.tell('go');
  for (const child of children) expect(await child.next()).toBe('done');
  const steps = (await store.readJournal()).map((entry) => [entry.fence, entry.sequence] as const);
  expect(steps).toHaveLength(144);
  for (let index = 0; index < steps.length; index += 2) {
    const [first, second] = [steps[index], steps[index + 1]];
    expect(second?.[0]).toBe(first?.[0]);
    expect([first?.[1], second?.[1]]).toEqual([1, 2]);
    if (index > 0) expect(first?.[0]).toBeGreaterThan(steps[index - 1]?.[0] ?? 0);
  }
});
