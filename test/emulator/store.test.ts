import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startEmulator } from '../../reconciler/emulator/emulator.ts';
import { JournalFileError } from '../../reconciler/emulator/store/journal-file.ts';
import { POLICIES, policy } from './bodies.ts';
import { emulate, send, valuesOf } from './client.ts';
import { transpileEmulator } from './transpile.ts';

let folder: string;
let store: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'emulator-'));
  store = join(folder, 'tenant.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function names(url: string): Promise<unknown[]> {
  return valuesOf(await send(url, 'GET', `/v1.0${POLICIES}`)).map((row) => row.displayName);
}

/** A tenant with the named policies, written to the store and closed. */
async function written(...displayNames: readonly string[]): Promise<void> {
  const emulator = await startEmulator({ store });
  for (const displayName of displayNames) await send(emulator.url, 'POST', `/v1.0${POLICIES}`, policy({ displayName }));
  await emulator.close();
}

describe('a store', () => {
  test('keeps everything across a restart, the seed is not planted again', async () => {
    const first = await startEmulator({ store });
    const { id } = (await send(first.url, 'POST', `/v1.0${POLICIES}`, policy({ displayName: 'Kept' }))).body;
    const before = await send(first.url, 'GET', '/v1.0/users');
    await send(first.url, 'DELETE', `/v1.0/users/alice@contoso.com`);
    await first.close();
    const second = await emulate({ store, seed: { users: [{ userPrincipalName: 'x@y.z', displayName: 'Never' }] } });
    expect((await second.send('GET', `/v1.0${POLICIES}/${id}`)).body.displayName).toBe('Kept');
    expect(valuesOf(await second.send('GET', '/v1.0/users'))).toHaveLength(valuesOf(before).length - 1);
    expect(valuesOf(await second.send('GET', '/v1.0/auditLogs/directoryAudits'))).toHaveLength(2);
  });

  test('is compacted when it is opened', async () => {
    const emulator = await startEmulator({ store });
    const { id } = (await send(emulator.url, 'POST', `/v1.0${POLICIES}`, policy())).body;
    for (let change = 0; change < 20; change += 1)
      await send(emulator.url, 'PATCH', `/v1.0${POLICIES}/${id}`, { displayName: `name ${change}` });
    await emulator.close();
    await (await startEmulator({ store })).close();
    const rows = readFileSync(store, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"conditionalAccessPolicies"'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('name 19');
  });

  test.each(['[{"collection":"conditionalAccessPol', '[{"collection":"users","id":"x","value":null}]', 'null'])(
    'loses a torn last line %j and nothing else',
    async (torn) => {
      await written('A', 'B');
      appendFileSync(store, torn);
      const emulator = await emulate({ store });
      expect(await names(emulator.url)).toEqual(['A', 'B']);
      await emulator.send('POST', `/v1.0${POLICIES}`, policy({ displayName: 'C' }));
      await emulator.close();
      expect(await names((await emulate({ store })).url)).toEqual(['A', 'B', 'C']);
    },
  );

  test('that is damaged in its middle is not guessed at and not touched', async () => {
    await written('A');
    const damaged = readFileSync(store, 'utf8').replace('\n', '\nnonsense\n');
    writeFileSync(store, damaged);
    await expect(startEmulator({ store })).rejects.toThrow(JournalFileError);
    await expect(startEmulator({ store })).rejects.toThrow(`line 2 of ${store} is damaged`);
    expect(readFileSync(store, 'utf8')).toBe(damaged);
  });
});

describe('kill -9', () => {
  let build: ReturnType<typeof transpileEmulator>;
  const children: ChildProcess[] = [];
  beforeAll(() => {
    build = transpileEmulator();
  });
  afterAll(() => {
    for (const child of children) child.kill('SIGKILL');
    build.remove();
  });

  async function spawned(): Promise<{ child: ChildProcess; url: string }> {
    const script = `import(${JSON.stringify(build.main)}).then(({ startEmulator }) => startEmulator({ store: ${JSON.stringify(store)} })).then(({ url }) => console.log(url))`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const [line] = await once(child.stdout, 'data');
    return { child, url: String(line).trim() };
  }

  test('in the midst of writes loses none that was acknowledged', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { child, url } = await spawned();
      const writer = async (name: string) => {
        for (let count = 0; ; count += 1) {
          const displayName = `${round} ${name} ${count}`;
          const answer = await send(url, 'POST', '/v1.0/groups', {
            displayName,
            mailEnabled: false,
            mailNickname: 'x',
            securityEnabled: true,
          });
          if (answer.status === 201) acknowledged.push(displayName);
          if (acknowledged.length === (round + 1) * 40) child.kill('SIGKILL');
        }
      };
      // Each writer ends with the error of the connection that died with the process.
      await Promise.allSettled(['a', 'b', 'c', 'd'].map(writer));
      await (child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined);
    }
    const survivor = await emulate({ store });
    const rows = valuesOf(await survivor.send('GET', '/v1.0/groups?$top=999')).map((row) => row.displayName);
    expect(acknowledged.length).toBeGreaterThanOrEqual(120);
    expect(acknowledged.filter((name) => !rows.includes(name))).toEqual([]);
    // Whatever was written and not acknowledged was written whole: each group has its row in the audit log.
    const audits = valuesOf(
      await survivor.send('GET', "/v1.0/auditLogs/directoryAudits?$filter=activityDisplayName eq 'Add group'&$top=999"),
    );
    expect(audits).toHaveLength(rows.length - 5);
  });
});

describe('close', () => {
  test('does not wait for idle connections and can be called twice', async () => {
    const emulator = await startEmulator();
    const agent = new Agent({ keepAlive: true });
    await new Promise<void>((resolve, reject) => {
      const sent = request(
        `${emulator.url}/v1.0/users`,
        { agent, headers: { authorization: 'Bearer emulator' } },
        (response) => {
          response.resume().on('end', resolve);
        },
      );
      sent.on('error', reject).end();
    });
    await Promise.all([emulator.close(), emulator.close()]);
    await expect(send(emulator.url, 'GET', '/v1.0/users')).rejects.toThrow();
    agent.destroy();
  });

  test('frees the port', async () => {
    const first = await startEmulator();
    await expect(startEmulator({ port: first.port })).rejects.toThrow('EADDRINUSE');
    await first.close();
    const second = await startEmulator({ port: first.port });
    expect(second.url).toBe(first.url);
    await second.close();
  });
});
