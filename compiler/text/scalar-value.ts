import { boolCoreTag, floatCoreTag, intCoreTag, NOT_RESOLVED, nullCoreTag } from 'js-yaml';
import type { FindingRule } from '../../schemas/finding.ts';
import type { Json } from '../../schemas/json.ts';
import { quote } from './quote.ts';
import type { Complaint } from './read-context.ts';
import { invalidEncoding, numberNotExact, numberNotFinite, unsupportedTag } from './rules.ts';

/** A scalar's value, and what is wrong with it; then the value is its text, the nearest thing to what was meant. */
export interface ScalarValue {
  readonly value: Json;
  readonly problem?: { readonly rule: FindingRule; readonly complaint: Complaint };
}

/** The forms of the core schema (YAML 1.2.2, section 10.3). No text matches two of them but integers, which are also floats. */
const coreTags = { '!!null': nullCoreTag, '!!bool': boolCoreTag, '!!int': intCoreTag, '!!float': floatCoreTag };
const implicitTags = Object.values(coreTags);

/** How every text begins that is not a string; most are strings, and need not be tried four times. */
const mayBeOther = /^(?:[-+.~\dnNtTfF]|$)/;

/**
 * The value of a scalar by the core schema: `true`, `null`, numbers; all else is a string, `yes`, `on` and dates included.
 * `tag` is the tag as written, or '' for none; `isPlain` says that the text stands without quotes.
 */
export function scalarValue(text: string, tag: string, isPlain: boolean): ScalarValue {
  if (/\p{Surrogate}/u.test(text)) {
    const complaint = { message: `${quote(text)} contains half a character`, help: 'write the character itself' };
    return { value: text, problem: { rule: invalidEncoding, complaint } };
  }
  if (tag === '!' || tag === '!!str' || (tag === '' && !isPlain)) return { value: text };
  if (tag === '') return plainValue(text);
  const expected = Object.entries(coreTags).find(([name]) => name === tag)?.[1];
  if (expected === undefined) return { value: text, problem: { rule: unsupportedTag, complaint: tagComplaint(tag) } };
  const value: unknown = expected.resolve(text, true, expected.tagName);
  if (value !== NOT_RESOLVED) return checkedNumber(value, text);
  const complaint = { message: `${quote(text)} is not what the tag ${quote(tag)} says`, help: 'remove the tag' };
  return { value: text, problem: { rule: unsupportedTag, complaint } };
}

/** What is said about a tag outside the core schema. */
export function tagComplaint(tag: string): Complaint {
  return { message: `tag ${quote(tag)} is not supported`, help: 'remove the tag and write a plain value' };
}

function plainValue(text: string): ScalarValue {
  if (!mayBeOther.test(text)) return { value: text };
  for (const tag of implicitTags) {
    const value: unknown = tag.resolve(text, false, tag.tagName);
    if (value !== NOT_RESOLVED) return checkedNumber(value, text);
  }
  // More digits than a double can hold even roughly: js-yaml lets them fall through to a string.
  return /^[-+]?(\d+|0x[\da-fA-F]+|0o[0-7]+)$/.test(text) ? inexact(text) : { value: text };
}

function checkedNumber(value: unknown, text: string): ScalarValue {
  if (value === null || typeof value === 'boolean') return { value };
  if (typeof value !== 'number') throw new Error('unreachable: a core tag resolves to null, a boolean or a number');
  if (!Number.isFinite(value)) {
    const complaint = { message: `${quote(text)} is not a number that JSON can hold`, help: 'write a finite number' };
    return { value: text, problem: { rule: numberNotFinite, complaint } };
  }
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return inexact(text);
  return { value: value === 0 ? 0 : value };
}

function inexact(text: string): ScalarValue {
  const complaint = {
    message: `the integer ${quote(text)} is too large to be kept exactly`,
    help: 'put it in quotes if it is an identifier',
  };
  return { value: text, problem: { rule: numberNotExact, complaint } };
}
