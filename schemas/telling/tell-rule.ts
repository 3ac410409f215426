import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { type Pointer, readPointer } from '../pointer.ts';
import type { Around, Telling, Told } from './telling.ts';

/** A filter, `{mode, rule}`, that narrows what a policy is about: `what` is `devices`. Both members tell the same sentence. */
export function tellRule(pointer: Pointer, what: string): Telling {
  return { pointer, tell: (_, around) => told(around, pointer, what) };
}

function told({ before, after }: Around, pointer: Pointer, what: string): Told | undefined {
  const [was, is] = [ruleAt(before, pointer), ruleAt(after, pointer)];
  if (was === undefined && is === undefined) return undefined;
  if (is === undefined)
    return { words: [`${what} are covered whether or not they match `, { name: was?.rule ?? '' }], effect: 'tighter' };
  const meant = is.mode === 'exclude' ? `${what} that match are left out` : `only ${what} that match are covered`;
  if (was === undefined) return { words: [`${meant}: `, { name: is.rule }], effect: 'looser' };
  if (was.mode !== is.mode && was.rule === is.rule)
    return { words: [`${meant} now, the other way round: `, { name: is.rule }], effect: 'mixed' };
  return {
    words: [`${meant}; the rule is now `, { name: is.rule }, ' instead of ', { name: was.rule }],
    effect: 'mixed',
  };
}

interface Rule {
  readonly mode: Json;
  readonly rule: string;
}

function ruleAt(body: JsonObject, pointer: Pointer): Rule | undefined {
  const value = readPointer(body, pointer);
  if (!isJsonObject(value) || typeof value.rule !== 'string' || value.rule === '') return undefined;
  return { mode: value.mode ?? null, rule: value.rule };
}
