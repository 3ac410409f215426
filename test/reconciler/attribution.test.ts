import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EmulatorOptions } from '../../reconciler/emulator/emulator.ts';
import type { Identity } from '../../reconciler/graph/identity/who-am-i.ts';
import type { Planned } from '../../reconciler/run.ts';
import { attribute } from '../../reconciler/tenant/attribution.ts';
import { withFormerIds } from '../../reconciler/tenant/former-ids.ts';
import type { Actor } from '../../schemas/actor.ts';
import type { GraphRequest } from '../../schemas/graph-request.ts';
import type { PlannedChange } from '../../schemas/plan.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const ca = '/v1.0/identity/conditionalAccess/policies';
const compliance = '/beta/deviceManagement/deviceCompliancePolicies';
const text = `kind: Group
name: Pilots
---
kind: Protection
name: mail
protect: Exchange Online
for: Pilots
require: mfa
rollout: disabled
---
kind: DeviceStandard
name: phones
platforms: iOS
facts: { jailbroken: forbidden }
for: Pilots
`;
const key = 'conditionalAccessPolicies/mail';
/** The application behind the token of the tests. */
const ours: Identity = {
  tenantId: undefined,
  applicationId: '00000000-0000-4000-8000-00000000e0e0',
  objectId: undefined,
  kind: 'application',
  permissions: [],
};
const day = 24 * 60 * 60 * 1000;

let world: TenantWorld;
let clock: number;
const now = () => new Date(clock);

async function start(options: EmulatorOptions = {}): Promise<void> {
  await world?.emulator.close();
  clock = Date.now() + 60 * 60 * 1000;
  world = await TenantWorld.start({ now, ...options });
  clock = Date.now();
  expect(await world.apply(text)).toMatchObject({ status: 'applied' });
  clock += 60 * 60 * 1000;
}

beforeEach(() => start());
afterEach(() => world.emulator.close());

async function as(who: string, method: string, path: string, body?: object): Promise<void> {
  const headers = { authorization: `Bearer ${who}`, 'content-type': 'application/json', 'user-agent': 'Portal/1.0' };
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  expect((await fetch(`${world.emulator.url}${path}`, { method, headers, ...content })).ok).toBe(true);
  clock += 60_000;
}

async function policyPath(): Promise<string> {
  const found = (await world.list(ca)).find(({ displayName }) => displayName === 'mail');
  return `${ca}/${String(found?.id)}`;
}

async function found(identity: Identity | undefined = ours) {
  const planned = (await world.plan(text)) as Planned;
  const plan = withFormerIds(planned.plan, planned.inventory);
  const { inventory, journal } = planned;
  return attribute(world.ports.graph, plan, { inventory, journal, identity, now: now() });
}

const whoDid = async (object = key, identity?: Identity): Promise<Actor | undefined> =>
  (await found(identity)).actors.get(object);
describe('who did it', () => {
  it('is the person, with program, time and row', async () => {
    const path = await policyPath();
    await as('user:alice@contoso.com', 'PATCH', path, { state: 'enabledForReportingButNotEnforced' });
    expect(await whoDid()).toEqual({
      who: 'alice@contoso.com',
      when: expect.stringMatching(/^20.*Z$/),
      client: 'Portal/1.0',
      auditId: expect.stringMatching(/^Directory_/),
    });
  });

  it('is the last of several, who are counted', async () => {
    const path = await policyPath();
    await as('user:alice@contoso.com', 'PATCH', path, { state: 'enabledForReportingButNotEnforced' });
    await as('user:security@contoso.com', 'PATCH', path, {
      grantControls: { operator: 'OR', builtInControls: ['block'] },
    });
    expect(await whoDid()).toMatchObject({ who: 'security@contoso.com', earlier: 1 });
  });

  it('is an application that is not ours', async () => {
    const claims = Buffer.from(JSON.stringify({ appid: '11111111-2222-4333-8444-555555555555' })).toString('base64url');
    await as(`e30.${claims}.x`, 'PATCH', await policyPath(), { state: 'enabledForReportingButNotEnforced' });
    expect(await whoDid()).toMatchObject({ who: '11111111-2222-4333-8444-555555555555', client: 'Portal/1.0' });
  });

  it('is told of what was deleted, of what others made, and of Intune', async () => {
    await as('user:alice@contoso.com', 'DELETE', await policyPath());
    const [live] = await world.list(compliance);
    await as('user:security@contoso.com', 'DELETE', `${compliance}/${String(live?.id)}`);
    await as('user:alice@contoso.com', 'POST', ca, {
      displayName: 'By hand',
      state: 'disabled',
      conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    });
    const { actors } = await found();
    expect([...actors].map(([, actor]) => ('who' in actor ? actor.who : actor.unknown)).toSorted()).toEqual([
      'alice@contoso.com',
      'alice@contoso.com',
      'security@contoso.com',
    ]);
  });

  it('is told of groups, whose changes another service logs', async () => {
    const group = (await world.list('/v1.0/groups')).find(({ displayName }) => displayName === 'Pilots');
    await as('user:alice@contoso.com', 'PATCH', `/v1.0/groups/${String(group?.id)}`, { description: 'by hand' });
    expect(await whoDid('groups/Pilots')).toMatchObject({ who: 'alice@contoso.com' });
  });

  it('is asked of no more rows than came since our last write, also when the log is busy', async () => {
    await as('user:alice@contoso.com', 'PATCH', await policyPath(), { state: 'enabledForReportingButNotEnforced' });
    const planned = (await world.plan(text)) as Planned;
    await world.send('POST', '/_emulator/faults', [
      { match: { method: 'GET', path: '**/auditLogs/directoryAudits' }, fault: 'throttle', times: 2 },
    ]);
    const asked: string[] = [];
    const graph = {
      ...world.ports.graph,
      list: (request: GraphRequest) => {
        asked.push(decodeURIComponent(request.path));
        return world.ports.graph.list(request);
      },
    };
    const { inventory, journal } = planned;
    const { actors } = await attribute(graph, planned.plan, { inventory, journal, identity: ours, now: now() });
    expect(actors.get(key)).toMatchObject({ who: 'alice@contoso.com' });
    expect(asked).toEqual([
      expect.stringContaining("loggedByService eq 'Conditional Access' and activityDateTime ge "),
    ]);
    const since = Date.parse(asked[0]?.split(' ge ')[1] ?? '');
    expect(now().getTime() - since).toBeLessThan(2 * 60 * 60 * 1000);
  });
});

