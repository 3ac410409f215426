import type { Inventory } from '../../schemas/inventory.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import type { Claim } from '../ownership.ts';
import type { Directory } from './directory.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Makes our own objects known by their names in git: those a document speaks of. An object that is not live is left out, its name
 * means nothing until it is made again; so is one whose document is gone, because what is about to go must not answer to a name.
 */
export function recordDeclared(
  directory: Directory,
  resources: readonly Resource[],
  inventory: Inventory,
  snapshot: Snapshot,
  claims: readonly Claim[],
): void {
  const provided = new Set(claims.filter(({ by }) => by === 'provided').map(({ resource }) => resourceKey(resource)));
  const live = new Set(snapshot.objects.map((object) => object.id));
  for (const resource of resources) {
    const key = resourceKey(resource);
    const id = inventory.entries[key]?.id;
    if (id !== undefined && live.has(id) && !provided.has(key)) directory.record(resource.kind, resource.name, id);
  }
  for (const { resource, live: object } of claims) {
    if (object !== undefined) directory.record(resource.kind, resource.name, object.id);
  }
}
