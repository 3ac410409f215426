import type { JsonObject } from '../../schemas/json.ts';
import { characterKinds, type PinSpec } from '../../schemas/pin.ts';

/** Graph's properties for numbers of characters, by the kind of character. */
export type CharacterCounts = { readonly [Kind in (typeof characterKinds)[number]]?: string };

/** `atLeast` of a pin; what the platform does not count was refused before. */
export function lowerCounts(atLeast: PinSpec['atLeast'], counts: CharacterCounts = {}): JsonObject {
  return Object.fromEntries(
    characterKinds.flatMap((kind): [string, number][] => {
      const [value, property] = [atLeast?.[kind], counts[kind]];
      return value === undefined || property === undefined ? [] : [[property, value]];
    }),
  );
}

/** The mirror of `lowerCounts`. */
export function liftCounts(body: JsonObject, counts: CharacterCounts = {}): PinSpec {
  const found = characterKinds.flatMap((kind): [string, number][] => {
    const property = counts[kind];
    const value = property === undefined ? undefined : body[property];
    return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 16 ? [[kind, value]] : [];
  });
  return found.length === 0 ? {} : { atLeast: Object.fromEntries(found) };
}
