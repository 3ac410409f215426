import { legacyDeviceCondition } from './legacy-devices.ts';

/** Which devices, in the oldest words: `conditions.deviceStates`, beta only. It cannot stand beside a device filter. */
export const deviceStates = legacyDeviceCondition('deviceStates', 'States');
