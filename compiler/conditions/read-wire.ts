import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';

/** A member that is an object, or undefined. Graph writes null for "not set". */
export function objectAt(body: JsonObject, name: string): JsonObject | undefined {
  const value = body[name];
  return isJsonObject(value) ? value : undefined;
}

/** The members of an array, or none where the property is null or absent: to Graph these mean the same. */
export function listAt(body: JsonObject | undefined, name: string): readonly Json[] {
  const value = body?.[name];
  return Array.isArray(value) ? value : [];
}

/** The strings of an array; anything else in it is left out, which the caller's comparison then notices. */
export function stringsAt(body: JsonObject | undefined, name: string): readonly string[] {
  return listAt(body, name).filter((value) => typeof value === 'string');
}

/** `{[name]: values}`, or nothing for an empty list, so that specs carry no empty members. */
export function whenAny<Name extends string, Value>(
  name: Name,
  values: readonly Value[],
): { readonly [Key in Name]?: Value[] } {
  return (values.length === 0 ? {} : { [name]: [...values] }) as { readonly [Key in Name]?: Value[] };
}
