import type { JsonObject } from '../../schemas/json.ts';
import type { Kind } from '../../schemas/kinds/kind.ts';
import type { Pointer } from '../../schemas/pointer.ts';
import { type CanonicalRules, canonical } from './canonical.ts';
import { difference } from './difference.ts';

/** What makes two spellings one in a plan: letter case, and values the service fills in. */
const letterByLetter = {
  normalise: asItIs,
  writeOnly: [],
  words: [],
  references: [],
  defaults: [],
  falseIsSilence: [],
} satisfies Partial<CanonicalRules>;

const strict = new Map<Kind, CanonicalRules>();

/**
 * A body by the strict measure of import: only what every reader of Graph takes for noise is gone (ids, timestamps, OData links, null,
 * [], the order of sets, details of an expanded object). Values the service would fill in by itself stay, except where a
 * read shows every property at its default: an import has no business deciding that they were not meant. Two bodies of one strict form say the same, word for word.
 */
export function strictForm(kind: Kind, body: JsonObject): JsonObject {
  const measure = strict.get(kind) ?? { ...kind, ...letterByLetter, ...(kind.showsDefaults ? silenceOf(kind) : {}) };
  strict.set(kind, measure);
  return canonical(measure, body);
}

/** The places in which two bodies of one object differ by the strict measure. */
export function lostIn(kind: Kind, before: JsonObject, after: JsonObject): readonly Pointer[] {
  return difference(strictForm(kind, before), strictForm(kind, after)).map(({ pointer }) => pointer);
}

/** Where a read shows every property, a default that stands in an export is the service's word and nobody's. */
function silenceOf({ defaults, falseIsSilence, writeOnly }: Kind): Partial<CanonicalRules> {
  // A type that is named was named by somebody: a read shows none that the property declares.
  const values = defaults.filter(({ pointer }) => !pointer.endsWith('/@odata.type'));
  return { defaults: values, falseIsSilence, writeOnly };
}

function asItIs(body: JsonObject): JsonObject {
  return body;
}
