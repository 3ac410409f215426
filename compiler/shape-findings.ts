import type { z } from 'zod';
import { type Finding, type FindingRule, findingOf } from '../schemas/finding.ts';
import { isJsonObject, type Json } from '../schemas/json.ts';
import { formatPointer, parsePointer, readPointer } from '../schemas/pointer.ts';
import { keysAllowedAt, wordsAllowedAt } from './shape-keys.ts';
import { missingProperty, unknownProperty, unknownWord, wrongType, wrongValue } from './shape-rules.ts';
import type { YamlDocument } from './text/parse-yaml.ts';
import { didYouMean, suggest } from './text/suggest.ts';
import { wordsBeginningWith } from './text/words-beginning-with.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with the shape of a document, each thing at the words that are wrong. */
export function shapeFindings(yaml: YamlDocument, schema: z.ZodType, issues: readonly Issue[]): readonly Finding[] {
  const told = issues.flatMap((issue) => toFindings(yaml, schema, issue, []));
  const strange = told.filter(({ code }) => code === unknownProperty.code);
  return told.filter((finding) => !strange.some((other) => isSaidBy(other, finding, yaml, schema)));
}

/** True for what an unknown key already tells: the property it is a misspelling of, and that its object is not understood. */
function isSaidBy({ pointer = '' }: Finding, other: Finding, yaml: YamlDocument, schema: z.ZodType): boolean {
  const path = parsePointer(pointer);
  const parent = path.slice(0, -1);
  const key = path.at(-1) ?? '';
  if (other.pointer !== formatPointer(parent)) return false;
  if (other.code === wrongValue.code) return true;
  if (other.code !== missingProperty.code) return false;
  const [meant] = suggest(key, keysAllowedAt(schema, parent, yaml.value));
  return meant !== undefined && other.message.startsWith(`\`${meant}\` is missing`);
}

type Path = readonly (string | number)[];

function toFindings(yaml: YamlDocument, schema: z.ZodType, issue: Issue, above: Path): readonly Finding[] {
  const path: Path = [
    ...above,
    ...issue.path.map((segment) => (typeof segment === 'symbol' ? String(segment) : segment)),
  ];
  if (readPointer(yaml.value, formatPointer(path)) === null) return [empty(yaml, path)];
  if (issue.code === 'invalid_union') return unionFindings(yaml, schema, issue, path);
  if (issue.code === 'invalid_key') return [refusedKey(yaml, issue, path)];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(yaml, schema, [...path, key]));
  const value = readPointer(yaml.value, formatPointer(path));
  if (value === undefined && issue.code.startsWith('invalid_')) return [missing(yaml, path)];
  if (issue.code === 'invalid_value') return [notOneOf(yaml, issue.values.map(String), path, value)];
  const rule = issue.code === 'invalid_type' ? wrongType : wrongValue;
  return [at(yaml, rule, path, describe(issue, path, value, keysAllowedAt(schema, path.slice(0, -1), yaml.value)))];
}

/**
 * A union says nothing by itself: the branch the author meant does. It is the one for the same type of value that got furthest,
 * which is told by the deepest issue and then by the fewest.
 */
