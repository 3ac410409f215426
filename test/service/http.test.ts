import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { isLoopbackHost, isLoopbackName } from '../../reconciler/loopback.ts';
import { SourceError } from '../../reconciler/ports.ts';
import { Health } from '../../reconciler/service/health.ts';
import { parseAddress } from '../../reconciler/service/http/address.ts';
import { createApp } from '../../reconciler/service/http/create-app.ts';
import { type Listening, listen } from '../../reconciler/service/http/listen.ts';
import { Metrics } from '../../reconciler/service/metrics.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import { FastClock } from '../support/service-world.ts';

let door: Listening | undefined;
afterEach(async () => {
  await door?.close();
  door = undefined;
});

function record(name: string, outcome: RunRecord['outcome'], more: Partial<RunRecord> = {}): RunRecord {
  return {
    formatVersion: '1.0',
    id: `20261125T120000000Z-${name}`,
    tenant: { name, id: name },
    started: '2026-11-25T12:00:00.000Z',
    milliseconds: 1500,
    trigger: 'schedule',
    mode: 'repair',
    source: {},
    outcome,
    sent: 0,
    actors: {},
    findings: [],
    graph: { requests: 4, throttled: 0 },
    ...more,
  };
}

async function open(isLoopback = true, pages?: Hono) {
  const clock = new FastClock();
  const metrics = new Metrics();
  const health = new Health(clock);
  door = await listen(createApp({ health, metrics, isLoopback, pages }), { host: '127.0.0.1', port: 0 });
  const { url } = door;
  return { clock, metrics, health, url };
}

const suspension = { formatVersion: '1.0', reason: 'merger', since: '2026-11-25T11:00:00.000Z' } as const;

