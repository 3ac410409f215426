import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import { CONTOSO_CLIENT } from '../../reconciler/emulator/seeds/contoso.ts';
import { type RunRecord, runRecordSchema } from '../../schemas/run-record.ts';
import { gatewright, projectWith } from '../support/command-line.ts';
import { writesSeenBy } from '../support/seen-by-emulator.ts';

const program = fileURLToPath(new URL('../../dist/reconciler/cli/main.js', import.meta.url));
const environment = { AZURE_CLIENT_SECRET: CONTOSO_CLIENT.clientSecret };
const ca = '/v1.0/identity/conditionalAccess/policies';

const project = (onDrift: string) => `version: 1
breakGlass: { groups: [Break Glass] }
schedule: { cron: "0 3 * * *", onDrift: ${onDrift} }
tenants:
  contoso:
    id: ${CONTOSO_CLIENT.tenantId}
    authentication: { method: clientSecret, clientId: ${CONTOSO_CLIENT.clientId} }
`;
const policy = (name: string) =>
  `kind: Protection\nname: ${name}\nprotect: Exchange Online\nfor: Sales\nrequire: mfa\nrollout: enabled\n`;

let emulator: Emulator;
let folder: string;
const running: (() => void)[] = [];
beforeEach(async () => {
  emulator = await startEmulator();
  folder = await projectWith({ 'gatewright.yaml': project('repair'), 'policies/one.yaml': policy('one') });
});
afterEach(async () => {
  for (const end of running.splice(0)) end();
  await emulator.close();
});

const run = (...given: string[]) => gatewright([...given, '-C', folder], environment);
const lookOnce = (...more: string[]) => run('watch', '--once', '--graph', emulator.url, ...more);

