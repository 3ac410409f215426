import { pinFact } from './pin.ts';
import { booleans, enumerations, integers, strings } from './property-shapes.ts';

/**
 * What the three retired Windows types share. Graph beta metadata gives few ranges; what it leaves open is taken as the fact itself
 * allows, because only policies that stand in a tenant already are written with these types.
 */
export function retiredPin(title: string, afterIdle?: string) {
  return pinFact({
    title,
    required: 'passwordRequired',
    numbers: {
      minimumLength: { property: 'passwordMinimumLength', least: 4, most: 16 },
      expiresAfterDays: { property: 'passwordExpirationDays', least: 1, most: 255 },
      history: { property: 'passwordPreviousPasswordBlockCount', least: 1, most: 24 },
      lockAfterMinutes: { property: 'passwordMinutesOfInactivityBeforeLock', least: 1, most: 999 },
    },
    types: {
      property: 'passwordRequiredType',
      words: { any: 'deviceDefault', numeric: 'numeric', alphanumeric: 'alphanumeric', deviceDefault: 'deviceDefault' },
    },
    blockSimple: 'passwordBlockSimple',
    ...(afterIdle === undefined ? {} : { afterIdle }),
    characterSets: 'passwordMinimumCharacterSetCount',
  });
}

export const retiredProperties = {
  passwordRequiredType: enumerations.requiredPasswordType,
  ...booleans('passwordBlockSimple', 'passwordRequired', 'storageRequireEncryption'),
  ...integers(
    'passwordExpirationDays',
    'passwordMinimumCharacterSetCount',
    'passwordMinimumLength',
    'passwordMinutesOfInactivityBeforeLock',
    'passwordPreviousPasswordBlockCount',
  ),
  ...strings('osMaximumVersion', 'osMinimumVersion'),
};

/** Facts none of the three can demand. */
export const beyondRetired = [
  'healthReport',
  'tpm',
  'memoryIntegrity',
  'firmwareProtection',
  'kernelDmaProtection',
  'virtualizationBasedSecurity',
  'jailbroken',
  'antivirus',
  'threatLevel',
  'machineRisk',
  'forbiddenApps',
  'managedEmail',
  'wsl',
  'customScript',
] as const;
