import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TenantWorld } from '../support/tenant-world.ts';

const path = '/beta/deviceManagement';
const project = (...members: readonly string[]) =>
  ['version: 1', 'breakGlass: { groups: [Break Glass] }', ...members, ''].join('\n');
const everything = project(
  'devicesWithoutPolicy: noncompliant',
  'complianceValidity: 14 days',
  'enhancedJailbreakDetection: true',
);

describe.each([true, false])('tenant-wide settings where a PATCH merges: %s', (deviceManagementPatchMerges) => {
  let world: TenantWorld;
  beforeEach(async () => {
    world = await TenantWorld.start({ behaviours: { deviceManagementPatchMerges } });
    await world.send('PATCH', path, {
      settings: { enableLogCollection: false, deviceInactivityBeforeRetirementInDay: 90 },
    });
  });
  afterEach(() => world.emulator.close());

  const planOf = async (text: string) => {
    const planned = await world.plan('', text);
    if (!('plan' in planned)) throw new Error(JSON.stringify(planned.findings));
    return planned.plan;
  };
  const live = async () => (await world.send('GET', `${path}/settings`)).body;
  const portal = async (settings: object) => {
    const { '@odata.context': _, isScheduledActionEnabled: _fixed, ...rest } = await live();
    const set = Object.fromEntries(
      Object.entries({ ...rest, ...settings }).filter(([, value]) => value !== 0 && value !== null),
    );
    expect((await world.send('PATCH', path, { settings: set })).status).toBe(204);
  };
  const pointers = async (text: string) => {
    const { changes } = await planOf(text);
    return changes.flatMap(({ properties }) =>
      properties.map(({ pointer, before, after }) => [pointer, before, after]),
    );
  };

  it('plans nothing where the project states nothing', async () => {
    expect((await planOf(project())).changes).toEqual([]);
    const requests = await world.list('/_emulator/requests');
    expect(requests).not.toContainEqual(expect.objectContaining({ method: 'GET', path }));
  });

  it('changes what is stated, keeps the rest, and is quiet afterwards', async () => {
    expect(await pointers(everything)).toEqual([
      ['/settings/deviceComplianceCheckinThresholdDays', 30, 14],
      ['/settings/enhancedJailBreak', false, true],
      ['/settings/secureByDefault', false, true],
    ]);
    expect(await world.apply('', everything)).toMatchObject({ status: 'applied', sent: 1 });
    expect(await live()).toMatchObject({
      secureByDefault: true,
      deviceComplianceCheckinThresholdDays: 14,
      enhancedJailBreak: true,
      enableLogCollection: false,
      deviceInactivityBeforeRetirementInDay: 90,
    });
    expect((await planOf(everything)).changes).toEqual([]);
  });

  it('tells drift of what is stated, at its line, and repairs it without undoing what others set', async () => {
    await world.apply('', everything);
    await portal({ secureByDefault: false, enableAutopilotDiagnostics: false });
    const { changes } = await planOf(everything);
    expect(changes).toMatchObject([
      {
        action: 'update',
        title: 'tenant-wide compliance settings',
        moved: 'tenant',
        properties: [
          {
            pointer: '/settings/secureByDefault',
            before: false,
            after: true,
            origin: { file: 'gatewright.yaml', line: 3 },
          },
        ],
      },
    ]);
    expect(await world.apply('', everything)).toMatchObject({ status: 'applied', sent: 1 });
    expect(await live()).toMatchObject({ secureByDefault: true, enableAutopilotDiagnostics: false });
  });

  it('leaves alone what is not stated', async () => {
    const one = project('complianceValidity: 14 days');
    await world.apply('', one);
    await portal({ secureByDefault: true });
    expect((await planOf(one)).changes).toEqual([]);
  });

  it('stops managing what is no longer stated, says so, and changes nothing', async () => {
    await world.apply('', everything);
    const { changes, releases, findings } = await planOf(project());
    expect([changes, releases]).toEqual([[], ['deviceManagementSettings/tenant']]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'GW5005',
        message: expect.stringContaining(
          'git no longer states the tenant-wide compliance settings; they stay as they are',
        ),
      }),
    );
    expect(await world.apply('', project())).toMatchObject({ status: 'applied', sent: 0 });
    expect(await live()).toMatchObject({ secureByDefault: true, deviceComplianceCheckinThresholdDays: 14 });
    expect((await planOf(project())).releases).toEqual([]);
  });

  it('does not overwrite what somebody changed between plan and write', async () => {
    const outcome = await world.apply('', everything, undefined, {
      confirm: async () => {
        await portal({ enableAutopilotDiagnostics: false });
        return true;
      },
    });
    expect(outcome).toMatchObject({ status: 'stale' });
    expect(await live()).toMatchObject({ secureByDefault: false, enableAutopilotDiagnostics: false });
  });
});

describe('what was never set', () => {
  it('counts as 30 days, and is not sent back', async () => {
    const world = await TenantWorld.start({ behaviours: { deviceManagementPatchMerges: false } });
    // Replaced without the member, which is then as in a tenant where nobody ever set it.
    await world.send('PATCH', path, { settings: { enableLogCollection: true } });
    expect((await world.send('GET', `${path}/settings`)).body).toMatchObject({
      deviceComplianceCheckinThresholdDays: 0,
    });
    const stated = project('complianceValidity: 30 days');
    const planned = await world.plan('', stated);
    expect('plan' in planned && planned.plan.changes).toMatchObject([{ action: 'adopt', properties: [] }]);
    expect(await world.apply('', project('enhancedJailbreakDetection: true'))).toMatchObject({ status: 'applied' });
    await world.emulator.close();
  });
});
