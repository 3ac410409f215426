import { z } from 'zod';
import { caseInsensitiveEnum } from './words.ts';

const count = (most: number) => z.int().min(1).max(most).optional();

/** Kinds of PIN that some platform can demand. */
export const pinTypes = [
  'any',
  'numeric',
  'alphabetic',
  'alphanumeric',
  'alphanumericWithSymbols',
  'weakBiometric',
  'custom',
  'deviceDefault',
] as const;

/** Kinds of character of which a number can be demanded. */
export const characterKinds = ['letters', 'lowerCase', 'upperCase', 'nonLetters', 'digits', 'symbols'] as const;

/** The `pin` fact: one word for what platforms call PIN, passcode and password. */
export const pinSchema = z
  .strictObject({
    required: z
      .boolean()
      .optional()
      .describe('With false none has to be set, and only one that is set is judged; true when absent.'),
    minimumLength: count(127).describe('Fewest characters.'),
    type: caseInsensitiveEnum(pinTypes).optional().describe('Which characters it must contain.'),
    complexity: caseInsensitiveEnum(['low', 'medium', 'high'])
      .optional()
      .describe('How hard it must be to guess, by the levels of Android 12 and later.'),
    blockSimple: z.boolean().optional().describe('Refuse 1234, 1111 and the like.'),
    expiresAfterDays: count(65535).describe('Days until it must be changed.'),
    history: count(50).describe('How many earlier ones may not be used again.'),
    lockAfterMinutes: z
      .int()
      .min(0)
      .max(8640)
      .optional()
      .describe('Minutes of inactivity until it is asked for again.'),
    screenOffAfterMinutes: z
      .int()
      .min(0)
      .max(1440)
      .optional()
      .describe('Minutes of inactivity until the screen locks.'),
    afterIdle: z.literal('required').optional().describe('It must be asked for when an idle device is used again.'),
    resetAfterFailures: count(16).describe('Wrong attempts after which the device resets itself.'),
    characterSets: count(4).describe('How many kinds of character an alphanumeric one mixes.'),
    atLeast: z
      .strictObject({
        letters: count(16),
        lowerCase: count(16),
        upperCase: count(16),
        nonLetters: count(16),
        digits: count(16),
        symbols: count(16),
      })
      .optional()
      .describe('How many characters of a kind it contains at least.'),
  })
  .describe('A PIN, passcode or password must be set, at least this strong.');

export type PinSpec = z.output<typeof pinSchema>;
