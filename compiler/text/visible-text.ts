/** A piece of a line that takes its own columns on a terminal: what a reader sees as one character. */
export interface Cell {
  /** Where it begins in the line, in UTF-16 code units. */
  readonly offset: number;
  /** What to print: the character itself, or a stand-in for one that must not reach a terminal. */
  readonly shown: string;
  /** Columns it takes: 0, 1 or 2 for a character, more for a tab or a stand-in. */
  readonly width: number;
}

const tabStop = 4;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Characters that act on a terminal or on the reading order instead of being seen: control characters (an escape sequence
 * could rewrite what was printed), line separators, and the marks that turn the writing direction (CVE-2021-42574).
 */
const invisible = /[\p{Cc}\p{Surrogate}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/** Characters that take two columns (Unicode Standard Annex 11, wide and fullwidth) or are drawn as a picture. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;

/** A text whose control characters are made visible: C0 as their pictures (`␛`), others as `<U+202E>`. Line feeds stay. */
export function visibleText(text: string): string {
  return text.replace(invisible, (character) => (character === '\n' ? character : standIn(character)));
}

/** The cells of one line (without its line break), tabs turned into spaces. */
export function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of graphemes.segment(line)) {
    const shown = segment === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : visibleText(segment);
    const width = widthOf(segment, shown);
    cells.push({ offset: index, shown, width });
    column += width;
  }
  return cells;
}

function widthOf(segment: string, shown: string): number {
  if (shown !== segment) return shown.length;
  if (wide.test(segment)) return 2;
  return /^[\p{Mark}\u200c\u200d]+$/u.test(segment) ? 0 : 1;
}

function standIn(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
