import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SourceError } from '../ports.ts';
import { isWithin } from '../project/is-within.ts';
import type { Git } from './git.ts';

/** Whom a signature may be of. */
export interface AllowedSigners {
  /** Path as given, for messages. */
  readonly file: string;
  /** The lines ssh-keygen reads (ssh-keygen(1), ALLOWED SIGNERS). */
  readonly ssh: string;
  /** Fingerprints of OpenPGP keys, in capitals, from lines of ours: `gpg:FINGERPRINT`. */
  readonly gpg: readonly string[];
}

/**
 * Reads the file of allowed signers. It must lie outside the repository it is about: whoever may change a file there could let
 * themselves in. Throws SourceError.
 */
export async function readAllowedSigners(file: string, watched: readonly string[]): Promise<AllowedSigners> {
  const path = await realpath(file).catch(() => undefined);
  const text = path === undefined ? undefined : await readFile(path, 'utf8').catch(() => undefined);
  if (path === undefined || text === undefined)
    throw new SourceError('failed', `the file of allowed signers \`${file}\` cannot be read`, 'check the path');
  for (const place of watched) {
    const real = await realpath(place).catch(() => undefined);
    if (real === undefined || !isWithin(real, path)) continue;
    throw new SourceError(
      'failed',
      `the file of allowed signers \`${file}\` lies in the repository it is about, \`${place}\``,
      'put it beside the service, where only its operators can write: in the repository, whoever can push could allow themselves',
    );
  }
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  const gpg = lines.flatMap((line) => /^gpg:([0-9A-F]{40}|[0-9A-F]{64})(?:\s|$)/i.exec(line.trim())?.[1] ?? []);
  const ssh = lines.filter((line) => !/^gpg:/i.test(line.trim()));
  if (gpg.length + ssh.length > 0) return { file, ssh: ssh.map((line) => `${line}\n`).join(''), gpg: gpg.map(upper) };
  throw new SourceError('failed', `the file of allowed signers \`${file}\` names nobody`, 'add a line for each signer');
}

const upper = (text: string) => text.toUpperCase();

/** git's own letters for the state of a signature (git-log, `%G?`). */
const states: Readonly<Record<string, string>> = {
  B: 'is bad: the commit was changed after it was signed, or the key was not valid then',
  U: 'is of a key that is not allowed',
  X: 'has expired',
  Y: 'is of a key that has expired',
  R: 'is of a key that was revoked',
  E: 'cannot be checked, because its key is not known here',
  G: 'is of a key that is not allowed',
};

/** Verifies the signature of a commit and tells whose it is. Throws SourceError `unsigned` or `untrusted`. */
export async function verifySignature(
  openGit: (configuration: readonly (readonly [string, string])[]) => Git,
  commit: string,
  allowed: AllowedSigners,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gatewright-signers-'));
  try {
    // A copy: what was looked at is what is used, and ssh-keygen stops at a line it cannot read.
    const copy = join(folder, 'allowed_signers');
    await writeFile(copy, allowed.ssh, { mode: 0o600 });
    return await verified(openGit([['gpg.ssh.allowedSignersFile', copy]]), commit, allowed);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function verified(git: Git, commit: string, allowed: AllowedSigners): Promise<string> {
  const format = '--format=%G?%x00%GS%x00%GF%x00%GP';
  const told = await git.text(['log', '-1', '--no-show-signature', format, commit, '--']);
  const [state = '', signer = '', key = '', primary = ''] = told.trim().split('\0');
  const short = commit.slice(0, 12);
  if (state === 'N') {
    throw new SourceError(
      'unsigned',
      `the commit \`${short}\` is not signed`,
      'only signed commits are taken here; sign it (`git commit --amend -S`), a merge made by a server needs a signing key there',
    );
  }
  const isSsh = key.startsWith('SHA256:');
  const isAllowed = isSsh
    ? state === 'G'
    : (state === 'G' || state === 'U') && [key, primary].some((one) => allowed.gpg.includes(one.toUpperCase()));
  // `verify-commit` asks the same program again and says so by its exit code alone.
  if (isAllowed && (await git.asks(['verify-commit', commit]))) return `${signer} (${key})`;
  const whose = [signer === '' ? undefined : `\`${signer}\``, key === '' ? undefined : key].filter(
    (one) => one !== undefined,
  );
  throw new SourceError(
    'untrusted',
    `the signature of the commit \`${short}\`${whose.length === 0 ? '' : ` by ${whose.join(', ')}`} ${states[state] ?? 'cannot be checked'}`,
    `whose signatures count stands in \`${allowed.file}\`; OpenPGP keys must also be in the keyring of this user, and be named there as \`gpg:FINGERPRINT\``,
  );
}
