import { z } from 'zod';
import type { Json } from './json.ts';
import { pinSchema } from './pin.ts';
import { caseInsensitiveEnum, oneOrMany } from './words.ts';

const required = (what: string) => z.literal('required').describe(what);
const forbidden = (what: string) => z.literal('forbidden').describe(what);
const riskLevels = ['secured', 'low', 'medium', 'high'] as const;
const text = z.string().min(1);
const json: z.ZodType<Json> = z.json();
const rules = z.array(z.record(z.string(), json)).min(1);

/**
 * What can be demanded of a device, in one vocabulary for all platforms. Each fact is a demand: a device that does not meet it
 * is noncompliant. A platform answers every fact, or refuses it with a reason (compiler/platforms).
 */
export const factSchemas = {
  pin: pinSchema,
  os: z
    .string('expected versions as text, such as `">= 17"`')
    .describe(
      'Allowed versions, e.g. ">= 17" or ">= 13 <= 15.2"; in a standard for several platforms one range per platform.',
    ),
  builds: oneOrMany(
    z
      .strictObject({
        from: text.optional().describe('Oldest build that is allowed.'),
        to: text.optional().describe('Newest build that is allowed.'),
        description: text.optional().describe('What these builds are, for people.'),
      })
      .refine(({ from, to }) => from !== undefined || to !== undefined, {
        error: 'a range of builds has `from`, `to` or both; without either it allows every build',
      }),
  ).describe('Allowed builds: one range, on Windows several.'),
  securityPatch: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date, e.g. `2025-09-01`')
    .describe('Oldest security patch level that is allowed, as a date.'),
  encryption: required('Storage must be encrypted; on a Mac this is FileVault.'),
  bitLocker: required('BitLocker must have been on when the device started, as the device attests.'),
  secureBoot: required('Secure boot must have been on when the device started.'),
  codeIntegrity: required('Only signed code may run in the kernel.'),
  earlyLaunchAntimalware: required('The antimalware driver must start before any other driver.'),
  healthReport: required('The device must be reported healthy by the attestation service.'),
  tpm: required('A Trusted Platform Module must be present.'),
  memoryIntegrity: required('Memory integrity must be on, also called hypervisor-protected code integrity.'),
  firmwareProtection: required('Firmware must be protected from attacks.'),
  kernelDmaProtection: required('Memory must be protected from devices that are plugged in.'),
  virtualizationBasedSecurity: required('Virtualization-based security must be on.'),
  jailbroken: forbidden('Jailbroken or rooted devices are noncompliant.'),
  playIntegrity: caseInsensitiveEnum(['basic', 'device']).describe(
    'The verdict of Google Play Integrity: `basic` integrity, or `device` integrity besides.',
  ),
  hardwareAttestation: required('Integrity must be proven by hardware, a strong verdict of Google Play Integrity.'),
  unknownSources: forbidden('Apps from unknown sources must be blocked.'),
  usbDebugging: forbidden('USB debugging must be off.'),
  verifyApps: required('Google Play Protect must scan apps for threats.'),
  playServices: required('Google Play services must be installed and on.'),
  securityProvider: z.literal('current').describe('The security provider of Google Play services must be up to date.'),
  managementAppIntegrity: required('The app that manages the device must be genuine: Company Portal or Intune.'),
  firewall: required('The system firewall must be on.'),
  antivirus: required('An antivirus product must be registered and running.'),
  antispyware: required('An antispyware product must be registered and running.'),
  defender: required('Microsoft Defender Antimalware must be on.'),
  defenderVersion: z.string().describe('Oldest version of Microsoft Defender Antimalware, e.g. ">= 4.18".'),
  realTimeProtection: required('Microsoft Defender Antimalware must scan in real time.'),
  signatures: z.literal('current').describe('Signatures of Microsoft Defender Antimalware must be up to date.'),
  threatLevel: caseInsensitiveEnum(riskLevels).describe(
    'Highest threat level a mobile threat defence product may report for the device; secured allows none.',
  ),
  machineRisk: caseInsensitiveEnum(riskLevels).describe(
    'Highest risk score Microsoft Defender for Endpoint may give the device; secured allows none.',
  ),
  forbiddenApps: oneOrMany(
    z.strictObject({
      name: text.describe('Name of the app, for people.'),
      appId: text.optional().describe('Bundle or package identifier.'),
      publisher: text.optional(),
      appStoreUrl: text.optional().describe('Address in the store.'),
    }),
  ).describe('Apps that may not be installed.'),
  gatekeeper: caseInsensitiveEnum(['macAppStore', 'macAppStoreAndIdentifiedDevelopers', 'anywhere']).describe(
    'Where apps may come from.',
  ),
  systemIntegrityProtection: required('System integrity protection must be on.'),
  managedEmail: required('Mail must be set up by a profile that Intune manages.'),
  wsl: oneOrMany(
    z.strictObject({
      distribution: text.describe('Name of the distribution, e.g. Ubuntu.'),
      os: z.string().optional().describe('Allowed versions of it, e.g. ">= 22.04".'),
    }),
  ).describe('Linux distributions that may run in Windows Subsystem for Linux.'),
  customScript: z
    .strictObject({
      script: text.describe('The ComplianceScript that finds out the values.'),
      rules: rules
        .optional()
        .describe('What the values must be, in the words of Intune: SettingName, Operator, DataType, Operand …'),
      rulesContent: z.string().min(1).optional().describe('The same as Graph holds it, where `rules` cannot say it.'),
    })
    .refine(({ rules, rulesContent }) => (rules === undefined) !== (rulesContent === undefined), {
      error: 'a custom script has `rules`, or `rulesContent` in their place',
    })
    .describe('What a script of your own must find on the device.'),
} as const;

export type FactName = keyof typeof factSchemas;
export type FactValues = { readonly [Name in FactName]: z.output<(typeof factSchemas)[Name]> };
export const factNames = Object.keys(factSchemas) as readonly FactName[];
