import { type Json, stableStringify } from '../json.ts';
import type { Pointer } from '../pointer.ts';
import { listed, nameOf } from './name-of.ts';
import type { Effect, Moved, Telling, Told, Words } from './telling.ts';
import { opposite } from './telling.ts';

export interface ListWords {
  /** What becomes of a member: `covered`, `excluded`. */
  readonly participle: string;
  /** What one member more does to the protection. */
  readonly more: Effect;
  /** `['person', 'people']`: members are counted, with their names behind; without it they are named at once. */
  readonly noun?: readonly [string, string];
  /** Graph's own words among the members, in ours. */
  readonly words?: Readonly<Record<string, string>>;
  /** The word that takes in everything, in ours: `every platform`. */
  readonly all?: { readonly wire: string; readonly words: string };
  /** Whether an empty list means everything: a condition nobody states holds for all. */
  readonly isNarrowing?: boolean;
}

/** How a list of members is told, or Graph's text of words with commas between them. */
export function tellList(pointer: Pointer, how: ListWords): Telling {
  return { pointer, tell: (moved) => (moved.pointer === pointer ? told(moved, how) : undefined) };
}

function told({ before, after }: Moved, how: ListWords): Told | undefined {
  const [old, now] = [membersOf(before), membersOf(after)];
  if (old === undefined || now === undefined) return undefined;
  const [wasAll, isAll] = [isWhole(old, how), isWhole(now, how)];
  const all = how.all?.words ?? 'everything';
  if (wasAll && isAll) return { words: [`${all} is ${how.participle}, as before`], effect: 'same' };
  if (isAll) return { words: [`${all} is now ${how.participle}`], effect: how.more };
  if (wasAll) {
    if (how.isNarrowing === true) return { words: only(now, how), effect: opposite(how.more) };
    const instead: Words = now.length === 0 ? [] : [', but ', ...listed(now.map((item) => wordOf(item, how)))];
    return { words: [`${all} is no longer ${how.participle}`, ...instead], effect: opposite(how.more) };
  }
  return changed(old, now, how);
}

function changed(old: readonly Json[], now: readonly Json[], how: ListWords): Told | undefined {
  const has = (list: readonly Json[], item: Json) =>
    list.some((other) => stableStringify(other) === stableStringify(item));
  const [added, removed] = [now.filter((item) => !has(old, item)), old.filter((item) => !has(now, item))];
  if (added.length + removed.length === 0) return undefined;
  const parts: readonly Words[] = [
    ...(removed.length === 0 ? [] : [clause(removed, 'no longer', how)]),
    ...(added.length === 0 ? [] : [clause(added, 'now', how)]),
  ];
  const effect = added.length === 0 ? opposite(how.more) : removed.length === 0 ? how.more : 'mixed';
  return { words: parts.flatMap((part, at) => (at === 0 ? part : [', ', ...part])), effect };
}

/** `1 person more is excluded (dana@contoso.com)`, or `Android is no longer covered`. */
function clause(items: readonly Json[], when: 'now' | 'no longer', how: ListWords): Words {
  const names = listed(items.map((item) => wordOf(item, how)));
  const verb = items.length === 1 ? 'is' : 'are';
  const isOurs = items.every((item) => isWord(item, how));
  if (how.noun === undefined || isOurs) return [...names, ` ${verb} ${when} ${how.participle}`];
  const noun = items.length === 1 ? how.noun[0] : how.noun[1];
  const counted = when === 'now' ? `${items.length} ${noun} more ${verb}` : `${items.length} ${noun} ${verb} no longer`;
  return [`${counted} ${how.participle} (`, ...names, ')'];
}

function only(items: readonly Json[], how: ListWords): Words {
  const verb = items.length === 1 ? 'is' : 'are';
  return ['only ', ...listed(items.map((item) => wordOf(item, how))), ` ${verb} now ${how.participle}`];
}

function membersOf(value: Json): readonly Json[] | undefined {
  if (value === null || value === '') return [];
  if (typeof value === 'string') return value.split(',').map((word) => word.trim());
  return Array.isArray(value) ? value : undefined;
}

function isWhole(items: readonly Json[], { all, isNarrowing }: ListWords): boolean {
  if (items.length === 0) return isNarrowing === true;
  return all !== undefined && items.some((item) => item === all.wire);
}

function isWord(item: Json, { words }: ListWords): boolean {
  return typeof item === 'string' && words !== undefined && Object.hasOwn(words, item);
}

function wordOf(item: Json, how: ListWords): Words {
  return typeof item === 'string' && isWord(item, how) ? [how.words?.[item] ?? item] : [nameOf(item)];
}
