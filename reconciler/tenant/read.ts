import type { Inventory } from '../../schemas/inventory.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { Kind } from '../../schemas/kinds/kind.ts';
import { type ManagedCollection, managedCollections, type Resource, resourceKey } from '../../schemas/resource.ts';
import type { Graph } from '../ports.ts';
import { filterChunks } from './filter-chunks.ts';
import { idOf } from './id-of.ts';
import { type ListedObject, readCollection } from './read-collection.ts';
import { readOne, withMembers } from './read-one.ts';
import type { LiveObject, Snapshot } from './snapshot.ts';
import { toLiveObject } from './to-live-object.ts';

/**
 * Reads what a run needs: every kind the project or the inventory speaks of, and those that may use an object about to go. Complete,
 * or an error: an object that was not read must never look like one that is not there.
 */
export async function readTenant(
  graph: Graph,
  resources: readonly Resource[],
  inventory: Inventory,
): Promise<Snapshot> {
  const used = kindsToRead(resources, inventory);
  const objects = [];
  for (const name of used) {
    const kind = kinds[name];
    const listed =
      kind.read === 'byName'
        ? await readNamed(graph, kind, resources, inventory)
        : await readCollection(graph, kind, resources);
    objects.push(...listed.map((object) => toLiveObject(kind, object)));
  }
  return { kinds: used, objects };
}

/** Every object of one kind, whatever a project says of it. */
export async function readKind(graph: Graph, kind: Kind): Promise<readonly LiveObject[]> {
  const listed = await readCollection(graph, kind, []);
  return listed.map((object) => toLiveObject(kind, object));
}

function kindsToRead(resources: readonly Resource[], { entries }: Inventory): readonly ManagedCollection[] {
  const declared = new Set(resources.map(resourceKey));
  const isOf = (key: string, kind: string) => key.startsWith(`${kind}/`);
  const going = Object.keys(entries).filter((key) => !declared.has(key));
  return managedCollections.filter(
    (kind) =>
      kinds[kind].read !== 'nowhere' &&
      (resources.some((resource) => resource.kind === kind) ||
        Object.keys(entries).some((key) => isOf(key, kind)) ||
        resources.some((resource) => kinds[resource.kind].judgedWith?.includes(kind)) ||
        kinds[kind].references.some(({ collection }) => going.some((key) => isOf(key, collection)))),
  );
}

/** Kinds a tenant has thousands of: those we own, by id, and those that bear a name we want, by name. */
async function readNamed(
  graph: Graph,
  kind: Kind,
  resources: readonly Resource[],
  inventory: Inventory,
): Promise<readonly ListedObject[]> {
  const ours = resources.filter((resource) => resource.kind === kind.collection);
  const owned = Object.entries(inventory.entries).filter(([key]) => key.startsWith(`${kind.collection}/`));
  const found = new Map<string, JsonObject>();
  const names = [...new Set(ours.map((resource) => String(resource.body.displayName)))];
  for (const chunk of filterChunks(names)) {
    const filter = `displayName in (${chunk.map((name) => `'${name.replaceAll("'", "''")}'`).join(',')})`;
    const path = `${kind.path}${kind.query}&$filter=${encodeURIComponent(filter)}`;
    for (const body of await graph.list({ method: 'GET', apiVersion: kind.apiVersion, path }))
      found.set(idOf(body, kind.title), body);
  }
  for (const [, { id }] of owned) {
    const body = found.has(id) ? undefined : await readOne(graph, kind, id, kind.apiVersion);
    if (body !== undefined) found.set(id, body);
  }
  const needsMembers = listsMembers(ours, inventory);
  const bodies = await Promise.all(
    [...found].map(([id, body]) => (needsMembers(id, body) ? withMembers(graph, kind, body) : body)),
  );
  return bodies.map((body) => ({ body, apiVersion: kind.apiVersion, onlyBeta: false }));
}

/**
 * Whether a document lists the members of a group. What is ours is told by its id, because people rename groups; only one that might
 * be taken over is told by its name.
 */
export function listsMembers(resources: readonly Resource[], inventory: Inventory) {
  const listing = resources.filter(({ body }) => body.members !== undefined);
  const owned = new Set(Object.values(inventory.entries).map(({ id }) => id));
  const ids = new Set(listing.flatMap((resource) => inventory.entries[resourceKey(resource)]?.id ?? []));
  const names = new Set(listing.map((resource) => String(resource.body.displayName)));
  return (id: string, body: JsonObject): boolean => (owned.has(id) ? ids.has(id) : names.has(String(body.displayName)));
}
