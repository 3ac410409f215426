import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { platformNamed, platforms, statedBy } from '../../compiler/platforms/index.ts';
import {
  type Answer,
  defaultOf,
  isUnsupported,
  type Platform,
  type SettingShape,
  type Unsupported,
} from '../../compiler/platforms/platform.ts';
import { type FactName, type FactValues, factNames, factSchemas } from '../../schemas/facts.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { demand, factValues, valuesOf, versionRange } from './fact-values.ts';
import { inheritedProperties, publishedProperties } from './published-types.ts';

/** Files of the folder that are not a platform: the interface, the registry, and what platforms share. */
const supportingFiles = [
  'android-answers.ts',
  'answers.ts',
  'app-list.ts',
  'builds.ts',
  'index.ts',
  'linux-pin.ts',
  'linux-versions.ts',
  'pin-counts.ts',
  'pin-numbers.ts',
  'pin-type.ts',
  'pin.ts',
  'platform.ts',
  'policy-form.ts',
  'property-shapes.ts',
  'refusals.ts',
  'retired-windows.ts',
  'risk-levels.ts',
  'tell-pin.ts',
  'tell-range.ts',
  'tell-threat.ts',
  'setting-instances.ts',
  'stated-by.ts',
  'version-range.ts',
  'windows-answers.ts',
];

/** Those whose policies have a type with one property per setting; the settings catalogue has laws of its own. */
const typed = platforms.filter(({ form }) => form === undefined);

/** What all compliance policies have, and who says it if not a fact or a setting. */
const inheritedBecause: Record<string, string> = {
  id: 'read-only',
  createdDateTime: 'read-only',
  lastModifiedDateTime: 'read-only',
  version: 'read-only',
  deviceSettingStateSummaries: 'a report about devices',
  deviceStatuses: 'a report about devices',
  deviceStatusOverview: 'a report about devices',
  userStatuses: 'a report about devices',
  userStatusOverview: 'a report about devices',
  displayName: 'title of the standard',
  description: 'description of the standard',
  roleScopeTagIds: 'a setting on every platform',
  assignments: 'follow from the protections that rely on the standard',
  scheduledActionsForRule: 'whenNoncompliant of the standard',
};

function answer<Name extends FactName>(
  platform: Platform,
  fact: Name,
  value: FactValues[Name],
): JsonObject | Unsupported {
  const answered: Answer<FactValues[Name]> | Unsupported = platform.facts[fact];
  return isUnsupported(answered) ? answered : answered.lower(value);
}

function typeNameOf(platform: Platform): string {
  const name = platform.odataType.replace('#microsoft.graph.', '');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What a platform answers, and the properties that say it. */
function answersOf(platform: Platform) {
  const answers = factNames.flatMap((fact) => {
    const answered = platform.facts[fact] as Answer<unknown> | Unsupported;
    return isUnsupported(answered) ? [] : [{ fact, answered }];
  });
  return { answers, owned: answers.flatMap(({ answered }) => answered.wire) };
}

/**
 * A value without what says nothing on the platform, so that one body has one value: the mirror of lowering is exact for these.
 * `type: any` where Graph's word for it is the default, a type that is assumed when none is given, and simple PINs allowed.
 */
function plain(platform: Platform, fact: FactName, value: FactValues[FactName]): unknown {
  if (fact !== 'pin') return isVersions(fact) ? normalVersions(String(value)) : plainList(fact, value);
  const { type, blockSimple, ...pin } = value as FactValues['pin'];
  const isAndroid = platform.conditionalAccessPlatform === 'android';
  const isSimpleRefused = blockSimple === true;
  const isAssumed = isAndroid && type === 'numeric' && pin.required !== false && pin.complexity === undefined;
  const isSilent = isAndroid
    ? (isSimpleRefused || isAssumed) && type === 'numeric'
    : type === 'any' || type === 'deviceDefault';
  const isDefaultLeft =
    isAndroid && type === 'deviceDefault' && (pin.required === false || pin.complexity !== undefined);
  const said = {
    ...pin,
    ...(type === undefined || isSilent || isDefaultLeft ? {} : { type }),
    ...(isSimpleRefused ? { blockSimple } : {}),
  };
  const { required, ...rest } = said;
  if (required !== false) return rest;
  return Object.keys(rest).length === 0 ? undefined : said;
}

const isVersions = (fact: FactName) => fact === 'os' || fact === 'defenderVersion';

/** `>=` first, a blank after each operator. */
function normalVersions(text: string): string {
  const bounds = [...text.matchAll(/(>=|<=)\s*([\d.]+)/g)].map(
    ([, operator = '', version = '']) => `${operator} ${version}`,
  );
  return bounds.toSorted().toReversed().join(' ');
}

/** A script is named, and ids keep their mark; ranges within a list are written the one way. */
function plainList(fact: FactName, value: FactValues[FactName]): unknown {
  if (fact !== 'wsl') return value;
  return (value as FactValues['wsl']).map(({ os, ...each }) =>
    os === undefined ? each : { ...each, os: normalVersions(os) },
  );
}

/** Bodies of the platform's type: any property at its default, at a value some fact gives it, or at one no fact would. */
function bodyOf(platform: Platform): fc.Arbitrary<JsonObject> {
  const odd = (shape: SettingShape): fc.Arbitrary<Json> => {
    if (shape.type === 'boolean') return fc.boolean();
    if (shape.type === 'integer') return fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer());
    if (shape.type === 'enum') return fc.constantFrom(...shape.members);
    if (shape.type === 'list') return fc.constantFrom<Json>([], [{ name: 'x' }], [{ strange: true }]);
    return shape.type === 'string'
      ? fc.constantFrom<Json>(null, '10.0', 'no version', '2025-09-01')
      : fc.constant(null);
  };
  const properties = Object.fromEntries(Object.entries(platform.properties).map(([name, shape]) => [name, odd(shape)]));
  const demanded = fc.array(demand, { maxLength: 6 }).map((demands) => {
    const bodies = demands.map(({ fact, value }) => answer(platform, fact, value));
    return Object.assign({}, ...bodies.filter((body) => !isUnsupported(body))) as JsonObject;
  });
  return fc
    .tuple(fc.record(properties, { requiredKeys: [] }), demanded, fc.boolean())
    .map(([body, said, isOdd]) => ({ ...(isOdd ? body : {}), ...said }) as JsonObject);
}

