import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A git that knows nothing of the machine it runs on: no configuration, no agent, no keyring. */
function cleanEnvironment(home: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    GNUPGHOME: join(home, 'gnupg'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  };
}

const person = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@contoso.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@contoso.com',
};

/** Real repositories in a temporary folder, whose path has a blank in it. */
export class GitWorld {
  readonly root = mkdtempSync(join(realpathSync(tmpdir()), 'gatewright git '));
  readonly environment = cleanEnvironment(this.root);

  path(...names: readonly string[]): string {
    return join(this.root, ...names);
  }

  /** Runs git in a folder and gives what it prints. */
  git(folder: string, ...given: readonly string[]): string {
    const env = { ...this.environment, ...person };
    return execFileSync('git', given, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  }

  /** Writes files, a text or undefined to remove one, and commits them. Gives the id. */
  commit(folder: string, files: Readonly<Record<string, string | undefined>>, ...given: readonly string[]): string {
    for (const [path, text] of Object.entries(files)) {
      const place = join(folder, path);
      mkdirSync(dirname(place), { recursive: true });
      if (text === undefined) rmSync(place);
      else writeFileSync(place, text);
    }
    this.git(folder, 'add', '--all');
    this.git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'a change', ...given);
    return this.git(folder, 'rev-parse', 'HEAD');
  }

  /** A repository with a working tree on the branch `main`. */
  repository(name: string): string {
    const folder = this.path(name);
    mkdirSync(folder, { recursive: true });
    this.git(folder, 'init', '--quiet', '--initial-branch=main');
    return folder;
  }

  /** A bare repository and a clone that pushes to it. */
  remote(name: string): { readonly bare: string; readonly clone: string } {
    const bare = this.path(`${name}.git`);
    mkdirSync(bare);
    this.git(bare, 'init', '--quiet', '--bare', '--initial-branch=main');
    const clone = this.repository(`${name} clone`);
    this.git(clone, 'remote', 'add', 'origin', bare);
    return { bare, clone };
  }

  /** A new SSH key: where it is, and its public half. Needs ssh-keygen (openssh-client), without which these tests fail. */
  sshKey(name: string): { readonly file: string; readonly publicKey: string } {
    const file = this.path(name);
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', file]);
    return { file, publicKey: execFileSync('ssh-keygen', ['-y', '-f', file], { encoding: 'utf8' }).trim() };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Arguments of git that make it sign with an SSH key. */
export function signingWith(file: string): readonly string[] {
  return ['-c', 'gpg.format=ssh', '-c', `user.signingKey=${file}`];
}
