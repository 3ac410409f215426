import { androidWorkProfile } from './android-work-profile.ts';
import { ios } from './ios.ts';
import { linux } from './linux.ts';
import { macos } from './macos.ts';
import type { Platform } from './platform.ts';
import { windows } from './windows.ts';

/**
 * Every platform a DeviceStandard can name. The order is the one in which the compliance policies of a standard are emitted and
 * editors offer the names: phones first, then computers. Nothing else depends on it.
 */
export const platforms: readonly Platform[] = [ios, androidWorkProfile, windows, macos, linux];

/** The platform of that name, without regard to case. */
export function platformNamed(name: string): Platform | undefined {
  return platforms.find((platform) => platform.name.toLowerCase() === name.toLowerCase());
}
