import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import type { Answer } from './platform.ts';

/** A fact that is one boolean property: true demands it. */
export function flag<const Word extends string>(property: string, word: Word): Answer<Word> {
  return {
    wire: [property],
    lower: () => ({ [property]: true }),
    lift: (body) => (body[property] === true ? word : undefined),
  };
}

/** A fact that is one word of Graph's, the same on both sides. */
export function word<const Word extends string>(property: string, words: readonly Word[]): Answer<Word> {
  return {
    wire: [property],
    lower: (value) => ({ [property]: value }),
    lift: (body) => words.find((each) => each === body[property]),
  };
}

/** A fact that is one property with one word that demands it. */
export function only<const Word extends string>(property: string, graphs: string, word: Word): Answer<Word> {
  return {
    wire: [property],
    lower: () => ({ [property]: graphs }),
    lift: (body) => (body[property] === graphs ? word : undefined),
  };
}

/** The objects of a list; undefined for an empty one, or when something in it is no object or has other members than these. */
export function objectsWith(members: readonly string[], value: Json | undefined): readonly JsonObject[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const plain = value.map((item) => (isJsonObject(item) ? withoutNoise(item) : undefined));
  const isKnown = (item: JsonObject | undefined): item is JsonObject =>
    item !== undefined &&
    Object.entries(item).every(([name, each]) => members.includes(name) && typeof each === 'string' && each !== '');
  return plain.every(isKnown) ? plain : undefined;
}

/** Without what is unset, and without annotations. */
function withoutNoise(item: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(item).filter(([name, value]) => value !== null && !name.includes('@odata.')),
  );
}

/** Members that are said, under Graph's names; null for those Graph gives back unset. */
export function renamed(item: Readonly<Record<string, string | undefined>>, names: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(names).flatMap(([ours, graphs]): [string, string][] => {
      const value = item[ours];
      return value === undefined ? [] : [[graphs, value]];
    }),
  );
}
