import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProjectSource } from '../../reconciler/git/project-source.ts';
import { repositoryAddress } from '../../reconciler/git/repository-address.ts';
import { restoreState } from '../../reconciler/git/state-branch.ts';
import type { SourceError } from '../../reconciler/ports.ts';
import { gatewright } from '../support/command-line.ts';
import { type GitServer, serveGit } from '../support/git-server.ts';
import { GitWorld } from '../support/git-world.ts';

const token = 'ghp_SECRETTOKEN0123456789abcdef';
const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
const jwt = 'eyJhbGciOiJub25lIn0.SECRETTOKENeyJ4IjoxfQ.c2ln';

describe('credentials', () => {
  const world = new GitWorld();
  let server: GitServer;
  let commit: string;
  let url: string;
  let trace: string;

  beforeAll(async () => {
    server = await serveGit(world.root, (authorization) => [`Basic ${basic}`, `Bearer ${jwt}`].includes(authorization));
    const { clone } = world.remote('secret');
    commit = world.commit(clone, { 'gatewright.yaml': 'version: 1\n', 'a.yaml': 'kind: Group\nname: A\n' });
    world.git(clone, 'push', '--quiet', 'origin', 'main');
    url = `${server.url}/secret.git`;
    // A git that writes down how it is called: what is there, everybody on the machine can read.
    trace = world.path('trace');
    mkdirSync(world.path('bin'));
    const real = (process.env.PATH ?? '').split(':').find((folder) => readdirOf(folder).includes('git')) ?? '';
    writeFileSync(world.path('bin/git'), `#!/bin/sh\necho "$*" >> '${trace}'\nexec '${real}/git' "$@"\n`, {
      mode: 0o755,
    });
  });
  beforeEach(() => {
    server.answer = undefined;
    server.authorizations.length = 0;
  });
  afterAll(async () => {
    await server.close();
    world.remove();
  });

  const environmentWith = (more: Readonly<Record<string, string>>) => ({
    ...world.environment,
    PATH: `${world.path('bin')}:${world.environment.PATH ?? ''}`,
    ...more,
  });
  const checkOut = (state: string, more: Readonly<Record<string, string>>) =>
    createProjectSource({ repository: url, state: world.path(state), environment: environmentWith(more) }).checkOut();
  const failing = (state: string, more: Readonly<Record<string, string>>) =>
    checkOut(state, more).then(
      () => {
        throw new Error('it was taken');
      },
      (error: SourceError) => error,
    );

  it('without any, the repository does not let us in, and nobody is asked', async () => {
    expect(await failing('none', {})).toMatchObject({
      reason: 'denied',
      help: expect.stringContaining('GATEWRIGHT_GIT_TOKEN'),
    });
  });

  it('come from the environment or a file, and are nowhere afterwards', async () => {
    expect((await checkOut('token', { GATEWRIGHT_GIT_TOKEN: token })).commit).toBe(commit);
    expect(server.authorizations.at(-1)).toBe(`Basic ${basic}`);
    const file = world.path('token file');
    writeFileSync(file, `${token}\n`);
    expect((await checkOut('file', { GATEWRIGHT_GIT_TOKEN_FILE: file })).commit).toBe(commit);
    expect((await checkOut('jwt', { GATEWRIGHT_GIT_TOKEN: jwt })).commit).toBe(commit);
    expect(server.authorizations.at(-1)).toBe(`Bearer ${jwt}`);
    const left = [world.path('token'), world.path('file'), world.path('jwt')].flatMap(textsBelow);
    expect(left.length).toBeGreaterThan(10);
    for (const text of [...left, readFileSync(trace, 'utf8')]) {
      expect(text).not.toContain('SECRETTOKEN');
      expect(text).not.toContain(basic);
    }
  });

  it('a wrong one is not shown when it is refused', async () => {
    const wrong = 'ghp_WRONGSECRETTOKEN0123456789';
    const refused = await failing('wrong', { GATEWRIGHT_GIT_TOKEN: wrong });
    expect(refused.reason).toBe('denied');
    expect(`${refused.message}${refused.help}${String(refused.stack)}`).not.toContain('WRONG');
    const broken = await failing('broken', { GATEWRIGHT_GIT_TOKEN: 'SECRETTOKEN\nX-Header: 1' });
    expect(broken.reason).toBe('denied');
    expect(String(broken.stack)).not.toContain('SECRETTOKEN');
    expect(await failing('absent', { GATEWRIGHT_GIT_TOKEN_FILE: world.path('absent') })).toMatchObject({
      reason: 'denied',
    });
  });

  it('do not follow a redirect', async () => {
    const other = await serveGit(world.root, () => true);
    server.answer = () => ({ status: 302, text: `${other.url}/secret.git/info/refs?service=git-upload-pack` });
    expect(await failing('redirect', { GATEWRIGHT_GIT_TOKEN: token })).toMatchObject({ reason: 'unreachable' });
    expect(other.authorizations).toEqual([]);
    await other.close();
  });

  it('of a state branch do not follow a redirect either, and no hook of the repository sees them', async () => {
    const other = await serveGit(world.root, () => true);
    server.answer = () => ({ status: 302, text: `${other.url}/secret.git/info/refs?service=git-upload-pack` });
    const folder = world.repository('state of a pipeline');
    world.git(folder, 'remote', 'add', 'origin', url);
    const hook = join(folder, '.git/hooks/reference-transaction');
    mkdirSync(join(folder, '.git/hooks'), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\nenv > '${world.path('hooked')}'\n`, { mode: 0o755 });
    const state = { repository: folder, directory: world.path('kept'), branch: 'main', environment: world.environment };
    await expect(restoreState({ ...state, authorization: `Basic ${basic}` })).rejects.toThrow('failed');
    expect(other.authorizations).toEqual([]);
    server.answer = undefined;
    expect(await restoreState({ ...state, authorization: `Basic ${basic}` })).toBe(true);
    expect(readdirOf(world.root)).not.toContain('hooked');
    await other.close();
  });

  it.each([
    [404, 'missing'],
    [403, 'denied'],
    [500, 'unreachable'],
  ])('an answer %i that repeats them is told as %s, without them', async (status, reason) => {
    server.answer = (authorization) => ({ status, text: `you sent ${authorization} ${token}` });
    const environment = environmentWith({ GATEWRIGHT_GIT_TOKEN: token });
    const given = ['plan', '--repository', url, '--state', world.path(`state ${status}`), '--token', 'x', '--json'];
    const { code, stdout, stderr } = await gatewright(given, environment);
    expect(code).toBe(1);
    for (const text of [stdout, stderr]) {
      expect(text).not.toContain('SECRETTOKEN');
      expect(text).not.toContain(basic);
    }
    expect(await failing(`failing ${status}`, { GATEWRIGHT_GIT_TOKEN: token })).toMatchObject({ reason });
  });
});

describe('the address of a repository', () => {
  it.each([
    'https://github.com/contoso/policies.git',
    'http://127.0.0.1:3000/policies.git',
    'ssh://git@github.com/contoso/policies.git',
    'git@github.com:contoso/policies.git',
    'git@ssh.dev.azure.com:v3/contoso/policies/policies',
    'work:contoso/policies.git',
  ])('%s is one', (text) => {
    expect(repositoryAddress(text).url).toBe(text);
  });

  it.each([
    'https://ada:SECRET@github.com/x.git',
    'https://SECRET@github.com/x.git',
    'ssh://git:SECRET@github.com/x.git',
    'https://github.com/x.git?token=SECRET',
    'https://github.com/x.git#SECRET',
    'http://github.com/x.git',
    'git://github.com/x.git',
    'ext::sh -c SECRET',
    'ftp://ada:SECRET@github.com/x.git',
    'ssh://-oProxyCommand=SECRET/x.git',
    'https://ada:SECRET@[',
    '-u:SECRET',
  ])('%s is none, and is not repeated', (text) => {
    let message = '';
    try {
      const { url } = repositoryAddress(text);
      // Anything else is the path of a folder, which cannot be an option.
      expect(url).toMatch(/^\//);
    } catch (error) {
      message = `${String(error)}${(error as SourceError).help}`;
      expect(error).toMatchObject({ name: 'SourceError' });
    }
    expect(message).not.toContain('SECRET');
  });
});

function readdirOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'));
}
