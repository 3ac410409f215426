import type { JsonObject } from '../../schemas/json.ts';
import { flag } from './answers.ts';
import { linuxPin } from './linux-pin.ts';
import { linuxDistributions } from './linux-versions.ts';
import type { Platform } from './platform.ts';
import type { PolicyForm } from './policy-form.ts';
import { booleans, integers, lists, strings } from './property-shapes.ts';
import { androidIntegrity, macSystem, measuredBoot, microsoftDefender, notOn } from './refusals.ts';
import {
  allowedDistributions,
  encryptionRequired,
  fromSettingInstances,
  holderOf,
  topLevelIds,
  toSettingInstances,
} from './setting-instances.ts';

const title = 'Linux';

const form: PolicyForm = {
  collection: 'compliancePolicies',
  titleAt: '/name',
  compose: (name, settings) => ({
    name,
    platforms: 'linux',
    technologies: 'linuxMdm',
    ...chosen(settings, true),
    settings: toSettingInstances(chosen(settings, false)),
  }),
  settingsOf: ({ settings }) => fromSettingInstances(settings ?? []),
  placeOf: (setting, settings) =>
    properties.includes(setting)
      ? `/${setting}`
      : `/settings/${topLevelIds(chosen(settings, false)).indexOf(holderOf(setting))}`,
};

/** What is a property of the policy itself and no setting of the catalogue. */
const properties = ['roleScopeTagIds'];

function chosen(settings: JsonObject, isProperty: boolean): JsonObject {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => properties.includes(name) === isProperty));
}

/** Computers with Ubuntu Desktop or Red Hat Enterprise Linux, by the settings catalogue (Microsoft docs: compliance-policy-create-linux, 2025). */
export const linux: Platform = {
  name: 'linux',
  title,
  odataType: '#microsoft.graph.deviceManagementCompliancePolicy',
  conditionalAccessPlatform: 'linux',
  form,
  facts: {
    ...notOn(title, ...measuredBoot, ...microsoftDefender, ...androidIntegrity, ...macSystem),
    ...notOn(title, 'builds', 'forbiddenApps', 'machineRisk', 'managedEmail', 'wsl'),
    pin: linuxPin,
    os: linuxDistributions,
    encryption: flag(encryptionRequired, 'required'),
    jailbroken: {
      unsupported: 'there is no jailbroken state on Linux; give Linux a standard of its own without this fact',
    },
    firewall: {
      unsupported: 'Intune does not ask about a firewall on Linux; a script of custom compliance can, under settings',
    },
    antivirus: {
      unsupported: 'Intune does not ask about antivirus on Linux; a script of custom compliance can, under settings',
    },
    threatLevel: {
      unsupported:
        'no threat level is reported to Intune for Linux; give Linux a standard of its own without this fact',
    },
    customScript: {
      unsupported:
        'the script of a policy for Linux is a reusable setting, which no ComplianceScript is; name it by its id as linux_customcompliance_discoveryscript under settings',
    },
  },
  properties: {
    ...booleans('linux_customcompliance_required', encryptionRequired),
    ...integers(
      'linux_passwordpolicy_minimumdigits',
      'linux_passwordpolicy_minimumlength',
      'linux_passwordpolicy_minimumlowercase',
      'linux_passwordpolicy_minimumsymbols',
      'linux_passwordpolicy_minimumuppercase',
    ),
    ...lists(allowedDistributions),
    ...strings('linux_customcompliance_discoveryscript', 'linux_customcompliance_rules'),
  },
};
