import { z } from 'zod';
import { caseInsensitiveEnum } from './words.ts';

/**
 * What can be demanded of a device, in one vocabulary for all platforms. Each fact is a demand: a device that does not meet it
 * is noncompliant. A platform answers every fact, or refuses it with a reason (compiler/platforms).
 */
export const factSchemas = {
  pin: z
    .strictObject({
      minimumLength: z.int().min(1).max(127).optional().describe('Fewest characters.'),
      type: caseInsensitiveEnum(['any', 'numeric', 'alphanumeric'])
        .optional()
        .describe('Which characters it must contain.'),
      blockSimple: z.boolean().optional().describe('Refuse 1234, 1111 and the like.'),
      expiresAfterDays: z.int().min(1).max(65535).optional().describe('Days until it must be changed.'),
      history: z.int().min(1).max(50).optional().describe('How many earlier ones may not be used again.'),
      lockAfterMinutes: z
        .int()
        .min(0)
        .max(1440)
        .optional()
        .describe('Minutes of inactivity until it is asked for again.'),
      characterSets: z
        .int()
        .min(1)
        .max(4)
        .optional()
        .describe('How many kinds of character an alphanumeric one mixes.'),
    })
    .describe('A PIN, passcode or password must be set, at least this strong.'),
  os: z
    .string('expected versions as text, such as `">= 17"`')
    .describe(
      'Allowed versions, e.g. ">= 17" or ">= 13 <= 15.2"; in a standard for several platforms one range per platform.',
    ),
  encryption: z.literal('required').describe('Storage must be encrypted.'),
  jailbroken: z.literal('forbidden').describe('Jailbroken or rooted devices are noncompliant.'),
  firewall: z.literal('required').describe('The system firewall must be on.'),
  antivirus: z.literal('required').describe('An antivirus product must be registered and running.'),
  threatLevel: caseInsensitiveEnum(['secured', 'low', 'medium', 'high']).describe(
    'Highest threat level a mobile threat defence product may report for the device; secured allows none.',
  ),
} as const;

export type FactName = keyof typeof factSchemas;
export type FactValues = { readonly [Name in FactName]: z.output<(typeof factSchemas)[Name]> };
export const factNames = Object.keys(factSchemas) as readonly FactName[];
