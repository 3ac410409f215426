import { basename, dirname, join, posix, resolve } from 'node:path';
import { projectFileName } from '../../compiler/project.ts';
import { type Clock, type ProjectAt, type ProjectSource, SourceError, StoreError } from '../ports.ts';
import { openProject } from '../project/project-folder.ts';
import { translateDiskErrors } from '../store/translate-disk-errors.ts';
import { systemClock } from '../system/system-clock.ts';
import { UsageError } from '../usage-error.ts';
import { withClone } from './clone.ts';
import { DamagedRepository } from './damaged-repository.ts';
import { explainGitFailure } from './explain-git-failure.ts';
import { GitFailure } from './git.ts';
import type { GitSettings } from './git-environment.ts';
import { NoProject } from './no-project.ts';
import { repositoryAddress } from './repository-address.ts';
import { withSourceLock } from './source-lock.ts';
import { takeCommit } from './take-commit.ts';
import {
  commitOf,
  describeWorkFolder,
  findWorkFolder,
  isDirty,
  projectPathAt,
  type WorkFolder,
} from './work-folder.ts';

export interface SourceOptions {
  /** A folder in the project; the folder one stands in when absent. Not looked at where a repository is named. */
  readonly directory?: string | undefined;
  /** Address of a remote repository, without credentials: those come from the environment (see `gitCredentials`). */
  readonly repository?: string | undefined;
  /** A branch, a tag or a commit; HEAD when absent, of a remote its default branch. */
  readonly ref?: string | undefined;
  /** Folder of the project, from the top of a remote repository or from `directory`. */
  readonly path?: string | undefined;
  /** The files of the folder as they lie there, instead of a commit. */
  readonly workingTree?: boolean | undefined;
  /** Folder for what is kept between runs; clones, files of commits and the commit taken last go to `.source` in it. */
  readonly state: string;
  /** File of allowed signers: the commit must be signed by one of them. */
  readonly allowedSigners?: string | undefined;
  /** Take only commits that follow the one taken last. */
  readonly refuseRollback?: boolean | undefined;
  /** Full id of a commit to take although it does not. */
  readonly acceptRollback?: string | undefined;
  /** False for a look: the commit does not become the one taken last. */
  readonly remember?: boolean | undefined;
  readonly environment?: GitSettings['environment'] | undefined;
  readonly clock?: Clock | undefined;
  /** For what a person should know beside the result. */
  readonly onLog?: ((text: string) => void) | undefined;
}

/** Where the files come from. Each `checkOut` looks again; it may be called by several processes at once. */
export function createProjectSource(options: SourceOptions): ProjectSource {
  return {
    async checkOut(signal) {
      const { repository, workingTree } = options;
      try {
        return await translateDiskErrors(options.state, () =>
          repository !== undefined
            ? ofRepository(options, repository, signal)
            : workingTree === true
              ? ofWorkingTree(options, signal)
              : ofFolder(options, signal),
        );
      } catch (error) {
        if (signal?.aborted === true)
          throw new SourceError('failed', 'stopped before the files were here', 'run again');
        throw toSourceError(error, options);
      }
    },
  };
}

async function ofRepository(
  options: SourceOptions,
  repository: string,
  signal: AbortSignal | undefined,
): Promise<ProjectAt> {
  const address = repositoryAddress(repository);
  const path = pathInRepository(options.path);
  const { clock = systemClock, environment = process.env, onLog = () => {} } = options;
  const folder = stateFolder(options);
  return withSourceLock(folder, clock, signal, () =>
    withClone({ address, folder: join(folder, 'clones'), environment, signal, onLog }, async ({ openGit, fetch }) => {
      const { commit, ref } = await fetch(options.ref);
      const watched = [folder, ...(address.folder === undefined ? [] : [withFiles(address.folder)])];
      const found = await takeCommit({ ...options, clock, folder, openGit, commit, path, ref, watched });
      return { ...found, repository: address.url };
    }),
  );
}

/** A repository may be named by its `.git`: its files lie beside that. */
function withFiles(repository: string): string {
  return basename(repository) === '.git' ? dirname(repository) : repository;
}

