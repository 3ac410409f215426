import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { clientTypes } from '../../compiler/conditions/clients.ts';
import { devicePlatforms } from '../../compiler/conditions/platforms.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { isJsonObject, stableStringify } from '../../schemas/json.ts';
import { minimalProject, sourcesOf } from '../support/compile-text.ts';

const compiled = (cases: readonly Json[], more: JsonObject = {}) => {
  const document = { kind: 'Protection', name: 'mail', protect: 'Exchange Online', for: 'Sales', cases, ...more };
  return compile({ files: sourcesOf({ 'a.yaml': JSON.stringify(document), 'gatewright.yaml': minimalProject }) });
};
const allowed = { otherwise: 'allow' };
const nameOf = (when: Json) =>
  compiled([{ when, require: 'mfa' }], allowed).resources.map(({ name, body }) => [name, body.displayName])[0];

describe('a case without a name', () => {
  it.each<[string, Json, string, string]>([
    ['its platforms', { platforms: ['iOS', 'android'] }, 'mail.android-iOS', 'mail (android, iOS)'],
    ['the same in another order', { platforms: ['android', 'iOS', 'IOS'] }, 'mail.android-iOS', 'mail (android, iOS)'],
    [
      'platforms left out',
      { platforms: { except: ['windows', 'iOS'] } },
      'mail.except-iOS-windows',
      'mail (except iOS, windows)',
    ],
    [
      'both, with clients',
      { platforms: { only: ['iOS', 'macOS'], except: 'macOS' }, clients: ['other', 'browser'] },
      'mail.iOS-macOS-except-macOS-browser-other',
      'mail (iOS, macOS except macOS, browser, other)',
    ],
    ['levels', { signInRisk: ['medium', 'high'] }, 'mail.signInRisk-high-medium', 'mail (signInRisk, high, medium)'],
    [
      'locations',
      { locations: { except: ['b', 'a c'] } },
      'mail.locations-except-a c-b',
      'mail (locations except a c, b)',
    ],
    ['its place, at worst', {}, 'mail.case-1', 'mail (case 1)'],
    ['its place, rather than odd letters', { locations: 'a/b' }, 'mail.case-1', 'mail (case 1)'],
  ])('is called by %s', (_, when, name, title) => {
    expect(nameOf(when)).toEqual([name, title]);
  });

  it('that is called by its place is warned about', () => {
    const { findings } = compiled(
      [{ when: { deviceFilter: { include: 'device.isCompliant -eq True' } }, require: 'mfa' }],
      allowed,
    );
    expect(findings.filter(({ code }) => code === 'GW4056')).toMatchObject([
      {
        severity: 'warning',
        message: expect.stringContaining('`mail.case-1`'),
        help: expect.stringContaining('`name`'),
      },
    ]);
  });
});

const list = (words: readonly string[]) => fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 });
const whens = fc.record(
  {
    platforms: fc.oneof(list(devicePlatforms), fc.record({ except: list(devicePlatforms) })),
    clients: list(clientTypes),
    signInRisk: list(['low', 'medium', 'high']),
    locations: list(['Head Office', 'Berlin']),
  },
  { requiredKeys: [] },
);

/** Every list in another order. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed).toReversed();
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, reversed(member)]));
}

/** Bodies by name, with lists as the sets they are. */
function setsOf(value: Json): Json {
  if (Array.isArray(value))
    return value.map(setsOf).toSorted((a, b) => (stableStringify(a) < stableStringify(b) ? -1 : 1));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, setsOf(member)]));
}

describe('the policies of cases', () => {
  it('stay the same objects when lists and cases are written in another order', () => {
    fc.assert(
      fc.property(
        fc.array(whens, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('allow', 'block'),
        (some, otherwise) => {
          const cases = some.map((when) => ({ when, require: 'mfa' }));
          const objects = (written: readonly Json[]) =>
            compiled(written, { otherwise }).resources.map(({ name, body }) => stableStringify([name, setsOf(body)]));
          const names = compiled(cases, { otherwise }).resources.map(({ name }) => name);
          // A place is no name, which is what the warning says; cases of one name are an error.
          fc.pre(!names.some((name) => name.includes('.case-')) && new Set(names).size === names.length);
          expect(objects(reversed(cases) as readonly Json[]).toSorted()).toEqual(objects(cases).toSorted());
        },
      ),
      { numRuns: 300 },
    );
  });
});
