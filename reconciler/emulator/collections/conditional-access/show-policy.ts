import { isJsonObject, type Json, type JsonObject } from '../../../../schemas/json.ts';
import type { Exchange } from '../../http/exchange.ts';
import { presentAs } from '../../metadata/present.ts';
import { contextUrl } from '../../odata/query.ts';
import { objectIn, stringsIn, textIn } from '../values.ts';

/** Members of `conditions` that beta leaves out when they say nothing. */
const OMITTED_WHEN_NULL = ['insiderRiskLevels', 'authenticationFlows', 'agentIdRiskLevels'];

/** A stored policy as the request's version, `Prefer` header and permissions show it. */
export function showPolicy(exchange: Exchange, stored: JsonObject): JsonObject {
  const hide =
    exchange.behaviours.is('sentinelHidesNewEnumMembers') &&
    !(exchange.headers.prefer ?? '').includes('include-unknown-enum-members');
  const shown = presentAs(exchange.metadata, 'conditionalAccessPolicy', withoutGaps(exchange, stored), hide);
  const grant = objectIn(shown.grantControls);
  return inGraphOrder({
    ...shown,
    conditions: inGraphOrder(objectIn(shown.conditions) ?? {}),
    grantControls: grant === undefined ? null : withStrength(exchange, grant, textIn(stored.id), hide),
  });
}

/** Absent agrees with null for readers, but Graph is particular about which of the two it sends. */
function withoutGaps(exchange: Exchange, stored: JsonObject): JsonObject {
  const conditions = Object.entries(objectIn(stored.conditions) ?? {}).filter(([name, value]) => {
    if (!exchange.behaviours.is('betaOmitsEmptyConditions')) return true;
    // Whether v1.0 sends null for these today is not known; beta's way is the safer test for a client.
    if (OMITTED_WHEN_NULL.includes(name)) return value !== null;
    return exchange.version !== 'beta' || name !== 'servicePrincipalRiskLevels' || stringsIn(value).length > 0;
  });
  return { ...stored, conditions: Object.fromEntries(conditions) };
}

function withStrength(exchange: Exchange, grant: JsonObject, policyId: string, hide: boolean): JsonObject {
  const { authenticationStrength, ...rest } = grant;
  const path = `identity/conditionalAccess/policies('${policyId}')/grantControls/authenticationStrength`;
  const annotated = { ...rest, 'authenticationStrength@odata.context': contextUrl(exchange, `${path}/$entity`) };
  const id = textIn(objectIn(authenticationStrength)?.id);
  if (id === '') return { ...annotated, authenticationStrength: null };
  const strength = exchange.state.rows('authenticationStrengthPolicies').get(id);
  if (strength === undefined || !exchange.behaviours.is('strengthIsExpanded')) {
    return { ...annotated, authenticationStrength: { id } };
  }
  const expanded = presentAs(exchange.metadata, 'authenticationStrengthPolicy', strength, hide);
  const configurations = contextUrl(exchange, `${path}/combinationConfigurations`);
  return {
    ...annotated,
    authenticationStrength: { ...expanded, 'combinationConfigurations@odata.context': configurations },
  };
}

/** Primitives first, then complex properties that are null, then the others, as real bodies have it. */
function inGraphOrder(object: JsonObject): JsonObject {
  const complex = [
    'sessionControls',
    'conditions',
    'grantControls',
    'platforms',
    'locations',
    'times',
    'deviceStates',
    'devices',
    'clientApplications',
    'applications',
    'users',
    'authenticationFlows',
  ];
  const rank = ([name, value]: [string, Json]) => (!complex.includes(name) ? 0 : isJsonObject(value) ? 2 : 1);
  return Object.fromEntries(Object.entries(object).sort((a, b) => rank(a) - rank(b)));
}
