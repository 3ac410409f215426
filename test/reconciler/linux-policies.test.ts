import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../schemas/json.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const path = '/beta/deviceManagement/compliancePolicies';
const whole = '?$expand=settings,assignments';

const standard = `kind: Protection
name: mail
protect: Exchange Online
for: { groups: [Sales, Marketing], except: [Field Engineers] }
when: { platforms: linux }
require: { compliantDevice: laptops }
---
kind: DeviceStandard
name: laptops
title: Healthy laptop
platforms: linux
facts:
  pin: { minimumLength: 12, atLeast: { digits: 1 } }
  os: ubuntu >= 22.04 <= 24.04, rhel >= 8
  encryption: required
whenNoncompliant:
  - mark: after 1 day
`;

describe('Linux policies of the settings catalogue', () => {
  let world: TenantWorld;
  beforeEach(async () => {
    world = await TenantWorld.start();
  });
  afterEach(() => world.emulator.close());

  const planOf = async (documents: string) => {
    const planned = await world.plan(documents);
    if (!('plan' in planned)) throw new Error(JSON.stringify(planned.findings));
    return planned.plan;
  };
  const live = async () => {
    const [policy] = await world.list(`${path}${whole}`);
    return policy as JsonObject & { id: string };
  };
  const apply = async (documents: string) => {
    const result = await world.apply(documents);
    expect(result.status, JSON.stringify(result)).toBe('applied');
    expect((await planOf(documents)).changes).toEqual([]);
  };
  const writes = async () =>
    ((await world.list('/_emulator/requests')) as { method: string; path: string }[])
      .filter(({ method, path: at }) => method !== 'GET' && at.startsWith(path))
      .map(({ method, path: at }) => `${method} ${at.replace(/[0-9a-f-]{36}/, 'ID').slice(path.length)}`);

  it('are made with settings, actions and assignments, and are quiet afterwards', async () => {
    await apply(standard);
    expect(await writes()).toEqual(['POST ', 'POST /ID/setScheduledActions', 'POST /ID/assign']);
    const policy = await live();
    expect(policy).toMatchObject({
      name: 'Healthy laptop (Linux)',
      platforms: 'linux',
      settingCount: 4,
      isAssigned: true,
    });
    expect(policy.assignments).toHaveLength(4);
    const actions = `${path}/${policy.id}/scheduledActionsForRule?$expand=scheduledActionConfigurations`;
    expect(await world.list(actions)).toMatchObject([
      { scheduledActionConfigurations: [{ actionType: 'block', gracePeriodHours: 24 }] },
    ]);
  });

  it('are put right by PUT after somebody weakened the settings, at the line that says so', async () => {
    await apply(standard);
    const { id, settings, ...policy } = await live();
    const weaker = (settings as JsonObject[]).filter(
      ({ settingInstance }) =>
        (settingInstance as JsonObject).settingDefinitionId !== 'linux_deviceencryption_required',
    );
    const { assignments: _, ...body } = policy as JsonObject;
    expect((await world.send('PUT', `${path}('${id}')`, { ...body, settings: weaker })).status).toBe(204);
    const [change] = (await planOf(standard)).changes;
    expect(change).toMatchObject({
      action: 'update',
      title: 'Healthy laptop (Linux)',
      moved: 'tenant',
      properties: [{ pointer: '/settings' }],
    });
    expect(change?.properties[0]?.origin).toMatchObject({ file: 'policies.yaml', line: 15 });
    await world.send('DELETE', '/_emulator/requests');
    await apply(standard);
    expect(await writes()).toEqual(["PUT ('ID')"]);
    expect((await live()).settings).toHaveLength(4);
  });

  it('get their actions, assignments and name back', async () => {
    await apply(standard);
    const { id } = await live();
    await world.send('POST', `${path}/${id}/assign`, { assignments: [] });
    await world.send('POST', `${path}/${id}/setScheduledActions`, {
      scheduledActions: [{ scheduledActionConfigurations: [{ actionType: 'block', gracePeriodHours: 0 }] }],
    });
    await world.send('PATCH', `${path}/${id}`, { name: 'Any laptop', description: 'edited' });
    const [change] = (await planOf(standard)).changes;
    expect(change?.properties.map(({ pointer }) => pointer)).toEqual([
      '/assignments',
      '/description',
      '/name',
      '/scheduledActionsForRule',
    ]);
    await world.send('DELETE', '/_emulator/requests');
    await apply(standard);
    expect(await writes()).toEqual(["PUT ('ID')", 'POST /ID/setScheduledActions', 'POST /ID/assign']);
    expect(await live()).toMatchObject({ name: 'Healthy laptop (Linux)', description: '' });
  });

  it('change with git, and go with it', async () => {
    await apply(standard);
    await apply(standard.replace('minimumLength: 12', 'minimumLength: 14').replace(', rhel >= 8', ''));
    expect(JSON.stringify((await live()).settings)).toContain('"value":14');
    expect(JSON.stringify((await live()).settings)).not.toContain('rhel');
    await apply('');
    expect(await world.list(path)).toEqual([]);
  });

  it('are found again when the answer to their creation was lost', async () => {
    await world.send('POST', '/_emulator/faults', [
      { match: { method: 'POST', path: '**/compliancePolicies' }, fault: 'error500', applied: true, times: 1 },
    ]);
    await apply(standard);
    expect(await world.list(path)).toHaveLength(1);
  });

  it('are taken over when they say the same', async () => {
    await apply(standard);
    const { id, settings, name } = await live();
    const other = await TenantWorld.start();
    await other.send('POST', path, { name, platforms: 'linux', technologies: 'linuxMdm', settings });
    const planned = await other.plan(standard);
    const findings = 'plan' in planned ? planned.plan.findings : planned.findings;
    expect(findings.map(({ message }) => message)).toContainEqual(
      expect.stringContaining(
        'the tenant has a Linux compliance policy called `Healthy laptop (Linux)` that is not ours',
      ),
    );
    expect(id).not.toBe('');
    await other.emulator.close();
  });

  it('mark devices at once when they are new and git leaves the actions to others, whose changes stay', async () => {
    const others = standard
      .replace('title: Healthy laptop', 'titleOn: { linux: Laptops }\ndescription: By hand')
      .replace(/whenNoncompliant:.*$/s, 'whenNoncompliant: unmanaged\n');
    await apply(others);
    const { id, name, description } = await live();
    expect([name, description]).toEqual(['Laptops', 'By hand']);
    const actions = `${path}/${id}/scheduledActionsForRule?$expand=scheduledActionConfigurations`;
    const marked = (gracePeriodHours: number) => [
      { scheduledActionConfigurations: [{ actionType: 'block', gracePeriodHours }] },
    ];
    expect(await world.list(actions)).toMatchObject(marked(0));
    await world.send('POST', `${path}/${id}/setScheduledActions`, { scheduledActions: marked(48) });
    await apply(others.replace('By hand', 'Edited'));
    expect(await world.list(actions)).toMatchObject(marked(48));
  });

  it('take no assignment filter, because no filter is for Linux', async () => {
    const narrowed = `${standard}assign: [{ group: Staff, filter: { include: corporate } }]
---
kind: AssignmentFilter
name: corporate
platform: windows
rule: (device.deviceOwnership -eq "Corporate")
`;
    const planned = await world.plan(narrowed);
    const findings = 'plan' in planned ? planned.plan.findings : planned.findings;
    expect(findings.map(({ message }) => message)).toContain(
      'the filter `corporate` is for `windows10AndLater`, and `laptops.linux` is a compliance policy for `linux`',
    );
  });

  it('can be written as Graph bodies', async () => {
    const literal = `kind: LinuxCompliancePolicy
name: by-hand
body:
  platforms: linux
  technologies: linuxMdm
  settings:
    - settingInstance:
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance'
        settingDefinitionId: linux_deviceencryption_required
        choiceSettingValue: { value: linux_deviceencryption_required_true, children: [] }
  assignments:
    - target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: Sales }
`;
    await apply(literal);
    expect(await live()).toMatchObject({ name: 'by-hand', isAssigned: true });
  });
});
