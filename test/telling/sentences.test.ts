import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../compiler/conditions/condition.ts';
import { mainConditions, whenConditions } from '../../compiler/conditions/index.ts';
import { canonical } from '../../compiler/diff/canonical.ts';
import { difference } from '../../compiler/diff/difference.ts';
import { withDefaultsSaid } from '../../compiler/diff/with-defaults-said.ts';
import { sessionControls } from '../../compiler/session/index.ts';
import type { SessionControl } from '../../compiler/session/session-control.ts';
import { plainSentence, reportSentences, sentencesOf } from '../../reconciler/report/sentences.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { PlannedChange, PlannedRequest } from '../../schemas/plan.ts';
import { isWithin } from '../../schemas/pointer.ts';
import { referenceTo } from '../../schemas/reference.ts';
import { type ManagedCollection, managedCollections } from '../../schemas/resource.ts';
import { smallPlan } from '../support/plans.ts';
import { policyBodies } from '../support/policy-bodies.ts';

const all = { includeUsers: ['All'] };
const policy = (more: JsonObject = {}, state = 'enabled'): JsonObject => ({
  displayName: 'Sales mail',
  state,
  conditions: { users: all, applications: { includeApplications: ['Office365'] }, clientAppTypes: ['all'] },
  grantControls: { operator: 'OR', builtInControls: ['compliantDevice'] },
  ...more,
});

function changed(kind: ManagedCollection, before: JsonObject, after: JsonObject): readonly string[] {
  const [was, is] = [canonical(kinds[kind], before), canonical(kinds[kind], after)];
  const change: PlannedChange = {
    action: 'update',
    kind,
    name: 'x',
    title: 'X',
    moved: 'git',
    properties: difference(was, is).map((moved) => withDefaultsSaid(kinds[kind], moved, { before, after })),
  };
  const request: PlannedRequest = { change: `${kind}/x`, method: 'PATCH', apiVersion: 'v1.0', path: '/', body: is };
  return sentencesOf(change, [request]).map((sentence) => `${sentence.effect}: ${plainSentence(sentence)}`);
}

const ca = (before: JsonObject, after: JsonObject) => changed('conditionalAccessPolicies', before, after);
const withConditions = (more: JsonObject) =>
  policy({ conditions: { users: all, applications: { includeApplications: ['Office365'] }, ...more } });

describe('a Conditional Access policy', () => {
  it.each<[JsonObject, JsonObject, string]>([
    [
      withConditions({ platforms: { includePlatforms: ['android', 'iOS'] } }),
      withConditions({ platforms: { includePlatforms: ['iOS'] } }),
      'looser: X: Android is no longer covered',
    ],
    [
      withConditions({}),
      withConditions({ users: { ...all, excludeUsers: [referenceTo('users', 'dana@contoso.com')] } }),
      'looser: X: 1 person more is excluded (`dana@contoso.com`)',
    ],
    [policy(), policy({}, 'enabledForReportingButNotEnforced'), 'looser: X: no longer enforced, only reported'],
    [policy({}, 'disabled'), policy(), 'tighter: X: now enforced'],
    [
      policy(),
      policy({ grantControls: { operator: 'OR', builtInControls: ['compliantDevice', 'mfa'] } }),
      'looser: X: access now needs MFA or a compliant device instead of a compliant device',
    ],
    [
      policy(),
      policy({ grantControls: { operator: 'AND', builtInControls: ['compliantDevice', 'mfa'] } }),
      'tighter: X: access now needs MFA and a compliant device instead of a compliant device',
    ],
    [
      policy(),
      policy({ grantControls: { operator: 'OR', builtInControls: ['block'] } }),
      'tighter: X: access is now blocked',
    ],
    [
      policy({ sessionControls: { signInFrequency: { value: 4, type: 'hours', isEnabled: true } } }),
      policy({ sessionControls: { signInFrequency: { value: 8, type: 'hours', isEnabled: true } } }),
      'looser: X: people sign in again after 8 hours; before, people sign in again after 4 hours',
    ],
    [
      withConditions({ locations: { includeLocations: ['All'] } }),
      withConditions({ locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } }),
      'looser: X: what is trusted is now left out',
    ],
    [
      withConditions({ signInRiskLevels: ['medium', 'high'] }),
      withConditions({ signInRiskLevels: ['high'] }),
      'looser: X: medium sign-in risk is no longer covered',
    ],
    [
      withConditions({ devices: { deviceFilter: { mode: 'exclude', rule: 'a' } } }),
      withConditions({ devices: { deviceFilter: { mode: 'exclude', rule: 'b' } } }),
      'mixed: X: devices that match are left out; the rule is now `b` instead of `a`',
    ],
    [policy(), policy({ displayName: 'Y' }), 'same: X: is now called `Y`'],
    [policy(), policy({ newMember: 'x' }), 'mixed: X: `newMember` is set to `x`'],
  ])('%#', (before, after, expected) => {
    expect(ca(before, after)).toEqual([expected]);
  });
});

