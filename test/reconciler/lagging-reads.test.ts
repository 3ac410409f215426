import { afterEach, describe, expect, it } from 'vitest';
import type { EmulatorOptions } from '../../reconciler/emulator/emulator.ts';
import { GraphError, type Ports } from '../../reconciler/ports.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const ca = '/v1.0/identity/conditionalAccess/policies';
const compliance = '/beta/deviceManagement/deviceCompliancePolicies';
const protection = (name: string) =>
  `kind: Protection\nname: ${name}\nprotect: Exchange Online\nfor: Sales\nrequire: mfa\n`;
const phones = `kind: Group
name: Phone users
---
kind: DeviceStandard
name: phones
platforms: iOS
facts: { jailbroken: forbidden }
for: Phone users
`;
const lagging: EmulatorOptions = { behaviours: { staleReadsAfterWrite: true } };

let world: TenantWorld;
afterEach(() => world.emulator.close());

/** A list after every replica has caught up. */
async function settled(path: string): Promise<readonly Record<string, unknown>[]> {
  for (let read = 0; read < 12; read += 1) await world.list(path);
  return world.list(path);
}

const titles = async () => (await settled(ca)).map(({ displayName }) => displayName);

describe('a list that lags behind our own writes', () => {
  it('makes no second policy after a crash before the last look', async () => {
    world = await TenantWorld.start(lagging);
    const die = () => {
      throw new Error('the process is dead');
    };
    await expect(world.apply(protection('mail'), undefined, undefined, { onProgress: die })).rejects.toThrow('dead');
    const again = await world.apply(protection('mail'), undefined, undefined, {}, world.afterCrash());
    expect(['applied', 'unchanged']).toContain(again.status);
    expect(await titles()).toEqual(['mail']);
  });

  it('makes no second policy after somebody stopped the run', async () => {
    world = await TenantWorld.start(lagging);
    const both = `${protection('mail')}---\n${protection('post')}`;
    const stop = new AbortController();
    const stopped = await world.apply(both, undefined, undefined, {
      stop: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(stopped.status).toBe('interrupted');
    expect((await world.apply(both)).status).toBe('applied');
    expect([...(await titles())].sort()).toEqual(['mail', 'post']);
  });

  it('makes no second policy when the answer was lost and the run died looking for it', async () => {
    world = await TenantWorld.start();
    await world.send('POST', '/_emulator/faults', [
      { match: { method: 'POST', path: '**/conditionalAccess/policies' }, fault: 'staleReads', reads: 9, times: 1 },
    ]);
    const { graph } = world.ports;
    const deaf: Ports = {
      ...world.ports,
      graph: {
        list: (request, options) => graph.list(request, options),
        send: async (request, options) => {
          const answer = await graph.send(request, options);
          if (request.method === 'POST' && request.path.endsWith('/policies')) throw new Error('the process is dead');
          return answer;
        },
      },
    };
    await expect(world.apply(protection('mail'), undefined, undefined, {}, deaf)).rejects.toThrow('dead');
    expect((await world.apply(protection('mail'), undefined, undefined, {}, world.afterCrash())).status).toBe(
      'applied',
    );
    expect(await titles()).toEqual(['mail']);
  });

  it('makes no second policy within one run, however long the lag lasts', async () => {
    world = await TenantWorld.start();
    await world.send('POST', '/_emulator/faults', [
      { match: { method: 'POST', path: '**/conditionalAccess/policies' }, fault: 'staleReads', reads: 5, times: 1 },
    ]);
    const { graph } = world.ports;
    let isLost = false;
    const losing: Ports = {
      ...world.ports,
      graph: {
        list: (request, options) => graph.list(request, options),
        send: async (request, options) => {
          const answer = await graph.send(request, options);
          if (isLost || request.method !== 'POST' || !request.path.endsWith('/policies')) return answer;
          isLost = true;
          throw new GraphError({ message: 'lost', status: 0, code: 'ConnectionLost', outcome: 'unknown', request });
        },
      },
    };
    expect((await world.apply(protection('mail'), undefined, undefined, {}, losing)).status).toBe('applied');
    expect(await titles()).toEqual(['mail']);
  });

  it('does not take an object from us that one list left out', async () => {
    world = await TenantWorld.start();
    await world.apply(`${protection('mail')}---\n${protection('post')}`);
    const { graph } = world.ports;
    let left = 2;
    const blind: Ports = {
      ...world.ports,
      graph: {
        send: (request, options) => graph.send(request, options),
        list: async (request, options) => {
          const bodies = await graph.list(request, options);
          if (left === 0 || !request.path.endsWith('/policies')) return bodies;
          left -= 1;
          return bodies.filter(({ displayName }) => displayName !== 'post');
        },
      },
    };
    const result = await world.apply(protection('mail'), undefined, undefined, {}, blind);
    expect(result).toMatchObject({ status: 'applied', plan: { changes: [{ action: 'delete', name: 'post' }] } });
    expect(await titles()).toEqual(['mail']);
  });

  it('an object somebody deleted is made again all the same', async () => {
    world = await TenantWorld.start();
    await world.apply(protection('mail'));
    const [policy] = await world.list(ca);
    await world.send('DELETE', `${ca}/${policy?.id}`);
    expect(await world.apply(protection('mail'))).toMatchObject({
      status: 'applied',
      plan: { changes: [{ action: 'create' }] },
    });
    expect(await titles()).toEqual(['mail']);
  });
});

describe('a reference Graph does not see yet', () => {
  it('makes an assignment wait for its group, and one standard of it', async () => {
    world = await TenantWorld.start(lagging);
    expect((await world.apply(phones)).status).toBe('applied');
    const standards = await settled(`${compliance}?$expand=assignments`);
    expect(standards.map(({ assignments }) => (assignments as unknown[]).length)).toEqual([2]);
  });
});
