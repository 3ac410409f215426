import { canonical } from '../../compiler/diff/canonical.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import type { Kind } from '../../schemas/kinds/kind.ts';
import { isReference, type Reference } from '../../schemas/reference.ts';
import { digestOf } from '../diff/digest.ts';

/**
 * The digest of a body with ids for the names it uses. Names come and go by what a run decides: a document that goes gives its name
 * back, a replaced object is called by its title, a group is renamed. Nobody has changed the policies that use them by that.
 */
export function digestWithIds(
  kind: Kind,
  body: JsonObject,
  idOf: (reference: Reference) => string | undefined,
): string {
  return digestOf(canonical(kind, withIds(body, idOf) as JsonObject));
}

/** The same value with ids for names, as far as they are known. */
function withIds(value: Json, idOf: (reference: Reference) => string | undefined): Json {
  if (isReference(value)) return idOf(value) ?? value;
  if (Array.isArray(value)) return value.map((item: Json) => withIds(item, idOf));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withIds(member, idOf)]));
}
