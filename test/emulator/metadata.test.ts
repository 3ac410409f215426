import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { betaMetadata } from '../../reconciler/emulator/metadata/beta.generated.ts';
import { conform } from '../../reconciler/emulator/metadata/conform.ts';
import { METADATA } from '../../reconciler/emulator/metadata/index.ts';
import { presentAs } from '../../reconciler/emulator/metadata/present.ts';
import { AFTER_SENTINEL, FLAGS, SUPPLEMENT } from '../../reconciler/emulator/metadata/supplement.ts';
import { v1Metadata } from '../../reconciler/emulator/metadata/v1.0.generated.ts';

test('the generated files are what the published types say', () => {
  // Exits with a message when a file differs.
  execFileSync(process.execPath, ['test/tools/distill-metadata.mjs', '--check'], { stdio: 'pipe' });
});

describe('the supplement', () => {
  test.each([
    ['v1.0', v1Metadata],
    ['beta', betaMetadata],
  ] as const)('adds to %s only what the published types lack', (version, published) => {
    for (const [type, { properties }] of Object.entries(SUPPLEMENT[version].types)) {
      expect(published.types).toHaveProperty(type);
      const known = Object.keys(published.types[type]?.properties ?? {});
      expect(
        Object.keys(properties).filter((name) => known.includes(name)),
        `${version} ${type}`,
      ).toEqual([]);
    }
    for (const [name, members] of Object.entries(SUPPLEMENT[version].enums)) {
      expect(
        members.filter((member) => published.enums[name]?.includes(member)),
        `${version} ${name}`,
      ).toEqual([]);
    }
  });

  test('names enums that exist', () => {
    for (const name of [...FLAGS, ...Object.keys(AFTER_SENTINEL)]) {
      expect(METADATA.beta.enumMembers(name), name).toBeDefined();
    }
  });
});

describe('conform', () => {
  const guests = (value: string) =>
    conform(METADATA['v1.0'], 'conditionalAccessGuestsOrExternalUsers', { guestOrExternalUserTypes: value });

  test('names the place and the reason of a misfit', () => {
    const read = (body: object) =>
      conform(METADATA['v1.0'], 'conditionalAccessPolicy', JSON.parse(JSON.stringify(body)));
    expect(read({ conditions: { users: { includeUser: [] } } })).toEqual({
      misfit: { path: 'conditions/users/includeUser', reason: 'unknownProperty', detail: 'includeUser' },
    });
    expect(read({ conditions: { platforms: { includePlatforms: ['iOS', 7] } } })).toMatchObject({
      misfit: { path: 'conditions/platforms/includePlatforms/1', reason: 'wrongType' },
    });
    expect(read({ grantControls: { operator: [] } })).toMatchObject({ misfit: { reason: 'wrongType' } });
    expect(read({ '@odata.type': '#microsoft.graph.group' })).toMatchObject({ misfit: { reason: 'unknownType' } });
  });

  test('spells members as declared, or insists on it', () => {
    expect(guests('ServiceProvider, internalGuest')).toEqual({
      value: { guestOrExternalUserTypes: 'internalGuest,serviceProvider' },
    });
    const strict = conform(
      METADATA['v1.0'],
      'conditionalAccessGuestsOrExternalUsers',
      { guestOrExternalUserTypes: 'ServiceProvider' },
      false,
    );
    expect(strict).toMatchObject({ misfit: { reason: 'unknownMember' } });
  });

  test('drops annotations and keeps the type of derived types', () => {
    const body = { '@odata.type': '#microsoft.graph.ipNamedLocation', 'x@odata.context': 'y', displayName: 'z' };
    expect(conform(METADATA.beta, 'namedLocation', body)).toEqual({
      value: { '@odata.type': '#microsoft.graph.ipNamedLocation', displayName: 'z' },
    });
  });

  test('keeps an own member called __proto__ out', () => {
    expect(conform(METADATA.beta, 'group', JSON.parse('{"__proto__": {"polluted": true}}'))).toMatchObject({
      misfit: { reason: 'unknownProperty' },
    });
    expect(conform(METADATA.beta, 'group', JSON.parse('{"constructor": 1}'))).toMatchObject({
      misfit: { reason: 'unknownProperty' },
    });
    expect(conform(METADATA.beta, 'group', { '@odata.type': '#microsoft.graph.constructor' })).toMatchObject({
      misfit: { reason: 'unknownType' },
    });
  });
});

test('presentAs leaves out what a version does not know and hides members on request', () => {
  const stored = { builtInControls: ['mfa', 'riskRemediation'], nonsense: 1 };
  expect(presentAs(METADATA['v1.0'], 'conditionalAccessGrantControls', stored, true)).toEqual({
    builtInControls: ['mfa', 'unknownFutureValue'],
  });
  expect(presentAs(METADATA['v1.0'], 'conditionalAccessGrantControls', stored, false)).toEqual({
    builtInControls: ['mfa', 'riskRemediation'],
  });
});
