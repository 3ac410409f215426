import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { type Pointer, parsePointer } from '../../schemas/pointer.ts';

/** The same body with a value at a pointer, which is made where it is missing; without one where `value` is undefined. */
export function putAt(body: JsonObject, pointer: Pointer, value: Json | undefined): JsonObject {
  const changed = put(body, parsePointer(pointer), value);
  return isJsonObject(changed) ? changed : {};
}

function put(current: Json, [segment, ...rest]: readonly string[], value: Json | undefined): Json | undefined {
  if (segment === undefined) return value;
  const object = isJsonObject(current) ? current : {};
  const member = Object.hasOwn(object, segment) ? (object[segment] ?? null) : null;
  const inner = rest.length > 0 && value === undefined && member === null ? undefined : put(member, rest, value);
  const others = Object.entries(object).filter(([name]) => name !== segment);
  if (inner === undefined) return Object.fromEntries(others);
  // In place, so that a request keeps the order in which a document says things.
  const isThere = Object.hasOwn(object, segment);
  return Object.fromEntries(
    isThere
      ? Object.entries(object).map(([name, old]) => [name, name === segment ? inner : old])
      : [...others, [segment, inner]],
  );
}
