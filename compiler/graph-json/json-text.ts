import type { Json } from '../../schemas/json.ts';

/** JSON as it was read, with the place of every part of it. Offsets count code units of the text they stand in. */
export interface JsonText {
  readonly text: string;
  readonly value: Json;
  /** Where the value begins and ends. */
  readonly start: number;
  readonly end: number;
  readonly places: ContainerPlaces;
  readonly remarks: readonly JsonRemark[];
  /** The offset in the file that an offset of this text came from. */
  toFile(offset: number): number;
}

export type ContainerPlaces = ReadonlyMap<object, ContainerPlace>;

/** Where an object or a list stands, and for each part: key start, key end, value start, value end; a list repeats the value's start. */
export interface ContainerPlace {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly number[];
}

/** What is odd about a piece of JSON and does not hinder reading it. */
export interface JsonRemark {
  readonly kind: 'duplicateKey' | 'inexactNumber' | 'halfCharacter' | 'comment' | 'trailingComma';
  readonly path: JsonPath;
  readonly start: number;
  readonly end: number;
  /** Where the first of two equal keys stands. */
  readonly first?: { readonly start: number; readonly end: number };
}

export type JsonPath = readonly (string | number)[];

/** Why a text is no JSON. */
export interface JsonMistake {
  readonly message: string;
  readonly help?: string;
  readonly start: number;
  readonly end: number;
  readonly opened?: { readonly message: string; readonly start: number; readonly end: number };
  /** Set where only the measure of it is wrong. */
  readonly exceeds?: 'nesting' | 'measure';
}

/** Where a part stands that a path leads to from a container; the deepest part on the way where the path ends early. */
export function placeOf(json: JsonText, container: Json, path: JsonPath): readonly [start: number, end: number] {
  let current = container;
  let found: readonly [number, number] | undefined;
  for (const [index, segment] of path.entries()) {
    if (typeof current !== 'object' || current === null) break;
    const at = Array.isArray(current) ? Number(segment) : Object.keys(current).indexOf(String(segment));
    const places = json.places.get(current)?.parts.slice(4 * at, 4 * at + 4);
    if (at === -1 || places === undefined) break;
    const [keyStart = 0, keyEnd = 0, start = 0, end = 0] = places;
    current = (current as { readonly [key: string | number]: Json })[segment] ?? null;
    const isContainer = typeof current === 'object' && current !== null;
    // A whole object underlined says little: its key stands for it, except for a list's member.
    const showsKey = isContainer && index === path.length - 1 && keyEnd > keyStart;
    found = showsKey ? [keyStart, keyEnd] : [start, isContainer ? start + 1 : end];
  }
  if (found !== undefined) return found;
  const { start } = (typeof container === 'object' && container !== null && json.places.get(container)) || json;
  return [start, Math.min(json.end, start + 1)];
}

/** The offset in a file of each offset in the text that a JSON string there holds; `start` is behind the opening quote. */
export function outerOffset(outer: string, start: number, inner: number): number {
  let at = start;
  for (let unit = 0; unit < inner && at < outer.length; unit += 1) {
    at += outer.charAt(at) !== '\\' ? 1 : outer.charAt(at + 1) === 'u' ? 6 : 2;
  }
  return Math.min(at, outer.length);
}
