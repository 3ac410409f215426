import type { Json, JsonObject } from '../../../../schemas/json.ts';
import type { Behaviours } from '../../behaviours/behaviours.ts';
import { objectIn, stringsIn } from '../values.ts';
import { respellConditions } from './respell.ts';

/**
 * The form in which a policy is kept: everything both versions know, with the service's defaults filled in and its normalisations
 * done. What a version does not show is taken away on reading. The input has passed the metadata and the rules.
 */
export function normalisePolicy(policy: JsonObject, behaviours: Behaviours): JsonObject {
  const conditions = normaliseConditions(objectIn(policy.conditions) ?? {}, behaviours);
  const isRespelled = behaviours.is('idsAndWordsAreRespelled');
  return {
    ...policy,
    sessionControls: normaliseSession(objectIn(policy.sessionControls), behaviours),
    conditions: isRespelled ? respellConditions(conditions) : conditions,
    grantControls: normaliseGrant(objectIn(policy.grantControls), behaviours),
  };
}

function normaliseConditions(given: JsonObject, behaviours: Behaviours): JsonObject {
  const clientAppTypes = stringsIn(given.clientAppTypes);
  const defaulted = clientAppTypes.length === 0 && behaviours.is('clientAppTypesDefaultToAll');
  return {
    ...given,
    userRiskLevels: stringsIn(given.userRiskLevels),
    signInRiskLevels: stringsIn(given.signInRiskLevels),
    clientAppTypes: defaulted ? ['all'] : clientAppTypes,
    servicePrincipalRiskLevels: stringsIn(given.servicePrincipalRiskLevels),
    insiderRiskLevels: given.insiderRiskLevels ?? null,
    authenticationFlows: given.authenticationFlows ?? null,
    agentIdRiskLevels: given.agentIdRiskLevels ?? null,
    platforms: withLists(given.platforms, ['includePlatforms', 'excludePlatforms']),
    locations: withLists(given.locations, ['includeLocations', 'excludeLocations']),
    times: given.times ?? null,
    deviceStates: withLists(given.deviceStates, ['includeStates', 'excludeStates']),
    devices: normaliseDevices(given.devices),
    clientApplications: normaliseClients(given.clientApplications),
    applications: normaliseApplications(objectIn(given.applications) ?? {}),
    users: normaliseUsers(given, behaviours),
  };
}

/** Null stays null; an object gets every one of the named collections. */
function withLists(given: Json | undefined, names: readonly string[]): JsonObject | null {
  const object = objectIn(given);
  if (object === undefined) return null;
  return { ...object, ...Object.fromEntries(names.map((name) => [name, stringsIn(object[name])])) };
}

function normaliseDevices(given: Json | undefined): JsonObject | null {
  const names = ['includeDeviceStates', 'excludeDeviceStates', 'includeDevices', 'excludeDevices'];
  const devices = withLists(given, names);
  if (devices === null) return null;
  const filter = devices.deviceFilter ?? null;
  const empty = filter === null && names.every((name) => stringsIn(devices[name]).length === 0);
  return empty ? null : { ...devices, deviceFilter: filter };
}

function normaliseClients(given: Json | undefined): JsonObject | null {
  const clients = withLists(given, ['includeServicePrincipals', 'excludeServicePrincipals']);
  if (clients === null) return null;
  const kept = Object.entries(clients).filter(([name, value]) => {
    const agents = name === 'includeAgentIdServicePrincipals' || name === 'excludeAgentIdServicePrincipals';
    return agents ? stringsIn(value).length > 0 : name !== 'agentIdServicePrincipalFilter' || value !== null;
  });
  return { servicePrincipalFilter: null, ...Object.fromEntries(kept) };
}

function normaliseApplications(given: JsonObject): JsonObject {
  const { globalSecureAccess, networkAccess, ...kept } = given;
  return {
    ...kept,
    ...setAmong({ globalSecureAccess, networkAccess }),
    includeApplications: stringsIn(given.includeApplications),
    excludeApplications: stringsIn(given.excludeApplications),
    includeUserActions: stringsIn(given.includeUserActions),
    includeAuthenticationContextClassReferences: stringsIn(given.includeAuthenticationContextClassReferences),
    applicationFilter: given.applicationFilter ?? null,
  };
}

