import type { Inventory } from '../../schemas/inventory.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { type ManagedCollection, resourceKey } from '../../schemas/resource.ts';
import type { Claim } from '../ownership.ts';
import type { Directory } from './directory.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Makes our own objects known by their names in git. An object we own that is no longer live is left out: its name means nothing
 * until it is made again.
 */
export function recordDeclared(
  directory: Directory,
  inventory: Inventory,
  snapshot: Snapshot,
  claims: readonly Claim[] = [],
): void {
  const provided = new Set(claims.filter(({ by }) => by === 'provided').map(({ resource }) => resourceKey(resource)));
  const live = new Set(snapshot.objects.map((object) => object.id));
  for (const [key, { id }] of Object.entries(inventory.entries)) {
    const [kind = '', ...name] = key.split('/');
    if (live.has(id) && kind in kinds && !provided.has(key))
      directory.record(kind as ManagedCollection, name.join('/'), id);
  }
  for (const { resource, live: object } of claims) {
    if (object !== undefined) directory.record(resource.kind, resource.name, object.id);
  }
}
