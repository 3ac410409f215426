import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';

/** A literal document without what Graph shows of a body that says nothing there: null, empty lists, empty objects. */
export function withoutEmptiness(document: JsonObject): JsonObject {
  const { body } = document;
  return isJsonObject(body) ? { ...document, body: reduced(body) } : document;
}

function reduced(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => reduced(item));
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, reduced(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => !isEmpty(member)));
}

function isEmpty(value: Json): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
