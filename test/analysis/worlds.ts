import fc, { type Arbitrary } from 'fast-check';
import type { DirectoryFacts, KeyedBody } from '../../schemas/coverage.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { someOf } from '../support/arbitraries.ts';

export const groupIds = ['g1', 'g2', 'g3', 'g4', 'g5'] as const;
export const personIds = ['p1', 'p2', 'p3', 'p4', 'p5'] as const;
export const roleId = '62e90394-69f5-4237-9190-012177145e10';

const sets = (ids: readonly string[]) => fc.subarray([...ids], { maxLength: Math.min(2, ids.length) });

const users: Arbitrary<JsonObject> = fc.record(
  {
    includeUsers: fc.oneof(fc.constant(['All']), sets(personIds)),
    includeGroups: sets(groupIds),
    includeRoles: sets([roleId]),
    excludeUsers: sets(personIds),
    excludeGroups: sets(groupIds),
    excludeRoles: sets([roleId]),
  },
  { requiredKeys: [] },
);

const grants = fc.record({
  operator: fc.constantFrom('AND', 'OR'),
  builtInControls: someOf(['compliantDevice', 'compliantApplication', 'mfa']),
});

export const conditionalAccess: Arbitrary<KeyedBody> = fc
  .record({
    users,
    grants,
    platforms: fc.constantFrom(
      undefined,
      { includePlatforms: ['iOS', 'android'] },
      { includePlatforms: ['all'], excludePlatforms: ['windows', 'macOS', 'linux'] },
    ),
  })
  .map((parts) => ({
    key: 'conditionalAccessPolicies/p',
    body: {
      displayName: 'p',
      state: 'enabled',
      conditions: { users: parts.users, ...(parts.platforms === undefined ? {} : { platforms: parts.platforms }) },
      grantControls: parts.grants,
    },
  }));

const target = (type: string, groupId: string | undefined, filtered: boolean): JsonObject => ({
  target: {
    '@odata.type': `#microsoft.graph.${type}`,
    ...(groupId === undefined ? {} : { groupId }),
    ...(filtered ? { deviceAndAppManagementAssignmentFilterType: 'include' } : {}),
  },
});

const assignment = fc
  .record({
    type: fc.constantFrom(
      'groupAssignmentTarget',
      'groupAssignmentTarget',
      'groupAssignmentTarget',
      'exclusionGroupAssignmentTarget',
      'exclusionGroupAssignmentTarget',
      'allLicensedUsersAssignmentTarget',
    ),
    group: fc.constantFrom(...groupIds),
    filtered: fc.integer({ min: 0, max: 7 }).map((number) => number === 0),
  })
  .map(({ type, group, filtered }) => target(type, type.startsWith('all') ? undefined : group, filtered));

export const locksOfTypes = (types: readonly string[], most = 4): Arbitrary<readonly KeyedBody[]> =>
  fc
    .array(fc.record({ type: fc.constantFrom(...types), assignments: fc.array(assignment, { maxLength: 4 }) }), {
      maxLength: most,
    })
    .map((list) =>
      list.map(({ type, assignments }, index) => ({
        key: `lock-${index}`,
        body: { '@odata.type': `#microsoft.graph.${type}`, displayName: `lock ${index}`, assignments },
      })),
    );

export const directories: Arbitrary<DirectoryFacts> = fc.record({
  people: fc
    .tuple(
      ...personIds.map((id) =>
        fc.integer({ min: 0, max: 9 }).map((number) => ({ id, name: id, external: number === 0 })),
      ),
    )
    .map((people) => people),
  groups: fc.tuple(
    ...groupIds.map((id) =>
      fc.record({
        id: fc.constant(id),
        members: fc.oneof(
          { weight: 9, arbitrary: fc.subarray([...personIds, ...groupIds], { maxLength: 4 }) },
          { weight: 1, arbitrary: fc.constant(undefined) },
        ),
        hasDevices: fc.integer({ min: 0, max: 14 }).map((number) => number === 0),
      }),
    ),
  ),
  roles: fc.tuple(fc.record({ id: fc.constant(roleId), members: fc.subarray([...personIds, 'g1'], { maxLength: 2 }) })),
});
