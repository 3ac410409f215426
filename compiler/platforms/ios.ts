import type { FactValues } from '../../schemas/facts.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { lowerPinNumbers, type PinNumbers } from './pin-numbers.ts';
import { isUnsupported, type Platform, type Unsupported } from './platform.ts';
import { lowerThreatLevel, threatProtectionLevels } from './threat-level.ts';
import { lowerVersionRange } from './version-range.ts';

const title = 'iOS/iPadOS';

/**
 * Ranges: Graph v1.0 metadata of iosCompliancePolicy (2026-08), which since Intune release 2601 turns an expiry above 730 days
 * into 730; minutes: "immediately" to 4 hours (Microsoft docs: compliance-policy-create-ios, 2025-09).
 * The minutes count from the locked screen; how soon the screen locks is passcodeMinutesOfInactivityBeforeScreenTimeout, a setting.
 */
const pinNumbers: PinNumbers = {
  minimumLength: { property: 'passcodeMinimumLength', least: 4, most: 14 },
  expiresAfterDays: { property: 'passcodeExpirationDays', least: 1, most: 730 },
  history: { property: 'passcodePreviousPasscodeBlockCount', least: 1, most: 24 },
  lockAfterMinutes: { property: 'passcodeMinutesOfInactivityBeforeLock', least: 0, most: 240 },
};

function lowerPin(pin: FactValues['pin']): JsonObject | Unsupported {
  if (pin.characterSets !== undefined) {
    // Microsoft's pages disagree: the Graph reference calls passcodeMinimumCharacterSetCount a number of character sets, the
    // Intune page (compliance-policy-create-ios, 2025-09) and Apple's passcode payload a number of non-alphanumeric characters.
    return {
      unsupported:
        'kinds of character are not counted on iOS/iPadOS; passcodeMinimumCharacterSetCount under settings asks for that many characters that are neither letter nor digit',
    };
  }
  const numbers = lowerPinNumbers(pin, title, pinNumbers);
  if (isUnsupported(numbers)) return numbers;
  return {
    passcodeRequired: true,
    ...numbers,
    ...(pin.type === undefined ? {} : { passcodeRequiredType: pin.type === 'any' ? 'deviceDefault' : pin.type }),
    ...(pin.blockSimple === undefined ? {} : { passcodeBlockSimple: pin.blockSimple }),
  };
}

/** iPhone and iPad. */
export const ios: Platform = {
  name: 'iOS',
  title,
  odataType: '#microsoft.graph.iosCompliancePolicy',
  conditionalAccessPlatform: 'iOS',
  facts: {
    pin: lowerPin,
    os: lowerVersionRange,
    // No property of its own: the device encrypts itself for as long as a passcode is set
    // (Microsoft docs: compliance-policy-create-ios, 2025-09), so the passcode is the demand.
    encryption: () => ({ passcodeRequired: true }),
    jailbroken: () => ({ securityBlockJailbrokenDevices: true }),
    firewall: {
      unsupported: 'there is no firewall on iOS/iPadOS to ask about; give iOS a standard of its own without this fact',
    },
    antivirus: {
      unsupported:
        'no antivirus product registers with iOS/iPadOS; demand threatLevel of a mobile threat defence product instead',
    },
    threatLevel: lowerThreatLevel,
  },
  settings: {
    // The machine risk score of Microsoft Defender for Endpoint; the fact is about mobile threat defence products.
    advancedThreatProtectionRequiredSecurityLevel: { type: 'enum', members: threatProtectionLevels },
    managedEmailProfileRequired: { type: 'boolean' },
    osMaximumBuildVersion: { type: 'string' },
    osMinimumBuildVersion: { type: 'string' },
    passcodeMinimumCharacterSetCount: { type: 'integer' },
    passcodeMinutesOfInactivityBeforeScreenTimeout: { type: 'integer' },
    restrictedApps: { type: 'list', items: 'object' },
  },
  // Observed in real exports of iosCompliancePolicy, property by property.
  defaults: {
    advancedThreatProtectionRequiredSecurityLevel: 'unavailable',
    deviceThreatProtectionEnabled: false,
    deviceThreatProtectionRequiredSecurityLevel: 'unavailable',
    managedEmailProfileRequired: false,
    osMaximumBuildVersion: null,
    osMaximumVersion: null,
    osMinimumBuildVersion: null,
    osMinimumVersion: null,
    passcodeBlockSimple: false,
    passcodeExpirationDays: null,
    passcodeMinimumCharacterSetCount: null,
    passcodeMinimumLength: null,
    passcodeMinutesOfInactivityBeforeLock: null,
    passcodeMinutesOfInactivityBeforeScreenTimeout: null,
    passcodePreviousPasscodeBlockCount: null,
    passcodeRequired: false,
    passcodeRequiredType: 'deviceDefault',
    restrictedApps: [],
    securityBlockJailbrokenDevices: false,
  },
};
