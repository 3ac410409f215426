import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import type { Fault } from '../../reconciler/emulator/faults.ts';
import { CONTOSO_CLIENT } from '../../reconciler/emulator/seeds/contoso.ts';
import { gatewright, projectWith } from '../support/command-line.ts';

const settings = 'version: 1\nbreakGlass: { groups: [Break Glass] }\n';
const policy = (name: string) =>
  `kind: Protection\nname: ${name}\nprotect: Exchange Online\nfor: Sales\nrequire: mfa\nrollout: enabled\n`;
const caPolicies = '/v1.0/identity/conditionalAccess/policies';

let emulator: Emulator | undefined;
afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

/** A project and a tenant of its own, and the command line between them. */
async function world(files: Readonly<Record<string, string>>, faults: readonly Fault[] = []) {
  const running = await startEmulator({ faults });
  emulator = running;
  const folder = await projectWith({ 'gatewright.yaml': settings, ...files });
  const run = (...given: string[]) =>
    gatewright([...given, '-C', folder, '--graph', running.url, '--token', 'emulator']);
  const send = async (method: string, path: string, body?: object) => {
    const headers = { authorization: 'Bearer user:security@contoso.com', 'content-type': 'application/json' };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${running.url}${path}`, { method, headers, ...content });
    const text = await answer.text();
    return text === '' ? {} : JSON.parse(text);
  };
  return { folder, run, send };
}

describe('reports', () => {
  it.each(['markdown-of-old=x.md', 'json=/nonexistent/x.json', 'json=/'])(
    '%s is refused before anything is sent',
    async (report) => {
      const { run, send } = await world({ 'a.yaml': policy('mail') });
      for (const command of [['apply', '--auto-approve'], ['plan'], ['drift']]) {
        const ended = await run(...command, '--report', report);
        expect(ended).toMatchObject({ code: 1, stdout: '' });
        expect(ended.stderr).not.toMatch(/^\s+at |no such file or directory, open/m);
      }
      expect((await send('GET', caPolicies)).value).toEqual([]);
    },
  );

  it('are written beside what is printed', async () => {
    const { run, folder } = await world({ 'a.yaml': policy('mail') });
    const path = join(folder, 'plan.json');
    expect(await run('apply', '--auto-approve', '--report', `json=${path}`)).toMatchObject({ code: 0 });
    expect(JSON.parse(await readFile(path, 'utf8')).changes).toMatchObject([{ action: 'create', name: 'mail' }]);
  });

  it('a plan that cannot be saved is told before the tenant is read', async () => {
    const { run, folder } = await world({ 'a.yaml': policy('mail') });
    const ended = await run('plan', '--out', join(folder, 'a.yaml/plan.json'));
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('a part of the path is a file');
  });
});

describe('an apply that fails halfway', () => {
  const forbidden: Fault = { match: { method: 'POST', path: '**/policies' }, fault: 'forbidden', skip: 1 };

  it('says which object, where it is declared and what was written before', async () => {
    const { run } = await world({ 'a.yaml': `${policy('first')}---\n${policy('second')}` }, [forbidden]);
    const ended = await run('apply', '--auto-approve');
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('a.yaml:8:1');
    expect(ended.stderr).toContain('to create `second` (conditionalAccessPolicies/second)');
    expect(ended.stderr).toContain('1 of 2 requests had been carried out before it');
  });

  it('gives the same to scripts, and goes on afterwards', async () => {
    const { run, send } = await world({ 'a.yaml': `${policy('first')}---\n${policy('second')}` }, [forbidden]);
    const ended = await run('apply', '--auto-approve', '--json');
    expect(JSON.parse(ended.stdout)).toMatchObject({
      status: 'failed',
      sent: 1,
      total: 2,
      error: { status: 403, resource: 'conditionalAccessPolicies/second', file: 'a.yaml', line: 8, outcome: 'refused' },
    });
    await send('DELETE', '/_emulator/faults');
    expect(await run('apply', '--auto-approve')).toMatchObject({ code: 0 });
    expect((await send('GET', caPolicies)).value).toHaveLength(2);
  });
});

describe('--adopt and --accept', () => {
  it.each([
    [['--adopt', 'nope'], 'is no document of this project'],
    [['--adopt', 'Protection/mail'], 'did you mean `conditionalAccessPolicies/mail`?'],
    [['--adopt', 'conditionalAccessPolicies/mial'], 'did you mean `conditionalAccessPolicies/mail`?'],
    [['--accept', 'GW9999:foo/bar=because'], '`--accept GW9999` names no guard'],
    [['--accept', 'GW6005:conditionalAccessPolicies/mial=because'], 'did you mean `conditionalAccessPolicies/mail`?'],
  ])('%j is not passed over', async (given, words) => {
    const { run, send } = await world({ 'a.yaml': policy('mail') });
    for (const command of [['plan'], ['apply', '--auto-approve']]) {
      const ended = await run(...command, ...given);
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toContain(words);
    }
    expect((await send('GET', caPolicies)).value).toEqual([]);
  });
});

describe('a token that does not say its tenant', () => {
  const tenants = (id: string) => `${settings}tenants: { main: { id: ${id} } }\n`;

  it('is held against the tenant that answers', async () => {
    const id = '99999999-9999-4999-8999-999999999999';
    const { run, send } = await world({ 'a.yaml': policy('mail'), 'gatewright.yaml': tenants(id) });
    const ended = await run('apply', '--auto-approve');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain(id);
    expect(ended.stderr).toContain(CONTOSO_CLIENT.tenantId);
    expect((await send('GET', caPolicies)).value).toEqual([]);
  });

  it('passes for the right one, and where the identity may not read it', async () => {
    const right = await world({ 'a.yaml': policy('mail'), 'gatewright.yaml': tenants(CONTOSO_CLIENT.tenantId) });
    expect(await right.run('plan')).toMatchObject({ code: 0 });
    const forbidden: Fault = { match: { path: '**/organization' }, fault: 'forbidden' };
    await right.send('POST', '/_emulator/faults', [forbidden]);
    expect(await right.run('plan')).toMatchObject({ code: 0 });
  });
});

describe('what scripts read', () => {
  it('a plan of files that do not compile has every member of a plan', async () => {
    const { run, folder } = await world({ 'a.yaml': policy('mail').replace('mfa', 'mffa') });
    const path = join(folder, 'plan.json');
    const ended = await run('plan', '--json', '--report', `json=${path}`);
    expect(ended.code).toBe(3);
    const document = JSON.parse(ended.stdout);
    expect(document).toMatchObject({ tenant: { name: 'default' }, changes: [], requests: [], releases: [] });
    expect(document.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(document.findings).toMatchObject([{ code: 'GW2003', file: 'a.yaml', line: 5 }]);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(document);
  });

  it('a stale plan names the objects that moved, and the words go to stderr', async () => {
    const { run, folder, send } = await world({ 'a.yaml': `${policy('first')}---\n${policy('second')}` });
    await run('apply', '--auto-approve');
    await writeFile(join(folder, 'a.yaml'), `${policy('first').replace('mfa', 'block')}---\n${policy('second')}`);
    const path = join(folder, 'plan.json');
    expect(await run('plan', '--out', path)).toMatchObject({ code: 0 });
    const live = (await send('GET', caPolicies)).value.find(
      (one: { displayName: string }) => one.displayName === 'second',
    );
    await send('PATCH', `${caPolicies}/${live.id}`, { state: 'disabled' });
    const ended = await run('apply', path);
    expect(ended).toMatchObject({ code: 4, stdout: '' });
    expect(ended.stderr).toContain('`second` (conditionalAccessPolicies/second): nothing to do when the plan was made');
    expect(ended.stderr).not.toContain('`first`');
    const { objects } = JSON.parse((await run('apply', path, '--json')).stdout);
    expect(objects).toHaveLength(1);
  });

  it('check and compile write reports as well', async () => {
    const { folder } = await world({ 'a.yaml': policy('mail').replace('mfa', 'mffa') });
    for (const command of [['check'], ['compile', '--out', join(folder, 'build')]]) {
      const [json, text] = [join(folder, 'report.json'), join(folder, 'report.txt')];
      const given = [...command, '-C', folder, '--report', `json=${json}`, '--report', `text=${text}`, '--json'];
      const ended = await gatewright(given);
      expect(ended.code).toBe(3);
      expect(JSON.parse(await readFile(json, 'utf8'))).toEqual(JSON.parse(ended.stdout));
      expect(await readFile(text, 'utf8')).toContain('a.yaml:5:10');
    }
    expect(await gatewright(['check', '-C', folder, '--report', 'pdf=x'])).toMatchObject({ code: 1, stdout: '' });
  });

  it('init, schema, completion and explain answer in JSON', async () => {
    const folder = await projectWith({});
    for (const [given, member] of [
      [['init', '-C', folder], 'files'],
      [['schema'], 'schemas'],
      [['schema', '--out', folder], 'files'],
      [['completion', 'bash'], 'script'],
      [['explain'], 'rules'],
    ] as const) {
      const ended = await gatewright([...given, '--json']);
      expect(ended, given.join(' ')).toMatchObject({ code: 0 });
      expect(JSON.parse(ended.stdout)).toMatchObject({ formatVersion: '1.0', [member]: expect.anything() });
    }
  });

  it('compile keeps out of the documents', async () => {
    const { folder } = await world({ 'policies/a.yaml': policy('mail') });
    const ended = await gatewright(['compile', '-C', folder, '--out', join(folder, 'policies')]);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('holds `policies/a.yaml` of this project');
    expect(await gatewright(['compile', '-C', folder, '--out', join(folder, 'build')])).toMatchObject({ code: 0 });
  });
});

describe('what the operating system refuses', () => {
  it('is told in words', async () => {
    const { folder } = await world({ 'a.yaml': policy('mail') });
    const port = new URL(emulator?.url ?? '').port;
    const taken = await gatewright(['emulate', '--port', port]);
    expect(taken).toMatchObject({ code: 1 });
    expect(taken.stderr).toContain('another program listens on this port (EADDRINUSE)');
    const file = await gatewright(['compile', '-C', folder, '--out', join(folder, 'a.yaml')]);
    expect(file).toMatchObject({ code: 1 });
    expect(file.stderr).toContain('a file');
    expect(existsSync(join(folder, 'manifest.json'))).toBe(false);
    await mkdir(join(folder, 'build'));
    expect(await gatewright(['compile', '-C', folder, '--out', join(folder, 'build')])).toMatchObject({ code: 0 });
  });
});
