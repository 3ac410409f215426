import { type Finding, type FindingRule, findingOf } from '../../schemas/finding.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { formatPointer } from '../../schemas/pointer.ts';
import { type CollectionName, isGuid } from '../../schemas/reference.ts';
import { originOf, type Resource, resourceKey } from '../../schemas/resource.ts';
import { isClosed, wellKnownName } from '../../schemas/wellknown/index.ts';
import { type Graph, GraphError } from '../ports.ts';
import { type LookUp, lookUps } from './collections.ts';
import type { Directory } from './directory.ts';
import { idsIn } from './references.ts';
import type { Snapshot } from './snapshot.ts';

/** Graph takes at most this many ids at once (Microsoft docs: directoryobject-getbyids). */
const idsPerRequest = 1000;
/** At most this many ids in one `in (…)` filter (Microsoft docs: filter-query-parameter, directory objects, 2024). */
const idsPerFilter = 15;

/** What policies call the trusted addresses of the multifactor service; no named location (Microsoft docs: countrynamedlocation, 2025). */
const mfaTrustedIps = '00000000-0000-0000-0000-000000000000';

const mail = (id: string) => `kind: Protection
name: mail
protect: Exchange Online
for: { groups: ['id:${id}'] }
require: mfa
rollout: enabled
`;
const group = '{ groups: [Sales] }';

export const unknownId: FindingRule = {
  code: 'GW5070',
  severity: 'error',
  title: 'the tenant has no object of this id',
  explanation:
    'Graph refuses a policy that names a user, group, application or location which does not exist, and it does so in the middle of an apply. An id the tenant holds already in an object of ours stays allowed, because objects are deleted and policies keep their ids. In a disabled policy it is a warning.',
  failing: { documents: mail('99999999-9999-4999-8999-999999999999') },
  passing: { documents: mail('x').replace(/\{ groups.*\}/, group) },
};

/**
 * Asks the tenant for ids that stand in git and nowhere in the tenant's own bodies. Ids the run already has a name for, and those
 * that are the same in every tenant, exist.
 */
export async function checkIds(
  graph: Graph,
  resources: readonly Resource[],
  snapshot: Snapshot,
  directory: Directory,
): Promise<readonly Finding[]> {
  const held = new Set(
    snapshot.objects.flatMap((object) =>
      idsIn(kinds[object.kind], object.body).map(({ place, id }) => keyOf(place.collection, id)),
    ),
  );
  const uses = resources.flatMap((resource) =>
    idsIn(kinds[resource.kind], resource.body)
      .filter(({ place, id }) => !held.has(keyOf(place.collection, id)))
      .filter(({ place, id }) => !isKnown(directory, place.collection, id))
      .map(({ place, id }): Use => ({ collection: place.collection, id, resource })),
  );
  if (uses.length === 0) return [];
  const found = await existing(graph, uses);
  return uses.filter(({ collection, id }) => !found.has(keyOf(collection, id))).map(findingFor);
}

interface Use {
  readonly collection: CollectionName;
  readonly id: string;
  readonly resource: Resource;
}

/** Collections nobody can look anything up in are taken at their word. */
function isKnown(directory: Directory, collection: CollectionName, id: string): boolean {
  if (lookUps[collection] === undefined || isClosed(collection) || id === mfaTrustedIps) return true;
  return wellKnownName(collection, id) !== undefined || typeof directory.nameOf(collection, id) !== 'string';
}

async function existing(graph: Graph, uses: readonly Use[]): Promise<ReadonlySet<string>> {
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

async function directoryObjects(graph: Graph, ids: readonly string[]): Promise<readonly JsonObject[]> {
  const objects: JsonObject[] = [];
  for (const chunk of chunksOf(ids, idsPerRequest)) {
    const body = { ids: chunk, types: ['user', 'group'] };
    const answer = await graph.send({ method: 'POST', apiVersion: 'v1.0', path: '/directoryObjects/getByIds', body });
    const value = isJsonObject(answer.body) && Array.isArray(answer.body.value) ? answer.body.value : [];
    objects.push(...value.filter(isJsonObject));
  }
  return objects;
}

async function objectsWithIds(graph: Graph, lookUp: LookUp, ids: readonly string[]): Promise<readonly JsonObject[]> {
  if (!lookUp.filtered) return graph.list({ method: 'GET', apiVersion: lookUp.apiVersion, path: lookUp.path });
  const objects: JsonObject[] = [];
  for (const chunk of chunksOf(ids, idsPerFilter)) {
    const quoted = chunk.map((id) => `'${id.replaceAll("'", "''")}'`).join(',');
    const filter = encodeURIComponent(`${lookUp.idProperty} in (${quoted})`);
    const path = `${lookUp.path}?$select=id,${lookUp.idProperty}&$filter=${filter}`;
    objects.push(...(await graph.list({ method: 'GET', apiVersion: lookUp.apiVersion, path })));
  }
  return objects;
}

function chunksOf<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function findingFor({ collection, id, resource }: Use): Finding {
  const pointer = placeOf(resource.body, id, []);
  const span = pointer === undefined ? undefined : originOf(resource, pointer)?.span;
  const finding = findingOf(unknownId, {
    message: `the tenant has no ${lookUps[collection]?.noun ?? 'object'} with the id \`${id}\``,
    help: 'correct the id, or write the name of the object',
    resource: resourceKey(resource),
    ...(pointer === undefined ? {} : { pointer }),
    ...(span === undefined ? {} : { span }),
  });
  return resource.body.state === 'disabled' ? { ...finding, severity: 'warning' } : finding;
}

function placeOf(value: Json, text: string, path: readonly string[]): string | undefined {
  if (value === text) return formatPointer(path);
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = placeOf(member, text, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function keyOf(collection: CollectionName, id: string): string {
  return `${collection}/${id.toLowerCase()}`;
}
