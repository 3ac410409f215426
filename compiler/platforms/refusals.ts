import type { FactName } from '../../schemas/facts.ts';
import type { Unsupported } from './platform.ts';

/** What each fact is about, in a sentence that says a platform knows nothing of it. */
const nouns: Readonly<Record<FactName, string>> = {
  pin: 'a PIN',
  os: 'versions of the system',
  builds: 'builds of the system',
  securityPatch: 'a security patch level',
  encryption: 'encryption',
  bitLocker: 'BitLocker',
  secureBoot: 'secure boot',
  codeIntegrity: 'code integrity',
  earlyLaunchAntimalware: 'an early start of antimalware',
  healthReport: 'a report of the attestation service',
  tpm: 'a Trusted Platform Module',
  memoryIntegrity: 'memory integrity',
  firmwareProtection: 'protection of the firmware',
  kernelDmaProtection: 'protection of memory from devices',
  virtualizationBasedSecurity: 'virtualization-based security',
  jailbroken: 'a jailbroken or rooted state',
  playIntegrity: 'Google Play Integrity',
  hardwareAttestation: 'a strong verdict of Google Play Integrity',
  unknownSources: 'apps from unknown sources',
  usbDebugging: 'USB debugging',
  verifyApps: 'Google Play Protect',
  playServices: 'Google Play services',
  securityProvider: 'the security provider of Google Play services',
  managementAppIntegrity: 'the integrity of the app that manages the device',
  firewall: 'a firewall',
  antivirus: 'an antivirus product',
  antispyware: 'an antispyware product',
  defender: 'Microsoft Defender Antimalware',
  defenderVersion: 'the version of Microsoft Defender Antimalware',
  realTimeProtection: 'real-time protection by Microsoft Defender Antimalware',
  signatures: 'signatures of Microsoft Defender Antimalware',
  threatLevel: 'the threat level of a threat defence product',
  machineRisk: 'the risk score of Microsoft Defender for Endpoint',
  forbiddenApps: 'apps that may not be installed',
  gatekeeper: 'Gatekeeper',
  systemIntegrityProtection: 'system integrity protection',
  managedEmail: 'a managed mail profile',
  wsl: 'Windows Subsystem for Linux',
  customScript: 'scripts of your own',
};

/** What Windows measures when it starts, and attests. */
export const measuredBoot = [
  'bitLocker',
  'secureBoot',
  'codeIntegrity',
  'earlyLaunchAntimalware',
  'healthReport',
  'tpm',
  'memoryIntegrity',
  'firmwareProtection',
  'kernelDmaProtection',
  'virtualizationBasedSecurity',
] as const;

/** Microsoft's own antimalware, and what else registers with Windows Security Center beside antivirus. */
export const microsoftDefender = [
  'antispyware',
  'defender',
  'defenderVersion',
  'realTimeProtection',
  'signatures',
] as const;

/** Google's services and what only Android tells. */
export const androidIntegrity = [
  'securityPatch',
  'playIntegrity',
  'hardwareAttestation',
  'unknownSources',
  'usbDebugging',
  'verifyApps',
  'playServices',
  'securityProvider',
  'managementAppIntegrity',
] as const;

/** How a Mac keeps its system as it is. */
export const macSystem = ['gatekeeper', 'systemIntegrityProtection'] as const;

/** Refusals of facts for which the policy type of a platform has no property at all. */
export function notOn<const Name extends FactName>(
  title: string,
  ...names: readonly Name[]
): { readonly [Each in Name]: Unsupported } {
  const refusals = names.map((name): [Name, Unsupported] => [
    name,
    {
      unsupported: `a compliance policy for ${title} has no setting for ${nouns[name]}; demand it under \`factsOn\` of the platforms that have one`,
    },
  ]);
  // Object.fromEntries forgets which names there were.
  return Object.fromEntries(refusals) as { readonly [Each in Name]: Unsupported };
}
