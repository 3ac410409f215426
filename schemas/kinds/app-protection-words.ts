import type { AppProtectionType } from './app-protection-defaults.ts';
import type { Words } from './kind.ts';

const transfer = ['allApps', 'managedApps', 'none'];
const actions = ['block', 'wipe', 'warn', 'blockWhenSettingIsSupported'];
const states = ['notBlocked', 'blocked'];
const at = (name: string, words: readonly string[]): Words => ({ pointer: `/${name}`, words });

const everyType: readonly Words[] = [
  at('allowedDataIngestionLocations/*', ['oneDriveForBusiness', 'sharePoint', 'camera', 'photoLibrary']),
  at('allowedDataStorageLocations/*', [
    'oneDriveForBusiness',
    'sharePoint',
    'box',
    'localStorage',
    'photoLibrary',
    'iManage',
    'egnyte',
  ]),
  at('allowedInboundDataTransferSources', transfer),
  at('allowedOutboundClipboardSharingLevel', ['allApps', 'managedAppsWithPasteIn', 'managedApps', 'blocked']),
  at('allowedOutboundDataTransferDestinations', transfer),
  at('appActionIfAccountIsClockedOut', actions),
  at('appActionIfDeviceComplianceRequired', actions),
  at('appActionIfMaximumPinRetriesExceeded', actions),
  at('appActionIfUnableToAuthenticateUser', actions),
  at('dialerRestrictionLevel', ['allApps', 'managedApps', 'customApp', 'blocked']),
  at('managedBrowser', ['notConfigured', 'microsoftEdge']),
  at('maximumAllowedDeviceThreatLevel', ['notConfigured', 'secured', 'low', 'medium', 'high']),
  at('mobileThreatDefensePartnerPriority', ['defenderOverThirdPartyPartner', 'thirdPartyPartnerOverDefender']),
  at('mobileThreatDefenseRemediationAction', actions),
  at('notificationRestriction', ['allow', 'blockOrganizationalData', 'block']),
  at('pinCharacterSet', ['numeric', 'alphanumericAndSymbol']),
  at('protectedMessagingRedirectAppType', ['anyApp', 'anyManagedApp', 'specificApps', 'blocked']),
];

const targeted: readonly Words[] = [
  at('appGroupType', ['selectedPublicApps', 'allCoreMicrosoftApps', 'allMicrosoftApps', 'allApps']),
  at('targetedAppManagementLevels', [
    'unspecified',
    'unmanaged',
    'mdm',
    'androidEnterprise',
    'androidEnterpriseDedicatedDevicesWithAzureAdSharedMode',
    'androidOpenSourceProjectUserAssociated',
    'androidOpenSourceProjectUserless',
  ]),
  at('assignments/*/target/deviceAndAppManagementAssignmentFilterType', ['none', 'include', 'exclude']),
];

const ios: readonly Words[] = [
  at('appActionIfIosDeviceModelNotAllowed', actions),
  at('appDataEncryptionType', [
    'useDeviceSettings',
    'afterDeviceRestart',
    'whenDeviceLockedExceptOpenFiles',
    'whenDeviceLocked',
  ]),
];

const intelligence: readonly Words[] = [
  at('genmojiConfigurationState', states),
  at('screenCaptureConfigurationState', states),
  at('writingToolsConfigurationState', states),
];

const android: readonly Words[] = [
  at('appActionIfAndroidDeviceManufacturerNotAllowed', actions),
  at('appActionIfAndroidDeviceModelNotAllowed', actions),
  at('appActionIfAndroidSafetyNetAppsVerificationFailed', actions),
  at('appActionIfAndroidSafetyNetDeviceAttestationFailed', actions),
  at('appActionIfDeviceLockNotSet', actions),
  at('appActionIfDevicePasscodeComplexityLessThanHigh', actions),
  at('appActionIfDevicePasscodeComplexityLessThanLow', actions),
  at('appActionIfDevicePasscodeComplexityLessThanMedium', actions),
  at('requiredAndroidSafetyNetAppsVerificationType', ['none', 'enabled']),
  at('requiredAndroidSafetyNetDeviceAttestationType', [
    'none',
    'basicIntegrity',
    'basicIntegrityAndDeviceCertification',
  ]),
  at('requiredAndroidSafetyNetEvaluationType', ['basic', 'hardwareBacked']),
];

/** Words of an app protection policy by its type, in Graph's spelling; a test holds them to the enumerations Microsoft publishes. */
export const appProtectionWords: { readonly [Type in AppProtectionType]: readonly Words[] } = {
  iosManagedAppProtection: [...everyType, ...targeted, ...ios, ...intelligence],
  androidManagedAppProtection: [
    ...everyType,
    ...targeted,
    ...android,
    at('appActionIfSamsungKnoxAttestationRequired', actions),
  ],
  defaultManagedAppProtection: [...everyType, ...ios, ...android],
  targetedManagedAppProtection: [...everyType, ...targeted],
};
