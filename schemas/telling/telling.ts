import type { Json, JsonObject } from '../json.ts';
import type { Pointer } from '../pointer.ts';

/** What a change does to the protection an object gives. `mixed`: some of it grows and some shrinks, or nobody can tell. */
export type Effect = 'tighter' | 'same' | 'mixed' | 'looser';

/** Words of ours, and between them names that others gave: every format marks and escapes those in its own way. */
export type Words = readonly (string | Name)[];

export interface Name {
  readonly name: string;
}

/** A change in the words of the language, without a subject: `Android is no longer covered`. */
export interface Told {
  readonly words: Words;
  readonly effect: Effect;
}

/** One property that differs, as plans have it: lists as a whole, `null` for "not set". */
export interface Moved {
  readonly pointer: Pointer;
  readonly before: Json;
  readonly after: Json;
}

/** As much as is known of both bodies: a plan holds the parts it sends, and not those that stay. */
export interface Around {
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** How changes of one property are told. */
export interface Telling {
  /** The property, and everything below it. The segment `*` stands for any one. */
  readonly pointer: Pointer;
  /** Undefined for values nothing is known about: these are told as they are. */
  tell(moved: Moved, around: Around): Told | undefined;
}

/** How much some parts of a change do together. */
export function combinedEffect(effects: readonly Effect[]): Effect {
  const moved = new Set(effects.filter((effect) => effect !== 'same'));
  const [only = 'same'] = moved;
  return moved.size > 1 ? 'mixed' : only;
}

export function opposite(effect: Effect): Effect {
  return effect === 'tighter' ? 'looser' : effect === 'looser' ? 'tighter' : effect;
}
