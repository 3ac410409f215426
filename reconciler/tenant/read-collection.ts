import { canonical } from '../../compiler/diff/canonical.ts';
import { difference } from '../../compiler/diff/difference.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { apiVersionFor } from '../../schemas/kinds/api-version-for.ts';
import type { Kind } from '../../schemas/kinds/kind.ts';
import type { ApiVersion, Resource } from '../../schemas/resource.ts';
import type { Graph } from '../ports.ts';

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
  const path = `${kind.path}${kind.query}`;
  const bodies = await graph.list({ method: 'GET', apiVersion, path });
  const listed = bodies.map((body) => ({ body, apiVersion, onlyBeta: false }));
  if (apiVersion === 'beta' || !needsSecondList(kind, resources)) return listed;
  const known = new Map<string, ListedObject>(listed.map((object) => [String(object.body.id), object]));
  for (const body of await graph.list({ method: 'GET', apiVersion: 'beta', path })) {
    const id = String(body.id);
    const plain = known.get(id);
    if (plain === undefined || saysMore(kind, body, plain.body))
      known.set(id, { body, apiVersion: 'beta', onlyBeta: plain === undefined });
  }
  return [...known.values()];
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
