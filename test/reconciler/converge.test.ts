import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Graph, Ports } from '../../reconciler/ports.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const documents = (minimumLength: number) => `kind: Group
name: Pilots
members: [alice@contoso.com]
---
kind: NamedLocation
name: office
ranges: 203.0.113.0/24
trusted: true
---
kind: DeviceStandard
name: phones
platforms: [iOS]
facts: { pin: { minimumLength: ${minimumLength} } }
---
kind: Protection
name: mail
protect: Exchange Online
for: Pilots
when: { platforms: iOS, locations: { except: office } }
require: { compliantDevice: phones }
`;

const ca = '/v1.0/identity/conditionalAccess/policies';
const compliance = '/beta/deviceManagement/deviceCompliancePolicies';
const locations = '/v1.0/identity/conditionalAccess/namedLocations';

let world: TenantWorld;
beforeEach(async () => {
  world = await TenantWorld.start();
});
afterEach(() => world.emulator.close());

/** How many objects of each kind there are: more than one of any is a duplicate. */
async function counts(): Promise<readonly number[]> {
  const groups = (await world.list('/v1.0/groups')).filter(({ displayName }) => displayName === 'Pilots');
  return [
    groups.length,
    (await world.list(locations)).length,
    (await world.list(compliance)).length,
    (await world.list(ca)).length,
  ];
}

async function expectQuiet(text = documents(6)): Promise<void> {
  const planned = await world.plan(text);
  expect('plan' in planned ? planned.plan.changes : planned.findings).toEqual([]);
  expect(await counts()).toEqual([1, 1, 1, 1]);
}

describe('apply, then plan is empty', () => {
  it('from an empty tenant, and a second apply sends nothing', async () => {
    expect(await world.apply(documents(6))).toMatchObject({ status: 'applied' });
    expect(await world.apply(documents(6))).toMatchObject({ status: 'unchanged' });
    await expectQuiet();
  });

  it('from a tenant that was tampered with: deleted, changed, unassigned', async () => {
    await world.apply(documents(6));
    const [policy] = await world.list(ca);
    const [standard] = await world.list(compliance);
    const [office] = await world.list(locations);
    await world.send('DELETE', `${ca}/${policy?.id}`);
    await world.send('POST', `${compliance}/${standard?.id}/assign`, { assignments: [] });
    await world.send('PATCH', `${locations}/${office?.id}`, {
      '@odata.type': '#microsoft.graph.ipNamedLocation',
      isTrusted: false,
    });
    expect(await world.apply(documents(8))).toMatchObject({ status: 'applied' });
    await expectQuiet(documents(8));
  });

  it('and everything of ours is gone when nothing is declared any more', async () => {
    await world.apply(documents(6));
    const rails = 'version: 1\nbreakGlass: { groups: [Break Glass] }\nrails: { maximumDeletes: 10 }\n';
    expect(await world.apply('# nothing\n', rails)).toMatchObject({ status: 'applied' });
    expect(await counts()).toEqual([0, 0, 0, 0]);
  });
});

describe('a run cut short after any write converges when it is run again', () => {
  /** Graph as a process sees it that dies right after its k-th write was answered, or right before the answer arrives. */
  function dyingAfter(graph: Graph, writes: number, answered: boolean): Graph {
    let left = writes;
    return {
      list: (request, options) => graph.list(request, options),
      send: async (request, options) => {
        if (request.method === 'GET' || request.path.includes('getByIds')) return graph.send(request, options);
        if (left === 0) throw new Error('the process is dead');
        left -= 1;
        const response = await graph.send(request, options);
        if (left === 0 && !answered) throw new Error('the process died before it saw the answer');
        return response;
      },
    };
  }

  const cases = [1, 2, 3, 4, 5, 6].flatMap((writes) => [true, false].map((answered) => [writes, answered] as const));
  it.each(cases)('after %i writes, the last one answered: %s', async (writes, answered) => {
    const dying: Ports = { ...world.ports, graph: dyingAfter(world.ports.graph, writes, answered) };
    await world.apply(documents(6), undefined, undefined, {}, dying).catch(() => undefined);
    const again = await world.apply(documents(6), undefined, undefined, {}, world.afterCrash());
    expect(['applied', 'unchanged']).toContain(again.status);
    await expectQuiet();
  });

  it('a person who stops it loses nothing', async () => {
    const stop = new AbortController();
    const stopped = await world.apply(documents(6), undefined, undefined, {
      stop: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(stopped).toMatchObject({ status: 'interrupted' });
    expect(await world.apply(documents(6))).toMatchObject({ status: 'applied' });
    await expectQuiet();
  });
});

describe('faults of the service', () => {
  const arm = (fault: object) => world.send('POST', '/_emulator/faults', [fault]);

  it.each(['resetAfter', 'resetBefore', 'error503', 'throttleWithoutRetryAfter'])(
    '%s on creating a policy makes one policy',
    async (fault) => {
      await arm({ match: { method: 'POST', path: '**/conditionalAccess/policies' }, fault, times: 1 });
      expect(await world.apply(documents(6))).toMatchObject({ status: 'applied' });
      await expectQuiet();
    },
  );

  it('a 503 after the policy was made does not make two', async () => {
    await arm({
      match: { method: 'POST', path: '**/conditionalAccess/policies' },
      fault: 'error503',
      times: 1,
      applied: true,
    });
    expect(await world.apply(documents(6))).toMatchObject({ status: 'applied' });
    await expectQuiet();
  });

  it('a list that cannot be read whole concludes nothing', async () => {
    await world.apply(documents(6));
    await arm({ match: { method: 'GET', path: '**/conditionalAccess/policies' }, fault: 'truncateBody' });
    await expect(world.apply(documents(6))).rejects.toMatchObject({ name: 'GraphError' });
    await world.send('DELETE', '/_emulator/faults');
    await expectQuiet();
  });
});

describe('somebody else is at work', () => {
  it('an object changed between plan and write is not overwritten', async () => {
    await world.apply(documents(6));
    const [standard] = await world.list(compliance);
    const result = await world.apply(documents(8), undefined, undefined, {
      confirm: async () => {
        await world.send('PATCH', `${compliance}/${standard?.id}`, {
          '@odata.type': '#microsoft.graph.iosCompliancePolicy',
          passcodeMinimumLength: 4,
        });
        return true;
      },
    });
    expect(result).toMatchObject({ status: 'stale' });
    expect((await world.list(compliance))[0]).toMatchObject({ passcodeMinimumLength: 4 });
  });

  it('a second run of the same tenant is refused while the first one holds the lock', async () => {
    const lease = await world.ports.store.lock();
    await expect(world.apply(documents(6), undefined, undefined, {}, world.afterCrash())).rejects.toMatchObject({
      reason: 'held',
    });
    await lease.release();
  });
});
