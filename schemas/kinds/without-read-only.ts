import { define, isJsonObject, type Json, type JsonObject } from '../json.ts';
import { isAt } from './is-at.ts';
import { isProvided } from './is-provided.ts';
import type { Kind } from './kind.ts';

/**
 * The same body without the members the service sets, which nobody can write; everything else stays as it is. What marks an
 * object the service made stays too: without it the object would look like one to be created.
 */
export function withoutReadOnly(kind: Kind, body: JsonObject): JsonObject {
  const mark = isProvided(kind, body) ? kind.provided?.mark : undefined;
  const readOnly = kind.readOnly.filter((pointer) => pointer !== mark);
  const strip = (value: Json, path: readonly string[]): Json => {
    if (Array.isArray(value)) return value.map((item) => strip(item, [...path, '*']));
    if (!isJsonObject(value)) return value;
    const stripped: Record<string, Json> = {};
    for (const [name, member] of Object.entries(value)) {
      if (!isAt(readOnly, [...path, name])) define(stripped, name, strip(member, [...path, name]));
    }
    return stripped;
  };
  const kept = strip(body, []) as JsonObject;
  return kind.withoutDerived?.(kept) ?? kept;
}
