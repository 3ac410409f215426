import { z } from 'zod';
import { isJsonObject } from '../../schemas/json.ts';
import type { SessionControl } from './session-control.ts';

const pattern = /^(?:every time|([1-9]\d*) (hour|day)s?)$/i;

const frequencySchema = z
  .string()
  .regex(pattern, 'expected `12 hours`, `1 day` or `every time`')
  .transform((text): Frequency => {
    const [, count, unit] = pattern.exec(text) ?? [];
    if (count === undefined || unit === undefined) return 'everyTime';
    return { value: Number(count), type: unit.toLowerCase() === 'day' ? 'days' : 'hours' };
  }) as z.ZodType<Frequency>;

/** `everyTime`, or a whole number of hours or days. */
export type Frequency = 'everyTime' | { readonly value: number; readonly type: 'hours' | 'days' };

/** How often a user must sign in again: `sessionControls.signInFrequency`. */
export const signInFrequency: SessionControl<Frequency> = {
  name: 'signInFrequency',
  schema: frequencySchema,
  wire: ['/sessionControls/signInFrequency'],
  lower(spec) {
    // everyTime must come without value and type (terraform-provider-azuread, conditional access resource, 2023).
    const interval =
      spec === 'everyTime'
        ? { value: null, type: null, frequencyInterval: 'everyTime' }
        : { value: spec.value, type: spec.type, frequencyInterval: 'timeBased' };
    return {
      signInFrequency: { ...interval, authenticationType: 'primaryAndSecondaryAuthentication', isEnabled: true },
    };
  },
  lift(sessionControls) {
    const body = sessionControls.signInFrequency;
    if (!isJsonObject(body) || body.isEnabled !== true) return undefined;
    if (body.frequencyInterval === 'everyTime') return 'everyTime';
    if (typeof body.value !== 'number' || (body.type !== 'hours' && body.type !== 'days')) return undefined;
    return { value: body.value, type: body.type };
  },
};
