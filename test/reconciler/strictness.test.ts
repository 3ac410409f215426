import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../compiler/diff/canonical.ts';
import { type Strictness, strictnessOf } from '../../reconciler/plan/strictness.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const policy = (conditions: JsonObject = {}, more: JsonObject = {}): JsonObject =>
  canonical(kinds.conditionalAccessPolicies, {
    state: 'enabled',
    conditions: {
      applications: { includeApplications: ['All'] },
      users: { includeGroups: ['a', 'b'], excludeUsers: ['x'] },
      ...conditions,
    },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    ...more,
  });
const about = (users: JsonObject) => policy({ users });
const asking = (operator: string, ...builtInControls: string[]) =>
  policy({}, { grantControls: { operator, builtInControls } });
const off = policy({}, { state: 'disabled' });
const reported = policy({}, { state: 'enabledForReportingButNotEnforced' });

/** From the first to the second is this; the other way round it is the opposite. */
const cases: readonly (readonly [string, JsonObject | undefined, JsonObject | undefined, Strictness])[] = [
  ['made', undefined, policy(), 'tighter'],
  ['made, and reporting only', undefined, reported, 'same'],
  ['switched on', off, policy(), 'tighter'],
  ['reporting only', policy(), reported, 'looser'],
  ['never enforced', off, reported, 'same'],
  ['another group', policy(), about({ includeGroups: ['a', 'b', 'c'], excludeUsers: ['x'] }), 'tighter'],
  ['one group for another', policy(), about({ includeGroups: ['a', 'c'], excludeUsers: ['x'] }), 'mixed'],
  ['everybody for groups', policy(), about({ includeUsers: ['All'], excludeUsers: ['x'] }), 'tighter'],
  ['an exclusion more', policy(), about({ includeGroups: ['a', 'b'], excludeUsers: ['x', 'y'] }), 'looser'],
  ['further, with an exclusion', policy(), about({ includeUsers: ['All'], excludeUsers: ['x', 'y'] }), 'mixed'],
  ['one application', policy(), policy({ applications: { includeApplications: ['m'] } }), 'looser'],
  ['a platform only', policy(), policy({ platforms: { includePlatforms: ['iOS'] } }), 'looser'],
  [
    'all platforms for one',
    policy({ platforms: { includePlatforms: ['iOS'] } }),
    policy({ platforms: { includePlatforms: ['all'] } }),
    'tighter',
  ],
  ['browsers only', policy(), policy({ clientAppTypes: ['browser'] }), 'looser'],
  ['high risk only', policy(), policy({ signInRiskLevels: ['high'] }), 'looser'],
  ['another device filter', filtered('a'), filtered('b'), 'mixed'],
  ['block for mfa', policy(), asking('OR', 'block'), 'tighter'],
  ['both for one', policy(), asking('AND', 'mfa', 'compliantDevice'), 'tighter'],
  ['a choice for one', policy(), asking('OR', 'mfa', 'compliantDevice'), 'looser'],
  ['both for a choice', asking('OR', 'mfa', 'compliantDevice'), asking('AND', 'mfa', 'compliantDevice'), 'tighter'],
  [
    'a longer choice',
    asking('OR', 'mfa', 'compliantDevice'),
    asking('OR', 'mfa', 'compliantDevice', 'domainJoinedDevice'),
    'looser',
  ],
  ['nothing is asked', policy(), policy({}, { grantControls: null }), 'looser'],
  ['a session control', policy(), policy({}, { sessionControls: { disableResilienceDefaults: true } }), 'tighter'],
];

function filtered(rule: string): JsonObject {
  return policy({ devices: { deviceFilter: { mode: 'include', rule } } });
}

const opposite = { tighter: 'looser', looser: 'tighter', mixed: 'mixed', same: 'same' } as const;

describe('which way a policy moves', () => {
  it.each(cases)('%s', (_, before, after, expected) => {
    expect(strictnessOf(before, after)).toBe(expected);
    expect(strictnessOf(after, before)).toBe(opposite[expected]);
  });

  it('is the opposite on the way back, whatever changes', () => {
    const bodies = fc.tuple(...[0, 1].map(() => anyPolicy()));
    return fc.assert(
      fc.property(bodies, ([left, right]) => {
        expect(strictnessOf(right, left)).toBe(opposite[strictnessOf(left, right)]);
        expect(strictnessOf(left, left)).toBe('same');
      }),
      { numRuns: 500 },
    );
  });
});

function anyPolicy(): fc.Arbitrary<JsonObject> {
  const some = (...members: string[]) => fc.subarray(members);
  return fc
    .record({
      state: fc.constantFrom('enabled', 'enabled', 'disabled'),
      conditions: fc.record(
        {
          users: fc.record({
            includeUsers: some('All', 'u'),
            includeGroups: some('a', 'b'),
            excludeRoles: some('r', 's'),
          }),
          applications: fc.record({ includeApplications: some('All', 'm', 'n'), excludeApplications: some('o') }),
          clientAppTypes: some('browser', 'other'),
          platforms: fc.record({ includePlatforms: some('all', 'iOS', 'linux'), excludePlatforms: some('macOS') }),
          userRiskLevels: some('low', 'high'),
        },
        { requiredKeys: ['users', 'applications'] },
      ),
      grantControls: fc.record({
        operator: fc.constantFrom('AND', 'OR'),
        builtInControls: some('block', 'mfa', 'compliantDevice', 'domainJoinedDevice'),
      }),
      sessionControls: fc.record({ disableResilienceDefaults: fc.boolean() }),
    })
    .map((body) => canonical(kinds.conditionalAccessPolicies, body as JsonObject));
}

describe('the order of writes', () => {
  const mail = (name: string, audience: string, rollout = 'enabled') =>
    `kind: Protection\nname: ${name}\nprotect: Exchange Online\nfor: [${audience}]\nrequire: mfa\nrollout: ${rollout}\n`;
  const documents = (...all: string[]) => all.join('---\n');

  it('who moves from one policy to another is under both on the way', async () => {
    const world = await TenantWorld.start();
    const from = documents(mail('a', 'Sales, Marketing'), mail('b', 'Field Engineers'));
    const to = documents(mail('a', 'Sales'), mail('b', 'Field Engineers, Marketing'));
    await world.apply(from);
    const planned = await world.plan(to);
    expect('plan' in planned ? planned.plan.changes.map(({ name }) => name) : planned.findings).toEqual(['b', 'a']);
    await world.apply(to);
    const back = await world.plan(from);
    expect('plan' in back ? back.plan.changes.map(({ name }) => name) : back.findings).toEqual(['a', 'b']);
    await world.emulator.close();
  });

  it('what replaces a policy is there before the old one is switched off', async () => {
    const world = await TenantWorld.start();
    await world.apply(documents(mail('a', 'Sales')));
    const planned = await world.plan(documents(mail('a', 'Sales', 'disabled'), mail('b', 'Sales')));
    expect('plan' in planned ? planned.plan.changes.map(({ name }) => name) : planned.findings).toEqual(['b', 'a']);
    await world.emulator.close();
  });
});
