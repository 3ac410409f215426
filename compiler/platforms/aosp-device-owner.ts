import { noFirewall, ownerPinTypes, plainAndroid } from './android-answers.ts';
import { pinFact } from './pin.ts';
import type { Platform } from './platform.ts';
import { booleans, enumerations, integers, strings } from './property-shapes.ts';
import { androidIntegrity, macSystem, measuredBoot, microsoftDefender, notOn } from './refusals.ts';

const title = 'Android (AOSP)';

/** Ranges: Graph beta metadata of aospDeviceOwnerCompliancePolicy (2026-08), which gives none for the length. */
const pin = pinFact({
  title,
  required: 'passwordRequired',
  numbers: {
    minimumLength: { property: 'passwordMinimumLength', least: 4, most: 16 },
    lockAfterMinutes: { property: 'passwordMinutesOfInactivityBeforeLock', least: 1, most: 8640 },
  },
  types: ownerPinTypes,
});

/** Android devices of the organisation without Google services, such as headsets. */
export const aospDeviceOwner: Platform = {
  name: 'aospDeviceOwner',
  title,
  odataType: '#microsoft.graph.aospDeviceOwnerCompliancePolicy',
  conditionalAccessPlatform: 'android',
  facts: {
    ...notOn(
      title,
      ...measuredBoot,
      ...microsoftDefender,
      ...macSystem,
      ...androidIntegrity,
      'builds',
      'forbiddenApps',
    ),
    ...notOn(title, 'managedEmail', 'threatLevel', 'machineRisk', 'antivirus', 'wsl', 'customScript'),
    ...plainAndroid,
    pin,
    firewall: noFirewall('aospDeviceOwner'),
  },
  properties: {
    passwordRequiredType: enumerations.androidOwnerPasswordType,
    ...booleans('passwordRequired', 'securityBlockJailbrokenDevices', 'storageRequireEncryption'),
    ...integers('passwordMinimumLength', 'passwordMinutesOfInactivityBeforeLock'),
    ...strings('minAndroidSecurityPatchLevel', 'osMaximumVersion', 'osMinimumVersion'),
  },
};
