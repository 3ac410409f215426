import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';

/** Up to this column a list or a small object stays on the line of its key. */
const width = 100;

/**
 * A document as a person would lay it out: keys in the order given, short lists and small objects on one line, everything else
 * below its key. No option of the YAML library draws that line by what fits.
 */
export function writeYaml(document: JsonObject): string {
  return `${membersOf(document, 0).join('\n')}\n`;
}

function membersOf(object: JsonObject, depth: number): readonly string[] {
  return Object.entries(object).flatMap(([name, value]) => memberLines(`${scalar(name)}:`, value, depth));
}

function memberLines(key: string, value: Json, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  if (isBlock(value)) return [`${indent}${key} ${value.endsWith('\n') ? '|' : '|-'}`, ...blockLines(value, depth + 1)];
  const inline = flow(value, depth === 0);
  const line = inline === undefined ? undefined : `${indent}${key} ${inline}`;
  const clauses = typeof value === 'string' && line !== undefined && line.length > width ? clausesOf(value) : [];
  if (clauses.length > 1) return [`${indent}${key} >-`, ...clauses.map((clause) => `${indent}  ${clause}`)];
  if (line !== undefined && (!isCollection(value) || isEmpty(value) || line.length <= width)) return [line];
  const inner = isJsonObject(value) ? membersOf(value, depth + 1) : itemsOf(value, depth + 1);
  return [`${indent}${key}`, ...inner];
}

/**
 * A long rule of a filter, a comparison to a line. A folded scalar puts a blank for each line break and keeps all else as it is, so
 * that the rule is the same to the letter; a text it could not give back stays on one line.
 */
function clausesOf(text: string): readonly string[] {
  if (needsEscapes.test(text) || text.trim() !== text) return [];
  return text.split(/(?<=\S) (?=-(?:and|or) )/i);
}

function itemsOf(value: Json, depth: number): readonly string[] {
  if (!Array.isArray(value)) return [];
  const indent = '  '.repeat(depth);
  return value.flatMap((item: Json): readonly string[] => {
    const isWide = isJsonObject(item) && Object.keys(item).length > 1;
    const inline = isBlock(item) ? scalar(item) : isWide ? undefined : flow(item, false);
    if (inline !== undefined && (!isCollection(item) || isEmpty(item) || inline.length + indent.length + 2 <= width))
      return [`${indent}- ${inline}`];
    const lines = isJsonObject(item) ? membersOf(item, depth + 1) : itemsOf(item, depth + 1);
    const [first = '', ...rest] = lines;
    return [`${indent}- ${first.trimStart()}`, ...rest];
  });
}

/** The value on one line; undefined where only lines of its own can hold it, or where it would be hard to read. */
function flow(value: Json, isTop: boolean): string | undefined {
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => flow(item, false));
    if (items.some((item) => item === undefined)) return undefined;
    if (value.some((item: Json) => isJsonObject(item) && Object.keys(item).length > 1)) return undefined;
    return `[${items.join(', ')}]`;
  }
  if (isBlock(value)) return undefined;
  if (!isJsonObject(value)) return scalar(value);
  const names = Object.keys(value);
  if (names.length > (isTop ? 4 : 3)) return undefined;
  const members = names.map((name) => [scalar(name), flow(value[name] ?? null, false)] as const);
  if (members.some(([, member]) => member === undefined)) return undefined;
  return names.length === 0 ? '{}' : `{ ${members.map(([name, member]) => `${name}: ${member}`).join(', ')} }`;
}

/**
 * True for text of several lines that can stand as it is, as scripts and messages do: nothing invisible in it, no line of blanks
 * alone, and no blank before the first word, from which a reader takes the indentation.
 */
function isBlock(value: Json): value is string {
  if (typeof value !== 'string' || !value.includes('\n') || /^\s|\n\n$/.test(value)) return false;
  return value.split('\n').every((line) => !invisible.test(line) && !/^\s+$/.test(line) && !line.startsWith('\t'));
}

function blockLines(text: string, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => (line === '' ? '' : `${indent}${line}`));
}

function isCollection(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}

function isEmpty(value: Json): boolean {
  return isCollection(value) && Object.keys(value as object).length === 0;
}

/** Text that means itself without quotes, in a list between brackets too, whatever reads it. */
const plain =
  /^(?!(?:true|false|null|yes|no|on|off|y|n)$)(?:[A-Za-z_(]|\d+ (?=[A-Za-z-])|\d+(?:\.\d+){3}\/)(?:[\w .()+/@&'-]|:(?=\S))*$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what single quotes cannot hold
const needsEscapes = /[\u0000-\u001f\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a tab within a line is visible, other control characters are not
const invisible = /[\u0000-\u0008\u000a-\u001f\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/;
const unprintable = /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g;

/** One scalar. Quotes are single where the text holds double ones, as rules of filters do. */
export function scalar(value: Json): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (plain.test(value) && !value.endsWith(' ')) return value;
  if (value.includes('"') && !needsEscapes.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).replaceAll(unprintable, escaped);
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
