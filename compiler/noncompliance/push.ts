import { z } from 'zod';
import type { NoncomplianceAction } from './action.ts';
import { readConfiguration, writeConfiguration } from './configuration.ts';
import { delaySchema, formatDelay, hoursOf } from './delay.ts';

const schema = z
  .strictObject({ push: delaySchema.describe('When the notification is sent.') })
  .describe('Send the device a push notification through the Company Portal or Intune app; Intune words it.');

/** Needs no template: the text is fixed (Microsoft docs: actions-for-noncompliance, 2024-01). */
export const push: NoncomplianceAction<z.output<typeof schema>> = {
  name: 'push',
  deed: 'a push notification is sent',
  schema,
  lower: (spec) => writeConfiguration({ actionType: 'pushNotification', gracePeriodHours: hoursOf(spec.push), cc: [] }),
  lift(json) {
    const configuration = readConfiguration(json);
    if (configuration?.actionType !== 'pushNotification') return undefined;
    if (configuration.template !== undefined || configuration.cc.length > 0) return undefined;
    return { push: formatDelay(configuration.gracePeriodHours) };
  },
};
