import type { FilterRange } from './filter-rule.ts';
import { FilterSyntaxError } from './filter-syntax-error.ts';

export interface FilterToken {
  readonly kind: 'word' | 'text' | 'mark' | 'end';
  /** The words themselves; of a text in quotes, what it means. */
  readonly text: string;
  readonly range: FilterRange;
}

const word = /-?\$?[\p{L}\p{N}_][\p{L}\p{N}_.:-]*/uy;
const marks = '()[],';
const curlyQuotes = '“”„‘’‚';

/** The words of a rule, and an `end`. Throws a FilterSyntaxError at a character that begins none. */
export function tokenizeFilter(text: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (/\s/.test(character)) at += 1;
    else {
      const token = marks.includes(character) ? mark(text, at) : isQuote(character) ? quoted(text, at) : bare(text, at);
      tokens.push(token);
      at = token.range.end;
    }
  }
  return [...tokens, { kind: 'end', text: '', range: { start: text.length, end: text.length } }];
}

function isQuote(character: string): boolean {
  return character === '"' || character === "'";
}

function mark(text: string, start: number): FilterToken {
  return { kind: 'mark', text: text.charAt(start), range: { start, end: start + 1 } };
}

/**
 * Text in quotes. A backtick before a double quote or another backtick takes its meaning away, as in the rules of dynamic groups
 * (Microsoft docs: groups-dynamic-membership), whose syntax filters share.
 */
function quoted(text: string, start: number): FilterToken {
  const quote = text.charAt(start);
  let meaning = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === quote) return { kind: 'text', text: meaning, range: { start, end: at + 1 } };
    const escapes = character === '`' && quote === '"' && /["`]/.test(text.charAt(at + 1));
    if (escapes) at += 1;
    meaning += text.charAt(at);
  }
  throw new FilterSyntaxError({
    message: 'the quote that begins here is never closed',
    help: `close it with \`${quote}\``,
    range: { start, end: text.length },
  });
}

function bare(text: string, start: number): FilterToken {
  word.lastIndex = start;
  const found = word.exec(text)?.[0];
  if (found !== undefined) return { kind: 'word', text: found, range: { start, end: start + found.length } };
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const help = curlyQuotes.includes(character)
    ? 'write straight quotes: `"`'
    : 'a rule is made of attributes, operators, texts in quotes, `(` and `)`';
  const range = { start, end: start + character.length };
  throw new FilterSyntaxError({ message: `\`${character}\` means nothing in a filter rule`, help, range });
}