describe('the door', () => {
  it('says that the process is alive', async () => {
    const { url } = await open();
    const answer = await fetch(`${url}/healthz`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ status: 'ok' });
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is ready once the files were had and every tenant was looked at, and no longer when one is late', async () => {
    const { url, health, clock } = await open();
    const ready = async () => {
      const answer = await fetch(`${url}/readyz`);
      return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) };
    };
    expect(await ready()).toMatchObject({ status: 503, ready: false, source: { status: 'unread' } });
    health.sourceRead(new SourceError('unreachable', 'git.example cannot be reached', 'look at the network'));
    expect(await ready()).toMatchObject({
      status: 503,
      source: { status: 'failing', error: 'git.example cannot be reached' },
    });
    health.sourceRead(undefined);
    health.ran('one', { record: record('one', 'inSync'), suspension: undefined });
    health.scheduled('one', 60_000);
    health.ran('two', { record: record('two', 'suspended'), suspension });
    health.scheduled('two', 90_000);
    expect(await ready()).toMatchObject({
      status: 200,
      tenants: {
        one: { isLate: false, outcome: 'inSync', lastSuccess: '2026-11-25T12:00:00.000Z' },
        two: { isLate: false, suspended: 'suspended since 2026-11-25T11:00:00.000Z: merger' },
      },
    });
    health.sourceRead(new SourceError('unreachable', 'away', 'wait'));
    expect(await ready()).toMatchObject({ status: 200, source: { status: 'failing' } });
    clock.advanceTo(60_001);
    expect(await ready()).toMatchObject({ status: 503, tenants: { one: { isLate: true }, two: { isLate: false } } });
    health.gone('one');
    expect(await ready()).toMatchObject({ status: 200 });
  });

  it('counts for Prometheus, whatever a tenant is called', async () => {
    const { url, metrics } = await open();
    const plan = { changes: [{}, {}], unmanaged: [{}] } as unknown as NonNullable<RunRecord['plan']>;
    metrics.ran('one', { record: record('one', 'drift', { plan }), suspension: undefined });
    metrics.ran('a"b\nc\\', { record: record('a"b\nc\\', 'suspended'), suspension });
    metrics.ran('one', { record: record('one', 'repaired', { plan, sent: 2 }), suspension: undefined });
    for (const status of [200, 200, 429, 503, 0]) metrics.requested('one', status);
    metrics.recorded(false);
    const answer = await fetch(`${url}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    const lines = (await answer.text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'gatewright_drift_objects{tenant="one"} 0',
        'gatewright_unmanaged_objects{tenant="one"} 1',
        'gatewright_last_success_timestamp_seconds{tenant="one"} 1795608001.5',
        'gatewright_runs_total{tenant="one",outcome="drift"} 1',
        'gatewright_runs_total{tenant="one",outcome="repaired"} 1',
        'gatewright_graph_requests_total{tenant="one",status="2xx"} 2',
        'gatewright_graph_requests_total{tenant="one",status="none"} 1',
        'gatewright_graph_throttles_total 1',
        'gatewright_graph_writes_total{tenant="one"} 2',
        'gatewright_run_duration_seconds_count 2',
        'gatewright_suspended{tenant="one"} 0',
        'gatewright_suspended{tenant="a\\"b\\nc\\\\"} 1',
        'gatewright_records_up 0',
      ]),
    );
    expect(lines.some((line) => line.startsWith('process_cpu_seconds_total'))).toBe(true);
    metrics.gone('one');
    expect(await metrics.text()).not.toContain('gatewright_drift_objects{tenant="one"}');
  });

  it('takes no other methods', async () => {
    const { url } = await open();
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
        const answer = await fetch(`${url}${path}`, { method });
        expect([path, method, answer.status, answer.headers.get('allow')]).toEqual([path, method, 405, 'GET, HEAD']);
      }
      expect((await fetch(`${url}${path}`, { method: 'HEAD' })).status).toBeLessThan(504);
    }
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
  });

  it('answers to the name of a proxy in front, and to no other', async () => {
    const { metrics, health } = await open();
    const app = createApp({ health, metrics, isLoopback: true, publicUrl: 'https://gatewright.contoso.com/' });
    const ask = (host: string) => app.fetch(new Request('http://127.0.0.1/healthz', { headers: { host } }));
    expect((await ask('gatewright.contoso.com')).status).toBe(200);
    expect((await ask('gatewright.contoso.com.evil.example')).status).toBe(403);
  });

  it.each(['evil.example', 'evil.example:8484', '127.0.0.1.evil.example', 'localhost.evil.example', ''])(
    'on this machine only does not answer to `%s`',
    async (host) => {
      const metrics = new Metrics();
      const app = createApp({ health: new Health(new FastClock()), metrics, isLoopback: true });
      const ask = (name: string) => app.request('/metrics', { headers: { host: name } });
      expect((await ask(host)).status).toBe(403);
      for (const name of ['localhost', 'LOCALHOST:8484', '127.0.0.1:1', '[::1]:8484'])
        expect((await ask(name)).status).toBe(200);
      const elsewhere = createApp({ health: new Health(new FastClock()), metrics, isLoopback: false });
      expect((await elsewhere.request('/healthz', { headers: { host: 'gatewright.example' } })).status).toBe(200);
    },
  );

  it('leads to the page', async () => {
    const pages = new Hono().get('/', (context) => context.html('<h1>page</h1>'));
    const { url } = await open(true, pages);
    expect(await (await fetch(`${url}/`)).text()).toBe('<h1>page</h1>');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('is refused where another program stands in it', async () => {
    const { url } = await open();
    const port = Number(new URL(url).port);
    const app = new Hono();
    await expect(listen(app, { host: '127.0.0.1', port })).rejects.toThrow('another program listens');
  });
});

describe('addresses', () => {
  it.each([
    ['127.0.0.1:8484', '127.0.0.1', 8484],
    ['0.0.0.0:0', '0.0.0.0', 0],
    ['[::1]:80', '::1', 80],
    ['8484', '127.0.0.1', 8484],
    [':8484', '127.0.0.1', 8484],
    ['localhost:1', 'localhost', 1],
  ])('`%s`', (text, host, port) => {
    expect(parseAddress(text)).toEqual({ host, port });
  });

  it.each(['', 'x', '127.0.0.1', '127.0.0.1:99999', '::1:80', 'http://127.0.0.1:80', '1:2:3'])(
    '`%s` is refused',
    (text) => {
      expect(() => parseAddress(text)).toThrow('is no address');
    },
  );

  it('are loopback or not', () => {
    expect(['127.0.0.1', '127.1.2.3', '::1', 'localhost'].every(isLoopbackHost)).toBe(true);
    expect(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example', ''].some(isLoopbackHost)).toBe(false);
    expect(['127.0.0.1:80', '[::1]:8484', 'LOCALHOST', 'localhost:1'].every(isLoopbackName)).toBe(true);
    expect(['localhost:80:80', '::1', '127.1', 'localhost.example', 'a@localhost', ''].some(isLoopbackName)).toBe(
      false,
    );
  });
});
