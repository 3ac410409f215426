import type { FactValues } from '../../schemas/facts.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { lowerPinNumbers, type PinNumbers } from './pin-numbers.ts';
import { isUnsupported, type Platform, type Unsupported } from './platform.ts';
import { lowerThreatLevel, threatProtectionLevels } from './threat-level.ts';
import { lowerVersionRange } from './version-range.ts';

const title = 'Android';
const passwordComplexities = ['none', 'low', 'medium', 'high'] as const;

/**
 * Ranges: Graph v1.0 metadata of androidWorkProfileCompliancePolicy (2026-08); minutes: 1 minute to 8 hours
 * (Microsoft docs: compliance-policy-create-android-for-work, 2025-05).
 */
const pinNumbers: PinNumbers = {
  minimumLength: { property: 'passwordMinimumLength', least: 4, most: 16 },
  expiresAfterDays: { property: 'passwordExpirationDays', least: 1, most: 365 },
  history: { property: 'passwordPreviousPasswordBlockCount', least: 1, most: 24 },
  lockAfterMinutes: { property: 'passwordMinutesOfInactivityBeforeLock', least: 1, most: 480 },
};

/**
 * The password of the device, not the one of the work profile, which is left to settings.
 *
 * A type is always sent, because with deviceDefault Android may ask for no password at all; `numeric` is "at least numeric" and
 * accepts any PIN or password. Type and length are deprecated from Android 12 on: where requiredPasswordComplexity (a setting) is
 * not set, a newly enrolled device is held to high complexity instead, a PIN of 8 or letters from 6
 * (Microsoft docs: compliance-policy-create-android-for-work, 2025-05).
 */
function lowerPin(pin: FactValues['pin']): JsonObject | Unsupported {
  if (pin.characterSets !== undefined) {
    return {
      unsupported: 'kinds of character are not counted on Android; demand `type: alphanumeric` or drop `characterSets`',
    };
  }
  if (pin.blockSimple === true && pin.type === 'alphanumeric') {
    return {
      unsupported:
        'simple sequences are refused by Android only in a PIN; drop `blockSimple` or demand `type: numeric`',
    };
  }
  const numbers = lowerPinNumbers(pin, title, pinNumbers);
  if (isUnsupported(numbers)) return numbers;
  const numeric = pin.blockSimple === true ? 'numericComplex' : 'numeric';
  return {
    passwordRequired: true,
    passwordRequiredType: pin.type === 'alphanumeric' ? 'alphanumeric' : numeric,
    ...numbers,
  };
}

/** Personally owned Android devices with a work profile. */
export const androidWorkProfile: Platform = {
  name: 'androidWorkProfile',
  title: 'Android with a work profile',
  odataType: '#microsoft.graph.androidWorkProfileCompliancePolicy',
  conditionalAccessPlatform: 'android',
  facts: {
    pin: lowerPin,
    os: lowerVersionRange,
    encryption: () => ({ storageRequireEncryption: true }),
    jailbroken: () => ({ securityBlockJailbrokenDevices: true }),
    firewall: {
      unsupported:
        'there is no firewall on Android to ask about; give androidWorkProfile a standard of its own without this fact',
    },
    antivirus: {
      unsupported:
        'no antivirus product registers with Android; demand threatLevel of a mobile threat defence product, or securityRequireVerifyApps under settings',
    },
    threatLevel: lowerThreatLevel,
  },
  settings: {
    // The machine risk score of Microsoft Defender for Endpoint; the fact is about mobile threat defence products.
    advancedThreatProtectionRequiredSecurityLevel: { type: 'enum', members: threatProtectionLevels },
    minAndroidSecurityPatchLevel: { type: 'string' },
    passwordSignInFailureCountBeforeFactoryReset: { type: 'integer' },
    requiredPasswordComplexity: { type: 'enum', members: passwordComplexities },
    securityDisableUsbDebugging: { type: 'boolean' },
    securityPreventInstallAppsFromUnknownSources: { type: 'boolean' },
    securityRequireCompanyPortalAppIntegrity: { type: 'boolean' },
    securityRequiredAndroidSafetyNetEvaluationType: { type: 'enum', members: ['basic', 'hardwareBacked'] },
    securityRequireGooglePlayServices: { type: 'boolean' },
    securityRequireSafetyNetAttestationBasicIntegrity: { type: 'boolean' },
    securityRequireSafetyNetAttestationCertifiedDevice: { type: 'boolean' },
    securityRequireUpToDateSecurityProviders: { type: 'boolean' },
    securityRequireVerifyApps: { type: 'boolean' },
    workProfileInactiveBeforeScreenLockInMinutes: { type: 'integer' },
    workProfilePasswordExpirationInDays: { type: 'integer' },
    workProfilePasswordMinimumLength: { type: 'integer' },
    workProfilePasswordRequiredType: {
      type: 'enum',
      members: [
        'deviceDefault',
        'lowSecurityBiometric',
        'required',
        'atLeastNumeric',
        'numericComplex',
        'atLeastAlphabetic',
        'atLeastAlphanumeric',
        'alphanumericWithSymbols',
      ],
    },
    workProfilePreviousPasswordBlockCount: { type: 'integer' },
    workProfileRequiredPasswordComplexity: { type: 'enum', members: passwordComplexities },
    workProfileRequirePassword: { type: 'boolean' },
  },
  // Observed in real exports of androidWorkProfileCompliancePolicy, property by property.
  defaults: {
    advancedThreatProtectionRequiredSecurityLevel: 'unavailable',
    deviceThreatProtectionEnabled: false,
    deviceThreatProtectionRequiredSecurityLevel: 'unavailable',
    minAndroidSecurityPatchLevel: null,
    osMaximumVersion: null,
    osMinimumVersion: null,
    passwordExpirationDays: null,
    passwordMinimumLength: null,
    passwordMinutesOfInactivityBeforeLock: null,
    passwordPreviousPasswordBlockCount: null,
    passwordRequired: false,
    passwordRequiredType: 'deviceDefault',
    passwordSignInFailureCountBeforeFactoryReset: null,
    requiredPasswordComplexity: 'none',
    securityBlockJailbrokenDevices: false,
    securityDisableUsbDebugging: false,
    securityPreventInstallAppsFromUnknownSources: false,
    securityRequireCompanyPortalAppIntegrity: false,
    securityRequiredAndroidSafetyNetEvaluationType: 'basic',
    securityRequireGooglePlayServices: false,
    securityRequireSafetyNetAttestationBasicIntegrity: false,
    securityRequireSafetyNetAttestationCertifiedDevice: false,
    securityRequireUpToDateSecurityProviders: false,
    securityRequireVerifyApps: false,
    storageRequireEncryption: false,
    workProfileInactiveBeforeScreenLockInMinutes: null,
    workProfilePasswordExpirationInDays: null,
    workProfilePasswordMinimumLength: null,
    workProfilePasswordRequiredType: 'deviceDefault',
    workProfilePreviousPasswordBlockCount: null,
    workProfileRequiredPasswordComplexity: 'none',
    workProfileRequirePassword: false,
  },
};
