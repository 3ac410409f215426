import type { FactValues } from '../../schemas/facts.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Unsupported } from './platform.ts';

/** Graph's property for a number of the `pin` fact, and the values the platform takes, both ends included. */
export interface PinNumber {
  readonly property: string;
  readonly least: number;
  readonly most: number;
}

/** The options of the `pin` fact that are numbers. */
export interface PinNumbers {
  /** Characters. */
  readonly minimumLength: PinNumber;
  /** Days. */
  readonly expiresAfterDays: PinNumber;
  /** Earlier PINs. */
  readonly history: PinNumber;
  /** Minutes. */
  readonly lockAfterMinutes: PinNumber;
}

const options = ['minimumLength', 'expiresAfterDays', 'history', 'lockAfterMinutes'] as const;

/**
 * The numbers of a `pin` fact under the platform's names. A number outside what the platform takes is refused and not rounded:
 * a standard must not demand less than it says, nor show a change on every plan because the service rounded it.
 * `title` is the platform as people say it.
 */
export function lowerPinNumbers(pin: FactValues['pin'], title: string, numbers: PinNumbers): JsonObject | Unsupported {
  const body: Record<string, Json> = {};
  for (const option of options) {
    const value = pin[option];
    if (value === undefined) continue;
    const { property, least, most } = numbers[option];
    if (value < least || value > most) {
      return {
        unsupported: `a pin with \`${option}: ${value}\` cannot be demanded: ${title} takes ${least} to ${most}`,
      };
    }
    body[property] = value;
  }
  return body;
}
