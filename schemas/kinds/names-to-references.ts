import type { Json, JsonObject } from '../json.ts';
import { isGuid, nameOrId } from '../reference.ts';
import type { Kind, ReferencePlace } from './kind.ts';
import { mapAt } from './map-at.ts';

/** The same body with references where a person wrote display names in the places of ids. Ids and words stay as they are. */
export function namesToReferences(kind: Kind, body: JsonObject): JsonObject {
  return kind.references.reduce(
    (current, place) =>
      mapAt(current, place.pointer, (value) => (isName(place, value) ? nameOrId(place.collection, value) : value)),
    body,
  );
}

/** An empty text names nothing: Intune takes it for no notification template (microsoft-graph-docs issue 4103). */
function isName(place: ReferencePlace, value: Json): value is string {
  if (typeof value !== 'string' || value === '') return false;
  return !isGuid(value) && !isWord(place.words, value) && place.ids?.test(value) !== true;
}

/** True for a word of Graph's own, such as `All`, standing where ids stand. Graph ignores its letter case. */
export function isWord(words: readonly string[] | undefined, value: string): boolean {
  return words?.some((word) => word.toLowerCase() === value.toLowerCase()) ?? false;
}
