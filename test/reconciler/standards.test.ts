import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importObjects } from '../../compiler/import/import-objects.ts';
import { readForImport } from '../../reconciler/import-tenant.ts';
import { makePlan } from '../../reconciler/run.ts';
import { emptyInventory } from '../../schemas/inventory.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const compliance = '/beta/deviceManagement/deviceCompliancePolicies';
const expanded = `${compliance}?$expand=scheduledActionsForRule($expand=scheduledActionConfigurations)`;

let world: TenantWorld;
beforeEach(async () => {
  world = await TenantWorld.start();
});
afterEach(() => world.emulator.close());

function actionsOf(policy: Record<string, unknown> | undefined): readonly (readonly [unknown, unknown])[] {
  const [rule] = (policy?.scheduledActionsForRule ?? []) as readonly JsonObject[];
  const configurations = (rule?.scheduledActionConfigurations ?? []) as readonly JsonObject[];
  return configurations.map(({ actionType, gracePeriodHours }) => [actionType, gracePeriodHours]);
}

async function changesOf(documents: string) {
  const planned = await world.plan(documents);
  if (!('plan' in planned)) throw new Error(JSON.stringify(planned.findings));
  return planned.plan.changes;
}

const standard = (members: string) =>
  `kind: DeviceStandard\nname: phones\nplatforms: androidDeviceOwner\nfacts: { pin: { minimumLength: 6, atLeast: { digits: 2 } }, securityPatch: 2025-09-01, playIntegrity: device }\nfor: Sales\n${members}`;

describe('a standard whose actions are left to others', () => {
  it('makes a policy that marks at once, and leaves alone what the tenant makes of it', async () => {
    const documents = standard('whenNoncompliant: unmanaged\n');
    expect((await world.apply(documents)).status).toBe('applied');
    const [policy] = await world.list(expanded);
    expect(actionsOf(policy)).toEqual([['block', 0]]);
    const scheduled = {
      deviceComplianceScheduledActionForRules: [
        {
          ruleName: 'PasswordRequired',
          scheduledActionConfigurations: [
            { actionType: 'block', gracePeriodHours: 72, notificationTemplateId: '', notificationMessageCCList: [] },
          ],
        },
      ],
    };
    await world.send('POST', `${compliance}/${policy?.id}/scheduleActionsForRules`, scheduled);
    expect(await changesOf(documents)).toEqual([]);
    expect((await world.apply(standard('whenNoncompliant: unmanaged\ndescription: Why\n'))).status).toBe('applied');
    const [after] = await world.list(expanded);
    expect(actionsOf(after)).toEqual([['block', 72]]);
    expect(after?.description).toBe('Why');
  });

  it('is not the same as one that says nothing', async () => {
    await world.apply(standard('whenNoncompliant: [{ mark: after 3 days }]\n'));
    const changes = await changesOf(standard(''));
    expect(changes.map(({ properties }) => properties.map(({ pointer }) => pointer))).toEqual([
      ['/scheduledActionsForRule'],
    ]);
  });
});

describe('a standard of every platform', () => {
  const everywhere = `kind: DeviceStandard
name: everything
description: All of it
platforms: [iOS, androidWorkProfile, androidDeviceOwner, aospDeviceOwner, androidDeviceAdministrator, windows, macOS]
titleOn: { windows: WIN-Baseline }
facts: { pin: { minimumLength: 6 }, os: ">= 12" }
factsOn:
  windows:
    builds:
      - { from: 10.0.22631.1, to: 10.0.22631.9999, description: 23H2 }
      - { from: 10.0.26100.1, to: 10.0.26100.9999, description: 24H2 }
    tpm: required
    defenderVersion: ">= 4.18"
    wsl: { distribution: Ubuntu, os: ">= 22.04" }
  iOS:
    forbiddenApps: [{ name: Sideloader, appId: com.example.sideloader }]
    builds: { from: 21A329 }
  macOS: { gatekeeper: macAppStore, systemIntegrityProtection: required, machineRisk: low }
for: Sales
`;

  it('is applied, and then there is nothing left to do', async () => {
    const applied = await world.apply(everywhere);
    expect(applied.status, JSON.stringify(applied).slice(0, 2000)).toBe('applied');
    expect(await changesOf(everywhere)).toEqual([]);
    const names = (await world.list(compliance)).map(({ displayName }) => displayName);
    expect(names).toContain('WIN-Baseline');
    expect(names).toContain('everything (Android (AOSP))');
    expect(names).toHaveLength(7);
  });
});

describe('an import from the tenant', () => {
  const block = {
    actionType: 'block',
    gracePeriodHours: 24,
    notificationTemplateId: '',
    notificationMessageCCList: [],
  };
  const scheduledActionsForRule = [{ ruleName: 'PasswordRequired', scheduledActionConfigurations: [block] }];
  const held = [
    { type: 'ios', passcodeRequired: true, passcodeMinimumLength: 6, osMinimumVersion: '17.1' },
    { type: 'androidDeviceOwner', passwordRequired: true, passwordRequiredType: 'numeric', passwordMinimumLength: 6 },
    { type: 'windows10', bitLockerEnabled: true, osMinimumVersion: 'odd', roleScopeTagIds: ['0', '7'] },
    { type: 'windows81', storageRequireEncryption: true },
  ];

  it('gives standards, and then there is nothing to do', async () => {
    for (const { type, ...settings } of held) {
      const created = await world.send('POST', compliance, {
        '@odata.type': `#microsoft.graph.${type}CompliancePolicy`,
        displayName: 'Baseline',
        ...settings,
        scheduledActionsForRule,
      });
      expect(created.status, JSON.stringify(created.body)).toBe(201);
    }
    const { objects, names } = await readForImport(world.ports.graph);
    const found = objects.filter(({ collection }) => collection === 'deviceCompliancePolicies');
    const imported = importObjects({ objects: found, names, settings: {}, tenant: { name: 'test', id: 'test' } });
    expect(imported.rows.map(({ status }) => status)).toEqual(['lifted', 'lifted', 'lifted', 'lifted']);
    const entries = Object.fromEntries(
      imported.rows.map(({ found: { body }, name }) => [
        `deviceCompliancePolicies/${name}`,
        { id: String(body.id), origin: 'adopted', since: new Date().toISOString() } as const,
      ]),
    );
    const lease = await world.ports.store.lock();
    await world.ports.store.writeInventory(lease, { ...emptyInventory('test'), entries });
    await lease.release();
    const files = imported.files.map(({ path, text }) => ({ file: path, bytes: new TextEncoder().encode(text) }));
    const planned = await makePlan(world.ports, { ...world.input(''), files, bindings: imported.bindings });
    if (!('plan' in planned)) throw new Error(JSON.stringify(planned.findings));
    expect(planned.plan.changes).toEqual([]);
    expect(planned.plan.unchanged).toBe(held.length);
  });
});
