import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import type { Fault } from '../../reconciler/emulator/faults.ts';
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
