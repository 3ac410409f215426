import type { Json } from '../json.ts';
import type { Pointer } from '../pointer.ts';
import { valueWords } from './name-of.ts';
import { type Effect, opposite, type Telling, type Words } from './telling.ts';

/** Something that is on or off; silence is off. */
export function tellSwitch(pointer: Pointer, on: string, off: string, effect: Effect): Telling {
  return {
    pointer,
    tell: ({ before, after }) => {
      if (![before, after].every((value) => value === null || typeof value === 'boolean')) return undefined;
      const is = after === true;
      if (is === (before === true)) return undefined;
      return { words: [is ? on : off], effect: is ? effect : opposite(effect) };
    },
  };
}

/** One of several words, from the mildest to the strictest; silence is the first where that is said. */
export function tellWord(
  pointer: Pointer,
  subject: string,
  words: Readonly<Record<string, string>>,
  order?: readonly (string | null)[],
): Telling {
  const said = (value: Json): Words =>
    typeof value === 'string' && Object.hasOwn(words, value) ? [words[value] ?? value] : valueWords(value);
  return {
    pointer,
    tell: ({ before, after }) => ({
      words: [`${subject} `, ...said(after), ...(before === null ? [] : [' instead of ', ...said(before)])],
      effect: inOrder(before, after, order),
    }),
  };
}

function inOrder(before: Json, after: Json, order: readonly (string | null)[] = []): Effect {
  const [was, is] = [before, after].map((value) => order.indexOf(value as string | null));
  if (was === undefined || is === undefined || was < 0 || is < 0) return 'mixed';
  return was === is ? 'same' : is > was ? 'tighter' : 'looser';
}

/** A number or a version, of which more is `more`. */
export function tellAmount(
  pointer: Pointer,
  words: { readonly says: (value: Words) => Words; readonly silent: string; readonly more: Effect },
): Telling {
  return {
    pointer,
    tell: ({ before, after }) => {
      if (after === null) return { words: [words.silent], effect: opposite(words.more === 'same' ? 'same' : tight) };
      const effect = before === null ? tight : compared(before, after, words.more);
      const instead: Words = before === null ? [] : [' instead of ', ...valueWords(before)];
      return { words: [...words.says(valueWords(after)), ...instead], effect };
    },
  };
}

const tight: Effect = 'tighter';

function compared(before: Json, after: Json, more: Effect): Effect {
  const [was, is] = [partsOf(before), partsOf(after)];
  if (was === undefined || is === undefined) return 'mixed';
  for (let at = 0; at < Math.max(was.length, is.length); at += 1) {
    const [left = 0, right = 0] = [was[at], is[at]];
    if (left !== right) return right > left ? more : opposite(more);
  }
  return 'same';
}

/** The numbers of `17.2`, or of a date; undefined for what is neither. */
function partsOf(value: Json): readonly number[] | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/^\d+([.-]\d+)*$/.test(text)) return undefined;
  return text.split(/[.-]/).map(Number);
}
