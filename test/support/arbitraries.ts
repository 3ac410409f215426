import fc, { type Arbitrary } from 'fast-check';
import { agentRiskLevels } from '../../compiler/conditions/agent-risk.ts';
import { transferMethods } from '../../compiler/conditions/authentication-flows.ts';
import { clientTypes } from '../../compiler/conditions/clients.ts';
import type { mainConditions, whenConditions } from '../../compiler/conditions/index.ts';
import { insiderRiskLevels } from '../../compiler/conditions/insider-risk.ts';
import type { LocationsSpec } from '../../compiler/conditions/locations.ts';
import type { OnlyExcept } from '../../compiler/conditions/only-except.ts';
import { devicePlatforms, type PlatformsSpec } from '../../compiler/conditions/platforms.ts';
import type { ResourcesSpec } from '../../compiler/conditions/resources.ts';
import { riskLevels } from '../../compiler/conditions/risk.ts';
import { guestTypes, type UserSet, type UsersSpec } from '../../compiler/conditions/users.ts';
import type { RequirementName } from '../../compiler/requirements/index.ts';
import type { sessionControls } from '../../compiler/session/index.ts';
import type { JsonObject } from '../../schemas/json.ts';

/** Words that mean something of their own somewhere, so that they are no names. */
const reserved = [
  'anywhere',
  'trusted',
  'mfa trusted ips',
  'all apps',
  'no apps',
  'office 365',
  'microsoft admin portals',
];

/** Names of objects in a tenant, odd ones too, and ids in place of names. */
const names: Arbitrary<string> = fc.oneof(
  fc.constantFrom('Sales', 'sales', 'All', 'None', 'A/B', 'a~1b', '__proto__', '$ref', 'Zürich', 'x:y'),
  fc.uuid().map((id) => `id:${id}`),
  fc
    .string({ minLength: 1, maxLength: 12 })
    .filter((text) => !/^id:/i.test(text) && !reserved.includes(text.toLowerCase())),
);

const listOfNames = fc.uniqueArray(names, { minLength: 1, maxLength: 4 });

/** Any members of a list but none at all, in the order of the list: the one order the compiler gives back. */
export function someOf<Item>(items: readonly Item[]): Arbitrary<Item[]> {
  return fc.subarray([...items], { minLength: 1 });
}

/** The members an object has, each present or absent. */
function partial<Shape extends object>(
  members: { readonly [Name in keyof Shape]-?: Arbitrary<NonNullable<Shape[Name]>> },
) {
  return fc.record(members, { requiredKeys: [] }) as unknown as Arbitrary<Shape>;
}

const guests: Arbitrary<NonNullable<UserSet['guests']>> = fc.oneof(
  fc.constant('all' as const),
  fc.record({ types: someOf(guestTypes), tenants: fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 3 }) }),
  someOf(guestTypes.slice(1)).map((types) => ({ types })),
);

const userSets = partial<UserSet>({ groups: listOfNames, users: listOfNames, roles: listOfNames, guests });
const nonEmpty = <Value extends object>(value: Value) => Object.keys(value).length > 0;

const audiences: Arbitrary<UsersSpec> = fc
  .tuple(
    fc.oneof(fc.constant({ everyone: true as const }), fc.constant({ none: true as const }), fc.constant({})),
    userSets,
    fc.option(userSets.filter(nonEmpty), { nil: undefined }),
  )
  .map(([word, set, except]) => ({ ...word, ...set, ...(except === undefined ? {} : { except }) }));

const apps = fc.uniqueArray(
  fc.oneof(names, fc.constantFrom('all apps', 'no apps', 'Office 365', 'Microsoft Admin Portals')),
  { minLength: 1, maxLength: 4 },
);
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
  protect: partial<ResourcesSpec>({
    apps,
    except: apps,
    userActions: someOf(['registerSecurityInformation', 'registerDevice'] as const),
  }),
  for: audiences,
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
  appProtection: fc.constant(true),
  authenticationStrength: names,
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
