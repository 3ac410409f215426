import { isBlank } from './is-blank.ts';
import type { LineIndex } from './position.ts';
import type { Range } from './yaml-node.ts';

/** A document marker at the beginning of a line; a byte order mark may introduce a document anywhere (section 5.2). */
const markerPattern = /^(?:\uFEFF(?=-))?(---|\.\.\.)(?=[ \t\r\n]|$)/;

/**
 * The stretches of a file that can be parsed on their own, so that a syntax error spoils one document and not the file.
 * A line that begins with `---` or `...` is a document marker wherever it stands, even inside quotes or a block of text
 * (YAML 1.2.2, section 9.1.2), so looking at line beginnings alone is exact. Comments and `%` directives stay with the
 * document they introduce.
 */
export function splitDocuments(lines: LineIndex): readonly Range[] {
  const { text, starts } = lines;
  const ranges: Range[] = [];
  let start = 0;
  let hasContent = false;
  const cut = (end: number) => {
    ranges.push({ start, end });
    start = end;
    hasContent = false;
  };
  for (const [index, lineStart] of starts.entries()) {
    const lineEnd = starts[index + 1] ?? text.length;
    const marker = markerPattern.exec(text.slice(lineStart, lineStart + 5))?.[1];
    if (marker === '---' && hasContent) cut(lineStart);
    if (!hasContent) hasContent = marker !== undefined || holdsContent(text, lineStart, lineEnd);
    if (marker === '...') cut(lineEnd);
  }
  // Even without content: directives that introduce nothing and NUL in a comment are for the parser to refuse.
  if (start < text.length) cut(text.length);
  return ranges;
}

/** False for blank lines, comments and directives. A byte order mark is blank at the beginning of the file only. */
function holdsContent(text: string, start: number, end: number): boolean {
  let index = start === 0 && text.startsWith('\uFEFF') ? 1 : start;
  while (index < end && isBlank(text.charCodeAt(index))) index += 1;
  return index < end && text.charAt(index) !== '#' && text.charAt(start) !== '%';
}
