import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import { gatewright, projectWith } from '../support/command-line.ts';

const project = 'version: 1\nbreakGlass: { groups: [Break Glass] }\n';
const standard = (except: string) => `kind: DeviceStandard
name: phones
platforms: [iOS, macOS]
facts: { encryption: required }
for: { groups: All Staff${except} }
`;
const policy = (platforms: string, state = 'enabled') => `---
kind: ConditionalAccessPolicy
name: mail
body:
  displayName: Mail <b>needs</b> a healthy phone
  state: ${state}
  conditions:
    clientAppTypes: [all]
    applications: { includeApplications: [All] }
    users: { includeGroups: [All Staff], excludeGroups: [Break Glass] }
    platforms: { includePlatforms: [${platforms}] }
  grantControls: { operator: OR, builtInControls: [compliantDevice] }
`;

const folderOf = (documents: string) => projectWith({ 'gatewright.yaml': project, 'policies.yaml': documents });

describe('coverage of files', () => {
  it('0 when everybody is reached, and says by what', async () => {
    const folder = await folderOf(standard('') + policy('iOS, macOS'));
    const ended = await gatewright(['coverage', '-C', folder]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/✓ All Staff +iOS +phones \(iOS\/iPadOS\) +reached/);
  });

  it('3 when a group is left out of the standard and not of the policy; check names people, platform and consequence', async () => {
    const folder = await folderOf(standard(', except: Marketing') + policy('iOS, macOS'));
    const ended = await gatewright(['coverage', '-C', folder]);
    expect(ended.code).toBe(3);
    expect(ended.stdout).toMatch(/✗ All Staff +iOS +phones \(iOS\/iPadOS\) +who is in Marketing: let in unchecked/);
    const checked = await gatewright(['check', '-C', folder]);
    expect(checked.stderr).toContain(
      'people in `All Staff` who are also in `Marketing` get in unchecked by `mail` on `iOS` and `macOS`: `phones.iOS` and `phones.macOS` leave them out',
    );
    expect(checked.stderr).toContain('policies.yaml:5:');
  });

  it('3 when a platform has no policy', async () => {
    const folder = await folderOf(standard('') + policy('iOS, windows'));
    const ended = await gatewright(['coverage', '-C', folder, '--holes']);
    expect(ended.code).toBe(3);
    expect(ended.stdout).toMatch(/✗ All Staff +windows +– +let in unchecked/);
    expect(ended.stdout).not.toMatch(/All Staff +iOS/);
  });

  it('says of a disabled policy that it is disabled, and fails nothing', async () => {
    const folder = await folderOf(standard('') + policy('iOS, windows', 'disabled'));
    const ended = await gatewright(['coverage', '-C', folder]);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('disabled, requires a compliant device');
  });

  it('stops with 3 where the files are wrong', async () => {
    const folder = await folderOf('kind: Protection\nname: mail\n');
    expect(await gatewright(['coverage', '-C', folder])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('Stopped'),
    });
  });

  it('1 for formats and combinations that do not exist', async () => {
    const folder = await folderOf(standard(''));
    expect(await gatewright(['coverage', '-C', folder, '--format', 'pdf'])).toMatchObject({ code: 1 });
    expect(await gatewright(['coverage', '-C', folder, '--snapshot', folder, '--from-tenant'])).toMatchObject({
      code: 1,
    });
    expect(await gatewright(['coverage', '--snapshot', join(folder, 'none.json')])).toMatchObject({ code: 1 });
  });

  it('html: one page that allows nothing but its own style and escapes every name', async () => {
    const folder = await folderOf(standard(', except: Marketing') + policy('iOS, macOS'));
    const out = join(folder, 'coverage.html');
    const ended = await gatewright(['coverage', '-C', folder, '--format', 'html', '--out', out]);
    expect(ended).toMatchObject({ code: 3, stdout: '' });
    const page = await readFile(out, 'utf8');
    expect(page).toContain('Mail &lt;b&gt;needs&lt;/b&gt; a healthy phone (enabled)');
    expect(page).not.toMatch(/<script|<b>|href=|src=|@import|url\(/);
    expect(page).toMatch(/default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]+=*'/);
    expect(page).not.toMatch(/ style="/);
  });
});

describe('coverage of a tenant', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.close());

  it('person by person; a deleted assignment is a hole', async () => {
    const folder = await folderOf(standard('') + policy('iOS, macOS'));
    const given = ['-C', folder, '--graph', emulator.url, '--token', 'emulator'];
    expect((await gatewright(['apply', ...given, '--auto-approve'])).code).toBe(0);
    const before = await gatewright(['coverage', ...given, '--from-tenant', '--json']);
    expect(before.code).toBe(0);
    expect(JSON.parse(before.stdout)).toMatchObject({
      formatVersion: '1.0',
      source: { kind: 'tenant' },
      devicesWithoutPolicy: 'compliant',
      knowsPeople: true,
      summary: { rows: 2, reached: 2, unchecked: 0 },
    });
    const path = '/beta/deviceManagement/deviceCompliancePolicies';
    const headers = { authorization: 'Bearer emulator', 'content-type': 'application/json' };
    const { value } = (await (await fetch(`${emulator.url}${path}`, { headers })).json()) as {
      value: { id: string }[];
    };
    const body = JSON.stringify({ assignments: [] });
    await fetch(`${emulator.url}${path}/${value[0]?.id}/assign`, { method: 'POST', headers, body });
    const after = await gatewright(['coverage', ...given, '--from-tenant', '--json']);
    expect(after.code).toBe(3);
    const document = JSON.parse(after.stdout);
    expect(document.summary).toMatchObject({ rows: 2, reached: 1, unchecked: 1 });
    expect(document.findings).toMatchObject([{ code: 'GW5330', severity: 'error' }]);
    const found = document.rows.find(({ verdict }: { verdict: string }) => verdict === 'hole');
    expect(found).toMatchObject({ people: { name: 'All Staff' }, count: { people: 8, unreached: 8 } });
    expect(found.examples).toHaveLength(5);
  });

  it('without a project as well', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatewright-nowhere-'));
    const ended = await gatewright([
      'coverage',
      '-C',
      folder,
      '--graph',
      emulator.url,
      '--token',
      'emulator',
      '--from-tenant',
    ]);
    expect(ended.stdout).toContain('Mail <b>needs</b> a healthy phone');
  });
});

