import { afterEach, describe, expect, it } from 'vitest';
import { coverTenant } from '../../reconciler/cover-tenant.ts';
import { coverageRules } from '../../reconciler/coverage-findings.ts';
import type { FindingExample } from '../../schemas/finding.ts';
import type { GraphRequest } from '../../schemas/graph-request.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const worlds: TenantWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.emulator.close();
});

async function start(seed?: Parameters<typeof TenantWorld.start>[0]): Promise<TenantWorld> {
  const world = await TenantWorld.start(seed);
  worlds.push(world);
  return world;
}

const cover = (world: TenantWorld) => coverTenant(world.ports);

/** What the example's tenant comes to. */
async function codesOf(example: FindingExample): Promise<readonly string[]> {
  const world = await start();
  for (const { path, body } of example.tenant?.byHand ?? [])
    expect((await world.send('POST', path, body)).status).toBe(201);
  for (const path of example.tenant?.forbidden ?? [])
    await world.send('POST', '/_emulator/faults', [{ match: { method: 'GET', path }, fault: 'forbidden' }]);
  return (await cover(world)).findings.map(({ code }) => code);
}

describe.each(coverageRules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  it('is found in its failing example and not in its passing one', async () => {
    expect(await codesOf(rule.failing)).toContain(code);
    expect(await codesOf(rule.passing)).not.toContain(code);
  });
});

const sentence = `kind: Protection
name: mail
protect: Exchange Online
for: { groups: [All Staff], except: [Marketing] }
when: { platforms: [iOS, macOS] }
require: { compliantDevice: devices }
rollout: enabled
---
kind: DeviceStandard
name: devices
platforms: [iOS, macOS]
facts: { encryption: required }
`;

