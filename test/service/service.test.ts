import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, test } from 'vitest';
import { SourceError } from '../../reconciler/ports.ts';
import type { ServiceOptions } from '../../reconciler/service/service-options.ts';
import { parseUntil } from '../../reconciler/service/suspensions.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import { forgetRequests, writesSeenBy } from '../support/seen-by-emulator.ts';
import { ServiceWorld, type ServiceWorldOptions } from '../support/service-world.ts';

const ca = '/v1.0/identity/conditionalAccess/policies';
const tenants = (...names: readonly string[]) =>
  `tenants:\n${names.map((name) => `  ${name}: { id: c0450000-0000-4000-8000-000000000001 }\n`).join('')}`;
const project = (more = '', schedule = 'cron: "* * * * *", onDrift: repair') =>
  `version: 1\nbreakGlass: { groups: [Break Glass] }\nschedule: { ${schedule} }\n${more}`;
const mail = (rollout: string) =>
  `kind: Protection\nname: mail\nprotect: Exchange Online\nfor: Sales\nrequire: mfa\nrollout: ${rollout}\n`;

let world: ServiceWorld;
afterEach(() => world.close());

async function begin(more = '', options: Partial<ServiceWorldOptions> = {}, schedule?: string): Promise<void> {
  world = await ServiceWorld.start({
    files: { 'gatewright.yaml': project(more, schedule), 'policies.yaml': mail('enabled') },
    ...options,
  });
}

/** Runs the service until so many runs were told, and then stops it as SIGTERM does. */
async function runUntil(count: number, more: Partial<ServiceOptions> = {}, each: (seen: number) => unknown = () => {}) {
  const stop = new AbortController();
  const options = world.serviceOptions(more);
  const { listener } = options;
  let seen = 0;
  const work = world
    .service({
      ...more,
      listener: {
        ...listener,
        ran: (tenant, what) => {
          listener.ran(tenant, what);
          seen += 1;
          each(seen);
          if (seen >= count) stop.abort(new Error('stopped'));
        },
      },
    })
    .run(stop.signal);
  await work;
}

const outcomes = () => world.seen.map(([, record]) => record?.outcome ?? '-');

