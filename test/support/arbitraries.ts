import fc, { type Arbitrary } from 'fast-check';
import { agentRiskLevels } from '../../compiler/conditions/agent-risk.ts';
import { transferMethods } from '../../compiler/conditions/authentication-flows.ts';
import { clientTypes } from '../../compiler/conditions/clients.ts';
import type { mainConditions, whenConditions } from '../../compiler/conditions/index.ts';
import { insiderRiskLevels } from '../../compiler/conditions/insider-risk.ts';
import type { LocationsSpec } from '../../compiler/conditions/locations.ts';
import type { OnlyExcept } from '../../compiler/conditions/only-except.ts';
import { devicePlatforms, type PlatformsSpec } from '../../compiler/conditions/platforms.ts';
import { riskLevels } from '../../compiler/conditions/risk.ts';
import type { RequirementName } from '../../compiler/requirements/index.ts';
import type { sessionControls } from '../../compiler/session/index.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { audienceSpecs } from './audience-specs.ts';
import { listOfNames, names, partial, someOf } from './name-specs.ts';
import { resourceSpecs } from './resource-specs.ts';

export { someOf } from './name-specs.ts';

const places = fc.uniqueArray(fc.oneof(names, fc.constantFrom('trusted', 'MFA trusted IPs')), {
  minLength: 1,
  maxLength: 4,
});
const risks = someOf(riskLevels);

/** Devices in the words from before there were filters. */
const deviceWords = fc.uniqueArray(fc.constantFrom('Compliant', 'DomainJoined', 'something else'), {
  minLength: 1,
});
const legacyDevices = partial<OnlyExcept<string>>({ only: deviceWords, except: deviceWords });

/** Objects nobody describes. A member `__proto__` is what the shape of a document drops. */
const objects: Arbitrary<JsonObject> = fc
  .dictionary(fc.string(), fc.jsonValue() as Arbitrary<JsonObject[string]>, { minKeys: 1, maxKeys: 3 })
  .map((object) => JSON.parse(JSON.stringify(object)) as JsonObject)
  .filter((object) => Object.keys(object).length > 0 && !JSON.stringify(object).includes('__proto__'));

export const platformSpecs = partial<PlatformsSpec>({ only: someOf(devicePlatforms), except: someOf(devicePlatforms) });

/** Specs of each condition, as its schema gives them back, in the one form `lift` answers with. */
export const conditionSpecs: {
  readonly [Name in keyof (typeof mainConditions & typeof whenConditions)]: Arbitrary<unknown>;
} = {
  protect: resourceSpecs,
  for: audienceSpecs,
  platforms: platformSpecs,
  clients: fc.oneof(someOf(clientTypes), fc.constant(['all'])),
  locations: partial<LocationsSpec>({ only: places, except: places }),
  signInRisk: risks,
  userRisk: risks,
  servicePrincipalRisk: risks,
  insiderRisk: someOf(insiderRiskLevels),
  agentRisk: someOf(agentRiskLevels),
  authenticationFlows: someOf(transferMethods),
  times: objects,
  devices: legacyDevices,
  deviceStates: legacyDevices,
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
  appProtection: fc.constant({ policies: [] }),
  passwordChange: fc.constant(true),
  riskRemediation: fc.constant(true),
  verifiedID: fc.constant(true),
  authenticationStrength: names,
  termsOfUse: listOfNames,
  customControl: fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
};

/** Specs of each session control. */
export const sessionSpecs: { readonly [Name in keyof typeof sessionControls]: Arbitrary<unknown> } = {
  signInFrequency: fc.record({
    every: fc.oneof(
      fc.constant('everyTime'),
      fc.record({ value: fc.integer({ min: 1, max: 10_000 }), type: fc.constantFrom('hours', 'days') }),
    ),
    authentication: fc.constantFrom('primaryAndSecondary', 'secondary'),
  }),
  persistentBrowser: fc.constantFrom('always', 'never'),
  appControl: fc.constantFrom('monitorOnly', 'blockDownloads', 'mcasConfigured'),
  applicationEnforcedRestrictions: fc.constant(true),
  tokenProtection: fc.constant('required'),
  continuousAccessEvaluation: fc.constantFrom('strictLocation', 'strictEnforcement', 'disabled'),
  resilienceDefaults: fc.constantFrom('disabled', 'enabled'),
  globalSecureAccessProfile: fc.uuid(),
  blockSensitiveActions: objects,
  networkAccessSecurity: objects,
};
