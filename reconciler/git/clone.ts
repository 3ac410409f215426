import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceError } from '../ports.ts';
import { DamagedRepository } from './damaged-repository.ts';
import { explainGitFailure } from './explain-git-failure.ts';
import { createGit, type Git, GitFailure } from './git.ts';
import { gitCredentials } from './git-credentials.ts';
import type { GitSettings } from './git-environment.ts';
import { assertRemoteRef, isCommitId } from './ref-name.ts';
import type { RepositoryAddress } from './repository-address.ts';

/** A clone of a remote repository that holds what was fetched so far, without a working tree. */
export interface Clone {
  /** Absolute path. */
  readonly folder: string;
  openGit(configuration?: GitSettings['configuration']): Git;
  /** Brings a branch, a tag or a commit here; the default branch when absent. */
  fetch(ref: string | undefined): Promise<{ readonly commit: string; readonly ref?: string }>;
}

export interface CloneOptions {
  readonly address: RepositoryAddress;
  /** Folder for clones; changed by one process at a time. */
  readonly folder: string;
  readonly environment: GitSettings['environment'];
  readonly signal: AbortSignal | undefined;
  readonly onLog: (text: string) => void;
}

/**
 * Works with the clone of a repository. Each address has a clone of its own. Where the clone turns out to be damaged it is thrown away
 * and made anew, once: everything in it can be fetched again.
 */
export async function withClone<Result>(
  options: CloneOptions,
  work: (clone: Clone) => Promise<Result>,
): Promise<Result> {
  const { address, environment } = options;
  const { configuration, secrets } = await gitCredentials(address, environment);
  const folder = join(options.folder, `${createHash('sha256').update(address.url).digest('hex').slice(0, 16)}.git`);
  const attempt = async () => {
    await ensureRepository(folder, options);
    const openGit = (more: GitSettings['configuration'] = []) =>
      createGit({
        folder,
        gitDirectory: folder,
        environment,
        signal: options.signal,
        configuration: [...configuration, ...more],
      });
    return work({ folder, openGit, fetch: (ref) => fetchRef(openGit(), address, ref) });
  };
  const explained = (error: unknown) =>
    error instanceof GitFailure ? explainGitFailure(error, `\`${address.url}\``, secrets) : error;
  try {
    return await attempt();
  } catch (error) {
    const told = explained(error);
    if (!isDamage(error, told)) throw told;
    options.onLog(`the clone of ${address.url} is damaged and is made anew: ${(told as Error).message}`);
  }
  await rm(folder, { recursive: true, force: true });
  try {
    return await attempt();
  } catch (error) {
    throw explained(error);
  }
}

/** Whatever the other side or the network did not do. */
function isDamage(error: unknown, told: unknown): boolean {
  if (error instanceof DamagedRepository) return true;
  return (
    error instanceof GitFailure && error.why === 'ended' && told instanceof SourceError && told.reason === 'failed'
  );
}

/** Made aside and renamed, so that a clone is there whole or not at all. */
async function ensureRepository(folder: string, { folder: parent, environment, signal }: CloneOptions): Promise<void> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent))
    if (name.startsWith('tmp-')) await rm(join(parent, name), { recursive: true, force: true });
  if ((await stat(join(folder, 'HEAD')).catch(() => undefined)) !== undefined) return;
  await rm(folder, { recursive: true, force: true });
  const temporary = join(parent, `tmp-${randomUUID()}.git`);
  await createGit({ folder: parent, environment, signal }).text(['init', '--quiet', '--bare', temporary]);
  await rename(temporary, folder);
}

async function fetchRef(git: Git, address: RepositoryAddress, ref: string | undefined) {
  if (ref !== undefined) assertRemoteRef(ref);
  if (ref !== undefined && isCommitId(ref)) return { commit: await fetchCommit(git, address, ref), ref };
  const wanted = await findRef(git, address, ref);
  const local = localName(wanted.name);
  if (await hasObject(git, wanted.id)) await git.text(['update-ref', local, wanted.id]);
  else await fetchInto(git, address, [`+${wanted.name}:${local}`]);
  const commit = await commitAt(git, local);
  if (commit === undefined) {
    throw new SourceError(
      'missing',
      `\`${wanted.name}\` of ${shown(address)} is no commit`,
      'name a branch, a tag or a commit',
    );
  }
  return { commit, ...(wanted.short === undefined ? {} : { ref: wanted.short }) };
}

