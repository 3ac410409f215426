import { isJsonObject, type Json, stableStringify } from '../../../schemas/json.ts';

/** How a list becomes another: items by their index in the old one. */
export interface MatchedItems {
  readonly removed: readonly number[];
  readonly changed: readonly (readonly [index: number, value: Json])[];
  /** Items that come in, each after an old one that stays. */
  readonly added: readonly { readonly after: number; readonly value: Json }[];
}

/** Equal items stay where they are; of the rest, what looks like another item of its sort is changed, and what is left comes or goes. */
export function matchItems(before: readonly Json[], after: readonly Json[]): MatchedItems {
  const left = before.map((value) => stableStringify(value));
  const taken = new Set<number>();
  const added: Json[] = [];
  for (const value of after) {
    const index = left.findIndex((text, at) => !taken.has(at) && text === stableStringify(value));
    if (index === -1) added.push(value);
    else taken.add(index);
  }
  const changed: [number, Json][] = [];
  const free = before.flatMap((_, index) => (taken.has(index) ? [] : [index]));
  for (const index of free) {
    const at = added.findIndex((value) => isAlike(before[index] ?? null, value));
    if (at === -1) continue;
    changed.push([index, added[at] ?? null]);
    added.splice(at, 1);
    taken.add(index);
  }
  const last = Math.max(-1, ...taken);
  return {
    removed: before.flatMap((_, index) => (taken.has(index) ? [] : [index])),
    changed,
    added: added.map((value) => ({ after: last, value })),
  };
}

/** Objects that share a member: one case of a sentence, one action. Words are never one another. */
function isAlike(left: Json, right: Json): boolean {
  return isJsonObject(left) && isJsonObject(right) && Object.keys(left).some((name) => name in right);
}
