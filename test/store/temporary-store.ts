import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type Store, StoreError } from '../../reconciler/ports.ts';
import { createFileStore } from '../../reconciler/store/file-store.ts';
import { systemClock } from '../../reconciler/system/system-clock.ts';
import type { Inventory } from '../../schemas/inventory.ts';
import type { JournalEntry } from '../../schemas/journal.ts';

const directories: string[] = [];
afterEach(async () => {
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true });
});

/** A store in a folder of its own, removed after the test. `folder` is where the tenant's files are. */
export async function temporaryStore(): Promise<{
  directory: string;
  folder: string;
  open: () => Store;
  store: Store;
}> {
  const directory = await mkdtemp(join(tmpdir(), 'gatewright-store-'));
  directories.push(directory);
  const open = () => createFileStore({ directory, tenant: 'contoso', clock: systemClock });
  return { directory, folder: join(directory, 'contoso'), open, store: open() };
}

/** The StoreError a promise is rejected with. */
export async function failure(promise: Promise<unknown>): Promise<StoreError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StoreError)) throw new Error(`expected a StoreError, not ${String(error)}`);
  return error;
}

/** An inventory that differs from others by its number. */
export function inventoryOf(number: number): Inventory {
  const since = '2026-01-01T00:00:00.000Z';
  const entries = { [`groups/g${number}`]: { id: `id-${number}`, origin: 'created' as const, since } };
  return { formatVersion: 1, tenant: 'contoso', entries };
}

/** A journal entry that differs from others by its number. */
export function entryOf(sequence: number): JournalEntry {
  return {
    type: 'outcome',
    sequence,
    fence: 1,
    time: '2026-01-01T00:00:00.000Z',
    result: 'done',
    status: 201,
    id: 'ä',
  };
}