function expectSentence({ unsupported }: Unsupported): void {
  expect(unsupported).toMatch(/^[a-z]/);
  expect(unsupported).not.toMatch(/[.!?]$/);
  expect(unsupported.split(/\s+/).length).toBeGreaterThanOrEqual(5);
}

describe('the registry of platforms', () => {
  test('lists every platform of the folder', async () => {
    const folder = new URL('../../compiler/platforms/', import.meta.url);
    const files = readdirSync(folder).filter((file) => !supportingFiles.includes(file));
    expect(files.length).toBe(platforms.length);
    for (const file of files) {
      const exported: Record<string, unknown> = await import(new URL(file, folder).href);
      const listed = Object.values(exported).filter((value) => platforms.some((platform) => platform === value));
      expect(listed, `${file} exports one platform and index.ts lists it`).toHaveLength(1);
    }
  });

  test('finds a platform whatever the case of its name', () => {
    for (const platform of platforms) {
      expect(platformNamed(platform.name)).toBe(platform);
      expect(platformNamed(platform.name.toUpperCase())).toBe(platform);
    }
    expect(platformNamed('symbian')).toBeUndefined();
    expect(new Set(platforms.map((platform) => platform.odataType)).size).toBe(platforms.length);
  });

  test('the generated fact values are what the schemas let through', () => {
    for (const fact of factNames) {
      for (const value of fc.sample(valuesOf(fact), 50)) expect(factSchemas[fact].parse(value)).toEqual(value);
    }
  });
});

