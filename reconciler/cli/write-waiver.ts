import { existsSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { compile } from '../../compiler/compile.ts';
import { writeYaml } from '../../compiler/import/write-yaml.ts';
import { decodeSource, type SourceText } from '../../compiler/text/source-text.ts';
import { expiresSoon } from '../../compiler/waivers/waiver-rules.ts';
import { waiverTerms } from '../../compiler/waivers/waiver-terms.ts';
import type { Bindings } from '../../schemas/bindings.ts';
import type { Finding } from '../../schemas/finding.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Waiver } from '../../schemas/waiver.ts';
import { isWithin } from '../project/is-within.ts';
import type { ProjectFolder } from '../project/project-folder.ts';
import { replaceFile } from '../store/durable-file.ts';
import { UsageError } from '../usage-error.ts';

export interface WaiverRequest {
  readonly about: { readonly object: string } | { readonly unmanaged: string };
  readonly property?: string | undefined;
  readonly value?: Json | undefined;
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
  /** As given, relative to the project folder. */
  readonly file?: string | undefined;
  /** Changes the last day of the waiver there is, and nothing else. */
  readonly extend: boolean;
}

/**
 * A file of the project with a new text that compiles as well as the old one did, and what is to be said about it: a misspelt pointer
 * covers nothing, and whoever wrote it is still there. Without a text, what would be wrong with it.
 */
export type WaiverEdit = {
  readonly findings: readonly Finding[];
  /** The files the findings are about. */
  readonly files: readonly SourceText[];
} & (
  | { readonly path: string; readonly file: string; readonly name: string; readonly text: string }
  | { readonly text?: never }
);

export type WrittenWaiver = Extract<WaiverEdit, { text: string }>;

/** Works the waiver into the files in memory: nothing is written that does not compile. Throws UsageError. */
export async function editWaiver(
  folder: ProjectFolder,
  bindings: Bindings | undefined,
  request: WaiverRequest,
  today: string,
): Promise<WaiverEdit> {
  const project: Edited = { folder, bindings, today };
  const place = await placeFor(folder, request.file);
  const before = compile({ files: folder.files, bindings });
  const name = freeName(request, before.waivers);
  const added = withText(
    folder.files,
    place.file,
    appended(textOf(folder.files, place.file), documentOf(name, request)),
  );
  const compiled = compile({ files: added, bindings });
  const own = compiled.waivers.filter((waiver) => waiver.name === name);
  const there = before.waivers.find((waiver) => own.some((one) => isSame(one, waiver)));
  if (!request.extend) {
    if (there !== undefined) throw alreadyWaived(there);
    return judged(project, added, { ...place, name });
  }
  if (there === undefined) {
    if (own.length === 0) return judged(project, added, { ...place, name });
    throw new UsageError('there is no such waiver to extend', 'leave out `--extend`, and say `--reason` and `--owner`');
  }
  const { file, start, end } = there.untilSpan;
  const text = textOf(folder.files, file);
  const extended = `${text.slice(0, start.offset)}${request.until}${text.slice(end.offset)}`;
  const path = await realpath(join(folder.root, file));
  return judged(project, withText(folder.files, file, extended), { path, file, name: there.name });
}

/** Replaces the file at once: after a crash either the old text is there or the new one. */
export async function writeEdit({ path, text }: WrittenWaiver): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await replaceFile(path, text);
}

interface Edited {
  readonly folder: ProjectFolder;
  readonly bindings: Bindings | undefined;
  readonly today: string;
}

function alreadyWaived({ name, until }: Waiver): UsageError {
  return new UsageError(
    `the waiver \`${name}\` covers this already, until ${until}`,
    'give it another last day with `--extend`, or remove its document',
  );
}

/** The edit and the warnings it brings, unless it makes errors that were not there before. */
function judged(
  { folder, bindings, today }: Edited,
  files: readonly SourceText[],
  place: { readonly path: string; readonly file: string; readonly name: string },
): WaiverEdit {
  const told = (given: readonly SourceText[]) => {
    const { findings, waivers } = compile({ files: given, bindings });
    return [...findings, ...waiverTerms(waivers, today)].filter(({ severity }) => severity !== 'information');
  };
  const known = new Set(told(folder.files).map(({ message }) => message));
  // Who has just said the last day knows it.
  const fresh = told(files).filter(({ code, message }) => code !== expiresSoon.code && !known.has(message));
  const wrong = fresh.filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) return { findings: wrong, files };
  return { ...place, text: rawText(files, place.file), findings: fresh, files };
}

