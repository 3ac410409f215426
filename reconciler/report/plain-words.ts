import { visibleText } from '../../compiler/text/visible-text.ts';
import type { Words } from '../../schemas/telling/telling.ts';

/** Longer names are cut in reports: one of 10 kB would be all there is to see. */
const longestName = 120;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A name in one line, with nothing in it that a terminal or a reader could take for anything but characters of a name. */
export function shownName(name: string, longest = longestName): string {
  // Of a name of 10 kB the rest is not even looked at.
  const line = visibleText(name.slice(0, longest * 4)).replaceAll('\n', '␊');
  if (line.length <= longest && name.length <= longest * 4) return line;
  // Two code units and more make one character: cut between characters.
  const shown: string[] = [];
  let length = 0;
  for (const { segment } of graphemes.segment(line)) {
    if (length + segment.length > longest) break;
    shown.push(segment);
    length += segment.length;
  }
  return `${shown.join('')}…`;
}

/** What others wrote, in a line of a report for a terminal: one line, whatever is in it. */
export function oneLine(text: string): string {
  return shownName(text, 300);
}

/** Words as plain text, with backticks around names. */
export function plainWords(words: Words): string {
  return words.map((word) => (typeof word === 'string' ? word : `\`${shownName(word.name)}\``)).join('');
}
