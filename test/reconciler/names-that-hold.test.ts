import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contoso } from '../../reconciler/emulator/seeds/contoso.ts';
import type { Graph, Ports } from '../../reconciler/ports.ts';
import { makePlan } from '../../reconciler/run.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const ca = '/v1.0/identity/conditionalAccess/policies';
const protection = (name: string, more = 'for: Sales\n') =>
  `kind: Protection\nname: ${name}\nprotect: Exchange Online\n${more}require: mfa\n`;
const location = 'kind: NamedLocation\nname: office\nranges: 203.0.113.0/24\n';

let world: TenantWorld;
beforeEach(async () => {
  world = await TenantWorld.start();
});
afterEach(() => world.emulator.close());

async function planOf(documents: string, project?: string, ports = world.ports) {
  const planned = await makePlan(ports, world.input(documents, project));
  if (!('plan' in planned)) throw new Error(JSON.stringify(planned.findings));
  return planned.plan;
}

const errorsOf = async (documents: string, project?: string) =>
  (await planOf(documents, project)).findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);

async function groupId(name: string): Promise<string> {
  const [group] = await world.list(`/v1.0/groups?$filter=displayName eq '${name}'`);
  return String(group?.id);
}

describe('what goes is not referred to', () => {
  const emergency = 'kind: Group\nname: Emergency\nmembers: [break-glass-1@contoso.com]\n';
  const everyone = 'kind: Protection\nname: all\nprotect: all apps\nfor: everyone\nrequire: mfa\nrollout: enabled\n';
  const project = 'version: 1\nbreakGlass: { groups: [Emergency] }\n';

  it('a break-glass group that policies still exclude stays', async () => {
    expect((await world.apply(`${emergency}---\n${everyone}`, project)).status).toBe('applied');
    expect(await errorsOf(everyone, project)).toEqual(expect.arrayContaining(['GW5051', 'GW6011']));
    expect((await world.apply(everyone, project)).status).toBe('invalid');
    expect(await groupId('Emergency')).not.toBe('undefined');
  });

  it('nor does a group another policy of the project names by id', async () => {
    await world.apply(`kind: Group\nname: Exempt\n---\n${protection('mail')}`);
    const byId = protection('mail', `for: { groups: [Sales], except: "id:${await groupId('Exempt')}" }\n`);
    expect(await errorsOf(byId)).toEqual(['GW6011']);
  });

  it('a group that only somebody else’s policy excludes stays, also when no policy of ours is left', async () => {
    await world.apply(`kind: Group\nname: Exempt\nmembers: [alice@contoso.com]\n---\n${location}`);
    const made = await world.send('POST', ca, {
      displayName: 'foreign',
      state: 'enabled',
      conditions: {
        applications: { includeApplications: ['All'] },
        users: { includeUsers: ['All'], excludeGroups: [await groupId('Exempt')] },
      },
      grantControls: { operator: 'OR', builtInControls: ['block'] },
    });
    expect(made.status).toBe(201);
    const plan = await planOf(location);
    expect(plan.findings).toMatchObject([
      { code: 'GW6011', message: expect.stringContaining('`foreign`, which is not ours') },
    ]);
    expect(plan.unmanaged).toEqual([]);
    expect((await world.apply(location)).status).toBe('refused');
    await world.send('DELETE', `${ca}/${made.body.id}`);
    expect((await world.apply(location)).status).toBe('applied');
    expect(await groupId('Exempt')).toBe('undefined');
  });

  it('a group and the policies that named it go together', async () => {
    const named = protection('mail', 'for: Exempt\n');
    await world.apply(`kind: Group\nname: Exempt\n---\n${named}---\n${location}`);
    expect((await world.apply(location)).status).toBe('applied');
    expect(await groupId('Exempt')).toBe('undefined');
  });
});

