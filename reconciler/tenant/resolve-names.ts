import { didYouMean } from '../../compiler/text/suggest.ts';
import { type Finding, findingOf } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { type CollectionName, collectionNames, parseReference, type Reference } from '../../schemas/reference.ts';
import { originOf, type Resource, resourceKey } from '../../schemas/resource.ts';
import type { Graph } from '../ports.ts';
import { type LookUp, lookUps } from './collections.ts';
import type { Directory } from './directory.ts';
import { distinctFindings } from './distinct-findings.ts';
import { filterChunks } from './filter-chunks.ts';
import { idOf } from './id-of.ts';
import { referencesIn } from './references.ts';
import { aboutToGo, ambiguousInTenant, unknownInTenant } from './tenant-rules.ts';

/**
 * Looks up every name the resources use that no document declares, and records the ids. A name that leads nowhere or to two
 * objects is a finding at each place that uses it. An object that goes with this run cannot be meant: its id is among `going`.
 */
export async function resolveNames(
  graph: Graph,
  resources: readonly Resource[],
  directory: Directory,
  going: ReadonlySet<string>,
): Promise<readonly Finding[]> {
  const declared = new Set(resources.map(resourceKey));
  const findings: Finding[] = [];
  for (const collection of collectionNames) {
    const uses = usesOf(resources, collection).filter(({ reference }) => !declared.has(reference.$ref));
    const lookUp = lookUps[collection];
    if (uses.length === 0) continue;
    if (lookUp === undefined) throw new Error(`unreachable: ${collection} cannot be looked up`);
    const names = [...new Set(uses.map(({ reference }) => parseReference(reference).name))];
    const found = await objectsNamed(graph, lookUp, names);
    const meant = new Map([...found].map(([name, ids]) => [name, ids.filter((id) => !going.has(id))]));
    for (const [name, [id, ...others]] of meant) {
      if (id !== undefined && others.length === 0) directory.record(collection, name, id);
    }
    findings.push(...distinctFindings(await unresolved(graph, lookUp, uses, meant)));
  }
  return findings;
}

interface Use {
  readonly reference: Reference;
  readonly resource: Resource;
}

function usesOf(resources: readonly Resource[], collection: CollectionName): readonly Use[] {
  return resources.flatMap((resource) =>
    referencesIn(kinds[resource.kind], resource.body)
      .filter((reference) => parseReference(reference).collection === collection)
      .map((reference) => ({ reference, resource })),
  );
}

/** Name → ids. User principal names are matched without regard to case, as the directory does; display names exactly. */
export async function objectsNamed(
  graph: Graph,
  lookUp: LookUp,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  const matches = (name: string, object: JsonObject) => {
    const actual = String(object[lookUp.nameProperty]);
    return lookUp.nameProperty === 'userPrincipalName' ? actual.toLowerCase() === name.toLowerCase() : actual === name;
  };
  for (const object of await candidates(graph, lookUp, names)) {
    const id = idOf(object, lookUp.noun, lookUp.idProperty);
    // A list that grows while it is paged through shows an object twice; that makes it no two objects.
    for (const name of names.filter((wanted) => matches(wanted, object)))
      found.set(name, [...new Set([...(found.get(name) ?? []), id])]);
  }
  return found;
}

async function candidates(graph: Graph, lookUp: LookUp, names: readonly string[]): Promise<readonly JsonObject[]> {
  if (!lookUp.filtered) return graph.list({ method: 'GET', apiVersion: lookUp.apiVersion, path: lookUp.path });
  const objects: JsonObject[] = [];
  for (const chunk of filterChunks(names)) {
    const quoted = chunk.map((name) => `'${name.replaceAll("'", "''")}'`);
    const filter = encodeURIComponent(`${lookUp.nameProperty} in (${quoted.join(',')})`);
    const path = `${lookUp.path}?${selected(lookUp)}&$filter=${filter}`;
    objects.push(...(await graph.list({ method: 'GET', apiVersion: lookUp.apiVersion, path })));
  }
  return objects;
}

function selected(lookUp: LookUp): string {
  return `$select=${[...new Set(['id', lookUp.idProperty, lookUp.nameProperty])].join(',')}`;
}

async function unresolved(
  graph: Graph,
  lookUp: LookUp,
  uses: readonly Use[],
  found: ReadonlyMap<string, readonly string[]>,
): Promise<readonly Finding[]> {
  const bad = uses.filter(({ reference }) => found.get(parseReference(reference).name)?.length !== 1);
  if (bad.length === 0) return [];
  const known = bad.some(({ reference }) => !found.has(parseReference(reference).name))
    ? await allNames(graph, lookUp)
    : [];
  return bad.map(({ reference, resource }) => {
    const { name } = parseReference(reference);
    const ids = found.get(name) ?? [];
    const place = { ...spanOf(resource, reference), resource: resourceKey(resource) };
    if (ids.length === 0 && found.has(name)) {
      const message = `the ${lookUp.noun} \`${name}\` is deleted by this plan, because its document is gone`;
      return findingOf(aboutToGo, { message, help: 'keep its document, or take the name out here as well', ...place });
    }
    if (ids.length > 1) {
      const message = `the tenant has ${ids.length} ${lookUp.noun}s called \`${name}\``;
      return findingOf(ambiguousInTenant, {
        message,
        help: `write one of ${ids.map((id) => `\`id:${id}\``).join(', ')}`,
        ...place,
      });
    }
    const help = didYouMean(name, known) ?? `create it, or declare it in a document so that it is created`;
    return findingOf(unknownInTenant, {
      message: `the tenant has no ${lookUp.noun} called \`${name}\``,
      help,
      ...place,
    });
  });
}

/** Candidates for "did you mean", only fetched when a name was not found. */
async function allNames(graph: Graph, lookUp: LookUp): Promise<readonly string[]> {
  const path = lookUp.filtered ? `${lookUp.path}?${selected(lookUp)}` : lookUp.path;
  const objects = await graph.list({ method: 'GET', apiVersion: lookUp.apiVersion, path });
  return objects.map((object) => String(object[lookUp.nameProperty]));
}

/** The words that use the name: the origin of the deepest place whose value is this reference. */
function spanOf(resource: Resource, reference: Reference) {
  const place = placesOf(resource.body, '').find(({ ref }) => ref === reference.$ref);
  const span = place === undefined ? undefined : originOf(resource, place.pointer)?.span;
  return span === undefined ? {} : { span };
}

function placesOf(value: unknown, pointer: string): readonly { readonly pointer: string; readonly ref: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('$ref' in value && typeof value.$ref === 'string') return [{ pointer, ref: value.$ref }];
  return Object.entries(value).flatMap(([name, member]) => placesOf(member, `${pointer}/${name}`));
}
