import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AppPlatform,
  appPlatforms,
  type Clause,
  type Demand,
  isClause,
  isRefused,
} from '../../compiler/app-protection/demand.ts';
import { appDemands, appSettings } from '../../compiler/app-protection/index.ts';
import { strictForm } from '../../compiler/diff/strict-form.ts';
import { appProtection, appProtectionTypes } from '../../compiler/documents/app-protection.ts';
import type { SettingShape } from '../../compiler/platforms/platform.ts';
import { demandOf } from '../../compiler/sentence/app-demand-of.ts';
import { isJsonObject, type Json, type JsonObject } from '../../schemas/json.ts';
import { appProtectionDefaults } from '../../schemas/kinds/app-protection-defaults.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { isAt } from '../../schemas/kinds/is-at.ts';
import { inheritedProperties, publishedProperties } from '../platforms/published-types.ts';

const types = {
  iOS: [
    'IosManagedAppProtection',
    'TargetedManagedAppProtection',
    'ManagedAppProtection',
    'ManagedAppPolicy',
    'Entity',
  ],
  android: [
    'AndroidManagedAppProtection',
    'TargetedManagedAppProtection',
    'ManagedAppProtection',
    'ManagedAppPolicy',
    'Entity',
  ],
} as const satisfies Record<AppPlatform, readonly string[]>;

/** What is said by the document itself, and what no document says. */
const saidElsewhere: Readonly<Record<string, string>> = {
  displayName: 'title of the document',
  description: 'description of the document',
  assignments: 'follow from the protections that rely on it, and `for`',
};

function shapesOf(platform: AppPlatform): ReadonlyMap<string, SettingShape> {
  return new Map(types[platform].flatMap((type) => [...publishedProperties(type)]));
}

function leavesOf(parts: readonly (Demand | Clause)[]): readonly Demand[] {
  return parts.flatMap((part) => (isClause(part) ? leavesOf(part.parts) : [part]));
}

const context = { project: { version: 1 }, reliances: new Map(), appReliances: new Map() } as const;

function lowered(document: JsonObject): JsonObject {
  const spec = appProtection.schema.parse({ kind: 'AppProtection', name: 'x', ...document });
  const [resource] = appProtection.lower(spec, context);
  if (resource === undefined) throw new Error('nothing came out');
  return resource.body;
}

describe.each(appPlatforms)('app protection on %s', (platform) => {
  const published = shapesOf(platform);
  const kind = kinds[`${appProtectionTypes[platform]}s` as const];
  const type = types[platform][0];

  it('explains every property Microsoft publishes: a demand, a setting, said elsewhere, or the service’s own', () => {
    const unexplained = [...published.keys()].filter(
      (name) =>
        demandOf(platform, name) === undefined &&
        appSettings[platform][name] === undefined &&
        saidElsewhere[name] === undefined &&
        !isAt(kind.readOnly, [name]),
    );
    expect(unexplained).toEqual([]);
    expect([...published.keys()].toSorted()).toEqual(
      [...publishedProperties(type).keys(), ...inheritedProperties(type)].toSorted(),
    );
  });

  it('says each property in one place only', () => {
    const owned = leavesOf(appDemands).flatMap(({ on }) => {
      const answer = on[platform];
      return isRefused(answer) ? [] : [...answer.properties];
    });
    const all = [...owned, ...Object.keys(appSettings[platform]), ...Object.keys(saidElsewhere)];
    expect(all.length).toBe(new Set(all).size);
    expect(all.filter((name) => !published.has(name))).toEqual([]);
  });

  it('refuses in a sentence that says what to do instead', () => {
    for (const { on } of leavesOf(appDemands)) {
      const answer = on[platform];
      if (!isRefused(answer)) continue;
      expect(answer.unsupported).toMatch(/^[A-Za-z].*; [a-z]/);
      expect(answer.unsupported).not.toMatch(/[.!?]$/);
    }
  });

  it('takes settings in the shapes Microsoft publishes', () => {
    for (const [name, { schema }] of Object.entries(appSettings[platform])) {
      const shape = published.get(name);
      for (const value of fc.sample(valuesOf(name, shape), 20))
        expect(schema.safeParse(value).success, name).toBe(true);
      for (const wrong of [{ no: 'such' }, shape?.type === 'boolean' ? 'true' : true]) {
        expect(schema.safeParse(wrong).success, name).toBe(false);
      }
    }
  });

  it('has defaults of published properties, in their shapes', () => {
    for (const [name, value] of Object.entries(appProtectionDefaults[appProtectionTypes[platform]])) {
      const shape = published.get(name);
      if (shape?.type === 'enum') expect(shape.members, name).toContain(value);
      else if (shape?.type === 'list') expect(Array.isArray(value), name).toBe(true);
      else expect(typeof value, name).toBe(shape?.type === 'integer' ? 'number' : shape?.type);
    }
  });

  it('lifts any body into words that lower to it again, or not at all', () => {
    let said = 0;
    fc.assert(
      fc.property(bodies(platform), (body) => {
        const members = appProtection.lift?.(body);
        if (members === undefined) return;
        said += 1;
        expect(strictForm(kind, lowered(members as JsonObject))).toEqual(strictForm(kind, body));
      }),
      { numRuns: 300 },
    );
    expect(said).toBeGreaterThan(200);
  });

  it('says every value of every property that is demanded', () => {
    for (const name of published.keys()) {
      const words = demandOf(platform, name);
      if (words === undefined || name === 'apps') continue;
      // A list of apps goes along with the word for a list.
      for (const value of fc.sample(valuesOf(name, published.get(name)), 10)) {
        const body = {
          ...named(platform),
          [name]: value,
          ...(words[0] === 'pin' ? { pinRequired: name === 'pinRequired' ? value : true } : {}),
        };
        const lifted = appProtection.lift?.(body);
        expect(lifted, `${name}: ${JSON.stringify(value)}`).toBeDefined();
        expect(JSON.stringify(lifted)).toContain(words[0]);
      }
    }
  });

  it('writes out what is not said where it is asked to', () => {
    const body = lowered({ platforms: platform, dataTransfer: { printing: 'blocked' }, everythingElse: 'default' });
    expect(body).toMatchObject({ ...appProtectionDefaults[appProtectionTypes[platform]], printBlocked: true });
    const lifted = appProtection.lift?.({ ...body, displayName: 'x' });
    expect(lifted).toEqual({
      title: 'x',
      platforms: platform,
      dataTransfer: { printing: 'blocked' },
      everythingElse: 'default',
    });
  });
});

