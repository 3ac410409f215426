import { z } from 'zod';
import type { Clause } from './demand.ts';
import { period } from './period.ts';
import { action, blocked, count, demand, onBoth, oneOf } from './saying.ts';

/** The PIN a person enters to open a protected app. */
export const pin: Clause = {
  name: 'pin',
  description: 'The PIN a person enters to open the app; saying anything about it requires one.',
  words: { required: { required: true }, 'not required': { required: false } },
  implied: { required: true },
  parts: [
    demand('required', 'Whether a PIN is required at all.', onBoth('pinRequired'), z.boolean()),
    oneOf('type', 'Which characters it has: digits, or a passcode of any.', onBoth('pinCharacterSet'), {
      numeric: 'numeric',
      passcode: 'alphanumericAndSymbol',
    }),
    count('minimumLength', 'Fewest characters.', onBoth('minimumPinLength')),
    blocked('simple', '1234, 1111 and the like.', onBoth('simplePinBlocked')),
    count('attempts', 'How often it may be entered wrongly.', onBoth('maximumPinRetries')),
    action(
      'afterTooManyAttempts',
      'What happens then: block asks for a new PIN, wipe removes the data.',
      onBoth('appActionIfMaximumPinRetriesExceeded'),
    ),
    count('history', 'How many earlier ones may not be used again.', onBoth('previousPinBlockCount')),
    period('changeAfter', 'How long until it must be changed.', onBoth('periodBeforePinReset')),
    blocked('fingerprint', 'A fingerprint instead of the PIN.', onBoth('fingerprintBlocked')),
    blocked('face', 'Face ID, or on Android any other biometrics, instead of the PIN.', {
      iOS: 'faceIdBlocked',
      android: 'biometricAuthenticationBlocked',
    }),
    period(
      'insteadOfBiometricsAfter',
      'Minutes of inactivity until the PIN is asked for instead of biometrics.',
      onBoth('pinRequiredInsteadOfBiometricTimeout'),
    ),
    oneOf('besideDevicePin', 'The PIN where the device has one as well.', onBoth('disableAppPinIfDevicePinIsSet'), {
      required: false,
      'not required': true,
    }),
  ],
};
