import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalOfAnyKind } from '../../compiler/diff/canonical-of-any-kind.ts';
import { compareBodies } from '../../compiler/diff/compare-bodies.ts';
import { readGraphJson } from '../../compiler/graph-json/read-graph-json.ts';
import type { JsonObject } from '../../schemas/json.ts';

function changes(before: object, after: object): readonly string[] {
  const [left, right] = [before, after].map((value) => {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    const [object] = readGraphJson({ file: 'a.json', bytes }).objects;
    if (object === undefined) throw new Error('no object');
    return object;
  });
  if (left === undefined || right === undefined) throw new Error('no object');
  const kind = left.kind === 'unknown' ? right.kind : left.kind;
  return compareBodies(kind, left, right).changes.map(({ pointer }) => pointer);
}

const strength = (details: object) => ({ operator: 'OR', authenticationStrength: { id: 'S', ...details } });
const guests = (types: string) => ({ users: { includeGuestsOrExternalUsers: { guestOrExternalUserTypes: types } } });
function policy(conditions: object = {}, members: object = {}) {
  const users = { includeUsers: ['All'], excludeGroups: ['A0000000-0000-4000-8000-00000000000a', 'b'] };
  const applications = { includeApplications: ['All'] };
  return { displayName: 'Mail', state: 'enabled', conditions: { users, applications, ...conditions }, ...members };
}
const script = { '@odata.type': '#microsoft.graph.deviceComplianceScript', displayName: 'x', runAsAccount: 'system' };
const protection = {
  '@odata.type': '#microsoft.graph.iosManagedAppProtection',
  displayName: 'x',
  pinRequired: true,
  apps: [
    { id: 'a.ios', mobileAppIdentifier: { '@odata.type': '#microsoft.graph.iosMobileAppIdentifier', bundleId: 'a' } },
  ],
};

describe('what is no change', () => {
  it.each<[string, object, object]>([
    [
      'ids, timestamps, links',
      policy(),
      { id: '1', createdDateTime: 'x', '@odata.context': 'y', ...policy(), templateId: null },
    ],
    [
      'unset properties',
      policy(),
      policy({ locations: null, userRiskLevels: [], devices: { includeDevices: [] } }, { sessionControls: null }),
    ],
    ['order', policy({ clientAppTypes: ['browser', 'other'] }), policy({ clientAppTypes: ['other', 'browser'] })],
    [
      'letter case of ids and words',
      policy(),
      JSON.parse(JSON.stringify(policy()).replace('A0000000', 'a0000000').replace('"enabled"', '"Enabled"')),
    ],
    [
      'an expanded strength',
      policy({}, { grantControls: strength({ displayName: 'a', allowedCombinations: ['fido2'] }) }),
      policy({}, { grantControls: strength({ modifiedDateTime: 'x' }) }),
    ],
    [
      'order, blanks and case of flags',
      policy(guests('b2bCollaborationGuest,internalGuest')),
      policy(guests('InternalGuest, B2bCollaborationGuest')),
    ],
    [
      'PowerShell capitals',
      policy(),
      JSON.parse(
        JSON.stringify(policy()).replace(/"([a-z])(\w+)":/g, (_, first, rest) => `"${first.toUpperCase()}${rest}":`),
      ),
    ],
    [
      'noise of a script',
      script,
      { ...script, id: '1', version: 3, roleScopeTagIds: ['0'], description: null, lastModifiedDateTime: 'x' },
    ],
    [
      'noise of an app protection',
      protection,
      {
        ...protection,
        version: 'x',
        deployedAppCount: 1,
        apps: [{ version: 'x', ...protection.apps[0], id: 'b' }].map(({ version: _, ...app }) => app),
        assignments: [],
      },
    ],
    [
      'types that only repeat the property',
      script,
      { ...script, 'runAsAccount@odata.type': '#microsoft.graph.runAsAccountType' },
    ],
  ])('%s', (_, before, after) => {
    expect(changes(before, after)).toEqual([]);
    expect(changes(after, before)).toEqual([]);
  });
});

describe('what is a change', () => {
  const two = (operator: string) =>
    policy({}, { grantControls: { operator, builtInControls: ['mfa', 'compliantDevice'] } });
  it.each<[string, object, object, string[]]>([
    [
      'a member',
      policy({ clientAppTypes: ['browser'] }),
      policy({ clientAppTypes: ['browser', 'other'] }),
      ['/conditions/clientAppTypes'],
    ],
    ['the operator of two controls', two('AND'), two('OR'), ['/grantControls/operator']],
    [
      'include to exclude',
      policy({ locations: { includeLocations: ['a'] } }),
      policy({ locations: { excludeLocations: ['a'] } }),
      ['/conditions/locations/excludeLocations', '/conditions/locations/includeLocations'],
    ],
    [
      'false to true',
      policy({}, { sessionControls: { persistentBrowser: { isEnabled: false, mode: 'never' } } }),
      policy({}, { sessionControls: { persistentBrowser: { isEnabled: true, mode: 'never' } } }),
      // A control that is off is no control, so that turning it on adds the whole of it.
      ['/sessionControls/persistentBrowser/isEnabled', '/sessionControls/persistentBrowser/mode'],
    ],
    ['an unknown property that went', policy({ new: { deep: 1 } }), policy(), ['/conditions/new/deep']],
    ['a number and a text', policy({ new: 1 }), policy({ new: '1' }), ['/conditions/new']],
    ['a number beside a text', policy({ new: ['1', 1] }), policy({ new: ['1'] }), ['/conditions/new']],
    [
      'another strength',
      policy({}, { grantControls: strength({}) }),
      policy({}, { grantControls: { ...strength({}), authenticationStrength: { id: 'T' } } }),
      ['/grantControls/authenticationStrength/id'],
    ],
    ['a script', script, { ...script, runAsAccount: 'user' }, ['/runAsAccount']],
    ['a truth value of an app protection', protection, { ...protection, pinRequired: false }, ['/pinRequired']],
    ['a scope tag', script, { ...script, roleScopeTagIds: ['1'] }, ['/roleScopeTagIds']],
    [
      'what a group is created with',
      { displayName: 'x', groupTypes: [], membershipRuleProcessingState: 'On' },
      { displayName: 'x', groupTypes: [], membershipRuleProcessingState: 'Paused' },
      ['/membershipRuleProcessingState'],
    ],
    [
      'another context',
      { id: 'c1', isAvailable: true, displayName: 'x' },
      { id: 'c2', isAvailable: true, displayName: 'x' },
      ['/id'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
    expect(changes(after, before)).toEqual(expected);
  });
});

describe('the form for any kind', () => {
  const bodies = fc.dictionary(
    fc.constantFrom('a', 'b', 'id', '@odata.type', 'x@odata.id', '__proto__', 'target'),
    fc.jsonValue({ maxDepth: 3 }),
  );

  it('is idempotent', () =>
    fc.assert(
      fc.property(bodies, (body) => {
        const once = canonicalOfAnyKind(body as JsonObject);
        expect(canonicalOfAnyKind(once)).toEqual(once);
      }),
    ));
});
