import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { mapAt } from '../../schemas/kinds/map-at.ts';
import { type CollectionName, isGuid, isReference, type Reference, referenceTo } from '../../schemas/reference.ts';
import { type Resource, resourceKey } from '../../schemas/resource.ts';
import { isClosed, wellKnownName } from '../../schemas/wellknown/index.ts';
import type { Graph } from '../ports.ts';
import { lookUps } from './collections.ts';
import type { Directory } from './directory.ts';
import { filterChunks } from './filter-chunks.ts';
import { idOf } from './id-of.ts';
import { idsIn, withNames } from './references.ts';
import type { LiveObject } from './snapshot.ts';

/** Graph takes at most this many ids at once (Microsoft docs: directoryobject-getbyids). */
const idsPerRequest = 1000;

/**
 * Live bodies with names for ids. Ids the desired state does not mention are looked up by id; one that nobody can resolve stays
 * as it is: a stored policy may hold ids of objects that were deleted long ago. Names of documents are theirs alone, also while the
 * object they mean is yet to be made.
 */
export async function nameObjects(
  graph: Graph,
  objects: readonly LiveObject[],
  resources: readonly Resource[],
  directory: Directory,
): Promise<ReadonlyMap<string, JsonObject>> {
  await recordUnknown({ graph, directory, taken: new Set(resources.map(resourceKey)) }, objects);
  return new Map(
    objects.map((object) => [
      object.id,
      withNames(kinds[object.kind], object.body, (place, id) => universalOrNamed(directory, place.collection, id)),
    ]),
  );
}

/**
 * Desired bodies with the same names: an id that stands in git means what the tenant calls it, so both sides of a comparison have to
 * call it that; so does a name with another spelling of the same object, `Ann@contoso.com` beside `ann@contoso.com`. An id nobody
 * knows yet stays, here as there.
 */
export function nameResources(resources: readonly Resource[], directory: Directory): readonly Resource[] {
  return resources.map((resource) => ({
    ...resource,
    body: kinds[resource.kind].references.reduce(
      (body, place) =>
        mapAt(body, place.pointer, (value) => {
          const id = isReference(value) ? directory.idOf(value) : undefined;
          return id === undefined ? value : directory.nameOf(place.collection, id);
        }),
      withNames(kinds[resource.kind], resource.body, (place, id) => universalOrNamed(directory, place.collection, id)),
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

interface LookUpContext {
  readonly graph: Graph;
  readonly directory: Directory;
  /** Names (`collection/name`) of documents. */
  readonly taken: ReadonlySet<string>;
}

async function recordUnknown(context: LookUpContext, objects: readonly LiveObject[]): Promise<void> {
  const { directory } = context;
  const unknown = new Map<CollectionName, Set<string>>();
  for (const object of objects) {
    for (const { place, id } of idsIn(kinds[object.kind], object.body)) {
      if (isUniversal(place.collection, id) || typeof directory.nameOf(place.collection, id) !== 'string') continue;
      unknown.set(place.collection, (unknown.get(place.collection) ?? new Set()).add(id));
    }
  }
  const directoryIds = [...(unknown.get('users') ?? []), ...(unknown.get('groups') ?? [])];
  for (let start = 0; start < directoryIds.length; start += idsPerRequest) {
    await recordDirectoryObjects(directoryIds.slice(start, start + idsPerRequest), context);
  }
  for (const [collection, ids] of unknown) {
    if (collection !== 'users' && collection !== 'groups') await recordListed(collection, ids, context);
  }
}

async function recordDirectoryObjects(ids: readonly string[], context: LookUpContext): Promise<void> {
  const body = { ids, types: ['user', 'group'] };
  const answer = await context.graph.send({
    method: 'POST',
    apiVersion: 'v1.0',
    path: '/directoryObjects/getByIds',
    body,
  });
  const objects = isJsonObject(answer.body) && Array.isArray(answer.body.value) ? answer.body.value : [];
  for (const object of objects.filter(isJsonObject)) {
    const isUser = object['@odata.type'] === '#microsoft.graph.user' || typeof object.userPrincipalName === 'string';
    record(isUser ? 'users' : 'groups', object, context);
  }
}

async function recordListed(
  collection: CollectionName,
  wanted: ReadonlySet<string>,
  context: LookUpContext,
): Promise<void> {
  const lookUp = lookUps[collection];
  if (lookUp === undefined) return;
  // Graph refuses a whole request for one text that is no GUID, and no object has another id where lists can be filtered.
  const filters = lookUp.filtered
    ? filterChunks([...wanted].filter(isGuid)).map(
        (ids) => `${lookUp.idProperty} in (${ids.map((id) => `'${id}'`).join(',')})`,
      )
    : [undefined];
  const isWanted = new Set([...wanted].map((id) => id.toLowerCase()));
  for (const filter of filters) {
    const path = filter === undefined ? lookUp.path : `${lookUp.path}?$filter=${encodeURIComponent(filter)}`;
    for (const object of await context.graph.list({ method: 'GET', apiVersion: lookUp.apiVersion, path }))
      if (isWanted.has(String(object[lookUp.idProperty]).toLowerCase())) record(collection, object, context);
  }
}

/** A name that already means another object, or will, cannot stand for this one; the id says it without doubt. */
function record(collection: CollectionName, object: JsonObject, { directory, taken }: LookUpContext): void {
  const lookUp = lookUps[collection];
  const name = lookUp === undefined ? undefined : object[lookUp.nameProperty];
  if (lookUp === undefined || typeof name !== 'string') return;
  const reference = referenceTo(collection, name);
  if (taken.has(reference.$ref) || directory.idOf(reference) !== undefined) return;
  directory.record(collection, name, idOf(object, lookUp.noun, lookUp.idProperty));
}
