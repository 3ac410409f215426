import { z } from 'zod';
import type { NoncomplianceAction } from './action.ts';
import { readConfiguration, writeConfiguration } from './configuration.ts';
import { delaySchema, formatDelay, hoursOf } from './delay.ts';

const schema = z
  .strictObject({
    mark: delaySchema.describe('When the device counts as noncompliant; until then it is in its grace period.'),
  })
  .describe('Mark the device noncompliant, which is what Conditional Access asks about.');

/**
 * Graph's word is `block`, though the action itself blocks nothing: Conditional Access does
 * (Microsoft docs: actions-for-noncompliance, 2024-01). A policy has exactly one.
 */
export const mark: NoncomplianceAction<z.output<typeof schema>> = {
  name: 'mark',
  deed: 'a device counts as noncompliant',
  schema,
  lower: (spec) => writeConfiguration({ actionType: 'block', gracePeriodHours: hoursOf(spec.mark), cc: [] }),
  lift(json) {
    const configuration = readConfiguration(json);
    if (configuration?.actionType !== 'block') return undefined;
    if (configuration.template !== undefined || configuration.cc.length > 0) return undefined;
    return { mark: formatDelay(configuration.gracePeriodHours) };
  },
};
