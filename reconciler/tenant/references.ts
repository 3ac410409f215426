import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Kind, ReferencePlace } from '../../schemas/kinds/kind.ts';
import { mapAt, valuesAt } from '../../schemas/kinds/map-at.ts';
import { isWord } from '../../schemas/kinds/names-to-references.ts';
import { isReference, type Reference } from '../../schemas/reference.ts';

/** Every name a body uses where Graph wants an id. */
export function referencesIn(kind: Kind, body: JsonObject): readonly Reference[] {
  return kind.references.flatMap((place) => valuesAt(body, place.pointer)).filter(isReference);
}

/** Every id a body holds, with the collection it belongs to. Graph's own words are not ids. */
export function idsIn(
  kind: Kind,
  body: JsonObject,
): readonly { readonly place: ReferencePlace; readonly id: string }[] {
  return kind.references.flatMap((place) =>
    valuesAt(body, place.pointer).flatMap((value) =>
      typeof value === 'string' && value !== '' && !isWord(place.words, value) ? [{ place, id: value }] : [],
    ),
  );
}

/** The same body with names for ids, as far as `nameOf` knows them. */
export function withNames(
  kind: Kind,
  body: JsonObject,
  nameOf: (place: ReferencePlace, id: string) => Json,
): JsonObject {
  return kind.references.reduce(
    (current, place) =>
      mapAt(current, place.pointer, (value) =>
        typeof value === 'string' && value !== '' && !isWord(place.words, value) ? nameOf(place, value) : value,
      ),
    body,
  );
}
