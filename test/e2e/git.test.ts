import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import { gatewright } from '../support/command-line.ts';
import { GitWorld, signingWith } from '../support/git-world.ts';

const project = 'version: 1\nbreakGlass: { groups: [Break Glass] }\n';
const group = (name: string) => `kind: Group\nname: ${name}\n`;
const mail = (state: string) =>
  `kind: Protection\nname: mail\ntitle: Sales mail\nprotect: Exchange Online\nfor: Sales\nrequire: mfa\nrollout: ${state}\n`;

const world = new GitWorld();
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(async () => {
  await emulator.close();
  world.remove();
});

const run = (...given: readonly string[]) => gatewright(given, world.environment);
const inTenant = (...given: readonly string[]) => run(...given, '--graph', emulator.url, '--token', 'emulator');
let count = 0;
function fresh(name: string): string {
  count += 1;
  return `${name} ${count}`;
}

/** A repository with `main` and a pull request's branch `change`, which is checked out; `main` has gone on meanwhile. */
function pullRequest(): { readonly folder: string; readonly parted: string } {
  const folder = world.repository(fresh('pull request'));
  const parted = world.commit(folder, {
    'gatewright.yaml': project,
    'a.yaml': mail('enabled'),
    'old.yaml': group('Old'),
  });
  world.git(folder, 'checkout', '--quiet', '-b', 'change');
  world.commit(folder, { 'a.yaml': `# why\n${mail('reportOnly')}`, 'old.yaml': undefined, 'new.yaml': group('New') });
  world.git(folder, 'checkout', '--quiet', 'main');
  world.commit(folder, { 'b.yaml': group('Meanwhile') });
  world.git(folder, 'checkout', '--quiet', 'change');
  return { folder, parted };
}

describe('plan --base', () => {
  it('shows what a branch changes, and nothing of what happened elsewhere meanwhile', async () => {
    const { folder, parted } = pullRequest();
    const { code, stdout, stderr } = await run('plan', '-C', folder, '--base', 'main', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const plan = JSON.parse(stdout);
    expect(plan).toMatchObject({
      formatVersion: '1.0',
      tenant: { name: 'default' },
      requests: [],
      base: { ref: 'main', commit: parted },
    });
    expect(plan.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(plan.changes.map(({ action, name }: Record<string, string>) => `${action} ${name}`)).toEqual([
      'create New',
      'update mail',
      'delete Old',
    ]);
    expect(plan.changes[1].properties).toContainEqual({
      ...{ pointer: '/state', before: 'enabled', after: 'enabledForReportingButNotEnforced' },
      origin: { file: 'a.yaml', line: 8, column: 10 },
    });
    expect(plan.findings).toContainEqual(expect.objectContaining({ code: 'GW6008', file: 'a.yaml', line: 8 }));
  });

  it('in words, with the exit code where that is asked for, and in reports', async () => {
    const { folder } = pullRequest();
    const report = world.path(fresh('plan.txt'));
    const ended = await run('plan', '-C', folder, '--offline', '--detailed-exitcode', '--report', `text=${report}`);
    expect(ended.code).toBe(2);
    expect(ended.stdout).toContain('compared with main');
    expect(ended.stdout).toContain('enabled → enabledForReportingButNotEnforced  a.yaml:8');
    expect(ended.stdout).toContain('Plan: 1 to add, 1 to change, 1 to delete, 0 unchanged.');
    expect(ended.stderr).toContain('would only report');
    expect(readFileSync(report, 'utf8')).toContain('Plan: 1 to add');
    expect(world.git(folder, 'status', '--porcelain')).toBe('');
  });

  it('takes files as they lie, two revisions as they are, and a project that is new', async () => {
    const { folder, parted } = pullRequest();
    writeFileSync(join(folder, 'dirty.yaml'), group('Dirty'));
    const names = async (...given: readonly string[]) => {
      const { stdout, stderr } = await run('plan', '-C', folder, '--json', ...given);
      if (stdout === '') throw new Error(stderr);
      return JSON.parse(stdout).changes.map(({ action, name }: Record<string, string>) => `${action} ${name}`);
    };
    expect(await names('--base', 'HEAD')).toEqual(['create Dirty']);
    expect(await names('--base', 'main', '--ref', parted)).toEqual(['delete Meanwhile']);
    expect(await names('--base', parted, '--ref', 'main')).toEqual(['create Meanwhile']);
    const begun = world.repository(fresh('begun'));
    world.commit(begun, { 'readme.md': 'nothing yet\n' });
    world.git(begun, 'checkout', '--quiet', '-b', 'change');
    world.commit(begun, { 'policies/gatewright.yaml': project, 'policies/a.yaml': group('First') });
    const { stdout } = await run('plan', '-C', join(begun, 'policies'), '--base', 'main', '--json');
    expect(JSON.parse(stdout).changes).toMatchObject([{ action: 'create', name: 'First' }]);
  });

  it('of a remote repository', async () => {
    const { folder } = pullRequest();
    const given = [
      'plan',
      '--repository',
      folder,
      '--state',
      world.path(fresh('state')),
      '--ref',
      'change',
      '--base',
      'main',
    ];
    const { code, stdout } = await run(...given, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).changes.map(({ name }: { name: string }) => name)).toEqual([
      'New',
      'mail',
      'Meanwhile',
      'Old',
    ]);
  });

  it('ends with 3 for files that do not compile, and with 4 where a guard refuses', async () => {
    const { folder } = pullRequest();
    world.commit(folder, { 'a.yaml': mail('reportOnly').replace('mfa', 'mffa') });
    const wrong = await run('plan', '-C', folder, '--base', 'main', '--json');
    expect(wrong.code).toBe(3);
    expect(JSON.parse(wrong.stdout)).toMatchObject({ changes: [], findings: [{ code: 'GW2003', file: 'a.yaml' }] });
    const lockout = 'kind: Protection\nname: all\nprotect: all apps\nfor: everyone\nrequire: block\nrollout: enabled\n';
    world.commit(folder, { 'gatewright.yaml': 'version: 1\n', 'a.yaml': lockout });
    expect((await run('plan', '-C', folder, '--base', 'main', '--json')).code).toBe(4);
  });

  it('says what is wrong with what it was asked', async () => {
    const { folder } = pullRequest();
    const refused = async (...given: readonly string[]) => {
      const { code, stderr } = await run('plan', '-C', folder, ...given);
      expect(code).toBe(1);
      return stderr;
    };
    expect(await refused('--base', 'nowhere')).toContain('no revision `nowhere`');
    expect(await refused('--base', '--upload-pack=x')).toContain('name of a branch');
    expect(await refused('--base', 'main', '--out', 'plan.json')).toContain('ask none');
    world.git(folder, 'checkout', '--quiet', '--orphan', 'other');
    world.commit(folder, {});
    expect(await refused('--base', 'main')).toContain('no commit in common');
    const plain = world.path(fresh('plain'));
    const { code, stderr } = await run('plan', '-C', plain, '--offline');
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining('there is no') });
  });

  it('cannot be applied', async () => {
    const { folder } = pullRequest();
    const saved = world.path(fresh('saved.json'));
    const { stdout } = await run('plan', '-C', folder, '--base', 'main', '--json');
    const { findings: _, ...plan } = JSON.parse(stdout);
    writeFileSync(saved, JSON.stringify({ ...plan, findings: [] }));
    const applied = await inTenant('apply', saved, '-C', folder, '--auto-approve');
    expect(applied).toMatchObject({ code: 1, stderr: expect.stringContaining('compares two revisions') });
  });
});

