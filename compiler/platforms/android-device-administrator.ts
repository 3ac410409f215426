import {
  companyPortalAndroid,
  companyPortalPin,
  companyPortalProperties,
  googleAndroid,
  noAntivirus,
  noFirewall,
} from './android-answers.ts';
import { forbiddenApps } from './app-list.ts';
import type { Platform } from './platform.ts';
import { booleans, enumerations, lists, strings } from './property-shapes.ts';
import { macSystem, measuredBoot, microsoftDefender, notOn } from './refusals.ts';
import { machineRisk, threatLevel } from './risk-levels.ts';

const title = 'Android device administrator';

/**
 * Android devices managed the older way, which is left to devices without Google Mobile Services since December 2024
 * (Microsoft docs: compliance-policy-create-android, 2025).
 */
export const androidDeviceAdministrator: Platform = {
  name: 'androidDeviceAdministrator',
  title,
  odataType: '#microsoft.graph.androidCompliancePolicy',
  conditionalAccessPlatform: 'android',
  facts: {
    ...notOn(title, ...measuredBoot, ...microsoftDefender, ...macSystem, 'builds', 'hardwareAttestation'),
    ...notOn(title, 'managedEmail', 'wsl', 'customScript'),
    ...googleAndroid,
    ...companyPortalAndroid,
    pin: companyPortalPin,
    firewall: noFirewall('androidDeviceAdministrator'),
    antivirus: noAntivirus,
    threatLevel,
    machineRisk,
    forbiddenApps,
  },
  properties: {
    ...companyPortalProperties,
    advancedThreatProtectionRequiredSecurityLevel: enumerations.threatProtectionLevel,
    ...booleans('securityBlockDeviceAdministratorManagedDevices'),
    ...strings('conditionStatementId'),
    ...lists('restrictedApps'),
  },
};
