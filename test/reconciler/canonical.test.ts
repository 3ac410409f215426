import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { canonical } from '../../compiler/diff/canonical.ts';
import { difference } from '../../compiler/diff/difference.ts';
import { platforms } from '../../compiler/platforms/index.ts';
import { defaultOf } from '../../compiler/platforms/platform.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { Resource } from '../../schemas/resource.ts';
import { minimalProject } from '../support/tenant-world.ts';

const documents = `kind: Protection
name: mail
protect: Exchange Online
for: { groups: [Sales, Marketing], except: { guests: all } }
when: { platforms: [iOS, Android], locations: { except: trusted }, userRisk: [high, low] }
require: [mfa, { compliantDevice: phones }]
session: { signInFrequency: 12 hours, persistentBrowser: never }
---
kind: DeviceStandard
name: phones
platforms: [iOS, androidWorkProfile]
facts: { pin: { minimumLength: 6 }, jailbroken: forbidden }
whenNoncompliant: [{ mark: after 1 day }, { retire: after 30 days }]
---
kind: Group
name: Pilots
members: [alice@contoso.com, bob@contoso.com]
---
kind: NamedLocation
name: office
ranges: [203.0.113.0/24, 198.51.100.0/24]
trusted: true
---
kind: AuthenticationStrength
name: keys
allowedCombinations: [fido2, password + sms]
combinationConfigurations: [{ appliesToCombinations: fido2, allowedAAGUIDs: [90a3ccdf-635c-4729-a248-9b709135078f] }]
---
kind: AuthenticationContext
name: vault
id: c7
published: true
---
kind: TermsOfUse
name: guests
termsExpiration: { startDateTime: "2026-06-30T23:59:59.000Z", frequency: P180D }
`;

const bytes = (text: string) => new TextEncoder().encode(text);
const { resources } = compile({
  files: [
    { file: 'gatewright.yaml', bytes: bytes(minimalProject) },
    { file: 'a.yaml', bytes: bytes(documents) },
  ],
});

/** The same body as a service might give it back: shuffled, and with noise that means nothing. */
function disturbed(resource: Resource, seed: number): JsonObject {
  const random = fc.sample(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), { numRuns: 1, seed })[0];
  if (random === undefined) throw new Error('no stream of numbers');
  const next = () => random.next().value ?? 0;
  const shuffle = <Item>(items: readonly Item[]) =>
    items
      .map((item) => [next(), item] as const)
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  const disturb = (value: Json): Json => {
    if (Array.isArray(value)) return shuffle(value.map(disturb));
    if (!isJsonObject(value) || typeof value.$ref === 'string') return value;
    const noise: [string, Json][] = [
      ['unset@odata.context', 'x'],
      ['somethingUnset', null],
      ['somethingEmpty', []],
    ];
    return Object.fromEntries(
      shuffle([...Object.entries(value).map(([name, member]) => [name, disturb(member)] as [string, Json]), ...noise]),
    );
  };
  const body = disturb(resource.body);
  const readOnly = kinds[resource.kind].readOnly
    .filter((pointer) => !pointer.includes('*'))
    .map((pointer) => [pointer.slice(1), `set by the service ${seed}`]);
  return { ...(isJsonObject(body) ? body : {}), ...Object.fromEntries(readOnly) };
}

describe.each(resources.map((resource) => [`${resource.kind}/${resource.name}`, resource] as const))(
  '%s',
  (_, resource) => {
    const kind = kinds[resource.kind];

    it('is idempotent in canonical form', () => {
      const once = canonical(kind, resource.body);
      expect(canonical(kind, once)).toEqual(once);
    });

    it('is blind to order, noise and what the service sets', () =>
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          expect(canonical(kind, disturbed(resource, seed))).toEqual(canonical(kind, resource.body));
        }),
        { numRuns: 50 },
      ));

    it('plans writes below its own path, with the id of nothing but itself', () => {
      const first = kind.create(resource.body);
      const changed = Object.keys(canonical(kind, resource.body)).map((name) => `/${name}`);
      const requests = [
        ...first,
        ...kind.update({ desired: resource.body, live: {}, stored: {}, changed }),
        ...kind.remove(resource.body),
      ];
      for (const request of requests) {
        expect(request.method).not.toBe('GET');
        expect(request.path.startsWith(kind.path)).toBe(true);
        expect(request.apiVersion).toBe(kind.apiVersion);
      }
      expect(first[0]).toMatchObject({ method: 'POST', path: kind.path });
    });
  },
);

describe('differences', () => {
  const list = (length: number) => Array.from({ length }, (_, index) => `group-${index}`);

  it('one member of fifty that left is one property', () => {
    const kind = kinds.conditionalAccessPolicies;
    const body = (groups: readonly string[]) => canonical(kind, { conditions: { users: { includeGroups: groups } } });
    const found = difference(body(list(50)), body(list(50).filter((group) => group !== 'group-7')));
    expect(found.map(({ pointer }) => pointer)).toEqual(['/conditions/users/includeGroups']);
  });

  it('are none exactly when the canonical forms are equal, and speak of the same properties both ways', () => {
    const leaf = fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom('a', 'b'),
      fc.subarray(['x', 'y', 'z']),
    );
    const body = fc.dictionary(
      fc.constantFrom('a', 'b', '__proto__', 'c/d'),
      fc.oneof(leaf, fc.dictionary(fc.constantFrom('p', 'q~r'), leaf)),
    );
    return fc.assert(
      fc.property(body, body, (left, right) => {
        const kind = kinds.groups;
        const [before, after] = [canonical(kind, left as JsonObject), canonical(kind, right as JsonObject)];
        const there = difference(before, after);
        expect(there.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after));
        expect(difference(after, before).map(({ pointer }) => pointer)).toEqual(there.map(({ pointer }) => pointer));
      }),
    );
  });
});

describe('defaults of compliance policies', () => {
  it.each(platforms.map((platform) => [platform.name, platform] as const))(
    '%s: what Graph returns for unset properties says nothing',
    (_, platform) => {
      const defaults = Object.entries(platform.properties).map(([name, shape]) => [name, defaultOf(shape)]);
      const body = { '@odata.type': platform.odataType, ...Object.fromEntries(defaults) };
      expect(canonical(kinds.deviceCompliancePolicies, body)).toEqual({ '@odata.type': platform.odataType });
    },
  );
});
