import { flag } from './answers.ts';
import type { Platform } from './platform.ts';
import { androidIntegrity, macSystem, microsoftDefender, notOn } from './refusals.ts';
import { beyondRetired, retiredPin, retiredProperties } from './retired-windows.ts';
import { osVersions } from './version-range.ts';

const title = 'Windows 8.1';

/** Windows 8.1. Retired: tenants still hold policies of the type (Microsoft docs: intune-service/fundamentals/whats-new, 2022-10). */
export const windows81: Platform = {
  name: 'windows81',
  title,
  retired: 'Intune has not managed Windows 8.1 since October 2022',
  odataType: '#microsoft.graph.windows81CompliancePolicy',
  conditionalAccessPlatform: 'windows',
  facts: {
    ...notOn(title, ...androidIntegrity, ...macSystem, ...microsoftDefender, ...beyondRetired),
    ...notOn(title, 'builds', 'bitLocker', 'secureBoot', 'codeIntegrity', 'earlyLaunchAntimalware', 'firewall'),
    pin: retiredPin(title),
    os: osVersions,
    encryption: flag('storageRequireEncryption', 'required'),
  },
  properties: retiredProperties,
};
