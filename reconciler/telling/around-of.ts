import { define, isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import type { PlannedChange, PlannedRequest } from '../../schemas/plan.ts';
import { parsePointer } from '../../schemas/pointer.ts';
import { resourceKey } from '../../schemas/resource.ts';
import type { Around } from '../../schemas/telling/telling.ts';

/**
 * Both bodies of a change, as far as a plan has them. A new or a deleted object is there property by property. Of a change, requests
 * hold the parts that are sent, with what stays in them, so that one number of a period can be told with its unit.
 */
export function aroundOf(change: PlannedChange, requests: readonly PlannedRequest[]): Around {
  const key = resourceKey(change);
  const own = change.action === 'update' || change.action === 'adopt' ? requests : [];
  const sent = own.filter((request) => request.change === key && request.method === 'PATCH');
  const base = Object.assign({}, ...sent.map(({ body }) => body ?? {})) as JsonObject;
  const withSide = (side: 'before' | 'after') =>
    change.properties.reduce((body, property) => placed(body, parsePointer(property.pointer), property[side]), base);
  return { before: withSide('before'), after: withSide('after') };
}

function placed(body: JsonObject, [name = '', ...rest]: readonly string[], value: Json): JsonObject {
  const copy: Record<string, Json> = { ...body };
  const inner = Object.hasOwn(body, name) ? body[name] : undefined;
  define(copy, name, rest.length === 0 ? value : placed(isJsonObject(inner) ? inner : {}, rest, value));
  return copy;
}