function named(platform: AppPlatform): JsonObject {
  return { '@odata.type': `#microsoft.graph.${appProtectionTypes[platform]}`, displayName: 'Work apps' };
}

/** A body with any of the published properties the service lets people set, in Microsoft's shapes. */
function bodies(platform: AppPlatform): fc.Arbitrary<JsonObject> {
  const kind = kinds[`${appProtectionTypes[platform]}s` as const];
  const members = [...shapesOf(platform)].filter(
    ([name]) => !isAt(kind.readOnly, [name]) && !['apps', 'assignments', 'displayName'].includes(name),
  );
  const record = Object.fromEntries(members.map(([name, shape]) => [name, valuesOf(name, shape)]));
  return fc
    .record(record, { requiredKeys: ['pinRequired'] })
    .map((body) => ({ ...named(platform), ...body }) as JsonObject);
}

const periods = fc.oneof(
  fc
    .tuple(fc.nat(400), fc.constantFrom('D', 'H', 'M', 'S'))
    .map(([n, unit]) => (unit === 'D' ? `P${n}D` : `PT${n}${unit}`)),
  fc.constantFrom('-PT17.1357909S', 'P1DT12H', 'PT3M29.6631862S'),
);

function valuesOf(name: string, shape: SettingShape | undefined): fc.Arbitrary<Json> {
  if (shape === undefined) throw new Error(`${name} is not published`);
  if (name === 'targetedAppManagementLevels')
    return fc.constantFrom('unspecified', 'mdm', 'unmanaged', 'unmanaged,mdm');
  if (name.startsWith('period') || name === 'pinRequiredInsteadOfBiometricTimeout') return periods;
  if (shape.type === 'boolean') return fc.boolean();
  if (shape.type === 'integer') return fc.nat(65535);
  if (shape.type === 'string') return fc.constantFrom('15.1', '2026-01-05', 'Model A;Model B');
  if (shape.type === 'enum') return fc.constantFrom(...shape.members.filter((word) => word !== 'unknownFutureValue'));
  const words = wordsOf(name);
  // A list of words of an enumeration looks like one of objects there.
  if (words === undefined && shape.type === 'list' && shape.items === 'object')
    return fc.array(fc.record({ name: fc.string({ minLength: 1 }), value: fc.string() }), {
      minLength: 1,
      maxLength: 3,
    });
  const members = words ?? ['one', 'two', 'three'];
  return fc.uniqueArray(fc.constantFrom(...members), { minLength: 1, maxLength: members.length });
}

function wordsOf(name: string): readonly string[] | undefined {
  if (name === 'allowedDataIngestionLocations') return ['oneDriveForBusiness', 'sharePoint', 'camera', 'photoLibrary'];
  if (name === 'allowedDataStorageLocations') return ['oneDriveForBusiness', 'sharePoint', 'box', 'localStorage'];
  return undefined;
}

describe('apps of a policy', () => {
  it.each(appPlatforms)('are said by name or by identifier, and come back, on %s', (platform) => {
    const property = platform === 'iOS' ? 'bundleId' : 'packageId';
    const appsOf = (body: JsonObject) =>
      (body.apps as readonly JsonObject[]).map(({ mobileAppIdentifier: one }) =>
        isJsonObject(one) ? one[property] : null,
      );
    const body = lowered({ title: 'x', platforms: platform, apps: ['Outlook', 'Teams'] });
    expect(appsOf(body)).toHaveLength(2);
    expect(JSON.stringify(appsOf(body))).toContain('teams');
    expect(appProtection.lift?.(body)).toMatchObject({ apps: ['Outlook', 'Teams'] });
    const other = lowered({ title: 'x', platforms: platform, apps: { [platform]: ['com.example.app'] } });
    expect(appsOf(other)).toEqual(['com.example.app']);
    expect(appProtection.lift?.(other)).toMatchObject({ apps: { [platform]: ['com.example.app'] } });
  });
});
