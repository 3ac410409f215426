import { z } from 'zod';
import type { Answer, Clause, Demand } from './demand.ts';
import { jsonSchema } from './json-schema.ts';
import { action, guarded, limits, onAndroid, onBoth, oneOf, onIos } from './saying.ts';

const names = jsonSchema(z.array(z.string().regex(/^[^;]+$/, 'expected names without `;`')).min(1));

/** Names that Graph keeps in one text, with semicolons between them (Microsoft docs: app-protection-policy-settings-ios, 2025). */
function inOneText(property: string): Answer {
  return {
    properties: [property],
    lower: (value) => ({ [property]: (value as readonly string[]).join(';') }),
    lift: (body) => {
      const value = body[property];
      return typeof value === 'string' && names.safeParse(value.split(';')).success ? value.split(';') : undefined;
    },
  };
}

const models: Demand = {
  name: 'allowed',
  description: 'The only models, by their identifier, e.g. `iPhone15,2`.',
  schema: names,
  on: {
    iOS: inOneText('allowedIosDeviceModels'),
    android: {
      properties: ['allowedAndroidDeviceModels'],
      lower: (value) => ({ allowedAndroidDeviceModels: value }),
      lift: ({ allowedAndroidDeviceModels: value = null }) => (names.safeParse(value).success ? value : undefined),
    },
  },
};

const noAttestation = 'Google attests Android devices, and nobody attests those of Apple';
const attestationAdvice = 'demand `jailbroken: block` on iOS, and this under `onlyOn: { android: … }`';
const noLock = 'iOS tells an app nothing of the lock of the device';
const lockAdvice = 'demand a `pin`, and this under `onlyOn: { android: … }`';

const playIntegrity: Clause = {
  name: 'playIntegrity',
  description: 'What Google must attest of the device.',
  parts: [
    oneOf(
      'verdict',
      'What must be attested.',
      onAndroid('requiredAndroidSafetyNetDeviceAttestationType', noAttestation, attestationAdvice),
      {
        none: 'none',
        'basic integrity': 'basicIntegrity',
        'basic integrity and certified devices': 'basicIntegrityAndDeviceCertification',
      },
    ),
    oneOf(
      'evaluation',
      'How: in software, or backed by hardware.',
      onAndroid('requiredAndroidSafetyNetEvaluationType', noAttestation, attestationAdvice),
      {
        basic: 'basic',
        'hardware backed': 'hardwareBacked',
      },
    ),
    action(
      'otherwise',
      'What happens otherwise.',
      onAndroid('appActionIfAndroidSafetyNetDeviceAttestationFailed', noAttestation, attestationAdvice),
    ),
  ],
};

const appVerification: Clause = {
  name: 'appVerification',
  description: 'Whether Google Play must look for harmful apps on the device.',
  parts: [
    oneOf(
      'scan',
      'Whether it must.',
      onAndroid('requiredAndroidSafetyNetAppsVerificationType', noAttestation, attestationAdvice),
      {
        required: 'enabled',
        'not required': 'none',
      },
    ),
    action(
      'otherwise',
      'What happens otherwise.',
      onAndroid('appActionIfAndroidSafetyNetAppsVerificationFailed', noAttestation, attestationAdvice),
    ),
  ],
};

const lockComplexity: Clause = {
  name: 'deviceLockComplexity',
  description: 'What happens where the lock of the device is weaker than that.',
  parts: (['Low', 'Medium', 'High'] as const).map((level) =>
    action(
      `below${level}`,
      `Where its complexity is below ${level.toLowerCase()}.`,
      onAndroid(`appActionIfDevicePasscodeComplexityLessThan${level}`, noLock, lockAdvice),
    ),
  ),
};

