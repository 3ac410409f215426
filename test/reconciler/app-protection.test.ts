import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importObjects } from '../../compiler/import/import-objects.ts';
import { readForImport } from '../../reconciler/import-tenant.ts';
import { attribute } from '../../reconciler/tenant/attribution.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const ios = '/beta/deviceAppManagement/iosManagedAppProtections';
const android = '/beta/deviceAppManagement/androidManagedAppProtections';
const expanded = '?$expand=apps,assignments';

const documents = (more = '', apps = 'core Microsoft apps') => `kind: AppProtection
name: work-apps
title: Work apps
platforms: [iOS, android]
apps: ${apps}
dataTransfer: { sendTo: managed apps, printing: blocked }
pin: { minimumLength: 6 }
launch: { jailbroken: wipe }
checks: { blockWhenOfflineFor: 1 day }
onlyOn: { android: { dataTransfer: { screenCapture: blocked } } }
${more}---
kind: Protection
name: mail
protect: Exchange Online
for: { groups: [Sales, Marketing], except: Field Engineers }
when: { platforms: [iOS, android] }
require: { appProtection: work-apps }
`;

let world: TenantWorld;
beforeEach(async () => {
  world = await TenantWorld.start();
});
afterEach(() => world.emulator.close());

async function planOf(text: string) {
  const planned = await world.plan(text);
  if (!('plan' in planned)) throw new Error(JSON.stringify(planned.findings));
  return planned.plan;
}

async function expectQuiet(text = documents()): Promise<void> {
  expect((await planOf(text)).changes).toEqual([]);
}

async function only(path: string): Promise<JsonObject> {
  const [policy, ...others] = await world.list(`${path}${expanded}`);
  expect(others).toEqual([]);
  return policy as unknown as JsonObject;
}

function targetsOf({ assignments }: JsonObject): readonly string[] {
  const list = assignments as unknown as { target: Record<string, string> }[];
  return list.map(({ target }) => `${target['@odata.type']?.split('.').at(-1)} ${target.groupId}`).sort();
}

async function groupId(name: string): Promise<string> {
  const group = (await world.list('/v1.0/groups')).find(({ displayName }) => displayName === name);
  return String(group?.id);
}