function isSame(left: Waiver, right: Waiver): boolean {
  const covered = ({ about, pointer, expected }: Waiver) => JSON.stringify([about, pointer, expected?.body]);
  return covered(left) === covered(right);
}

function documentOf(name: string, { about, property, value, reason, owner, until }: WaiverRequest): string {
  const said = { ...(property === undefined ? {} : { property }), ...(value === undefined ? {} : { value }) };
  const document: JsonObject = { kind: 'Waiver', name, ...about, ...said, reason, owner, until };
  return writeYaml(document);
}

/** A document more at the end, in the line breaks of the file. What stands there stays to the letter. */
function appended(text: string, document: string): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const end = text === '' || text.endsWith('\n') ? '' : lineBreak;
  const separator = text.trim() === '' ? '' : `---${lineBreak}`;
  return `${text}${end}${separator}${document.replaceAll('\n', lineBreak)}`;
}

/** `mail-state` for the state of `mail`, with a number where that is taken. */
function freeName({ about, property }: WaiverRequest, waivers: readonly Waiver[]): string {
  const written = 'object' in about ? about.object.slice(about.object.indexOf('/') + 1) : about.unmanaged;
  const part = property === undefined ? 'waiver' : (property.split('/').at(-1) ?? '');
  const base = `${written}-${part}`
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
  const taken = new Set(waivers.map(({ name }) => name.toLowerCase()));
  const short = base.slice(0, 100) || 'waiver';
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? short : `${short}-${count}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Where the document goes: the file named, or `waivers.yaml` in the first folder with documents. */
async function placeFor({ root, settings }: ProjectFolder, wanted: string | undefined) {
  const real = await realpath(root);
  const places = (settings.documents ?? ['.']).map((place) => resolve(real, place));
  const folder = places.find((place) => !/\.ya?ml$/i.test(place)) ?? real;
  const path = wanted === undefined ? join(folder, 'waivers.yaml') : resolve(real, wanted);
  const target = existsSync(path) ? await realpath(path) : path;
  const file = relative(real, target).split(sep).join('/');
  const isRead = places.some((place) => isWithin(place, path)) && isWithin(real, target);
  const isHidden = file.split('/').some((part) => part.startsWith('.') || part === 'node_modules');
  if (!/\.ya?ml$/i.test(file) || file === 'gatewright.yaml' || !isRead || isHidden) {
    throw new UsageError(
      `\`${wanted ?? file}\` is no file of documents of this project`,
      'name a `.yaml` file in one of the folders under `documents` in gatewright.yaml',
    );
  }
  return { path: target, file };
}

function textOf(files: readonly SourceText[], file: string): string {
  const source = files.find((each) => each.file === file);
  if (source === undefined) return '';
  const decoded = decodeSource(source);
  const isUtf16 = (source.bytes[0] ?? 0) >= 0xfe && (source.bytes[1] ?? 0) >= 0xfe;
  if ('text' in decoded && !isUtf16) return decoded.text;
  throw new UsageError(
    `\`${file}\` cannot be edited: it is not utf-8`,
    'save it as utf-8, or name another one with `--file`',
  );
}

const mark = '\uFEFF';

/** The same files, one of them with another text; a byte order mark stays. */
function withText(files: readonly SourceText[], file: string, text: string): readonly SourceText[] {
  const old = files.find((each) => each.file === file);
  const isMarked = old?.bytes[0] === 0xef && old.bytes[1] === 0xbb && old.bytes[2] === 0xbf;
  const bytes = new TextEncoder().encode(`${isMarked ? mark : ''}${text}`);
  return [...files.filter((each) => each.file !== file), { file, bytes }];
}

function rawText(files: readonly SourceText[], file: string): string {
  const source = files.find((each) => each.file === file);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(source?.bytes ?? new Uint8Array());
}
