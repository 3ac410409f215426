import { z } from 'zod';
import type { NoncomplianceAction } from './action.ts';
import { readConfiguration, writeConfiguration } from './configuration.ts';
import { delaySchema, formatDelay, hoursOf } from './delay.ts';

const schema = z
  .strictObject({ retire: delaySchema.describe('When the device is listed for retirement.') })
  .describe('Put the device on the list of devices to retire; an administrator retires it from there.');

/**
 * The device is not retired by itself: it waits in a list until an administrator says so
 * (Microsoft docs: actions-for-noncompliance, 2024-01).
 */
export const retire: NoncomplianceAction<z.output<typeof schema>> = {
  name: 'retire',
  deed: 'the device is put up for retirement',
  schema,
  lower: (spec) => writeConfiguration({ actionType: 'retire', gracePeriodHours: hoursOf(spec.retire), cc: [] }),
  lift(json) {
    const configuration = readConfiguration(json);
    if (configuration?.actionType !== 'retire') return undefined;
    if (configuration.template !== undefined || configuration.cc.length > 0) return undefined;
    return { retire: formatDelay(configuration.gracePeriodHours) };
  },
};
