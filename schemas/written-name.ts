import type { Json } from './json.ts';
import { type CollectionName, isReference, writtenForm } from './reference.ts';
import { wellKnownId, wellKnownName } from './wellknown/index.ts';

/**
 * How a person writes what stands in an id's place where words have a meaning of their own: the name of an id that means the same
 * in every tenant, and `name:` before a name that is one of the words.
 */
export function writtenName(collection: CollectionName, value: Json, words: readonly string[] = []): string {
  const isWord = (text: string) => words.some((word) => word.toLowerCase() === text.toLowerCase());
  const known = typeof value === 'string' ? wellKnownName(collection, value) : undefined;
  // Only where the way back leads to these very letters: ids are compared without regard to case, and names may be shared.
  if (known !== undefined && wellKnownId(collection, known) === value && !isWord(known)) return known;
  const written = writtenForm(value);
  return isReference(value) && isWord(written) ? `name:${written}` : written;
}
