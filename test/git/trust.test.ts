import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createProjectSource, type SourceOptions } from '../../reconciler/git/project-source.ts';
import type { SourceError } from '../../reconciler/ports.ts';
import { GitWorld, signingWith } from '../support/git-world.ts';

const world = new GitWorld();
afterAll(() => world.remove());

const project = 'version: 1\n';
const ada = world.sshKey('ada key');
const eve = world.sshKey('eve key');

let count = 0;
function fresh(name: string): string {
  count += 1;
  return `${name} ${count}`;
}

function checkOut(options: Partial<SourceOptions>) {
  const { environment } = world;
  return createProjectSource({ state: world.path(fresh('state')), environment, ...options }).checkOut();
}

const failing = (options: Partial<SourceOptions>) =>
  checkOut(options).then(
    () => {
      throw new Error('it was taken');
    },
    (error: SourceError) => error,
  );

function signersFile(text: string): string {
  const file = world.path(fresh('allowed signers'));
  writeFileSync(file, text);
  return file;
}

/** A commit made with the options of git that come before its command. */
function signed(folder: string, key: string, ...given: readonly string[]): string {
  world.git(
    folder,
    ...signingWith(key),
    'commit',
    '--quiet',
    '--allow-empty',
    '-S',
    '--message',
    fresh('signed'),
    ...given,
  );
  return world.git(folder, 'rev-parse', 'HEAD');
}