describe('coverage of a snapshot', () => {
  it('takes ids in either case, and policies of the settings catalogue for policies', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatewright-snapshot-'));
    const [group, role] = ['abcdef00-0000-4000-8000-000000000000', 'abcdef01-0000-4000-8000-000000000000'];
    const policy = {
      id: '50000000-0000-4000-8000-000000000000',
      displayName: 'Computers',
      state: 'enabled',
      conditions: {
        clientAppTypes: ['all'],
        applications: { includeApplications: ['All'] },
        users: { includeGroups: [group], includeRoles: [role] },
        platforms: { includePlatforms: ['linux'] },
      },
      grantControls: { operator: 'OR', builtInControls: ['compliantDevice'] },
    };
    const users = [
      { id: 'Ann', memberOf: [group.toUpperCase()], directoryRoles: [role.toUpperCase()] },
      { id: 'bob', directoryRoles: [role] },
    ];
    const linux = {
      id: '60000000-0000-4000-8000-000000000000',
      ...{ name: 'Linux', platforms: 'linux', technologies: 'linuxMdm', assignments: [] },
      settings: [],
    };
    const files = { a: { directory: { users, groups: [{ id: group }] }, policies: [policy] }, linux };
    for (const [name, body] of Object.entries(files))
      await writeFile(join(folder, `${name}.json`), JSON.stringify(body));
    const ended = await gatewright(['coverage', '--snapshot', folder, '--json']);
    expect(ended.stderr).not.toContain('is no snapshot');
    expect(JSON.parse(ended.stdout).rows).toMatchObject([
      { people: { kind: 'group' }, verdict: 'hole', count: { people: 1, unreached: 1 } },
      { people: { kind: 'role' }, verdict: 'hole', count: { people: 2, unreached: 2 } },
    ]);
  });

  it('names groups that lie among the policies, without a directory', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatewright-snapshot-'));
    const group = 'abcdef00-0000-4000-8000-000000000000';
    const policy = {
      id: '50000000-0000-4000-8000-000000000000',
      displayName: 'Apps',
      state: 'enabled',
      conditions: {
        clientAppTypes: ['all'],
        applications: { includeApplications: ['All'] },
        users: { includeGroups: [group.toUpperCase()] },
        platforms: { includePlatforms: ['iOS'] },
      },
      grantControls: { operator: 'OR', builtInControls: ['compliantApplication'] },
    };
    const protection = {
      '@odata.type': '#microsoft.graph.iosManagedAppProtection',
      id: '60000000-0000-4000-8000-000000000000',
      displayName: 'iPhones',
      appGroupType: 'selectedPublicApps',
      apps: [],
      assignments: [{ target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: group } }],
    };
    const files = {
      groups: { value: [{ id: group, displayName: 'Sales', securityEnabled: true }] },
      policies: { value: [policy] },
      protection,
    };
    for (const [name, body] of Object.entries(files))
      await writeFile(join(folder, `${name}.json`), JSON.stringify(body));
    const rowsOf = async () => JSON.parse((await gatewright(['coverage', '--snapshot', folder, '--json'])).stdout).rows;
    // A policy for no app protects none.
    expect(await rowsOf()).toMatchObject([{ people: { name: 'Sales' }, verdict: 'hole' }]);
    const whole = { ...protection, appGroupType: 'allApps' };
    await writeFile(join(folder, 'protection.json'), JSON.stringify(whole));
    expect(await rowsOf()).toMatchObject([{ people: { name: 'Sales' }, verdict: 'reached' }]);
  });

  it('takes a directory as `evaluate` does, and names groups', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gatewright-snapshot-'));
    const file = join(folder, 'snapshot.json');
    const [sales, field, ann, bob] = [1, 2, 3, 4].map((number) => `${number}0000000-0000-4000-8000-000000000000`);
    const target = (type: string, groupId: string | undefined) => ({
      target: { '@odata.type': `#microsoft.graph.${type}`, groupId },
    });
    const snapshot = {
      settings: { secureByDefault: true },
      directory: {
        users: [
          { id: ann, userPrincipalName: 'ann@contoso.com', userType: 'Member', memberOf: [sales] },
          { id: bob, userPrincipalName: 'bob@contoso.com', userType: 'Member', memberOf: [field] },
        ],
        groups: [
          { id: sales, displayName: 'Sales', memberOf: [] },
          { id: field, displayName: 'Field', memberOf: [sales] },
        ],
      },
      policies: [
        {
          id: '50000000-0000-4000-8000-000000000000',
          displayName: 'Phones',
          state: 'enabled',
          conditions: {
            clientAppTypes: ['all'],
            applications: { includeApplications: ['All'] },
            users: { includeGroups: [sales] },
            platforms: { includePlatforms: ['iOS'] },
          },
          grantControls: { operator: 'OR', builtInControls: ['compliantDevice'] },
        },
      ],
      deviceCompliancePolicies: [
        {
          '@odata.type': '#microsoft.graph.iosCompliancePolicy',
          id: '60000000-0000-4000-8000-000000000000',
          displayName: 'iPhones',
          scheduledActionsForRule: [],
          assignments: [target('groupAssignmentTarget', sales), target('exclusionGroupAssignmentTarget', field)],
        },
      ],
    };
    await writeFile(file, JSON.stringify(snapshot));
    for (const path of [file, folder]) {
      const ended = await gatewright(['coverage', '--snapshot', path, '--json']);
      expect(ended.code, ended.stderr).toBe(3);
      expect(JSON.parse(ended.stdout).rows).toMatchObject([
        {
          people: { kind: 'group', name: 'Sales' },
          verdict: 'hole',
          consequence: 'lockedOut',
          count: { people: 2, reached: 1, unreached: 1 },
          examples: ['bob@contoso.com'],
          leftOut: [{ by: { title: 'iPhones' }, group: 'Field' }],
        },
      ]);
    }
  });
});