function unionFindings(
  yaml: YamlDocument,
  schema: z.ZodType,
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
): readonly Finding[] {
  const value = readPointer(yaml.value, formatPointer(path));
  // A word is another type than a list or an object, though Zod calls it a wrong value.
  const mismatches = typeof value === 'object' && value !== null ? ['invalid_type', 'invalid_value'] : ['invalid_type'];
  const isTypeMismatch = (branch: readonly Issue[]) =>
    branch.some((inner) => mismatches.includes(inner.code) && inner.path.length === 0);
  const fitting = issue.errors.filter((branch) => branch.length > 0 && !isTypeMismatch(branch));
  const depth = (branch: readonly Issue[]) => Math.max(...branch.map((inner) => inner.path.length));
  const words = fitting.flat().filter((inner) => inner.path.length === 0 && inner.code === 'invalid_value');
  const [meant] = fitting.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length);
  const own = issue.message === 'Invalid input' ? undefined : issue.message;
  if (value === undefined && path.length > 0) return [missing(yaml, path)];
  if (meant === undefined) {
    const known = wordsAllowedAt(schema, path, yaml.value);
    // Members of one kind or another, told apart by a word: none of the kinds has this one.
    if (issue.errors.length === 0 && known.length > 0) return [notOneOf(yaml, known, path, value)];
    const keys = keysAllowedAt(schema, path, yaml.value);
    const help = own === undefined ? expectedBy(issue.errors.flat(), keys, value) : { help: own };
    return [at(yaml, wrongType, path, { message: `${shown(value)} does not fit ${nameOf(path)}`, ...help })];
  }
  if (words.length > 1 || (words.length === 1 && meant.length === 1)) {
    return [
      notOneOf(
        yaml,
        words.flatMap((inner) => (inner.code === 'invalid_value' ? inner.values.map(String) : [])),
        path,
        value,
        own,
      ),
    ];
  }
  const told = meant.flatMap((inner) => toFindings(yaml, schema, inner, path));
  const message = `${shown(value)} does not fit ${nameOf(path)}`;
  return own === undefined || !isGuess(told) ? told : [at(yaml, wrongValue, path, { message, help: own })];
}

/** True where nothing says which branch was meant, so that what is missing from one of them helps nobody. */
function isGuess(told: readonly Finding[]): boolean {
  if (told.some(({ help }) => help?.startsWith('did you mean'))) return false;
  return told.length > 1 && told.some(({ code }) => code === missingProperty.code);
}

function unknownKey(yaml: YamlDocument, schema: z.ZodType, path: Path): Finding {
  const key = String(path.at(-1));
  const allowed = keysAllowedAt(schema, path.slice(0, -1), yaml.value);
  const list = allowed.length === 0 ? undefined : `allowed here: ${allowed.map((name) => `\`${name}\``).join(', ')}`;
  const begun = wordsBeginningWith(key, allowed).map((name) => `\`${name}\``);
  const meant = begun.length > 0 ? `did you mean ${begun.join(' or ')}?` : didYouMean(key, allowed);
  const help = key === 'anyOf' && path.includes('require') ? alternatives : (meant ?? list);
  const pointer = formatPointer(path);
  return findingOf(unknownProperty, {
    message: `\`${key}\` is not a property of ${nameOf(path.slice(0, -1))}`,
    span: yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer),
    pointer,
    ...(help === undefined ? {} : { help }),
  });
}

/** A name people choose, such as a tenant's, that is not of the form names have. */
function refusedKey(yaml: YamlDocument, issue: z.core.$ZodIssueInvalidKey, path: Path): Finding {
  const pointer = formatPointer(path);
  const message = `\`${String(path.at(-1))}\` is no name for a member of ${nameOf(path.slice(0, -1))}`;
  const help = issue.issues.map((inner) => lowerFirst(inner.message)).join('; ');
  return findingOf(wrongValue, { message, help, span: yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer), pointer });
}

const alternatives =
  'a policy requires all of a list or one of it, never a choice among others: write two protections, one with the choice as `require: { anyOf: … }`, one with the rest';

function empty(yaml: YamlDocument, path: Path): Finding {
  const pointer = formatPointer(path);
  return findingOf(wrongType, {
    message: `${nameOf(path)} is empty`,
    help: 'write its value behind the colon, or indent the lines below that belong to it',
    span: yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer),
    pointer,
  });
}

function missing(yaml: YamlDocument, path: Path): Finding {
  const parent = path.slice(0, -1);
  const pointer = formatPointer(parent);
  const subject = `\`${path.at(-1)}\` is missing from ${nameOf(parent)}`;
  const span = parent.length === 0 ? firstLine(yaml) : (yaml.keySpanOf(pointer) ?? yaml.spanOf(pointer));
  return findingOf(missingProperty, { message: subject, span, pointer });
}

/** Underlining a whole document says nothing; its first line names it. */
function firstLine(yaml: YamlDocument) {
  return yaml.keySpanOf('/kind') === undefined ? yaml.spanOf('') : yaml.spanOf('/kind');
}