describe('app protection policies', () => {
  it('are made for the very people of the sentence, and then nothing is left to do', async () => {
    expect(await world.apply(documents())).toMatchObject({ status: 'applied' });
    await expectQuiet();
    expect(await world.apply(documents())).toMatchObject({ status: 'unchanged' });
    const [sales, marketing, field, glass] = await Promise.all(
      ['Sales', 'Marketing', 'Field Engineers', 'Break Glass'].map(groupId),
    );
    for (const path of [ios, android]) {
      const policy = await only(path);
      expect(policy).toMatchObject({
        displayName: 'Work apps',
        appGroupType: 'allCoreMicrosoftApps',
        allowedOutboundDataTransferDestinations: 'managedApps',
        printBlocked: true,
        pinRequired: true,
        minimumPinLength: 6,
        deviceComplianceRequired: true,
        appActionIfDeviceComplianceRequired: 'wipe',
        periodOfflineBeforeAccessCheck: 'P1D',
        isAssigned: true,
      });
      expect(policy.deployedAppCount).toBeGreaterThan(0);
      expect(targetsOf(policy)).toEqual(
        [
          `groupAssignmentTarget ${sales}`,
          `groupAssignmentTarget ${marketing}`,
          `exclusionGroupAssignmentTarget ${field}`,
          `exclusionGroupAssignmentTarget ${glass}`,
        ].sort(),
      );
    }
    expect(await only(android)).toMatchObject({ screenCaptureBlocked: true });
  });

  it('are told when somebody takes an assignment away, and get it back', async () => {
    await world.apply(documents());
    const { id, assignments } = await only(ios);
    const rest = (assignments as unknown as { target: JsonObject }[]).slice(1).map(({ target }) => ({ target }));
    expect((await world.send('POST', `${ios}/${id}/assign`, { assignments: rest })).status).toBe(204);
    const plan = await planOf(documents());
    expect(plan.changes).toMatchObject([
      {
        action: 'update',
        kind: 'iosManagedAppProtections',
        name: 'work-apps',
        moved: 'tenant',
        properties: [{ pointer: '/assignments', origin: {} }],
      },
    ]);
    const { actors } = await attribute(world.ports.graph, plan);
    expect(actors.get('iosManagedAppProtections/work-apps')).toMatchObject({ who: 'security@contoso.com' });
    expect(await world.apply(documents())).toMatchObject({ status: 'applied' });
    expect(targetsOf(await only(ios))).toHaveLength(4);
    await expectQuiet();
  });

  it('are put right property by property, and follow git', async () => {
    await world.apply(documents());
    const { id } = await only(android);
    const patch = {
      '@odata.type': '#microsoft.graph.androidManagedAppProtection',
      printBlocked: false,
      pinRequired: false,
    };
    expect((await world.send('PATCH', `${android}/${id}`, patch)).status).toBe(200);
    expect((await planOf(documents())).changes).toMatchObject([
      { properties: [{ pointer: '/pinRequired' }, { pointer: '/printBlocked' }] },
    ]);
    await world.apply(documents());
    await expectQuiet();
    const edited = documents('settings: { iOS: { allowWidgetContentSync: true } }\n', '[Outlook, com.example.app]');
    await world.apply(edited);
    await expectQuiet(edited);
    const policy = await only(ios);
    expect(policy).toMatchObject({ appGroupType: 'selectedPublicApps', allowWidgetContentSync: true });
    expect(JSON.stringify(policy.apps)).toContain('com.example.app');
    await world.apply(documents());
    await expectQuiet();
    expect(await only(ios)).toMatchObject({ appGroupType: 'allCoreMicrosoftApps', allowWidgetContentSync: false });
  });

  it('tell what the tenant demands, also where that is what a policy begins with', async () => {
    await world.apply(documents('', '[Outlook]').replace('1 day', '12 hours'));
    const { id } = await only(ios);
    const patch = { minimumPinLength: 4, periodOfflineBeforeAccessCheck: 'P2D', printBlocked: false };
    await world.send('PATCH', `${ios}/${id}`, { '@odata.type': '#microsoft.graph.iosManagedAppProtection', ...patch });
    const { changes } = await planOf(documents('', '[Outlook]').replace('1 day', '12 hours'));
    expect(changes).toMatchObject([
      {
        properties: [
          { pointer: '/minimumPinLength', before: 4, after: 6 },
          { pointer: '/periodOfflineBeforeAccessCheck', before: 'P2D', after: 'PT12H' },
          { pointer: '/printBlocked', before: false, after: true },
        ],
      },
    ]);
  });

  it('are not compared by what follows from other things: a list of a group, counts, types', async () => {
    await world.apply(documents());
    const text = JSON.stringify(await only(ios));
    expect(text).toContain('com.microsoft.office.outlook');
    expect(JSON.parse(text)).not.toHaveProperty('@odata.type');
    await expectQuiet();
  });

  it('go when their document goes', async () => {
    await world.apply(documents());
    const rails = 'version: 1\nbreakGlass: { groups: [Break Glass] }\nrails: { maximumDeletes: 10 }\n';
    expect(await world.apply('# nothing\n', rails)).toMatchObject({ status: 'applied' });
    expect([await world.list(ios), await world.list(android)]).toEqual([[], []]);
  });

  it('come in from a tenant, and then nothing is left to do', async () => {
    await world.apply(documents('', '[Outlook, Teams]'));
    const { objects, names } = await readForImport(world.ports.graph);
    const { files, bindings, rows } = importObjects({
      objects,
      names,
      settings: {},
      tenant: { name: 'test', id: 'test' },
    });
    const policies = rows.filter(({ found }) => found.kind.endsWith('ManagedAppProtections'));
    expect(policies.map(({ status, name }) => [status, name])).toEqual([
      ['lifted', 'work-apps'],
      ['lifted', 'work-apps'],
    ]);
    const text = files.find(({ path }) => path === 'app-protection/work-apps.yaml')?.text ?? '';
    expect(text).toContain('apps: [Outlook, Teams]');
    expect(text).toContain('Sales');
    const encode = (one: string) => new TextEncoder().encode(one);
    const planned = await world.plan('', undefined, {
      files: files.map(({ path, text: content }) => ({ file: path, bytes: encode(content) })),
      bindings,
    });
    const changes = 'plan' in planned ? planned.plan.changes : planned.findings;
    expect(changes.filter((change) => !('action' in change) || !['adopt', 'forget'].includes(change.action))).toEqual(
      [],
    );
  });

  it.each([
    ['AppProtection', 'targetedManagedAppProtection', 'managedAppPolicies/any'],
    ['CompliancePolicy', 'deviceCompliancePolicy', 'deviceCompliancePolicies/any'],
  ])('are not made of a type that none can be of: %s %s', async (kind, type, resource) => {
    const planned = await planOf(
      `kind: ${kind}\nname: any\nbody: { '@odata.type': '#microsoft.graph.${type}', description: x }\n`,
    );
    expect(planned.findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'GW5490', resource, pointer: '/@odata.type', span: { start: { line: 3 } } },
    ]);
  });
});
