import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { type DetectedKind, detectKind, type KindHints } from './detect-kind.ts';
import { jsonLimits } from './json-limits.ts';
import { type JsonMistake, type JsonPath, type JsonText, outerOffset, placeOf } from './json-text.ts';
import { parseJson } from './parse-json.ts';

/** A value that may be an object of Graph's, and where it stands. */
export interface Candidate {
  readonly value: Json;
  /** From the root of the file, also through texts that hold JSON. */
  readonly path: JsonPath;
  readonly json: JsonText;
  /** Where the value stands in its text. */
  readonly start: number;
  readonly end: number;
  /** How much of the path leads to the text the value stands in. */
  readonly base: number;
  readonly kind?: DetectedKind;
  /** A text that should be JSON and is not. */
  readonly mistake?: JsonMistake;
}

/** What is worth knowing about the file rather than about one object. */
export interface Aside {
  readonly about: 'encoded' | 'continued' | 'passedOver' | 'empty';
  readonly path: JsonPath;
  readonly json: JsonText;
  readonly start: number;
  readonly end: number;
}

export interface Survey {
  readonly candidates: readonly Candidate[];
  readonly asides: readonly Aside[];
  /** True when something in it is known to be an object of Graph's. */
  readonly isKnown: boolean;
}

interface Part extends KindHints, Omit<Candidate, 'kind' | 'mistake'> {
  readonly encodings: number;
}

/**
 * Finds the objects in a file, whatever they are wrapped in: lists, `value` wrappers, objects that hold lists, texts that hold
 * JSON. An object that is known is never looked into. Where nothing is known, the whole is one candidate of no kind; beside
 * something known, what looks like an object is one too, so that nothing is lost without a row.
 */
export function findCandidates(json: JsonText): Survey {
  return survey({ value: json.value, path: [], json, start: json.start, end: json.end, base: 0, encodings: 0 });
}

function survey(part: Part): Survey {
  const { value } = part;
  if (typeof value === 'string' && holdsJson(value)) return surveyText(part, value);
  if (Array.isArray(value)) return surveyList(part, value);
  if (isJsonObject(value)) return surveyObject(part, value);
  return unknown(part);
}

function unknown(part: Part): Survey {
  return { candidates: [candidate(part)], asides: [], isKnown: false };
}

function candidate({ value, path, json, start, end, base }: Part): Candidate {
  return { value, path, json, start, end, base };
}

function together(surveys: readonly Survey[], asides: readonly Aside[] = []): Survey {
  return {
    candidates: surveys.flatMap(({ candidates }) => candidates),
    asides: [...asides, ...surveys.flatMap((each) => each.asides)],
    isKnown: surveys.some(({ isKnown }) => isKnown),
  };
}

