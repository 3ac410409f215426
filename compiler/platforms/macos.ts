import { flag, word } from './answers.ts';
import { appleBuilds } from './builds.ts';
import { pinFact } from './pin.ts';
import type { Platform } from './platform.ts';
import { booleans, enumerations, integers, strings } from './property-shapes.ts';
import { androidIntegrity, measuredBoot, microsoftDefender, notOn } from './refusals.ts';
import { machineRisk, threatLevel } from './risk-levels.ts';
import { osVersions } from './version-range.ts';

const title = 'macOS';

/**
 * Ranges: Graph v1.0 metadata of macOSCompliancePolicy (2026-08), which gives none for the minutes. Zero minutes are left out
 * because no Microsoft page says what they mean on a Mac.
 */
const pin = pinFact({
  title,
  required: 'passwordRequired',
  numbers: {
    minimumLength: { property: 'passwordMinimumLength', least: 4, most: 14 },
    expiresAfterDays: { property: 'passwordExpirationDays', least: 1, most: 65535 },
    history: { property: 'passwordPreviousPasswordBlockCount', least: 1, most: 24 },
    lockAfterMinutes: { property: 'passwordMinutesOfInactivityBeforeLock', least: 1, most: 1440 },
  },
  types: {
    property: 'passwordRequiredType',
    words: { any: 'deviceDefault', numeric: 'numeric', alphanumeric: 'alphanumeric', deviceDefault: 'deviceDefault' },
  },
  blockSimple: 'passwordBlockSimple',
  // As on iOS: the Graph metadata speaks of character sets, the Intune page of non-alphanumeric characters
  // (Microsoft docs: compliance-policy-create-mac-os, 2025-09).
  atLeast: { symbols: 'passwordMinimumCharacterSetCount' },
  because: {
    characterSets:
      'kinds of character are not counted on macOS; passwordMinimumCharacterSetCount under settings is a number of characters, which `atLeast: { symbols: … }` demands',
  },
});

/** Macs. */
export const macos: Platform = {
  name: 'macOS',
  title,
  odataType: '#microsoft.graph.macOSCompliancePolicy',
  conditionalAccessPlatform: 'macOS',
  facts: {
    ...notOn(title, ...measuredBoot, ...microsoftDefender, ...androidIntegrity, 'forbiddenApps', 'managedEmail', 'wsl'),
    pin,
    os: osVersions,
    builds: appleBuilds,
    encryption: flag('storageRequireEncryption', 'required'),
    jailbroken: {
      unsupported:
        'there is no jailbroken state on macOS; `systemIntegrityProtection: required` asks that the system is protected from change',
    },
    // The application firewall; closing it to all incoming connections and stealth mode are settings.
    firewall: flag('firewallEnabled', 'required'),
    antivirus: {
      unsupported: 'no antivirus product registers with macOS; demand threatLevel of a threat defence product instead',
    },
    threatLevel,
    machineRisk,
    gatekeeper: word('gatekeeperAllowedAppSource', ['macAppStore', 'macAppStoreAndIdentifiedDevelopers', 'anywhere']),
    systemIntegrityProtection: flag('systemIntegrityProtectionEnabled', 'required'),
    customScript: {
      unsupported:
        'scripts of your own judge Windows and Linux only; give macOS a standard of its own without this fact',
    },
  },
  properties: {
    advancedThreatProtectionRequiredSecurityLevel: enumerations.threatProtectionLevel,
    deviceThreatProtectionRequiredSecurityLevel: enumerations.threatProtectionLevel,
    gatekeeperAllowedAppSource: enumerations.gatekeeperSources,
    passwordRequiredType: enumerations.requiredPasswordType,
    ...booleans(
      'deviceThreatProtectionEnabled',
      'firewallBlockAllIncoming',
      'firewallEnabled',
      'firewallEnableStealthMode',
      'passwordBlockSimple',
      'passwordRequired',
      'storageRequireEncryption',
      'systemIntegrityProtectionEnabled',
    ),
    ...integers(
      'passwordExpirationDays',
      'passwordMinimumCharacterSetCount',
      'passwordMinimumLength',
      'passwordMinutesOfInactivityBeforeLock',
      'passwordPreviousPasswordBlockCount',
    ),
    ...strings('osMaximumBuildVersion', 'osMaximumVersion', 'osMinimumBuildVersion', 'osMinimumVersion'),
  },
};
