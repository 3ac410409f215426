import { googleAndroid, hardwareAttestation, noFirewall, ownerPinTypes } from './android-answers.ts';
import { flag } from './answers.ts';
import { pinFact } from './pin.ts';
import type { Platform } from './platform.ts';
import { booleans, enumerations, integers, strings } from './property-shapes.ts';
import { macSystem, measuredBoot, microsoftDefender, notOn } from './refusals.ts';
import { machineRisk, threatLevel } from './risk-levels.ts';

const title = 'Android, fully managed';

/** Ranges: Graph beta metadata of androidDeviceOwnerCompliancePolicy (2026-08); minutes as for a work profile. */
const pin = pinFact({
  title,
  required: 'passwordRequired',
  numbers: {
    minimumLength: { property: 'passwordMinimumLength', least: 4, most: 16 },
    expiresAfterDays: { property: 'passwordExpirationDays', least: 1, most: 365 },
    history: { property: 'passwordPreviousPasswordCountToBlock', least: 1, most: 24 },
    lockAfterMinutes: { property: 'passwordMinutesOfInactivityBeforeLock', least: 1, most: 480 },
  },
  types: ownerPinTypes,
  atLeast: {
    letters: 'passwordMinimumLetterCharacters',
    lowerCase: 'passwordMinimumLowerCaseCharacters',
    upperCase: 'passwordMinimumUpperCaseCharacters',
    nonLetters: 'passwordMinimumNonLetterCharacters',
    digits: 'passwordMinimumNumericCharacters',
    symbols: 'passwordMinimumSymbolCharacters',
  },
  because: {
    characterSets:
      'kinds of character are not counted on fully managed Android; say how many of each with `atLeast`, or drop `characterSets`',
  },
});

/** Android devices of the organisation: fully managed, dedicated, or with a work profile of their own. */
export const androidDeviceOwner: Platform = {
  name: 'androidDeviceOwner',
  title,
  odataType: '#microsoft.graph.androidDeviceOwnerCompliancePolicy',
  conditionalAccessPlatform: 'android',
  facts: {
    ...notOn(title, ...measuredBoot, ...microsoftDefender, ...macSystem, 'builds', 'forbiddenApps', 'managedEmail'),
    // Whoever owns the device forbids these by configuration; there is nothing left to judge.
    ...notOn(title, 'unknownSources', 'usbDebugging', 'verifyApps', 'playServices', 'securityProvider'),
    ...notOn(title, 'wsl', 'customScript'),
    ...googleAndroid,
    pin,
    hardwareAttestation,
    managementAppIntegrity: flag('securityRequireIntuneAppIntegrity', 'required'),
    firewall: noFirewall('androidDeviceOwner'),
    antivirus: {
      unsupported:
        'no antivirus product registers with Android; demand threatLevel of a mobile threat defence product there',
    },
    threatLevel,
    machineRisk,
  },
  properties: {
    advancedThreatProtectionRequiredSecurityLevel: enumerations.threatProtectionLevel,
    deviceThreatProtectionRequiredSecurityLevel: enumerations.threatProtectionLevel,
    passwordRequiredType: enumerations.androidOwnerPasswordType,
    securityRequiredAndroidSafetyNetEvaluationType: enumerations.safetyNetEvaluation,
    ...booleans(
      'deviceThreatProtectionEnabled',
      'passwordRequired',
      'requireNoPendingSystemUpdates',
      'securityBlockJailbrokenDevices',
      'securityRequireIntuneAppIntegrity',
      'securityRequireSafetyNetAttestationBasicIntegrity',
      'securityRequireSafetyNetAttestationCertifiedDevice',
      'storageRequireEncryption',
    ),
    ...integers(
      'passwordExpirationDays',
      'passwordMinimumLength',
      'passwordMinimumLetterCharacters',
      'passwordMinimumLowerCaseCharacters',
      'passwordMinimumNonLetterCharacters',
      'passwordMinimumNumericCharacters',
      'passwordMinimumSymbolCharacters',
      'passwordMinimumUpperCaseCharacters',
      'passwordMinutesOfInactivityBeforeLock',
      'passwordPreviousPasswordCountToBlock',
    ),
    ...strings('minAndroidSecurityPatchLevel', 'osMaximumVersion', 'osMinimumVersion'),
  },
};
