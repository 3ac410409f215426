import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../compiler/analysis/coverage-of.ts';
import { groupAlgebra } from '../../compiler/analysis/group-algebra.ts';
import { knownPeople } from '../../compiler/analysis/known-people.ts';
import { locksIn } from '../../compiler/analysis/lock.ts';
import { lockTypeOf } from '../../compiler/analysis/lock-types.ts';
import { membershipsOf } from '../../compiler/analysis/memberships.ts';
import type { JsonObject } from '../../schemas/json.ts';

const ann = { id: '1', name: 'ann@contoso.com', external: false };
const typeOf = (body: JsonObject) => lockTypeOf('compliantDevice', { key: 'deviceCompliancePolicies/x', body });
const assigned = (type: string): JsonObject => ({ target: { '@odata.type': `#microsoft.graph.${type}` } });

describe('what kind of device a policy is for', () => {
  it.each([
    ['#microsoft.graph.iosCompliancePolicy', { platform: 'iOS' }],
    ['microsoft.graph.macOSCompliancePolicy', { platform: 'macOS' }],
    ['#microsoft.graph.windows10CompliancePolicy', { platform: 'windows' }],
    ['#microsoft.graph.androidWorkProfileCompliancePolicy', { platform: 'android', mode: 'workProfile' }],
    ['#microsoft.graph.androidDeviceOwnerCompliancePolicy', { platform: 'android', mode: 'fullyManaged' }],
    ['#microsoft.graph.aospDeviceOwnerCompliancePolicy', { platform: 'android', mode: 'rare' }],
    ['#microsoft.graph.windows81CompliancePolicy', undefined],
    ['#microsoft.graph.defaultDeviceCompliancePolicy', undefined],
    ['#microsoft.graph.visionOSCompliancePolicy', { platform: undefined }],
  ])('%s', (type, expected) => {
    expect(typeOf({ '@odata.type': type })).toEqual(expected);
  });

  it('Linux, of the settings catalogue', () => {
    expect(typeOf({ platforms: 'linux', technologies: 'linuxMdm' })).toEqual({ platform: 'linux' });
  });

  it('app protection by its collection, where a list does not repeat the type', () => {
    const read = (key: string) => lockTypeOf('compliantApplication', { key, body: { displayName: 'p' } });
    expect(read('iosManagedAppProtections/1')).toEqual({ platform: 'iOS' });
    expect(read('androidManagedAppProtections/1')).toEqual({ platform: 'android' });
  });
});

describe('whom assignments reach', () => {
  const group = '11111111-0000-4000-8000-000000000000';
  const rowsOn = (body: JsonObject, control = 'compliantDevice') =>
    [groupAlgebra([]), knownPeople(membershipsOf({ people: [ann], groups: [], roles: [] }))].map((solver) => {
      const locks = [{ key: 'iosManagedAppProtections/x', body }];
      const { rows } = coverageOf({
        conditionalAccess: [
          {
            key: 'p',
            body: {
              state: 'enabled',
              conditions: { users: { includeUsers: ['All'] }, platforms: { includePlatforms: ['iOS'] } },
              grantControls: { operator: 'AND', builtInControls: [control] },
            },
          },
        ],
        ...{ compliance: locks, appProtection: locks, devicesWithoutPolicy: 'compliant', breakGlass: [], solver },
      });
      return [rows[0]?.verdict, rows[0]?.notes];
    });

  it.each([
    ['of a type to come', { target: { '@odata.type': '#microsoft.graph.exclusionDevicesAssignmentTarget' } }],
    ['of a group that is not named', assigned('exclusionGroupAssignmentTarget')],
    ['without a target', {}],
  ])('nobody for sure beside an exclusion %s', (_, exclusion) => {
    const type = '#microsoft.graph.iosCompliancePolicy';
    const body = { '@odata.type': type, assignments: [assigned('allLicensedUsersAssignmentTarget'), exclusion] };
    for (const [verdict] of rowsOn(body)) expect(verdict).not.toBe('reached');
  });

  it('in whatever case the type of a target is written', () => {
    const [lock] = locksIn('compliantDevice', [
      {
        key: 'x',
        body: {
          '@odata.type': '#microsoft.graph.iosCompliancePolicy',
          assignments: [
            { target: { '@odata.type': '#Microsoft.Graph.ExclusionGroupAssignmentTarget', groupId: group } },
          ],
        },
      },
    ]);
    expect(lock).toMatchObject({ include: [], exclude: [{ atom: { value: group }, filtered: false }] });
  });

  it('some devices only where app protection is for some levels of management', () => {
    const type = '#microsoft.graph.iosManagedAppProtection';
    const of = (targetedAppManagementLevels: string) =>
      rowsOn(
        {
          ...{ '@odata.type': type, targetedAppManagementLevels },
          assignments: [assigned('allLicensedUsersAssignmentTarget')],
        },
        'compliantApplication',
      );
    for (const [verdict] of of('unspecified')) expect(verdict).toBe('reached');
    for (const answer of of('mdm,unmanaged')) expect(answer).toEqual(['partly', ['managementLevels', 'guests']]);
  });

  it('all users, all devices, and targets nobody understands, which may reach anybody', () => {
    const [lock] = locksIn('compliantDevice', [
      {
        key: 'x',
        body: {
          '@odata.type': '#microsoft.graph.iosCompliancePolicy',
          assignments: [
            assigned('allLicensedUsersAssignmentTarget'),
            assigned('allDevicesAssignmentTarget'),
            assigned('configurationManagerCollectionAssignmentTarget'),
          ],
        },
      },
    ]);
    expect(lock?.include.map(({ atom, filtered }) => [atom.kind, filtered])).toEqual([
      ['everyone', false],
      ['everyone', false],
      ['everyone', true],
    ]);
  });
});