describe('nobody is blamed', () => {
  it('for what was done before our last write', async () => {
    const path = await policyPath();
    await as('user:alice@contoso.com', 'PATCH', path, { state: 'enabledForReportingButNotEnforced' });
    const planned = (await world.plan(text)) as Planned;
    const later = new Date(clock + 60_000).toISOString();
    const id = planned.inventory.entries[key]?.id ?? '';
    const entry = {
      sequence: 900,
      fence: 1,
      key,
      action: 'update',
      method: 'PATCH',
      path: id,
      bodyDigest: '',
    } as const;
    const journal = [...planned.journal, { type: 'intent', time: later, ...entry } as const];
    const { actors } = await attribute(world.ports.graph, planned.plan, {
      ...{ inventory: planned.inventory, journal, identity: ours, now: new Date(clock + 120_000) },
    });
    expect(actors.get(key)).toMatchObject({ unknown: expect.stringContaining('no row of the audit log') });
  });

  it('where the last row is our own: it says so', async () => {
    const planned = (await world.plan(text)) as Planned;
    const id = planned.inventory.entries[key]?.id ?? '';
    const change = {
      action: 'update',
      kind: 'conditionalAccessPolicies',
      name: 'mail',
      title: 'mail',
      id,
      moved: 'tenant',
      properties: [],
    } satisfies PlannedChange;
    const { actors } = await attribute(
      world.ports.graph,
      { ...planned.plan, changes: [change] },
      {
        ...{ inventory: planned.inventory, journal: planned.journal, identity: ours, now: now() },
      },
    );
    expect(actors.get(key)).toMatchObject({
      unknown: expect.stringContaining('the last row about it is our own write'),
    });
  });

  it('while the row is not there yet', async () => {
    await start({ behaviours: { auditRowsComeLate: true } });
    await as('user:alice@contoso.com', 'PATCH', await policyPath(), { state: 'enabledForReportingButNotEnforced' });
    expect(await whoDid()).toMatchObject({ unknown: expect.stringContaining('rows may come 15 minutes late') });
    clock += 10 * 60_000;
    expect(await whoDid()).toMatchObject({ who: 'alice@contoso.com' });
  });

  it('once the row is no longer kept', async () => {
    await as('user:alice@contoso.com', 'PATCH', await policyPath(), { state: 'enabledForReportingButNotEnforced' });
    clock += 31 * day;
    expect(await whoDid()).toMatchObject({ unknown: expect.stringContaining('keeps rows for 30 days, and 7 without') });
  });

  it.each([
    ['/auditLogs/directoryAudits', key, 'AuditLog.Read.All'],
    ['/deviceManagement/auditEvents', 'deviceCompliancePolicies/phones.iOS', 'DeviceManagementApps.Read.All'],
  ])('where %s may not be read: the permission is named', async (path, object, permission) => {
    await as('user:alice@contoso.com', 'PATCH', await policyPath(), { state: 'enabledForReportingButNotEnforced' });
    const [live] = await world.list(compliance);
    const body = { '@odata.type': live?.['@odata.type'], securityBlockJailbrokenDevices: false };
    await as('user:alice@contoso.com', 'PATCH', `${compliance}/${String(live?.id)}`, body);
    await world.send('POST', '/_emulator/faults', [
      { match: { method: 'GET', path: `**${path}` }, fault: 'forbidden' },
    ]);
    const { actors, limits } = await found();
    expect([...actors.keys()].some((name) => name === object || name.startsWith(object.slice(0, 30)))).toBe(true);
    expect([...actors.values()]).toContainEqual({ unknown: `the identity lacks ${permission}` });
    expect([...actors.values()]).toContainEqual(expect.objectContaining({ who: 'alice@contoso.com' }));
    expect(limits).toEqual([`who changed what is unknown: the identity lacks ${permission}`]);
  });
});