describe('ticks', () => {
  it('come with the schedule, each with a record; the first at once', async () => {
    await begin();
    await runUntil(4);
    expect(outcomes()).toEqual(['repaired', 'inSync', 'inSync', 'inSync']);
    const kept = (await world.records.list({ limit: 9 })).toReversed();
    expect(kept.map(({ trigger }) => trigger)).toEqual(['start', 'schedule', 'schedule', 'schedule']);
    expect(kept.slice(1).map(({ started }) => started.slice(11, 19))).toEqual(['12:01:00', '12:02:00', '12:03:00']);
  });

  it('take every tenant, and no more of them at once than agreed', async () => {
    await begin(tenants('one', 'two', 'three', 'four', 'five', 'six'));
    let running = 0;
    let most = 0;
    const { connect } = world.serviceOptions();
    const counted: ServiceOptions['connect'] = (name, settings) => {
      const connection = connect(name, settings);
      return {
        ...connection,
        identify: async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 30));
          running -= 1;
          return undefined;
        },
      };
    };
    const records = await world.tick({ connect: counted, concurrency: 2 });
    expect(records.map(({ tenant }) => tenant.name)).toEqual(['one', 'two', 'three', 'four', 'five', 'six']);
    expect(most).toBe(2);
  });

  it('expect nothing more of a tenant the project lost while it was at work', async () => {
    await begin(tenants('slow', 'quick'), { isOverlapping: true });
    const { connect, listener } = world.serviceOptions();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: ServiceOptions['connect'] = (name, settings) => {
      const connection = connect(name, settings);
      if (name === 'quick') return connection;
      return {
        ...connection,
        identify: async () => {
          await held;
          return undefined;
        },
      };
    };
    const awaited = new Set<string>();
    const watching: ServiceOptions['listener'] = {
      ...listener,
      scheduled: (tenant) => awaited.add(tenant),
      gone: (tenant) => {
        awaited.delete(tenant);
        release();
      },
    };
    await runUntil(8, { connect: slow, listener: watching }, (seen) => {
      if (seen === 2) world.source.push({ 'gatewright.yaml': project(tenants('quick')) });
    });
    expect(world.seen.map(([tenant]) => tenant)).toContain('slow');
    expect([...awaited]).toEqual(['quick']);
  });

  it('pass over a tenant that is still at work, and go on with the others', async () => {
    await begin(tenants('slow', 'quick'), { isOverlapping: true });
    const { connect } = world.serviceOptions();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let atWork = 0;
    let together = 0;
    const slow: ServiceOptions['connect'] = (name, settings) => {
      const connection = connect(name, settings);
      if (name === 'quick') return connection;
      return {
        ...connection,
        identify: async () => {
          atWork += 1;
          together = Math.max(together, atWork);
          await held;
          atWork -= 1;
          return undefined;
        },
      };
    };
    await runUntil(6, { connect: slow }, (seen) => {
      if (seen === 4) release();
    });
    expect(together).toBe(1);
    const names = world.seen.map(([name]) => name);
    expect(names.slice(0, 4)).toEqual(['quick', 'quick', 'quick', 'quick']);
    expect(names).toContain('slow');
    expect(world.log.filter((line) => line.includes('passes it over')).length).toBeGreaterThanOrEqual(2);
  });

  it('start late by chance where the project says so, never the first', async () => {
    await begin('', { random: () => 0.25 }, 'cron: "* * * * *", jitterSeconds: 40');
    await runUntil(3);
    const kept = (await world.records.list({ limit: 9 })).toReversed();
    expect(kept.map(({ started }) => started.slice(17, 19))).toEqual(['00', '10', '10']);
  });

  it('take the schedule, the mode and the tenants of the newest commit', async () => {
    await begin(tenants('one'));
    await world.tick();
    world.source.push({ 'gatewright.yaml': project(`${tenants('two')}`, 'cron: "* * * * *"') });
    expect(await world.tick()).toMatchObject([{ tenant: { name: 'two' }, mode: 'report' }]);
  });

  it('tell the tenants known before when the project file breaks, and leave them alone', async () => {
    await begin(tenants('one'));
    await runUntil(2, {}, (seen) => {
      if (seen === 1) world.source.push({ 'gatewright.yaml': 'version: [' });
    });
    expect(world.seen.map(([name, record]) => `${name} ${record?.outcome}`)).toEqual(['one repaired', 'one invalid']);
    const told = world.log.find((line) => line.includes('"outcome":"invalid"')) ?? '';
    expect(told).toMatch(/"reason":"GW1\d{3}: [^"]+","help":"[^"]+"/);
  });

  it('end at once where `--tenant` names nobody', async () => {
    await begin(tenants('one'));
    await expect(world.tick({ tenants: ['won'] })).rejects.toThrow('gatewright.yaml has no tenant `won`');
  });
});

describe('failures', () => {
  it('of the source are told of every tenant, waited after, and got over', async () => {
    // Both stand for the same emulated tenant, so each sees what the other made.
    await begin(tenants('one', 'two'), { options: { oursOnly: true } });
    await runUntil(8, {}, (seen) => {
      if (seen === 2) world.source.error = new SourceError('unsigned', 'the commit is not signed', 'sign it');
      if (seen === 6) world.source.error = undefined;
    });
    expect(outcomes()).toEqual(['repaired', 'repaired', 'failed', 'failed', 'failed', 'failed', 'inSync', 'inSync']);
    const [, , first, , second, , third] = world.seen.map(([, record]) => record);
    expect(first).toMatchObject({ error: { message: 'the commit is not signed', help: 'sign it' }, source: {} });
    const waited = (a: RunRecord | undefined, b: RunRecord | undefined) =>
      (Date.parse(b?.started ?? '') - Date.parse(a?.started ?? '')) / 1000;
    expect(waited(first, second)).toBeCloseTo(22.5, 0);
    expect(waited(second, third)).toBeCloseTo(45, 0);
  });

  it('of one tenant stop no other', async () => {
    await begin(tenants('one', 'two'));
    const { connect } = world.serviceOptions();
    const records = await world.tick({
      connect: (name, settings) => {
        if (name === 'one') throw new Error('out of order');
        return connect(name, settings);
      },
    });
    expect(records.map(({ outcome }) => outcome)).toEqual(['failed', 'repaired']);
    expect(records[0]?.error?.message).toContain('out of order');
  });

  test.runIf(process.platform === 'linux')('of the disk are told, and the service goes on', async () => {
    await begin();
    const runs = join(world.state, '.service', 'runs', 'default');
    await mkdir(runs, { recursive: true });
    await symlink('/dev/full', join(runs, '20261125T120000000Z-default.json.tmp'));
    const written: boolean[] = [];
    const { listener } = world.serviceOptions();
    const records = await world.tick({
      listener: { ...listener, recorded: (isWritten: boolean) => written.push(isWritten) },
    });
    expect(records).toMatchObject([{ outcome: 'repaired' }]);
    expect(written).toEqual([false]);
    expect(world.log.some((line) => line.includes('the record of the run cannot be written'))).toBe(true);
    await rm(join(runs, '20261125T120000000Z-default.json.tmp'));
    expect(await world.tick()).toMatchObject([{ outcome: 'inSync' }]);
  });

  it('of a notifier that breaks its word are told, and no more', async () => {
    await begin();
    await world.tick({ notifier: { tell: () => Promise.reject(new Error('no word')) } });
    expect(world.log.some((line) => line.includes('no word'))).toBe(true);
  });
});

