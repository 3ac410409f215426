import type { Inventory } from '../schemas/inventory.ts';
import { isGuid } from '../schemas/reference.ts';
import { StoreError } from './ports.ts';

/**
 * Throws StoreError `foreign` where what is remembered belongs to another tenant than the one about to be read. In that tenant none
 * of our objects would be found, they would be taken for deleted, and with that the evidence would be gone that they are ours.
 */
export function refuseForeignStore(
  inventory: Inventory,
  { id, origin }: { readonly id: string; readonly origin: string },
): void {
  const { tenantId = id, origin: known = origin, entries } = inventory;
  // A tenant's id is unique in the world, so that where Graph was reached matters only while nobody could tell the id.
  const isSame = tenantId.toLowerCase() === id.toLowerCase() && (isGuid(id) || known === origin);
  const count = Object.keys(entries).length;
  if (isSame || count === 0) return;
  throw new StoreError(
    'foreign',
    `what is remembered under \`${inventory.tenant}\` belongs to tenant ${tenantId} at ${known}, and this is ${id} at ${origin}`,
    `Give this tenant a name of its own under \`tenants\` in gatewright.yaml. If the other one is gone for good, an emulator for instance, delete the folder of its ${count} objects, .gatewright/${inventory.tenant}.`,
  );
}