function holdsJson(text: string): boolean {
  return /^[\s\ufeff]*(\[|\{|"[\s\\"]*[[{])/.test(text);
}

function surveyText(part: Part, text: string): Survey {
  const { json, path, start, end } = part;
  const refused = (message: string): Survey => ({
    candidates: [{ ...candidate(part), mistake: { message, start, end } }],
    asides: [],
    isKnown: false,
  });
  if (part.encodings >= jsonLimits.encodings)
    return refused(`texts that hold JSON stand more than ${jsonLimits.encodings} deep inside each other`);
  const toFile = (offset: number) => json.toFile(outerOffset(json.text, start + 1, offset));
  const inner = parseJson(text.replace(/^\ufeff/, ' '), toFile);
  if ('mistake' in inner) return refused(`the JSON inside this text cannot be read: ${inner.mistake.message}`);
  const encodings = part.encodings + 1;
  const found = survey({
    ...part,
    value: inner.value,
    json: inner,
    start: inner.start,
    end: inner.end,
    base: path.length,
    encodings,
  });
  return together([found], [{ about: 'encoded', path, json, start, end }]);
}

function surveyList(part: Part, list: readonly Json[]): Survey {
  const { path, json, start, end } = part;
  if (list.length === 0) return { candidates: [], asides: [{ about: 'empty', path, json, start, end }], isKnown: true };
  if (list.length > jsonLimits.objects) {
    const message = `the list holds ${list.length} members, and at most ${jsonLimits.objects} objects are read`;
    const mistake: JsonMistake = { message, help: 'split it', start, end: start + 1, exceeds: 'measure' };
    return { candidates: [{ ...candidate(part), mistake }], asides: [], isKnown: false };
  }
  if (path.length === 0 && !list.some(isContainer)) return unknown(part);
  return together(list.map((item, index) => survey(member(part, list, item, index, index))));
}

function surveyObject(part: Part, body: JsonObject): Survey {
  const { json, path } = part;
  const context = contextOf(body) ?? part.context;
  const listed = listedUnder(body);
  if (listed !== undefined) {
    const inner = survey({
      ...member(part, body, body[listed] ?? null, listed, Object.keys(body).indexOf(listed)),
      context,
      key: part.key,
    });
    const link = Object.keys(body).find((name) => /^@odata\.nextLink$/i.test(name));
    if (link === undefined) return inner;
    const [start, end] = placeOf(json, body, [link]);
    return together([inner], [{ about: 'continued', path, json, start, end }]);
  }
  const kind = detectKind(body, part);
  if (kind !== undefined) return { candidates: [{ ...candidate(part), kind }], asides: [], isKnown: true };
  const parts = Object.entries(body)
    .map(([name, value], index) => ({ name, value, index }))
    .filter(({ value }) => isContainer(value))
    .map(({ name, value, index }) => {
      const inner = { ...member(part, body, value, name, index), context: undefined, key: name };
      return { name, found: survey(inner) };
    });
  if (!parts.some(({ found }) => found.candidates.some((each) => each.kind !== undefined))) return unknown(part);
  return together(parts.map(({ name, found }) => besideKnown(part, body, name, found)));
}

/** What stands in an object beside something known: objects of their own get a row, the rest is mentioned. */
function besideKnown({ json, path }: Part, body: JsonObject, name: string, found: Survey): Survey {
  if (found.isKnown || found.candidates.every(({ value }) => looksLikeEntity(value))) return found;
  const [start, end] = placeOf(json, body, [name]);
  return { candidates: [], asides: [{ about: 'passedOver', path: [...path, name], json, start, end }], isKnown: false };
}

function looksLikeEntity(value: Json): boolean {
  return isJsonObject(value) && Object.keys(value).some((name) => /^(id|displayName|@odata\.\w+)$/i.test(name));
}

/** The member that holds the objects of a wrapper: Graph's lists, and what ConvertTo-Json makes of an array with members. */
function listedUnder(body: JsonObject): string | undefined {
  const names = Object.keys(body);
  const name = names.find((candidate) => /^value$/i.test(candidate));
  if (name === undefined) return undefined;
  const isList = Array.isArray(body[name]);
  const isAlone = names.every((other) => other === name || other.includes('@') || /^count$/i.test(other));
  return isAlone && (isList || isContainer(body[name] ?? null)) ? name : undefined;
}

function contextOf(body: JsonObject): string | undefined {
  const context = body['@odata.context'];
  return typeof context === 'string' ? context : undefined;
}

function isContainer(value: Json): boolean {
  return (typeof value === 'object' && value !== null) || (typeof value === 'string' && holdsJson(value));
}

/** A member of a list or an object. Its place is found by its index: looking for the name among a million would take a million times as long. */
function member(part: Part, container: object, value: Json, name: string | number, index: number): Part {
  const places = part.json.places;
  const [, , start = part.start, end = part.end] = places.get(container)?.parts.slice(4 * index, 4 * index + 4) ?? [];
  return { ...part, value, path: [...part.path, name], start, end };
}
