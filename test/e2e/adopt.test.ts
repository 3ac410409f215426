import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import { gatewright, projectWith } from '../support/command-line.ts';
import { forgetRequests, writesSeenBy } from '../support/seen-by-emulator.ts';

const settings = 'version: 1\nbreakGlass: { groups: [Break Glass] }\n';
const policy = (name: string, require = 'mfa') =>
  `kind: Protection\nname: ${name}\ntitle: ${name}\nprotect: Exchange Online\nfor: Sales\nrequire: ${require}\nrollout: enabled\n`;
const caPolicies = '/v1.0/identity/conditionalAccess/policies';
const key = (name: string) => `conditionalAccessPolicies/${name}`;

/** One story: a tenant filled by another project, and a second project without a memory that takes the same objects over. */
describe('adopt', () => {
  let emulator: Emulator;
  let folder: string;
  const runIn = (where: string, ...given: string[]) =>
    gatewright([...given, '-C', where, '--graph', emulator.url, '--token', 'emulator']);
  const run = (...given: string[]) => runIn(folder, ...given);
  const list = async () => {
    const answer = await fetch(`${emulator.url}${caPolicies}`, { headers: { authorization: 'Bearer emulator' } });
    return ((await answer.json()) as { value: Record<string, unknown>[] }).value;
  };

  beforeAll(async () => {
    emulator = await startEmulator();
    const same = `${policy('same')}---\n${policy('other')}---\n${policy('differs')}`;
    const other = await projectWith({ 'gatewright.yaml': settings, 'a.yaml': same });
    expect(await runIn(other, 'apply', '--auto-approve')).toMatchObject({ code: 0 });
    // A second policy of one name, as the portal lets people make.
    const twin = await projectWith({ 'gatewright.yaml': settings, 'a.yaml': policy('twice') });
    expect(await runIn(twin, 'apply', '--auto-approve')).toMatchObject({ code: 0 });
    const made = (await list()).find(({ displayName }) => displayName === 'twice') ?? {};
    const answer = await fetch(`${emulator.url}${caPolicies}`, {
      method: 'POST',
      headers: { authorization: 'Bearer user:security@contoso.com', 'content-type': 'application/json' },
      body: JSON.stringify({
        displayName: 'twice',
        state: 'enabled',
        conditions: made.conditions,
        grantControls: { operator: 'OR', builtInControls: ['block'] },
      }),
    });
    expect(answer.status).toBe(201);
    folder = await projectWith({ 'gatewright.yaml': settings, 'a.yaml': `${policy('same')}---\n${policy('other')}` });
    await forgetRequests(emulator);
  });
  afterAll(() => emulator.close());

  it('binds an object that is there, writes nothing, and leaves nothing to plan', async () => {
    const before = JSON.stringify(await list());
    const ended = await run('adopt', key('same'));
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toContain('1 adopted. Nothing was written to the tenant.');
    const rest = await run('adopt', '--all', '--json');
    expect(JSON.parse(rest.stdout).objects).toContainEqual(
      expect.objectContaining({ key: key('other'), status: 'adopted', differences: 0 }),
    );
    expect(await run('plan', '--detailed-exitcode')).toMatchObject({ code: 0 });
    expect(await run('apply', '--auto-approve')).toMatchObject({ code: 0 });
    expect(await writesSeenBy(emulator)).toEqual([]);
    expect(JSON.stringify(await list())).toBe(before);
  });

  it('serves another memory, such as that of a service', async () => {
    const state = await projectWith({});
    expect(await run('plan', '--detailed-exitcode', '--state', state)).toMatchObject({ code: 2 });
    const ended = await run('adopt', '--all', '--state', state);
    expect(ended.stdout).toContain('2 adopted. Nothing was written to the tenant.');
    expect(await run('plan', '--detailed-exitcode', '--state', state)).toMatchObject({ code: 0 });
  });

  it('is told again that an object is ours already', async () => {
    const ended = await run('adopt', key('same'), '--json');
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.stdout).objects).toMatchObject([{ key: key('same'), status: 'ours' }]);
  });

  it.each([
    ['nowhere', 'absent'],
    ['twice', 'ambiguous'],
    ['undeclared', 'unknown'],
  ])('refuses %s, because it is %s', async (name, status) => {
    const path = join(folder, 'a.yaml');
    const before = await readFile(path, 'utf8');
    if (status !== 'unknown') await writeFile(path, `${before}---\n${policy(name)}`);
    const ended = await run('adopt', key(name), '--json');
    await writeFile(path, before);
    expect(ended.code).not.toBe(0);
    if (status === 'unknown') expect(ended.stdout + ended.stderr).toContain(key(name));
    else expect(JSON.parse(ended.stdout).objects).toMatchObject([{ key: key(name), status }]);
    expect(await writesSeenBy(emulator)).toEqual([]);
  });

  it('takes an object that differs, and the plan shows in what', async () => {
    const path = join(folder, 'a.yaml');
    await writeFile(path, `${await readFile(path, 'utf8')}---\n${policy('differs', 'block')}`);
    const ended = await run('adopt', key('differs'));
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toContain('the next plan changes 1 of its properties');
    expect(await writesSeenBy(emulator)).toEqual([]);
    const planned = await run('plan', '--json');
    expect(JSON.parse(planned.stdout).changes).toMatchObject([
      {
        action: 'update',
        name: 'differs',
        properties: [{ pointer: '/grantControls/builtInControls', before: ['mfa'], after: ['block'] }],
      },
    ]);
    expect(await run('apply', '--auto-approve')).toMatchObject({ code: 0 });
    expect(await writesSeenBy(emulator)).toEqual([expect.stringMatching(/^PATCH \/v1\.0\//)]);
  });
});
