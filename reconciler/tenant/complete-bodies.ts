import type { JsonObject } from '../../schemas/json.ts';
import type { Kind } from '../../schemas/kinds/kind.ts';
import { readPointer } from '../../schemas/pointer.ts';
import type { ApiVersion } from '../../schemas/resource.ts';
import type { Graph } from '../ports.ts';
import { idOf } from './id-of.ts';
import { readOne } from './read-one.ts';

/**
 * Bodies of a list with what the list leaves out: each object that lacks it is read by itself. One that is gone by then is left out,
 * as it would be of the next list.
 */
export async function completeBodies(
  graph: Graph,
  kind: Kind,
  apiVersion: ApiVersion,
  bodies: readonly JsonObject[],
): Promise<readonly JsonObject[]> {
  const { hiddenInLists = [] } = kind;
  if (hiddenInLists.length === 0) return bodies;
  const complete: JsonObject[] = [];
  for (const body of bodies) {
    const lacks = hiddenInLists.some((pointer) =>
      [undefined, null, ''].some((empty) => readPointer(body, pointer) === empty),
    );
    const whole = lacks ? await readOne(graph, kind, idOf(body, kind.title), apiVersion) : body;
    if (whole !== undefined) complete.push(whole);
  }
  return complete;
}
