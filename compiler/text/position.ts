import type { Position, Span } from '../../schemas/span.ts';

/** Where the lines of one text begin, so that an offset becomes a line and a column in logarithmic time. */
export interface LineIndex {
  readonly text: string;
  /** Offsets of the first character of each line; never empty. */
  readonly starts: readonly number[];
}

/** Lines end at LF, CRLF or a lone CR: the breaks YAML 1.2 knows (section 5.4). U+2028 and U+0085 end none. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (const lineBreak of text.matchAll(/\r\n?|\n/g)) starts.push(lineBreak.index + lineBreak[0].length);
  return { text, starts };
}

/** The line and column of an offset; an offset outside the text is moved to its nearest end. */
export function positionAt(lines: LineIndex, offset: number): Position {
  const inside = Math.min(Math.max(offset, 0), lines.text.length);
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines.starts[middle] ?? 0) <= inside) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: inside - (lines.starts[low] ?? 0) + 1, offset: inside };
}

/** The inverse of `positionAt`. A line or column outside the text is moved to the nearest one inside. */
export function offsetAt(lines: LineIndex, line: number, column: number): number {
  const inside = Math.min(Math.max(line, 1), lines.starts.length);
  const start = lines.starts[inside - 1] ?? 0;
  const next = lines.starts[inside] ?? lines.text.length;
  return Math.min(start + Math.max(column, 1) - 1, next);
}

/** The text of a line (counted from 1) without its line break; empty for a line that is not there. */
export function lineText(lines: LineIndex, line: number): string {
  const start = lines.starts[line - 1];
  if (start === undefined) return '';
  return lines.text.slice(start, lines.starts[line] ?? lines.text.length).replace(/\r?\n$|\r$/, '');
}

/** The stretch of `file` between two offsets, of which the second is exclusive. */
export function spanBetween(file: string, lines: LineIndex, start: number, end: number): Span {
  return { file, start: positionAt(lines, start), end: positionAt(lines, Math.max(start, end)) };
}
