import { listed } from '../../schemas/telling/name-of.ts';
import type { Words } from '../../schemas/telling/telling.ts';
import type { OnlyExcept } from './only-except.ts';

/** `on Android and iOS`, `on every platform but Linux`. */
export function phraseOnlyExcept<Item extends string>(
  preposition: string,
  everything: string,
  { only, except }: OnlyExcept<Item>,
  word: (item: Item) => Words,
): Words {
  const which: Words = only === undefined ? [everything] : listed(only.map(word));
  return [`${preposition} `, ...which, ...(except === undefined ? [] : [' but not ', ...listed(except.map(word))])];
}
