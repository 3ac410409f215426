import { flag } from './answers.ts';
import { buildRanges } from './builds.ts';
import type { Platform } from './platform.ts';
import { booleans, lists } from './property-shapes.ts';
import { androidIntegrity, macSystem, microsoftDefender, notOn } from './refusals.ts';
import { beyondRetired, retiredPin, retiredProperties } from './retired-windows.ts';
import { osVersions } from './version-range.ts';

const title = 'Windows 10 Mobile';

/** Windows 10 Mobile. Retired: tenants still hold policies of the type. */
export const windows10Mobile: Platform = {
  name: 'windows10Mobile',
  title,
  retired: 'Microsoft has not supported Windows 10 Mobile since January 2020',
  odataType: '#microsoft.graph.windows10MobileCompliancePolicy',
  conditionalAccessPlatform: 'windowsPhone',
  facts: {
    ...notOn(title, ...androidIntegrity, ...macSystem, ...microsoftDefender, ...beyondRetired),
    // Spelled unlike the property of Windows 10, which says ToUnlock (Graph beta metadata, 2026-08).
    pin: retiredPin(title, 'passwordRequireToUnlockFromIdle'),
    os: osVersions,
    builds: buildRanges,
    encryption: flag('storageRequireEncryption', 'required'),
    bitLocker: flag('bitLockerEnabled', 'required'),
    secureBoot: flag('secureBootEnabled', 'required'),
    codeIntegrity: flag('codeIntegrityEnabled', 'required'),
    earlyLaunchAntimalware: flag('earlyLaunchAntiMalwareDriverEnabled', 'required'),
    firewall: flag('activeFirewallRequired', 'required'),
  },
  properties: {
    ...retiredProperties,
    ...booleans(
      'activeFirewallRequired',
      'bitLockerEnabled',
      'codeIntegrityEnabled',
      'earlyLaunchAntiMalwareDriverEnabled',
      'passwordRequireToUnlockFromIdle',
      'secureBootEnabled',
    ),
    ...lists('validOperatingSystemBuildRanges'),
  },
};
