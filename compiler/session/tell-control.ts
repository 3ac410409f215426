import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import { type Effect, opposite, type Telling, type Words } from '../../schemas/telling/telling.ts';

/** What a control means where it is there, and where it is not. */
export interface ControlWords<Spec> {
  readonly lift: (sessionControls: JsonObject) => Spec | undefined;
  readonly says: (spec: Spec) => Words;
  readonly silent: string;
  /** What it does to the protection that the control comes. */
  readonly coming: (spec: Spec) => Effect;
  /** What it does that one spec takes the place of another; `mixed` when absent. */
  readonly instead?: (before: Spec, after: Spec) => Effect;
}

/** A control is told as a whole, from both bodies: each of its properties tells the same sentence. */
export function tellControl<Spec>(pointer: Pointer, words: ControlWords<Spec>): Telling {
  return {
    pointer,
    tell: (_, around) => {
      const [was, is] = [around.before, around.after].map((body) => words.lift(controlsOf(body)));
      if (was === undefined && is === undefined) return undefined;
      if (is === undefined)
        return { words: [words.silent], effect: was === undefined ? 'mixed' : opposite(words.coming(was)) };
      if (was === undefined) return { words: words.says(is), effect: words.coming(is) };
      return {
        words: [...words.says(is), '; before, ', ...words.says(was)],
        effect: words.instead?.(was, is) ?? 'mixed',
      };
    },
  };
}

function controlsOf(body: JsonObject): JsonObject {
  return isJsonObject(body.sessionControls) ? body.sessionControls : {};
}
