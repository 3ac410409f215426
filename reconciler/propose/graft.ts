import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../schemas/json.ts';

/**
 * What a document has to say so that it comes to `after` where it came to `before`. Both are in the words an import would choose;
 * `written` is in the words a person chose, and keeps them wherever nothing moved. Undefined: the member goes.
 *
 * Nothing here has to be right: the result is compiled, and thrown away where it comes to something else.
 */
export function graft(
  written: Json | undefined,
  before: Json | undefined,
  after: Json | undefined,
  name = '',
): Json | undefined {
  if (same(before, after)) return written;
  if (written === undefined) return after;
  // A word for a word, whatever letters the old one was written in.
  if ([written, before, after].every((value) => typeof value === 'string')) return after;
  if (isList(written) && isList(before) && isList(after)) return graftList(written, before, after);
  const parts = [written, before, after].map((value) => spelledOut(value, name));
  if (parts.every((part) => part === undefined || isJsonObject(part)) && parts.some((part) => part !== undefined)) {
    const [said = {}, from = {}, to] = parts as [
      JsonObject | undefined,
      JsonObject | undefined,
      JsonObject | undefined,
    ];
    return graftObject(said, from, to ?? {});
  }
  return after;
}

function same(left: Json | undefined, right: Json | undefined): boolean {
  return (
    left === right || (left !== undefined && right !== undefined && stableStringify(left) === stableStringify(right))
  );
}

function graftObject(written: JsonObject, before: JsonObject, after: JsonObject): JsonObject | undefined {
  const names = inPlace(Object.keys(written), Object.keys(after));
  const members = names.flatMap((name): [string, Json][] => {
    const value = graft(written[name], before[name], after[name], name);
    return value === undefined ? [] : [[name, value]];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** The names as they are written, with new ones where an import would have them. A title comes after the name. */
export function inPlace(written: readonly string[], others: readonly string[]): readonly string[] {
  const names = [...written];
  for (const [index, name] of others.entries()) {
    if (names.includes(name)) continue;
    const before = others.slice(0, index).findLast((each) => names.includes(each)) ?? 'name';
    let at = names.indexOf(before);
    // Past what no import writes: the cases of a sentence stay with what they are about.
    while (at !== -1 && at + 1 < names.length && !others.includes(names[at + 1] ?? '')) at += 1;
    names.splice(at === -1 ? names.length : at + 1, 0, name);
  }
  return names;
}

/** One word, or a list: a list of one is written as the one. */
function isList(value: Json | undefined): boolean {
  return value === undefined || Array.isArray(value) || (typeof value === 'string' && value !== '');
}

/** What came in is added at the end, what went out is taken out; everything else stays in the order it was written in. */
function graftList(written: Json, before: Json | undefined, after: Json | undefined): Json | undefined {
  const [said, from, to] = [itemsOf(written), itemsOf(before), itemsOf(after)];
  const isIn = (list: readonly Json[], item: Json) => list.some((each) => folded(each) === folded(item));
  const kept = said.filter((item) => !isIn(from, item) || isIn(to, item));
  const added = to.filter((item) => !isIn(from, item) && !isIn(kept, item));
  const all = [...kept, ...added];
  const [only] = all;
  if (only === undefined) return undefined;
  return all.length === 1 && !Array.isArray(written) ? only : all;
}

/** Words are read in any letter case, and a person's need not be Graph's. */
function folded(item: Json): string {
  return stableStringify(item).toLowerCase();
}

function itemsOf(value: Json | undefined): readonly Json[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value];
}

/** What a word or a list by itself is short for, by the member it stands in. */
const shorthands: Readonly<Record<string, string>> = { for: 'groups', except: 'groups', protect: 'apps' };
const wholes = ['everyone', 'none'];

function spelledOut(value: Json | undefined, name: string): Json | undefined {
  // A list of requirements is no short form: it says that all of them are needed.
  if (value === undefined || isJsonObject(value) || !isList(value) || name === 'require') return value;
  const word = typeof value === 'string' ? wholes.find((each) => each === value.toLowerCase()) : undefined;
  if (name === 'for' && word !== undefined) return { [word]: true };
  return { [shorthands[name] ?? 'only']: value };
}
