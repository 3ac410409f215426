import fc, { type Arbitrary } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical } from '../../compiler/diff/canonical.ts';
import { CONDITIONAL_ACCESS_RULES } from '../../reconciler/emulator/behaviours/conditional-access-rules.ts';
import { deterministicId } from '../../reconciler/emulator/plant.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { apiVersionFor } from '../../schemas/kinds/api-version-for.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import { policyBodies } from '../support/policy-bodies.ts';
import { TenantWorld } from '../support/tenant-world.ts';
import { measure } from '../tools/faithful-measure.mjs';

const title = fc.stringMatching(/^[A-Za-z][A-Za-z ]{0,18}[a-z]$/);
const group = '77777777-7777-4777-8777-777777777777';

const policies: Arbitrary<JsonObject> = policyBodies.map((body) => {
  const { state = null, conditions = null, grantControls = null, sessionControls = null } = body;
  return withGuids({ displayName: 'a policy', state, conditions, grantControls, sessionControls });
});

/** The generator's ids have letters whose case means something; a tenant's are GUIDs. */
function withGuids(body: JsonObject): JsonObject {
  const guidOf = (text: string) => deterministicId('any', text);
  return JSON.parse(JSON.stringify(body), (_, value) =>
    typeof value === 'string' && value.endsWith('#') ? guidOf(value) : value,
  );
}

const byte = fc.integer({ min: 0, max: 255 });
const ranges = fc.uniqueArray(
  fc.tuple(byte, byte, fc.integer({ min: 9, max: 32 })).map(([a, b, bits]) => `93.${a}.${b}.0/${Math.min(bits, 24)}`),
  { minLength: 1, maxLength: 6 },
);
const locations: Arbitrary<JsonObject> = fc.oneof(
  fc.tuple(title, fc.boolean(), ranges).map(([displayName, isTrusted, list]) => ({
    '@odata.type': '#microsoft.graph.ipNamedLocation',
    displayName,
    isTrusted,
    ipRanges: list.map((cidrAddress) => ({ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress })),
  })),
  fc
    .tuple(title, fc.boolean(), fc.subarray(['NL', 'BE', 'DE', 'FR', 'SE'], { minLength: 1 }))
    .map(([displayName, includeUnknownCountriesAndRegions, countriesAndRegions]) => ({
      '@odata.type': '#microsoft.graph.countryNamedLocation',
      displayName,
      includeUnknownCountriesAndRegions,
      countriesAndRegions,
    })),
);

const strengths: Arbitrary<JsonObject> = fc
  .tuple(
    title,
    title,
    fc.subarray(['fido2', 'windowsHelloForBusiness', 'x509CertificateMultiFactor'], { minLength: 1 }),
  )
  .map(([displayName, description, allowedCombinations]) => ({ displayName, description, allowedCombinations }));

const contexts: Arbitrary<JsonObject> = fc
  .tuple(fc.integer({ min: 1, max: 99 }), title, title, fc.boolean())
  .map(([number, displayName, description, isAvailable]) => ({
    id: `c${number}`,
    displayName,
    description,
    isAvailable,
  }));

const block = { actionType: 'block', gracePeriodHours: 12, notificationTemplateId: '', notificationMessageCCList: [] };
const compliances: Arbitrary<JsonObject> = fc
  .tuple(
    title,
    fc.integer({ min: 4, max: 14 }),
    fc.boolean(),
    fc.constantFrom('numeric', 'alphanumeric', 'deviceDefault'),
  )
  .map(([displayName, passcodeMinimumLength, isRequired, passcodeRequiredType]) => ({
    '@odata.type': '#microsoft.graph.iosCompliancePolicy',
    displayName,
    passcodeRequired: isRequired,
    securityBlockJailbrokenDevices: isRequired,
    passcodeMinimumLength,
    passcodeRequiredType,
    scheduledActionsForRule: [{ ruleName: 'PasswordRequired', scheduledActionConfigurations: [block] }],
  }));

