import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { isReference, type Reference } from '../../schemas/reference.ts';

/**
 * Bodies that call each object by one name: what stands there by its id, or by another name of it, gets the first name of that id.
 * Ids nobody names stay.
 */
export function oneNameEach(
  bodies: readonly JsonObject[],
  idOf: (reference: Reference) => string | undefined,
): (body: JsonObject) => JsonObject {
  const byId = new Map<string, Reference>();
  const identity = (reference: Reference) => idOf(reference)?.toLowerCase() ?? reference.$ref;
  for (const reference of bodies.flatMap(referencesIn)) {
    if (!byId.has(identity(reference))) byId.set(identity(reference), reference);
  }
  const renamed = (value: Json): Json => {
    if (isReference(value)) return byId.get(identity(value)) ?? value;
    if (typeof value === 'string') return byId.get(value.toLowerCase()) ?? value;
    return Array.isArray(value) ? value.map(renamed) : isJsonObject(value) ? membersOf(value, renamed) : value;
  };
  return (body) => membersOf(body, renamed);
}

function membersOf(body: JsonObject, renamed: (value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, renamed(value)]));
}

function referencesIn(value: Json): readonly Reference[] {
  if (isReference(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  return isJsonObject(value) ? Object.values(value).flatMap(referencesIn) : [];
}
