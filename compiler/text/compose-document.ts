import type { ScalarEvent, SequenceEvent } from 'js-yaml';
import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, type MappingEvent, SCALAR_STYLE } from 'js-yaml';
import { define, type Json } from '../../schemas/json.ts';
import { AnchorTable } from './anchor-table.ts';
import { quote } from './quote.ts';
import type { ReadContext } from './read-context.ts';
import { duplicateKey, keyNotString, mergeKey, unsupportedTag } from './rules.ts';
import { scalarValue, tagComplaint } from './scalar-value.ts';
import { SourceCursor } from './source-cursor.ts';
import type { Range, YamlNode } from './yaml-node.ts';

type CollectionEvent = MappingEvent | SequenceEvent;

/** A collection whose end has not been read yet. */
interface OpenCollection {
  readonly event: CollectionEvent;
  readonly start: number;
  /** The bracket that ends it; undefined for block style, and for a pair in a list such as `[a: b]`. */
  readonly closing: ']' | '}' | undefined;
  readonly items: YamlNode[];
  readonly members: Map<string, { readonly key: Range; readonly node: YamlNode }>;
  /** The key that waits for its value; `name` is undefined when the key was refused. */
  key: { readonly name: string | undefined; readonly range: Range } | undefined;
  size: number;
  height: number;
  /** True once a second `kind` stood in it: the author forgot to begin another document. */
  isSecondDocument?: boolean;
}

/**
 * Builds the value of one document from the parser's events, with the place of every part. js-yaml's own constructor
 * stops at the first mistake and forgets places; this one reports each mistake and reads on, leaving out what it refused.
 */
export class DocumentComposer {
  private readonly open: OpenCollection[] = [];
  private readonly anchors: AnchorTable;
  private readonly context: ReadContext;
  private readonly chunk: Range;
  private readonly chunkText: string;
  private readonly cursor: SourceCursor;
  private readonly refusesTags: boolean;
  private root: YamlNode | undefined;

  /** `redefinesTags`: a `%TAG` directive stands above, so that not even `!!str` means what it seems to. */
  constructor(context: ReadContext, chunk: Range, start: number, redefinesTags: boolean) {
    this.context = context;
    this.chunk = chunk;
    this.chunkText = context.text.slice(chunk.start, chunk.end);
    this.cursor = new SourceCursor(context.text, start);
    this.anchors = new AnchorTable(context);
    this.refusesTags = redefinesTags;
  }

  /** Takes the next event of the document; its own opening and closing events are the caller's. */
  take(event: Event): void {
    if (event.type === EVENT_ID.SCALAR) this.takeScalar(event);
    else if (event.type === EVENT_ID.ALIAS) this.takeAlias(this.rangeOf(event.anchorStart, event.anchorEnd));
    else if (event.type === EVENT_ID.POP) this.close();
    else if (event.type !== EVENT_ID.DOCUMENT) this.openCollection(event);
  }

  /** The whole document, once all its events were taken; undefined when it holds nothing. */
  get result(): YamlNode | undefined {
    return this.root?.value === null && this.root.range === undefined ? undefined : this.root;
  }

  /** True when every collection that was opened is closed again. */
  get isComplete(): boolean {
    return this.open.length === 0;
  }

  /** How far the document has been read, as an offset into the file. */
  get end(): number {
    return this.cursor.here;
  }

  private rangeOf(start: number, end: number): Range {
    return { start: this.chunk.start + start, end: this.chunk.start + end };
  }

  private takeScalar(event: ScalarEvent): void {
    const text = getScalarValue(this.chunkText, event);
    const range = this.scalarRange(event);
    const tag = event.tagStart === -1 ? '' : this.chunkText.slice(event.tagStart, event.tagEnd);
    const isPlain = event.style === SCALAR_STYLE.PLAIN;
    const { value, problem } = scalarValue(text, tag, isPlain);
    const place = range ?? this.fallbackRange();
    if (tag !== '' && this.refusesTags) this.context.report(unsupportedTag, this.tagRange(event), tagComplaint(tag));
    else if (problem !== undefined) {
      const atTag = problem.rule === unsupportedTag && event.tagStart !== -1;
      this.context.report(problem.rule, atTag ? this.tagRange(event) : place, problem.complaint);
    }
    const node: YamlNode = { value, range, members: undefined, items: undefined, size: text.length + 1, height: 0 };
    if (event.anchorStart !== -1) this.anchors.define(this.anchorName(event), node);
    this.add(node, isPlain && tag === '' && text === '<<');
  }

  private anchorName(event: ScalarEvent | CollectionEvent): string {
    return this.chunkText.slice(event.anchorStart, event.anchorEnd);
  }

  private tagRange(event: ScalarEvent | CollectionEvent): Range {
    return this.rangeOf(event.tagStart, event.tagEnd);
  }

  /** The words of a scalar with their quotes; for one nobody wrote its tag or anchor, the dash before it, or nothing. */
  private scalarRange(event: ScalarEvent): Range | undefined {
    if (event.valueStart === -1) return this.emptyRange(event);
    const { start, end } = this.rangeOf(event.valueStart, event.valueEnd);
    const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    this.cursor.moveTo(isQuoted ? end + 1 : end);
    if (isQuoted) return { start: start - 1, end: end + 1 };
    if (event.style === SCALAR_STYLE.PLAIN) return { start, end };
    const block = this.context.text.slice(start, end);
    const words = block.trim();
    return words === '' ? undefined : { start: start + block.indexOf(words), end: start + block.trimEnd().length };
  }

