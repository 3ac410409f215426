import type { JsonObject } from '../../schemas/json.ts';
import type { PinSpec } from '../../schemas/pin.ts';
import type { Unsupported } from './platform.ts';

/** Graph's property for a number of the `pin` fact, and the values the platform takes, both ends included. */
export interface PinNumber {
  readonly property: string;
  readonly least: number;
  readonly most: number;
}

const options = [
  'minimumLength',
  'expiresAfterDays',
  'history',
  'lockAfterMinutes',
  'screenOffAfterMinutes',
  'resetAfterFailures',
] as const;

/** The options of the `pin` fact that are numbers, as far as the platform has them. */
export type PinNumbers = { readonly [Option in (typeof options)[number]]?: PinNumber };

/**
 * The numbers of a `pin` fact under the platform's names. A number outside what the platform takes is refused and not rounded:
 * a standard must not demand less than it says, nor show a change on every plan because the service rounded it.
 * `title` is the platform as people say it.
 */
export function lowerNumbers(pin: PinSpec, title: string, numbers: PinNumbers): JsonObject | Unsupported {
  const said = options.flatMap((option) => {
    const [value, number] = [pin[option], numbers[option]];
    return value === undefined || number === undefined ? [] : [{ option, value, ...number }];
  });
  const beyond = said.find(({ value, least, most }) => value < least || value > most);
  if (beyond === undefined) return Object.fromEntries(said.map(({ property, value }) => [property, value]));
  const { option, value, least, most } = beyond;
  return { unsupported: `a pin with \`${option}: ${value}\` cannot be demanded: ${title} takes ${least} to ${most}` };
}

/** The numbers a body states, without those that no standard could demand. */
export function liftNumbers(body: JsonObject, numbers: PinNumbers): PinSpec {
  return Object.fromEntries(
    options.flatMap((option): [string, number][] => {
      const number = numbers[option];
      const value = number === undefined ? undefined : body[number.property];
      const isIn = typeof value === 'number' && number !== undefined && value >= number.least && value <= number.most;
      return isIn && Number.isInteger(value) ? [[option, value]] : [];
    }),
  );
}
