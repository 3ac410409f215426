import { z } from 'zod';

/**
 * Which live objects are ours, per tenant: resource key (`kind/name`) → object id. It is evidence, not a cache: what is not
 * listed here is never written, whatever its name says.
 */
export const inventorySchema = z.strictObject({
  formatVersion: z.literal(1),
  tenant: z.string(),
  /** Id of the tenant the entries speak of, and Graph's origin: the same project against another one must not inherit them. */
  tenantId: z.string().exactOptional(),
  origin: z.string().exactOptional(),
  /** What the journal says up to this sequence is in the entries. */
  sequence: z.int().exactOptional(),
  entries: z.record(
    z.string(),
    z.strictObject({
      id: z.string(),
      /** `adopted` objects existed before us: when their document goes, they are released, not deleted. */
      origin: z.enum(['created', 'adopted']),
      since: z.iso.datetime(),
      /** sha256 of the canonical body last applied and verified: tells whether git or the tenant moved since. */
      applied: z.string().exactOptional(),
      /** sha256 of what only a new object can be given, as it was when the object was made or taken over. */
      sent: z.string().exactOptional(),
    }),
  ),
});
export type Inventory = z.infer<typeof inventorySchema>;
export type InventoryEntry = Inventory['entries'][string];

export function emptyInventory(tenant: string): Inventory {
  return { formatVersion: 1, tenant, entries: {} };
}