async function ofFolder(options: SourceOptions, signal: AbortSignal | undefined): Promise<ProjectAt> {
  const { clock = systemClock, environment = process.env, onLog = () => {} } = options;
  const start = startOf(options);
  const work = await findWorkFolder(start, environment, signal);
  if (work === undefined) return notInGit(options, start);
  const commit = await commitOf(work.openGit(), options.ref ?? 'HEAD');
  const path = await projectPathAt(work.openGit(), commit, work.way);
  if (path === undefined) {
    throw new NoProject(
      'missing',
      `there is no ${projectFileName} in \`${work.way === '' ? '.' : work.way}\` or above it at the commit \`${commit.slice(0, 12)}\``,
      'commit it: what runs is a commit, not what lies in the folder',
    );
  }
  if (options.ref === undefined && (await isDirty(work, path)))
    onLog(`files in \`${start}\` differ from the commit ${commit.slice(0, 12)}; these changes are left out`);
  const folder = stateFolder(options);
  const { openGit, top } = work;
  const { branch, origin } = await describeWorkFolder(work);
  const found = await withSourceLock(folder, clock, signal, () =>
    takeCommit({ ...options, clock, folder, openGit, commit, path, ref: options.ref ?? branch, watched: [top] }),
  );
  return origin === undefined ? found : { ...found, repository: origin };
}

/** What lies in the folder, for whoever asks for just that; nothing that a signature or a commit could vouch for. */
async function ofWorkingTree(options: SourceOptions, signal: AbortSignal | undefined): Promise<ProjectAt> {
  const start = startOf(options);
  if (options.ref !== undefined)
    throw new SourceError('failed', 'a revision and the working tree are asked for at once', 'leave one of them out');
  const work = await findWorkFolder(start, options.environment ?? process.env, signal);
  if (work === undefined) return notInGit(options, start);
  if (isTrustAsked(options)) {
    if (await isDirty(work, work.way)) throw dirty(start);
    return ofFolder({ ...options, workingTree: false }, signal);
  }
  const commit = await commitIfAny(work);
  return { folder: await openProject(start), ...(commit === undefined ? {} : { commit }) };
}

async function commitIfAny(work: WorkFolder): Promise<string | undefined> {
  try {
    return await commitOf(work.openGit(), 'HEAD');
  } catch (error) {
    if (error instanceof SourceError && error.reason === 'missing') return undefined;
    throw error;
  }
}

async function notInGit(options: SourceOptions, start: string): Promise<ProjectAt> {
  const asked = options.ref !== undefined || isTrustAsked(options);
  if (!asked) return { folder: await openProject(start) };
  throw new SourceError(
    'missing',
    `\`${start}\` is in no git repository, so that there are no commits, signatures or history to look at`,
    'name a folder in a clone with `-C DIR`, or a repository with `--repository URL`',
  );
}

function isTrustAsked({ allowedSigners, refuseRollback }: SourceOptions): boolean {
  return allowedSigners !== undefined || refuseRollback === true;
}

function dirty(start: string): SourceError {
  return new SourceError(
    'dirty',
    `files in \`${start}\` differ from the commit, and only a commit can be trusted`,
    'commit them, or leave out the signature and rollback checks',
  );
}

function startOf({ directory, path }: SourceOptions): string {
  return resolve(directory ?? '.', path ?? '.');
}

/** No tenant can be called this, so that its folder stays apart from theirs. */
function stateFolder({ state }: SourceOptions): string {
  return resolve(state, '.source');
}

function pathInRepository(path: string | undefined): string {
  const plain = posix.normalize((path ?? '.').replaceAll('\\', '/')).replace(/\/$/, '');
  if (plain === '.') return '';
  if (!plain.startsWith('/') && !plain.startsWith('..') && !plain.includes('\0')) return plain;
  throw new SourceError(
    'missing',
    `\`${path}\` lies outside the repository`,
    'name a folder from its top, e.g. `tenants/contoso`',
  );
}

function toSourceError(error: unknown, { repository, directory }: SourceOptions): unknown {
  if (error instanceof GitFailure) return explainGitFailure(error, `\`${repository ?? resolve(directory ?? '.')}\``);
  if (error instanceof DamagedRepository)
    return new SourceError(
      'failed',
      `the repository is damaged: ${error.message}`,
      'look at it with `git fsck`, and clone it anew',
    );
  if (error instanceof StoreError) return new SourceError('failed', error.message, error.help, error);
  if (error instanceof UsageError)
    return new SourceError('failed', error.message, error.help ?? 'see the files', error);
  return error;
}