interface RemoteRef {
  /** As the remote calls it, e.g. `refs/heads/main`. */
  readonly name: string;
  readonly id: string;
  readonly short: string | undefined;
}

/** One question tells where a branch or tag stands, or whether it is gone. */
async function findRef(git: Git, address: RepositoryAddress, ref: string | undefined): Promise<RemoteRef> {
  const names =
    ref === undefined ? ['HEAD'] : ref.startsWith('refs/') ? [ref] : [`refs/heads/${ref}`, `refs/tags/${ref}`];
  const lines = (await git.text(['ls-remote', '--symref', '--', address.url, ...names])).split('\n');
  const [, branch] = lines.flatMap((line) => /^ref: (\S+)\tHEAD$/.exec(line) ?? []);
  const found = lines.flatMap((line) => {
    const [, id = '', name = ''] = /^([0-9a-f]+)\t(.+)$/.exec(line) ?? [];
    // The remote matches the end of names: `other/refs/heads/main` too.
    return names.includes(name) ? [{ id, name }] : [];
  });
  const [only, second] = found;
  if (only === undefined) throw nothingThere(address, ref);
  if (second !== undefined) {
    throw new SourceError(
      'missing',
      `${shown(address)} has a branch and a tag called \`${ref}\``,
      `write \`refs/heads/${ref}\` or \`refs/tags/${ref}\``,
    );
  }
  if (ref !== undefined) return { ...only, short: ref };
  return { id: only.id, name: branch ?? 'HEAD', short: branch?.replace(/^refs\/heads\//, '') };
}

function nothingThere(address: RepositoryAddress, ref: string | undefined): SourceError {
  if (ref === undefined)
    return new SourceError('missing', `${shown(address)} has no commit yet`, 'push a branch, or name one with `--ref`');
  const help = /^[0-9a-f]{4,63}$/.test(ref)
    ? 'of a commit, give the whole id'
    : 'check the spelling, and whether the branch was deleted or renamed';
  return new SourceError('missing', `${shown(address)} has no branch or tag \`${ref}\``, help);
}

/** A commit may be on no branch any more. Most servers give it all the same; of the others, all branches and tags are fetched. */
async function fetchCommit(git: Git, address: RepositoryAddress, id: string): Promise<string> {
  const local = localName(id);
  if (!(await hasObject(git, id))) {
    try {
      await fetchInto(git, address, [`+${id}:${local}`]);
    } catch (error) {
      if (!(error instanceof GitFailure) || explainGitFailure(error, '').reason !== 'missing') throw error;
      await fetchInto(git, address, [
        '+refs/heads/*:refs/gatewright/all/heads/*',
        '+refs/tags/*:refs/gatewright/all/tags/*',
      ]);
    }
  }
  const commit = await commitAt(git, id);
  if (commit === undefined)
    throw new SourceError('missing', `${shown(address)} has no commit \`${id}\``, 'push it, or check the id');
  await git.text(['update-ref', local, commit]);
  return commit;
}

async function fetchInto(git: Git, { url }: RepositoryAddress, refspecs: readonly string[]): Promise<void> {
  const quietly = ['--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', '--prune'];
  // Progress is a sign of life while the other side packs.
  await git.text(['fetch', '--progress', '--force', ...quietly, '--', url, ...refspecs]);
}

/** Names of branches may be folders of each other over time (`a`, later `a/b`); these never are. */
function localName(name: string): string {
  return `refs/gatewright/${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
}

async function hasObject(git: Git, id: string): Promise<boolean> {
  return git.asks(['cat-file', '-e', id]);
}

async function commitAt(git: Git, name: string): Promise<string | undefined> {
  const revision = `${name}^{commit}`;
  if (!(await git.asks(['rev-parse', '--verify', '--quiet', revision]))) return undefined;
  return (await git.text(['rev-parse', '--verify', revision])).trim();
}

function shown({ url }: RepositoryAddress): string {
  return `\`${url}\``;
}
