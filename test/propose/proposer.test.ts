import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createProjectSource } from '../../reconciler/git/project-source.ts';
import { ProposalError } from '../../reconciler/ports.ts';
import { createProposer, type ProposerOptions } from '../../reconciler/propose/create-proposer.ts';
import { makePlan } from '../../reconciler/run.ts';
import { web } from '../../reconciler/system/web.ts';
import { AzureDevOpsPulls, GithubPulls } from '../support/pull-request-servers.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const project = `version: 1
breakGlass: { groups: [Break Glass] }
proposals: { labels: [drift], provider: github }
`;
const documents = `# Mail, and why.
kind: Protection
name: mail
protect: Exchange Online
for: Sales # the whole team
require: mfa
rollout: enabled
`;
const policies = '/v1.0/identity/conditionalAccess/policies';

const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.stop();
});

function git(folder: string, ...given: string[]): string {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@contoso.com'];
  return execFileSync('git', ['-C', folder, ...identity, ...given], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A bare remote, a clone somebody works in, a tenant that is what `main` says, and a server for pull requests. */
async function setUp(files: Readonly<Record<string, string>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'gatewright-propose-'));
  const [remote, clone] = [join(folder, 'policies.git'), join(folder, 'clone')];
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', remote);
  git(folder, 'clone', '--quiet', remote, clone);
  git(clone, 'checkout', '--quiet', '-B', 'main');
  const commit = async (texts: Readonly<Record<string, string>>, message: string) => {
    for (const [path, text] of Object.entries(texts)) {
      await mkdir(dirname(join(clone, path)), { recursive: true });
      await writeFile(join(clone, path), text);
    }
    git(clone, 'add', '-A');
    git(clone, 'commit', '--quiet', '-m', message);
    git(clone, 'push', '--quiet', '--force', 'origin', 'HEAD');
  };
  await commit(
    { 'tenant/gatewright.yaml': project, 'tenant/policies.yaml': documents, 'README.md': 'Ours\n', ...files },
    'begin',
  );
  const world = await TenantWorld.start();
  const github = await new GithubPulls().start();
  open.push(github, { stop: () => world.emulator.close() });
  const source = createProjectSource({ repository: remote, path: 'tenant', state: join(folder, 'state') });
  const look = async () => {
    const at = await source.checkOut();
    const input = world.input('', project, { files: at.folder.files });
    const planned = await makePlan(world.ports, input);
    if (!('plan' in planned)) throw new Error(JSON.stringify(planned.findings));
    return { at, input, planned };
  };
  const logged: string[] = [];
  const environment = {
    ...process.env,
    GITHUB_TOKEN: github.token,
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: 'contoso/policies',
  };
  const propose = async (more: Partial<ProposerOptions> = {}) => {
    const { at, input, planned } = await look();
    const proposer = createProposer({ web, environment, onLog: (text) => logged.push(text), ...more });
    return proposer.propose({ planned, project: at, ports: world.ports, input });
  };
  const show = (path: string) => git(remote, 'show', `gatewright/drift-test:${path}`);
  expect(await world.apply(documents, project)).toMatchObject({ status: 'applied' });
  return { world, github, remote, clone, commit, look, propose, show, logged, environment };
}

async function disable(world: TenantWorld, members: object = { state: 'disabled' }): Promise<void> {
  const [policy] = await world.list(policies);
  expect(await world.send('PATCH', `${policies}/${String(policy?.id)}`, members)).toMatchObject({ status: 204 });
}

describe('a proposal', () => {
  it('is a branch whose files say what the tenant has, and a pull request that tells who did it', async () => {
    const { world, github, remote, clone, propose, show, look } = await setUp();
    await disable(world);
    expect(await propose()).toEqual({
      branch: 'gatewright/drift-test',
      url: 'https://github.example/contoso/policies/pull/1',
      objects: ['conditionalAccessPolicies/mail'],
    });
    expect(show('tenant/policies.yaml')).toBe(documents.replace('rollout: enabled', 'rollout: disabled'));
    expect(git(remote, 'diff', '--name-only', 'main', 'gatewright/drift-test')).toBe('tenant/policies.yaml\n');
    const log = git(remote, 'log', '-1', '--format=%an%n%B', 'gatewright/drift-test');
    expect(log).toContain('gatewright\nAdopt drift of test: 1 object');
    expect(log).toContain('by security@contoso.com');
    expect(github.pulls).toMatchObject([
      { title: 'Adopt drift of test: 1 object', base: 'main', head: 'gatewright/drift-test', labels: ['drift'] },
    ]);
    expect(github.pulls[0]?.body).toContain('security@&#8203;contoso.com');
    git(clone, 'fetch', '--quiet');
    git(clone, 'merge', '--quiet', 'origin/gatewright/drift-test');
    git(clone, 'push', '--quiet');
    expect((await look()).planned.plan).toMatchObject({ changes: [], unchanged: 1 });
  });

  it('is one, however often it is looked at, and is renewed when the drift is', async () => {
    const { world, github, remote, propose, show } = await setUp();
    await disable(world);
    await propose();
    const tip = git(remote, 'rev-parse', 'gatewright/drift-test');
    const writes = github.writes().length;
    await propose();
    expect(git(remote, 'rev-parse', 'gatewright/drift-test')).toBe(tip);
    expect(github.writes().length).toBe(writes);
    await disable(world, { displayName: 'Mail of today' });
    await propose();
    expect(show('tenant/policies.yaml')).toContain('name: mail\ntitle: Mail of today\n');
    expect(github.pulls).toHaveLength(1);
  });

  it('goes when the drift goes', async () => {
    const { world, github, remote, propose } = await setUp();
    await disable(world);
    await propose();
    await disable(world, { state: 'enabled' });
    expect(await propose()).toBeUndefined();
    expect(github.pulls).toMatchObject([{ state: 'closed', comments: [expect.stringContaining('gone')] }]);
    expect(git(remote, 'branch', '--list', 'gatewright/*')).toBe('');
  });

  it('that would conflict with its target is made anew on it', async () => {
    const { world, remote, commit, propose, show } = await setUp();
    await disable(world);
    await propose();
    const longer = documents.replace('rollout: enabled', '# until spring\nrollout: enabled');
    await commit({ 'tenant/policies.yaml': longer }, 'say until when');
    await propose();
    expect(show('tenant/policies.yaml')).toBe(longer.replace('rollout: enabled', 'rollout: disabled'));
    expect(git(remote, 'merge-base', 'main', 'gatewright/drift-test')).toBe(git(remote, 'rev-parse', 'main'));
  });

  it('stays where only other files of its target change', async () => {
    const { world, remote, commit, propose } = await setUp();
    await disable(world);
    await propose();
    const tip = git(remote, 'rev-parse', 'gatewright/drift-test');
    await commit({ 'README.md': 'Ours and theirs\n' }, 'read me');
    await propose();
    expect(git(remote, 'rev-parse', 'gatewright/drift-test')).toBe(tip);
  });

  it('follows a target that was force-pushed', async () => {
    const { world, clone, remote, commit, propose, show } = await setUp();
    await disable(world);
    await propose();
    git(clone, 'checkout', '--quiet', '--orphan', 'other');
    const other = documents.replace('# Mail, and why.', '# Mail.');
    await writeFile(join(clone, 'tenant/policies.yaml'), other);
    git(clone, 'add', '-A');
    git(clone, 'commit', '--quiet', '-m', 'anew');
    git(clone, 'push', '--quiet', '--force', 'origin', 'HEAD:main');
    await propose();
    expect(show('tenant/policies.yaml')).toBe(other.replace('rollout: enabled', 'rollout: disabled'));
    expect(git(remote, 'merge-base', 'main', 'gatewright/drift-test')).toBe(git(remote, 'rev-parse', 'main'));
    await commit({}, 'x').catch(() => undefined);
  });

  it.each(['a commit on top', 'an amended commit'])('leaves a branch alone that has %s', async (how) => {
    const { world, clone, remote, propose } = await setUp();
    await disable(world);
    await propose();
    git(clone, 'fetch', '--quiet');
    git(clone, 'checkout', '--quiet', 'gatewright/drift-test');
    git(
      clone,
      'commit',
      '--quiet',
      '--allow-empty',
      ...(how === 'a commit on top' ? ['-m', 'mine'] : ['--amend', '--no-edit']),
    );
    git(clone, 'push', '--quiet', '--force');
    const tip = git(remote, 'rev-parse', 'gatewright/drift-test');
    await disable(world, { displayName: 'Other' });
    await expect(propose()).rejects.toThrow(/somebody else committed to the branch/);
    expect(git(remote, 'rev-parse', 'gatewright/drift-test')).toBe(tip);
  });

  it('writes titles full of markup as text', async () => {
    const { world, github, remote, propose, show } = await setUp();
    const displayName = '<img src=x onerror=alert(1)> @contoso/all #1 [x](https://evil.example) `c` | GW\u202e';
    await disable(world, { displayName });
    await propose();
    const body = github.pulls[0]?.body ?? '';
    expect(body).not.toMatch(/<img|\]\(https|@contoso|#1\b/);
    expect(
      git(
        remote,
        'log',
        '-1',
        '--format=%(trailers:key=Gatewright-Proposal,valueonly)',
        'gatewright/drift-test',
      ).trim(),
    ).toBe('test');
    expect(show('tenant/policies.yaml')).toContain('title: ');
  });

  it('brings in what was made by hand', async () => {
    const { world, propose, show, clone, look } = await setUp();
    const body = {
      displayName: 'Board needs MFA',
      state: 'disabled',
      conditions: {
        clientAppTypes: ['all'],
        applications: { includeApplications: ['All'] },
        users: {
          includeUsers: ['All'],
          excludeGroups: [
            String((await world.list('/v1.0/groups')).find((each) => each.displayName === 'Break Glass')?.id),
          ],
        },
      },
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    };
    expect(await world.send('POST', policies, body)).toMatchObject({ status: 201 });
    await propose();
    expect(show('tenant/adopted/conditionalAccessPolicies.yaml')).toBe(
      'kind: Protection\nname: board-needs-mfa\ntitle: Board needs MFA\nprotect: all apps\nfor: everyone\nrequire: mfa\nrollout: disabled\n',
    );
    git(clone, 'pull', '--quiet', 'origin', 'gatewright/drift-test');
    git(clone, 'push', '--quiet', 'origin', 'HEAD:main');
    expect((await look()).planned.plan).toMatchObject({ requests: [], unmanaged: [], changes: [{ action: 'adopt' }] });
  });
});

describe('the other side', () => {
  const limited = {
    status: 403,
    headers: { 'retry-after': '7' },
    body: { message: 'You have exceeded a secondary rate limit' },
  };

  it('that limits for a while is waited for', async () => {
    const { world, github, propose } = await setUp();
    await disable(world);
    let left = 2;
    github.faults.push(({ method }) => (method === 'POST' && left-- > 0 ? limited : undefined));
    expect(await propose()).toMatchObject({ url: expect.stringContaining('/pull/1') });
    expect(github.pulls).toHaveLength(1);
  });

  it('whose answer is lost has made the pull request all the same', async () => {
    const { world, github, propose } = await setUp();
    await disable(world);
    let left = 1;
    github.faults.push(({ method, path }) =>
      method === 'POST' && path.endsWith('/pulls') && left-- > 0 ? 'lost' : undefined,
    );
    expect(await propose()).toMatchObject({ url: expect.stringContaining('/pull/1') });
    expect(github.pulls).toHaveLength(1);
  });

  it('that refuses is told, without the token', async () => {
    const { world, github, propose } = await setUp();
    await disable(world);
    github.faults.push(({ method }) =>
      method === 'POST' ? { status: 403, body: { message: `Resource not accessible by ${github.token}` } } : undefined,
    );
    const error: unknown = await propose().catch((each: unknown) => each);
    expect(error).toBeInstanceOf(ProposalError);
    expect(JSON.stringify([String(error), (error as ProposalError).help])).not.toContain(github.token);
  });

  it('that is not known gets the branch only, and that is said', async () => {
    const { world, propose, logged, environment, show } = await setUp();
    await disable(world);
    expect(await propose({ environment: { ...environment, GITHUB_TOKEN: '' } })).toEqual({
      branch: 'gatewright/drift-test',
      objects: ['conditionalAccessPolicies/mail'],
    });
    expect(logged.join()).toContain('no pull request is opened');
    expect(show('tenant/policies.yaml')).toContain('disabled');
  });

  it('may be Azure DevOps', async () => {
    const azure = await new AzureDevOpsPulls().start();
    open.push(azure);
    const settings = project.replace('github', 'azureDevOps');
    const { world, propose, environment } = await setUp({ 'tenant/gatewright.yaml': settings });
    await disable(world);
    const pipeline = {
      ...environment,
      SYSTEM_ACCESSTOKEN: azure.token,
      SYSTEM_COLLECTIONURI: `${azure.url}/contoso/`,
      SYSTEM_TEAMPROJECT: 'Security Team',
      BUILD_REPOSITORY_NAME: 'policies',
    };
    expect(await propose({ environment: pipeline })).toMatchObject({
      url: 'https://dev.azure.example/policies/pullrequest/1',
    });
    await propose({ environment: pipeline });
    expect(azure.pulls).toMatchObject([
      {
        sourceRefName: 'refs/heads/gatewright/drift-test',
        targetRefName: 'refs/heads/main',
        labels: [{ name: 'drift' }],
      },
    ]);
    await disable(world, { state: 'enabled' });
    await propose({ environment: pipeline });
    expect(azure.pulls).toMatchObject([{ status: 'abandoned' }]);
    expect(azure.threads).toHaveLength(1);
  });
});
