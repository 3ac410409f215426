import type { JsonObject } from '../json.ts';
import { isGuid, nameOrId } from '../reference.ts';
import type { Kind } from './kind.ts';
import { mapAt } from './map-at.ts';

/** The same body with references where a person wrote display names in the places of ids. Ids and words stay as they are. */
export function namesToReferences(kind: Kind, body: JsonObject): JsonObject {
  return kind.references.reduce(
    (current, place) =>
      mapAt(current, place.pointer, (value) =>
        typeof value !== 'string' || isGuid(value) || isWord(place.words, value) || place.ids?.test(value) === true
          ? value
          : nameOrId(place.collection, value),
      ),
    body,
  );
}

/** True for a word of Graph's own, such as `All`, standing where ids stand. Graph ignores its letter case. */
export function isWord(words: readonly string[] | undefined, value: string): boolean {
  return words?.some((word) => word.toLowerCase() === value.toLowerCase()) ?? false;
}