describe.each(typed.map((platform) => [platform.name, platform] as const))('%s', (_name, platform) => {
  const published = publishedProperties(typeNameOf(platform));

  test('answers or refuses every value of every fact', () =>
    fc.assert(
      fc.property(demand, ({ fact, value }) => {
        const body = answer(platform, fact, value);
        if (isUnsupported(body)) expectSentence(body);
        else for (const [property, said] of Object.entries(body)) expectFits(said, property);
      }),
      { numRuns: 500 },
    ));

  test('keeps every option of a pin it answers', () => {
    if (isUnsupported(platform.facts.pin)) return;
    let answered = 0;
    for (const pin of fc.sample(factValues.pin, { numRuns: 3000, seed: 7 })) {
      const body = answer(platform, 'pin', pin);
      if (isUnsupported(body)) continue;
      answered += 1;
      for (const option of Object.keys(pin)) {
        const { [option]: value, ...rest } = pin as Record<string, unknown>;
        // These demand nothing beyond a pin, or nothing where `numeric` means "at least numeric".
        if (value === false || value === 'any' || value === 'numeric') continue;
        if (option === 'required') continue;
        const without = answer(platform, 'pin', rest as FactValues['pin']);
        if (isUnsupported(without)) continue;
        expect(without, `${option} was dropped`).not.toEqual(body);
        if (typeof value === 'number') expect(Object.values(body)).toContain(value);
      }
    }
    expect(answered).toBeGreaterThan(50);
  });

  test('keeps both ends of a version range', () =>
    fc.assert(
      fc.property(versionRange, ({ text, minimum, maximum }) => {
        if (isUnsupported(platform.facts.os)) return;
        expect(answer(platform, 'os', text)).toEqual({
          ...(minimum === undefined ? {} : { osMinimumVersion: minimum }),
          ...(maximum === undefined ? {} : { osMaximumVersion: maximum }),
        });
      }),
    ));

  test('no two facts say different things about one property', () =>
    fc.assert(
      fc.property(fc.record(factValues), (facts) => {
        const said = new Map<string, unknown>();
        for (const fact of factNames) {
          const body = answer(platform, fact, facts[fact]);
          if (isUnsupported(body)) continue;
          for (const [property, value] of Object.entries(body)) {
            if (said.has(property)) expect(value).toEqual(said.get(property));
            said.set(property, value);
          }
        }
      }),
    ));

  test('says back what a fact became', () =>
    fc.assert(
      fc.property(demand, ({ fact, value }) => {
        const answered = platform.facts[fact] as Answer<unknown> | Unsupported;
        const body = answer(platform, fact, value);
        if (isUnsupported(body) || isUnsupported(answered)) return;
        // On iOS encryption is a passcode, which is what the body then says.
        if (answered.wire.length === 0) return;
        const lifted = answered.lift(body);
        expect(lifted).toEqual(plain(platform, fact, value));
        if (lifted === undefined) return;
        const again = answered.lower(lifted);
        expect(factSchemas[fact].parse(lifted)).toEqual(lifted);
        expect(withoutDefaults(again as JsonObject)).toEqual(withoutDefaults(body));
      }),
      { numRuns: 2000 },
    ));

  test('finds no fact where every property is at its default', () => {
    const body = Object.fromEntries(
      Object.entries(platform.properties).map(([name, shape]) => [name, defaultOf(shape)]),
    );
    for (const { fact, answered } of answersOf(platform).answers) expect(answered.lift(body), fact).toBeUndefined();
    expect(statedBy(platform, body)).toEqual({ facts: {}, settings: {} });
  });

  test('each property belongs to one fact at most, and a fact sets none but its own', () =>
    fc.assert(
      fc.property(demand, ({ fact, value }) => {
        const { owned } = answersOf(platform);
        expect(owned).toEqual([...new Set(owned)]);
        const answered = platform.facts[fact];
        const body = answer(platform, fact, value);
        if (isUnsupported(body) || isUnsupported(answered) || answered.wire.length === 0) return;
        expect(Object.keys(body).filter((property) => !answered.wire.includes(property))).toEqual([]);
      }),
    ));

  test('facts and settings together give any body back', () =>
    fc.assert(
      fc.property(bodyOf(platform), (body) => {
        const { facts, settings } = statedBy(platform, body);
        const lowered = factNames.flatMap((fact) => {
          const value = facts[fact];
          return value === undefined ? [] : [answer(platform, fact, value as never) as JsonObject];
        });
        const again = Object.assign({}, ...lowered, settings) as JsonObject;
        expect(withoutDefaults(again)).toEqual(withoutDefaults(body));
      }),
      { numRuns: 500 },
    ));

  function withoutDefaults(body: JsonObject): JsonObject {
    const isDefault = (name: string, value: unknown) =>
      value === null || JSON.stringify(value) === JSON.stringify(defaultOf(platform.properties[name]));
    return Object.fromEntries(Object.entries(body).filter(([name, value]) => !isDefault(name, value)));
  }

  test('every property Microsoft publishes is a fact, a setting, or said elsewhere', () => {
    const { owned } = answersOf(platform);
    expect(Object.keys(platform.properties).sort()).toEqual([...published.keys()].sort());
    expect(owned.filter((property) => !published.has(property))).toEqual([]);
    expect(inheritedProperties(typeNameOf(platform)).toSorted()).toEqual(Object.keys(inheritedBecause).sort());
  });

  test('properties have the shapes Microsoft publishes', () => {
    for (const [property, shape] of Object.entries(platform.properties)) expect(shape).toEqual(published.get(property));
  });

  test('every property has the default its shape has on GET', () => {
    for (const [property, shape] of published) {
      const value = defaultOf(platform.properties[property]);
      if (shape.type === 'boolean') expect(value).toBe(false);
      else if (shape.type === 'list') expect(value).toEqual([]);
      else if (shape.type === 'enum') expect(value).toBe(shape.members[0]);
      else expect(value).toBeNull();
    }
  });

  function expectFits(value: unknown, property: string): void {
    const shape = published.get(property);
    if (shape?.type === 'enum') expect(shape.members).toContain(value);
    else if (shape?.type === 'list') expect(Array.isArray(value)).toBe(true);
    else expect(typeof value).toBe(shape?.type === 'integer' ? 'number' : shape?.type);
  }
});
