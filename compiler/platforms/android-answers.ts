import type { FactValues } from '../../schemas/facts.ts';
import type { PinSpec } from '../../schemas/pin.ts';
import { tellAmount, tellSwitch } from '../../schemas/telling/tell-value.ts';
import { flag, only } from './answers.ts';
import { pinFact } from './pin.ts';
import type { Answer } from './platform.ts';
import { booleans, enumerations, integers, strings } from './property-shapes.ts';
import { osVersions } from './version-range.ts';

/** The day of the oldest security patch that is allowed; Graph holds it as text in the form YYYY-MM-DD. */
const securityPatch: Answer<string> = {
  wire: ['minAndroidSecurityPatchLevel'],
  lower: (day) => ({ minAndroidSecurityPatchLevel: day }),
  lift({ minAndroidSecurityPatchLevel: day }) {
    return typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : undefined;
  },
  tell: [
    tellAmount('/minAndroidSecurityPatchLevel', {
      says: (day) => ['the oldest security patch allowed is now ', ...day],
      silent: 'any old security patch is now allowed',
      more: 'tighter',
    }),
  ],
};

const basic = 'securityRequireSafetyNetAttestationBasicIntegrity';
const certified = 'securityRequireSafetyNetAttestationCertifiedDevice';

/**
 * Verdicts of Google Play Integrity, whose properties keep the name of its forerunner SafetyNet. The admin center offers basic
 * integrity, or basic and device integrity (Microsoft docs: compliance-policy-create-android-for-work, 2025-05).
 */
const playIntegrity: Answer<FactValues['playIntegrity']> = {
  wire: [basic, certified],
  lower: (verdict) => (verdict === 'basic' ? { [basic]: true } : { [basic]: true, [certified]: true }),
  lift(body) {
    if (body[basic] !== true) return undefined;
    return body[certified] === true ? 'device' : 'basic';
  },
  tell: [
    tellSwitch(`/${basic}`, 'basic integrity is now demanded', 'basic integrity is no longer demanded', 'tighter'),
    tellSwitch(
      `/${certified}`,
      'device integrity is now demanded',
      'device integrity is no longer demanded',
      'tighter',
    ),
  ],
};

/** Facts that every Android type but the one for AOSP says alike. */
export const googleAndroid = {
  os: osVersions,
  securityPatch,
  encryption: flag('storageRequireEncryption', 'required'),
  jailbroken: flag('securityBlockJailbrokenDevices', 'forbidden'),
  playIntegrity,
} as const;

/** Facts of AOSP, which has no Google services. */
export const plainAndroid = {
  os: osVersions,
  securityPatch,
  encryption: flag('storageRequireEncryption', 'required'),
  jailbroken: flag('securityBlockJailbrokenDevices', 'forbidden'),
} as const;

/** What the Company Portal sees on devices it manages: with a work profile, and by the older device administrator. */
export const companyPortalAndroid = {
  unknownSources: flag('securityPreventInstallAppsFromUnknownSources', 'forbidden'),
  usbDebugging: flag('securityDisableUsbDebugging', 'forbidden'),
  verifyApps: flag('securityRequireVerifyApps', 'required'),
  playServices: flag('securityRequireGooglePlayServices', 'required'),
  securityProvider: flag('securityRequireUpToDateSecurityProviders', 'current'),
  managementAppIntegrity: flag('securityRequireCompanyPortalAppIntegrity', 'required'),
} as const;

/** Integrity measured by hardware. */
export const hardwareAttestation: Answer<'required'> = only(
  'securityRequiredAndroidSafetyNetEvaluationType',
  'hardwareBacked',
  'required',
);

/** Why no Android type knows these, whoever manages the device. */
export const noFirewall = (platform: string) => ({
  unsupported: `there is no firewall on Android to ask about; give ${platform} a standard of its own without this fact`,
});
export const noAntivirus = {
  unsupported:
    'no antivirus product registers with Android; demand threatLevel of a mobile threat defence product, or `verifyApps: required`',
};

