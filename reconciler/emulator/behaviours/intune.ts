import type { Behaviour } from './behaviour.ts';

/** Beliefs about Intune's compliance policies and what surrounds them. */
export const INTUNE_BEHAVIOURS = {
  intuneNestsErrors: {
    sentence: "Intune's error message is a JSON document in a string.",
    source: 'almenscorner/IntuneCD issue 218, 2025-02',
    default: true,
  },
  complianceNeedsOneBlockAction: {
    sentence: 'A new compliance policy must bring scheduled actions with exactly one `block`.',
    source: 'microsoft-graph-docs issue 4103; TenuVault issue 25, 2025',
    default: true,
  },
  compliancePatchIgnoresActions: {
    sentence: 'PATCH of a compliance policy ignores `scheduledActionsForRule` and `assignments`.',
    source: 'almenscorner/IntuneCD and terraform-provider-microsoft365 use the bound actions instead, 2026',
    default: true,
  },
  compliancePatchReturnsNoContent: {
    sentence: 'PATCH of a compliance policy answers 204; the documentation says 200 with the object.',
    source: 'almenscorner/IntuneCD, 2026; contradicts Microsoft docs',
    default: true,
  },
  complianceDeleteReturnsNoContent: {
    sentence: 'DELETE of a compliance policy answers 204; one client expects 200.',
    source:
      'Microsoft docs: intune-deviceconfig-devicecompliancepolicy-delete, 2026; contradicted by almenscorner/IntuneCD',
    default: true,
  },
  scheduleActionsReturnsNoContent: {
    sentence: '`scheduleActionsForRules` answers 204; one client expects 200.',
    source:
      'Microsoft docs: intune-deviceconfig-devicecompliancepolicy-scheduleactionsforrules, 2026; contradicted by IntuneCD',
    default: true,
  },
  complianceHidesActionsUnlessExpanded: {
    sentence: 'Assignments and scheduled actions are only returned when `$expand` asks for them.',
    source: 'microsoft-graph-docs issue 4103; exports by OpenIntuneBaseline, 2026',
    default: true,
  },
  complianceTypeIsImmutable: {
    sentence: "PATCH needs the policy's own `@odata.type` and cannot change it.",
    source: 'terraform-provider-microsoft365, 2026',
    default: true,
  },
  complianceRuleNameIsDropped: {
    sentence: "A scheduled action's `ruleName` is read back as null and its rule carries the policy's id.",
    source: 'OpenIntuneBaseline exports, 2026',
    default: true,
  },
  gracePeriodIsLimited: {
    sentence: '`gracePeriodHours` is from 0 to 8760.',
    source: 'Microsoft docs: intune-deviceconfig-devicecomplianceactionitem, 2026',
    default: true,
  },
  complianceScriptExcludesDistributions: {
    sentence: '`deviceCompliancePolicyScript` and `wslDistributions` cannot both be set.',
    source: 'terraform-provider-microsoft365 validator, 2026',
    default: true,
  },
  assignmentGroupsMustExist: {
    sentence: 'An assignment to a group that does not exist is refused.',
    source: 'inference, unverified',
    default: true,
  },
  appProtectionIsForGroupsOnly: {
    sentence: 'App protection policies are assigned to groups, and neither to all users nor to all devices.',
    source: 'KelvinTegelaar/CIPP issue 4677, 2025-09',
    default: true,
  },
  appGroupsListTheirApps: {
    sentence: 'A policy for a group of apps lists the apps Microsoft counts in it, whatever list was sent.',
    source: 'exports with `$expand=apps`, 2023; terraform-provider-microsoft365wp, 2025',
    default: true,
  },
  appProtectionNumbersAreLimited: {
    sentence: '`maximumPinRetries` is from 1 to 65535, and as many characters at most may be pasted elsewhere.',
    source: 'Microsoft docs: intune-mam-managedappprotection, 2026',
    default: true,
  },
  templateNameIsLimited: {
    sentence: 'The name of a notification message template has at most 50 characters.',
    source: 'terraform-provider-microsoft365 validator, 2026-01',
    default: true,
  },
  defaultMessageOnlyMoves: {
    sentence:
      'A message that is the default of its template stops being it when another takes its place, and only then.',
    source:
      'msgraph-metadata v1.0-Prod.csdl, localizedNotificationMessage/isDefault, 2026-08; that unsetting it answers 400 is inference',
    default: true,
  },
  noncomplianceTemplatesMustExist: {
    sentence: 'A scheduled action that names a notification template that does not exist is refused.',
    source: 'inference, unverified',
    default: true,
  },
  assignmentFiltersMustFit: {
    sentence:
      'An assignment of a compliance policy names a filter that exists, is about devices and is for the platform of the policy.',
    source: 'Microsoft docs: filters, 2024-03 (the portal lists no other); that Graph refuses others is inference',
    default: true,
  },
  assignmentTargetsAreUnique: {
    sentence: 'A group is assigned once: included or excluded, with one filter or none.',
    source:
      'inference from the ids of assignments, which are the policy and the group (msgraph-sdk-dotnet issue 2220, 2023)',
    default: true,
  },
  assignedFiltersStay: {
    sentence: 'An assignment filter that an assignment names cannot be deleted.',
    source: 'Microsoft docs: filters, 2024-03',
    default: true,
  },
  assignmentFiltersAreLimited: {
    sentence: 'A tenant has at most 200 assignment filters, with rules of at most 3072 characters.',
    source: 'Microsoft docs: filters, 2024-03',
    default: true,
  },
  assignmentFilterRulesAreRead: {
    sentence:
      'A rule of an assignment filter that cannot be read, or names what devices or apps do not have, is refused.',
    source: 'Microsoft docs: filters, 2024-03 (the portal validates rules); that Graph does is inference',
    default: true,
  },
  scriptListsHideContent: {
    sentence: 'A list of compliance scripts shows no content; a script asked for by its id does.',
    source: 'almenscorner/IntuneCD asks for each script by its id, 2026',
    default: true,
  },
  deviceManagementPatchMerges: {
    sentence: 'PATCH of `deviceManagement` keeps the members of `settings` that it does not mention.',
    source: 'inference from tools that send one member only (KelvinTegelaar/CIPP-API pull request 1173, 2024)',
    default: true,
  },
  catalogActionsHaveTheirOwnRoute: {
    sentence:
      'Scheduled actions of a settings-catalogue policy come with their configurations only from their own route.',
    source: 'almenscorner/IntuneCD reads them policy by policy, 2026',
    default: true,
  },
  catalogPutReturnsNoContent: {
    sentence:
      'PUT of a settings-catalogue policy answers 204; the documentation of related kinds says 200 with the object.',
    source: 'terraform-provider-microsoft365, 2026',
    default: true,
  },
} satisfies Readonly<Record<string, Behaviour>>;