function normaliseUsers(conditions: JsonObject, behaviours: Behaviours): JsonObject | null {
  const names = ['includeUsers', 'excludeUsers', 'includeGroups', 'excludeGroups', 'includeRoles', 'excludeRoles'];
  const given = objectIn(conditions.users);
  const workload = objectIn(conditions.clientApplications) !== undefined;
  if (given === undefined && workload && behaviours.is('usersStayNullForWorkloads')) return null;
  const users = withLists(given ?? {}, names) ?? {};
  return {
    ...users,
    includeGuestsOrExternalUsers: given?.includeGuestsOrExternalUsers ?? null,
    excludeGuestsOrExternalUsers: given?.excludeGuestsOrExternalUsers ?? null,
  };
}

function normaliseGrant(given: JsonObject | undefined, behaviours: Behaviours): JsonObject | null {
  if (given === undefined) return null;
  const builtInControls = [...new Set(stringsIn(given.builtInControls))];
  const customAuthenticationFactors = stringsIn(given.customAuthenticationFactors);
  const termsOfUse = stringsIn(given.termsOfUse);
  const strength = objectIn(given.authenticationStrength);
  const count = builtInControls.length + customAuthenticationFactors.length + termsOfUse.length + (strength ? 1 : 0);
  if (count === 0) return null;
  const keepsAnd = builtInControls.includes('riskRemediation') && behaviours.is('riskRemediationKeepsAnd');
  const single = count === 1 && !keepsAnd && behaviours.is('singleControlOperatorBecomesOr');
  return {
    operator: single ? 'OR' : spelledOperator(given.operator, behaviours),
    builtInControls,
    customAuthenticationFactors,
    termsOfUse,
    authenticationStrength: strength === undefined ? null : { id: spelledId(strength.id, behaviours) },
  };
}

function spelledId(id: Json | undefined, behaviours: Behaviours): Json {
  return typeof id === 'string' && behaviours.is('idsAndWordsAreRespelled') ? id.toLowerCase() : (id ?? null);
}

function spelledOperator(operator: Json | undefined, behaviours: Behaviours): Json {
  if (typeof operator !== 'string') return operator ?? 'OR';
  return behaviours.is('idsAndWordsAreRespelled') ? operator.toUpperCase() : operator;
}

const SESSION_CONTROLS = [
  'applicationEnforcedRestrictions',
  'cloudAppSecurity',
  'signInFrequency',
  'persistentBrowser',
  'continuousAccessEvaluation',
  'secureSignInSession',
  'blockSensitiveActions',
] as const;

/** Controls of Global Secure Access, which bodies that do not use them are read without. */
const SECURE_ACCESS_CONTROLS = ['networkAccessSecurity', 'globalSecureAccessFilteringProfile'] as const;

/** The members that are set: what only beta's newer bodies have is not shown as null in the others. */
function setAmong(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  const set = Object.entries(members).flatMap(([name, value]): [string, Json][] =>
    value === undefined || value === null ? [] : [[name, value]],
  );
  return Object.fromEntries(set);
}

/** True when a session controls object does anything at all (terraform-provider-azuread conditional_access_policy_resource.go). */
export function hasEffectiveSession(session: JsonObject): boolean {
  if (session.disableResilienceDefaults === true) return true;
  return [...SESSION_CONTROLS, ...SECURE_ACCESS_CONTROLS].some((name) => {
    const control = objectIn(session[name]);
    return control !== undefined && control.isEnabled !== false;
  });
}

function normaliseSession(given: JsonObject | undefined, behaviours: Behaviours): JsonObject | null {
  if (given === undefined || !hasEffectiveSession(given)) return null;
  const controls = Object.fromEntries(SESSION_CONTROLS.map((name) => [name, given[name] ?? null]));
  const frequency = objectIn(given.signInFrequency);
  return {
    disableResilienceDefaults: given.disableResilienceDefaults ?? null,
    ...controls,
    ...setAmong(Object.fromEntries(SECURE_ACCESS_CONTROLS.map((name) => [name, given[name]]))),
    signInFrequency:
      frequency !== undefined && behaviours.is('sessionFrequencyIsCompleted')
        ? completeFrequency(frequency)
        : (frequency ?? null),
  };
}

function completeFrequency(frequency: JsonObject): JsonObject {
  const frequencyInterval = frequency.frequencyInterval ?? 'timeBased';
  const everyTime = frequencyInterval === 'everyTime';
  return {
    value: everyTime ? null : (frequency.value ?? null),
    type: everyTime ? null : (frequency.type ?? null),
    authenticationType: frequency.authenticationType ?? 'primaryAndSecondaryAuthentication',
    frequencyInterval,
    isEnabled: frequency.isEnabled ?? true,
  };
}
