import { define, isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { isGuid } from '../../schemas/reference.ts';
import {
  isFlagSet,
  isOfType,
  isPublishedType,
  type PublishedProperty,
  propertiesOf,
  typeNamed,
  wordsOf,
} from './published-types.ts';

/**
 * A body with the words of enumerations in Graph's letter case, sets of words in Graph's order, ids in lower case, and without the
 * `@odata.type` that only repeats what the property says: what the service itself makes of a body when it stores it
 * (deploymenttheory/terraform-provider-microsoft365, conditional_access_field_map.md). For comparing, not for keeping.
 */
export function inGraphsWords(type: string, body: JsonObject): JsonObject {
  const named = body['@odata.type'];
  const given = typeof named === 'string' ? typeNamed(named) : type;
  const actual = isPublishedType(given) && (!isPublishedType(type) || isOfType(given, type)) ? given : type;
  const result: Record<string, Json> = {};
  for (const [name, member] of Object.entries(body)) {
    const property = name.includes('@') ? undefined : propertiesOf(actual).get(name.toLowerCase());
    define(result, name, property?.name === name ? typed(property, member) : untyped(member));
  }
  return result;
}

function typed(property: PublishedProperty, value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => typed(property, item));
  if (isJsonObject(value)) return isPublishedType(property.type) ? member(property.type, value) : untyped(value);
  const words = wordsOf(property.type);
  if (typeof value !== 'string' || words === undefined) return untyped(value);
  const spelled = (word: string) => words.find((known) => known.toLowerCase() === word.toLowerCase()) ?? word;
  if (!isFlagSet(property.type)) return spelled(value);
  const parts = value.split(',').map((part) => spelled(part.trim()));
  return [...new Set(parts.filter((part) => part !== ''))].sort().join(',');
}

function member(type: string, value: JsonObject): JsonObject {
  const { '@odata.type': named, ...rest } = value;
  return inGraphsWords(type, typeof named === 'string' && typeNamed(named) === type ? rest : value);
}

function untyped(value: Json): Json {
  if (Array.isArray(value)) return value.map(untyped);
  if (isJsonObject(value)) return inGraphsWords('', value);
  return typeof value === 'string' && isGuid(value) ? value.toLowerCase() : value;
}
