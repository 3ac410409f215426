import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import { CONTOSO_CLIENT } from '../../reconciler/emulator/seeds/contoso.ts';
import { gatewright, projectWith } from '../support/command-line.ts';

const project = `version: 1
breakGlass: { groups: [Break Glass] }
devicesWithoutPolicy: noncompliant
complianceValidity: 14 days
tenants:
  contoso:
    id: ${CONTOSO_CLIENT.tenantId}
    authentication: { method: clientSecret, clientId: ${CONTOSO_CLIENT.clientId} }
`;

const policies = `kind: Protection
name: sales-mail
protect: Exchange Online
for: Sales
when: { platforms: linux }
require: { compliantDevice: laptops }
rollout: enabled
---
kind: DeviceStandard
name: laptops
title: Laptops
platforms: linux
facts:
  os: ubuntu >= 22.04
  encryption: required
whenNoncompliant:
  - mark: after 1 day
`;

const portal = { authorization: 'Bearer user:security@contoso.com', 'content-type': 'application/json' };
const linux = '/beta/deviceManagement/compliancePolicies';

/** One story over real HTTP, told in order. */
describe('Linux and the tenant-wide settings, from files to tenant and back', () => {
  let emulator: Emulator;
  let folder: string;
  const secret = { AZURE_CLIENT_SECRET: CONTOSO_CLIENT.clientSecret };
  const run = (...given: string[]) => gatewright([...given, '-C', folder, '--graph', emulator.url], secret);
  const send = (method: string, path: string, body?: object) =>
    fetch(`${emulator.url}${path}`, {
      method,
      headers: portal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const read = async (path: string) => (await (await send('GET', path)).json()) as Record<string, unknown>;
  const policy = async () =>
    (await read(`${linux}?$expand=settings,assignments`)).value as (Record<string, unknown> & { id: string })[];

  beforeAll(async () => {
    emulator = await startEmulator();
    folder = await projectWith({ 'gatewright.yaml': project, 'policies/linux.yaml': policies });
  });
  afterAll(() => emulator.close());

  it('shows the settings beside the policies', async () => {
    const ended = await run('plan', '--detailed-exitcode');
    expect(ended).toMatchObject({ code: 2 });
    expect(ended.stdout).toContain('tenant-wide compliance settings');
    expect(ended.stdout).toMatch(/secureByDefault\s+false → true\s+gatewright\.yaml:3/);
  });

  it('turns the switch on only after the policies it needs', async () => {
    expect(await run('apply', '--auto-approve')).toMatchObject({ code: 0 });
    const requests = (await read('/_emulator/requests')).value as { method: string; path: string }[];
    const writes = requests.filter(({ method, path }) => method !== 'GET' && !/token|getByIds/.test(path));
    expect(writes.map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/, 'ID')}`)).toEqual([
      `POST ${linux}`,
      `POST ${linux}/ID/setScheduledActions`,
      `POST ${linux}/ID/assign`,
      'PATCH /beta/deviceManagement',
      'POST /v1.0/identity/conditionalAccess/policies',
    ]);
    expect(await run('plan', '--detailed-exitcode')).toMatchObject({ code: 0 });
  });

  it('names what somebody changed in both, who, and the line, and puts it right', async () => {
    expect((await send('PATCH', '/beta/deviceManagement', { settings: { secureByDefault: false } })).status).toBe(204);
    const [before] = await policy();
    const { id, settings, ...rest } = before as Record<string, unknown> & { id: string };
    const kept = (settings as object[]).filter((setting) => !JSON.stringify(setting).includes('encryption'));
    const { assignments: _, ...body } = rest as Record<string, unknown>;
    expect((await send('PUT', `${linux}('${id}')`, { ...body, settings: kept })).status).toBe(204);
    const ended = await run('drift', '--json');
    expect(ended.code).toBe(2);
    expect(JSON.parse(ended.stdout).changes).toMatchObject([
      {
        kind: 'compliancePolicies',
        name: 'laptops.linux',
        moved: 'tenant',
        actor: { who: 'security@contoso.com' },
        properties: [{ pointer: '/settings', origin: { file: 'policies/linux.yaml', line: 15 } }],
      },
      {
        kind: 'deviceManagementSettings',
        moved: 'tenant',
        actor: { who: 'security@contoso.com' },
        properties: [
          {
            pointer: '/settings/secureByDefault',
            before: false,
            after: true,
            origin: { file: 'gatewright.yaml', line: 3 },
          },
        ],
      },
    ]);
    expect(await run('apply', '--auto-approve')).toMatchObject({ code: 0 });
    expect(await read('/beta/deviceManagement/settings')).toMatchObject({ secureByDefault: true });
    expect((await policy())[0]?.settings).toHaveLength(2);
    expect(await run('drift')).toMatchObject({ code: 0 });
  });

  it('imports both, and has nothing to do afterwards', async () => {
    const out = join(await mkdtemp(join(tmpdir(), 'gatewright-import-')), 'contoso');
    expect(await run('import', '--from-tenant', '--out', out)).toMatchObject({ code: 0 });
    const text = await readFile(join(out, 'gatewright.yaml'), 'utf8');
    expect(text).toContain('devicesWithoutPolicy: noncompliant\ncomplianceValidity: 14 days\n');
    expect(text).not.toContain('enhancedJailbreakDetection');
    const documents = await readdir(join(out, 'compliance'));
    expect(documents).toHaveLength(1);
    expect(await readFile(join(out, 'compliance', documents[0] ?? ''), 'utf8')).toContain('ubuntu');
    const planned = await gatewright(['plan', '--detailed-exitcode', '-C', out, '--graph', emulator.url], secret);
    expect([planned.stdout, planned.code]).toEqual([expect.stringContaining('No changes'), 0]);
  });

  it('asks before the switch locks somebody out', async () => {
    await writeFile(join(folder, 'gatewright.yaml'), project.replace('noncompliant', 'compliant'));
    expect(await run('apply', '--auto-approve')).toMatchObject({ code: 0 });
    await writeFile(join(folder, 'gatewright.yaml'), project);
    const wider = policies.replace('platforms: linux }', 'platforms: [linux, macOS] }');
    await writeFile(join(folder, 'policies/linux.yaml'), wider);
    const refused = await run('apply', '--auto-approve');
    expect(refused.code).toBe(4);
    expect(refused.stderr).toContain(
      '1 group of people who must have a compliant device have no policy: `Sales` on `macOS`',
    );
    expect(await read('/beta/deviceManagement/settings')).toMatchObject({ secureByDefault: false });
    const reason = 'GW6013:deviceManagementSettings/tenant=nobody in Sales has a Mac';
    expect(await run('apply', '--auto-approve', '--accept', reason)).toMatchObject({ code: 0 });
    expect(await read('/beta/deviceManagement/settings')).toMatchObject({ secureByDefault: true });
  });
});
