import { isMap, isNode, isScalar, isSeq, type Node, type Pair, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { scalar } from '../../../compiler/import/write-yaml.ts';
import { isJsonObject, type Json, type JsonObject, stableStringify } from '../../../schemas/json.ts';
import { flowText } from './flow-text.ts';
import { columnOf, contentEnd, type Layout, lineEnd, lineStart } from './layout.ts';
import { indented, itemLines, linesOf, valueLines } from './lines.ts';
import { matchItems } from './match-items.ts';
import type { Splice } from './splice.ts';

/** What is needed to revise a node: the file it stands in, and what it comes to. */
export interface Revision extends Layout {
  readonly readNode: (node: Node) => Json;
  readonly splices: Splice[];
}

/** How a value is written where it stands. */
type Place =
  | { readonly in: 'flow' }
  | { readonly in: 'map'; readonly pair: Pair; readonly column: number }
  | { readonly in: 'seq' }
  | { readonly in: 'root' };

/** Collects the splices that make a node say `target`: no more of the text than has to be touched. */
export function reviseNode(revision: Revision, node: Node | null, target: Json, place: Place = { in: 'root' }): void {
  if (node !== null && says(revision, node, target)) return;
  if (isMap(node) && isJsonObject(target) && canRevise(node, target)) reviseMap(revision, node, target, place);
  else if (isSeq(node) && Array.isArray(target) && target.length > 0) reviseSeq(revision, node, target, place);
  else replace(revision, node, target, place);
}

function says({ readNode }: Revision, node: Node, target: Json): boolean {
  // An id such as 0123e4567 is a text to us, and a number to the library.
  if (isScalar(node) && node.type === Scalar.PLAIN && typeof target === 'string') return node.source === target;
  return same(readNode(node), target);
}

function same(left: Json, right: Json): boolean {
  return stableStringify(left) === stableStringify(right);
}

/** Something has to stay of a mapping, or its brackets and indentation mean nothing. */
function canRevise(node: YAMLMap, target: JsonObject): boolean {
  return Object.keys(target).length > 0 && node.items.some((pair) => keyOf(pair) in target);
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : String(pair.key);
}

function rangeOf(node: Node): readonly [number, number] {
  const [start = 0, end = 0] = node.range ?? [];
  return [start, end];
}

function valueNode(pair: Pair): Node | null {
  return isNode(pair.value) ? pair.value : null;
}

function keyRange(pair: Pair): readonly [number, number] {
  return isNode(pair.key) ? rangeOf(pair.key) : [0, 0];
}

/** The end of what is written of a member. */
function pairEnd({ text }: Layout, pair: Pair): number {
  const [start, end] = keyRange(pair);
  const node = valueNode(pair);
  const last = node === null ? colonEnd(pair, end) : Math.max(rangeOf(node)[1], colonEnd(pair, end));
  return contentEnd(text, start, last);
}

function colonEnd(pair: Pair, fallback: number): number {
  const colon = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  return colon === undefined ? fallback : colon.offset + 1;
}

function reviseMap(revision: Revision, node: YAMLMap, target: JsonObject, place: Place): void {
  const { text } = revision;
  const isFlow = node.flow === true;
  const column = columnOf(text, keyRange(node.items[0] as Pair)[0]);
  const kept = node.items.filter((pair) => keyOf(pair) in target);
  const gone = node.items.filter((pair) => !(keyOf(pair) in target));
  const [first] = node.items;
  // The first member of an item stands behind its dash, and cannot go as a line.
  if (!isFlow && gone.some((pair) => pair === first && !isAlone(text, keyRange(pair)[0]))) {
    replace(revision, node, target, place);
    return;
  }
  for (const pair of kept)
    reviseNode(
      revision,
      valueNode(pair),
      target[keyOf(pair)] ?? null,
      isFlow ? { in: 'flow' } : { in: 'map', pair, column },
    );
  if (isFlow) removeFrom(revision, node, gone);
  else for (const pair of gone) removeLines(revision, keyRange(pair)[0], pairEnd(revision, pair));
  const names = Object.keys(target);
  const known = new Set(kept.map(keyOf));
  for (const name of names.filter((each) => !known.has(each))) {
    const before = names.slice(0, names.indexOf(name)).findLast((each) => known.has(each));
    const after = kept.find((pair) => keyOf(pair) === before) ?? kept[0];
    if (after !== undefined) insertPair(revision, after, { name, value: target[name] ?? null }, { isFlow, column });
  }
}

function insertPair(
  revision: Revision,
  after: Pair,
  { name, value }: { readonly name: string; readonly value: Json },
  { isFlow, column }: { readonly isFlow: boolean; readonly column: number },
): void {
  const { text, eol, splices } = revision;
  const end = pairEnd(revision, after);
  if (isFlow) {
    splices.push({ start: end, end, text: `, ${scalar(name)}: ${flowText(value)}` });
    return;
  }
  const at = lineEnd(text, end);
  const lines = linesOf({ [name]: value }).map((line) => indented(line, column));
  splices.push({ start: at, end: at, text: lines.map((line) => `${eol}${line}`).join('') });
}

function reviseSeq(revision: Revision, node: YAMLSeq, target: readonly Json[], place: Place): void {
  const items = node.items.filter(isNode);
  const isFlow = node.flow === true;
  const { text, eol, splices } = revision;
  const matched = matchItems(items.map(revision.readNode), target);
  const gone = items.filter((_, index) => matched.removed.includes(index));
  const [first] = items;
  const canCut =
    isFlow || gone.every((item) => /^\s*-\s+$/.test(text.slice(lineStart(text, rangeOf(item)[0]), rangeOf(item)[0])));
  if (first === undefined || !canCut || gone.length === items.length || items.length !== node.items.length) {
    replace(revision, node, target, place);
    return;
  }
  for (const [index, value] of matched.changed)
    reviseNode(revision, items[index] ?? null, value, isFlow ? { in: 'flow' } : { in: 'seq' });
  if (isFlow) removeFrom(revision, node, gone);
  else for (const item of gone) removeLines(revision, rangeOf(item)[0], contentEnd(text, ...rangeOf(item)));
  for (const { after, value } of matched.added) {
    const [start, end] = rangeOf(items[after] ?? first);
    const last = contentEnd(text, start, end);
    if (isFlow) splices.push({ start: last, end: last, text: `, ${flowText(value)}` });
    else {
      const dash = text.lastIndexOf('-', rangeOf(first)[0] - 1);
      const lines = itemLines(value).map((line) => indented(line, columnOf(text, dash)));
      splices.push({
        start: lineEnd(text, last),
        end: lineEnd(text, last),
        text: lines.map((line) => eol + line).join(''),
      });
    }
  }
}

/** Cuts members or items out of brackets, each with the comma that parts it from one that stays. */
function removeFrom({ text, splices }: Revision, node: YAMLMap | YAMLSeq, gone: readonly (Pair | Node)[]): void {
  const all: readonly (Pair | Node)[] = (node.items as readonly unknown[]).filter(
    (item): item is Pair | Node => typeof item === 'object' && item !== null,
  );
  const startOf = (item: Pair | Node) => (isNode(item) ? withProperties(text, rangeOf(item)[0]) : keyRange(item)[0]);
  const endOf = (item: Pair | Node) =>
    isNode(item) ? rangeOf(item)[1] : Math.max(keyRange(item)[1], isNode(item.value) ? rangeOf(item.value)[1] : 0);
  let lastKept: Pair | Node | undefined;
  for (const [index, item] of all.entries()) {
    if (!gone.includes(item)) lastKept = item;
    else if (lastKept !== undefined)
      splices.push({ start: endOf(all[index - 1] as Pair | Node), end: endOf(item), text: '' });
    else {
      const next = all[index + 1];
      if (next !== undefined) splices.push({ start: startOf(item), end: startOf(next), text: '' });
    }
  }
}

/** Removes the lines of a member or an item. Comments that stand on lines of their own stay. */
function removeLines({ text, comments, splices, eol }: Revision, start: number, end: number): void {
  const from = lineStart(text, start);
  const last = lineEnd(text, end);
  const kept = comments.filter((comment) => comment.isAlone && comment.start > from && comment.start < last);
  const lines = kept.map((comment) => text.slice(lineStart(text, comment.start), lineEnd(text, comment.start)));
  const to = text.indexOf('\n', last) === -1 ? text.length : text.indexOf('\n', last) + 1;
  splices.push({ start: from, end: to, text: lines.map((line) => `${line}${eol}`).join('') });
}

/** Writes a value anew, and the comments that stood in the old one above it. */
function replace(revision: Revision, node: Node | null, target: Json, place: Place): void {
  const { text, splices, eol, comments } = revision;
  const [start, end] = node === null ? [0, 0] : rangeOf(node);
  const from = node === null ? 0 : withProperties(text, start);
  const to = contentEnd(text, start, end);
  if (place.in === 'flow') {
    splices.push({ start: from, end: to, text: inStyle(node, target) });
    return;
  }
  const anchorAt = place.in === 'map' ? keyRange(place.pair)[0] : from;
  const column = place.in === 'map' ? place.column : place.in === 'seq' ? columnOf(text, from) : 0;
  const colon = place.in === 'map' ? colonEnd(place.pair, keyRange(place.pair)[1]) : from;
  const lines =
    place.in !== 'map'
      ? valueLines(target)
      : linesOf({ [keyOf(place.pair)]: target }).map((line, index) =>
          index === 0 ? line.slice(line.indexOf(':', scalar(keyOf(place.pair)).length) + 1) : line,
        );
  const [head = '', ...rest] = lines;
  const put = [head, ...rest.map((line) => indented(line, column))].join(eol);
  const isOnLine = node !== null && rest.length === 0 && !text.slice(colon, from).includes('\n') && place.in === 'map';
  const written = isOnLine
    ? { start: from, end: to, text: isScalar(node) ? inStyle(node, target) : put.trimStart() }
    : { start: colon, end: Math.max(to, colon), text: put };
  const inside = comments.filter((comment) => comment.start >= written.start && comment.start < written.end);
  const above = inside.map(
    (comment) =>
      `${comment.isAlone ? text.slice(lineStart(text, comment.start), comment.start) : ' '.repeat(column)}${comment.text}${eol}`,
  );
  if (above.length > 0) {
    const at = lineStart(text, anchorAt);
    splices.push({ start: at, end: at, text: above.join('') });
  }
  splices.push(written);
}

/** Where a node begins when its anchor and its tag count, which no range of the library does. */
function withProperties(text: string, start: number): number {
  const properties = /(?:[&!][^\s,[\]{}]*[ \t]+)+$/.exec(text.slice(lineStart(text, start), start));
  return properties === null ? start : start - properties[0].length;
}

/** In the quotes the old value had. */
function inStyle(node: Node | null, value: Json): string {
  if (typeof value !== 'string' || !isScalar(node)) return flowText(value);
  const plain = scalar(value);
  if (node.type === Scalar.QUOTE_DOUBLE) return plain.startsWith('"') ? plain : JSON.stringify(value);
  return node.type === Scalar.QUOTE_SINGLE && !plain.startsWith('"') && !plain.startsWith("'")
    ? `'${value.replaceAll("'", "''")}'`
    : plain;
}

function isAlone(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}
