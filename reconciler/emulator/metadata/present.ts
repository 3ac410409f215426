import { isJsonObject, type Json, type JsonObject } from '../../../schemas/json.ts';
import { namedType } from './conform.ts';
import type { MetadataIndex, PropertyType } from './metadata.ts';
import { AFTER_SENTINEL } from './supplement.ts';

/**
 * A stored object as one API version shows it: properties that version does not know are left out, and with `hideUnknown`
 * enum members declared after the sentinel become `unknownFutureValue`.
 */
export function presentAs(metadata: MetadataIndex, type: string, stored: JsonObject, hideUnknown: boolean): JsonObject {
  const actual = namedType(stored) ?? type;
  const properties = metadata.propertiesOf(metadata.hasType(actual) ? actual : type);
  const shown: Record<string, Json> = {};
  for (const [name, value] of Object.entries(stored)) {
    const property = properties.get(name);
    if (name.includes('@odata.')) shown[name] = value;
    else if (property !== undefined) shown[name] = presentValue(metadata, property, value, hideUnknown);
  }
  return shown;
}

function presentValue(metadata: MetadataIndex, type: PropertyType, value: Json, hideUnknown: boolean): Json {
  if (Array.isArray(value)) {
    return value.map((item) => presentValue(metadata, { ...type, collection: false }, item, hideUnknown));
  }
  if (isJsonObject(value) && metadata.hasType(type.name)) return presentAs(metadata, type.name, value, hideUnknown);
  if (typeof value === 'string' && hideUnknown && AFTER_SENTINEL[type.name] !== undefined) {
    return hideMembers(AFTER_SENTINEL[type.name] ?? [], value);
  }
  return value;
}

function hideMembers(hidden: readonly string[], value: string): string {
  const parts = value.split(',').map((part) => (hidden.includes(part) ? 'unknownFutureValue' : part));
  return [...new Set(parts)].join(',');
}
