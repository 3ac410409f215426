import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../compiler/diff/canonical.ts';
import { difference } from '../../compiler/diff/difference.ts';
import { projectSchema } from '../../compiler/project.ts';
import type { GuardContext } from '../../reconciler/guards/guard.ts';
import { guards } from '../../reconciler/guards/index.ts';
import type { DesiredObject, DraftChange } from '../../reconciler/plan/build-plan.ts';
import type { Finding } from '../../schemas/finding.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { referenceTo } from '../../schemas/reference.ts';
import type { ManagedCollection, Resource } from '../../schemas/resource.ts';

const some = (...members: string[]) => fc.subarray(members);
const policy = fc
  .record({
    state: fc.constantFrom('enabled', 'Enabled', 'disabled', 'enabledForReportingButNotEnforced'),
    conditions: fc.record({
      users: fc.record({
        includeUsers: some('All', 'u1'),
        includeGroups: some('g1', 'g2'),
        excludeUsers: some('u2', 'me'),
        excludeGroups: fc.subarray<Json>(['emergency', 'g2', referenceTo('groups', 'a')]),
      }),
      applications: fc.record({ includeApplications: some('All', 'a1') }),
      platforms: fc.option(fc.record({ includePlatforms: some('all', 'iOS'), excludePlatforms: some('iOS') })),
    }),
    grantControls: fc.record({
      operator: fc.constantFrom('AND', 'OR'),
      builtInControls: some('block', 'mfa', 'compliantDevice'),
    }),
  })
  .map((body) => canonical(kinds.conditionalAccessPolicies, body as JsonObject));
const settings = fc
  .record({ settings: fc.record({ secureByDefault: fc.boolean() }) })
  .map((body) => canonical(kinds.deviceManagementSettings, body as JsonObject));
const group = fc.record({ members: some('u1', 'u2', 'me') }).map((body) => canonical(kinds.groups, body as JsonObject));
const bodies: Partial<Record<ManagedCollection, fc.Arbitrary<JsonObject>>> = {
  groups: group,
  deviceManagementSettings: settings,
};

/** Changes of any sort; few names and titles, so that one object is deleted and made anew under another name. */
const change: fc.Arbitrary<DraftChange> = fc
  .tuple(
    fc.constantFrom<ManagedCollection>('conditionalAccessPolicies', 'groups', 'deviceManagementSettings'),
    fc.constantFrom('emergency', 'a', 'b', 'c'),
    fc.constantFrom('T', 'U'),
    fc.constantFrom('create', 'update', 'adopt', 'delete'),
  )
  .chain(([kind, name, title, action]) =>
    fc.tuple(bodies[kind] ?? policy, bodies[kind] ?? policy).map(([left, right]): DraftChange => {
      const before = action === 'create' ? undefined : left;
      const after = action === 'delete' ? undefined : right;
      const properties = [...difference(before ?? {}, after ?? {})];
      return {
        change: { action, kind, name, title, moved: 'unknown', properties } as DraftChange['change'],
        ...{ requests: [], before, after, apiVersion: 'v1.0', claimed: 'inventory', knownIds: new Set<string>() },
        resource: after === undefined ? undefined : resourceOf(kind, name, title, after),
      };
    }),
  );

function resourceOf(kind: ManagedCollection, name: string, title: string, body: JsonObject): Resource {
  return { kind, name, apiVersion: 'v1.0', body: { ...body, displayName: title }, origins: [] };
}

function contextOf(drafts: readonly DraftChange[]): GuardContext {
  const desired = drafts.flatMap((draft): readonly DesiredObject[] =>
    draft.resource === undefined ? [] : [{ resource: draft.resource, body: draft.after ?? {}, draft }],
  );
  const remaining = desired.map(({ resource, body }) => ({
    kind: resource.kind,
    title: resource.name,
    body,
    resource,
  }));
  return {
    ...{ drafts, desired, remaining, owned: 20, livePolicies: [], memberships: undefined, idOf: () => undefined },
    project: projectSchema.parse({
      version: 1,
      breakGlass: { groups: ['id:emergency'] },
      rails: { maximumDeletes: 2 },
    }),
    identity: { kind: 'user', objectId: 'me', tenantId: undefined, applicationId: undefined, permissions: [] },
    emergencyAccess: { accounts: [{ name: 'x', state: 'disabled' }], groups: [], missingPermissions: [] },
  };
}

/** What is refused, by code and object: numbers in a message may grow. */
function refused(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.map(({ code, resource }) => `${code} ${resource}`));
}

describe.each(guards.map((guard) => [guard.rule.code, guard] as const))('%s', (_, guard) => {
  it('refuses no less when a plan grows', () =>
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.array(change, { maxLength: 4 }), (drafts, more) => {
        const before = refused(guard.check(contextOf(drafts)));
        const after = refused(guard.check(contextOf([...drafts, ...more])));
        expect([...before].filter((refusal) => !after.has(refusal))).toEqual([]);
      }),
      { numRuns: 300 },
    ));
});
