import { parseEvents, YAMLException } from 'js-yaml';
import type { FindingRule } from '../../schemas/finding.ts';
import { type LineIndex, lineText, positionAt } from './position.ts';
import { quote } from './quote.ts';
import type { Complaint, ReadContext } from './read-context.ts';
import { invalidEncoding, syntaxError, tabIndentation } from './rules.ts';
import { columns, type SyntaxReason, syntaxReasons } from './syntax-reasons.ts';
import type { Range } from './yaml-node.ts';

const openers = ['single', 'double', 'flow'] as const;
type Opener = (typeof openers)[number];

/** Where and why the parser gave up. */
interface Stop {
  readonly context: ReadContext;
  readonly chunk: Range;
  readonly offset: number;
  /** The word at the offset. */
  readonly place: Range;
  readonly reason: string;
  readonly known: SyntaxReason | undefined;
}

interface Diagnosis {
  readonly rule: FindingRule;
  readonly range: Range;
  readonly complaint: Complaint;
}

/** In this order: what is certain first, and the parser's own words last. */
const diagnoses: readonly ((stop: Stop) => Diagnosis | undefined)[] = [
  halfCharacter,
  unclosed,
  tabBefore,
  lineWithoutColon,
  knownReason,
];

/**
 * Reports what made the parser give up within `chunk`. The parser says where it stopped; where the mistake began is often
 * earlier, so an unclosed quote or bracket is pointed at where it was opened, and a tab where it stands.
 */
export function reportSyntaxError(context: ReadContext, chunk: Range, error: YAMLException): void {
  const { reason } = error;
  const offset = Math.min(chunk.start + Math.max(error.mark?.position ?? 0, 0), chunk.end);
  const place = wordAt(context.text.slice(0, chunk.end), offset);
  const known = syntaxReasons.find(({ pattern }) => pattern.test(reason));
  const stop: Stop = { context, chunk, offset, place, reason, known };
  for (const diagnose of diagnoses) {
    const diagnosis = diagnose(stop);
    if (diagnosis === undefined) continue;
    context.report(diagnosis.rule, diagnosis.range, diagnosis.complaint);
    return;
  }
  context.report(syntaxError, place, { message: reason });
}

function halfCharacter({ context, offset, place }: Stop): Diagnosis | undefined {
  if (!/^\p{Surrogate}$/u.test(context.text.charAt(offset))) return undefined;
  const complaint = { message: 'half a character stands in the text', help: 'save the file as utf-8' };
  return { rule: invalidEncoding, range: place, complaint };
}

function unclosed({ context, chunk, offset, place, reason }: Stop): Diagnosis | undefined {
  const isOutdented = reason === 'deficient indentation';
  const text = isOutdented
    ? context.text.slice(chunk.start, offset).trimEnd()
    : context.text.slice(chunk.start, chunk.end);
  const opener = openerNamed(isOutdented ? reasonOf(text) : reason);
  return opener && unclosedFrom(context.text, chunk.start, text, opener, place);
}

function tabBefore({ context, offset, place, known }: Stop): Diagnosis | undefined {
  if (known !== undefined && known.rule !== syntaxError && known.rule !== tabIndentation) return undefined;
  const { line, column } = positionAt(context.lines, offset);
  const indentation = /^\s*/.exec(lineText(context.lines, line))?.[0] ?? '';
  const tab = indentation.indexOf('\t');
  if (tab === -1 && known?.rule !== tabIndentation) return undefined;
  const start = offset - (column - 1) + tab;
  const complaint = { message: 'a tab is used for indentation', help: 'indent with spaces' };
  return { rule: tabIndentation, range: tab === -1 ? place : { start, end: start + 1 }, complaint };
}

/** Reasons that the parser gives when a line without a colon has already been read into the key of the next one. */
const lateReason =
  /^(expected ':' after a mapping key|can not read a block mapping entry|end of the stream or a document)/;

/** Points at the line without a colon that made the parser stop a line later. */
function lineWithoutColon({ context, chunk, place, reason }: Stop): Diagnosis | undefined {
  const isLate = place.start === place.end || context.text.charAt(place.start) === ':';
  if (!isLate || !lateReason.test(reason)) return undefined;
  const range = wordsBefore(context.lines, chunk.start, place.start);
  const complaint = { message: 'this line is no `key: value`', help: 'put a colon and a space after the key' };
  return range && { rule: syntaxError, range, complaint };
}

function knownReason({ context, place, reason, known }: Stop): Diagnosis | undefined {
  if (known === undefined) return undefined;
  const special = known.rule === syntaxError ? specialComplaint(context.text, place, reason) : undefined;
  return { rule: known.rule, range: place, complaint: special ?? known.complaint };
}

