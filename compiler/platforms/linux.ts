import type { FactValues } from '../../schemas/facts.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { lowerDistributions } from './linux-versions.ts';
import type { Platform, Unsupported } from './platform.ts';
import type { PolicyForm } from './policy-form.ts';
import { encryptionRequired, holderOf, topLevelIds, toSettingInstances } from './setting-instances.ts';

/** 1 to 127 (the setting's definition in a live tenant, published in 2026), which is what the fact takes. */
const minimumPasswordLength = 'linux_passwordpolicy_minimumlength';

/** What Intune can ask of a password on Linux is how long it is, and how many characters of which kind it has. */
function lowerPin(pin: FactValues['pin']): JsonObject | Unsupported {
  const { minimumLength: length, type, blockSimple, ...others } = pin;
  const refused = Object.keys(others)[0] ?? (blockSimple === true ? 'blockSimple' : undefined);
  if (refused !== undefined) {
    return {
      unsupported: `Intune cannot ask for \`${refused}\` of a password on Linux; it asks for lengths and kinds only`,
    };
  }
  if (type === 'numeric' || type === 'alphanumeric') {
    return {
      unsupported: `a password of \`type: ${type}\` is none on Linux; linux_passwordpolicy_minimumdigits and its companions under settings say how many characters of each kind it needs`,
    };
  }
  if (length === undefined) {
    return {
      unsupported: 'on Linux Intune asks how long a password is, not whether there is one; add `minimumLength`',
    };
  }
  return { [minimumPasswordLength]: length };
}

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
  placeOf: (setting, settings) =>
    properties.includes(setting)
      ? `/${setting}`
      : `/settings/${topLevelIds(chosen(settings, false)).indexOf(holderOf(setting))}`,
};

/** What is a property of the policy itself and no setting of the catalogue. */
const properties = ['description', 'roleScopeTagIds'];

function chosen(settings: JsonObject, isProperty: boolean): JsonObject {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => properties.includes(name) === isProperty));
}

/** Computers with Ubuntu Desktop or Red Hat Enterprise Linux, by the settings catalogue (Microsoft docs: compliance-policy-create-linux, 2025). */
export const linux: Platform = {
  name: 'linux',
  title: 'Linux',
  odataType: '#microsoft.graph.deviceManagementCompliancePolicy',
  conditionalAccessPlatform: 'linux',
  form,
  facts: {
    pin: lowerPin,
    os: lowerDistributions,
    encryption: () => ({ [encryptionRequired]: true }),
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
  },
  settings: {
    description: { type: 'string' },
    linux_customcompliance_discoveryscript: { type: 'string' },
    linux_customcompliance_required: { type: 'boolean' },
    linux_customcompliance_rules: { type: 'string' },
    linux_passwordpolicy_minimumdigits: { type: 'integer' },
    linux_passwordpolicy_minimumlowercase: { type: 'integer' },
    linux_passwordpolicy_minimumsymbols: { type: 'integer' },
    linux_passwordpolicy_minimumuppercase: { type: 'integer' },
    roleScopeTagIds: { type: 'list', items: 'string' },
  },
  // A setting that is not there is not asked about; nothing is given back in its place.
  defaults: {},
};
