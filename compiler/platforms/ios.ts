import { flag } from './answers.ts';
import { forbiddenApps } from './app-list.ts';
import { appleBuilds } from './builds.ts';
import { pinFact } from './pin.ts';
import type { Platform } from './platform.ts';
import { booleans, enumerations, integers, lists, strings } from './property-shapes.ts';
import { androidIntegrity, macSystem, measuredBoot, microsoftDefender, notOn } from './refusals.ts';
import { machineRisk, threatLevel } from './risk-levels.ts';
import { osVersions } from './version-range.ts';

const title = 'iOS/iPadOS';

/**
 * Ranges: Graph v1.0 metadata of iosCompliancePolicy (2026-08), which since Intune release 2601 turns an expiry above 730 days
 * into 730; minutes: "immediately" to 4 hours (Microsoft docs: compliance-policy-create-ios, 2025-09).
 * The minutes until it is asked for count from the locked screen; the screen locks after 15 at the latest (Apple's passcode payload).
 */
const pin = pinFact({
  title,
  required: 'passcodeRequired',
  numbers: {
    minimumLength: { property: 'passcodeMinimumLength', least: 4, most: 14 },
    expiresAfterDays: { property: 'passcodeExpirationDays', least: 1, most: 730 },
    history: { property: 'passcodePreviousPasscodeBlockCount', least: 1, most: 24 },
    lockAfterMinutes: { property: 'passcodeMinutesOfInactivityBeforeLock', least: 0, most: 240 },
    screenOffAfterMinutes: { property: 'passcodeMinutesOfInactivityBeforeScreenTimeout', least: 0, most: 15 },
  },
  types: {
    property: 'passcodeRequiredType',
    words: { any: 'deviceDefault', numeric: 'numeric', alphanumeric: 'alphanumeric', deviceDefault: 'deviceDefault' },
  },
  blockSimple: 'passcodeBlockSimple',
  // The Graph reference calls it a number of character sets; the Intune page (compliance-policy-create-ios, 2025-09) and Apple's
  // passcode payload a number of characters that are neither letter nor digit, which is what a device does.
  atLeast: { symbols: 'passcodeMinimumCharacterSetCount' },
  because: {
    characterSets:
      'kinds of character are not counted on iOS/iPadOS; passcodeMinimumCharacterSetCount under settings is a number of characters, which `atLeast: { symbols: … }` demands',
  },
});

/** iPhone and iPad. */
export const ios: Platform = {
  name: 'iOS',
  title,
  odataType: '#microsoft.graph.iosCompliancePolicy',
  conditionalAccessPlatform: 'iOS',
  facts: {
    ...notOn(title, ...measuredBoot, ...microsoftDefender, ...androidIntegrity, ...macSystem, 'wsl', 'customScript'),
    pin,
    os: osVersions,
    builds: appleBuilds,
    // No property of its own: the device encrypts itself for as long as a passcode is set
    // (Microsoft docs: compliance-policy-create-ios, 2025-09), so the passcode is the demand.
    encryption: { wire: [], lower: () => ({ passcodeRequired: true }), lift: () => undefined },
    jailbroken: flag('securityBlockJailbrokenDevices', 'forbidden'),
    firewall: {
      unsupported: 'there is no firewall on iOS/iPadOS to ask about; give iOS a standard of its own without this fact',
    },
    antivirus: {
      unsupported:
        'no antivirus product registers with iOS/iPadOS; demand threatLevel of a mobile threat defence product instead',
    },
    threatLevel,
    machineRisk,
    forbiddenApps,
    managedEmail: flag('managedEmailProfileRequired', 'required'),
  },
  properties: {
    advancedThreatProtectionRequiredSecurityLevel: enumerations.threatProtectionLevel,
    deviceThreatProtectionRequiredSecurityLevel: enumerations.threatProtectionLevel,
    passcodeRequiredType: enumerations.requiredPasswordType,
    ...booleans(
      'deviceThreatProtectionEnabled',
      'managedEmailProfileRequired',
      'passcodeBlockSimple',
      'passcodeRequired',
      'securityBlockJailbrokenDevices',
    ),
    ...integers(
      'passcodeExpirationDays',
      'passcodeMinimumCharacterSetCount',
      'passcodeMinimumLength',
      'passcodeMinutesOfInactivityBeforeLock',
      'passcodeMinutesOfInactivityBeforeScreenTimeout',
      'passcodePreviousPasscodeBlockCount',
    ),
    ...strings('osMaximumBuildVersion', 'osMaximumVersion', 'osMinimumBuildVersion', 'osMinimumVersion'),
    ...lists('restrictedApps'),
  },
};