function notOneOf(
  yaml: YamlDocument,
  allowed: readonly string[],
  path: Path,
  value: Json | undefined,
  own?: string,
): Finding {
  const word = typeof value === 'string' ? value : '';
  const [longer] = wordsBeginningWith(word, allowed);
  const begun = longer === undefined ? undefined : `did you mean \`${longer}\`?`;
  const list = allowed.map((name) => `\`${name}\``).join(', ');
  return at(yaml, unknownWord, path, {
    message: `${shown(value)} is not a word ${nameOf(path)} can take`,
    help: [didYouMean(word, allowed) ?? begun, own ?? `expected ${allowed.length > 1 ? 'one of ' : ''}${list}`]
      .filter(Boolean)
      .join(' '),
  });
}

function describe(
  issue: Issue,
  path: Path,
  value: Json | undefined,
  keysAround: readonly string[],
): { readonly message: string; readonly help?: string } {
  if (issue.code === 'invalid_type') {
    const isItem = typeof path.at(-1) === 'number';
    const alone =
      isItem && isJsonObject(value) && keysAround.length > 0 ? '; an object stands by itself, in no list' : '';
    const subject = isItem
      ? `${shown(value)} stands in the list ${nameOf(path)}`
      : `${nameOf(path)} is ${shown(value)}`;
    return { message: subject, help: `${expectation(issue, value)}${alone}` };
  }
  // What is wrong is the whole, for the reason the help gives: there is no value to quote.
  const isWhole = typeof value === 'object' && value !== null;
  const message = isWhole ? `${nameOf(path)} cannot be as it is` : `${shown(value)} is not allowed for ${nameOf(path)}`;
  return { message, help: reasonOf(issue) };
}

/** Schemas give reasons of their own; a list without a member is the one thing Zod has to be put in words for. */
function reasonOf(issue: Issue): string {
  const isBare = issue.code === 'too_small' && issue.origin === 'array' && issue.message.startsWith('Too small');
  return isBare ? `expected at least ${issue.minimum} in the list` : lowerFirst(issue.message);
}

/** What a value should have been of which every branch of a union expects another type. */
function expectedBy(issues: readonly Issue[], keys: readonly string[], value: Json | undefined): { help?: string } {
  const types = issues.flatMap((issue) => (issue.code === 'invalid_type' ? [issue] : []));
  const withKeys = keys.length === 0 ? '' : ` with ${keys.map((key) => `\`${key}\``).join(', ')}`;
  const all = types.map((issue) => {
    const text = expectation(issue, value).replace(/^expected /, '');
    return text === 'an object' ? `${text}${withKeys}` : text;
  });
  return all.length === 0 ? {} : { help: `expected ${[...new Set(all)].join(' or ')}` };
}

/** Schemas that have an example say so in their message; of the others only the type is known. */
function expectation(issue: z.core.$ZodIssueInvalidType, value: Json | undefined): string {
  if (issue.message.startsWith('expected ')) return issue.message;
  const isUnquoted = issue.expected === 'string' && (typeof value === 'number' || typeof value === 'boolean');
  return `expected ${article(issue.expected)}${isUnquoted ? ` (\`"${String(value)}"\`)` : ''}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function at(
  yaml: YamlDocument,
  rule: FindingRule,
  path: Path,
  said: { readonly message: string; readonly help?: string },
): Finding {
  const pointer = formatPointer(path);
  return findingOf(rule, { ...said, span: yaml.spanOf(pointer), pointer });
}

function nameOf(path: Path): string {
  const names = path.filter((segment) => typeof segment === 'string' && !/^\d+$/.test(segment));
  return names.length === 0 ? 'the document' : `\`${names.join('.')}\``;
}

function shown(value: Json | undefined): string {
  if (Array.isArray(value)) return 'a list';
  if (isJsonObject(value)) return 'an object';
  return value === null || value === undefined ? 'empty' : `\`${String(value).slice(0, 80)}\``;
}

function article(type: string): string {
  const names: Readonly<Record<string, string>> = {
    record: 'an object',
    object: 'an object',
    array: 'a list',
    int: 'a whole number',
    string: 'text',
  };
  return names[type] ?? `a ${type}`;
}
