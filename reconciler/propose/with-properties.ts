import { difference } from '../../compiler/diff/difference.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { parsePointer } from '../../schemas/pointer.ts';

/**
 * A compiled body with what the tenant has in the places where the two differ, and with its own words everywhere else: what the
 * service spells in its own way must not look like somebody's wish. `live` is the object as it was read, for parts that are new as a whole.
 */
export function withProperties(
  body: JsonObject,
  {
    canonicalBody,
    goal,
    live,
  }: { readonly canonicalBody: JsonObject; readonly goal: JsonObject; readonly live: JsonObject },
): JsonObject {
  return difference(canonicalBody, goal).reduce(
    (current, { pointer, after }) => put(current, parsePointer(pointer), after, live) as JsonObject,
    body,
  );
}

/** The value with another one in a place below it; `null` takes the place away. */
export function put(into: Json, [name, ...rest]: readonly string[], value: Json, live: Json | undefined): Json {
  if (name === undefined) return value;
  const object = isJsonObject(into) ? into : {};
  const below = isJsonObject(live) ? live[name] : undefined;
  const member = object[name] ?? null;
  // A part that is new comes as a whole, with what the canonical form takes for granted.
  if (member === null && isJsonObject(below)) return { ...object, [name]: below };
  const changed = put(member, rest, value, below);
  if (changed !== null) return { ...object, [name]: changed };
  return Object.fromEntries(Object.entries(object).filter(([each]) => each !== name));
}