const threatLevel: Clause = {
  name: 'threatLevel',
  description: 'The highest threat a threat defence product may report.',
  parts: [
    oneOf('atMost', 'The highest level; secured allows none.', onBoth('maximumAllowedDeviceThreatLevel'), {
      'not configured': 'notConfigured',
      secured: 'secured',
      low: 'low',
      medium: 'medium',
      high: 'high',
    }),
    action('otherwise', 'What happens otherwise.', onBoth('mobileThreatDefenseRemediationAction')),
  ],
};

const deviceModels: Clause = {
  name: 'deviceModels',
  description: 'The only models of devices.',
  parts: [
    models,
    action('otherwise', 'What happens on others.', {
      iOS: 'appActionIfIosDeviceModelNotAllowed',
      android: 'appActionIfAndroidDeviceModelNotAllowed',
    }),
  ],
};

const noMakers = 'Apple alone makes devices with iOS';
const makersAdvice = 'leave this to `onlyOn: { android: … }`';
const manufacturers: Clause = {
  name: 'manufacturers',
  description: 'The only makers of devices.',
  parts: [
    {
      name: 'allowed',
      description: 'The makers, as Android calls them.',
      schema: names,
      on: {
        iOS: { unsupported: `${noMakers}; ${makersAdvice}` },
        android: inOneText('allowedAndroidDeviceManufacturers'),
      },
    },
    action(
      'otherwise',
      'What happens on others.',
      onAndroid('appActionIfAndroidDeviceManufacturerNotAllowed', noMakers, makersAdvice),
    ),
  ],
};

const patch = (property: string) =>
  onAndroid(property, 'security patches have dates on Android only', 'demand `minimumOs` on iOS');
const portal = (property: string) =>
  onAndroid(property, 'the Company Portal serves apps on Android only', 'demand `minimumApp` on iOS');
const sdk = (property: string) =>
  onIos(property, 'versions of the SDK are asked for on iOS only', 'demand `minimumApp` on Android');

/** What must be so for an app to open at all, and what happens otherwise: it warns, stays shut, or removes its data. */
export const launch: Clause = {
  name: 'launch',
  description: 'What must be so for the app to open, and what happens otherwise.',
  parts: [
    limits('minimumOs', 'Below this version of the system', ['minimum', 'Os'], onBoth),
    limits('maximumOs', 'Above this version of the system', ['maximum', 'Os'], onBoth),
    limits('minimumApp', 'Below this version of the app', ['minimum', 'App'], onBoth),
    limits('minimumPatch', 'Below this security patch, e.g. 2026-01-05,', ['minimum', 'Patch'], patch),
    limits('minimumCompanyPortal', 'Below this version of the Company Portal', ['minimum', 'CompanyPortal'], portal),
    limits('minimumSdk', 'Below this version of the Intune SDK', ['minimum', 'Sdk'], sdk),
    guarded(
      'jailbroken',
      'Jailbroken and rooted devices.',
      { on: 'forbidden', off: 'allowed' },
      {
        iOS: { required: 'deviceComplianceRequired', action: 'appActionIfDeviceComplianceRequired' },
        android: { required: 'deviceComplianceRequired', action: 'appActionIfDeviceComplianceRequired' },
      },
    ),
    threatLevel,
    guarded(
      'deviceLock',
      'Devices without a lock.',
      { on: 'required', off: 'not required' },
      {
        iOS: { unsupported: `${noLock}; ${lockAdvice}` },
        android: { required: 'deviceLockRequired', action: 'appActionIfDeviceLockNotSet' },
      },
    ),
    lockComplexity,
    action(
      'disabledAccount',
      'Where the account is disabled or deleted.',
      onBoth('appActionIfUnableToAuthenticateUser'),
    ),
    action('offShift', 'Outside of working hours.', onBoth('appActionIfAccountIsClockedOut')),
    deviceModels,
    manufacturers,
    playIntegrity,
    appVerification,
    action(
      'knoxAttestation',
      'Where Samsung Knox does not attest the device.',
      onAndroid(
        'appActionIfSamsungKnoxAttestationRequired',
        'Samsung attests its own devices, which run Android',
        makersAdvice,
      ),
    ),
  ],
};
