import type { Json, JsonObject } from '../../../../schemas/json.ts';
import { METADATA } from '../../metadata/index.ts';
import type { PropertyType } from '../../metadata/metadata.ts';

/** Properties that are not settings and so have no default here. */
const NOT_SETTINGS = new Set([
  'id',
  'createdDateTime',
  'lastModifiedDateTime',
  'version',
  'displayName',
  'apps',
  'assignments',
  'deployedAppCount',
  'deploymentSummary',
  'isAssigned',
]);

/** Settings that are null where nobody set them, although their type has other words (exports of 2021 to 2023). */
const NULL = new Set([
  'appActionIfAccountIsClockedOut',
  'appActionIfDevicePasscodeComplexityLessThanHigh',
  'appActionIfDevicePasscodeComplexityLessThanLow',
  'appActionIfDevicePasscodeComplexityLessThanMedium',
  'appActionIfSamsungKnoxAttestationRequired',
  'appActionIfUnableToAuthenticateUser',
  'fingerprintAndBiometricEnabled',
  'genmojiConfigurationState',
  'mobileThreatDefensePartnerPriority',
  'screenCaptureConfigurationState',
  'writingToolsConfigurationState',
]);

/** Settings whose default no type tells (the same exports, and what terraform-provider-microsoft365wp expects of the service, 2025). */
const TOLD: JsonObject = {
  allowedDataIngestionLocations: ['oneDriveForBusiness', 'sharePoint', 'camera', 'photoLibrary'],
  allowedOutboundClipboardSharingLevel: 'managedAppsWithPasteIn',
  appDataEncryptionType: 'whenDeviceLocked',
  customBrowserDisplayName: '',
  customBrowserPackageId: '',
  customBrowserProtocol: '',
  customDialerAppDisplayName: '',
  customDialerAppPackageId: '',
  customDialerAppProtocol: '',
  description: '',
  deviceComplianceRequired: true,
  encryptAppData: true,
  maximumPinRetries: 5,
  minimumPinLength: 4,
  minimumRequiredPatchVersion: '0000-00-00',
  minimumWarningPatchVersion: '0000-00-00',
  minimumWipePatchVersion: '0000-00-00',
  periodBeforePinReset: 'PT0S',
  periodOfflineBeforeAccessCheck: 'PT12H',
  periodOfflineBeforeWipeIsEnforced: 'P90D',
  periodOnlineBeforeAccessCheck: 'PT30M',
  pinRequired: true,
  pinRequiredInsteadOfBiometricTimeout: 'PT30M',
  roleScopeTagIds: ['0'],
};

/** What a GET shows for every setting a policy of this type does not set. Follows beta, which knows every property v1.0 does. */
export function appProtectionDefaults(type: string): JsonObject {
  const defaults: Record<string, Json> = {};
  for (const [name, property] of METADATA.beta.propertiesOf(type)) {
    if (!NOT_SETTINGS.has(name)) defaults[name] = NULL.has(name) ? null : (TOLD[name] ?? defaultOf(property));
  }
  return defaults;
}

function defaultOf({ name, collection }: PropertyType): Json {
  if (collection) return [];
  if (name === 'boolean') return false;
  if (name === 'number') return 0;
  return METADATA.beta.enumMembers(name)?.[0] ?? null;
}
