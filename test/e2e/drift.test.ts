import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import { gatewright, projectWith } from '../support/command-line.ts';

const settings = 'version: 1\nbreakGlass: { groups: [Break Glass] }\n';
const policy = 'kind: Protection\nname: mail\nprotect: Exchange Online\nfor: Sales\nrequire: mfa\nrollout: enabled\n';
const office = 'kind: NamedLocation\nname: office\nranges: 203.0.113.0/24\ntrusted: true\n';
const caPolicies = '/v1.0/identity/conditionalAccess/policies';
const locations = '/v1.0/identity/conditionalAccess/namedLocations';

let emulator: Emulator | undefined;
afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

async function applied(documents: string) {
  const running = await startEmulator();
  emulator = running;
  const folder = await projectWith({ 'gatewright.yaml': settings, 'a.yaml': documents });
  const run = (...given: string[]) =>
    gatewright([...given, '-C', folder, '--graph', running.url, '--token', 'emulator']);
  const send = async (method: string, path: string, body?: object) => {
    const headers = { authorization: 'Bearer user:security@contoso.com', 'content-type': 'application/json' };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const text = await (await fetch(`${running.url}${path}`, { method, headers, ...content })).text();
    return text === '' ? {} : JSON.parse(text);
  };
  expect(await run('apply', '--auto-approve')).toMatchObject({ code: 0 });
  return { folder, run, send };
}

describe('drift', () => {
  it('says who deleted a policy, and which it was', async () => {
    const { run, send, folder } = await applied(policy);
    const [live] = (await send('GET', caPolicies)).value;
    await send('DELETE', `${caPolicies}/${live.id}`);
    // One run for both: what is missing right after a write is asked for until its absence is certain.
    const report = join(folder, 'drift.json');
    expect((await run('drift', '--report', `json=${report}`)).stdout).toContain('deleted by security@contoso.com');
    const [change] = JSON.parse(await readFile(report, 'utf8')).changes;
    expect(change).toMatchObject({ action: 'create', id: live.id, actor: { who: 'security@contoso.com' } });
  }, 60_000);

  it('blames nobody where only git moved', async () => {
    const { run, folder } = await applied(policy);
    await writeFile(join(folder, 'a.yaml'), policy.replace('mfa', 'block'));
    const { stdout } = await run('drift');
    expect(stdout).toContain('git moved, the tenant did not');
    expect(stdout).not.toContain('changed by');
  });

  it('can leave out what is not ours, and a plan names it', async () => {
    const { run, send } = await applied(policy);
    const { id: _, ...copy } = (await send('GET', caPolicies)).value[0];
    await send('POST', caPolicies, {
      displayName: 'By hand',
      state: 'disabled',
      conditions: copy.conditions,
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    });
    expect(await run('drift')).toMatchObject({ code: 2 });
    expect(await run('drift', '--ours-only')).toMatchObject({ code: 0 });
    expect((await run('plan')).stdout).toContain('1 not ours: `By hand`.');
  });
});

describe('what a plan shows', () => {
  it('a switch that was turned off is false, not "not set"', async () => {
    const { run, send } = await applied(office);
    const [live] = (await send('GET', locations)).value;
    const type = { '@odata.type': '#microsoft.graph.ipNamedLocation' };
    await send('PATCH', `${locations}/${live.id}`, { ...type, isTrusted: false });
    expect((await run('drift')).stdout).toContain('true → false');
    expect((await run('plan')).stdout).toContain('false → true');
  });

  it('counts one object as one', async () => {
    const { run } = await applied(policy);
    expect((await run('plan')).stdout).toContain('the tenant is what git says, 1 object.');
  });
});
