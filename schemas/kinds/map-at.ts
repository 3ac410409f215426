import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { type Pointer, parsePointer } from '../pointer.ts';

/** The same body with `change` applied to every value a pattern leads to. `*` stands for any array index or member. */
export function mapAt(body: JsonObject, pattern: Pointer, change: (value: Json) => Json): JsonObject {
  const mapped = mapBelow(body, parsePointer(pattern), change);
  return isJsonObject(mapped) ? mapped : body;
}

function mapBelow(value: Json, segments: readonly string[], change: (value: Json) => Json): Json {
  const [segment, ...rest] = segments;
  if (segment === undefined) return change(value);
  if (Array.isArray(value)) return segment === '*' ? value.map((item) => mapBelow(item, rest, change)) : value;
  if (!isJsonObject(value)) return value;
  const names = segment === '*' ? Object.keys(value) : Object.hasOwn(value, segment) ? [segment] : [];
  if (names.length === 0) return value;
  return { ...value, ...Object.fromEntries(names.map((name) => [name, mapBelow(value[name] ?? null, rest, change)])) };
}

/** Every value a pattern leads to, with its pointer's last array index lost. */
export function valuesAt(body: JsonObject, pattern: Pointer): readonly Json[] {
  const found: Json[] = [];
  mapAt(body, pattern, (value) => {
    found.push(value);
    return value;
  });
  return found;
}
