import { canonical } from '../../compiler/diff/canonical.ts';
import { difference } from '../../compiler/diff/difference.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { apiVersionFor } from '../../schemas/kinds/api-version-for.ts';
import type { Kind } from '../../schemas/kinds/kind.ts';
import type { ApiVersion, Resource } from '../../schemas/resource.ts';
import { type Graph, GraphError } from '../ports.ts';
import { completeBodies } from './complete-bodies.ts';
import { idOf } from './id-of.ts';
import { readOne, readSingleton, withRelated } from './read-one.ts';

/** One object as a list shows it, with the version that shows all of it. */
export interface ListedObject {
  readonly body: JsonObject;
  readonly apiVersion: ApiVersion;
  /** True for an object that the kind's own version does not list. */
  readonly onlyBeta: boolean;
}

/**
 * Every object of a kind. v1.0 leaves out policies that use more than it knows, and shows none of what it does not know, so beta is
 * listed too, one request after the other (one request a second is all Conditional Access takes). Of each object one body is
 * kept: v1.0's unless only beta says everything. When either list fails, so does the reading.
 */
export async function readCollection(
  graph: Graph,
  kind: Kind,
  resources: readonly Resource[],
): Promise<readonly ListedObject[]> {
  const { apiVersion } = kind;
  if (kind.read === 'singleton') return [{ body: await readSingleton(graph, kind), apiVersion, onlyBeta: false }];
  const path = `${kind.path}${kind.query}`;
  const listed = await graph.list({ method: 'GET', apiVersion, path });
  const bodies: JsonObject[] = [];
  for (const body of await completeBodies(graph, kind, apiVersion, listed))
    bodies.push(await withRelated(graph, kind, body));
  // By id, because a list that grows while it is paged through shows an object twice.
  const known = new Map(bodies.map((body) => [idOf(body, kind.title), { body, apiVersion, onlyBeta: false }]));
  if (apiVersion === 'beta' || !needsSecondList(kind, resources)) return [...known.values()];
  const all = new Map<string, ListedObject>(known);
  for (const body of await graph.list({ method: 'GET', apiVersion: 'beta', path })) {
    const id = idOf(body, kind.title);
    all.set(id, fullest(kind, known.get(id)?.body, body));
  }
  return [...all.values()];
}

/** One object by its id, seen as `readCollection` sees it; undefined when Graph says there is none. */
export async function readListedOne(
  graph: Graph,
  kind: Kind,
  resources: readonly Resource[],
  id: string,
): Promise<ListedObject | undefined> {
  const { apiVersion } = kind;
  const plain = await readPlain(graph, kind, id);
  if (plain === undefined) return undefined;
  const isWhole = apiVersion === 'beta' || !needsSecondList(kind, resources);
  if (plain !== 'hidden' && isWhole) return { body: plain, apiVersion, onlyBeta: false };
  const beta = await readOne(graph, kind, id, 'beta');
  if (beta !== undefined) return fullest(kind, plain === 'hidden' ? undefined : plain, beta);
  return plain === 'hidden' ? undefined : { body: plain, apiVersion, onlyBeta: false };
}

/** v1.0's answer for a policy with preview features (terraform-provider-azuread issue 937). */
const hiddenFromV1 = 1037;

async function readPlain(graph: Graph, kind: Kind, id: string): Promise<JsonObject | 'hidden' | undefined> {
  try {
    return await readOne(graph, kind, id, kind.apiVersion);
  } catch (error) {
    if (error instanceof GraphError && error.number === hiddenFromV1) return 'hidden';
    throw error;
  }
}

function fullest(kind: Kind, plain: JsonObject | undefined, beta: JsonObject): ListedObject {
  return plain !== undefined && !saysMore(kind, beta, plain)
    ? { body: plain, apiVersion: kind.apiVersion, onlyBeta: false }
    : { body: beta, apiVersion: 'beta', onlyBeta: plain === undefined };
}

function needsSecondList(kind: Kind, resources: readonly Resource[]): boolean {
  return (
    kind.listsBeta === 'always' ||
    resources.some((resource) => resource.kind === kind.collection && resource.apiVersion === 'beta')
  );
}

/**
 * True when a beta body uses something v1.0 cannot say: what the kind knows to be beta's, or any property that is set in beta and
 * not there in v1.0. A property nobody knows yet must not be overlooked. Lists read a second apart may differ in values as well;
 * that alone is no reason to leave v1.0.
 */
function saysMore(kind: Kind, beta: JsonObject, plain: JsonObject): boolean {
  if (apiVersionFor(kind, beta) === 'beta') return true;
  return difference(canonical(kind, plain), canonical(kind, beta)).some(({ before }) => before === null);
}