describe('other kinds', () => {
  const ios = { '@odata.type': '#microsoft.graph.iosCompliancePolicy', displayName: 'iPhones' };

  it.each<[ManagedCollection, JsonObject, JsonObject, readonly string[]]>([
    [
      'deviceCompliancePolicies',
      { ...ios, passcodeMinimumLength: 6 },
      { ...ios, passcodeMinimumLength: 4 },
      ['looser: X: the PIN may now have 4 characters instead of 6'],
    ],
    [
      'deviceCompliancePolicies',
      { ...ios, securityBlockJailbrokenDevices: true, osMinimumVersion: '17.1' },
      { ...ios, osMinimumVersion: '17.2' },
      [
        'looser: X: a jailbroken or rooted device is no longer refused',
        'tighter: X: the oldest version allowed is now `17.2` instead of `17.1`',
      ],
    ],
    [
      'namedLocations',
      { '@odata.type': '#microsoft.graph.ipNamedLocation', displayName: 'a', isTrusted: false },
      { '@odata.type': '#microsoft.graph.ipNamedLocation', displayName: 'a', isTrusted: true },
      ['looser: X: the location is now trusted'],
    ],
    [
      'deviceManagementSettings',
      { settings: { secureByDefault: true } },
      { settings: { secureByDefault: false } },
      ['looser: X: a device without a compliance policy now counts as compliant'],
    ],
    [
      'androidManagedAppProtections',
      {
        displayName: 'a',
        pinRequired: true,
        minimumPinLength: 6,
        allowedOutboundDataTransferDestinations: 'managedApps',
      },
      { displayName: 'a', pinRequired: true, minimumPinLength: 4, allowedOutboundDataTransferDestinations: 'allApps' },
      [
        'looser: X: data transfer, send to: `all apps` instead of `managed apps`',
        'looser: X: PIN, minimum length: 4 instead of 6',
      ],
    ],
  ])('%s', (kind, before, after, expected) => {
    expect(changed(kind, before, after)).toEqual(expected);
  });
});

it('tells what comes, goes, is taken over, released, foreign and waived', () => {
  expect(reportSentences({ about: 'plan', plan: smallPlan }).map(plainSentence)).toMatchSnapshot();
  expect(reportSentences({ about: 'drift', plan: smallPlan }).map(plainSentence)).toMatchSnapshot();
});

const parts = { ...mainConditions, ...whenConditions, ...sessionControls } as unknown as Record<
  string,
  Condition<unknown> | SessionControl<unknown>
>;

it.each(Object.entries(parts))('`%s` tells of its own properties, and of all of them', (_, { tell, wire }) => {
  const pointers = tell.map(({ pointer }) => pointer);
  expect(pointers.filter((pointer) => !wire.some((own) => isWithin(pointer, own)))).toEqual([]);
  expect(wire.filter((own) => !pointers.some((pointer) => isWithin(pointer, own) || isWithin(own, pointer)))).toEqual(
    [],
  );
});

/** Words of ours never hold what others wrote: that is what names are for. */
const hostile = '<script>@everyone ::error::`|';

it('any change of two policies is told property by property, and holds others’ words as names only', () => {
  fc.assert(
    fc.property(policyBodies, policyBodies, (left, right) => {
      const [before, after] = [left, right].map((body) => canonical(kinds.conditionalAccessPolicies, body));
      if (before === undefined || after === undefined) return;
      const change: PlannedChange = {
        action: 'update',
        kind: 'conditionalAccessPolicies',
        name: 'x',
        title: hostile,
        moved: 'git',
        properties: [...difference(before, after)],
      };
      for (const about of ['plan', 'drift'] as const) {
        const sentences = sentencesOf(change, [], about);
        expect(new Set(sentences.flatMap(({ pointers }) => pointers))).toEqual(
          new Set(change.properties.map(({ pointer }) => pointer)),
        );
        for (const { words } of sentences) expect(words.join('').length).toBeGreaterThan(0);
      }
    }),
  );
});

const pointers = fc.oneof(
  fc.constantFrom(
    ...['/state', '/displayName', '/conditions/users/includeUsers', '/grantControls/operator', '/assignments'],
  ),
  fc.constantFrom(
    ...['/settings', '/scheduledActionsForRule', '/passcodeMinimumLength', '/rule', '/ipRanges', '/apps'],
  ),
  fc.constantFrom(...['/conditions/platforms/includePlatforms', '/sessionControls/signInFrequency/value', '/members']),
  fc.array(fc.string({ maxLength: 5 }), { minLength: 1, maxLength: 3 }).map((path) => `/${path.join('/')}`),
);
const values: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, hostile, [hostile], { [hostile]: hostile }, true, 7, ['All'], 'All', '', []),
  fc.jsonValue() as fc.Arbitrary<Json>,
);

it('any change of any kind has a sentence, whatever its values are', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...managedCollections),
      fc.constantFrom('create', 'update', 'delete', 'adopt'),
      fc.uniqueArray(fc.record({ pointer: pointers, before: values, after: values }), {
        minLength: 1,
        maxLength: 8,
        selector: ({ pointer }) => pointer,
      }),
      (kind, action, properties) => {
        const change: PlannedChange = { action, kind, name: 'x', title: hostile, moved: 'both', properties };
        const sentences = sentencesOf(change);
        expect(sentences.length).toBeGreaterThan(0);
        const told = new Set(sentences.flatMap((sentence) => sentence.pointers));
        for (const { pointer } of properties) expect(told).toContain(pointer);
        for (const { words } of sentences) {
          const ours = words.filter((word) => typeof word === 'string').join('');
          expect(words.length).toBeGreaterThan(0);
          expect(ours).not.toContain('<script>');
          expect(ours).not.toContain('@everyone');
        }
      },
    ),
    { numRuns: 500 },
  );
});
