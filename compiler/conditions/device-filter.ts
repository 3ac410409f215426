import { z } from 'zod';
import { tellRule } from '../../schemas/telling/tell-rule.ts';
import type { Condition } from './condition.ts';
import { objectAt } from './read-wire.ts';

const rule = z.string().min(1).max(3072);

const deviceFilterSchema = z.union([
  z.strictObject({ include: rule.describe('Only devices this rule matches.') }),
  z.strictObject({ exclude: rule.describe('All devices but those this rule matches.') }),
]);

export type DeviceFilterSpec = z.output<typeof deviceFilterSchema>;

/** Which devices, by a filter rule of at most 3072 characters: `conditions.devices.deviceFilter`. */
export const deviceFilter: Condition<DeviceFilterSpec> = {
  name: 'deviceFilter',
  schema: deviceFilterSchema,
  wire: ['/conditions/devices/deviceFilter'],
  lower(spec) {
    const filter =
      'include' in spec ? { mode: 'include', rule: spec.include } : { mode: 'exclude', rule: spec.exclude };
    return { devices: { deviceFilter: filter } };
  },
  lift(conditions) {
    const filter = objectAt(objectAt(conditions, 'devices') ?? {}, 'deviceFilter');
    const { data: text } = rule.safeParse(filter?.rule);
    if (text === undefined) return undefined;
    return filter?.mode === 'exclude' ? { exclude: text } : { include: text };
  },
  write: (spec) => spec,
  phrase: (spec) =>
    'include' in spec ? ['on devices with ', { name: spec.include }] : ['on devices without ', { name: spec.exclude }],
  tell: [tellRule('/conditions/devices/deviceFilter', 'devices')],
};
