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
    if (kind.read === 'singleton') return await readSingleton(graph, kind);
    const path = `${kind.path}/${encodeURIComponent(id)}${kind.query}`;
    const { body } = await graph.send({ method: 'GET', apiVersion, path });
    if (!isJsonObject(body)) throw new ReadError(`Graph answered a request for one ${kind.title} with something else`);
    return await withRelated(graph, kind, members ? await withMembers(graph, kind, body) : body);
  } catch (error) {
    if (error instanceof GraphError && error.status === 404) return undefined;
    throw error;
  }
}

/** The object a tenant has one of. It is read without an id, and known by the name of its kind. */
export async function readSingleton(graph: Graph, kind: Kind): Promise<JsonObject> {
  const { body } = await graph.send({ method: 'GET', apiVersion: kind.apiVersion, path: `${kind.path}${kind.query}` });
  if (!isJsonObject(body)) throw new ReadError(`Graph answered a request for the ${kind.title} with something else`);
  return { ...body, id: kind.collection };
}

/** The same object with the members that only routes of their own show. */
export async function withRelated(graph: Graph, kind: Kind, body: JsonObject): Promise<JsonObject> {
  const shown = { ...body };
  for (const { member, path } of kind.related ?? []) {
    const route = `${kind.path}/${encodeURIComponent(idOf(body, kind.title))}${path}`;
    shown[member] = await graph.list({ method: 'GET', apiVersion: kind.apiVersion, path: route });
  }
  return shown;
}

/** The same group with the ids of its members, which no select shows. */
export async function withMembers(graph: Graph, kind: Kind, body: JsonObject): Promise<JsonObject> {
  const path = `${kind.path}/${idOf(body, kind.title)}/members?$select=id`;
  const members = await graph.list({ method: 'GET', apiVersion: kind.apiVersion, path });
  return { ...body, members: members.map((member) => idOf(member, 'member')) };
}
