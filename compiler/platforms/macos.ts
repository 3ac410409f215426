import type { FactValues } from '../../schemas/facts.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { lowerPinNumbers, type PinNumbers } from './pin-numbers.ts';
import { isUnsupported, type Platform, type Unsupported } from './platform.ts';
import { lowerThreatLevel, threatProtectionLevels } from './threat-level.ts';
import { lowerVersionRange } from './version-range.ts';

const title = 'macOS';

/**
 * Ranges: Graph v1.0 metadata of macOSCompliancePolicy (2026-08), which gives none for the minutes. Zero minutes are left out
 * because no Microsoft page says what they mean on a Mac.
 */
const pinNumbers: PinNumbers = {
  minimumLength: { property: 'passwordMinimumLength', least: 4, most: 14 },
  expiresAfterDays: { property: 'passwordExpirationDays', least: 1, most: 65535 },
  history: { property: 'passwordPreviousPasswordBlockCount', least: 1, most: 24 },
  lockAfterMinutes: { property: 'passwordMinutesOfInactivityBeforeLock', least: 1, most: 1440 },
};

function lowerPin(pin: FactValues['pin']): JsonObject | Unsupported {
  if (pin.characterSets !== undefined) {
    // As on iOS: the Graph metadata speaks of character sets, the Intune page of non-alphanumeric characters
    // (Microsoft docs: compliance-policy-create-mac-os, 2025-09).
    return {
      unsupported:
        'kinds of character are not counted on macOS; passwordMinimumCharacterSetCount under settings asks for that many characters that are neither letter nor digit',
    };
  }
  const numbers = lowerPinNumbers(pin, title, pinNumbers);
  if (isUnsupported(numbers)) return numbers;
  return {
    passwordRequired: true,
    ...numbers,
    ...(pin.type === undefined ? {} : { passwordRequiredType: pin.type === 'any' ? 'deviceDefault' : pin.type }),
    ...(pin.blockSimple === undefined ? {} : { passwordBlockSimple: pin.blockSimple }),
  };
}

/** Macs. */
export const macos: Platform = {
  name: 'macOS',
  title,
  odataType: '#microsoft.graph.macOSCompliancePolicy',
  conditionalAccessPlatform: 'macOS',
  facts: {
    pin: lowerPin,
    os: lowerVersionRange,
    encryption: () => ({ storageRequireEncryption: true }),
    jailbroken: {
      unsupported:
        'there is no jailbroken state on macOS; systemIntegrityProtectionEnabled under settings asks that the system is protected from change',
    },
    // The application firewall; closing it to all incoming connections and stealth mode are settings.
    firewall: () => ({ firewallEnabled: true }),
    antivirus: {
      unsupported: 'no antivirus product registers with macOS; demand threatLevel of a threat defence product instead',
    },
    threatLevel: lowerThreatLevel,
  },
  settings: {
    // The machine risk score of Microsoft Defender for Endpoint; the fact is about threat defence products in general.
    advancedThreatProtectionRequiredSecurityLevel: { type: 'enum', members: threatProtectionLevels },
    firewallBlockAllIncoming: { type: 'boolean' },
    firewallEnableStealthMode: { type: 'boolean' },
    gatekeeperAllowedAppSource: {
      type: 'enum',
      members: ['notConfigured', 'macAppStore', 'macAppStoreAndIdentifiedDevelopers', 'anywhere'],
    },
    osMaximumBuildVersion: { type: 'string' },
    osMinimumBuildVersion: { type: 'string' },
    passwordMinimumCharacterSetCount: { type: 'integer' },
    systemIntegrityProtectionEnabled: { type: 'boolean' },
  },
  // Observed in real exports of macOSCompliancePolicy, property by property.
  defaults: {
    advancedThreatProtectionRequiredSecurityLevel: 'unavailable',
    deviceThreatProtectionEnabled: false,
    deviceThreatProtectionRequiredSecurityLevel: 'unavailable',
    firewallBlockAllIncoming: false,
    firewallEnabled: false,
    firewallEnableStealthMode: false,
    gatekeeperAllowedAppSource: 'notConfigured',
    osMaximumBuildVersion: null,
    osMaximumVersion: null,
    osMinimumBuildVersion: null,
    osMinimumVersion: null,
    passwordBlockSimple: false,
    passwordExpirationDays: null,
    passwordMinimumCharacterSetCount: null,
    passwordMinimumLength: null,
    passwordMinutesOfInactivityBeforeLock: null,
    passwordPreviousPasswordBlockCount: null,
    passwordRequired: false,
    passwordRequiredType: 'deviceDefault',
    storageRequireEncryption: false,
    systemIntegrityProtectionEnabled: false,
  },
};
