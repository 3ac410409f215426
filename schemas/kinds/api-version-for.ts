import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { ApiVersion } from '../resource.ts';
import type { Kind } from './kind.ts';
import { valuesAt } from './map-at.ts';

/** The version an object with this body is read and written with: the kind's own, or beta where the body needs it. */
export function apiVersionFor(kind: Kind, body: JsonObject): ApiVersion {
  const { properties, words } = kind.betaOnly;
  const usesBeta =
    properties.some((pointer) => valuesAt(body, pointer).some(saysSomething)) ||
    words.some((place) => valuesAt(body, place.pointer).some((value) => isOneOf(place.words, value)));
  return usesBeta ? 'beta' : kind.apiVersion;
}

/** Of two versions the one that can say what either can. */
export function higherVersion(left: ApiVersion, right: ApiVersion): ApiVersion {
  return left === 'beta' || right === 'beta' ? 'beta' : 'v1.0';
}

/** True for a value that is not one of Graph's ways to write nothing. */
function saysSomething(value: Json): boolean {
  if (Array.isArray(value)) return value.some(saysSomething);
  if (isJsonObject(value))
    return Object.entries(value).some(([name, member]) => !name.includes('@odata.') && saysSomething(member));
  return value !== null;
}

function isOneOf(words: readonly string[], value: Json): boolean {
  return typeof value === 'string' && words.some((word) => word.toLowerCase() === value.toLowerCase());
}
