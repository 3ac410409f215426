import type { Json } from '../../schemas/json.ts';
import { type Pointer, parsePointer, readPointer } from '../../schemas/pointer.ts';
import type { Span } from '../../schemas/span.ts';
import { type LineIndex, spanBetween } from './position.ts';
import { rangeWithin } from './range-within.ts';
import type { Range, YamlNode } from './yaml-node.ts';

/** One YAML document: its value, and where every part of it was written. */
export interface YamlDocument {
  readonly file: string;
  /** Plain JSON data. Where the text had errors this is what could be read of it. */
  readonly value: Json;
  /** From the first to the last character of the value. */
  readonly span: Span;
  /**
   * Where a value was written. A pointer that leads nowhere answers with its nearest ancestor; a value nobody wrote
   * (`key:`) with its key; a part of an alias with the text the alias stands for.
   */
  spanOf(pointer: Pointer): Span;
  /** Where the key of a member was written; undefined for the root, for list items and for what is not there. */
  keySpanOf(pointer: Pointer): Span | undefined;
  /** Where a part of a text was written, by offsets into the text; the whole of it where the two cannot be matched. */
  spanWithin(pointer: Pointer, part: Range): Span;
  readonly comments?: never;
}

/** The document over a node; `end` is the place of a root that has none of its own. */
export function documentOf(file: string, lines: LineIndex, root: YamlNode, end: number): YamlDocument {
  const rootRange = root.range ?? { start: end, end };
  const toSpan = (range: Range): Span => spanBetween(file, lines, range.start, range.end);
  return {
    file,
    value: root.value,
    span: toSpan(rootRange),
    spanOf: (pointer) => toSpan(descend(root, rootRange, pointer).range),
    keySpanOf: (pointer) => {
      const { key, complete } = descend(root, rootRange, pointer);
      return complete && key !== undefined ? toSpan(key) : undefined;
    },
    spanWithin: (pointer, part) => {
      const { range } = descend(root, rootRange, pointer);
      const value = readPointer(root.value, pointer);
      return toSpan(typeof value === 'string' ? rangeWithin(lines.text, range, value, part) : range);
    },
  };
}

interface Place {
  readonly range: Range;
  readonly key: Range | undefined;
  /** Whether the pointer was followed to its end. */
  readonly complete: boolean;
}

function descend(root: YamlNode, rootRange: Range, pointer: Pointer): Place {
  let node = root;
  let range = rootRange;
  let key: Range | undefined;
  for (const segment of parsePointer(pointer)) {
    const member = node.members?.get(segment);
    const next = member?.node ?? (/^(0|[1-9]\d{0,8})$/.test(segment) ? node.items?.[Number(segment)] : undefined);
    if (next === undefined) return { range, key, complete: false };
    key = member?.key;
    range = next.range ?? key ?? range;
    node = next;
  }
  return { range, key, complete: true };
}
