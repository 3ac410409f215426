import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { isWithin } from '../pointer.ts';
import { conditionalAccessPolicySchema } from '../wire/conditional-access-policy.ts';
import { conditionalAccessWords } from './conditional-access-words.ts';
import type { BetaOnly, Kind, KindChange, ReferencePlace } from './kind.ts';
import { asServiceStores, withEffectiveSession } from './policy-equivalences.ts';
import { withRemovals } from './removed-members.ts';
import { tellState } from './tell-state.ts';

const path = '/identity/conditionalAccess/policies';
const userWords = ['All', 'None', 'GuestsOrExternalUsers', 'AllAgentIdUsers'];
const appWords = ['All', 'None', 'Office365', 'MicrosoftAdminPortals', 'AllAgentIdResources'];
const locationWords = ['All', 'AllTrusted'];
/** (Microsoft docs: authenticationcontextclassreference resource type, 2026) */
const authenticationContextIds = /^c[1-9][0-9]?$/;
const workloadWords = ['ServicePrincipalsInMyTenant', 'None'];
const agentWords = ['All', 'None'];

/**
 * What v1.0 does not know: the difference between the published beta and v1.0 types (microsoft-graph-types 2.43.1 and
 * microsoft-graph-types-beta 0.44.0; hashicorp/go-azure-sdk common-types/beta v0.20260212 for the agents), and members seen only
 * in beta bodies, which no published type names (captured beta templates and policy exports, 2025-12 to 2026-08).
 */
const betaOnly: BetaOnly = {
  properties: [
    '/conditions/agentIdRiskLevels',
    '/conditions/agents',
    '/conditions/agentContext',
    '/conditions/clients',
    '/conditions/times',
    '/conditions/deviceStates',
    '/conditions/devices/includeDevices',
    '/conditions/devices/excludeDevices',
    '/conditions/devices/includeDeviceStates',
    '/conditions/devices/excludeDeviceStates',
    '/conditions/applications/networkAccess',
    '/conditions/applications/globalSecureAccess',
    '/conditions/clientApplications/includeAgentIdServicePrincipals',
    '/conditions/clientApplications/excludeAgentIdServicePrincipals',
    '/conditions/clientApplications/agentIdServicePrincipalFilter',
    '/sessionControls/continuousAccessEvaluation',
    '/sessionControls/globalSecureAccessFilteringProfile',
    '/sessionControls/blockSensitiveActions',
    '/sessionControls/networkAccessSecurity',
  ],
  words: [
    { pointer: '/grantControls/builtInControls/*', words: ['verifiedID'] },
    // No type lists the words that stand among ids; agents are a beta feature throughout (Microsoft docs: agent-id, 2026).
    { pointer: '/conditions/users/includeUsers/*', words: ['AllAgentIdUsers'] },
    { pointer: '/conditions/users/excludeUsers/*', words: ['AllAgentIdUsers'] },
    { pointer: '/conditions/applications/includeApplications/*', words: ['AllAgentIdResources'] },
    { pointer: '/conditions/applications/excludeApplications/*', words: ['AllAgentIdResources'] },
  ],
};

