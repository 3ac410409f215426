import { execFileSync } from 'node:child_process';
import {
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createProjectSource, type SourceOptions } from '../../reconciler/git/project-source.ts';
import type { SourceError } from '../../reconciler/ports.ts';
import { GitWorld } from '../support/git-world.ts';

const world = new GitWorld();
afterAll(() => world.remove());

const project = 'version: 1\n';
const group = (name: string) => `kind: Group\nname: ${name}\n`;

let count = 0;
function fresh(name: string): string {
  count += 1;
  return `${name} ${count}`;
}

function checkOut(options: Partial<SourceOptions>, signal?: AbortSignal) {
  const { environment } = world;
  return createProjectSource({ state: world.path(fresh('state')), environment, ...options }).checkOut(signal);
}

const filesOf = ({ folder }: Awaited<ReturnType<typeof checkOut>>) =>
  Object.fromEntries(folder.files.map(({ file, bytes }) => [file, Buffer.from(bytes).toString('utf8')]));

const failing = (options: Partial<SourceOptions>) =>
  checkOut(options).then(
    () => {
      throw new Error('it was taken');
    },
    (error: SourceError) => error,
  );

describe('a working folder', () => {
  it('gives its HEAD, never what was changed since, and says so', async () => {
    const folder = world.repository(fresh('dirty'));
    const commit = world.commit(folder, { 'gatewright.yaml': project, 'a.yaml': group('A') });
    writeFileSync(join(folder, 'a.yaml'), group('Changed'));
    writeFileSync(join(folder, 'b.yaml'), group('B'));
    const told: string[] = [];
    const taken = await checkOut({ directory: folder, onLog: (text) => told.push(text) });
    expect(taken).toMatchObject({ commit, ref: 'main' });
    expect(filesOf(taken)).toEqual({ 'gatewright.yaml': project, 'a.yaml': group('A') });
    expect(told).toEqual([expect.stringContaining('these changes are left out')]);
  });

  it('says nothing when it is clean, whatever we keep there', async () => {
    const folder = world.repository(fresh('clean'));
    world.commit(folder, { 'gatewright.yaml': project });
    const told: string[] = [];
    const options = { directory: folder, state: join(folder, '.gatewright'), onLog: (text: string) => told.push(text) };
    await checkOut(options);
    await checkOut(options);
    expect(told).toEqual([]);
    expect(world.git(folder, 'status', '--porcelain')).toBe('');
  });

  it('gives the working tree where that is asked for', async () => {
    const folder = world.repository(fresh('asked'));
    const commit = world.commit(folder, { 'gatewright.yaml': project });
    writeFileSync(join(folder, 'b.yaml'), group('B'));
    const taken = await checkOut({ directory: folder, workingTree: true });
    expect(taken.commit).toBe(commit);
    expect(Object.keys(filesOf(taken))).toContain('b.yaml');
    expect(await failing({ directory: folder, workingTree: true, refuseRollback: true })).toMatchObject({
      reason: 'dirty',
    });
  });

  it('in no git is taken as it is, without a commit', async () => {
    const folder = world.path(fresh('plain'));
    mkdirSync(folder);
    writeFileSync(join(folder, 'gatewright.yaml'), project);
    const taken = await checkOut({ directory: folder });
    expect(taken.commit).toBeUndefined();
    expect(filesOf(taken)).toEqual({ 'gatewright.yaml': project });
    expect(await failing({ directory: folder, ref: 'main' })).toMatchObject({ reason: 'missing' });
    expect(await failing({ directory: folder, refuseRollback: true })).toMatchObject({ reason: 'missing' });
  });

  it('may be a folder of a repository, and one may stand below the project', async () => {
    const folder = world.repository(fresh('sub folders'));
    const files = { 'tenants/one two/gatewright.yaml': project, 'tenants/one two/policies/a.yaml': group('A') };
    world.commit(folder, { ...files, 'elsewhere.yaml': group('Elsewhere') });
    const expected = { 'gatewright.yaml': project, 'policies/a.yaml': group('A') };
    expect(filesOf(await checkOut({ directory: join(folder, 'tenants/one two') }))).toEqual(expected);
    expect(filesOf(await checkOut({ directory: join(folder, 'tenants/one two/policies') }))).toEqual(expected);
    expect(filesOf(await checkOut({ directory: folder, path: 'tenants/one two' }))).toEqual(expected);
    expect(await failing({ directory: folder })).toMatchObject({
      reason: 'missing',
      message: expect.stringContaining('gatewright.yaml'),
    });
  });

  it('takes branches, tags, ids and what git makes of them, and nothing that is an option', async () => {
    const folder = world.repository(fresh('revisions'));
    const first = world.commit(folder, { 'gatewright.yaml': project });
    world.git(folder, 'tag', '--annotate', '--message', 'one', 'v1');
    world.git(folder, 'branch', 'zweig/ümlaut');
    world.commit(folder, { 'a.yaml': group('A') });
    for (const ref of ['v1', 'zweig/ümlaut', first, first.slice(0, 9), 'HEAD~1', 'main^', 'v1^{commit}'])
      expect((await checkOut({ directory: folder, ref })).commit).toBe(first);
    for (const ref of ['nowhere', '--upload-pack=touch evil', '-x', 'main..v1', 'main:gatewright.yaml', 'a b', ''])
      expect(await failing({ directory: folder, ref })).toMatchObject({ name: 'SourceError', reason: 'missing' });
  });

  it('without a commit yet is no project', async () => {
    expect(await failing({ directory: world.repository(fresh('unborn')) })).toMatchObject({ reason: 'missing' });
  });

  it('of another user is explained', async () => {
    const folder = world.repository(fresh('foreign'));
    world.commit(folder, { 'gatewright.yaml': project });
    // Only root can give a folder away; git's own switch for its tests says the same to everybody else.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) for (const name of ['', '.git']) chownSync(join(folder, name), 4321, 4321);
    const environment = { ...world.environment, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    const refused = await failing({ directory: folder, environment });
    expect(refused).toMatchObject({ reason: 'denied', help: expect.stringContaining('safe.directory') });
  });
});

describe('files of a commit', () => {
  it('are byte for byte what was committed, whatever line endings and filters are configured', async () => {
    const folder = world.repository(fresh('endings'));
    world.git(folder, 'config', 'core.autocrlf', 'false');
    const crlf = 'kind: Group\r\nname: A\r\n';
    const attributes = '*.yaml filter=evil export-ignore ident\n';
    world.commit(folder, { 'gatewright.yaml': project, 'crlf.yaml': crlf, '.gitattributes': attributes });
    world.git(folder, 'config', 'core.autocrlf', 'true');
    world.git(folder, 'config', 'filter.evil.smudge', 'echo evil');
    expect(filesOf(await checkOut({ directory: folder }))).toEqual({ 'gatewright.yaml': project, 'crlf.yaml': crlf });
  });

  it('stay where they are while they are the same, are put right when edited, and older ones go', async () => {
    const folder = world.repository(fresh('reuse'));
    const state = world.path(fresh('state'));
    world.commit(folder, { 'gatewright.yaml': project, 'a.yaml': group('A') });
    const first = await checkOut({ directory: folder, state });
    world.commit(folder, {});
    const second = await checkOut({ directory: folder, state });
    expect(second.folder.root).toBe(first.folder.root);
    writeFileSync(join(first.folder.root, 'a.yaml'), group('Edited'));
    expect(filesOf(await checkOut({ directory: folder, state }))['a.yaml']).toBe(group('A'));
    writeFileSync(join(first.folder.root, 'more.yaml'), group('More'));
    expect(Object.keys(filesOf(await checkOut({ directory: folder, state })))).toEqual(['gatewright.yaml', 'a.yaml']);
    for (let number = 0; number < 9; number += 1) {
      world.commit(folder, { 'a.yaml': group(`A${number}`) });
      await checkOut({ directory: folder, state });
    }
    expect(readdirSync(join(state, '.source/trees')).length).toBeLessThanOrEqual(6);
  });

  it('may be links within the project, and none out of it', async () => {
    const folder = world.repository(fresh('links'));
    mkdirSync(join(folder, 'policies'));
    writeFileSync(join(folder, 'a.txt'), group('A'));
    symlinkSync('../parts', join(folder, 'policies/parts'));
    world.commit(folder, { 'gatewright.yaml': 'version: 1\ndocuments: policies\n', 'parts/a.yaml': group('A') });
    expect(Object.keys(filesOf(await checkOut({ directory: folder })))).toContain('parts/a.yaml');
    symlinkSync('/etc', join(folder, 'policies/etc'));
    world.commit(folder, {});
    expect(await failing({ directory: folder })).toMatchObject({
      message: expect.stringContaining('leads out of the project'),
    });
  });

  it('of trees that hold each other are not listed without end', async () => {
    const folder = world.repository(fresh('endless'));
    world.commit(folder, { 'gatewright.yaml': project });
    let tree = world.git(folder, 'rev-parse', 'HEAD^{tree}');
    for (let depth = 0; depth < 9; depth += 1) {
      const names = Array.from({ length: 10 }, (_, index) => `040000 tree ${tree}\td${index}\n`);
      tree = execFileSync('git', ['mktree'], { cwd: folder, input: names.join(''), encoding: 'utf8' }).trim();
    }
    const file = world.git(folder, 'rev-parse', 'HEAD:gatewright.yaml');
    const rows = `100644 blob ${file}\tgatewright.yaml\n040000 tree ${tree}\tzzz\n`;
    const top = execFileSync('git', ['mktree'], { cwd: folder, input: rows, encoding: 'utf8' }).trim();
    const commit = world.git(folder, 'commit-tree', top, '-m', 'endless');
    world.git(folder, 'update-ref', 'refs/heads/main', commit);
    const error = await checkOut({ repository: folder }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ reason: 'failed', message: expect.stringContaining('more than can be listed') });
  });

  it('of a submodule are missed, not passed over', async () => {
    const folder = world.repository(fresh('submodule'));
    const other = world.repository(fresh('other'));
    const id = world.commit(other, { 'a.yaml': group('A') });
    world.commit(folder, { 'gatewright.yaml': project });
    world.git(folder, 'update-index', '--add', '--cacheinfo', `160000,${id},parts`);
    world.git(folder, 'commit', '--quiet', '--message', 'a submodule');
    expect(await failing({ directory: folder })).toMatchObject({ message: expect.stringContaining('submodule') });
    mkdirSync(join(folder, 'policies'));
    writeFileSync(join(folder, 'gatewright.yaml'), 'version: 1\ndocuments: policies\n');
    writeFileSync(join(folder, 'policies/b.yaml'), group('B'));
    world.git(folder, 'add', 'gatewright.yaml', 'policies');
    world.git(folder, 'commit', '--quiet', '--message', 'documents elsewhere');
    expect(Object.keys(filesOf(await checkOut({ directory: folder })))).toContain('policies/b.yaml');
  });
});

