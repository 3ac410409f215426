import type { Inventory } from '../../schemas/inventory.ts';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { Kind } from '../../schemas/kinds/kind.ts';
import { type ApiVersion, managedCollections, type Resource } from '../../schemas/resource.ts';
import { type Graph, GraphError } from '../ports.ts';
import { type ListedObject, readCollection } from './read-collection.ts';
import { ReadError } from './read-error.ts';
import type { LiveObject, Snapshot } from './snapshot.ts';

/** At most this many names or ids in one `in (…)` filter (Microsoft docs: filter-query-parameter, directory objects, 2024). */
const namesPerFilter = 15;

/**
 * Reads what a run needs: every kind the project or the inventory speaks of. Complete, or an error: an object that was not read
 * must never look like one that is not there.
 */
export async function readTenant(
  graph: Graph,
  resources: readonly Resource[],
  inventory: Inventory,
): Promise<Snapshot> {
  const used = managedCollections.filter(
    (kind) =>
      resources.some((resource) => resource.kind === kind) ||
      Object.keys(inventory.entries).some((key) => key.startsWith(`${kind}/`)),
  );
  const objects: LiveObject[] = [];
  for (const name of used) {
    const kind = kinds[name];
    const listed =
      kind.read === 'collection'
        ? await readCollection(graph, kind, resources)
        : await readNamed(graph, kind, resources, inventory);
    objects.push(...listed.map((object) => toLiveObject(kind, object)));
  }
  return { kinds: used, objects };
}

/** Every object of one kind, whatever a project says of it. */
export async function readKind(graph: Graph, kind: Kind): Promise<readonly LiveObject[]> {
  const listed = await readCollection(graph, kind, []);
  return listed.map((object) => toLiveObject(kind, object));
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
  for (const chunk of chunksOf(names)) {
    const filter = `displayName in (${chunk.map((name) => `'${name.replaceAll("'", "''")}'`).join(',')})`;
    const path = `${kind.path}${kind.query}&$filter=${encodeURIComponent(filter)}`;
    for (const body of await graph.list({ method: 'GET', apiVersion: kind.apiVersion, path }))
      found.set(String(body.id), body);
  }
  for (const [, { id }] of owned) {
    const body = found.has(id) ? undefined : await readOne(graph, kind, id, kind.apiVersion);
    if (body !== undefined) found.set(id, body);
  }
  const listsMembers = new Set(
    ours.filter((resource) => resource.body.members !== undefined).map((resource) => String(resource.body.displayName)),
  );
  const bodies = await Promise.all(
    [...found.values()].map((body) =>
      listsMembers.has(String(body.displayName)) ? withMembers(graph, kind, body) : body,
    ),
  );
  return bodies.map((body) => ({ body, apiVersion: kind.apiVersion, onlyBeta: false }));
}

function chunksOf(names: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(names.length / namesPerFilter);
  return Array.from({ length: count }, (_, index) => names.slice(index * namesPerFilter, (index + 1) * namesPerFilter));
}

/** One object by id, or undefined when Graph says there is none. */
export async function readOne(
  graph: Graph,
  kind: Kind,
  id: string,
  apiVersion: ApiVersion,
  members = false,
): Promise<JsonObject | undefined> {
  try {
    const path = `${kind.path}/${encodeURIComponent(id)}${kind.query}`;
    const { body } = await graph.send({ method: 'GET', apiVersion, path });
    if (!isJsonObject(body)) throw new ReadError(`Graph answered a request for one ${kind.title} with something else`);
    return members ? await withMembers(graph, kind, body) : body;
  } catch (error) {
    if (error instanceof GraphError && error.status === 404) return undefined;
    throw error;
  }
}

async function withMembers(graph: Graph, kind: Kind, body: JsonObject): Promise<JsonObject> {
  const path = `${kind.path}/${String(body.id)}/members?$select=id`;
  const members = await graph.list({ method: 'GET', apiVersion: kind.apiVersion, path });
  return { ...body, members: members.map((member) => String(member.id)) };
}

function toLiveObject(kind: Kind, { body, apiVersion, onlyBeta }: ListedObject): LiveObject {
  const result = kind.schema.safeParse(body);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new ReadError(`Graph returned a ${kind.title} we cannot read: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  return {
    kind: kind.collection,
    id: String(body.id),
    displayName: String(body.displayName ?? ''),
    body,
    apiVersion,
    onlyBeta,
  };
}