describe('coverage of a tenant', () => {
  it('is whole after an apply, and shows the hole once somebody deletes an assignment', async () => {
    const world = await start();
    expect((await world.apply(sentence)).status).toBe('applied');
    const before = await cover(world);
    expect(before.findings.filter(({ severity }) => severity !== 'information')).toEqual([]);
    expect(
      before.coverage.rows.map(({ people, platform, verdict, count }) => [people.name, platform, verdict, count]),
    ).toEqual([
      ['All Staff', 'iOS', 'reached', { people: 6, reached: 6, unreached: 0, guests: 0 }],
      ['All Staff', 'macOS', 'reached', { people: 6, reached: 6, unreached: 0, guests: 0 }],
    ]);
    const policies = await world.list('/beta/deviceManagement/deviceCompliancePolicies');
    const ios = policies.find((policy) => policy['@odata.type'] === '#microsoft.graph.iosCompliancePolicy');
    const path = `/beta/deviceManagement/deviceCompliancePolicies/${String(ios?.id)}/assign`;
    expect((await world.send('POST', path, { assignments: [] })).status).toBe(200);
    const after = await cover(world);
    expect(after.coverage.rows[0]).toMatchObject({
      platform: 'iOS',
      verdict: 'hole',
      consequence: 'unchecked',
      by: [],
    });
    expect(after.coverage.rows[1]).toMatchObject({ platform: 'macOS', verdict: 'reached' });
    expect(after.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([
      'all 6 of `All Staff` get in unchecked by `mail` on `iOS` (`admin@contoso.com`, `security@contoso.com`, `alice@contoso.com`, `bob@contoso.com`, `erin@contoso.com` and 1 more): no compliance policy reaches them',
    ]);
  });

  it('names the people an exclusion leaves out, and the exclusion', async () => {
    const world = await start();
    await world.apply(sentence);
    const [group] = await world.list("/v1.0/groups?$filter=displayName eq 'Sales'");
    for (const policy of await world.list('/beta/deviceManagement/deviceCompliancePolicies?$expand=assignments')) {
      const assignments = policy.assignments as readonly object[];
      const target = { '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget', groupId: group?.id };
      const path = `/beta/deviceManagement/deviceCompliancePolicies/${String(policy.id)}/assign`;
      await world.send('POST', path, { assignments: [...assignments.map(targetOnly), { target }] });
    }
    const { coverage } = await cover(world);
    expect(coverage.rows[0]).toMatchObject({
      verdict: 'hole',
      count: { people: 6, reached: 4, unreached: 2, guests: 0 },
      examples: ['alice@contoso.com', 'bob@contoso.com'],
      leftOut: [{ group: 'Sales' }],
    });
  });

  it('calls people locked out where the tenant calls devices without a policy noncompliant', async () => {
    const world = await start();
    const applied = await world.apply(
      sentence.replace('platforms: [iOS, macOS]\nfacts', 'platforms: [iOS]\nfacts'),
      'version: 1\ndevicesWithoutPolicy: noncompliant\n',
      { accepted: [{ code: 'GW6013', resource: 'deviceManagementSettings/tenant', reason: 'to be seen' }] },
    );
    expect(applied.status, JSON.stringify('plan' in applied ? applied.plan.findings : applied.findings)).toBe(
      'applied',
    );
    const { coverage, findings } = await cover(world);
    expect(coverage.devicesWithoutPolicy).toBe('noncompliant');
    expect(findings.map(({ code }) => code)).toContain('GW5331');
  });

  it('knows nothing of a group that may not be read, and does not call it empty', async () => {
    const world = await start();
    await world.apply(sentence);
    const [group] = await world.list("/v1.0/groups?$filter=displayName eq 'All Staff'");
    const path = `/v1.0/groups/${String(group?.id)}/transitiveMembers`;
    await world.send('POST', '/_emulator/faults', [{ match: { method: 'GET', path }, fault: 'forbidden' }]);
    const { coverage, findings } = await cover(world);
    expect(coverage.rows.map(({ verdict, notes }) => [verdict, notes])).toEqual([
      ['unknown', ['unread', 'guests']],
      ['unknown', ['unread', 'guests']],
    ]);
    expect(findings.map(({ code }) => code)).toContain('GW5333');
  });

  it('asks a throttled part of a batch again', async () => {
    const world = await start();
    await world.apply(sentence);
    const match = { method: 'GET', path: '/v1.0/groups/*/transitiveMembers' };
    await world.send('POST', '/_emulator/faults', [{ match, fault: 'throttle', times: 2 }]);
    const { coverage } = await cover(world);
    expect(coverage.rows.map(({ verdict }) => verdict)).toEqual(['reached', 'reached']);
    await world.send('POST', '/_emulator/faults', [{ match, fault: 'throttle' }]);
    await expect(cover(world)).rejects.toMatchObject({ name: 'GraphError', status: 429 });
  });

  it('follows the pages of a long list of members', async () => {
    const names = Array.from({ length: 1200 }, (_, index) => `person-${index}@contoso.com`);
    const groupId = '11111111-aaaa-4aaa-8aaa-111111111111';
    const target = { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId };
    const world = await start({
      seed: {
        users: names.map((userPrincipalName) => ({ userPrincipalName, displayName: userPrincipalName })),
        groups: [{ id: groupId, displayName: 'Everybody', members: names }],
        conditionalAccessPolicies: [
          {
            displayName: 'p',
            state: 'enabled',
            conditions: { users: { includeUsers: ['All'] }, platforms: { includePlatforms: ['iOS'] } },
            grantControls: { operator: 'OR', builtInControls: ['compliantDevice'] },
          },
        ],
        deviceCompliancePolicies: [
          { '@odata.type': '#microsoft.graph.iosCompliancePolicy', displayName: 'c', assignments: [{ target }] },
        ],
      },
    });
    const { coverage } = await cover(world);
    expect(coverage.rows[0]).toMatchObject({ verdict: 'reached', count: { people: 1200, reached: 1200 } });
  });
});

it('counts people who hold a role through a group', async () => {
  const world = await start();
  const [admin] = await world.list('/v1.0/users?$top=1');
  const groupId = '22222222-aaaa-4aaa-8aaa-222222222222';
  const type = '#microsoft.graph.group';
  const graph = {
    ...world.ports.graph,
    send: async (request: GraphRequest) => {
      const answer = await world.ports.graph.send(request);
      if (request.path !== '/$batch') return answer;
      const { requests } = request.body as { requests: { id: string; url: string }[] };
      const lists = (url: string) =>
        url.startsWith('/directoryRoles')
          ? [{ '@odata.type': type, id: groupId.toUpperCase() }]
          : url.startsWith(`/groups/${groupId}/`)
            ? [{ '@odata.type': '#microsoft.graph.user', id: String(admin?.id) }]
            : [];
      const responses = requests.map(({ id, url }) => ({ id, status: 200, body: { value: lists(url) } }));
      return { ...answer, body: { responses } };
    },
  };
  const body = {
    displayName: 'Administrators need a healthy phone',
    state: 'enabled',
    conditions: {
      clientAppTypes: ['all'],
      applications: { includeApplications: ['All'] },
      users: { includeRoles: ['62e90394-69f5-4237-9190-012177145e10'] },
      platforms: { includePlatforms: ['iOS'] },
    },
    grantControls: { operator: 'AND', builtInControls: ['compliantDevice'] },
  };
  await world.send('POST', '/v1.0/identity/conditionalAccess/policies', body);
  const { coverage } = await coverTenant({ ...world.ports, graph });
  expect(coverage.rows).toMatchObject([{ verdict: 'hole', count: { people: 1, unreached: 1 } }]);
});

function targetOnly(assignment: object): object {
  return { target: (assignment as { target: object }).target };
}
