import type { FactValues } from '../../schemas/facts.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { lowerPinNumbers, type PinNumbers } from './pin-numbers.ts';
import { isUnsupported, type Platform, type Unsupported } from './platform.ts';
import { lowerThreatLevel } from './threat-level.ts';
import { lowerVersionRange } from './version-range.ts';

const title = 'Windows';

/**
 * The metadata of windows10CompliancePolicy names no ranges. Expiry: Microsoft docs, compliance-policy-create-windows (2024-11).
 * The rest: the DeviceLock policies that the device is checked against, where 0 minutes of inactivity mean "never"
 * (Microsoft docs: policy-csp-devicelock).
 */
const pinNumbers: PinNumbers = {
  minimumLength: { property: 'passwordMinimumLength', least: 4, most: 16 },
  expiresAfterDays: { property: 'passwordExpirationDays', least: 1, most: 730 },
  history: { property: 'passwordPreviousPasswordBlockCount', least: 1, most: 50 },
  lockAfterMinutes: { property: 'passwordMinutesOfInactivityBeforeLock', least: 1, most: 999 },
};

function lowerPin(pin: FactValues['pin']): JsonObject | Unsupported {
  if (pin.characterSets !== undefined && pin.type !== 'alphanumeric') {
    // With any other type the count is not looked at (Microsoft docs: compliance-policy-create-windows, 2024-11).
    return {
      unsupported:
        'kinds of character count on Windows only in an alphanumeric pin; add `type: alphanumeric` or drop `characterSets`',
    };
  }
  const numbers = lowerPinNumbers(pin, title, pinNumbers);
  if (isUnsupported(numbers)) return numbers;
  return {
    passwordRequired: true,
    ...numbers,
    ...(pin.type === undefined ? {} : { passwordRequiredType: pin.type === 'any' ? 'deviceDefault' : pin.type }),
    ...(pin.blockSimple === undefined ? {} : { passwordBlockSimple: pin.blockSimple }),
    ...(pin.characterSets === undefined ? {} : { passwordMinimumCharacterSetCount: pin.characterSets }),
  };
}

/** Windows 10 and later; the type kept its name when Windows 11 came. */
export const windows: Platform = {
  name: 'windows',
  title,
  odataType: '#microsoft.graph.windows10CompliancePolicy',
  conditionalAccessPlatform: 'windows',
  facts: {
    pin: lowerPin,
    // Windows 11 reports itself as 10.0.22000 and up and real exports are written so, but Microsoft's page speaks of a prefix 11.0
    // (compliance-policy-create-windows, 2024-11). The version is therefore sent as written.
    os: lowerVersionRange,
    // The state of the system drive as the device tells it at a check-in. bitLockerEnabled is the stricter choice: what the Health
    // Attestation service measured when the device last started. It stays a setting because it needs a TPM, and a restart before
    // an encrypted device counts (Microsoft docs: compliance-policy-create-windows, 2024-11).
    encryption: () => ({ storageRequireEncryption: true }),
    jailbroken: {
      unsupported:
        'there is no jailbroken state on Windows; secureBootEnabled and codeIntegrityEnabled under settings ask that the system started untouched',
    },
    firewall: () => ({ activeFirewallRequired: true }),
    // Any product registered with Windows Security Center; defenderEnabled and its companions ask for Microsoft's own.
    antivirus: () => ({ antivirusRequired: true }),
    // On Windows the level is the machine risk score of Microsoft Defender for Endpoint; the type has no
    // advancedThreatProtectionRequiredSecurityLevel beside it (Graph beta metadata).
    threatLevel: lowerThreatLevel,
  },
  settings: {
    antiSpywareRequired: { type: 'boolean' },
    bitLockerEnabled: { type: 'boolean' },
    codeIntegrityEnabled: { type: 'boolean' },
    configurationManagerComplianceRequired: { type: 'boolean' },
    defenderEnabled: { type: 'boolean' },
    defenderVersion: { type: 'string' },
    deviceCompliancePolicyScript: { type: 'object' },
    earlyLaunchAntiMalwareDriverEnabled: { type: 'boolean' },
    firmwareProtectionEnabled: { type: 'boolean' },
    kernelDmaProtectionEnabled: { type: 'boolean' },
    memoryIntegrityEnabled: { type: 'boolean' },
    mobileOsMaximumVersion: { type: 'string' },
    mobileOsMinimumVersion: { type: 'string' },
    passwordRequiredToUnlockFromIdle: { type: 'boolean' },
    requireHealthyDeviceReport: { type: 'boolean' },
    rtpEnabled: { type: 'boolean' },
    secureBootEnabled: { type: 'boolean' },
    // True demands signatures that are up to date, whatever the name suggests (Graph beta metadata).
    signatureOutOfDate: { type: 'boolean' },
    tpmRequired: { type: 'boolean' },
    validOperatingSystemBuildRanges: { type: 'list', items: 'object' },
    virtualizationBasedSecurityEnabled: { type: 'boolean' },
    wslDistributions: { type: 'list', items: 'object' },
  },
  // Observed in real exports of windows10CompliancePolicy, property by property.
  defaults: {
    activeFirewallRequired: false,
    antiSpywareRequired: false,
    antivirusRequired: false,
    bitLockerEnabled: false,
    codeIntegrityEnabled: false,
    configurationManagerComplianceRequired: false,
    defenderEnabled: false,
    defenderVersion: null,
    deviceCompliancePolicyScript: null,
    deviceThreatProtectionEnabled: false,
    deviceThreatProtectionRequiredSecurityLevel: 'unavailable',
    earlyLaunchAntiMalwareDriverEnabled: false,
    firmwareProtectionEnabled: false,
    kernelDmaProtectionEnabled: false,
    memoryIntegrityEnabled: false,
    mobileOsMaximumVersion: null,
    mobileOsMinimumVersion: null,
    osMaximumVersion: null,
    osMinimumVersion: null,
    passwordBlockSimple: false,
    passwordExpirationDays: null,
    passwordMinimumCharacterSetCount: null,
    passwordMinimumLength: null,
    passwordMinutesOfInactivityBeforeLock: null,
    passwordPreviousPasswordBlockCount: null,
    passwordRequired: false,
    passwordRequiredToUnlockFromIdle: false,
    passwordRequiredType: 'deviceDefault',
    requireHealthyDeviceReport: false,
    rtpEnabled: false,
    secureBootEnabled: false,
    signatureOutOfDate: false,
    storageRequireEncryption: false,
    tpmRequired: false,
    validOperatingSystemBuildRanges: [],
    virtualizationBasedSecurityEnabled: false,
    wslDistributions: [],
  },
};
