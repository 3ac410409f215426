import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import { CONTOSO_CLIENT } from '../../reconciler/emulator/seeds/contoso.ts';
import { gatewright, projectWith } from '../support/command-line.ts';

const project = `version: 1\ntenants:\n  contoso: { id: ${CONTOSO_CLIENT.tenantId} }\n`;
const policies = (group: string) =>
  `kind: Group\nname: Sales\n---\nkind: Protection\nname: mail\nprotect: Exchange Online\nfor: ${group}\nrequire: mfa\n`;

describe('bind and names that look misspelt', () => {
  let emulator: Emulator;
  const run = (command: string, folder: string) =>
    gatewright([command, '-C', folder, '--graph', emulator.url, '--token', 'emulator']);

  beforeAll(async () => {
    emulator = await startEmulator();
    await fetch(`${emulator.url}/v1.0/groups`, {
      method: 'POST',
      headers: { authorization: 'Bearer user:security@contoso.com', 'content-type': 'application/json' },
      body: JSON.stringify({
        displayName: 'Saless',
        mailEnabled: false,
        mailNickname: 'saless',
        securityEnabled: true,
      }),
    });
  });
  afterAll(() => emulator.close());

  it('asks the tenant, which has the name, and then every command knows it', async () => {
    const folder = await projectWith({ 'gatewright.yaml': project, 'policies.yaml': policies('Saless') });
    const before = await run('plan', folder);
    expect(before.stderr + before.stdout).toContain('run `gatewright bind`');
    const bound = await run('bind', folder);
    expect([bound.code, bound.stderr]).toEqual([0, '']);
    const { names } = JSON.parse(await readFile(join(folder, 'bindings/contoso.json'), 'utf8'));
    expect(Object.keys(names.groups)).toContain('Saless');
    const after = await run('plan', folder);
    expect(after.stderr + after.stdout).not.toContain('GW3001');
  });

  it('tells the name that the tenant does not have either', async () => {
    const folder = await projectWith({ 'gatewright.yaml': project, 'policies.yaml': policies('Saled') });
    const bound = await run('bind', folder);
    expect(bound.code).not.toBe(0);
    expect(bound.stdout + bound.stderr).toContain('the tenant has no group called `Saled`');
    expect(bound.stdout + bound.stderr).toContain('did you mean `Sales`');
  });

  it('does not ask about roles, which are the same in every tenant', async () => {
    const roles = policies('{ roles: [Global Administratr] }');
    const folder = await projectWith({ 'gatewright.yaml': project, 'policies.yaml': roles });
    const bound = await run('bind', folder);
    expect(bound.code).not.toBe(0);
    expect(bound.stdout + bound.stderr).toContain('GW3001');
  });
});
