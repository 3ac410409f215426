import type { Behaviour } from './behaviour.ts';

/** Beliefs about which Conditional Access bodies the service refuses. */
export const CONDITIONAL_ACCESS_RULES = {
  applicationsAreRequired: {
    sentence: 'A policy needs applications, user actions or authentication contexts (1011).',
    source: 'CIPP issue 5200, 2025; Microsoft docs: conditionalaccessroot-post-policies, 2026',
    default: true,
  },
  oneKindOfTarget: {
    sentence: 'Applications, user actions and authentication contexts exclude each other (1012).',
    source: 'ModernWorkplaceConcierge issue 50; terraform-provider-azuread ExactlyOneOf, 2026',
    default: true,
  },
  applicationFilterNeedsNoWildcard: {
    sentence: '`applicationFilter` does not go with `All`, `None` or `AllAgentIdResources`.',
    source: 'terraform-provider-microsoft365 validate.go, 2026',
    default: true,
  },
  identitiesAreRequired: {
    sentence: 'A policy needs users, groups, roles, guests or workload identities.',
    source: 'Microsoft docs: conditionalaccessroot-post-policies, 2026; terraform-provider-azuread AtLeastOneOf',
    default: true,
  },
  usersAreKnownWordsOrIds: {
    sentence: '`includeUsers` and `excludeUsers` hold ids or the words Graph knows.',
    source: 'Microsoft docs: conditionalaccessusers, 2026; terraform-provider-microsoft365',
    default: true,
  },
  guestLiteralExcludesGuestObject: {
    sentence: 'The word `GuestsOrExternalUsers` and the guests object exclude each other on either side.',
    source: 'terraform-provider-azuread issue 1196, 2023',
    default: true,
  },
  externalTenantMembersNeedEnumeration: {
    sentence: '`externalTenants` names its type, and has members exactly when it is `enumerated`.',
    source: 'msgraph-metadata v1.0-Prod.csdl, 2026-08; Microsoft365DSC',
    default: true,
  },
  rolesAreBuiltInTemplates: {
    sentence: 'Roles are ids of built-in role templates (1102 for words, 1103 for other ids).',
    source: 'microsoft-graph-docs issue 20750; Microsoft365DSC issue 1487',
    default: true,
  },
  directoryReferencesMustExist: {
    sentence: 'Users and groups named by a policy being written must exist.',
    source: 'Fortigi issue 2',
    default: true,
  },
  applicationsMustHaveServicePrincipals: {
    sentence: 'Applications named by a policy need a service principal in the tenant (1034).',
    source: 'UniFy Conditional-Access-Baseline, 2026-07; Azure-Samples/azure-ad-conditional-access-apis',
    default: true,
  },
  locationsMustExist: {
    sentence: 'Named locations of a policy being written must exist (1040, wording ours).',
    source: 'CIPP-API, 2026',
    default: true,
  },
  strengthsMustExist: {
    sentence: 'The authentication strength of a policy being written must exist.',
    source: 'CyberDrain/CIPP issue 198',
    default: true,
  },
  controlsAreRequired: {
    sentence: 'A policy needs a grant control or an effective session control.',
    source: 'Microsoft docs: conditionalaccessroot-post-policies, 2026; terraform-provider-azuread',
    default: true,
  },
  exclusionsNeedInclusions: {
    sentence: 'Excluded platforms or locations need included ones.',
    source: 'no counter-example in 681 published bodies, 2026; Microsoft365DSC',
    default: true,
  },
  clientAppTypesAreWellFormed: {
    sentence: '`clientAppTypes` is not empty (1064) and `all` stands alone.',
    source: 'published error texts, 2023; no counter-example in 681 published bodies',
    default: true,
  },
  securityDefaultsBlockPolicies: {
    sentence: 'While security defaults are on, a policy can only be disabled.',
    source: 'j0eyv/ConditionalAccessBaseline issue 17; CIPP issue 5277, 2026',
    default: true,
  },
  blockStandsAlone: {
    sentence: '`block` goes with no other control, strength or terms of use.',
    source: 'Microsoft docs: concept-conditional-access-grant, 2026; 0 of 245 published bodies',
    default: true,
  },
  mfaExcludesStrength: {
    sentence: '`mfa` and an authentication strength exclude each other.',
    source: 'Microsoft docs: concept-conditional-access-grant, 2026',
    default: true,
  },
  passwordChangeIsConstrained: {
    sentence:
      '`passwordChange` needs mfa or a strength with AND, user risk, all applications and no other condition (1032).',
    source: 'Microsoft docs: conditionalaccessgrantcontrols, 2026; AlexFilipin/ConditionalAccess issue 4',
    default: true,
  },
  passwordChangeNeedsEveryTime: {
    sentence: '`passwordChange` needs sign-in frequency every time and refuses a persistent browser session.',
    source: 'msgraph-metadata issue 647, 2024',
    default: true,
  },
  riskRemediationIsConstrained: {
    sentence: '`riskRemediation` needs user risk alone, AND, a strength and sign-in frequency every time.',
    source: 'UniFy Conditional-Access-Baseline, 2026-07; Microsoft docs: concept-conditional-access-grant',
    default: true,
  },
  registerDeviceIsConstrained: {
    sentence:
      'Registering devices as user action allows only mfa or a strength, and no client app, filter or device state.',
    source: 'Microsoft docs: concept-conditional-access-cloud-apps, 2026',
    default: true,
  },
  everyTimeHasNoPeriod: {
    sentence: '`everyTime` refuses a value and a type.',
    source: 'terraform-provider-azuread, terraform-provider-microsoft365, 2026',
    default: true,
  },
  everyTimeRefusesSiblingKeys: {
    sentence:
      '`everyTime` refuses the keys `applicationEnforcedRestrictions` and `disableResilienceDefaults` even when null.',
    source: 'terraform-provider-azuread issue 1199, 2023; not seen since',
    default: false,
  },
  persistentBrowserNeedsAllApplications: {
    sentence: '`persistentBrowser` needs all applications.',
    source: 'Microsoft docs: howto-conditional-access-session-lifetime, 2026',
    default: true,
  },
  emptySessionControlsAreRefused: {
    sentence: 'A `sessionControls` object in which nothing takes effect is refused.',
    source: 'terraform-provider-azuread conditional_access_policy_resource.go, 2026',
    default: true,
  },
  riskNeedsPremiumP2: {
    sentence: 'User and sign-in risk need Entra ID P2 (1039).',
    source: 'provider-upjet-azuread issue 5; UniFy Conditional-Access-Baseline, 2026-07',
    default: true,
  },
  insiderRiskNeedsAdaptiveProtection: {
    sentence: 'Insider risk needs Adaptive Protection.',
    source: 'Microsoft docs: concept-conditional-access-conditions, 2026; number of the refusal unknown, 1039 assumed',
    default: true,
  },
  workloadIdentitiesNeedPremium: {
    sentence: 'Service principals as identities need Workload ID Premium (1149).',
    source: 'UniFy Conditional-Access-Baseline, 2026-07; azure-docs issue 101310 (1150, 2022)',
    default: true,
  },
  workloadIdentitiesAreConstrained: {
    sentence: 'Workload identity policies only block, name no users and know only location and service principal risk.',
    source: 'Microsoft docs: workload-identity, 2026; UniFy Conditional-Access-Baseline',
    default: true,
  },
  contextsAreNotShared: {
    sentence: 'An authentication context is for people or for workload identities, not for both.',
    source: 'Microsoft docs: workload-identity, 2026; no refusal has been recorded',
    default: false,
  },
  agentsAreBlockedOnly: {
    sentence: 'Policies for agent identities or agent users only block, unless they look at the context of the agent.',
    source: 'Microsoft docs: agent-id, 2026; a published policy of 2026 with agentContext requires a compliant device',
    default: true,
  },
  agentUsersNeedEverything: {
    sentence: 'A policy for agent users is for all of them and all resources, without groups.',
    source: 'Microsoft docs: agent-id, 2026',
    default: true,
  },
} satisfies Readonly<Record<string, Behaviour>>;
