import { counted } from '../../compiler/text/counted.ts';
import { visibleText } from '../../compiler/text/visible-text.ts';
import { decodeText } from '../../schemas/base64-text.ts';
import type { Json } from '../../schemas/json.ts';

/** More lines than anybody reads in a plan; the file itself shows the rest. */
const mostLines = 40;
/** Beyond this many comparisons a text counts as another one: plans are made in milliseconds. */
const mostWork = 1_000_000;

/**
 * What changes in a text that travels as base64, line by line as `diff` shows it: `-3  gone` and `+3  new`, with line numbers of the
 * text before and after. undefined where one of the two is no text.
 */
export function textChanges(before: Json, after: Json): readonly string[] | undefined {
  const [old, now] = [linesOf(before), linesOf(after)];
  if (old === undefined || now === undefined) return undefined;
  if (old.length === 0) return [`${counted(now.length, 'line')} of text`];
  const changes = changedLines(old, now).map(({ sign, at, text }) => `${sign}${at + 1}  ${visibleText(text)}`);
  const more = changes.length - mostLines;
  return more > 0 ? [...changes.slice(0, mostLines), `… ${counted(more, 'more line')}`] : changes;
}

function linesOf(value: Json): readonly string[] | undefined {
  if (value === null || value === '') return [];
  const text = typeof value === 'string' ? decodeText(value) : undefined;
  return text === undefined ? undefined : (memberLines(text) ?? text.replace(/\r?\n$/, '').split(/\r?\n/));
}

/**
 * JSON without a blank, one member a line: in a single long line nobody finds what changed. undefined for any other text, such as
 * JSON with a duplicate key, of which this would show a part.
 */
function memberLines(text: string): readonly string[] | undefined {
  if (!/^[[{].*[\]}]$/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text ? JSON.stringify(value, null, 2).split('\n') : undefined;
  } catch {
    return undefined;
  }
}

interface ChangedLine {
  readonly sign: '-' | '+';
  readonly at: number;
  readonly text: string;
}

/** The shortest edit by the longest common subsequence of what is left between a common beginning and a common end. */
function changedLines(old: readonly string[], now: readonly string[]): readonly ChangedLine[] {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - start && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const [left, right] = [old.slice(start, old.length - tail), now.slice(start, now.length - tail)];
  const common = left.length * right.length > mostWork ? [] : longestCommon(left, right);
  const kept = { left: new Set(common.map(([at]) => at)), right: new Set(common.map(([, at]) => at)) };
  const gone = left.flatMap((text, at) => (kept.left.has(at) ? [] : [{ sign: '-' as const, at: at + start, text }]));
  const added = right.flatMap((text, at) => (kept.right.has(at) ? [] : [{ sign: '+' as const, at: at + start, text }]));
  return [...gone, ...added].toSorted((a, b) => a.at - b.at || (a.sign === '-' ? -1 : 1));
}

/** Pairs of indexes of a longest common subsequence, in order. */
function longestCommon(left: readonly string[], right: readonly string[]): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Uint32Array(right.length + 1));
  const lengthAt = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const isSame = left[row] === right[column];
      const best = isSame
        ? lengthAt(row + 1, column + 1) + 1
        : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
      lengths[row]?.fill(best, column, column + 1);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let [row, column] = [0, 0]; row < left.length && column < right.length; ) {
    if (left[row] === right[column]) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}
