import type { ExportedKind } from './exported-kind.ts';
import { foreignKinds } from './foreign-kinds.ts';

/** A property every app protection policy has, and nothing else. */
const protectsApps = 'periodOfflineBeforeWipeIsEnforced';
const states = ['enabled', 'disabled', 'enabledforreportingbutnotenforced'];

/** The kinds that are handed on. The order matters: an object is the first that it looks like. */
const readableKinds: readonly ExportedKind[] = [
  {
    collection: 'conditionalAccessPolicies',
    title: 'a Conditional Access policy',
    type: 'conditionalAccessPolicy',
    types: /^conditionalAccessPolicy$/i,
    looksLike: (members) => {
      const saysWhat = members.hasAny('grantControls', 'sessionControls');
      if (members.has('conditions'))
        return saysWhat || members.has('state') || members.below('conditions').hasAny('users', 'applications');
      return saysWhat && states.includes(members.text('state')?.toLowerCase() ?? '');
    },
    required: ['/displayName', '/state', '/conditions'],
  },
  {
    collection: 'namedLocations',
    title: 'a named location',
    type: 'namedLocation',
    types: /NamedLocation$/i,
    looksLike: (members) => members.hasAny('ipRanges', 'countriesAndRegions'),
    required: ['/displayName', '/@odata.type'],
  },
  {
    collection: 'authenticationStrengthPolicies',
    title: 'an authentication strength',
    type: 'authenticationStrengthPolicy',
    types: /^authenticationStrengthPolicy$/i,
    looksLike: (members) => members.has('allowedCombinations'),
    required: ['/displayName', '/allowedCombinations'],
  },
  {
    collection: 'authenticationContextClassReferences',
    title: 'an authentication context',
    type: 'authenticationContextClassReference',
    types: /^authenticationContextClassReference$/i,
    looksLike: (members) => members.has('isAvailable') && /^c\d+$/i.test(members.text('id') ?? ''),
    required: ['/id'],
  },
  {
    collection: 'agreements',
    title: 'a terms of use agreement',
    type: 'agreement',
    types: /^agreement$/i,
    looksLike: (members) =>
      members.hasAny('termsExpiration', 'isViewingBeforeAcceptanceRequired', 'isPerDeviceAcceptanceRequired') ||
      members.below('file').has('localizations'),
    required: ['/displayName'],
  },
  {
    collection: 'deviceComplianceScripts',
    title: 'a compliance script',
    type: 'deviceComplianceScript',
    types: /^deviceComplianceScript$/i,
    looksLike: (members) => members.has('detectionScriptContent'),
    required: [],
  },
  {
    collection: 'localizedNotificationMessages',
    title: 'a message of a notification template',
    type: 'localizedNotificationMessage',
    types: /^localizedNotificationMessage$/i,
    looksLike: (members) => members.has('messageTemplate', 'locale'),
    required: ['/locale'],
  },
  {
    collection: 'notificationMessageTemplates',
    title: 'a notification template',
    type: 'notificationMessageTemplate',
    types: /^notificationMessageTemplate$/i,
    looksLike: (members) => members.has('displayName') && members.hasAny('brandingOptions', 'defaultLocale'),
    required: ['/displayName'],
  },
  {
    collection: 'assignmentFilters',
    title: 'an assignment filter',
    type: 'deviceAndAppManagementAssignmentFilter',
    types: /^(deviceAndAppManagement|payloadCompatible)AssignmentFilter$/i,
    looksLike: (members) => members.has('rule', 'platform') || members.has('assignmentFilterManagementType'),
    required: ['/displayName'],
  },
  {
    collection: 'compliancePolicies',
    title: 'a compliance policy of the settings catalogue',
    type: 'deviceManagementCompliancePolicy',
    types: /^deviceManagementCompliancePolicy$/i,
    looksLike: (members) => members.has('settings') && members.hasAny('technologies', 'scheduledActionsForRule'),
    required: ['/name', '/platforms', '/settings'],
  },
  {
    collection: 'deviceCompliancePolicies',
    title: 'a compliance policy',
    type: 'deviceCompliancePolicy',
    types: /^(?!deviceManagementCompliancePolicy$)\w+CompliancePolicy$|^deviceCompliancePolicy$/i,
    looksLike: (members) => members.has('scheduledActionsForRule'),
    required: ['/displayName', '/@odata.type'],
  },
  {
    collection: 'defaultManagedAppProtections',
    title: 'a default app protection policy',
    type: 'defaultManagedAppProtection',
    types: /^defaultManagedAppProtection$/i,
    looksLike: (members) =>
      members.has(protectsApps) && members.hasAny('encryptAppData') && members.hasAny('appDataEncryptionType'),
    required: ['/displayName'],
  },
  {
    collection: 'iosManagedAppProtections',
    title: 'an iOS app protection policy',
    type: 'iosManagedAppProtection',
    types: /^iosManagedAppProtection$/i,
    looksLike: (members) => members.has(protectsApps) && members.hasAny('appDataEncryptionType', 'faceIdBlocked'),
    required: ['/displayName'],
  },
  {
    collection: 'androidManagedAppProtections',
    title: 'an Android app protection policy',
    type: 'androidManagedAppProtection',
    types: /^androidManagedAppProtection$/i,
    looksLike: (members) => members.has(protectsApps) && members.hasAny('encryptAppData', 'screenCaptureBlocked'),
    required: ['/displayName'],
  },
  {
    collection: 'managedAppPolicies',
    title: 'an app protection policy without a platform',
    type: 'targetedManagedAppProtection',
    types: /^targetedManagedAppProtection$/i,
    // Only the type tells: one without it is an app protection policy of some platform.
    looksLike: () => false,
    required: ['/displayName', '/@odata.type'],
  },
  {
    collection: 'groups',
    title: 'a group',
    type: 'group',
    types: /^group$/i,
    looksLike: (members) => members.hasAny('groupTypes', 'securityEnabled', 'membershipRule'),
    required: ['/displayName'],
  },
];

/** Every kind that is recognised. Foreign ones come first where a readable one would look like them too. */
export const exportedKinds: readonly ExportedKind[] = [...foreignKinds, ...readableKinds];
