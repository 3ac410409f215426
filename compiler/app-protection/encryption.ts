import type { Demand } from './demand.ts';
import { oneOf } from './saying.ts';

const ios = oneOf(
  'encryption',
  '',
  { iOS: 'appDataEncryptionType', android: { unsupported: '' } },
  {
    required: 'whenDeviceLocked',
    'required except for open files': 'whenDeviceLockedExceptOpenFiles',
    'after a restart only': 'afterDeviceRestart',
    'not required': 'useDeviceSettings',
  },
);

/**
 * Encryption of company data. iOS has degrees of it, of which the strongest is what the portal calls required; Android does it or not
 * (Microsoft docs: app-protection-policy-settings-ios and -android, 2025).
 */
export const encryption: Demand = {
  name: 'encryption',
  description: 'Whether company data in the app is encrypted.',
  schema: ios.schema,
  on: {
    iOS: ios.on.iOS,
    android: {
      properties: ['encryptAppData'],
      lower: (value) =>
        value === 'required' || value === 'not required'
          ? { encryptAppData: value === 'required' }
          : { unsupported: `Android knows no encryption that is \`${String(value)}\`; write \`required\`` },
      lift: ({ encryptAppData: isEncrypted }) =>
        typeof isEncrypted === 'boolean' ? (isEncrypted ? 'required' : 'not required') : undefined,
    },
  },
};
