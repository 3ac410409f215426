/** Any JSON value. Read-only throughout: every stage returns new values and changes none it was given. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object with unknown members; Graph bodies are of this shape because unknown properties pass through. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** True for a JSON object: neither null nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * JSON text with the members of every object sorted by code unit, so that equal values have equal text.
 * `indent` is the number of spaces per level; 0 gives one line.
 */
export function stableStringify(value: Json, indent = 0): string {
  return JSON.stringify(sortMembers(value), null, indent);
}

/** The same value with the members of every object in code-unit order; arrays keep theirs. */
function sortMembers(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortMembers);
  if (!isJsonObject(value)) return value;
  const sorted: Record<string, Json> = {};
  for (const name of Object.keys(value).sort()) define(sorted, name, sortMembers(value[name] ?? null));
  return sorted;
}

/** Sets a member even when it is called `__proto__`, which plain assignment would swallow. */
export function define(target: Record<string, Json>, name: string, value: Json): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[name] = value;
  }
}
