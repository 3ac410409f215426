import { describe, expect, test } from 'vitest';
import { platformNamed } from '../../compiler/platforms/index.ts';
import { isUnsupported } from '../../compiler/platforms/platform.ts';
import type { FactName, FactValues } from '../../schemas/facts.ts';
import type { JsonObject } from '../../schemas/json.ts';

/** The body for one fact, or the refusal in its place. */
function lower<Name extends FactName>(name: string, fact: Name, value: FactValues[Name]): JsonObject | string {
  const answer = platformNamed(name)?.facts[fact];
  if (answer === undefined) throw new Error(`no platform ${name}`);
  const body = isUnsupported(answer) ? answer : answer.lower(value);
  return isUnsupported(body) ? body.unsupported : body;
}

describe('pin', () => {
  test('says everything in Graph words', () => {
    expect(lower('iOS', 'pin', { minimumLength: 6 })).toEqual({ passcodeRequired: true, passcodeMinimumLength: 6 });
    const pin: FactValues['pin'] = {
      minimumLength: 8,
      type: 'alphanumeric',
      expiresAfterDays: 90,
      history: 5,
      lockAfterMinutes: 15,
    };
    expect(lower('windows', 'pin', { ...pin, characterSets: 3, blockSimple: true })).toEqual({
      passwordRequired: true,
      passwordMinimumLength: 8,
      passwordRequiredType: 'alphanumeric',
      passwordExpirationDays: 90,
      passwordPreviousPasswordBlockCount: 5,
      passwordMinutesOfInactivityBeforeLock: 15,
      passwordMinimumCharacterSetCount: 3,
      passwordBlockSimple: true,
    });
    expect(lower('androidWorkProfile', 'pin', pin)).toEqual({
      passwordRequired: true,
      passwordMinimumLength: 8,
      passwordRequiredType: 'alphanumeric',
      passwordExpirationDays: 90,
      passwordPreviousPasswordBlockCount: 5,
      passwordMinutesOfInactivityBeforeLock: 15,
    });
  });

  test('has no simple sequences on Android when the type is numeric complex', () => {
    const required = { passwordRequired: true };
    expect(lower('androidWorkProfile', 'pin', {})).toEqual({ ...required, passwordRequiredType: 'numeric' });
    expect(lower('androidWorkProfile', 'pin', { blockSimple: true })).toEqual({
      ...required,
      passwordRequiredType: 'numericComplex',
    });
  });

  test('any type is the default of the device where Graph has such a word', () => {
    expect(lower('macOS', 'pin', { type: 'any' })).toEqual({
      passwordRequired: true,
      passwordRequiredType: 'deviceDefault',
    });
  });

  test.each([
    ['iOS', { minimumLength: 15 }, 'a pin with `minimumLength: 15` cannot be demanded: iOS/iPadOS takes 4 to 14'],
    [
      'iOS',
      { expiresAfterDays: 731 },
      'a pin with `expiresAfterDays: 731` cannot be demanded: iOS/iPadOS takes 1 to 730',
    ],
    ['windows', { lockAfterMinutes: 0 }, 'a pin with `lockAfterMinutes: 0` cannot be demanded: Windows takes 1 to 999'],
    ['androidWorkProfile', { history: 25 }, 'a pin with `history: 25` cannot be demanded: Android takes 1 to 24'],
  ])('%s refuses %o, which it would round or misread', (name, pin, refusal) => {
    expect(lower(name, 'pin', pin)).toBe(refusal);
  });

  test('kinds of character are refused where they are not counted', () => {
    expect(lower('androidWorkProfile', 'pin', { characterSets: 2 })).toMatch(/not counted on Android/);
    expect(lower('iOS', 'pin', { characterSets: 2 })).toMatch(/passcodeMinimumCharacterSetCount under settings/);
    expect(lower('macOS', 'pin', { characterSets: 2 })).toMatch(/passwordMinimumCharacterSetCount under settings/);
    expect(lower('windows', 'pin', { characterSets: 2, type: 'numeric' })).toMatch(/only in an alphanumeric pin/);
  });
});

describe('the other facts', () => {
  test.each([
    ['iOS', { passcodeRequired: true }],
    ['androidWorkProfile', { storageRequireEncryption: true }],
    ['windows', { storageRequireEncryption: true }],
    ['macOS', { storageRequireEncryption: true }],
  ])('encryption on %s', (name, body) => {
    expect(lower(name, 'encryption', 'required')).toEqual(body);
  });

  test.each([
    ['iOS', { securityBlockJailbrokenDevices: true }, /no firewall/, /threatLevel/],
    ['androidWorkProfile', { securityBlockJailbrokenDevices: true }, /no firewall/, /threatLevel/],
  ])('phones: %s', (name, jailbroken, firewall, antivirus) => {
    expect(lower(name, 'jailbroken', 'forbidden')).toEqual(jailbroken);
    expect(lower(name, 'firewall', 'required')).toMatch(firewall);
    expect(lower(name, 'antivirus', 'required')).toMatch(antivirus);
  });

  test.each([
    ['windows', /secureBoot: required/, { activeFirewallRequired: true }],
    ['macOS', /systemIntegrityProtection: required/, { firewallEnabled: true }],
  ])('computers: %s', (name, jailbroken, firewall) => {
    expect(lower(name, 'jailbroken', 'forbidden')).toMatch(jailbroken);
    expect(lower(name, 'firewall', 'required')).toEqual(firewall);
  });

  test('antivirus is known to Windows alone', () => {
    expect(lower('windows', 'antivirus', 'required')).toEqual({ antivirusRequired: true });
    expect(lower('macOS', 'antivirus', 'required')).toMatch(/threatLevel/);
  });

  test('a threat level switches the check on', () => {
    expect(lower('macOS', 'threatLevel', 'low')).toEqual({
      deviceThreatProtectionEnabled: true,
      deviceThreatProtectionRequiredSecurityLevel: 'low',
    });
  });

  test('a version is sent as written', () => {
    expect(lower('windows', 'os', '>= 10.0.19045')).toEqual({ osMinimumVersion: '10.0.19045' });
    expect(lower('macOS', 'os', '<= 26')).toEqual({ osMaximumVersion: '26' });
    expect(lower('iOS', 'os', '17')).toMatch(/cannot be read/);
  });
});
