import type { Position, Span } from '../../schemas/span.ts';
import { indexLines, type LineIndex, lineText } from './position.ts';
import { type Cell, cellsOf } from './visible-text.ts';

/** Columns of user text that a frame shows of one line; the part around the caret when the line is longer. */
const widest = 100;
/** Code units beyond which a line is cut before its characters are even looked at. */
const longestLine = 4 * widest;

export interface FrameOptions {
  /** Lines shown before and after the marked one; 0 unless told. */
  readonly context?: number;
  /** Applied to the underline, for colour. */
  readonly caret?: (underline: string) => string;
}

/**
 * The line a span begins on, with carets under its words, as compilers show it:
 *
 *      |
 *    7 |   state: on
 *      |          ^^
 *
 * A span over several lines is underlined to the end of its first. Tabs and wide characters keep the carets aligned;
 * control characters are shown as stand-ins. A span outside the text gives the nearest line. No line break at the end.
 */
export function codeFrame(span: Span, text: string, options: FrameOptions = {}): string {
  const lines = indexLines(text);
  const marked = Math.min(Math.max(span.start.line, 1), lines.starts.length);
  const context = options.context ?? 0;
  const first = Math.max(1, marked - context);
  const last = Math.min(lines.starts.length, marked + context);
  const gutterWidth = String(last).length;
  const window = windowOf(lines, marked, span);
  const rows = [gutter('', gutterWidth)];
  for (let line = first; line <= last; line += 1) {
    if (line !== marked) {
      rows.push(`${gutter(line, gutterWidth)} ${plainLine(lines, line, window.from)}`);
      continue;
    }
    const { shown, indent, carets } = underline(window);
    const underlined = (options.caret ?? ((same: string) => same))('^'.repeat(carets));
    rows.push(`${gutter(line, gutterWidth)} ${shown}`, `${gutter('', gutterWidth)} ${' '.repeat(indent)}${underlined}`);
  }
  return rows.map((row) => row.trimEnd()).join('\n');
}

function gutter(line: number | '', width: number): string {
  return ` ${String(line).padStart(width)} |`;
}

/** The stretch of a line around its marked part that is looked at, so that a line of a megabyte costs no more than another. */
interface Window {
  /** Ends with an empty cell, the place behind the last character. */
  readonly cells: readonly Cell[];
  readonly from: number;
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
  /** The marked part, in code units from the beginning of the window. */
  readonly markStart: number;
  readonly markEnd: number;
}

function windowOf(lines: LineIndex, line: number, span: Span): Window {
  const whole = lineText(lines, line);
  const markStart = Math.min(Math.max(span.start.column - 1, 0), whole.length);
  const markEnd = Math.max(markStart, endColumn(span.start, span.end, whole.length));
  const from = markStart <= longestLine / 2 ? 0 : wholeCharacterFrom(whole, markStart - longestLine / 2);
  const part = whole.slice(from, from + longestLine);
  return {
    cells: [...cellsOf(part), { offset: part.length, shown: '', width: 0 }],
    from,
    isCutBefore: from > 0,
    isCutAfter: from + part.length < whole.length,
    markStart: markStart - from,
    markEnd: Math.min(markEnd - from, part.length),
  };
}

function endColumn(start: Position, end: Position, lineLength: number): number {
  return end.line > start.line ? lineLength : Math.min(end.column - 1, lineLength);
}

/** The offset, moved back by one when it would cut a surrogate pair in two. */
function wholeCharacterFrom(text: string, offset: number): number {
  return /^[\uDC00-\uDFFF]/.test(text.charAt(offset)) ? offset - 1 : offset;
}

function underline(window: Window): { readonly shown: string; readonly indent: number; readonly carets: number } {
  const { cells, markStart, markEnd } = window;
  const anchor = cells.findLastIndex((cell) => cell.offset <= markStart);
  const begin = widthOf(cells) <= widest ? 0 : startWithin(cells, anchor);
  const visible = fitting(cells.slice(begin));
  const marked = visible.slice(anchor - begin).filter((cell) => cell.offset < markEnd);
  const head = window.isCutBefore || begin > 0 ? '…' : '';
  const tail = window.isCutAfter || begin + visible.length < cells.length ? '…' : '';
  return {
    shown: `${head}${visible.map((cell) => cell.shown).join('')}${tail}`,
    indent: head.length + widthOf(visible.slice(0, anchor - begin)),
    carets: Math.max(1, widthOf(marked)),
  };
}

/** The first cell to show: two thirds of the room go to what stands before the mark. */
function startWithin(cells: readonly Cell[], anchor: number): number {
  let begin = anchor;
  let room = (widest * 2) / 3;
  while (begin > 0 && room >= (cells[begin - 1]?.width ?? 0)) {
    begin -= 1;
    room -= cells[begin]?.width ?? 0;
  }
  return begin;
}

function fitting(cells: readonly Cell[]): readonly Cell[] {
  let room = widest;
  const end = cells.findIndex((cell) => {
    room -= cell.width;
    return room < 0;
  });
  return end === -1 ? cells : cells.slice(0, end);
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

/** A line of the surroundings, cut at the same place as the marked one. */
function plainLine(lines: LineIndex, line: number, from: number): string {
  const whole = lineText(lines, line);
  const visible = fitting(cellsOf(whole.slice(from, from + longestLine)));
  return visible.map((cell) => cell.shown).join('');
}
