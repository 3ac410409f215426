import { legacyDeviceCondition } from './legacy-devices.ts';

/** Which devices, in the words of beta: `conditions.devices.includeDevices` and `excludeDevices`. */
export const devices = legacyDeviceCondition('devices', 'Devices');
