import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import { CONTOSO_CLIENT } from '../../reconciler/emulator/seeds/contoso.ts';
import { gatewright, projectWith } from '../support/command-line.ts';

const project = `version: 1
breakGlass: { groups: [Break Glass] }
tenants:
  contoso:
    id: ${CONTOSO_CLIENT.tenantId}
    authentication: { method: clientSecret, clientId: ${CONTOSO_CLIENT.clientId} }
`;

const policies = `kind: Protection
name: sales-mail
title: Sales mail needs a healthy phone
protect: Exchange Online
for: { groups: [Sales, Marketing], except: [Field Engineers] }
when: { platforms: [iOS] }
require:
  - mfa
  - compliantDevice: corporate-phones
rollout: enabled
---
kind: DeviceStandard
name: corporate-phones
platforms: [iOS]
facts: { pin: { minimumLength: 6 } }
`;

const portal = { authorization: 'Bearer user:security@contoso.com', 'content-type': 'application/json' };

/** One story, told in order over real HTTP with the real identity library: each step begins where the last one ended. */
describe('the round from files to tenant and back', () => {
  let emulator: Emulator;
  let folder: string;
  const run = (...given: string[]) =>
    gatewright([...given, '-C', folder, '--graph', emulator.url], { AZURE_CLIENT_SECRET: CONTOSO_CLIENT.clientSecret });
  const send = (method: string, path: string, body?: object) =>
    fetch(`${emulator.url}${path}`, {
      method,
      headers: portal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const list = async (path: string) =>
    ((await (await send('GET', path)).json()) as { value: Record<string, unknown>[] }).value;
  const caPolicies = '/v1.0/identity/conditionalAccess/policies';
  const editPolicies = async (change: (text: string) => string) => {
    const path = join(folder, 'policies/mail.yaml');
    await writeFile(path, change(await readFile(path, 'utf8')));
  };

  beforeAll(async () => {
    emulator = await startEmulator();
    folder = await projectWith({ 'gatewright.yaml': project, 'policies/mail.yaml': policies });
  });
  afterAll(() => emulator.close());

  it('plans without writing', async () => {
    const ended = await run('plan', '--detailed-exitcode');
    expect(ended).toMatchObject({ code: 2 });
    expect(ended.stdout).toContain('Plan: 2 to add, 0 to change, 0 to delete');
    expect(await list(caPolicies)).toEqual([]);
  });

  it('applies, and is quiet afterwards', async () => {
    expect(await run('apply', '--auto-approve')).toMatchObject({ code: 0 });
    expect(await run('plan', '--detailed-exitcode')).toMatchObject({ code: 0 });
    const [policy] = await list(caPolicies);
    expect(policy).toMatchObject({ displayName: 'Sales mail needs a healthy phone', state: 'enabled' });
    const [compliance] = await list('/beta/deviceManagement/deviceCompliancePolicies?$expand=assignments');
    expect(compliance?.assignments).toHaveLength(4);
  });

  it('names a change made in the portal with property, values, actor, file and line, and repairs it', async () => {
    const [policy] = await list(caPolicies);
    expect((await send('PATCH', `${caPolicies}/${policy?.id}`, { state: 'disabled' })).status).toBe(204);
    const ended = await run('drift', '--json');
    expect(ended.code).toBe(2);
    const [change] = JSON.parse(ended.stdout).changes;
    expect(change).toMatchObject({
      action: 'update',
      name: 'sales-mail',
      moved: 'tenant',
      actor: { who: 'security@contoso.com' },
      properties: [
        { pointer: '/state', before: 'disabled', after: 'enabled', origin: { file: 'policies/mail.yaml', line: 10 } },
      ],
    });
    expect(await run('apply', '--auto-approve')).toMatchObject({ code: 0 });
    expect((await list(caPolicies))[0]).toMatchObject({ state: 'enabled' });
  });

  it('reports a policy made by hand as not ours and leaves it alone', async () => {
    const conditions = { applications: { includeApplications: ['All'] }, users: { includeUsers: ['All'] } };
    const body = {
      displayName: 'by hand',
      state: 'disabled',
      conditions,
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    };
    expect((await send('POST', caPolicies, body)).status).toBe(201);
    const ended = await run('drift');
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain('? by hand');
    expect(await run('apply', '--auto-approve')).toMatchObject({ code: 0 });
    expect((await list(caPolicies)).map(({ displayName }) => displayName)).toContain('by hand');
  });

  it('stops at a misspelt group in an exclusion list, with a suggestion, the tenant untouched', async () => {
    const before = JSON.stringify(await list(caPolicies));
    await editPolicies((text) => text.replace('[Field Engineers]', '[Field Enginers]'));
    const ended = await run('apply', '--auto-approve');
    expect(ended.code).toBe(3);
    expect(ended.stderr).toContain('did you mean `Field Engineers`?');
    expect(ended.stderr).toContain('policies/mail.yaml:5:45');
    expect(JSON.stringify(await list(caPolicies))).toBe(before);
    await editPolicies((text) => text.replace('[Field Enginers]', '[Field Engineers]'));
  });

  it('carries out exactly the saved plan, once', async () => {
    await editPolicies((text) => text.replace('minimumLength: 6', 'minimumLength: 8'));
    const saved = join(folder, 'plan.json');
    expect(await run('plan', '--out', saved)).toMatchObject({ code: 0 });
    expect(await run('apply', saved)).toMatchObject({ code: 0 });
    expect(await run('apply', saved)).toMatchObject({ code: 4 });
    await writeFile(saved, (await readFile(saved, 'utf8')).replace('"after": 8', '"after": 4'));
    expect(await run('apply', saved)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('changed after it was made'),
    });
  });

  it('asks for a reason before an exclusion list shrinks', async () => {
    await editPolicies((text) => text.replace(', except: [Field Engineers]', ''));
    expect(await run('apply', '--auto-approve')).toMatchObject({ code: 4, stderr: expect.stringContaining('GW6005') });
    const reason = 'GW6005:conditionalAccessPolicies/sales-mail=they moved to Sales';
    expect(await run('apply', '--auto-approve', '--accept', reason)).toMatchObject({ code: 0 });
  });

  it('deletes what is no longer declared, and only what is ours', async () => {
    await editPolicies(() => 'kind: Group\nname: Sales Interns\n');
    expect(await run('apply', '--auto-approve')).toMatchObject({ code: 0 });
    expect((await list(caPolicies)).map(({ displayName }) => displayName)).toEqual(['by hand']);
    expect(await list('/beta/deviceManagement/deviceCompliancePolicies')).toEqual([]);
  });

  it('says which permission is missing', async () => {
    await send('POST', '/_emulator/faults', [
      { match: { method: 'GET', path: '**/conditionalAccess/policies' }, fault: 'forbidden' },
    ]);
    await editPolicies(() => policies);
    const ended = await run('plan');
    expect(ended.code).toBe(1);
    expect(`${ended.stderr}`).toContain('Policy.Read.All');
  });
});