  private emptyRange(event: ScalarEvent): Range | undefined {
    if (event.tagStart !== -1 || event.anchorStart !== -1) {
      const isTag = event.tagStart !== -1;
      const range = isTag ? this.tagRange(event) : this.rangeOf(event.anchorStart - 1, event.anchorEnd);
      this.cursor.moveTo(Math.max(range.end, this.chunk.start + event.anchorEnd));
      return range;
    }
    const parent = this.open.at(-1);
    if (parent?.event.type === EVENT_ID.SEQUENCE) return this.cursor.take('-');
    if (parent !== undefined && parent.key === undefined) return this.cursor.take(':?');
    this.cursor.take(':');
    return undefined;
  }

  /** Where to point when the thing itself was not written. */
  private fallbackRange(): Range {
    const parent = this.open.at(-1);
    return parent?.key?.range ?? { start: this.cursor.here, end: this.cursor.here };
  }

  private takeAlias(name: Range): void {
    const range = { start: name.start - 1, end: name.end };
    this.cursor.moveTo(range.end);
    this.add(this.anchors.resolve(this.context.text.slice(name.start, name.end), range, this.open.length), false, true);
  }

  private openCollection(event: CollectionEvent): void {
    const start = this.chunk.start + event.start;
    this.cursor.moveTo(event.style === COLLECTION_STYLE.FLOW ? start + 1 : start);
    const tag = event.tagStart === -1 ? '' : this.chunkText.slice(event.tagStart, event.tagEnd);
    const own = event.type === EVENT_ID.MAPPING ? '!!map' : '!!seq';
    if (tag !== '' && (this.refusesTags || (tag !== '!' && tag !== own))) {
      this.context.report(unsupportedTag, this.tagRange(event), tagComplaint(tag));
    }
    if (event.anchorStart !== -1) this.anchors.open(this.anchorName(event));
    this.open.push({
      event,
      start,
      closing: closingBracket(event, this.context.text.charAt(start)),
      items: [],
      members: new Map(),
      key: undefined,
      size: 1,
      height: 0,
    });
  }

  private close(): void {
    const collection = this.open.pop();
    if (collection === undefined) throw new Error('unreachable: the parser closes only what it opened');
    const { event, start, closing, items, members } = collection;
    const end = closing === undefined ? this.cursor.here : this.cursor.takeClosing(closing);
    const isMapping = event.type === EVENT_ID.MAPPING;
    const node: YamlNode = {
      value: isMapping ? objectOf(members) : items.map((item) => item.value),
      range: { start, end: Math.max(end, start) },
      members: isMapping ? members : undefined,
      items: isMapping ? undefined : items,
      size: collection.size,
      height: collection.height + 1,
    };
    if (event.anchorStart !== -1) this.anchors.define(this.anchorName(event), node);
    this.add(node, false);
  }

  /** Gives a finished value to the collection around it, as a key when that is what it waits for. */
  private add(node: YamlNode, isMerge: boolean, isAlias = false): void {
    const parent = this.open.at(-1);
    if (parent === undefined) {
      this.root = node;
      return;
    }
    parent.size += node.size;
    parent.height = Math.max(parent.height, node.height);
    if (parent.event.type === EVENT_ID.SEQUENCE) parent.items.push(node);
    else if (parent.key === undefined) parent.key = this.keyOf(parent, node, isMerge, isAlias);
    else {
      if (parent.key.name !== undefined) parent.members.set(parent.key.name, { key: parent.key.range, node });
      parent.key = undefined;
    }
  }

  private keyOf(parent: OpenCollection, node: YamlNode, isMerge: boolean, isAlias: boolean): OpenCollection['key'] {
    const range = node.range ?? this.fallbackRange();
    const first = typeof node.value === 'string' ? parent.members.get(node.value) : undefined;
    if (isMerge) {
      const help = 'write the values out, or give the whole value an anchor (`&name`) and repeat it with `*name`';
      this.context.report(mergeKey, range, { message: 'merge key `<<` is not supported', help });
    } else if (isAlias || typeof node.value !== 'string') {
      const words = quote(this.context.text.slice(range.start, range.end));
      this.context.report(keyNotString, range, {
        message: `key ${words} is not a string`,
        help: 'put the key in quotes',
      });
    } else if (first !== undefined && parent.isSecondDocument !== true) {
      // A second `kind` at the top is another document; that its other keys stand twice as well says nothing more.
      parent.isSecondDocument = this.open.length === 1 && node.value === 'kind';
      const help = parent.isSecondDocument ? 'write a line `---` above it: here another document begins' : undefined;
      this.context.report(duplicateKey, range, {
        message: `key ${quote(node.value)} stands twice in one mapping`,
        help: help ?? 'keep one of them',
        also: { message: 'it stands here first', range: first.key },
      });
    } else if (first === undefined) return { name: node.value, range };
    return { name: undefined, range };
  }
}

function closingBracket(event: CollectionEvent, first: string): ']' | '}' | undefined {
  if (event.style !== COLLECTION_STYLE.FLOW) return undefined;
  if (event.type === EVENT_ID.SEQUENCE) return ']';
  return first === '{' ? '}' : undefined;
}

function objectOf(members: OpenCollection['members']): Json {
  const value: Record<string, Json> = {};
  for (const [name, { node }] of members) define(value, name, node.value);
  return value;
}
