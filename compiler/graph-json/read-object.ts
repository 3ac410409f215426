import { type Finding, hasErrors } from '../../schemas/finding.ts';
import { isJsonObject, type JsonObject } from '../../schemas/json.ts';
import { formatPointer, parsePointer, readPointer } from '../../schemas/pointer.ts';
import { quote } from '../text/quote.ts';
import type { DetectedKind } from './detect-kind.ts';
import type { Candidate } from './find-candidates.ts';
import { type Complaint, fitBody } from './fit-body.ts';
import { type JsonFinder, limited } from './json-finder.ts';
import { placeOf } from './json-text.ts';
import type { FoundObject } from './read-graph-json.ts';
import {
  foreignKind,
  incomplete,
  respelled,
  serializerReference,
  truncatedDepth,
  twoSpellings,
} from './reader-rules.ts';

/** Findings after which a body is not all of what the file says. */
const losing = [serializerReference, truncatedDepth, twoSpellings];

/** An object whose kind is known, in Graph's spelling, with everything that is odd about it. */
export function readObject(
  file: string,
  finder: JsonFinder,
  candidate: Candidate,
  detected: DetectedKind,
): FoundObject {
  const { json, path, value, base } = candidate;
  const { body, complaints } = fitBody(detected.type, isJsonObject(value) ? value : {});
  const odd = finder.remarked(json, finder.remarksBelow(candidate), path.length - base);
  const findings = [
    ...odd,
    ...summarised(complaints).map(({ rule, message, help, path: at, source }) =>
      finder.finding(rule, { message, help }, json, placeOf(json, value, source), at),
    ),
    ...missing(detected, body, finder, candidate),
    ...foreign(detected, body, finder, candidate),
  ];
  return {
    file,
    ...(path.length === 0 ? {} : { pointer: formatPointer(path) }),
    collection: detected.collection,
    kind: detected.name,
    type: detected.type,
    body,
    findings: limited(findings),
    refused: hasErrors(findings),
    isWhole: !hasErrors(odd) && !complaints.some(({ rule }) => losing.includes(rule)),
  };
}

/** An export with all its names capitalised is one oddity, not fifty. */
function summarised(complaints: readonly Complaint[]): readonly Complaint[] {
  const [first, ...more] = complaints.filter(({ rule }) => rule === respelled);
  if (first === undefined || more.length === 0) return complaints;
  const message = `${first.message}, and ${more.length} other ${more.length === 1 ? 'name is' : 'names are'} respelled likewise`;
  return [{ ...first, message }, ...complaints.filter(({ rule }) => rule !== respelled)];
}

function missing(
  { kind, collection }: DetectedKind,
  body: JsonObject,
  finder: JsonFinder,
  candidate: Candidate,
): readonly Finding[] {
  if (kind === undefined || collection === undefined) return [];
  const absent = kind.required.filter((pointer) => {
    const value = readPointer(body, pointer);
    return value === undefined || value === null || value === '';
  });
  return absent.map((pointer) => {
    const message = `${kind.title} without ${quote(pointer.slice(1))} is not a whole one`;
    const help = 'a part of an object, such as the body of a PATCH, cannot be taken over: export the whole object';
    return finder.finding(
      incomplete,
      { message, help },
      candidate.json,
      [candidate.start, candidate.start + 1],
      parsePointer(pointer),
    );
  });
}

function foreign(
  detected: DetectedKind,
  body: JsonObject,
  finder: JsonFinder,
  candidate: Candidate,
): readonly Finding[] {
  if (detected.collection !== undefined) return [];
  const what = detected.kind?.title ?? `a ${quote(detected.name)}`;
  const help =
    detected.name === 'conditionalAccessTemplates'
      ? 'a template has neither the name nor the state of a policy: make the policy first, and export that'
      : (detected.kind?.reason ?? 'the other objects of the file are not affected');
  const message = `${what} is of a kind that is not taken over`;
  return [
    finder.finding(
      foreignKind,
      { message, help },
      candidate.json,
      [candidate.start, candidate.start + 1],
      // Where it is the type that is at fault, the pointer leads to it.
      detected.kind?.reason === undefined || body['@odata.type'] === undefined ? [] : ['@odata.type'],
    ),
  ];
}
