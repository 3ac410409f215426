import type { Inventory } from '../schemas/inventory.ts';
import type { JournalEntry } from '../schemas/journal.ts';
import type { Resource } from '../schemas/resource.ts';
import type { Ports } from './ports.ts';
import { refuseForeignStore } from './refuse-foreign-store.ts';
import { replayJournal } from './replay-journal.ts';
import { setAside } from './set-aside.ts';
import { readSettled } from './tenant/read-settled.ts';
import type { Snapshot } from './tenant/snapshot.ts';

interface Look {
  readonly snapshot: Snapshot;
  readonly inventory: Inventory;
  readonly journal: readonly JournalEntry[];
  /** True where the journal knew of objects that the inventory had missed. */
  readonly recovered: boolean;
}

/** What the tenant has, and what we know of it. `waived` are objects left alone as a whole. Throws where the store is about another tenant. */
export async function lookAtTenant(
  ports: Ports,
  { tenant, origin }: { readonly tenant: { readonly id: string }; readonly origin: string },
  compiled: readonly Resource[],
  waived: readonly string[],
): Promise<Look> {
  const stored = await ports.store.readInventory();
  refuseForeignStore(stored, { id: tenant.id, origin });
  const journal = await ports.store.readJournal();
  const known = replayJournal(stored, journal);
  const snapshot = await readSettled(ports, compiled, known, journal);
  const inventory = { ...setAside(known, compiled, snapshot, waived), tenantId: tenant.id, origin };
  return { journal, snapshot, inventory, recovered: known !== stored };
}
