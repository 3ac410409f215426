import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import type { Graph } from '../ports.ts';

/** Graph takes at most this many ids at once (Microsoft docs: directoryobject-getbyids). */
const idsPerRequest = 1000;

/** The users and groups of some ids, as far as they exist. */
export async function directoryObjects(graph: Graph, ids: readonly string[]): Promise<readonly JsonObject[]> {
  const objects: JsonObject[] = [];
  for (let start = 0; start < ids.length; start += idsPerRequest) {
    const body = { ids: ids.slice(start, start + idsPerRequest), types: ['user', 'group'] };
    const answer = await graph.send({ method: 'POST', apiVersion: 'v1.0', path: '/directoryObjects/getByIds', body });
    const value = isJsonObject(answer.body) && Array.isArray(answer.body.value) ? answer.body.value : [];
    objects.push(...value.filter(isJsonObject));
  }
  return objects;
}