/** Starts the service and waits for its first line. */
async function start(...more: string[]) {
  const child = spawn(
    process.execPath,
    [program, 'watch', '-C', folder, '--graph', emulator.url, '--listen', '127.0.0.1:0', ...more],
    { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  running.push(() => child.kill('SIGKILL'));
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  expect(line).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+$/);
  return { url: line.replace('listening on ', ''), child, ended, log: () => log };
}

async function records(): Promise<readonly RunRecord[]> {
  const place = join(folder, '.gatewright', '.service', 'runs', 'contoso');
  const names = (await readdir(place).catch(() => [])).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(
    names.map(async (name) => runRecordSchema.parse(JSON.parse(await readFile(join(place, name), 'utf8')))),
  );
}

async function until<Value>(look: () => Promise<Value | undefined | false>): Promise<Value> {
  for (let round = 0; round < 400; round += 1) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never came');
}

async function send(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const headers = { authorization: 'Bearer user:security@contoso.com', 'content-type': 'application/json' };
  const response = await fetch(`${emulator.url}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
const list = async () => (await send('GET', ca)).value as readonly Record<string, unknown>[];
const arm = (...faults: readonly object[]) => send('POST', '/_emulator/faults', { faults });

describe('watch --once', () => {
  it('repairs, tells it as NDJSON without secrets, and ends with 0', async () => {
    const ended = await lookOnce();
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    const lines = ended.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.at(-1)).toMatchObject({ level: 'info', tenant: 'contoso', outcome: 'repaired', sent: 1 });
    expect(await list()).toHaveLength(1);
    expect(await lookOnce()).toMatchObject({ code: 0 });
    expect((await records()).map(({ outcome, trigger }) => [outcome, trigger])).toEqual([
      ['repaired', 'request'],
      ['inSync', 'request'],
    ]);
    const state = join(folder, '.gatewright');
    const files = (await readdir(state, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    for (const file of files) {
      const text = await readFile(join(file.parentPath, file.name), 'utf8');
      expect(text).not.toContain(CONTOSO_CLIENT.clientSecret);
      expect(text).not.toMatch(/eyJ[\w-]{8,}\./);
    }
  });

  it('ends with 2 for drift that is only told, 3 for files with errors, 4 for what a guard refuses', async () => {
    await writeFile(join(folder, 'gatewright.yaml'), project('report'));
    expect(await lookOnce()).toMatchObject({ code: 2 });
    await writeFile(join(folder, 'gatewright.yaml'), project('repair'));
    await writeFile(join(folder, 'policies/one.yaml'), policy('one').replace('enabled', 'sometimes'));
    expect(await lookOnce()).toMatchObject({ code: 3 });
    const everybody =
      'kind: Protection\nname: nobody\nprotect: all apps\nfor: everyone\nrequire: block\nrollout: enabled\n';
    await writeFile(join(folder, 'policies/one.yaml'), everybody);
    expect(await lookOnce()).toMatchObject({ code: 4 });
    expect(await list()).toEqual([]);
  });

  it('ends with 1 and advice when Graph or the files cannot be had', async () => {
    const unreachable = await run('watch', '--once', '--graph', 'http://127.0.0.1:9');
    expect(unreachable.code).toBe(1);
    expect(unreachable.stderr).toContain('"outcome":"failed"');
    expect(await records()).toMatchObject([{ outcome: 'failed', error: { help: expect.any(String) } }]);
    await rm(join(folder, 'gatewright.yaml'));
    const gone = await lookOnce();
    expect(gone).toMatchObject({ code: 1 });
    expect(gone.stderr).toContain('there is no gatewright.yaml');
  });

  it.each([
    [['--listen', 'nonsense'], 'is no address'],
    [['--every', '0'], 'is no whole number above 0'],
    [['--every', '5', '--cron', '* * * * *'], 'say different things'],
    [['--tenant', 'fabrikam'], 'has no tenant `fabrikam`'],
  ])('refuses %j', async (given, text) => {
    const ended = await lookOnce(...given);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(text);
  });
});

describe('watch', () => {
  it('looks at once, says that it is ready, counts, and ends with 0 when it is asked to', async () => {
    const service = await start();
    await until(async () => (await fetch(`${service.url}/readyz`)).status === 200);
    expect(await (await fetch(`${service.url}/readyz`)).json()).toMatchObject({
      ready: true,
      tenants: { contoso: { outcome: 'repaired', isLate: false } },
    });
    const text = await (await fetch(`${service.url}/metrics`)).text();
    expect(text).toContain('gatewright_runs_total{tenant="contoso",outcome="repaired"} 1');
    expect(text).toMatch(/gatewright_graph_requests_total\{tenant="contoso",status="2xx"\} \d+/);
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
    expect(service.log()).toContain('"msg":"stopped"');
    await expect(fetch(`${service.url}/healthz`)).rejects.toThrow();
  });

  it('stopped in the middle of an apply finishes the write in flight; the next start does the rest, and nothing twice', async () => {
    const names = ['a', 'b', 'c', 'd'];
    await writeFile(join(folder, 'policies/one.yaml'), names.map(policy).join('---\n'));
    await arm({
      fault: 'slow',
      milliseconds: 700,
      match: { method: 'POST', path: '/*/identity/conditionalAccess/policies' },
    });
    const service = await start();
    await until(async () => (await list()).length > 0);
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
    const [record] = await records();
    expect(record).toMatchObject({ outcome: 'interrupted', plan: { changes: { length: 4 } } });
    const made = (await list()).length;
    expect(record?.sent).toBe(made);
    expect(made).toBeLessThan(4);
    await send('DELETE', '/_emulator/faults');
    expect(await lookOnce()).toMatchObject({ code: 0 });
    expect((await list()).map(({ displayName }) => displayName).toSorted()).toEqual(names);
    expect((await writesSeenBy(emulator)).filter((write) => write === `POST ${ca}`)).toHaveLength(4);
  });

  it('killed in the middle of an apply goes on from the journal', async () => {
    const names = ['a', 'b', 'c', 'd'];
    await writeFile(join(folder, 'policies/one.yaml'), names.map(policy).join('---\n'));
    await arm({
      fault: 'slow',
      milliseconds: 400,
      match: { method: 'POST', path: '/*/identity/conditionalAccess/policies' },
    });
    const service = await start();
    await until(async () => (await list()).length > 1);
    service.child.kill('SIGKILL');
    await service.ended;
    await send('DELETE', '/_emulator/faults');
    expect(await lookOnce()).toMatchObject({ code: 0 });
    expect((await list()).map(({ displayName }) => displayName).toSorted()).toEqual(names);
  });

  it('stopped while Graph makes it wait ends at once', async () => {
    await arm({ fault: 'throttle', retryAfter: 250, match: { method: 'GET', path: '/*/identity/**' } });
    const service = await start();
    await until(async () => service.log().includes('waiting before a request'));
    const began = performance.now();
    service.child.kill('SIGINT');
    expect(await service.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(await records()).toMatchObject([{ outcome: 'interrupted', sent: 0 }]);
  });

  it('asked twice ends at once, whatever it does', async () => {
    await arm({ fault: 'slow', milliseconds: 20_000, match: { method: 'POST', path: '/*/identity/**' } });
    const service = await start();
    const journal = join(folder, '.gatewright', 'contoso', 'journal.jsonl');
    await until(async () => (await readFile(journal, 'utf8').catch(() => '')).includes('intent'));
    service.child.kill('SIGTERM');
    await until(async () => service.log().includes('stopping after the request in flight'));
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(130);
  });

  it('leaves a suspended tenant alone from its next tick on, and looks after it again', async () => {
    const service = await start('--every', '1');
    await until(async () => (await records()).length > 1);
    const suspended = await run('suspend', '--tenant', 'contoso', '--reason', 'merger weekend');
    expect(suspended).toMatchObject({ code: 0, stdout: expect.stringContaining('contoso is suspended') });
    await until(async () => (await records()).at(-1)?.outcome === 'suspended');
    const [live] = await list();
    await send('PATCH', `${ca}/${live?.id}`, { state: 'disabled' });
    expect(await (await fetch(`${service.url}/metrics`)).text()).toContain('gatewright_suspended{tenant="contoso"} 1');
    expect(await (await fetch(`${service.url}/readyz`)).json()).toMatchObject({
      tenants: { contoso: { suspended: expect.stringContaining('merger weekend') } },
    });
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect((await records()).filter(({ outcome }) => outcome === 'suspended')).toHaveLength(1);
    expect(await list()).toMatchObject([{ state: 'disabled' }]);
    expect(await run('resume', '--tenant', 'contoso')).toMatchObject({ code: 0 });
    await until(async () => (await records()).at(-1)?.outcome === 'inSync');
    expect(await list()).toMatchObject([{ state: 'enabled' }]);
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
  });

  it('goes on when the project breaks, and when it is mended', async () => {
    const service = await start('--every', '1');
    await until(async () => (await records()).at(-1)?.outcome === 'inSync');
    await writeFile(join(folder, 'policies/one.yaml'), 'kind: [');
    await until(async () => (await records()).at(-1)?.outcome === 'invalid');
    await writeFile(join(folder, 'policies/one.yaml'), policy('one'));
    await until(async () => (await records()).at(-1)?.outcome === 'inSync');
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
  });
});

describe('suspend', () => {
  it('warns of a tenant that the service never looked at, where there is no project to ask', async () => {
    const state = await projectWith({ '.service/runs/contoso/x.json': '{}' });
    const pause = (tenant: string) =>
      gatewright(['suspend', '--tenant', tenant, '--reason', 'x', '--state', state, '-C', state]);
    expect(await pause('contoso')).toMatchObject({ code: 0, stderr: '' });
    const misspelt = await pause('contosoo');
    expect(misspelt.code).toBe(0);
    expect(misspelt.stderr).toContain('has looked at `contosoo`; it has looked at `contoso`');
  });

  it('works while no service runs, and asks for a reason and a day to come', async () => {
    expect(await run('suspend', '--tenant', 'contoso')).toMatchObject({ code: 1 });
    expect(await run('suspend', '--tenant', 'fabrikam', '--reason', 'x')).toMatchObject({ code: 1 });
    const past = await run('suspend', '--tenant', 'contoso', '--reason', 'x', '--until', '2020-01-01');
    expect(past).toMatchObject({ code: 1, stderr: expect.stringContaining('is over already') });
    expect(await run('suspend', '--reason', 'holidays', '--until', '2999-12-31')).toMatchObject({ code: 0 });
    expect(await lookOnce()).toMatchObject({ code: 0 });
    expect(await list()).toEqual([]);
    expect(await run('resume')).toMatchObject({ code: 0, stdout: 'contoso is looked after again.\n' });
    expect(await run('resume')).toMatchObject({ code: 0, stdout: 'contoso was not suspended.\n' });
    expect(await lookOnce()).toMatchObject({ code: 0 });
    expect(await list()).toHaveLength(1);
  });
});
