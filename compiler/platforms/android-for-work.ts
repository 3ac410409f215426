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
import { macSystem, measuredBoot, microsoftDefender, notOn } from './refusals.ts';
import { threatLevel } from './risk-levels.ts';

const title = 'Android for Work';

/** The forerunner of Android with a work profile. Retired: tenants still hold policies of the type. */
export const androidForWork: Platform = {
  name: 'androidForWork',
  title,
  retired: 'it is what Android Enterprise was called first, and its devices are judged by androidWorkProfile',
  odataType: '#microsoft.graph.androidForWorkCompliancePolicy',
  conditionalAccessPlatform: 'android',
  facts: {
    ...notOn(title, ...measuredBoot, ...microsoftDefender, ...macSystem, 'builds', 'forbiddenApps', 'managedEmail'),
    ...notOn(title, 'machineRisk', 'wsl', 'customScript'),
    ...googleAndroid,
    ...companyPortalAndroid,
    pin: companyPortalPin,
    hardwareAttestation,
    firewall: noFirewall('androidForWork'),
    antivirus: noAntivirus,
    threatLevel,
  },
  properties: { ...companyPortalProperties, ...workProfileProperties },
};
