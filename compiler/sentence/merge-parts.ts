import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';

/**
 * Parts of one object made into the whole. Each part holds nothing but the properties its condition or control owns, and no two
 * own one property; they may share an object above it, as the device filter and the older words do with `devices`.
 */
export function mergeParts(parts: readonly JsonObject[]): JsonObject {
  const whole = new Map<string, Json>();
  for (const [name, value] of parts.flatMap((part) => Object.entries(part))) {
    const before = whole.get(name);
    whole.set(name, isJsonObject(before) && isJsonObject(value) ? mergeParts([before, value]) : value);
  }
  return Object.fromEntries(whole);
}
