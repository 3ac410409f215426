import { androidDeviceAdministrator } from './android-device-administrator.ts';
import { androidDeviceOwner } from './android-device-owner.ts';
import { androidForWork } from './android-for-work.ts';
import { androidWorkProfile } from './android-work-profile.ts';
import { aospDeviceOwner } from './aosp-device-owner.ts';
import { ios } from './ios.ts';
import { linux } from './linux.ts';
import { macos } from './macos.ts';
import type { Platform } from './platform.ts';
import { windows } from './windows.ts';
import { windows10Mobile } from './windows-10-mobile.ts';
import { windows81 } from './windows-81.ts';
import { windowsPhone81 } from './windows-phone-81.ts';

/**
 * Every platform a DeviceStandard can name. The order is the one in which the compliance policies of a standard are emitted and
 * editors offer the names: phones first, then computers, then what is retired. Nothing else depends on it.
 */
export const platforms: readonly Platform[] = [
  ios,
  androidWorkProfile,
  androidDeviceOwner,
  aospDeviceOwner,
  androidDeviceAdministrator,
  windows,
  macos,
  linux,
  androidForWork,
  windows10Mobile,
  windows81,
  windowsPhone81,
];

/** Those that still have devices: a retired one locks no door. */
export const currentPlatforms = platforms.filter(({ retired }) => retired === undefined);

/** The platform of that name, without regard to case. */
export function platformNamed(name: string): Platform | undefined {
  return platforms.find((platform) => platform.name.toLowerCase() === name.toLowerCase());
}

/** The platform a compliance policy is for, by its `@odata.type`. */
export function platformOfType(type: unknown): Platform | undefined {
  return platforms.find(({ odataType }) => odataType === type || odataType === `#${String(type)}`);
}

/** The same for a policy of any collection: where only one platform has policies there, it needs no type. */
export function platformOfPolicy(collection: string, type: unknown): Platform | undefined {
  return platforms.find(({ form }) => form?.collection === collection) ?? platformOfType(type);
}

export { statedBy } from './stated-by.ts';
