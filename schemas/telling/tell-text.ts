import type { Pointer } from '../pointer.ts';
import type { Telling } from './telling.ts';

/** A text too long for a sentence: that it changes, whose lines the report shows. */
export function tellText(pointer: Pointer, words: string): Telling {
  return { pointer, tell: () => ({ words: [words], effect: 'mixed' }) };
}
