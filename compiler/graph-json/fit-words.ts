import type { FindingRule } from '../../schemas/finding.ts';
import type { Json } from '../../schemas/json.ts';
import { quote } from '../text/quote.ts';
import { didYouMean } from '../text/suggest.ts';
import { isFlagSet, type PublishedProperty, wordsOf } from './published-types.ts';
import { unknownWord, wordCase, wrongValue } from './reader-rules.ts';

export interface FittedWords {
  readonly isEnumeration: boolean;
  /** True for what can only be one value: text with commas or blanks may be a list that some program joined. */
  readonly isOne: boolean;
  readonly complaints: readonly { readonly rule: FindingRule; readonly message: string; readonly help?: string }[];
}

/** What the published type of a property says of a plain value in its place. */
export function fitWords({ name, type }: PublishedProperty, value: Json): FittedWords {
  const words = wordsOf(type);
  if (words === undefined) {
    const isExpected = !['string', 'number', 'boolean'].includes(type) || typeof value === type || value === '';
    const message = `${quote(String(value))} is a ${nameOf(value)}, and ${quote(name)} is published as a ${nameOf(type)}`;
    const isOne = isExpected && !(typeof value === 'string' && /[,;\s]/.test(value));
    return { isEnumeration: false, isOne, complaints: isExpected ? [] : [{ rule: wrongValue, message }] };
  }
  if (typeof value !== 'string') {
    const message = `${quote(String(value))} is no word, and ${quote(name)} takes one`;
    return { isEnumeration: true, isOne: false, complaints: [{ rule: wrongValue, message }] };
  }
  const parts = isFlagSet(type) ? value.split(',').map((part) => part.trim()) : [value];
  const wrong = parts.filter((part) => part !== '' && !words.includes(part));
  const complaints = wrong.map((part) => complaintOf(name, part, words));
  return { isEnumeration: true, isOne: complaints.every(({ rule }) => rule === wordCase), complaints };
}

function complaintOf(name: string, part: string, words: readonly string[]) {
  const other = words.find((word) => word.toLowerCase() === part.toLowerCase());
  if (other !== undefined)
    return {
      rule: wordCase,
      message: `${quote(part)} is kept as it is, but Graph writes ${quote(other)}`,
      help: `write ${quote(other)}`,
    };
  const help = didYouMean(part, words);
  return {
    rule: unknownWord,
    message: `${quote(part)} is no published word of ${quote(name)}, and is kept as it is`,
    ...(help === undefined ? {} : { help }),
  };
}

function nameOf(value: Json): string {
  const type = typeof value === 'string' && ['string', 'number', 'boolean'].includes(value) ? value : typeof value;
  return type === 'string' ? 'text' : type === 'boolean' ? 'truth value' : type;
}
