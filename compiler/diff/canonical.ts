import { define, isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';
import type { Kind } from '../../schemas/kinds/kind.ts';
import { parsePointer } from '../../schemas/pointer.ts';
import { isGuid } from '../../schemas/reference.ts';

/**
 * One form for everything that means the same.
 *
 * A body as Graph returns it and the body somebody asked for never agree letter by letter: the service adds ids, timestamps and
 * OData links, writes unset properties as null, [] or false, reorders lists and expands references. Comparing such bodies finds
 * drift that is none, and "repairing" it loops for ever. So both sides are brought into this form first: no noise, nothing
 * unset, sets sorted, members sorted. It is idempotent, and blind to exactly those differences (test/laws).
 *
 * The walk is one pass guided by a tree of the kind's pointer patterns, because it is the hot path of every reconcile.
 */
export function canonical(kind: CanonicalRules, body: JsonObject): JsonObject {
  const value = reduce(kind.normalise(body), rulesOf(kind));
  return isJsonObject(value) ? value : {};
}

/** What a kind says of bodies that mean the same. */
export type CanonicalRules = Pick<
  Kind,
  | 'normalise'
  | 'readOnly'
  | 'writeOnly'
  | 'expanded'
  | 'typed'
  | 'flags'
  | 'words'
  | 'references'
  | 'falseIsSilence'
  | 'defaults'
>;

/** What the patterns of a kind say about one place in a body. */
interface Rules {
  readonly members: Map<string, Rules>;
  drop: boolean;
  expanded: boolean;
  typed: boolean;
  flags: boolean;
  /** Whether an id of another object may stand here: ids are hexadecimal, in either case. */
  ids: boolean;
  /** Graph's spelling of the words that may stand here, by the word in lower case. */
  readonly spellings: Map<string, string>;
  falseIsSilence: boolean;
  /** Text of the values that say no more than silence. */
  readonly defaults: string[];
}

const cache = new WeakMap<CanonicalRules, Rules>();

function rulesOf(kind: CanonicalRules): Rules {
  const known = cache.get(kind);
  if (known !== undefined) return known;
  const root = emptyRules();
  for (const pointer of [...kind.readOnly, ...kind.writeOnly]) rulesAt(root, pointer).drop = true;
  for (const pointer of kind.expanded) rulesAt(root, pointer).expanded = true;
  for (const pointer of kind.typed) rulesAt(root, pointer).typed = true;
  for (const pointer of kind.flags) rulesAt(root, pointer).flags = true;
  for (const { pointer, words } of kind.words) addSpellings(rulesAt(root, pointer), words);
  for (const { pointer, words = [] } of kind.references) {
    rulesAt(root, pointer).ids = true;
    addSpellings(rulesAt(root, pointer), words);
  }
  for (const pointer of kind.falseIsSilence) rulesAt(root, pointer).falseIsSilence = true;
  for (const { pointer, value } of kind.defaults) rulesAt(root, pointer).defaults.push(stableStringify(value ?? null));
  cache.set(kind, root);
  return root;
}

function addSpellings({ spellings }: Rules, words: readonly string[]): void {
  for (const word of words) spellings.set(word.toLowerCase(), word);
}

function emptyRules(): Rules {
  return {
    members: new Map(),
    drop: false,
    expanded: false,
    typed: false,
    flags: false,
    ids: false,
    spellings: new Map(),
    falseIsSilence: false,
    defaults: [],
  };
}

function rulesAt(root: Rules, pointer: string): Rules {
  return parsePointer(pointer).reduce((rules, segment) => {
    const next = rules.members.get(segment) ?? emptyRules();
    rules.members.set(segment, next);
    return next;
  }, root);
}

/** undefined: says nothing. */
function reduce(value: Json, rules: Rules | undefined): Json | undefined {
  if (value === null || rules?.drop === true) return undefined;
  const reduced = Array.isArray(value)
    ? reduceSet(value, rules?.members.get('*'))
    : isJsonObject(value)
      ? reduceObject(value, rules)
      : typeof value === 'string' && rules !== undefined
        ? reduceText(value, rules)
        : value;
  if (reduced === undefined || rules === undefined || rules.defaults.length === 0) return reduced;
  // What is reduced has its members in order already.
  return rules.defaults.includes(JSON.stringify(reduced)) ? undefined : reduced;
}

const guidLength = 36;

function reduceText(value: string, rules: Rules): string {
  if (rules.flags) return sortedFlags(value, rules);
  const spelled = rules.spellings.size === 0 ? undefined : rules.spellings.get(value.toLowerCase());
  return spelled ?? (rules.ids && value.length === guidLength && isGuid(value) ? value.toLowerCase() : value);
}

/** No array of the kinds we manage has an order that means something, so every array is a set. */
function reduceSet(values: readonly Json[], rules: Rules | undefined): Json | undefined {
  if (values.length < 2) {
    const only = reduce(values[0] ?? null, rules);
    return only === undefined ? undefined : [only];
  }
  return values.every(isText) ? reduceTexts(values, rules) : reduceMixed(values, rules);
}

function isText(value: Json): value is string {
  return typeof value === 'string';
}

/** Nearly every list is one of ids or words, and long lists are what takes time. Code-unit order, as everywhere. */
function reduceTexts(values: readonly string[], rules: Rules | undefined): Json | undefined {
  if (rules === undefined) return [...new Set(values)].sort();
  const texts = new Set<Json>();
  for (const value of values) {
    const reduced = reduce(value, rules);
    if (reduced !== undefined) texts.add(reduced);
  }
  return texts.size === 0 ? undefined : [...texts].sort();
}

function reduceMixed(values: readonly Json[], rules: Rules | undefined): Json | undefined {
  const byText = new Map<string, Json>();
  for (const value of values) {
    const reduced = reduce(value, rules);
    // A text and a number that read alike are two members.
    if (reduced !== undefined)
      byText.set(typeof reduced === 'string' ? reduced : `\0${JSON.stringify(reduced)}`, reduced);
  }
  if (byText.size === 0) return undefined;
  const texts = inOrder([...byText.keys()]);
  return texts.map((text) => byText.get(text) ?? null);
}

function reduceObject(whole: JsonObject, rules: Rules | undefined): JsonObject | undefined {
  const value = rules?.expanded === true && whole.id !== undefined ? { id: whole.id } : whole;
  const result: Record<string, Json> = {};
  let isEmpty = true;
  for (const name of inOrder(Object.keys(value))) {
    if (isNoise(name, rules)) continue;
    const member = reduce(value[name] ?? null, rules?.members.get(name));
    if (member === undefined || (member === false && rules?.falseIsSilence === true)) continue;
    define(result, name, member);
    isEmpty = false;
  }
  return isEmpty ? undefined : result;
}

/** Sorted in place, unless they are so already: what the compiler made often is, and asking costs less than sorting. */
function inOrder(names: string[]): readonly string[] {
  for (let index = 1; index < names.length; index += 1) {
    if ((names[index - 1] ?? '') > (names[index] ?? '')) return names.sort();
  }
  return names;
}

/** OData annotations (`@odata.context`, `members@odata.type`) and the bound actions full metadata lists (`#microsoft.graph.restore`). */
function isNoise(name: string, rules: Rules | undefined): boolean {
  if (name === '@odata.type') return rules?.typed !== true;
  return name.includes('@odata.') || name.startsWith('#');
}

/** The service keeps flags in the order of their values; people write them in any order, with and without blanks. */
function sortedFlags(value: string, { spellings }: Rules): string {
  const words = value.split(',').map((word) => spellings.get(word.trim().toLowerCase()) ?? word.trim());
  return [...new Set(words.filter((word) => word !== ''))].sort().join(',');
}