describe('a remote repository', () => {
  function start(name: string) {
    const { bare, clone } = world.remote(fresh(name));
    const commit = world.commit(clone, { 'gatewright.yaml': project, 'a.yaml': group('A') });
    world.git(clone, 'push', '--quiet', 'origin', 'main');
    return { bare, clone, commit, options: { repository: bare, state: world.path(fresh('state')) } };
  }

  it('is cloned once and fetched from then on', async () => {
    const { bare, clone, commit, options } = start('plain');
    expect(await checkOut(options)).toMatchObject({ commit, ref: 'main', repository: bare });
    const next = world.commit(clone, { 'b.yaml': group('B') });
    expect((await checkOut(options)).commit).toBe(commit);
    world.git(clone, 'push', '--quiet', 'origin', 'main');
    const taken = await checkOut({ ...options, ref: 'main' });
    expect(taken.commit).toBe(next);
    expect(Object.keys(filesOf(taken))).toContain('b.yaml');
    expect(readdirSync(join(options.state, '.source/clones'))).toHaveLength(1);
  });

  it('has branches, tags of both sorts, and commits that are on no branch any more', async () => {
    const { clone, commit, options } = start('refs');
    world.git(clone, 'tag', 'light');
    world.git(clone, 'tag', '--annotate', '--message', 'one', 'heavy');
    const lost = world.commit(clone, { 'lost.yaml': group('Lost') });
    world.git(clone, 'push', '--quiet', '--tags', 'origin', 'main', 'main:feature/one');
    world.git(clone, 'reset', '--quiet', '--hard', commit);
    world.git(clone, 'push', '--quiet', '--force', 'origin', 'main', 'main:feature/one');
    for (const ref of ['light', 'heavy', 'refs/tags/heavy', 'feature/one', 'refs/heads/main', commit])
      expect(await checkOut({ ...options, ref })).toMatchObject({ commit, ref });
    expect((await checkOut({ ...options, ref: lost })).commit).toBe(lost);
    world.git(clone, 'push', '--quiet', 'origin', 'main:refs/heads/light');
    expect(await failing({ ...options, ref: 'light' })).toMatchObject({
      message: expect.stringContaining('a branch and a tag'),
    });
    for (const ref of ['gone', commit.slice(0, 10), '0'.repeat(40), 'HEAD~1', '-c', 'a..b', '--upload-pack=x'])
      expect(await failing({ ...options, ref }), ref).toMatchObject({ reason: 'missing' });
  });

  it('may be force-pushed, and branches may go', async () => {
    const { clone, commit, options } = start('forced');
    await checkOut(options);
    world.git(clone, 'commit', '--quiet', '--amend', '--message', 'another');
    world.git(clone, 'push', '--quiet', '--force', 'origin', 'main', 'main:dir');
    const { commit: forced } = await checkOut(options);
    expect(forced).not.toBe(commit);
    expect((await checkOut({ ...options, ref: 'dir' })).commit).toBe(forced);
    world.git(clone, 'push', '--quiet', 'origin', ':dir', 'main:dir/below');
    expect(await failing({ ...options, ref: 'dir' })).toMatchObject({ reason: 'missing' });
    expect((await checkOut({ ...options, ref: 'dir/below' })).commit).toBe(forced);
  });

  it('holds the project in a folder of its own', async () => {
    const { clone, options } = start('folders');
    world.commit(clone, { 'tenants/contoso/gatewright.yaml': project, 'tenants/contoso/c.yaml': group('C') });
    world.git(clone, 'push', '--quiet', 'origin', 'main');
    const expected = { 'gatewright.yaml': project, 'c.yaml': group('C') };
    for (const path of ['tenants/contoso', './tenants/contoso/'])
      expect(filesOf(await checkOut({ ...options, path }))).toEqual(expected);
    for (const path of ['tenants', '../x', '/etc', 'tenants/contoso/c.yaml', 'no such'])
      expect(await failing({ ...options, path }), path).toMatchObject({ reason: 'missing' });
  });

  it('that is not there, or holds nothing, is told', async () => {
    expect(await failing({ repository: world.path('nowhere.git') })).toMatchObject({ reason: 'missing' });
    const { bare } = world.remote(fresh('empty'));
    expect(await failing({ repository: bare })).toMatchObject({
      reason: 'missing',
      message: expect.stringContaining('no commit yet'),
    });
    expect(await failing({ repository: 'https://127.0.0.1:1/x.git' })).toMatchObject({ reason: 'unreachable' });
  });

  it('outlives a clone that is damaged, cut short or somebody else’s', async () => {
    const { clone, commit, options } = start('damaged');
    await checkOut(options);
    const clones = join(options.state, '.source/clones');
    const [name = ''] = readdirSync(clones);
    const inClone = (...names: string[]) => join(clones, name, ...names);
    const damages: (() => void)[] = [
      () => rmSync(inClone('HEAD')),
      () => writeFileSync(inClone('HEAD'), 'rubbish'),
      () => rmSync(inClone('objects'), { recursive: true }),
      () => writeFileSync(inClone('config'), '[core\nrubbish'),
      () => writeFileSync(inClone('packed-refs.lock'), ''),
      () => rmSync(inClone('refs'), { recursive: true }),
      () => {
        for (const file of readdirSync(inClone('objects'), { recursive: true, encoding: 'utf8' }).filter((path) =>
          path.includes('/'),
        )) {
          rmSync(inClone('objects', file), { recursive: true, force: true });
          writeFileSync(inClone('objects', file), 'rubbish');
        }
      },
    ];
    for (const damage of damages) {
      damage();
      rmSync(join(options.state, '.source/trees'), { recursive: true });
      world.commit(clone, {});
      world.git(clone, 'push', '--quiet', 'origin', 'main');
      const taken = await checkOut(options);
      expect(taken.commit).toBe(world.git(clone, 'rev-parse', 'HEAD'));
      expect(Object.keys(filesOf(taken))).toContain('a.yaml');
    }
    mkdirSync(join(clones, 'tmp-half.git'));
    await checkOut({ ...options, ref: commit });
    expect(readdirSync(clones)).toEqual([name]);
  });

  it('may move to another address', async () => {
    const { bare, clone, options } = start('moving');
    await checkOut(options);
    const moved = world.path(fresh('moved'));
    renameSync(bare, moved);
    world.git(clone, 'remote', 'set-url', 'origin', moved);
    const next = world.commit(clone, {});
    world.git(clone, 'push', '--quiet', 'origin', 'main');
    expect(await failing(options)).toMatchObject({ reason: 'missing' });
    expect(await checkOut({ ...options, repository: moved })).toMatchObject({ commit: next, repository: moved });
  });

  it('serves several at once', async () => {
    const { commit, options } = start('many');
    const taken = await Promise.all(Array.from({ length: 4 }, () => checkOut(options)));
    expect(taken.map((one) => one.commit)).toEqual([commit, commit, commit, commit]);
  });

  it('may have ids of either sort', async () => {
    const folder = world.path(fresh('sha256'));
    mkdirSync(folder);
    world.git(folder, 'init', '--quiet', '--initial-branch=main', '--object-format=sha256');
    const commit = world.commit(folder, { 'gatewright.yaml': project, 'a.yaml': group('A') });
    expect(commit).toHaveLength(64);
    const options = { repository: folder, state: world.path(fresh('state')) };
    for (const ref of ['main', commit, 'main']) expect((await checkOut({ ...options, ref })).commit).toBe(commit);
    expect((await checkOut({ directory: folder, refuseRollback: true })).commit).toBe(commit);
  });

  it('is given up when the run is stopped', async () => {
    const { options } = start('stopped');
    await expect(checkOut(options, AbortSignal.abort())).rejects.toMatchObject({ name: 'SourceError' });
  });

  it('runs no hook and reads no configuration of the repository it fetches from', async () => {
    const { bare, options } = start('hooks');
    const trace = world.path(fresh('trace'));
    for (const hook of ['post-checkout', 'reference-transaction', 'post-update', 'pre-auto-gc'])
      writeFileSync(join(bare, 'hooks', hook), `#!/bin/sh\necho ${hook} >> '${trace}'\n`, { mode: 0o755 });
    await checkOut(options);
    expect(() => readFileSync(trace)).toThrow('ENOENT');
  });
});
