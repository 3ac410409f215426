import { flag } from './answers.ts';
import type { Platform } from './platform.ts';
import { androidIntegrity, macSystem, microsoftDefender, notOn } from './refusals.ts';
import { beyondRetired, retiredPin, retiredProperties } from './retired-windows.ts';
import { osVersions } from './version-range.ts';

const title = 'Windows Phone 8.1';

/** Windows Phone 8.1. Retired: tenants still hold policies of the type. */
export const windowsPhone81: Platform = {
  name: 'windowsPhone81',
  title,
  retired: 'Microsoft has not supported Windows Phone 8.1 since July 2017',
  odataType: '#microsoft.graph.windowsPhone81CompliancePolicy',
  conditionalAccessPlatform: 'windowsPhone',
  facts: {
    ...notOn(title, ...androidIntegrity, ...macSystem, ...microsoftDefender, ...beyondRetired),
    ...notOn(title, 'builds', 'bitLocker', 'secureBoot', 'codeIntegrity', 'earlyLaunchAntimalware', 'firewall'),
    pin: retiredPin(title),
    os: osVersions,
    encryption: flag('storageRequireEncryption', 'required'),
  },
  properties: retiredProperties,
};
