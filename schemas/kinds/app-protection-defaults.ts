import type { JsonObject } from '../json.ts';

const everyType: JsonObject = {
  description: '',
  roleScopeTagIds: ['0'],
  allowedDataIngestionLocations: ['oneDriveForBusiness', 'sharePoint', 'camera', 'photoLibrary'],
  allowedInboundDataTransferSources: 'allApps',
  allowedOutboundClipboardSharingExceptionLength: 0,
  allowedOutboundClipboardSharingLevel: 'managedAppsWithPasteIn',
  allowedOutboundDataTransferDestinations: 'allApps',
  appActionIfDeviceComplianceRequired: 'block',
  appActionIfMaximumPinRetriesExceeded: 'block',
  blockDataIngestionIntoOrganizationDocuments: false,
  contactSyncBlocked: false,
  dataBackupBlocked: false,
  deviceComplianceRequired: true,
  dialerRestrictionLevel: 'allApps',
  disableAppPinIfDevicePinIsSet: false,
  fingerprintBlocked: false,
  managedBrowser: 'notConfigured',
  managedBrowserToOpenLinksRequired: false,
  maximumAllowedDeviceThreatLevel: 'notConfigured',
  maximumPinRetries: 5,
  minimumPinLength: 4,
  mobileThreatDefenseRemediationAction: 'block',
  notificationRestriction: 'allow',
  organizationalCredentialsRequired: false,
  periodBeforePinReset: 'PT0S',
  periodOfflineBeforeAccessCheck: 'PT12H',
  periodOfflineBeforeWipeIsEnforced: 'P90D',
  periodOnlineBeforeAccessCheck: 'PT30M',
  pinCharacterSet: 'numeric',
  pinRequired: true,
  pinRequiredInsteadOfBiometricTimeout: 'PT30M',
  previousPinBlockCount: 0,
  printBlocked: false,
  protectedMessagingRedirectAppType: 'anyApp',
  saveAsBlocked: false,
  simplePinBlocked: false,
};

/** What only policies have that are assigned to groups. */
const targeted: JsonObject = { appGroupType: 'selectedPublicApps', targetedAppManagementLevels: 'unspecified' };

const ios: JsonObject = {
  allowWidgetContentSync: false,
  appActionIfIosDeviceModelNotAllowed: 'block',
  appDataEncryptionType: 'whenDeviceLocked',
  customBrowserProtocol: '',
  customDialerAppProtocol: '',
  disableProtectionOfManagedOutboundOpenInData: false,
  faceIdBlocked: false,
  filterOpenInToOnlyManagedApps: false,
  protectInboundDataFromUnknownSources: false,
  thirdPartyKeyboardsBlocked: false,
};

const android: JsonObject = {
  appActionIfAndroidDeviceManufacturerNotAllowed: 'block',
  appActionIfAndroidDeviceModelNotAllowed: 'block',
  appActionIfAndroidSafetyNetAppsVerificationFailed: 'block',
  appActionIfAndroidSafetyNetDeviceAttestationFailed: 'block',
  appActionIfDeviceLockNotSet: 'block',
  biometricAuthenticationBlocked: false,
  blockAfterCompanyPortalUpdateDeferralInDays: 0,
  connectToVpnOnLaunch: false,
  customBrowserDisplayName: '',
  customBrowserPackageId: '',
  customDialerAppDisplayName: '',
  customDialerAppPackageId: '',
  deviceLockRequired: false,
  disableAppEncryptionIfDeviceEncryptionIsEnabled: false,
  encryptAppData: true,
  minimumRequiredPatchVersion: '0000-00-00',
  minimumWarningPatchVersion: '0000-00-00',
  minimumWipePatchVersion: '0000-00-00',
  requireClass3Biometrics: false,
  requiredAndroidSafetyNetAppsVerificationType: 'none',
  requiredAndroidSafetyNetDeviceAttestationType: 'none',
  requiredAndroidSafetyNetEvaluationType: 'basic',
  requirePinAfterBiometricChange: false,
  screenCaptureBlocked: false,
  warnAfterCompanyPortalUpdateDeferralInDays: 0,
  wipeAfterCompanyPortalUpdateDeferralInDays: 0,
};

/**
 * What silence about a property means, by type; what is not listed is null or empty. No page of Microsoft's lists it: these are the
 * values of exports in which nobody chose otherwise, and those terraform-provider-microsoft365wp fills in against the live
 * service (ios_ and android_managed_app_protection, 2025). Creating writes them out, so that the service's own cannot differ.
 */
export const appProtectionDefaults = {
  iosManagedAppProtection: { ...everyType, ...targeted, ...ios },
  androidManagedAppProtection: { ...everyType, ...targeted, ...android, keyboardsRestricted: false },
  defaultManagedAppProtection: { ...everyType, ...android, ...ios },
  targetedManagedAppProtection: { ...everyType, ...targeted },
} as const satisfies Readonly<Record<string, JsonObject>>;

export type AppProtectionType = keyof typeof appProtectionDefaults;
