import { writeYaml } from '../../compiler/import/write-yaml.ts';
import { decodeSource, type SourceText } from '../../compiler/text/source-text.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { layoutOf, lineStart } from './yaml/layout.ts';
import { documentsIn, reviseDocument } from './yaml/revise-document.ts';

/** One change of a file. `index` counts the documents of the file. */
export type Edit =
  | { readonly does: 'revise'; readonly file: string; readonly index: number; readonly value: JsonObject }
  | { readonly does: 'remove'; readonly file: string; readonly index: number }
  | { readonly does: 'add'; readonly file: string; readonly value: JsonObject };

/** The files after an edit; undefined where it cannot be made. A file that holds no document any more is gone. */
export function applyEdit(files: readonly SourceText[], edit: Edit): readonly SourceText[] | undefined {
  const source = files.find(({ file }) => file === edit.file);
  if (source === undefined) {
    return edit.does === 'add' ? [...files, { file: edit.file, bytes: utf8(writeYaml(edit.value)) }] : undefined;
  }
  const decoded = decodeSource(source);
  if (!('text' in decoded)) return undefined;
  const text = revised(decoded.text, edit);
  if (text === undefined) return undefined;
  const others = files.filter((each) => each !== source);
  return text === '' ? others : [...others, { file: edit.file, bytes: encodedLike(source.bytes, text) }];
}

function revised(text: string, edit: Edit): string | undefined {
  if (edit.does === 'revise') return reviseDocument(text, edit.index, edit.value);
  if (edit.does === 'remove') return withoutDocument(text, edit.index);
  const { eol } = layoutOf(text);
  const written = writeYaml(edit.value).replaceAll('\n', eol);
  if (text.trim() === '') return written;
  return `${text}${text.endsWith('\n') ? '' : eol}---${eol}${written}`;
}

/** Everything from a document's marker to the next one. What stands above the first document of a file speaks of the file, and stays. */
function withoutDocument(text: string, index: number): string | undefined {
  const documents = documentsIn(text);
  const [start = 0, end = 0] = documents[index]?.contents?.range ?? [];
  if (documents.length === 1 && documents[index] !== undefined) return '';
  if (end === 0) return undefined;
  const markers = [...text.matchAll(/^---(?=\s|$).*(?:\r?\n|$)/gm)].map((match) => ({
    at: match.index,
    after: match.index + match[0].length,
  }));
  const own = markers.findLast(({ at }) => at < start);
  const next = markers.find(({ at }) => at >= end - 1 && at > start);
  if (index > 0 && own !== undefined) return text.slice(0, own.at) + (next === undefined ? '' : text.slice(next.at));
  return next === undefined ? undefined : text.slice(0, lineStart(text, start)) + text.slice(next.after);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** In the encoding of the bytes that were there, with the byte order mark they had. */
function encodedLike(before: Uint8Array, text: string): Uint8Array {
  const [first, second, third] = before;
  if (first === 0xef && second === 0xbb && third === 0xbf) return utf8(`\uFEFF${text}`);
  const isLittle = first === 0xff && second === 0xfe;
  if (!isLittle && !(first === 0xfe && second === 0xff)) return utf8(text);
  const bytes = new Uint8Array(2 * (text.length + 1));
  const view = new DataView(bytes.buffer);
  for (const [index, unit] of [...Array(text.length + 1).keys()].map(
    (at) => [at, at === 0 ? 0xfeff : text.charCodeAt(at - 1)] as const,
  ))
    view.setUint16(2 * index, unit, isLittle);
  return bytes;
}