describe('required signatures', () => {
  const folder = world.repository(fresh('signed'));
  world.commit(folder, { 'gatewright.yaml': project });
  const allowedSigners = signersFile(`# who may\n\nada@contoso.com ${ada.publicKey}\n`);

  it('an unsigned commit is refused', async () => {
    const refused = await failing({ directory: folder, allowedSigners });
    expect(refused).toMatchObject({ name: 'SourceError', reason: 'unsigned', help: expect.stringContaining('-S') });
  });

  it('a commit of an allowed signer is taken, and says whose it is', async () => {
    const commit = signed(folder, ada.file);
    const { signer, ...taken } = await checkOut({ directory: folder, allowedSigners });
    expect(taken.commit).toBe(commit);
    expect(signer).toMatch(/^ada@contoso\.com \(SHA256:.{43}\)$/);
  });

  it('a commit of anybody else is refused, also where the repository would trust them', async () => {
    signed(folder, eve.file);
    const own = join(folder, '.git', 'own');
    writeFileSync(own, `eve@contoso.com ${eve.publicKey}\n`);
    world.git(folder, 'config', 'gpg.ssh.allowedSignersFile', own);
    const liar = world.path('liar');
    writeFileSync(liar, '#!/bin/sh\necho ada@contoso.com\nexit 0\n', { mode: 0o755 });
    world.git(folder, 'config', 'gpg.ssh.program', liar);
    expect(await failing({ directory: folder, allowedSigners })).toMatchObject({ reason: 'untrusted' });
    world.git(folder, 'config', '--unset', 'gpg.ssh.program');
  });

  it('no program of the repository judges a certificate either', async () => {
    const fingerprint = 'A'.repeat(40);
    const certified = world.repository(fresh('certified'));
    world.commit(certified, { 'gatewright.yaml': project });
    const block = ['-----BEGIN SIGNED MESSAGE-----', 'bm90aGluZw==', '-----END SIGNED MESSAGE-----'];
    const raw = world.git(certified, 'cat-file', 'commit', 'HEAD');
    const file = world.path(fresh('commit'));
    writeFileSync(file, `${raw.replace('\n\n', `\ngpgsig ${block.join('\n ')}\n\n`)}\n`);
    const commit = world.git(certified, 'hash-object', '-t', 'commit', '-w', file);
    world.git(certified, 'update-ref', 'refs/heads/main', commit);
    const liar = world.path('certificate-liar');
    const says = [
      '[GNUPG:] NEWSIG',
      `[GNUPG:] GOODSIG ${fingerprint} Ada`,
      `[GNUPG:] VALIDSIG ${fingerprint} 2026-01-01 0 0 0 0 0 0 00 ${fingerprint}`,
      '[GNUPG:] TRUST_FULLY',
    ];
    writeFileSync(liar, `#!/bin/sh\ncat >/dev/null\nprintf '%s\\n' ${says.map((line) => `'${line}'`).join(' ')}\n`, {
      mode: 0o755,
    });
    world.git(certified, 'config', 'gpg.x509.program', liar);
    expect(world.git(certified, 'log', '-1', '--format=%G?')).toBe('G');
    // Which of the two depends on whether the machine has a gpgsm.
    const { reason } = await failing({ directory: certified, allowedSigners: signersFile(`gpg:${fingerprint}\n`) });
    expect(['unsigned', 'untrusted']).toContain(reason);
  });

  it('only the commit that runs counts: a signed one over an unsigned one is taken, an unsigned one over it is not', async () => {
    world.commit(folder, { 'a.yaml': 'kind: Group\nname: A\n' });
    expect(await failing({ directory: folder, allowedSigners })).toMatchObject({ reason: 'unsigned' });
    const commit = signed(folder, ada.file);
    expect((await checkOut({ directory: folder, allowedSigners })).commit).toBe(commit);
  });

  it('a merge must be signed like any other commit', async () => {
    world.git(folder, 'checkout', '--quiet', '-b', 'side');
    signed(folder, ada.file);
    world.git(folder, 'checkout', '--quiet', 'main');
    signed(folder, ada.file);
    world.git(folder, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'side');
    expect(await failing({ directory: folder, allowedSigners })).toMatchObject({ reason: 'unsigned' });
    world.git(folder, ...signingWith(ada.file), 'commit', '--quiet', '--amend', '--no-edit', '-S');
    expect((await checkOut({ directory: folder, allowedSigners })).signer).toContain('ada');
  });

  it('a commit changed after it was signed, or replaced by another, is refused', async () => {
    const commit = signed(folder, ada.file);
    const raw = world.git(folder, 'cat-file', 'commit', commit).replace('\n\nsigned', '\n\nsomething else');
    const forged = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
      cwd: folder,
      env: world.environment,
      input: `${raw}\n`,
      encoding: 'utf8',
    }).trim();
    expect(await failing({ directory: folder, allowedSigners, ref: forged })).toMatchObject({ reason: 'untrusted' });
    const other = world.commit(folder, { 'b.yaml': 'kind: Group\nname: B\n' });
    world.git(folder, 'replace', other, commit);
    expect(await failing({ directory: folder, allowedSigners, ref: other })).toMatchObject({ reason: 'unsigned' });
    world.git(folder, 'replace', '--delete', other);
  });

  it('a key is good while it is valid', async () => {
    const over = signersFile(`ada@contoso.com valid-before="20200101" ${ada.publicKey}\n`);
    const commit = signed(folder, ada.file);
    expect(await failing({ directory: folder, allowedSigners: over, ref: commit })).toMatchObject({
      reason: 'untrusted',
    });
    const still = signersFile(`ada@contoso.com valid-after="20200101" ${ada.publicKey}\n`);
    expect((await checkOut({ directory: folder, allowedSigners: still, ref: commit })).commit).toBe(commit);
  });

  it('the file lies outside what it is about, and is there', async () => {
    const inside = join(folder, 'allowed_signers');
    writeFileSync(inside, `eve@contoso.com ${eve.publicKey}\n`);
    const link = world.path(fresh('link'));
    symlinkSync(inside, link);
    for (const file of [inside, link, join(folder, '.git', 'own')]) {
      const refused = await failing({ directory: folder, allowedSigners: file });
      expect(refused).toMatchObject({ reason: 'failed', message: expect.stringContaining('lies in the repository') });
    }
    expect(await failing({ repository: join(folder, '.git'), allowedSigners: inside })).toMatchObject({
      message: expect.stringContaining('lies in the repository'),
    });
    expect(await failing({ directory: folder, allowedSigners: world.path('none') })).toMatchObject({
      reason: 'failed',
    });
    const nobody = signersFile('# nobody\n');
    expect(await failing({ directory: folder, allowedSigners: nobody })).toMatchObject({
      message: expect.stringContaining('nobody'),
    });
    const state = world.path(fresh('state'));
    mkdirSync(join(state, '.source'), { recursive: true });
    writeFileSync(join(state, '.source/allowed'), `ada@contoso.com ${ada.publicKey}\n`);
    const kept = { repository: folder, state, allowedSigners: join(state, '.source/allowed') };
    expect(await failing(kept)).toMatchObject({ reason: 'failed' });
  });

  it('holds for what is fetched too', async () => {
    const { bare, clone } = world.remote(fresh('fetched'));
    world.commit(clone, { 'gatewright.yaml': project });
    world.git(clone, 'push', '--quiet', 'origin', 'main');
    const options = { repository: bare, allowedSigners, state: world.path(fresh('state')) };
    expect(await failing(options)).toMatchObject({ reason: 'unsigned' });
    const commit = signed(clone, ada.file);
    world.git(clone, 'push', '--quiet', 'origin', 'main');
    expect(await checkOut(options)).toMatchObject({ commit, signer: expect.stringContaining('ada@contoso.com') });
  });

  it('an OpenPGP key counts where its fingerprint is listed', async () => {
    const home = world.environment.GNUPGHOME ?? '';
    mkdirSync(home, { mode: 0o700 });
    const gpg = (...given: readonly string[]) =>
      execFileSync('gpg', ['--batch', '--quiet', '--pinentry-mode', 'loopback', '--passphrase', '', ...given], {
        env: world.environment,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    gpg('--quick-generate-key', 'Grace <grace@contoso.com>', 'ed25519', 'sign', 'never');
    const [, fingerprint = ''] = /^fpr:+([0-9A-F]{40}):/m.exec(gpg('--list-keys', '--with-colons')) ?? [];
    const commit = world.git(
      folder,
      '-c',
      'gpg.format=openpgp',
      '-c',
      `user.signingKey=${fingerprint}`,
      'commit',
      '--quiet',
      '--allow-empty',
      '-S',
      '--message',
      'pgp',
    );
    expect(commit).toBe('');
    expect(await failing({ directory: folder, allowedSigners })).toMatchObject({ reason: 'untrusted' });
    const listed = signersFile(`ada@contoso.com ${ada.publicKey}\ngpg:${fingerprint.toLowerCase()} Grace\n`);
    const { signer } = await checkOut({ directory: folder, allowedSigners: listed });
    expect(signer).toBe(`Grace <grace@contoso.com> (${fingerprint})`);
    execFileSync('gpgconf', ['--kill', 'all'], { env: world.environment });
  });
});

