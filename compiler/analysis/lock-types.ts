import type { EnrollablePlatform, KeyedBody, LockedRequirement } from '../../schemas/coverage.ts';

/** What kind of device a policy is for. */
export interface LockType {
  /** In the words of Conditional Access; undefined for a type not known here, which may be for any. */
  readonly platform: EnrollablePlatform | undefined;
  /** How devices of the platform are managed, where Intune has a type of policy for each way. */
  readonly mode?: 'workProfile' | 'fullyManaged' | 'rare';
}

/** Types of compliance policy (graph metadata v1.0 and beta: types derived from deviceCompliancePolicy), without the suffix. */
const complianceTypes: Readonly<Record<string, LockType | 'none'>> = {
  ios: { platform: 'iOS' },
  macos: { platform: 'macOS' },
  windows10: { platform: 'windows' },
  androidworkprofile: { platform: 'android', mode: 'workProfile' },
  androiddeviceowner: { platform: 'android', mode: 'fullyManaged' },
  // Device administrator, its forerunner of work profiles, and devices without Google's services.
  android: { platform: 'android', mode: 'rare' },
  androidforwork: { platform: 'android', mode: 'rare' },
  aospdeviceowner: { platform: 'android', mode: 'rare' },
  // Judge no device that can still be enrolled (Microsoft docs: supported-devices-browsers, 2025); the built-in one is the switch.
  windows81: 'none',
  windowsphone81: 'none',
  windows10mobile: 'none',
  defaultdevice: 'none',
};

const protectionTypes: Readonly<Record<string, LockType | 'none'>> = {
  iosmanagedappprotection: { platform: 'iOS' },
  androidmanagedappprotection: { platform: 'android' },
  windowsmanagedappprotection: { platform: 'windows' },
};

/**
 * The kind of device a body is for; undefined for a body that is no lock of this sort. A list of objects of one type does not repeat the
 * type in each of them, so their collection may have to tell it.
 */
export function lockTypeOf(requirement: LockedRequirement, { key, body }: KeyedBody): LockType | undefined {
  const collection = key.slice(0, Math.max(0, key.indexOf('/')));
  const said = body['@odata.type'] ?? (requirement === 'compliantApplication' ? collection.replace(/s$/, '') : '');
  const type = String(said)
    .replace(/^#?microsoft\.graph\./i, '')
    .toLowerCase();
  if (requirement === 'compliantApplication') return known(protectionTypes[type]);
  // Linux: a policy of the settings catalogue (Graph beta: deviceManagementCompliancePolicy), which has `platforms` for a type.
  if (typeof body.platforms === 'string') return { platform: body.platforms === 'linux' ? 'linux' : undefined };
  return known(complianceTypes[type.replace(/compliancepolicy$/, '')]);
}

function known(type: LockType | 'none' | undefined): LockType | undefined {
  return type === 'none' ? undefined : (type ?? { platform: undefined });
}