describe('stopping', () => {
  it('in the middle of a repair finishes the write in flight and says so; the next start goes on', async () => {
    await begin();
    world.source.push({
      'policies.yaml': [1, 2, 3, 4, 5]
        .map((number) => mail('reportOnly').replace('name: mail', `name: mail-${number}`))
        .join('---\n'),
    });
    const stop = new AbortController();
    const { connect } = world.serviceOptions();
    let writes = 0;
    const stopping: ServiceOptions['connect'] = (name, settings) => {
      const connection = connect(name, settings);
      const { graph } = connection;
      return {
        ...connection,
        graph: {
          ...graph,
          send: async (request, options) => {
            if (request.method === 'POST' && request.path === '/identity/conditionalAccess/policies') {
              writes += 1;
              if (writes === 2) stop.abort(new Error('SIGTERM'));
            }
            return graph.send(request, options);
          },
        },
      };
    };
    await world.service({ connect: stopping }).run(stop.signal);
    const [record] = await world.records.list({ limit: 1 });
    expect(record).toMatchObject({ outcome: 'interrupted', sent: 2, plan: { changes: { length: 5 } } });
    expect(await world.list(ca)).toHaveLength(2);
    await forgetRequests(world.emulator as NonNullable<typeof world.emulator>);
    expect(await world.tick()).toMatchObject([{ outcome: 'repaired', sent: 3 }]);
    expect(await writesSeenBy(world.emulator as NonNullable<typeof world.emulator>)).toHaveLength(3);
    expect(await world.list(ca)).toHaveLength(5);
  });
});

describe('suspension', () => {
  const now = () => world.clock.now().toISOString();

  it('leaves a tenant alone, is told once, and ends', async () => {
    await begin(tenants('one', 'two'));
    await world.suspensions.suspend('one', { reason: 'merger weekend', since: now() });
    expect(await world.tick()).toMatchObject([
      { outcome: 'suspended', sent: 0, graph: { requests: 0 }, error: { message: expect.stringContaining('merger') } },
      { outcome: 'repaired' },
    ]);
    expect(await world.tick()).toMatchObject([{ tenant: { name: 'two' } }]);
    await world.suspensions.suspend('one', { reason: 'still merging', since: now() });
    expect(await world.tick()).toMatchObject([{ outcome: 'suspended' }, {}]);
    expect(await world.suspensions.resume('one')).toBe(true);
    expect(await world.suspensions.resume('one')).toBe(false);
    expect(await world.tick()).toMatchObject([{ tenant: { name: 'one' }, outcome: 'repaired' }, { outcome: 'inSync' }]);
  });

  it('ends by itself', async () => {
    await begin();
    const until = parseUntil('2026-11-25T12:02:30Z', world.clock.now());
    await world.suspensions.suspend('default', { reason: 'lunch', since: now(), until });
    await runUntil(4);
    expect(outcomes()).toEqual(['suspended', '-', '-', 'repaired']);
  });

  it('that cannot be read leaves the tenant alone', async () => {
    await begin();
    await mkdir(join(world.state, '.service', 'suspended'), { recursive: true });
    await writeFile(join(world.state, '.service', 'suspended', 'default.json'), '{');
    const [record] = await world.tick();
    expect(record).toMatchObject({ outcome: 'failed', sent: 0, graph: { requests: 0 } });
    expect(record?.error?.help).toContain('gatewright resume --tenant default');
  });

  it.each([
    ['2026-12-31', '2027-01-01T00:00:00.000Z'],
    ['2026-12-31T18:00:00+01:00', '2026-12-31T17:00:00.000Z'],
  ])('until `%s` lasts until %s', async (text, moment) => {
    await begin();
    expect(parseUntil(text, world.clock.now())).toBe(moment);
  });

  it.each(['tomorrow', '2026-02-30', '2020-01-01', ''])('until `%s` is refused', async (text) => {
    await begin();
    expect(() => parseUntil(text, world.clock.now())).toThrow('--until');
  });
});