describe('refused rollback', () => {
  function start(name: string) {
    const { bare, clone } = world.remote(fresh(name));
    const first = world.commit(clone, { 'gatewright.yaml': project });
    world.git(clone, 'push', '--quiet', 'origin', 'main');
    const options = { repository: bare, refuseRollback: true, state: world.path(fresh('state')) };
    const push = (...given: readonly string[]) => world.git(clone, 'push', '--quiet', ...given, 'origin', 'main');
    return { bare, clone, first, options, push };
  }

  it('what follows is taken, the same again too', async () => {
    const { clone, first, options, push } = start('forward');
    expect((await checkOut(options)).commit).toBe(first);
    expect((await checkOut(options)).commit).toBe(first);
    const next = world.commit(clone, {});
    push();
    expect((await checkOut(options)).commit).toBe(next);
  });

  it('an older commit is refused by whichever name it comes, after a restart too', async () => {
    const { clone, first, options, push } = start('older');
    world.git(clone, 'tag', 'v1');
    const next = world.commit(clone, {});
    push('--tags');
    await checkOut(options);
    const refused = await failing({ ...options, ref: first });
    expect(refused).toMatchObject({
      reason: 'rollback',
      message: expect.stringContaining('is older than'),
      help: expect.stringContaining(`--accept-rollback ${first}`),
    });
    expect(await failing({ ...options, ref: 'v1' })).toMatchObject({ reason: 'rollback' });
    world.git(clone, 'reset', '--quiet', '--hard', first);
    push('--force');
    expect(await failing(options)).toMatchObject({ reason: 'rollback' });
    expect((await checkOut({ ...options, ref: next })).commit).toBe(next);
  });

  it('a force-push that drops the commit taken last is refused, until it is accepted by its id', async () => {
    const { clone, first, options, push } = start('dropped');
    await checkOut(options);
    world.git(clone, 'commit', '--quiet', '--amend', '--message', 'another');
    push('--force');
    const other = world.git(clone, 'rev-parse', 'HEAD');
    expect(await failing(options)).toMatchObject({
      reason: 'rollback',
      message: expect.stringContaining(first.slice(0, 12)),
    });
    expect(await failing({ ...options, acceptRollback: first })).toMatchObject({ reason: 'rollback' });
    expect((await checkOut({ ...options, acceptRollback: other })).commit).toBe(other);
    expect((await checkOut(options)).commit).toBe(other);
    expect(await failing({ ...options, ref: first })).toMatchObject({ reason: 'rollback' });
  });

  it('holds when the clone is gone and the address is another', async () => {
    const { bare, clone, options, push } = start('moved');
    await checkOut(options);
    world.git(clone, 'checkout', '--quiet', '--orphan', 'new');
    world.commit(clone, { 'c.yaml': 'kind: Group\nname: C\n' });
    world.git(clone, 'branch', '--quiet', '--force', 'main');
    world.git(clone, 'checkout', '--quiet', 'main');
    push('--force');
    const copy = world.path(fresh('copy'));
    world.git(world.root, 'clone', '--quiet', '--bare', '--single-branch', bare, copy);
    expect(await failing({ ...options, repository: copy })).toMatchObject({ reason: 'rollback' });
  });

  it('a look does not move it, and what was refused for another reason neither', async () => {
    const { clone, first, options, push } = start('look');
    await checkOut(options);
    world.commit(clone, {});
    push();
    await checkOut({ ...options, remember: false });
    const allowedSigners = signersFile(`ada@contoso.com ${ada.publicKey}\n`);
    expect(await failing({ ...options, allowedSigners })).toMatchObject({ reason: 'unsigned' });
    expect((await checkOut({ ...options, ref: first })).commit).toBe(first);
  });

  it('a memory that cannot be read is no permission', async () => {
    const { options } = start('torn');
    await checkOut(options);
    const folder = join(options.state, '.source');
    const [file = ''] = readdirSync(folder).filter((name) => name.startsWith('taken-'));
    expect(JSON.parse(readFileSync(join(folder, file), 'utf8'))).toMatchObject({
      formatVersion: 1,
      path: '',
      ref: 'main',
    });
    writeFileSync(join(folder, file), '{');
    expect(await failing(options)).toMatchObject({ reason: 'failed', message: expect.stringContaining(file) });
  });

  it('works on a working folder, and explains a shallow one', async () => {
    const { bare, clone, first } = start('folder');
    const state = world.path(fresh('state'));
    world.commit(clone, {});
    await checkOut({ directory: clone, refuseRollback: true, state });
    expect(await failing({ directory: clone, ref: first, refuseRollback: true, state })).toMatchObject({
      reason: 'rollback',
    });
    world.git(clone, 'push', '--quiet', 'origin', 'main');
    world.commit(clone, {});
    world.commit(clone, {});
    world.git(clone, 'push', '--quiet', 'origin', 'main');
    const shallow = world.path(fresh('shallow'));
    world.git(world.root, 'clone', '--quiet', '--depth=1', `file://${bare}`, shallow);
    const refused = await failing({ directory: shallow, refuseRollback: true, state });
    expect(refused).toMatchObject({ reason: 'rollback', help: expect.stringContaining('unshallow') });
  });
});
