import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import type { Kind } from '../../schemas/kinds/kind.ts';
import type { ApiVersion } from '../../schemas/resource.ts';
import { type Graph, GraphError } from '../ports.ts';
import { idOf } from './id-of.ts';
import { ReadError } from './read-error.ts';

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

/** The same group with the ids of its members, which no select shows. */
export async function withMembers(graph: Graph, kind: Kind, body: JsonObject): Promise<JsonObject> {
  const path = `${kind.path}/${idOf(body, kind.title)}/members?$select=id`;
  const members = await graph.list({ method: 'GET', apiVersion: kind.apiVersion, path });
  return { ...body, members: members.map((member) => idOf(member, 'member')) };
}