/**
 * The password of the device, not the one of the work profile, which is left to settings.
 *
 * A type is sent unless a complexity is demanded, because with deviceDefault Android may ask for no password at all; `numeric` is
 * "at least numeric" and accepts any PIN or password. Type and length are deprecated from Android 12 on: where
 * requiredPasswordComplexity is not set, a newly enrolled device is held to high complexity instead, a PIN of 8 or letters from 6
 * (Microsoft docs: compliance-policy-create-android-for-work, 2025-05).
 *
 * Ranges: Graph v1.0 metadata of androidWorkProfileCompliancePolicy (2026-08); minutes: 1 minute to 8 hours (the page above).
 */
export const companyPortalPin: Answer<PinSpec> = pinFact({
  title: 'Android',
  required: 'passwordRequired',
  numbers: {
    minimumLength: { property: 'passwordMinimumLength', least: 4, most: 16 },
    expiresAfterDays: { property: 'passwordExpirationDays', least: 1, most: 365 },
    history: { property: 'passwordPreviousPasswordBlockCount', least: 1, most: 24 },
    lockAfterMinutes: { property: 'passwordMinutesOfInactivityBeforeLock', least: 1, most: 480 },
    resetAfterFailures: { property: 'passwordSignInFailureCountBeforeFactoryReset', least: 1, most: 16 },
  },
  types: {
    property: 'passwordRequiredType',
    words: {
      any: 'any',
      numeric: 'numeric',
      alphabetic: 'alphabetic',
      alphanumeric: 'alphanumeric',
      alphanumericWithSymbols: 'alphanumericWithSymbols',
      weakBiometric: 'lowSecurityBiometric',
      deviceDefault: 'deviceDefault',
    },
    assumed: 'numeric',
    complex: 'numericComplex',
  },
  complexity: 'requiredPasswordComplexity',
  because: {
    characterSets: 'kinds of character are not counted on Android; demand `type: alphanumeric` or drop `characterSets`',
  },
});

/** The words of androidDeviceOwnerRequiredPasswordType, which AOSP uses as well (Graph beta metadata, 2026-08). */
export const ownerPinTypes = {
  property: 'passwordRequiredType',
  words: {
    any: 'required',
    numeric: 'numeric',
    alphabetic: 'alphabetic',
    alphanumeric: 'alphanumeric',
    alphanumericWithSymbols: 'alphanumericWithSymbols',
    weakBiometric: 'lowSecurityBiometric',
    custom: 'customPassword',
    deviceDefault: 'deviceDefault',
  },
  assumed: 'numeric',
  complex: 'numericComplex',
} as const;

/** The properties of the three types the Company Portal judges. */
export const companyPortalProperties = {
  deviceThreatProtectionRequiredSecurityLevel: enumerations.threatProtectionLevel,
  passwordRequiredType: enumerations.androidPasswordType,
  requiredPasswordComplexity: enumerations.passwordComplexity,
  ...booleans(
    'deviceThreatProtectionEnabled',
    'passwordRequired',
    'securityBlockJailbrokenDevices',
    'securityDisableUsbDebugging',
    'securityPreventInstallAppsFromUnknownSources',
    'securityRequireCompanyPortalAppIntegrity',
    'securityRequireGooglePlayServices',
    basic,
    certified,
    'securityRequireUpToDateSecurityProviders',
    'securityRequireVerifyApps',
    'storageRequireEncryption',
  ),
  ...integers(
    'passwordExpirationDays',
    'passwordMinimumLength',
    'passwordMinutesOfInactivityBeforeLock',
    'passwordPreviousPasswordBlockCount',
    'passwordSignInFailureCountBeforeFactoryReset',
  ),
  ...strings('minAndroidSecurityPatchLevel', 'osMaximumVersion', 'osMinimumVersion'),
};

/** The password of the work profile, which is a second one, and none of the device's. */
export const workProfileProperties = {
  workProfilePasswordRequiredType: enumerations.workProfilePasswordType,
  workProfileRequiredPasswordComplexity: enumerations.passwordComplexity,
  securityRequiredAndroidSafetyNetEvaluationType: enumerations.safetyNetEvaluation,
  ...booleans('workProfileRequirePassword'),
  ...integers(
    'workProfileInactiveBeforeScreenLockInMinutes',
    'workProfilePasswordExpirationInDays',
    'workProfilePasswordMinimumLength',
    'workProfilePreviousPasswordBlockCount',
  ),
};
