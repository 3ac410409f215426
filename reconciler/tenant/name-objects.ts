import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { CollectionName, Reference } from '../../schemas/reference.ts';
import type { Resource } from '../../schemas/resource.ts';
import { isClosed, wellKnownName } from '../../schemas/wellknown/index.ts';
import type { Graph } from '../ports.ts';
import { lookUps } from './collections.ts';
import type { Directory } from './directory.ts';
import { idsIn, withNames } from './references.ts';
import type { LiveObject } from './snapshot.ts';

/** Graph takes at most this many ids at once (Microsoft docs: directoryobject-getbyids). */
const idsPerRequest = 1000;

/**
 * Live bodies with names for ids. Ids the desired state does not mention are looked up by id; one that nobody can resolve stays
 * as it is: a stored policy may hold ids of objects that were deleted long ago.
 */
export async function nameObjects(
  graph: Graph,
  objects: readonly LiveObject[],
  directory: Directory,
): Promise<ReadonlyMap<string, JsonObject>> {
  await recordUnknown(graph, objects, directory);
  return new Map(
    objects.map((object) => [
      object.id,
      withNames(kinds[object.kind], object.body, (place, id) => universalOrNamed(directory, place.collection, id)),
    ]),
  );
}

/**
 * Desired bodies with the same names: an id that stands in git means what the tenant calls it, so both sides of a comparison have to
 * call it that. An id nobody knows yet stays, here as there.
 */
export function nameResources(resources: readonly Resource[], directory: Directory): readonly Resource[] {
  return resources.map((resource) => ({
    ...resource,
    body: withNames(kinds[resource.kind], resource.body, (place, id) =>
      universalOrNamed(directory, place.collection, id),
    ),
  }));
}

/** The id itself where it is the same in every tenant, otherwise its name as far as it is known. */
export function universalOrNamed(directory: Directory, collection: CollectionName, id: string): Reference | string {
  return isUniversal(collection, id) ? id : directory.nameOf(collection, id);
}

/** Ids that are the same in every tenant stay ids: desired bodies hold the same ids. */
function isUniversal(collection: CollectionName, id: string): boolean {
  return isClosed(collection) || wellKnownName(collection, id) !== undefined;
}

async function recordUnknown(graph: Graph, objects: readonly LiveObject[], directory: Directory): Promise<void> {
  const unknown = new Map<CollectionName, Set<string>>();
  for (const object of objects) {
    for (const { place, id } of idsIn(kinds[object.kind], object.body)) {
      if (isUniversal(place.collection, id) || typeof directory.nameOf(place.collection, id) !== 'string') continue;
      unknown.set(place.collection, (unknown.get(place.collection) ?? new Set()).add(id));
    }
  }
  const directoryIds = [...(unknown.get('users') ?? []), ...(unknown.get('groups') ?? [])];
  for (let start = 0; start < directoryIds.length; start += idsPerRequest) {
    await recordDirectoryObjects(graph, directoryIds.slice(start, start + idsPerRequest), directory);
  }
  for (const [collection, ids] of unknown) {
    if (collection !== 'users' && collection !== 'groups') await recordListed(graph, collection, ids, directory);
  }
}

async function recordDirectoryObjects(graph: Graph, ids: readonly string[], directory: Directory): Promise<void> {
  const body = { ids, types: ['user', 'group'] };
  const answer = await graph.send({ method: 'POST', apiVersion: 'v1.0', path: '/directoryObjects/getByIds', body });
  const objects = isJsonObject(answer.body) && Array.isArray(answer.body.value) ? answer.body.value : [];
  for (const object of objects.filter(isJsonObject)) {
    const isUser = object['@odata.type'] === '#microsoft.graph.user' || typeof object.userPrincipalName === 'string';
    record(directory, isUser ? 'users' : 'groups', object);
  }
}

async function recordListed(
  graph: Graph,
  collection: CollectionName,
  ids: ReadonlySet<string>,
  directory: Directory,
): Promise<void> {
  const lookUp = lookUps[collection];
  if (lookUp === undefined) return;
  const filter = [...ids].map((id) => `'${id}'`).join(',');
  const path = lookUp.filtered
    ? `${lookUp.path}?$filter=${encodeURIComponent(`${lookUp.idProperty} in (${filter})`)}`
    : lookUp.path;
  for (const object of await graph.list({ method: 'GET', apiVersion: lookUp.apiVersion, path })) {
    if (ids.has(String(object[lookUp.idProperty]))) record(directory, collection, object);
  }
}

/** A name that already means another object cannot stand for this one; the id says it without doubt. */
function record(directory: Directory, collection: CollectionName, object: JsonObject): void {
  const lookUp = lookUps[collection];
  const name = lookUp === undefined ? undefined : object[lookUp.nameProperty];
  const id = lookUp === undefined ? undefined : object[lookUp.idProperty];
  if (typeof name !== 'string' || typeof id !== 'string') return;
  if (directory.idOf({ $ref: `${collection}/${name}` }) === undefined) directory.record(collection, name, id);
}
