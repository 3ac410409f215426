import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Pointer } from '../pointer.ts';
import { segmentsOf } from '../segments-of.ts';

/** The same body with `change` applied to every value a pattern leads to. `*` stands for any array index or member. */
export function mapAt(body: JsonObject, pattern: Pointer, change: (value: Json) => Json): JsonObject {
  const mapped = mapBelow(body, segmentsOf(pattern), 0, change);
  return isJsonObject(mapped) ? mapped : body;
}

function mapBelow(value: Json, segments: readonly string[], depth: number, change: (value: Json) => Json): Json {
  const segment = segments[depth];
  if (segment === undefined) return change(value);
  if (Array.isArray(value))
    return segment === '*' ? value.map((item) => mapBelow(item, segments, depth + 1, change)) : value;
  if (!isJsonObject(value)) return value;
  const names = segment === '*' ? Object.keys(value) : Object.hasOwn(value, segment) ? [segment] : [];
  const changed = names.flatMap((name): [string, Json][] => {
    const member = value[name] ?? null;
    const mapped = mapBelow(member, segments, depth + 1, change);
    return mapped === member ? [] : [[name, mapped]];
  });
  return changed.length === 0 ? value : { ...value, ...Object.fromEntries(changed) };
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
