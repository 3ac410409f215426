import { z } from 'zod';
import type { NoncomplianceAction } from './action.ts';
import { readConfiguration, writeConfiguration } from './configuration.ts';
import { delaySchema, formatDelay, hoursOf } from './delay.ts';

const schema = z
  .strictObject({ lock: delaySchema.describe('When the device is locked.') })
  .describe('Lock the device remotely; its user needs the PIN or password to unlock it.');

/** Android, iOS and macOS (Microsoft docs: actions-for-noncompliance, 2024-01); an action only beta knows (Graph beta metadata). */
export const lock: NoncomplianceAction<z.output<typeof schema>> = {
  name: 'lock',
  deed: 'the device is locked',
  schema,
  lower: (spec) => writeConfiguration({ actionType: 'remoteLock', gracePeriodHours: hoursOf(spec.lock), cc: [] }),
  lift(json) {
    const configuration = readConfiguration(json);
    if (configuration?.actionType !== 'remoteLock') return undefined;
    if (configuration.template !== undefined || configuration.cc.length > 0) return undefined;
    return { lock: formatDelay(configuration.gracePeriodHours) };
  },
};