describe('one object, one name', () => {
  it('an id in git converges, in any letter case, beside the name', async () => {
    const id = await groupId('Sales');
    for (const documents of [
      protection('mail', `for: "id:${id}"\n`),
      protection('mail', `for: "id:${id.toUpperCase()}"\n`),
      `${protection('mail', `for: "id:${id}"\n`)}---\n${protection('post')}`,
    ]) {
      await world.apply(documents);
      expect((await planOf(documents)).changes).toEqual([]);
    }
  });

  it('two spellings of one user converge, the tenant quiet', async () => {
    const documents = [
      protection('a', 'for: { users: Alice@contoso.com }\n'),
      protection('b', 'for: { users: alice@contoso.com }\n'),
      protection('c', 'for: { users: [alice@contoso.com, ALICE@contoso.com, bob@contoso.com] }\n'),
    ].join('---\n');
    expect((await world.apply(documents)).status).toBe('applied');
    expect((await planOf(documents)).changes).toEqual([]);
  });

  it('a group renamed in the portal keeps its members in sight', async () => {
    const documents = 'kind: Group\nname: Team\nmembers: [alice@contoso.com]\n';
    await world.apply(documents);
    const id = await groupId('Team');
    await world.send('PATCH', `/v1.0/groups/${id}`, { displayName: 'Renamed' });
    expect((await planOf(documents)).changes).toMatchObject([{ properties: [{ pointer: '/displayName' }] }]);
    expect((await world.apply(documents)).status).toBe('applied');
    expect((await planOf(documents)).changes).toEqual([]);
  });

  it('the name of a document that is yet to be made stands for nothing else', async () => {
    await world.apply(protection('mail'));
    const documents = `kind: Group\nname: Sales\ntitle: Sales people\n---\n${protection('mail')}`;
    expect((await planOf(documents)).changes).toMatchObject([{ action: 'create' }, { action: 'update', name: 'mail' }]);
    expect((await world.apply(documents)).status).toBe('applied');
    expect((await planOf(documents)).changes).toEqual([]);
  });
});

describe('answers that cannot be', () => {
  /** Graph with the groups it returns changed on the way. */
  function changing(change: (groups: readonly Record<string, unknown>[]) => readonly Record<string, unknown>[]): Ports {
    const { graph } = world.ports;
    const changed: Graph = {
      send: (request, options) => graph.send(request, options),
      list: async (request, options) => {
        const bodies = await graph.list(request, options);
        return request.path.startsWith('/groups') ? (change(bodies) as typeof bodies) : bodies;
      },
    };
    return { ...world.ports, graph: changed };
  }

  it.each([{ id: null }, { id: undefined }, { id: '' }, { id: 5 }])(
    'an object with $id for an id ends the run',
    async (wrong) => {
      const ports = changing((groups) => groups.map((group) => ({ ...group, ...wrong })));
      await expect(planOf(protection('mail'), undefined, ports)).rejects.toMatchObject({ name: 'ReadError' });
    },
  );

  it('the same object on two pages is one', async () => {
    const plan = await planOf(
      protection('mail'),
      undefined,
      changing((groups) => [...groups, ...groups]),
    );
    expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

it('a reference where none belongs is told before anything is sent', async () => {
  const documents = `kind: Group
name: First
---
kind: CompliancePolicy
name: phones
body:
  "@odata.type": "#microsoft.graph.iosCompliancePolicy"
  description: { $ref: users/alice@contoso.com }
  scheduledActionsForRule: [{ scheduledActionConfigurations: [{ actionType: block, gracePeriodHours: 0 }] }]
`;
  expect(await errorsOf(documents)).toEqual(['GW5052']);
  expect((await world.apply(documents)).status).toBe('invalid');
  expect(await groupId('First')).toBe('undefined');
});

it('ids are looked up in portions a filter may hold', async () => {
  const apps = Array.from({ length: 20 }, (_, index) => ({
    appId: `bbbbbbbb-0000-0000-0000-0000000000${String(index).padStart(2, '0')}`,
    displayName: `App ${index}`,
  }));
  const servicePrincipals = [...(contoso.servicePrincipals ?? []), ...apps];
  const many = await TenantWorld.start({ seed: { ...contoso, servicePrincipals } });
  const made = await many.send('POST', ca, {
    displayName: 'foreign',
    state: 'disabled',
    conditions: {
      applications: { includeApplications: apps.map(({ appId }) => appId) },
      users: { includeUsers: ['All'] },
    },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  });
  expect(made.status).toBe(201);
  const sizes: number[] = [];
  const { graph } = many.ports;
  const counting: Graph = {
    send: (request, options) => graph.send(request, options),
    list: (request, options) => {
      const values = /appId in \((.*)\)/.exec(decodeURIComponent(request.path))?.[1];
      if (values !== undefined) sizes.push(values.split(',').length);
      return graph.list(request, options);
    },
  };
  await makePlan({ ...many.ports, graph: counting }, many.input(protection('mail')));
  expect(sizes).toEqual([15, 5]);
  await many.emulator.close();
});
