import type { Inventory, InventoryEntry } from '../schemas/inventory.ts';
import { type Json, stableStringify } from '../schemas/json.ts';
import { kinds } from '../schemas/kinds/index.ts';
import { readPointer } from '../schemas/pointer.ts';
import { type Resource, resourceKey } from '../schemas/resource.ts';
import { idsIn } from './tenant/references.ts';
import type { LiveObject, Snapshot } from './tenant/snapshot.ts';

/**
 * Makes room for objects that have to be made anew because something about them cannot change.
 *
 * The old object is entered under a key of its own, `namedLocations/office~1a2b3c4d`. Everything else follows: the document finds
 * no object and makes one; policies that hold the old id are seen to name something else than git says, and are repointed; the old
 * entry, which no document speaks of, is deleted at the end, when nothing uses it. A run cut short anywhere continues there. It is
 * done only where all who use the old object are ours and will be repointed; otherwise the change is refused, as for other kinds.
 * Objects under the keys `waived` are left as they are.
 */
export function setAside(
  inventory: Inventory,
  resources: readonly Resource[],
  snapshot: Snapshot,
  waived: readonly string[] = [],
): Inventory {
  const moved = resources.flatMap((resource): readonly (readonly [string, string, InventoryEntry])[] => {
    const key = resourceKey(resource);
    if (waived.includes(key)) return [];
    const entry = inventory.entries[key];
    const live = snapshot.objects.find((object) => object.kind === resource.kind && object.id === entry?.id);
    if (entry?.origin !== 'created' || live === undefined || !mustBeReplaced(resource, live)) return [];
    if (!isFreeToGo(live, inventory, resources, snapshot)) return [];
    return [[key, asideKey(key, live.id), entry]];
  });
  if (moved.length === 0) return inventory;
  const old = new Set(moved.map(([key]) => key));
  return {
    ...inventory,
    entries: Object.fromEntries([
      ...Object.entries(inventory.entries).filter(([key]) => !old.has(key)),
      ...moved.map(([, aside, entry]) => [aside, entry] as const),
    ]),
  };
}

/** The key of an object whose own key another object has taken. */
export function asideKey(key: string, id: string): string {
  return `${key}~${id.slice(0, 8)}`;
}

function mustBeReplaced(resource: Resource, live: LiveObject): boolean {
  const { replaceable, immutable } = kinds[resource.kind];
  const text = (body: Json, pointer: string) => stableStringify(readPointer(body, pointer) ?? null);
  return replaceable === true && immutable.some((pointer) => text(resource.body, pointer) !== text(live.body, pointer));
}

/** True when every kind that could use the object was read, and every object that does is declared or about to be deleted. */
function isFreeToGo(
  live: LiveObject,
  { entries }: Inventory,
  resources: readonly Resource[],
  snapshot: Snapshot,
): boolean {
  const users = Object.values(kinds).filter(({ references }) =>
    references.some(({ collection }) => collection === live.kind),
  );
  if (!users.every(({ collection }) => snapshot.kinds.includes(collection))) return false;
  const declared = new Set(resources.map(resourceKey));
  const ours = new Set(
    Object.entries(entries).flatMap(([key, { id, origin }]) => (declared.has(key) || origin === 'created' ? [id] : [])),
  );
  return snapshot.objects.every((object) => ours.has(object.id) || !uses(object, live));
}

function uses(object: LiveObject, used: LiveObject): boolean {
  return idsIn(kinds[object.kind], object.body).some(
    ({ place, id }) => place.collection === used.kind && id.toLowerCase() === used.id.toLowerCase(),
  );
}
