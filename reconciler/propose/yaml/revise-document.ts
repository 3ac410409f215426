import { type Document, isAlias, isDocument, isNode, type Node, parseAllDocuments, visit } from 'yaml';
import { parseYaml } from '../../../compiler/text/parse-yaml.ts';
import { type Json, type JsonObject, stableStringify } from '../../../schemas/json.ts';
import { flowText } from './flow-text.ts';
import { layoutOf } from './layout.ts';
import { type Revision, reviseNode } from './revise-node.ts';
import { type Splice, spliced } from './splice.ts';

/**
 * The text of a file with one of its documents saying `target`, and every other byte as it was; undefined where that cannot be done,
 * which whoever asks has to live with. `index` counts the documents our own reader finds.
 */
export function reviseDocument(text: string, index: number, target: JsonObject): string | undefined {
  const before = parseYaml('', text);
  const document = documentsIn(text)[index];
  if (document === undefined || before.findings.length > 0 || !isNode(document.contents)) return undefined;
  const freed = freeAnchors(text, document, target);
  if (freed !== undefined) return reviseDocument(freed, index, target);
  const revision = revisionOf(text, document);
  reviseNode(revision, document.contents, target);
  const revised = spliced(text, revision.splices);
  return revised !== undefined && holds(revised, index, before.documents, target) ? revised : undefined;
}

/** The documents of a file that hold something, as our own reader counts them. */
export function documentsIn(text: string): readonly Document[] {
  const parsed = parseAllDocuments(text, { keepSourceTokens: true, uniqueKeys: false, logLevel: 'silent' });
  return [...parsed].flatMap((each) => (isDocument(each) && each.contents !== null ? [each as Document] : []));
}

function revisionOf(text: string, document: Document): Revision {
  return { ...layoutOf(text), splices: [], readNode: (node) => readNode(node, document) };
}

function readNode(node: Node, document: Document): Json {
  const value: unknown = node.toJS(document);
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}

/** What was written is read again by the reader that counts. */
function holds(text: string, index: number, before: readonly { readonly value: Json }[], target: JsonObject): boolean {
  const { documents, findings } = parseYaml('', text);
  return (
    findings.length === 0 &&
    documents.length === before.length &&
    documents.every(
      ({ value }, at) =>
        stableStringify(value) === stableStringify(at === index ? target : (before[at]?.value ?? null)),
    )
  );
}

/**
 * Where a value with an anchor is about to change, and aliases stand for it: the text in which the first alias holds the anchor and the
 * value itself. The others then mean what they meant. Undefined where nothing of that kind is there.
 */
function freeAnchors(text: string, document: Document, target: JsonObject): string | undefined {
  const users = new Map<string, Node[]>();
  const anchored = new Map<string, Node>();
  visit(document, {
    Alias: (_, alias) => {
      users.set(alias.source, [...(users.get(alias.source) ?? []), alias]);
    },
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor !== undefined) anchored.set(node.anchor, node);
    },
  });
  if (users.size === 0) return undefined;
  const revision = revisionOf(text, document);
  reviseNode(revision, isNode(document.contents) ? document.contents : null, target);
  for (const [anchor, node] of anchored) {
    const [first] = users.get(anchor) ?? [];
    const [start = 0, end = 0] = node.range ?? [];
    if (first === undefined || !revision.splices.some((splice) => splice.start < end && splice.end >= start)) continue;
    return spliced(text, movedAnchor(text, anchor, { node, first, value: readNode(node, document) }));
  }
  return undefined;
}

function movedAnchor(
  text: string,
  anchor: string,
  { node, first, value }: { readonly node: Node; readonly first: Node; readonly value: Json },
): readonly Splice[] {
  const [start = 0] = node.range ?? [];
  const [from = 0, to = 0] = first.range ?? [];
  const mark = text.lastIndexOf(`&${anchor}`, start);
  const after = mark + anchor.length + 1;
  const blanks = /^[ \t]*/.exec(text.slice(after))?.[0].length ?? 0;
  // A value that begins on the next line needs no blank where its anchor stood.
  const isBelow = /^[ \t]*\r?\n/.test(text.slice(after));
  const begin = isBelow && text[mark - 1] === ' ' ? mark - 1 : mark;
  return [
    { start: begin, end: after + blanks, text: '' },
    { start: from, end: contentEndOf(text, from, to), text: `&${anchor} ${flowText(value)}` },
  ];
}

function contentEndOf(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
}
