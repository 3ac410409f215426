import { isJsonObject, type Json, type JsonObject } from '../../../schemas/json.ts';

/**
 * PATCH as Graph's reference samples show it: complex properties are merged, collections replaced, null clears
 * (Microsoft docs: conditionalaccesspolicy-update, 2026). `deep: false` replaces complex properties too.
 */
export function mergePatch(stored: JsonObject, patch: JsonObject, deep = true): JsonObject {
  const merged: Record<string, Json> = { ...stored };
  for (const [name, value] of Object.entries(patch)) {
    const known = merged[name];
    merged[name] =
      deep && isJsonObject(known) && isJsonObject(value) && sameType(known, value) ? mergePatch(known, value) : value;
  }
  return merged;
}

/** Members of one derived type mean nothing in another. */
function sameType(known: JsonObject, value: JsonObject): boolean {
  return value['@odata.type'] === undefined || value['@odata.type'] === known['@odata.type'];
}
