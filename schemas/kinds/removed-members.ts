import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { type Pointer, parsePointer, readPointer } from '../pointer.ts';

/**
 * `part` of the desired body as a PATCH must carry it: with an explicit empty value for everything that is live and no longer
 * wanted. Graph merges complex properties, so what a PATCH does not mention stays (Microsoft365DSC issues 3885 and 4660: unset
 * properties that were left out of the request were never corrected).
 */
export function withRemovals(
  part: Pointer,
  change: { desired: JsonObject; live: JsonObject; changed: readonly Pointer[] },
): Json {
  const desired = readPointer(change.desired, part) ?? null;
  if (!isJsonObject(desired)) return desired;
  return change.changed
    .filter((pointer) => pointer.startsWith(`${part}/`) && readPointer(change.desired, pointer) === undefined)
    .reduce<JsonObject>((body, pointer) => {
      const empty = Array.isArray(readPointer(change.live, pointer)) ? [] : null;
      return setHighestMissing(body, parsePointer(pointer.slice(part.length)), empty);
    }, desired);
}

/** Sets the leaf, or null on the highest ancestor the desired body lacks: clearing a whole object says more than clearing its parts. */
function setHighestMissing(body: JsonObject, segments: readonly string[], empty: Json): JsonObject {
  const [segment, ...rest] = segments;
  if (segment === undefined) return body;
  const child = body[segment];
  if (rest.length === 0) return { ...body, [segment]: empty };
  if (!isJsonObject(child)) return { ...body, [segment]: null };
  return { ...body, [segment]: setHighestMissing(child, rest, empty) };
}
