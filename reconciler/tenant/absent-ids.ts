import type { JsonObject } from '../../schemas/json.ts';
import { type CollectionName, isGuid } from '../../schemas/reference.ts';
import { isClosed, wellKnownName } from '../../schemas/wellknown/index.ts';
import { type Graph, GraphError } from '../ports.ts';
import { type LookUp, lookUps } from './collections.ts';
import type { Directory } from './directory.ts';
import { directoryObjects } from './directory-objects.ts';
import { filterChunks } from './filter-chunks.ts';

/** What policies call the trusted addresses of the multifactor service; no named location (Microsoft docs: countrynamedlocation, 2025). */
const mfaTrustedIps = '00000000-0000-0000-0000-000000000000';

/** An id that somebody uses. */
export interface UsedId {
  readonly collection: CollectionName;
  readonly id: string;
}

/**
 * Those of the ids the tenant has no object for. Ids that a directory has a name for, and those that are the same in every tenant,
 * exist.
 */
export async function absentIds<Use extends UsedId>(
  graph: Graph,
  used: readonly Use[],
  directory: Directory,
): Promise<readonly Use[]> {
  const uses = used.filter(({ collection, id }) => !isKnown(directory, collection, id));
  if (uses.length === 0) return [];
  const found = await existing(graph, uses);
  return uses.filter(({ collection, id }) => !found.has(keyOf(collection, id)));
}

/** Collections nobody can look anything up in are taken at their word. */
function isKnown(directory: Directory, collection: CollectionName, id: string): boolean {
  if (lookUps[collection] === undefined || isClosed(collection) || id === mfaTrustedIps) return true;
  return wellKnownName(collection, id) !== undefined || typeof directory.nameOf(collection, id) !== 'string';
}

async function existing(graph: Graph, uses: readonly UsedId[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const collection of new Set(uses.map((use) => use.collection))) {
    const ids = [...new Set(uses.filter((use) => use.collection === collection).map(({ id }) => id))];
    const lookUp = lookUps[collection];
    if (lookUp === undefined) continue;
    for (const id of await idsThere(graph, collection, lookUp, ids)) found.add(keyOf(collection, id));
  }
  return found;
}

/** Those of the ids that exist; all of them where the identity may not look, since then nothing is known against them. */
async function idsThere(
  graph: Graph,
  collection: CollectionName,
  lookUp: LookUp,
  ids: readonly string[],
): Promise<readonly string[]> {
  // Graph refuses a whole request for one text that is no GUID.
  const asked = lookUp.filtered ? ids.filter(isGuid) : ids;
  try {
    const isDirectory = collection === 'users' || collection === 'groups';
    const objects = isDirectory ? await directoryObjects(graph, asked) : await objectsWithIds(graph, lookUp, asked);
    return objects.map((object) => String(object[lookUp.idProperty]));
  } catch (error) {
    if (error instanceof GraphError && error.status === 403) return ids;
    throw error;
  }
}

async function objectsWithIds(graph: Graph, lookUp: LookUp, ids: readonly string[]): Promise<readonly JsonObject[]> {
  if (!lookUp.filtered) return graph.list({ method: 'GET', apiVersion: lookUp.apiVersion, path: lookUp.path });
  const objects: JsonObject[] = [];
  for (const chunk of filterChunks(ids)) {
    const quoted = chunk.map((id) => `'${id.replaceAll("'", "''")}'`).join(',');
    const filter = encodeURIComponent(`${lookUp.idProperty} in (${quoted})`);
    const path = `${lookUp.path}?$select=id,${lookUp.idProperty}&$filter=${filter}`;
    objects.push(...(await graph.list({ method: 'GET', apiVersion: lookUp.apiVersion, path })));
  }
  return objects;
}

function keyOf(collection: CollectionName, id: string): string {
  return `${collection}/${id.toLowerCase()}`;
}
