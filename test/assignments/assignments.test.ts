import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AssignEntry, assignSchema } from '../../compiler/assignments/assign-schema.ts';
import { liftAssignments } from '../../compiler/assignments/lift-assignments.ts';
import { lowerAssignments } from '../../compiler/assignments/lower-assignments.ts';
import { strictForm } from '../../compiler/diff/strict-form.ts';
import { stableStringify } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { publishedProperties } from '../platforms/published-types.ts';

const nobody = { everyone: false, groups: [], exceptGroups: [] };
const name = fc.oneof(
  fc.constantFrom('Sales', 'allUsers', 'everyone', 'none', 'name:x', 'Corporate Windows'),
  fc.uuid().map((id) => `id:${id}`),
);
const filter = fc.option(
  fc.oneof(
    name.map((include) => ({ include })),
    name.map((exclude) => ({ exclude })),
    fc.constant('none' as const),
  ),
  { nil: undefined },
);
const withFilter = <T extends object>(entry: fc.Arbitrary<T>) =>
  fc.tuple(entry, filter).map(([said, given]) => (given === undefined ? said : { ...said, filter: given }));
const entries: fc.Arbitrary<AssignEntry[]> = fc.array(
  withFilter(
    fc.oneof(
      fc.constantFrom('allUsers' as const, 'allDevices' as const).map((to) => ({ to })),
      name.map((group) => ({ group })),
      name.map((except) => ({ except })),
    ),
  ) as fc.Arbitrary<AssignEntry>,
  { minLength: 1, maxLength: 6 },
);

describe('assignments', () => {
  it('come back from Graph as they were sent, and the words are read as a person writes them', () => {
    fc.assert(
      fc.property(entries, (said) => {
        const lowered = lowerAssignments(nobody, said);
        const lifted = liftAssignments(lowered);
        const read = assignSchema.parse(lifted?.assign);
        expect(lowerAssignments(nobody, read)).toEqual(lowered);
      }),
    );
  });

  it('are one set: repeated, reordered and decorated by the service they are the same', () => {
    fc.assert(
      fc.property(entries, (said) => {
        const form = (assignments: readonly unknown[]) =>
          stableStringify(strictForm(kinds.deviceCompliancePolicies, JSON.parse(JSON.stringify({ assignments }))));
        const lowered = lowerAssignments(nobody, said);
        const served = lowered.map((assignment, index) => ({
          ...(assignment as object),
          id: `p_${index}`,
          source: 'direct',
          sourceId: 'p',
        }));
        expect(form(served.toReversed())).toBe(form(lowerAssignments(nobody, [...said, ...said])));
      }),
    );
  });

  it('write nothing but properties of published targets', () => {
    const published = [
      ...publishedProperties('DeviceAndAppManagementAssignmentTarget').keys(),
      ...publishedProperties('GroupAssignmentTarget').keys(),
      '@odata.type',
    ];
    fc.assert(
      fc.property(entries, (said) => {
        for (const { target } of lowerAssignments(nobody, said) as { target: object }[])
          expect(published).toEqual(expect.arrayContaining(Object.keys(target)));
      }),
    );
  });

  it('join what sentences need with what the policy says itself', () => {
    const audience = { everyone: false, groups: ['Sales', 'Marketing'], exceptGroups: ['Break Glass'] };
    const lowered = lowerAssignments(audience, [
      { group: 'Sales' },
      { to: 'allDevices', filter: { exclude: 'Kiosks' } },
    ]);
    expect(lowered).toEqual([
      { target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: { $ref: 'groups/Sales' } } },
      { target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: { $ref: 'groups/Marketing' } } },
      {
        target: {
          '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget',
          groupId: { $ref: 'groups/Break Glass' },
        },
      },
      {
        target: {
          '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget',
          deviceAndAppManagementAssignmentFilterType: 'exclude',
          deviceAndAppManagementAssignmentFilterId: { $ref: 'assignmentFilters/Kiosks' },
        },
      },
    ]);
  });

  it('are left literal where no entry can say them', () => {
    const target = (members: object) => [{ target: members }] as never;
    const group = '#microsoft.graph.groupAssignmentTarget';
    for (const strange of [
      { '@odata.type': '#microsoft.graph.configurationManagerCollectionAssignmentTarget', collectionId: 'SMS' },
      { '@odata.type': group, groupId: 'x', somethingNew: true },
      { '@odata.type': group, groupId: 'x', deviceAndAppManagementAssignmentFilterType: 'sometimes' },
      { '@odata.type': group, groupId: 'x', deviceAndAppManagementAssignmentFilterId: 'f' },
      { '@odata.type': group },
    ])
      expect(liftAssignments(target(strange)), JSON.stringify(strange)).toBeUndefined();
    expect(liftAssignments(undefined)).toEqual({});
    expect(liftAssignments([])).toEqual({});
  });

  it('are told what an entry looks like', () => {
    const message = (input: unknown) => assignSchema.safeParse(input).error?.issues[0]?.message;
    expect(message(['everybody'])).toContain('an entry is `allUsers`');
    expect(message([{ group: 'A', except: 'B' }])).toContain('an entry is');
    expect(assignSchema.parse(['ALLUSERS', { to: 'alldevices', filter: 'NONE' }])).toEqual([
      { to: 'allUsers' },
      { to: 'allDevices', filter: 'none' },
    ]);
  });
});
