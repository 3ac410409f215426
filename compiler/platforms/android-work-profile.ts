import {
  companyPortalAndroid,
  companyPortalPin,
  companyPortalProperties,
  googleAndroid,
  hardwareAttestation,
  noAntivirus,
  noFirewall,
  workProfileProperties,
} from './android-answers.ts';
import type { Platform } from './platform.ts';
import { enumerations } from './property-shapes.ts';
import { macSystem, measuredBoot, microsoftDefender, notOn } from './refusals.ts';
import { machineRisk, threatLevel } from './risk-levels.ts';

const title = 'Android with a work profile';

/** Personally owned Android devices with a work profile. The password of the profile itself is left to settings. */
export const androidWorkProfile: Platform = {
  name: 'androidWorkProfile',
  title,
  odataType: '#microsoft.graph.androidWorkProfileCompliancePolicy',
  conditionalAccessPlatform: 'android',
  facts: {
    ...notOn(title, ...measuredBoot, ...microsoftDefender, ...macSystem, 'builds', 'forbiddenApps', 'managedEmail'),
    ...notOn(title, 'wsl', 'customScript'),
    ...googleAndroid,
    ...companyPortalAndroid,
    pin: companyPortalPin,
    hardwareAttestation,
    firewall: noFirewall('androidWorkProfile'),
    antivirus: noAntivirus,
    threatLevel,
    machineRisk,
  },
  properties: {
    ...companyPortalProperties,
    ...workProfileProperties,
    advancedThreatProtectionRequiredSecurityLevel: enumerations.threatProtectionLevel,
  },
};
