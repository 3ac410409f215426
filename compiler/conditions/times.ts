import { z } from 'zod';
import type { JsonObject } from '../../schemas/json.ts';
import { tellPresence } from '../../schemas/telling/tell-presence.ts';
import type { Condition } from './condition.ts';
import { objectAt } from './read-wire.ts';

/**
 * When: `conditions.times`. Real beta bodies have the property and no published schema describes it, so that what stands there is
 * passed through as it is.
 */
export const times: Condition<JsonObject> = {
  name: 'times',
  schema: z
    .record(z.string(), z.json())
    .refine((body) => Object.keys(body).length > 0, 'expected at least one member')
    .describe("Graph's own object, passed through as it is; beta only.") as z.ZodType<JsonObject>,
  wire: ['/conditions/times'],
  lower: (spec) => ({ times: spec }),
  lift(conditions) {
    const body = objectAt(conditions, 'times');
    return body === undefined || Object.keys(body).length === 0 ? undefined : body;
  },
  write: (spec) => spec,
  tell: [tellPresence('/conditions/times', 'it holds at certain times only', 'it holds at all times', 'looser')],
};