/** A body as it stands in the tenant → what to send so that it means something else. */
type Change = (stored: JsonObject) => JsonObject;
const renamed: Change = ({ displayName }) => ({ displayName: `${String(displayName)} again` });
const of = (value: unknown) => (value ?? {}) as JsonObject;
const policyChanges: readonly Change[] = [
  renamed,
  ({ state }) => ({ state: state === 'enabled' ? 'disabled' : 'enabled' }),
  ({ conditions }) => ({
    conditions: { ...of(conditions), users: { ...of(of(conditions).users), excludeGroups: [group] } },
  }),
  ({ conditions }) => ({ conditions: { ...of(conditions), userRiskLevels: riskBeside(of(conditions)) } }),
  () => ({ grantControls: { operator: 'AND', builtInControls: ['mfa', 'compliantDevice', 'domainJoinedDevice'] } }),
  // A PATCH merges: an interval that is not said would stay every time.
  () => ({
    sessionControls: { signInFrequency: { value: 17, type: 'days', frequencyInterval: 'timeBased', isEnabled: true } },
  }),
];

function riskBeside({ userRiskLevels }: JsonObject): readonly string[] {
  return JSON.stringify(userRiskLevels) === '["high"]' ? ['high', 'low'] : ['high'];
}

const cases: readonly {
  readonly collection: ManagedCollection;
  readonly bodies: Arbitrary<JsonObject>;
  readonly changes: readonly Change[];
  readonly runs: number;
}[] = [
  { collection: 'conditionalAccessPolicies', bodies: policies, changes: policyChanges, runs: 150 },
  {
    collection: 'namedLocations',
    bodies: locations,
    changes: [
      renamed,
      (stored) =>
        'ipRanges' in stored
          ? { isTrusted: stored.isTrusted !== true }
          : { includeUnknownCountriesAndRegions: stored.includeUnknownCountriesAndRegions !== true },
    ],
    runs: 50,
  },
  {
    collection: 'authenticationStrengthPolicies',
    bodies: strengths,
    changes: [renamed, ({ description }) => ({ description: `${String(description)}!` })],
    runs: 14,
  },
  {
    collection: 'authenticationContextClassReferences',
    bodies: contexts,
    changes: [renamed, ({ isAvailable }) => ({ isAvailable: isAvailable !== true })],
    runs: 40,
  },
  {
    collection: 'deviceCompliancePolicies',
    bodies: compliances,
    changes: [
      renamed,
      ({ passcodeRequired }) => ({ passcodeRequired: passcodeRequired !== true }),
      ({ passcodeMinimumLength }) => ({ passcodeMinimumLength: Number(passcodeMinimumLength) + 1 }),
    ],
    runs: 50,
  },
];

/**
 * One end is a tenant over plain HTTP, which normalises by rules of its own; the other a measure written apart from the canonical
 * form. What was written equals what is read back, and one change of meaning is seen.
 */
describe('the canonical form and a tenant', () => {
  let world: TenantWorld;
  beforeAll(async () => {
    // What may not be written is another matter, tested elsewhere: here as many shapes as possible shall get through.
    const off = Object.fromEntries(Object.keys(CONDITIONAL_ACCESS_RULES).map((name) => [name, false]));
    world = await TenantWorld.start({ behaviours: off });
  });
  afterAll(() => world.emulator.close());

  // Members of enumerations younger than `unknownFutureValue` are shown to those who ask (Microsoft docs: best-practices-concept).
  const send = async (method: string, path: string, body?: object) => {
    const headers = {
      authorization: 'Bearer user:security@contoso.com',
      'content-type': 'application/json',
      prefer: 'include-unknown-enum-members',
    };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${world.emulator.url}${path}`, { method, headers, ...content });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as JsonObject };
  };

  it.each(cases)('agree on $collection', async ({ collection, bodies, changes, runs }) => {
    const kind = kinds[collection];
    const type = (body: JsonObject) => ('@odata.type' in body ? { '@odata.type': body['@odata.type'] } : {});
    let written = 0;
    const property = fc.asyncProperty(bodies, fc.constantFrom(...changes), async (body, change) => {
      const version = apiVersionFor(kind, body);
      const all = `/${version}${kind.path}`;
      const created = await send('POST', all, body);
      if (created.status !== 201) return;
      written += 1;
      const one = `${all}/${String(created.body.id)}`;
      const read = async () => (await send('GET', `${one}${kind.query}`)).body;
      const before = await read();
      expect(canonical(kind, before)).toEqual(canonical(kind, body));
      const changed = await send('PATCH', one, { ...type(before), ...change(before) });
      expect(changed.status, JSON.stringify(changed.body)).toBeLessThan(300);
      const after = await read();
      expect(measure(after)).not.toBe(measure(before));
      expect(canonical(kind, after)).not.toEqual(canonical(kind, before));
    });
    await fc.assert(property, { numRuns: runs });
    expect(written).toBeGreaterThan(runs / 2);
  });
});
