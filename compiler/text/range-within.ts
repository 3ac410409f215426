import type { Range } from './yaml-node.ts';

/**
 * Where a part of a scalar's value stands in the file. Quotes, escapes, folded lines and indentation lie between the two, so the
 * letters of the value are looked for one after the other in the words as written; blanks are left out, since folding makes and
 * unmakes them. Where a letter is not found, as after `\u0041`, the answer is the whole scalar.
 */
export function rangeWithin(text: string, written: Range, value: string, part: Range): Range {
  const places: (number | undefined)[] = [];
  let at = written.start + headerOf(text.slice(written.start, written.end)).length;
  for (let index = 0; index < Math.max(part.end, part.start + 1) && index < value.length; index += 1) {
    const letter = value.charAt(index);
    if (/\s/.test(letter)) continue;
    while (at < written.end && text.charAt(at) !== letter) at += 1;
    if (at >= written.end) return written;
    places[index] = at;
    at += 1;
  }
  const inside = places.slice(part.start, part.end).filter((place) => place !== undefined);
  const [first] = inside;
  const last = inside.at(-1);
  if (first !== undefined && last !== undefined) return { start: first, end: last + 1 };
  // Nothing to underline: the end of the value, or the place the part begins at.
  const before = places.slice(0, part.start).findLast((place) => place !== undefined);
  const start = places[part.start] ?? (before === undefined ? written.start : before + 1);
  return { start, end: Math.max(start, Math.min(start + 1, written.end)) };
}

/** What opens a scalar and is no part of it: a quote, or the line of `|` and `>`. */
function headerOf(written: string): string {
  return /^(?:["']|[|>][^\n]*\n)/.exec(written)?.[0] ?? '';
}
