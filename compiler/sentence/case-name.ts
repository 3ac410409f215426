import { isJsonObject, type Json } from '../../schemas/json.ts';
import { clientTypes } from '../conditions/clients.ts';
import { devicePlatforms } from '../conditions/platforms.ts';
import { namesIn, type WhenSpec, writeWhen } from './when.ts';

/**
 * The words a case without a name is called by, from what it is about: the same in whatever order lists and cases are written,
 * because history and ownership know its policy by them. undefined where nothing gives words that can stand in a name.
 */
export function wordsOfCase(when: WhenSpec): readonly string[] | undefined {
  const { platforms = {} } = when;
  const among = (some: readonly string[] | undefined) => devicePlatforms.filter((word) => some?.includes(word));
  const except = among(platforms.except);
  const clients: readonly string[] = when.clients ?? [];
  const spoken = [
    ...among(platforms.only),
    ...(except.length > 0 ? ['except', ...except] : []),
    // `all` narrows nothing, and is no word for what is special about a case.
    ...clientTypes.filter((type) => clients.includes(type)),
  ];
  const words = spoken.length > 0 ? spoken : otherWords(when);
  return words.length > 0 && words.join('-').length <= longest ? words : undefined;
}

/** Together with the name of the document it becomes the name of a file. */
const longest = 80;

/** Words of the conditions beside platforms and clients: what they are called, and the names or levels they list. */
function otherWords(when: WhenSpec): readonly string[] {
  const written = writeWhen(when);
  const words = namesIn(when).flatMap((name) => {
    const said = listed(isJsonObject(written) ? written[name] : undefined);
    return said.length === 0 ? [] : [name, ...said];
  });
  return words.every((word) => /^[A-Za-z0-9](?:[A-Za-z0-9._ ]*[A-Za-z0-9])?$/.test(word)) ? words : [];
}

/** The texts of a word, of a list of words, or of `only` and `except`, in an order of their own. */
function listed(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string').toSorted();
  if (!isJsonObject(value)) return [];
  const { only, except, ...rest } = value;
  if (Object.keys(rest).length > 0) return [];
  const excluded = listed(except);
  return [...listed(only), ...(excluded.length > 0 ? ['except', ...excluded] : [])];
}
