import type { Pointer } from '../../schemas/pointer.ts';
import type { Effect, Words } from '../../schemas/telling/telling.ts';

/** One sentence about one object: `Sales mail: Android is no longer covered`. Names in it are as others gave them, unescaped. */
export interface Sentence {
  /** `kind/name`, or the id of an object that is not ours. */
  readonly object: string;
  /** The display name people see in the portal; the subject of the sentence. */
  readonly title: string;
  /** What stands behind the colon. */
  readonly words: Words;
  /** What becomes of the protection. */
  readonly effect: Effect;
  /** The properties the sentence is about; none where it is about the whole object. */
  readonly pointers: readonly Pointer[];
}

const order: readonly Effect[] = ['looser', 'mixed', 'tighter', 'same'];

/** Worst first: what loosens, what nobody can tell, what tightens, what does neither. */
export function worstFirst(left: { readonly effect: Effect }, right: { readonly effect: Effect }): number {
  return order.indexOf(left.effect) - order.indexOf(right.effect);
}
