import { isJsonObject, type Json } from '../schemas/json.ts';
import { formatPointer, type Pointer, parsePointer, readPointer } from '../schemas/pointer.ts';

/** Where below `said` the given text stands as a value of its own, letter case aside; undefined when it does not. */
export function scalarPlace(value: Json, said: Pointer, text: string): Pointer | undefined {
  const found = search(readPointer(value, said), parsePointer(said), text.toLowerCase());
  return found === undefined ? undefined : formatPointer(found);
}

/** The same for many texts, without looking through everything for each: long lists have thousands of names. */
export function scalarPlaces(value: Json, said: Pointer): (text: string) => Pointer | undefined {
  const places = new Map<string, readonly string[]>();
  const visit = (part: Json | undefined, path: readonly string[]): void => {
    if (typeof part === 'string') {
      const key = part.toLowerCase();
      if (!places.has(key)) places.set(key, path);
    } else for (const [name, member] of entriesOf(part)) visit(member, [...path, String(name)]);
  };
  visit(readPointer(value, said), parsePointer(said));
  return (text) => {
    const found = places.get(text.toLowerCase());
    return found === undefined ? undefined : formatPointer(found);
  };
}

function search(value: Json | undefined, path: readonly string[], wanted: string): readonly string[] | undefined {
  if (typeof value === 'string') return value.toLowerCase() === wanted ? path : undefined;
  for (const [name, member] of entriesOf(value)) {
    const found = search(member, [...path, String(name)], wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

function entriesOf(value: Json | undefined): Iterable<readonly [number | string, Json]> {
  if (Array.isArray(value)) return value.entries();
  return isJsonObject(value) ? Object.entries(value) : [];
}
