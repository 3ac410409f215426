import { isJsonObject, type Json, type JsonObject } from '../../../../schemas/json.ts';
import { conform } from '../../metadata/conform.ts';
import { METADATA } from '../../metadata/index.ts';

const known = new WeakMap<JsonObject, boolean>();

/** True for a stored policy that says something the published v1.0 types have no place for. Null and empty values say nothing. */
export function usesBeta(stored: JsonObject): boolean {
  const answer = known.get(stored) ?? 'misfit' in conform(METADATA['v1.0'], 'conditionalAccessPolicy', said(stored));
  known.set(stored, answer);
  return answer;
}

function said(object: JsonObject): JsonObject {
  const members = Object.entries(object).map(([name, value]): [string, Json] => [
    name,
    isJsonObject(value) ? said(value) : value,
  ]);
  return Object.fromEntries(members.filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || (isJsonObject(value) && Object.keys(value).length === 0);
}
