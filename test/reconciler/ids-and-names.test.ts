import { expect, it } from 'vitest';
import { TenantWorld } from '../support/tenant-world.ts';

const literal = (group: string) =>
  JSON.stringify({
    kind: 'ConditionalAccessPolicy',
    name: 'by-id',
    body: {
      state: 'disabled',
      conditions: {
        clientAppTypes: ['all'],
        applications: { includeAuthenticationContextClassReferences: ['c3'] },
        users: { includeGroups: [group], excludeGroups: ['Break Glass'] },
      },
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    },
  });

it('an id written in git and the name the tenant gives it are one thing', async () => {
  const world = await TenantWorld.start();
  const groups = await world.list('/v1.0/groups');
  const sales = groups.find(({ displayName }) => displayName === 'Sales');
  const context = 'kind: AuthenticationContext\nname: vault\ntitle: Vault\nid: c3\npublished: true\n';
  const documents = `${literal(String(sales?.id))}\n---\n${context}`;
  expect(await world.apply(documents)).toMatchObject({ status: 'applied' });
  const planned = await world.plan(documents);
  expect('plan' in planned ? planned.plan.changes : planned.findings).toEqual([]);
  const named = await world.plan(`${literal('Sales')}\n---\n${context}`);
  expect('plan' in named ? named.plan.changes : named.findings).toEqual([]);
  await world.emulator.close();
});
