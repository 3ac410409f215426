import type { Inventory } from '../schemas/inventory.ts';
import { kinds } from '../schemas/kinds/index.ts';
import type { Plan } from '../schemas/plan.ts';
import { resourceKey } from '../schemas/resource.ts';
import { sentOnceDigest } from './diff/sent-once.ts';
import type { Lease, Ports } from './ports.ts';
import type { Planned, Unplanned } from './run.ts';
import { digestWithIds } from './tenant/digest-with-ids.ts';

const deadline = 60_000;
const pause = 2_000;

/**
 * Reads everything back until a new plan is empty. Reads may lag behind writes by seconds, so a difference counts only when it
 * stays. Gives the plan that remains at the deadline, or undefined when the tenant is what git says; then the inventory
 * remembers what was applied, so that the next run can tell whether git or the tenant moved.
 */
export async function verifyApplied(
  ports: Ports,
  lease: Lease,
  planAgain: () => Promise<Planned | Unplanned>,
  inventory: Inventory,
): Promise<Plan | undefined> {
  const { clock, store } = ports;
  const began = clock.monotonic();
  for (;;) {
    const planned = await planAgain();
    if (!('plan' in planned)) throw new Error('unreachable: files that compiled before no longer do');
    if (planned.plan.changes.length === 0) {
      await store.writeInventory(lease, withApplied(inventory, planned));
      return undefined;
    }
    if (clock.monotonic() - began >= deadline) return planned.plan;
    await clock.sleep(pause);
  }
}

function withApplied(inventory: Inventory, { resources, directory }: Planned): Inventory {
  const entries = { ...inventory.entries };
  for (const resource of resources) {
    const key = resourceKey(resource);
    const entry = entries[key];
    if (entry === undefined) continue;
    const applied = digestWithIds(kinds[resource.kind], resource.body, (reference) => directory.idOf(reference));
    const sent = entry.sent ?? sentOnceDigest(resource);
    entries[key] = { ...entry, applied, ...(sent === undefined ? {} : { sent }) };
  }
  return { ...inventory, entries };
}
