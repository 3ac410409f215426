import { describe, expect, test } from 'vitest';
import { parseSeed, SeedError } from '../../reconciler/emulator/seed.ts';
import { contoso } from '../../reconciler/emulator/seeds/contoso.ts';
import { COMPLIANCE, conditions, EXCHANGE, NOBODY, POLICIES, policy } from './bodies.ts';
import { emulate, valuesOf } from './client.ts';

describe('a bad seed', () => {
  test.each([
    ['an unknown collection', { polices: [] }, 'Unrecognized key: "polices"'],
    ['a user without a name', { users: [{ userPrincipalName: 'a@b.c' }] }, 'at users[0].displayName'],
    [
      'an application id that is none',
      { servicePrincipals: [{ appId: 'x', displayName: 'y' }] },
      'at servicePrincipals[0].appId',
    ],
    ['a policy that is no object', { conditionalAccessPolicies: ['x'] }, 'at conditionalAccessPolicies[0]'],
    ['an unknown setting', { settings: { premiumP3: true } }, 'at settings'],
    ['no object', 'contoso', 'the seed does not describe a tenant'],
  ])('%s is explained', (_name, seed, says) => {
    expect(() => parseSeed(seed)).toThrow(SeedError);
    expect(() => parseSeed(seed)).toThrow(says);
  });

  test('an unknown member is named', async () => {
    const seed = { groups: [{ displayName: 'Sales', members: ['zoe'] }] };
    await expect(emulate({ seed })).rejects.toThrow(
      'groups[0].members: `zoe` is not the id, principal name or display name of anything in the seed',
    );
  });
});

test('the same seed makes the same tenant', async () => {
  const [a, b] = await Promise.all([emulate(), emulate()]);
  for (const path of ['/v1.0/users', '/v1.0/groups', '/v1.0/servicePrincipals']) {
    const [left, right] = await Promise.all([a.send('GET', path), b.send('GET', path)]);
    expect(left.body.value, path).toEqual(right.body.value);
  }
});

test('contoso has its people, both break-glass accounts in their group, and its applications', async () => {
  const client = await emulate();
  expect(valuesOf(await client.send('GET', '/v1.0/users'))).toHaveLength(12);
  const [group] = valuesOf(await client.send('GET', "/v1.0/groups?$filter=displayName eq 'Break Glass'"));
  const members = valuesOf(await client.send('GET', `/v1.0/groups/${group?.id}/members`)).map(
    (row) => row.userPrincipalName,
  );
  expect(members).toEqual(['break-glass-1@contoso.com', 'break-glass-2@contoso.com']);
  expect(valuesOf(await client.send('GET', `/v1.0/servicePrincipals?$filter=appId eq '${EXCHANGE}'`))).toHaveLength(1);
});

test('policies of an export are shown in the form of the service and keep their ids', async () => {
  const exported = {
    id: NOBODY,
    createdDateTime: '2024-02-03T04:05:06.7Z',
    ...policy({ conditions: conditions({ users: { includeUsers: ['dangling'] } }) }),
  };
  const windows = {
    '@odata.type': '#microsoft.graph.windows10CompliancePolicy',
    id: NOBODY,
    displayName: 'W',
    bitLockerEnabled: true,
  };
  const client = await emulate({
    seed: { ...contoso, conditionalAccessPolicies: [exported], deviceCompliancePolicies: [windows] },
  });
  expect((await client.send('GET', `/v1.0${POLICIES}/${NOBODY}`)).body).toMatchObject({
    createdDateTime: '2024-02-03T04:05:06.7Z',
    conditions: { clientAppTypes: ['all'], users: { includeUsers: ['dangling'], excludeGroups: [] } },
  });
  const path = `/beta${COMPLIANCE}/${NOBODY}?$expand=scheduledActionsForRule($expand=scheduledActionConfigurations)`;
  expect((await client.send('GET', path)).body).toMatchObject({
    version: 1,
    bitLockerEnabled: true,
    secureBootEnabled: false,
    scheduledActionsForRule: [{ id: NOBODY, scheduledActionConfigurations: [{ actionType: 'block' }] }],
  });
});