/** Conditional Access policies (graph resource conditionalAccessPolicy): v1.0, and beta for those that need it. */
export const conditionalAccessPolicies: Kind = {
  collection: 'conditionalAccessPolicies',
  title: 'Conditional Access policy',
  path,
  apiVersion: 'v1.0',
  betaOnly,
  // v1.0 hides policies with preview features from its list (ConditionalAccessDocumentation issue 5, terraform-provider-azuread issue 937).
  listsBeta: 'always',
  // No $top: it truncates this list without a next link (IntuneManagement issue 364).
  query: '',
  read: 'collection',
  rank: 4,
  schema: conditionalAccessPolicySchema,
  readOnly: [
    '/id',
    '/createdDateTime',
    '/modifiedDateTime',
    '/deletedDateTime',
    '/templateId',
    '/partialEnablementStrategy',
  ],
  writeOnly: [],
  expanded: ['/grantControls/authenticationStrength'],
  immutable: [],
  typed: [
    '/conditions/users/includeGuestsOrExternalUsers/externalTenants',
    '/conditions/users/excludeGuestsOrExternalUsers/externalTenants',
  ],
  flags: [
    '/conditions/users/includeGuestsOrExternalUsers/guestOrExternalUserTypes',
    '/conditions/users/excludeGuestsOrExternalUsers/guestOrExternalUserTypes',
    '/conditions/authenticationFlows/transferMethods',
    '/conditions/insiderRiskLevels',
    '/conditions/applications/globalSecureAccess/includeTrafficProfiles',
    '/conditions/applications/networkAccess/includeTrafficProfiles',
  ],
  words: conditionalAccessWords,
  references: [
    ...placesOn('include'),
    ...placesOn('exclude'),
    {
      pointer: '/conditions/applications/includeAuthenticationContextClassReferences/*',
      collection: 'authenticationContextClassReferences',
      ids: authenticationContextIds,
    },
    { pointer: '/grantControls/authenticationStrength/id', collection: 'authenticationStrengthPolicies' },
    { pointer: '/grantControls/termsOfUse/*', collection: 'agreements' },
  ],
  exclusions: [
    '/conditions/users/excludeUsers',
    '/conditions/users/excludeGroups',
    '/conditions/users/excludeRoles',
    '/conditions/users/excludeGuestsOrExternalUsers',
    '/conditions/applications/excludeApplications',
    '/conditions/locations/excludeLocations',
    '/conditions/platforms/excludePlatforms',
  ],
  defaults: [
    { pointer: '/sessionControls/signInFrequency/authenticationType', value: 'primaryAndSecondaryAuthentication' },
    { pointer: '/sessionControls/signInFrequency/frequencyInterval', value: 'timeBased' },
  ],
  falseIsSilence: ['/sessionControls'],
  normalise: asServiceStores,
  create: (body) => [{ method: 'POST', apiVersion: 'v1.0', path, body: withoutNulls(withEffectiveSession(body)) }],
  update: (change) => [{ method: 'PATCH', apiVersion: 'v1.0', path: `${path}/{id}`, body: patchOf(change) }],
  remove: () => [{ method: 'DELETE', apiVersion: 'v1.0', path: `${path}/{id}` }],
  tell: [tellState],
  permissions: {
    read: ['Policy.Read.All'],
    // Creating needs all three (Microsoft docs: conditionalaccessroot-post-policies, 2024).
    write: ['Policy.ReadWrite.ConditionalAccess', 'Policy.Read.All', 'Application.Read.All'],
  },
};

function placesOn(side: 'include' | 'exclude'): readonly ReferencePlace[] {
  return [
    { pointer: `/conditions/users/${side}Users/*`, collection: 'users', words: userWords },
    { pointer: `/conditions/users/${side}Groups/*`, collection: 'groups' },
    { pointer: `/conditions/users/${side}Roles/*`, collection: 'directoryRoleTemplates' },
    { pointer: `/conditions/applications/${side}Applications/*`, collection: 'servicePrincipals', words: appWords },
    {
      pointer: `/conditions/clientApplications/${side}ServicePrincipals/*`,
      collection: 'workloadIdentities',
      words: workloadWords,
    },
    {
      pointer: `/conditions/clientApplications/${side}AgentIdServicePrincipals/*`,
      collection: 'workloadIdentities',
      words: agentWords,
    },
    { pointer: `/conditions/agents/${side}AgentUsers/*`, collection: 'users', words: agentWords },
    { pointer: `/conditions/locations/${side}Locations/*`, collection: 'namedLocations', words: locationWords },
  ];
}

/** Unset siblings of an everyTime sign-in frequency made the POST fail (terraform-provider-azuread issue 1199, 2023). */
function withoutNulls(body: JsonObject): JsonObject {
  const strip = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(strip);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, member]) => (member === null ? [] : [[name, strip(member)]])),
    );
  };
  return strip(body) as JsonObject;
}

/** Whole parts only: merging below `conditions.*` is documented nowhere (see the emulator's strict mode). */
function patchOf(given: KindChange): JsonObject {
  const change = { ...given, desired: withEffectiveSession(given.desired) };
  const parts = ['displayName', 'state', 'grantControls', 'sessionControls', 'conditions'];
  const known = parts.filter((part) => change.changed.some((pointer) => isWithin(pointer, `/${part}`)));
  const unknown = change.changed.map((pointer) => pointer.split('/')[1] ?? '').filter((part) => !parts.includes(part));
  return Object.fromEntries([...known, ...unknown].map((part) => [part, withRemovals(`/${part}`, change)]));
}