describe('a policy of both halves', () => {
  const policy = (operator: string, controls: readonly string[], more: JsonObject = {}): JsonObject => ({
    displayName: 'p',
    state: 'enabled',
    conditions: { users: { includeUsers: ['All'] }, platforms: { includePlatforms: ['iOS'] }, ...more },
    grantControls: { operator, builtInControls: controls },
  });
  const rowsOf = (body: JsonObject, switched: 'compliant' | 'noncompliant', protection: readonly JsonObject[] = []) =>
    coverageOf({
      conditionalAccess: [{ key: 'p', body }],
      compliance: [],
      appProtection: protection.map((each) => ({ key: 'iosManagedAppProtections/1', body: each })),
      devicesWithoutPolicy: switched,
      breakGlass: [],
      solver: groupAlgebra([]),
    }).rows.map(({ requires, verdict, consequence }) => [requires, verdict, consequence]);

  it('lets in unchecked by AND and by OR while devices without a policy are compliant', () => {
    expect(rowsOf(policy('AND', ['compliantDevice', 'mfa']), 'compliant')).toEqual([
      ['compliantDevice', 'hole', 'unchecked'],
    ]);
    expect(rowsOf(policy('OR', ['compliantDevice', 'mfa']), 'compliant')).toEqual([
      ['compliantDevice', 'hole', 'unchecked'],
    ]);
  });

  it('locks out by AND, and by OR only where no other control is left', () => {
    expect(rowsOf(policy('AND', ['compliantDevice', 'mfa']), 'noncompliant')).toEqual([
      ['compliantDevice', 'hole', 'lockedOut'],
    ]);
    expect(rowsOf(policy('OR', ['compliantDevice', 'mfa']), 'noncompliant')).toEqual([
      ['compliantDevice', 'hole', 'otherControl'],
    ]);
    expect(rowsOf(policy('OR', ['compliantDevice']), 'noncompliant')).toEqual([
      ['compliantDevice', 'hole', 'lockedOut'],
    ]);
  });

  it('weighs a device against a protected app', () => {
    const either = policy('OR', ['compliantDevice', 'compliantApplication']);
    expect(rowsOf(either, 'noncompliant')).toEqual([
      ['compliantDevice', 'hole', 'lockedOut'],
      ['compliantApplication', 'hole', 'lockedOut'],
    ]);
    const everybody = { assignments: [assigned('allLicensedUsersAssignmentTarget')] };
    expect(rowsOf(either, 'noncompliant', [everybody])).toEqual([
      ['compliantDevice', 'hole', 'otherControl'],
      ['compliantApplication', 'reached', undefined],
    ]);
  });

  it('locks out where a protected app cannot exist either, whether people are known or not', () => {
    const solvers = [groupAlgebra([]), knownPeople(membershipsOf({ people: [ann], groups: [], roles: [] }))];
    for (const solver of solvers) {
      const { rows } = coverageOf({
        conditionalAccess: [
          {
            key: 'p',
            body: policy('OR', ['compliantDevice', 'compliantApplication'], {
              platforms: { includePlatforms: ['macOS'] },
            }),
          },
        ],
        ...{ compliance: [], appProtection: [], devicesWithoutPolicy: 'noncompliant', breakGlass: [], solver },
      });
      expect(rows.map(({ consequence }) => consequence)).toEqual(['lockedOut', 'lockedOut']);
    }
  });

  it('leaves open what a device filter leaves out', () => {
    const filtered = policy('AND', ['compliantDevice'], { devices: { deviceFilter: { mode: 'include', rule: 'x' } } });
    expect(rowsOf(filtered, 'compliant')).toEqual([['compliantDevice', 'unknown', 'unchecked']]);
  });
});
