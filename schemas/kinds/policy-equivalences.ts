import { isJsonObject, type Json, type JsonObject } from '../json.ts';

/** A Conditional Access policy with what the service itself makes equal when it stores one, beyond letter case and defaults. */
export function asServiceStores(body: JsonObject): JsonObject {
  return withoutNobody(withDefaultClients(withSingleOperator(withCompleteSession(withEffectiveSession(body)))));
}

/**
 * A session control that is switched off says what none says. Some are refused when they are sent in that state (msgraph-metadata
 * issue 93, terraform-provider-azuread issue 568), so none is.
 */
export function withEffectiveSession(body: JsonObject): JsonObject {
  const session = body.sessionControls;
  if (!isJsonObject(session) || !Object.values(session).some(isSwitchedOff)) return body;
  const kept = Object.entries(session).filter(([, control]) => !isSwitchedOff(control));
  return { ...body, sessionControls: kept.length === 0 ? null : Object.fromEntries(kept) };
}

function isSwitchedOff(control: Json): boolean {
  return isJsonObject(control) && control.isEnabled === false;
}

/** Controls made from conditionalAccessSessionControl (microsoft-graph-types 2.43.1 and -beta 0.44.0). */
const switchable = [
  'applicationEnforcedRestrictions',
  'cloudAppSecurity',
  'globalSecureAccessFilteringProfile',
  'persistentBrowser',
  'secureSignInSession',
  'signInFrequency',
];

/** A control that says something is switched on unless it says otherwise (seen in 681 published policy bodies, 2020 to 2026). */
function withCompleteSession(body: JsonObject): JsonObject {
  const session = body.sessionControls;
  if (!isJsonObject(session)) return body;
  const isIncomplete = (name: string, control: Json): control is JsonObject =>
    switchable.includes(name) &&
    isJsonObject(control) &&
    (control.isEnabled ?? null) === null &&
    Object.values(control).some(isSaid);
  const controls = Object.entries(session);
  if (!controls.some(([name, control]) => isIncomplete(name, control))) return body;
  const complete = controls.map(([name, control]): [string, Json] => [
    name,
    isIncomplete(name, control) ? { ...control, isEnabled: true } : control,
  ]);
  return { ...body, sessionControls: Object.fromEntries(complete) };
}

/**
 * The service stores OR whenever there is one effective control, whatever was sent; riskRemediation with a strength stays AND
 * (deploymenttheory/terraform-provider-microsoft365, conditional_access_field_map.md, 6 of 6 recorded calls).
 */
function withSingleOperator(body: JsonObject): JsonObject {
  const grant = body.grantControls;
  if (!isJsonObject(grant)) return body;
  const lists = [grant.builtInControls, grant.customAuthenticationFactors, grant.termsOfUse];
  const controls = new Set(lists.flatMap((list) => (Array.isArray(list) ? list.filter(isSaid).map(keyOf) : [])));
  const count = controls.size + (isSaid(grant.authenticationStrength) ? 1 : 0);
  if (count === 0) return { ...body, grantControls: null };
  return count === 1 || !isSaid(grant.operator) ? { ...body, grantControls: { ...grant, operator: 'OR' } } : body;
}

/** A control said twice, in whatever letters, is one control. */
function keyOf(control: Json): string {
  return typeof control === 'string' ? control.toLowerCase() : JSON.stringify(control);
}

/** Absent or empty client types mean all of them. */
function withDefaultClients(body: JsonObject): JsonObject {
  const conditions = isJsonObject(body.conditions) ? body.conditions : {};
  if (isSaid(conditions.clientAppTypes)) return body;
  return { ...body, conditions: { ...conditions, clientAppTypes: ['all'] } };
}

/** A policy for workload identities is about no user, whether it says `None` or nothing (UniFy Conditional-Access-Baseline CA701 and CA702). */
function withoutNobody(body: JsonObject): JsonObject {
  const { conditions } = body;
  if (!isJsonObject(conditions) || !isJsonObject(conditions.users) || !isSaid(conditions.clientApplications))
    return body;
  const said = Object.entries(conditions.users).filter(([part, value]) => !part.includes('@odata.') && isSaid(value));
  const [[name, value] = ['', null]] = said;
  const isNobody = name === 'includeUsers' && said.length === 1 && Array.isArray(value) && value.every(isNone);
  return isNobody ? { ...body, conditions: { ...conditions, users: null } } : body;
}

function isNone(word: Json): boolean {
  return typeof word === 'string' && word.toLowerCase() === 'none';
}

/** False for null, [], {} and annotations, at any depth. */
function isSaid(value: Json | undefined): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.some(isSaid);
  return Object.entries(value).some(([name, member]) => !name.includes('@odata.') && isSaid(member));
}
