import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import { CONTOSO_CLIENT } from '../../reconciler/emulator/seeds/contoso.ts';
import { readMarker } from '../../reconciler/forge/comment-marker.ts';
import { gatewright, projectWith } from '../support/command-line.ts';
import { GithubServer } from '../support/github-server.ts';

const project = `version: 1
documents: policies
breakGlass: { groups: [Break Glass] }
tenants:
  contoso:
    id: ${CONTOSO_CLIENT.tenantId}
    authentication: { method: clientSecret, clientId: ${CONTOSO_CLIENT.clientId} }
`;

const policy = (name: string, state = 'reportOnly') => `kind: Protection
name: ${name}
title: Policy ${name}
protect: Exchange Online
for: { groups: [Sales] }
require: mfa
rollout: ${state}
`;

const token = 'actions-token-0123456789';

/** One story, told in order: a pull request is planned, reviewed, merged and applied by machines that remember nothing. */
describe('pipelines', { timeout: 120_000 }, () => {
  let emulator: Emulator;
  let server: GithubServer;
  let root: string;
  let source: string;
  let run = 100;

  const git = (folder: string, ...args: string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
  const commit = async (files: Readonly<Record<string, string | null>>) => {
    for (const [path, text] of Object.entries(files)) {
      if (text === null) await rm(join(source, path));
      else await writeFile(join(source, path), text);
    }
    git(source, 'add', '--all');
    git(source, 'commit', '-q', '-m', 'change');
    git(source, 'push', '-q', 'origin', 'HEAD:main');
    return git(source, 'rev-parse', 'HEAD');
  };

  /** A machine of its own: a fresh clone, an empty temporary folder, and what GitHub sets. */
  async function onRunner(given: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    run += 1;
    const machine = await mkdtemp(join(root, 'runner-'));
    git(root, 'clone', '-q', '--branch', 'main', join(root, 'origin.git'), join(machine, 'clone'));
    const outputs = join(machine, 'outputs');
    const event = join(machine, 'event.json');
    const { EVENT = '{}', ...rest } = environment;
    await writeFile(event, EVENT);
    const ended = await gatewright(
      ['ci', ...given, '-C', join(machine, 'clone'), '--graph', emulator.url, '--state-branch', 'gatewright-state'],
      {
        AZURE_CLIENT_SECRET: CONTOSO_CLIENT.clientSecret,
        GITHUB_ACTIONS: 'true',
        GITHUB_API_URL: server.url,
        GITHUB_REPOSITORY: 'contoso/policies',
        GITHUB_SERVER_URL: 'https://github.example',
        GITHUB_RUN_ID: String(run),
        GITHUB_TOKEN: token,
        GITHUB_OUTPUT: outputs,
        GITHUB_EVENT_PATH: event,
        GITHUB_STEP_SUMMARY: '',
        RUNNER_TEMP: machine,
        TF_BUILD: '',
        ...rest,
      },
    );
    const text = await readFile(outputs, 'utf8').catch(() => '');
    const values = Object.fromEntries(
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split('=', 2)),
    );
    return { ...ended, values };
  }

  const pullRequest = { GITHUB_REF: 'refs/pull/7/merge', GITHUB_SHA: 'a'.repeat(40) };
  const ours = () => server.comments.filter(({ body }) => readMarker(body) !== undefined);

  beforeAll(async () => {
    emulator = await startEmulator();
    server = await GithubServer.start();
    root = await mkdtemp(join(tmpdir(), 'gatewright-ci-'));
    git(root, 'init', '-q', '--bare', '-b', 'main', 'origin.git');
    source = await projectWith({
      'gatewright.yaml': project,
      '.gitignore': '.gatewright/\n',
      'policies/one.yaml': policy('one'),
      'policies/two.yaml': policy('two'),
    });
    git(source, 'init', '-q', '-b', 'main');
    git(source, 'config', 'user.name', 'Somebody');
    git(source, 'config', 'user.email', 'somebody@contoso.com');
    git(source, 'remote', 'add', 'origin', join(root, 'origin.git'));
    await commit({});
  });

  afterAll(async () => {
    await emulator.close();
    await server.stop();
  });

  it('plan a pull request: changes are no failure, the comment carries the digest, later steps get outputs', async () => {
    const ended = await onRunner(['plan'], pullRequest);
    expect(ended).toMatchObject({ code: 0, values: { changes: '2', 'exit-code': '2' } });
    expect(ended.stderr).toContain('no branch `gatewright-state` yet');
    expect(ours()).toHaveLength(1);
    expect(readMarker(ours()[0]?.body ?? '')).toMatchObject({ key: 'plan:contoso', digest: ended.values.digest, run });
    expect(ours()[0]?.body).toContain('Policy one');
    expect(JSON.parse(await readFile(ended.values.plan ?? '', 'utf8')).digest).toBe(ended.values.digest);
  });

  it('apply on merge exactly the plan that was shown, and leave the state to the next machine', async () => {
    const merge = git(source, 'rev-parse', 'HEAD');
    server.pullRequests.push({ number: 7, merge_commit_sha: merge, merged_at: '2026-01-01T00:00:00Z' });
    const onMain = { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: merge };
    const planned = await onRunner(['plan', '--require-review'], onMain);
    expect(planned).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('this is the plan shown on pull request 7'),
    });
    const applied = await onRunner(['apply', '--plan', planned.values.plan ?? ''], onMain);
    expect(applied).toMatchObject({ code: 0, values: { 'exit-code': '0' } });
    expect(git(root, '--git-dir', 'origin.git', 'ls-tree', '-r', '--name-only', 'gatewright-state')).not.toContain(
      'lock',
    );
    const again = await onRunner(['plan'], pullRequest);
    expect(again).toMatchObject({ code: 0, values: { changes: '0', 'exit-code': '0' } });
    expect(ours()).toHaveLength(1);
    expect(ours()[0]?.body).toMatch(/no changes|nothing to do|matches/i);
  });

  it('know from the state that a policy was theirs when its document goes, and refuse what nobody reviewed', async () => {
    const merge = await commit({ 'policies/two.yaml': null });
    const onMain = { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: merge };
    const direct = await onRunner(['plan', '--require-review'], onMain);
    expect(direct).toMatchObject({ code: 4, values: { changes: '1', 'exit-code': '4' } });
    expect(direct.stderr).toContain('no pull request was merged as');
    server.pullRequests.push({ number: 7, merge_commit_sha: merge, merged_at: '2026-01-02T00:00:00Z' });
    const other = await onRunner(['plan', '--require-review'], onMain);
    expect(other).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('the branch or the tenant has moved since'),
    });
  });

  it('believe no comment that somebody else has edited', async () => {
    await onRunner(['plan'], pullRequest);
    const [comment] = ours();
    server.editors.set(comment?.id ?? 0, 'mallory');
    const onMain = { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: git(source, 'rev-parse', 'HEAD') };
    const ended = await onRunner(['plan', '--require-review'], onMain);
    expect(ended).toMatchObject({ code: 4, stderr: expect.stringContaining('edited by `mallory`') });
    server.editors.set(comment?.id ?? 0, 'github-actions');
    expect(await onRunner(['plan', '--require-review'], onMain)).toMatchObject({ code: 0 });
  });

  it('refuse a reviewed plan once the tenant has moved', async () => {
    const onMain = { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: git(source, 'rev-parse', 'HEAD') };
    const planned = await onRunner(['plan', '--require-review'], onMain);
    const headers = { authorization: 'Bearer user:security@contoso.com', 'content-type': 'application/json' };
    const url = `${emulator.url}/v1.0/identity/conditionalAccess/policies`;
    const { value } = (await (await fetch(url, { headers })).json()) as {
      value: { id: string; displayName: string }[];
    };
    const two = value.find(({ displayName }) => displayName === 'Policy two');
    await fetch(`${url}/${two?.id}`, { method: 'PATCH', headers, body: JSON.stringify({ state: 'disabled' }) });
    expect(await onRunner(['apply', '--plan', planned.values.plan ?? ''], onMain)).toMatchObject({ code: 4 });
    expect(await onRunner(['drift'], onMain)).toMatchObject({ code: 2 });
    expect(await onRunner(['drift', '--allow-drift'], onMain)).toMatchObject({ code: 0 });
  });

  it('say on the pull request that a plan failed, in place of the plan before', async () => {
    await commit({ 'policies/three.yaml': policy('three').replace('require: mfa', 'require: nonsense') });
    const ended = await onRunner(['plan'], pullRequest);
    expect(ended.code).toBe(3);
    expect(ours()).toHaveLength(1);
    expect(ours()[0]?.body).toContain(
      '**Not to be merged as it is:** there is no plan: the files have errors (exit code 3)',
    );
    expect(readMarker(ours()[0]?.body ?? '')).not.toHaveProperty('digest');
    await commit({ 'policies/three.yaml': null });
  });

  it('write no comment for a fork, and none where it is not wanted', async () => {
    const before = [...server.comments];
    const EVENT = JSON.stringify({ pull_request: { number: 8, head: { repo: { full_name: 'mallory/policies' } } } });
    expect(await onRunner(['plan'], { ...pullRequest, EVENT })).toMatchObject({ code: 0 });
    expect(await onRunner(['plan', '--comment', 'never'], pullRequest)).toMatchObject({ code: 0 });
    expect(server.comments).toEqual(before);
  });

  it('do not overwrite state that another apply pushed in between', async () => {
    const { restoreState, saveState } = await import('../../reconciler/git/state-branch.ts');
    const clone = async () => {
      const repository = await mkdtemp(join(root, 'state-'));
      git(root, 'clone', '-q', join(root, 'origin.git'), repository);
      return {
        repository,
        directory: join(repository, '.gatewright'),
        branch: 'gatewright-state',
        environment: process.env,
      };
    };
    const [one, two] = [await clone(), await clone()];
    await restoreState(one);
    await restoreState(two);
    await writeFile(join(one.directory, 'note'), 'one');
    await writeFile(join(two.directory, 'note'), 'two');
    expect(await saveState(one, 'one')).toBe(true);
    expect(await saveState(one, 'one')).toBe(false);
    await expect(saveState(two, 'two')).rejects.toMatchObject({ name: 'SourceError' });
  });
});