/** What opened the text that the parser was within when the input ended. */
function openerNamed(reason: string): Opener | undefined {
  const name = /^unexpected end of the (?:stream|document) within a (single|double|flow)/.exec(reason)?.[1];
  return openers.find((opener) => opener === name);
}

/** Why the parser refuses a text; '' when it does not. */
function reasonOf(text: string): string {
  try {
    parseEvents(text, {});
    return '';
  } catch (error) {
    if (error instanceof YAMLException) return error.reason;
    throw error;
  }
}

/** The word at an offset, or one character of it; nothing at the end of a line. */
function wordAt(text: string, offset: number): Range {
  const word = /^[\p{L}\p{N}_-]+|^[^\s]/u.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  return { start: offset, end: offset + word.length };
}

/** The words of the last line before that of `offset` which has any, no earlier than `start`. */
function wordsBefore(lines: LineIndex, start: number, offset: number): Range | undefined {
  const lineStart = offset - positionAt(lines, offset).column + 1;
  const words = lines.text.slice(start, lineStart).trimEnd();
  const end = start + words.length;
  const from = Math.max(start, end - positionAt(lines, end).column + 1);
  const line = lines.text.slice(from, end);
  return line === '' ? undefined : { start: end - line.trimStart().length, end };
}

/** `text` is what was read of `file` from `start` on; `stoppedAt` is where the parser saw that something is missing. */
function unclosedFrom(file: string, start: number, text: string, opener: Opener, stoppedAt: Range): Diagnosis {
  const found = opener === 'flow' ? lastOpenBracket(text) : lastOpenQuote(text, opener === 'single' ? "'" : '"');
  const sign = text.charAt(found);
  const range = { start: start + found, end: start + found + 1 };
  const isCut = start + text.length < stoppedAt.start && stoppedAt.end > stoppedAt.start;
  const next = file.charAt(stoppedAt.start);
  if (isCut && /[\]}]/.test(next)) {
    const message = `${quote(next)} must be indented more than the key whose value it closes`;
    return { rule: syntaxError, range: stoppedAt, complaint: { message, help: 'indent this line' } };
  }
  if (sign === '')
    return { rule: syntaxError, range: stoppedAt, complaint: { message: 'a quote or bracket is never closed' } };
  if (!isCut) {
    return {
      rule: syntaxError,
      range,
      complaint: { message: `${quote(sign)} is opened here and never closed`, help: 'close it' },
    };
  }
  const complaint = {
    message: `${quote(sign)} is opened here and not closed before a line that begins further left`,
    help: 'close it, or indent the lines on which it goes on',
    also: { message: 'this line begins further left', range: stoppedAt },
  };
  return { rule: syntaxError, range, complaint };
}

/**
 * The quote that opens a text no quote closes. Everything behind it is quoted, so only escaped quotes follow it: backslash
 * and quote between double ones, two quotes between single ones, which makes every run of them even but the opener's.
 */
function lastOpenQuote(text: string, sign: string): number {
  const runs = sign === '"' ? text.matchAll(/\\.|"/gs) : text.matchAll(/'+/g);
  let found = text.length;
  for (const { 0: run, index } of runs) {
    if (run === '"' || (run.startsWith("'") && run.length % 2 === 1)) found = index;
  }
  return found;
}

/** The last bracket without a partner. Brackets inside quotes and comments are counted too: a guess, but a near one. */
function lastOpenBracket(text: string): number {
  const unclosed: number[] = [];
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    if (bracket === '[' || bracket === '{') unclosed.push(index);
    else unclosed.pop();
  }
  return unclosed.at(-1) ?? text.length;
}

/** What the character at the place tells beyond the parser's reason. */
function specialComplaint(text: string, place: Range, reason: string): Complaint | undefined {
  if (!reason.startsWith('bad indentation of a mapping entry')) return undefined;
  const sign = text.charAt(place.start);
  const before = text.slice(text.lastIndexOf('\n', place.start - 1) + 1, place.start).trimEnd();
  if (sign === ':' && !/:\s/.test(before))
    return { message: 'this line is indented more than the lines it belongs to', help: columns };
  if (sign === ':') return { message: 'a second `: ` stands on this line', help: 'put the value in quotes' };
  if (/[@`%]/.test(sign))
    return {
      message: `a value cannot begin with ${sign === '`' ? 'a backtick' : quote(sign)}`,
      help: 'put it in quotes',
    };
  if (/[\]}]/.test(sign))
    return { message: `${quote(sign)} closes nothing`, help: 'remove it, or put the value in quotes' };
  if (sign === '-' && before.endsWith(':'))
    return { message: 'a list cannot begin on the line of its key', help: 'begin it on the next line' };
  if (/["']$/.test(before))
    return { message: 'text stands after the closing quote', help: 'put the whole value in one pair of quotes' };
  return undefined;
}
