import { isJsonObject, type Json, type JsonObject } from '../../../schemas/json.ts';

/** The value as an object; undefined for anything else, null included. */
export function objectIn(value: Json | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

/** The strings of a collection; empty for null, absence and anything that is no collection. */
export function stringsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The objects of a collection; empty as for `stringsIn`. */
export function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** The value if it is text, otherwise the empty string. */
export function textIn(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** True for Graph's object ids. */
export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