describe('plan, apply and drift', () => {
  it('take the commit that is asked for, and remember beside the project', async () => {
    const { folder, parted } = pullRequest();
    const plan = await inTenant('plan', '-C', folder, '--ref', parted, '--json');
    expect(JSON.parse(plan.stdout)).toMatchObject({ commit: parted, changes: [{ name: 'Old' }, { name: 'mail' }] });
    expect(await inTenant('apply', '-C', folder, '--ref', parted, '--auto-approve')).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, '.gatewright/default/inventory.json'))).toBe(true);
    expect(await inTenant('drift', '-C', folder, '--ref', parted, '--ours-only')).toMatchObject({ code: 0 });
    expect(await inTenant('drift', '-C', folder, '--ours-only')).toMatchObject({ code: 2 });
  });

  it('take only signed commits that follow the one applied last, from a repository', async () => {
    const { bare, clone } = world.remote(fresh('service'));
    const key = world.sshKey(fresh('key'));
    const signers = world.path(fresh('signers'));
    writeFileSync(signers, `ada@contoso.com ${key.publicKey}\n`);
    const sign = (files: Readonly<Record<string, string>>) => {
      world.commit(clone, files);
      world.git(clone, ...signingWith(key.file), 'commit', '--quiet', '--amend', '--allow-empty', '--no-edit', '-S');
      world.git(clone, 'push', '--quiet', '--force', 'origin', 'main');
      return world.git(clone, 'rev-parse', 'HEAD');
    };
    const own = await startEmulator();
    const given = [
      '--repository',
      bare,
      '--state',
      world.path(fresh('state')),
      '--allowed-signers',
      signers,
      '--refuse-rollback',
    ];
    const tenant = ['--graph', own.url, '--token', 'emulator'];
    const apply = (...more: readonly string[]) => run('apply', '--auto-approve', ...given, ...tenant, ...more);
    const first = sign({ 'gatewright.yaml': project, 'a.yaml': group('Sales') });
    expect(await apply()).toMatchObject({ code: 0 });
    world.commit(clone, { 'b.yaml': group('Board') });
    world.git(clone, 'push', '--quiet', 'origin', 'main');
    expect(await apply()).toMatchObject({ code: 1, stderr: expect.stringContaining('is not signed') });
    sign({});
    expect(await apply()).toMatchObject({ code: 0 });
    world.git(clone, 'reset', '--quiet', '--hard', first);
    world.git(clone, 'push', '--quiet', '--force', 'origin', 'main');
    const refused = await apply();
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('is older than') });
    expect(await run('plan', ...given, ...tenant)).toMatchObject({ code: 1 });
    const [accept = ''] = /--accept-rollback [0-9a-f]{40}/.exec(refused.stderr) ?? [];
    expect(await apply(...accept.split(' '))).toMatchObject({ code: 0 });
    await own.close();
  }, 90_000);

  it('read the same from the environment', async () => {
    const { folder } = pullRequest();
    const environment = { ...world.environment, GATEWRIGHT_REPOSITORY: folder, GATEWRIGHT_REF: 'main' };
    const given = [
      'plan',
      '--json',
      '--state',
      world.path(fresh('state')),
      '--graph',
      emulator.url,
      '--token',
      'emulator',
    ];
    const { stdout } = await gatewright(given, environment);
    expect(JSON.parse(stdout).commit).toBe(world.git(folder, 'rev-parse', 'main'));
    const strict = { ...environment, GATEWRIGHT_ALLOWED_SIGNERS: join(folder, 'signers') };
    expect(await gatewright(given, strict)).toMatchObject({ code: 1 });
  });
});
