import { describe, expect, it } from 'vitest';
import { blocksOwnIdentity } from '../../reconciler/guards/blocks-own-identity.ts';
import type { DraftChange } from '../../reconciler/plan/build-plan.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { referenceTo } from '../../schemas/reference.ts';

const own = '5b1d3f60-2f1e-4a0b-9f3c-6c1f2d7e8a90';
const ids = new Map([
  ['workloadIdentities/Gatewright', own],
  ['workloadIdentities/Pipeline', '6c2e4a71-2f1e-4a0b-9f3c-6c1f2d7e8a91'],
  ['users/admin@contoso.com', own],
]);

function refusals(conditions: JsonObject, kind: 'application' | 'user' = 'application'): number {
  const after = {
    state: 'enabled',
    conditions: { applications: { includeApplications: ['All'] }, clientAppTypes: ['all'], ...conditions },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
  };
  const draft = {
    change: { action: 'create', kind: 'conditionalAccessPolicies', name: 'stop', title: 'stop' },
    after,
    resource: undefined,
  } as unknown as DraftChange;
  const identity = { tenantId: undefined, applicationId: undefined, objectId: own, kind, permissions: [] };
  return blocksOwnIdentity.check({
    drafts: [draft],
    desired: [
      {
        resource: { kind: 'conditionalAccessPolicies', name: 'stop', apiVersion: 'v1.0', body: after, origins: [] },
        body: after,
        draft,
      },
    ],
    livePolicies: undefined,
    memberships: undefined,
    emergencyAccess: undefined,
    project: { version: 1 } as never,
    remaining: [],
    owned: 0,
    identity,
    idOf: ({ $ref }) => ids.get($ref),
  }).length;
}

const named = (...names: readonly string[]) => names.map((name) => referenceTo('workloadIdentities', name));

describe('a policy that blocks workloads by name', () => {
  it.each([
    ['names us', { includeServicePrincipals: named('Pipeline', 'Gatewright') }, 1],
    ['names us by id', { includeServicePrincipals: [own] }, 1],
    ['names others', { includeServicePrincipals: named('Pipeline', 'Unknown') }, 0],
    ['names all', { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] }, 1],
    [
      'names all and leaves us out',
      { includeServicePrincipals: ['ServicePrincipalsInMyTenant'], excludeServicePrincipals: named('Gatewright') },
      0,
    ],
  ])('%s', (_, clientApplications, count) => {
    expect(refusals({ clientApplications })).toBe(count);
  });
});

it('a policy that blocks the signed-in user by name is refused', () => {
  const includeUsers = [referenceTo('users', 'admin@contoso.com')];
  expect(refusals({ users: { includeUsers } }, 'user')).toBe(1);
  expect(refusals({ users: { includeUsers, excludeUsers: includeUsers } }, 'user')).toBe(0);
});
