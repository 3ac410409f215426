import { isJsonObject, type Json, type JsonObject } from '../../../../schemas/json.ts';
import type { Exchange } from '../../http/exchange.ts';
import { refusedPolicy } from '../../http/failure.ts';
import { conform } from '../../metadata/conform.ts';
import { METADATA } from '../../metadata/index.ts';

const known = new WeakMap<JsonObject, boolean>();

/** True for a policy that the request's version keeps to itself. */
export function needsBeta({ version, behaviours }: Exchange, stored: JsonObject): boolean {
  return version !== 'beta' && behaviours.is('previewPoliciesNeedBeta') && usesBeta(stored);
}

/** Throws Failure 400 where a policy with preview features is read (1037) or changed (1038) through v1.0. */
export function checkVersion(exchange: Exchange, stored: JsonObject): void {
  if (!needsBeta(exchange, stored) || exchange.method === 'DELETE') return;
  throw refusedPolicy(
    exchange.method === 'GET'
      ? '1037: The policy you requested contains preview features. Use the Beta endpoint to retrieve this policy.'
      : '1038: The policy you are trying to create or update contains preview features. Use the Beta endpoint to create or update this policy.',
  );
}

/** True for a stored policy that says something the published v1.0 types have no place for. Null and empty values say nothing. */
function usesBeta(stored: JsonObject): boolean {
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
