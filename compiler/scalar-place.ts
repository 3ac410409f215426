import { isJsonObject, type Json } from '../schemas/json.ts';
import { formatPointer, type Pointer, parsePointer, readPointer } from '../schemas/pointer.ts';

/** Where below `said` the given text stands as a value of its own, letter case aside; undefined when it does not. */
export function scalarPlace(value: Json, said: Pointer, text: string): Pointer | undefined {
  const found = search(readPointer(value, said), parsePointer(said), text.toLowerCase());
  return found === undefined ? undefined : formatPointer(found);
}

function search(value: Json | undefined, path: readonly string[], wanted: string): readonly string[] | undefined {
  if (typeof value === 'string') return value.toLowerCase() === wanted ? path : undefined;
  const entries = Array.isArray(value) ? [...value.entries()] : isJsonObject(value) ? Object.entries(value) : [];
  for (const [name, member] of entries) {
    const found = search(member, [...path, String(name)], wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}
