import { type Finding, hasErrors } from '../../schemas/finding.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { formatPointer, type Pointer } from '../../schemas/pointer.ts';
import { decodeSource, type SourceText } from '../text/source-text.ts';
import type { ReadableCollection } from './exported-kind.ts';
import { type Aside, type Candidate, findCandidates, type Survey } from './find-candidates.ts';
import { JsonFinder, limited } from './json-finder.ts';
import { jsonLimits } from './json-limits.ts';
import type { JsonMistake, JsonText } from './json-text.ts';
import { parseJson } from './parse-json.ts';
import { readObject } from './read-object.ts';
import {
  continuedList,
  emptyList,
  encodedJson,
  notGraph,
  notJson,
  passedOver,
  tooDeep,
  tooMany,
} from './reader-rules.ts';

/** One object that a file holds, or one value in it that should have been one. */
export interface FoundObject {
  readonly file: string;
  /** Where it stood in the file, also through texts that hold JSON; undefined when it is the whole file. */
  readonly pointer?: Pointer;
  /** Its kind, when objects of that kind are taken over. */
  readonly collection: ReadableCollection | undefined;
  /** Graph's collection or, for what we have no collection of, the type's own name; `unknown` when nothing tells it. */
  readonly kind: string;
  /** The published type of the body, as exactly as it can be told; '' when nothing tells it. */
  readonly type: string;
  /** In Graph's spelling and shape; nothing is taken out. Empty when the value is no object. */
  readonly body: JsonObject;
  /** Their pointers lead into `body`; their spans into the text of the file. */
  readonly findings: readonly Finding[];
  /** True when there is an error among the findings: the object cannot be taken over. */
  readonly refused: boolean;
  /** False when `body` is not all of what the file says: a duplicate key, a digit lost, a part cut off, no JSON at all. */
  readonly isWhole: boolean;
}

export interface GraphJsonFile {
  /** One for each object, in the order of the file; at least one unless the file is an empty list. */
  readonly objects: readonly FoundObject[];
  /** About the file rather than about one object. */
  readonly findings: readonly Finding[];
  /** The text that spans lead into; undefined for a file that could not be decoded. */
  readonly text: string | undefined;
}

/**
 * The Graph objects in a file that somebody else made: an export, a backup, a page of a list, the output of a script. Every
 * object gives exactly one row, whatever wraps it; what is odd about it is told, repaired only where one reading is possible,
 * and refused where there are two. Never throws, whatever the bytes.
 */
export function readGraphJson(source: SourceText): GraphJsonFile {
  const { file } = source;
  const decoded = decodeSource(source, { fileSize: jsonLimits.fileSize, guessesUtf16: true });
  if (!('text' in decoded)) return unreadable(file, undefined, decoded.findings);
  const { text } = decoded;
  const finder = new JsonFinder(file, text);
  const json = parseJson(text, (offset) => offset);
  if ('mistake' in json) return unreadable(file, text, [mistakeFinding(finder, json.mistake, (offset) => offset)]);
  const survey = findCandidates(json);
  const ambiguous = wrappersWithDuplicates(finder, survey, json);
  if (ambiguous.length > 0) return unreadable(file, text, limited(ambiguous));
  if (survey.candidates.length > jsonLimits.objects) {
    const message = `the file holds ${survey.candidates.length} objects, and at most ${jsonLimits.objects} are read`;
    const words = { message, help: 'split it into several files' };
    return unreadable(file, text, [finder.finding(tooMany, words, json, [json.start, json.start + 1])]);
  }
  const objects = survey.candidates.map((candidate) => objectOf(file, finder, candidate));
  const findings = [...finder.toleratedIn(json), ...survey.asides.map((aside) => asideFinding(finder, aside))];
  return { objects, findings: limited(findings), text };
}

/** Two keys of one name around the objects: which of two lists was meant? Nothing below can be taken over. */
function wrappersWithDuplicates(
  finder: JsonFinder,
  { candidates, asides }: Survey,
  root: JsonText,
): readonly Finding[] {
  const texts = new Set([root, ...candidates.map(({ json }) => json), ...asides.map(({ json }) => json)]);
  const inside = new Set(candidates.flatMap((candidate) => finder.remarksBelow(candidate)));
  return [...texts].flatMap((json) => {
    const around = json.remarks.filter((remark) => remark.kind === 'duplicateKey' && !inside.has(remark));
    return finder.remarked(json, around);
  });
}

function objectOf(file: string, finder: JsonFinder, candidate: Candidate): FoundObject {
  return candidate.kind === undefined
    ? unknownObject(file, finder, candidate)
    : readObject(file, finder, candidate, candidate.kind);
}

/** A file that gives no objects still gives a row, so that nobody misses it. */
function unreadable(file: string, text: string | undefined, findings: readonly Finding[]): GraphJsonFile {
  const kind = { collection: undefined, kind: 'unknown', type: '' };
  const row = { file, ...kind, body: {}, findings, refused: true, isWhole: false };
  return { objects: [row], findings: [], text };
}

function mistakeFinding(finder: JsonFinder, mistake: JsonMistake, toFile: (offset: number) => number): Finding {
  const rule = mistake.exceeds === 'nesting' ? tooDeep : mistake.exceeds === 'measure' ? tooMany : notJson;
  const finding = finder.finding(rule, mistake, { toFile }, [mistake.start, mistake.end]);
  const { opened } = mistake;
  if (opened === undefined) return finding;
  return {
    ...finding,
    related: [{ message: opened.message, span: finder.span({ toFile }, [opened.start, opened.end]) }],
  };
}

function unknownObject(file: string, finder: JsonFinder, candidate: Candidate): FoundObject {
  const { json, mistake, path, value, start, end, base } = candidate;
  const words = {
    message: isJsonObject(value) ? 'this is no object of Graph that we know' : 'no object stands here',
    help: 'an object of Graph is recognised by `@odata.type`, by its context, or by its properties',
  };
  const finding =
    mistake === undefined
      ? finder.finding(notGraph, words, json, [start, isContainer(value) ? start + 1 : end])
      : mistakeFinding(finder, mistake, json.toFile);
  const odd = isJsonObject(value) ? finder.remarked(json, finder.remarksBelow(candidate), path.length - base) : [];
  return {
    file,
    ...(path.length === 0 ? {} : { pointer: formatPointer(path) }),
    collection: undefined,
    kind: 'unknown',
    type: '',
    body: isJsonObject(value) ? value : {},
    findings: limited([finding, ...odd]),
    refused: true,
    isWhole: isJsonObject(value) && !hasErrors(odd),
  };
}

function isContainer(value: Json): boolean {
  return typeof value === 'object' && value !== null;
}

const asides = {
  encoded: { rule: encodedJson, message: 'this text holds JSON, and is read as what it holds' },
  continued: {
    rule: continuedList,
    message: 'the list goes on at another page, so objects are missing',
    help: 'follow `@odata.nextLink` and export every page',
  },
  passedOver: { rule: passedOver, message: 'this is no object, and is passed over' },
  empty: { rule: emptyList, message: 'this list holds no objects' },
} as const;

function asideFinding(finder: JsonFinder, { about, json, start, end, path }: Aside): Finding {
  const { rule, ...words } = asides[about];
  return finder.finding(rule, words, json, [start, end], path);
}
