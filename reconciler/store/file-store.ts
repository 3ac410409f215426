import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, type Lease, type Store, StoreError } from '../ports.ts';
import type { Claim } from './claim.ts';
import { readInventoryFile, writeInventoryFile } from './inventory-file.ts';
import { appendJournalFile, readJournalFile } from './journal-file.ts';
import { assertHeld, releaseLock, takeLock } from './lock.ts';
import { translateDiskErrors } from './translate-disk-errors.ts';

/**
 * The Store port in a folder per tenant, `directory/<tenant>`: `inventory.json` with its previous generation, `journal.jsonl`, and
 * the lock. It needs no server and no native module, and all of it can be read by people. None of it holds a secret.
 * The folder is made with the first lock; reading never writes.
 */
export function createFileStore(options: {
  readonly directory: string;
  readonly tenant: string;
  readonly clock: Clock;
}): Store {
  const { tenant, clock } = options;
  const directory = join(options.directory, folderName(tenant));
  const journal = join(directory, 'journal.jsonl');
  const guard = <Result>(work: () => Promise<Result>) => translateDiskErrors(directory, work);
  const claims = new WeakMap<Lease, Claim>();
  const write = createWriter(directory, claims);
  return {
    lock: () =>
      guard(async () => {
        await mkdir(directory, { recursive: true });
        const claim = await takeLock(directory, clock);
        const lease: Lease = { fence: claim.fence, release: () => guard(() => releaseLock(directory, claim)) };
        claims.set(lease, claim);
        return lease;
      }),
    readInventory: () => guard(() => readInventoryFile(directory, tenant)),
    writeInventory: (lease, inventory) => {
      if (inventory.tenant !== tenant) throw new Error("unreachable: another tenant's inventory");
      return write(lease, () => writeInventoryFile(directory, inventory));
    },
    readJournal: () => guard(() => readJournalFile(journal)),
    appendJournal: (lease, entry) => write(lease, () => appendJournalFile(journal, entry)),
  };
}

/**
 * Runs writes one after the other, each under a lock that is still ours. Between that look and the write a moment is left, which
 * no file system can close; who resumes in it after a takeover can add one journal line of an old fence, or put back an
 * inventory. The fence in every journal entry shows the first; the next run's look at the tenant makes good the second.
 */
function createWriter(
  directory: string,
  claims: WeakMap<Lease, Claim>,
): (lease: Lease, work: () => Promise<void>) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (lease, work) => {
    const result = last.then(() =>
      translateDiskErrors(directory, async () => {
        const claim = claims.get(lease);
        if (claim === undefined)
          throw new StoreError('lost', 'the lock was taken from another store', 'Take it from this one.');
        await assertHeld(directory, claim);
        await work();
      }),
    );
    last = result.catch(() => undefined);
    return result;
  };
}

/**
 * The tenant's name or id as the name of a folder that stays below the store's, on every file system; a case-blind one may
 * bring two tenants together, which the name in the inventory then reveals.
 */
function folderName(tenant: string): string {
  const safe = tenant.replace(/[^A-Za-z0-9._-]/g, (character) => `%${character.codePointAt(0)?.toString(16) ?? ''}`);
  return /^\.*$/.test(safe) || safe.endsWith('.') ? `%${safe}` : safe;
}
