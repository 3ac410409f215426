import type { GraphRequest } from '../../schemas/graph-request.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { isReference } from '../../schemas/reference.ts';
import type { Directory } from './directory.ts';

/** A name in a request has no id. Nothing is sent then: an unresolved name must never look like an absent one. */
export class UnboundNameError extends Error {
  override readonly name = 'UnboundNameError';
}

/**
 * The request with ids for names: the last thing that happens before it leaves. `{id}` becomes the object's own id, `{graph}`
 * Graph's origin, `{collection/name}` and references the ids they stand for.
 */
export function bindRequest(
  request: GraphRequest,
  directory: Directory,
  own: { readonly id?: string | undefined; readonly origin: string },
): GraphRequest {
  const idOf = ($ref: string): string => {
    const id = directory.idOf({ $ref });
    if (id === undefined)
      throw new UnboundNameError(`no id is known for \`${$ref}\`, which ${request.method} ${request.path} needs`);
    return id;
  };
  const fill = (text: string): string =>
    text.replaceAll(/\{(id|graph|[A-Za-z]+\/[^{}]+)\}/g, (_, name: string) =>
      name === 'graph' ? own.origin : name === 'id' ? ownId(own.id, request) : idOf(name),
    );
  const bind = (value: Json): Json => {
    if (isReference(value)) return idOf(value.$ref);
    if (Array.isArray(value)) return value.map(bind);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        name === '@odata.id' && typeof member === 'string' ? fill(member) : bind(member),
      ]),
    );
  };
  const body = request.body === undefined ? {} : { body: bind(request.body) as JsonObject };
  return { ...request, path: fill(request.path), ...body };
}

function ownId(id: string | undefined, request: GraphRequest): string {
  if (id === undefined) throw new Error(`unreachable: ${request.method} ${request.path} before its object exists`);
  return encodeURIComponent(id);
}
