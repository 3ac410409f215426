import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { platformNamed, platforms } from '../../compiler/platforms/index.ts';
import { isUnsupported, type Platform, type Unsupported } from '../../compiler/platforms/platform.ts';
import { type FactName, type FactValues, factNames, factSchemas } from '../../schemas/facts.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { demand, factValues, valuesOf, versionRange } from './fact-values.ts';
import { inheritedProperties, publishedProperties } from './published-types.ts';

/** Files of the folder that are not a platform: the interface, the registry, and what platforms share. */
const supportingFiles = [
  'index.ts',
  'linux-versions.ts',
  'pin-numbers.ts',
  'platform.ts',
  'policy-form.ts',
  'setting-instances.ts',
  'threat-level.ts',
  'version-range.ts',
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
  roleScopeTagIds: 'the project, for all policies alike',
  assignments: 'follow from the protections that rely on the standard',
  scheduledActionsForRule: 'whenNoncompliant of the standard',
};

function answer<Name extends FactName>(
  platform: Platform,
  fact: Name,
  value: FactValues[Name],
): JsonObject | Unsupported {
  const lowering = platform.facts[fact];
  return isUnsupported(lowering) ? lowering : lowering(value);
}

function typeNameOf(platform: Platform): string {
  const name = platform.odataType.replace('#microsoft.graph.', '');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Properties the facts set, found by asking for many values of each. */
function propertiesOfFacts(platform: Platform): ReadonlySet<string> {
  const bodies = factNames.flatMap((fact) =>
    fc.sample(valuesOf(fact), { numRuns: 300, seed: 1 }).map((value) => answer(platform, fact, value)),
  );
  return new Set(bodies.filter((body) => !isUnsupported(body)).flatMap((body) => Object.keys(body)));
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
    let answered = 0;
    for (const pin of fc.sample(factValues.pin, { numRuns: 3000, seed: 7 })) {
      const body = answer(platform, 'pin', pin);
      if (isUnsupported(body)) continue;
      answered += 1;
      for (const option of Object.keys(pin)) {
        const { [option]: value, ...rest } = pin as Record<string, unknown>;
        // These demand nothing beyond a pin, or nothing where `numeric` means "at least numeric".
        if (value === false || value === 'any' || value === 'numeric') continue;
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

  test('every property Microsoft publishes is a fact, a setting, or said elsewhere', () => {
    const byFacts = propertiesOfFacts(platform);
    const bySettings = Object.keys(platform.settings);
    expect(bySettings.filter((property) => byFacts.has(property))).toEqual([]);
    expect([...byFacts, ...bySettings].sort()).toEqual([...published.keys()].sort());
    expect(inheritedProperties(typeNameOf(platform)).toSorted()).toEqual(Object.keys(inheritedBecause).sort());
  });

  test('settings have the shapes Microsoft publishes', () => {
    for (const [property, shape] of Object.entries(platform.settings)) expect(shape).toEqual(published.get(property));
  });

  test('every property has the default its shape has on GET', () => {
    expect(Object.keys(platform.defaults).sort()).toEqual([...published.keys()].sort());
    for (const [property, value] of Object.entries(platform.defaults)) {
      const shape = published.get(property);
      if (shape?.type === 'boolean') expect(value).toBe(false);
      else if (shape?.type === 'list') expect(value).toEqual([]);
      else if (shape?.type === 'enum') expect(value).toBe(shape.members[0]);
      else expect(value).toBeNull();
    }
  });

  function expectFits(value: unknown, property: string): void {
    const shape = published.get(property);
    if (shape?.type === 'enum') expect(shape.members).toContain(value);
    else expect(typeof value).toBe(shape?.type === 'integer' ? 'number' : shape?.type);
  }
});
