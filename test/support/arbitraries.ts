import fc, { type Arbitrary } from 'fast-check';
import { clientTypes } from '../../compiler/conditions/clients.ts';
import type { mainConditions, whenConditions } from '../../compiler/conditions/index.ts';
import type { LocationsSpec } from '../../compiler/conditions/locations.ts';
import { devicePlatforms, type PlatformsSpec } from '../../compiler/conditions/platforms.ts';
import type { RequirementName } from '../../compiler/requirements/index.ts';
import type { sessionControls } from '../../compiler/session/index.ts';
import { audienceSpecs } from './audience-specs.ts';
import { listOfNames, names, partial, someOf } from './name-specs.ts';
import { resourceSpecs } from './resource-specs.ts';

export { someOf } from './name-specs.ts';

const places = fc.uniqueArray(fc.oneof(names, fc.constant('trusted')), { minLength: 1, maxLength: 4 });
const riskLevels = someOf(['low', 'medium', 'high', 'none'] as const);

export const platformSpecs = partial<PlatformsSpec>({ only: someOf(devicePlatforms), except: someOf(devicePlatforms) });

/** Specs of each condition, as its schema gives them back, in the one form `lift` answers with. */
export const conditionSpecs: {
  readonly [Name in keyof (typeof mainConditions & typeof whenConditions)]: Arbitrary<unknown>;
} = {
  protect: resourceSpecs,
  for: audienceSpecs,
  platforms: platformSpecs,
  clients: someOf(clientTypes),
  locations: partial<LocationsSpec>({ only: places, except: places }),
  signInRisk: riskLevels,
  userRisk: riskLevels,
  deviceFilter: fc.oneof(
    fc.record({ include: fc.string({ minLength: 1 }) }),
    fc.record({ exclude: fc.string({ minLength: 1 }) }),
  ),
};

/** Specs of each requirement. Standards are not on the wire, so only the bare compliantDevice comes back as it was. */
export const requirementSpecs: { readonly [Name in RequirementName]: Arbitrary<unknown> } = {
  block: fc.constant(true),
  mfa: fc.constant(true),
  compliantDevice: fc.constant({ standards: [] }),
  hybridJoinedDevice: fc.constant(true),
  approvedApp: fc.constant(true),
  appProtection: fc.constant(true),
  passwordChange: fc.constant(true),
  riskRemediation: fc.constant(true),
  verifiedID: fc.constant(true),
  authenticationStrength: names,
  termsOfUse: listOfNames,
  customControl: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
};

/** Specs of each session control. */
export const sessionSpecs: { readonly [Name in keyof typeof sessionControls]: Arbitrary<unknown> } = {
  signInFrequency: fc.oneof(
    fc.constant('everyTime'),
    fc.record({ value: fc.integer({ min: 1, max: 10_000 }), type: fc.constantFrom('hours', 'days') }),
  ),
  persistentBrowser: fc.constantFrom('always', 'never'),
};
