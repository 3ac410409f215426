import { flag } from './answers.ts';
import { buildRanges } from './builds.ts';
import { pinFact } from './pin.ts';
import type { Platform } from './platform.ts';
import { booleans, enumerations, integers, lists, strings } from './property-shapes.ts';
import { androidIntegrity, macSystem, notOn } from './refusals.ts';
import { threatLevel } from './risk-levels.ts';
import { osVersions } from './version-range.ts';
import { customScript, defenderVersion, wsl } from './windows-answers.ts';

const title = 'Windows';

/**
 * The metadata of windows10CompliancePolicy names no ranges. Expiry: Microsoft docs, compliance-policy-create-windows (2024-11).
 * The rest: the DeviceLock policies that the device is checked against, where 0 minutes of inactivity mean "never"
 * (Microsoft docs: policy-csp-devicelock).
 */
const pin = pinFact({
  title,
  required: 'passwordRequired',
  numbers: {
    minimumLength: { property: 'passwordMinimumLength', least: 4, most: 16 },
    expiresAfterDays: { property: 'passwordExpirationDays', least: 1, most: 730 },
    history: { property: 'passwordPreviousPasswordBlockCount', least: 1, most: 50 },
    lockAfterMinutes: { property: 'passwordMinutesOfInactivityBeforeLock', least: 1, most: 999 },
  },
  types: {
    property: 'passwordRequiredType',
    words: { any: 'deviceDefault', numeric: 'numeric', alphanumeric: 'alphanumeric', deviceDefault: 'deviceDefault' },
  },
  blockSimple: 'passwordBlockSimple',
  afterIdle: 'passwordRequiredToUnlockFromIdle',
  characterSets: 'passwordMinimumCharacterSetCount',
});

/** Windows 10 and later; the type kept its name when Windows 11 came. */
export const windows: Platform = {
  name: 'windows',
  title,
  odataType: '#microsoft.graph.windows10CompliancePolicy',
  conditionalAccessPlatform: 'windows',
  facts: {
    ...notOn(title, ...androidIntegrity, ...macSystem, 'forbiddenApps', 'managedEmail'),
    pin,
    // Windows 11 reports itself as 10.0.22000 and up and real exports are written so, but Microsoft's page speaks of a prefix 11.0
    // (compliance-policy-create-windows, 2024-11). The version is therefore sent as written.
    os: osVersions,
    builds: buildRanges,
    // The state of the system drive as the device tells it at a check-in. BitLocker is the stricter choice: what the Health
    // Attestation service measured when the device last started. It needs a TPM, and a restart before an encrypted device counts
    // (Microsoft docs: compliance-policy-create-windows, 2024-11).
    encryption: flag('storageRequireEncryption', 'required'),
    bitLocker: flag('bitLockerEnabled', 'required'),
    secureBoot: flag('secureBootEnabled', 'required'),
    codeIntegrity: flag('codeIntegrityEnabled', 'required'),
    earlyLaunchAntimalware: flag('earlyLaunchAntiMalwareDriverEnabled', 'required'),
    healthReport: flag('requireHealthyDeviceReport', 'required'),
    tpm: flag('tpmRequired', 'required'),
    memoryIntegrity: flag('memoryIntegrityEnabled', 'required'),
    firmwareProtection: flag('firmwareProtectionEnabled', 'required'),
    kernelDmaProtection: flag('kernelDmaProtectionEnabled', 'required'),
    virtualizationBasedSecurity: flag('virtualizationBasedSecurityEnabled', 'required'),
    jailbroken: {
      unsupported:
        'there is no jailbroken state on Windows; `secureBoot: required` and `codeIntegrity: required` ask that the system started untouched',
    },
    firewall: flag('activeFirewallRequired', 'required'),
    // Any product registered with Windows Security Center; `defender` and its companions ask for Microsoft's own.
    antivirus: flag('antivirusRequired', 'required'),
    antispyware: flag('antiSpywareRequired', 'required'),
    defender: flag('defenderEnabled', 'required'),
    defenderVersion,
    realTimeProtection: flag('rtpEnabled', 'required'),
    // True demands signatures that are up to date, whatever the name suggests (Graph beta metadata).
    signatures: flag('signatureOutOfDate', 'current'),
    threatLevel,
    machineRisk: {
      unsupported:
        'on Windows the machine risk score of Microsoft Defender for Endpoint is what threatLevel says; demand `threatLevel` there',
    },
    wsl,
    customScript,
  },
  properties: {
    deviceThreatProtectionRequiredSecurityLevel: enumerations.threatProtectionLevel,
    passwordRequiredType: enumerations.requiredPasswordType,
    ...booleans(
      'activeFirewallRequired',
      'antiSpywareRequired',
      'antivirusRequired',
      'bitLockerEnabled',
      'codeIntegrityEnabled',
      'configurationManagerComplianceRequired',
      'defenderEnabled',
      'deviceThreatProtectionEnabled',
      'earlyLaunchAntiMalwareDriverEnabled',
      'firmwareProtectionEnabled',
      'kernelDmaProtectionEnabled',
      'memoryIntegrityEnabled',
      'passwordBlockSimple',
      'passwordRequired',
      'passwordRequiredToUnlockFromIdle',
      'requireHealthyDeviceReport',
      'rtpEnabled',
      'secureBootEnabled',
      'signatureOutOfDate',
      'storageRequireEncryption',
      'tpmRequired',
      'virtualizationBasedSecurityEnabled',
    ),
    ...integers(
      'passwordExpirationDays',
      'passwordMinimumCharacterSetCount',
      'passwordMinimumLength',
      'passwordMinutesOfInactivityBeforeLock',
      'passwordPreviousPasswordBlockCount',
    ),
    // Of mobileOs, versions of Windows 10 Mobile, nothing is left to judge.
    ...strings(
      'defenderVersion',
      'mobileOsMaximumVersion',
      'mobileOsMinimumVersion',
      'osMaximumVersion',
      'osMinimumVersion',
    ),
    ...lists('validOperatingSystemBuildRanges', 'wslDistributions'),
    deviceCompliancePolicyScript: { type: 'object' },
  },
};
