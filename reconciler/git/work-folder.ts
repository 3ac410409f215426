import { realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { projectFileName } from '../../compiler/project.ts';
import { SourceError } from '../ports.ts';
import { explainGitFailure } from './explain-git-failure.ts';
import { createGit, type Git, GitFailure } from './git.ts';
import type { GitSettings } from './git-environment.ts';
import { assertRevision } from './ref-name.ts';

/** A folder somebody works in, in a clone of theirs. */
export interface WorkFolder {
  /** Real path of the top of the working tree. */
  readonly top: string;
  /** Way from there to where one stands, with `/`; empty at the top. */
  readonly way: string;
  openGit(configuration?: GitSettings['configuration']): Git;
}

/** The working tree a folder is in; undefined where it is in no git. Throws SourceError where git refuses to say. */
export async function findWorkFolder(
  folder: string,
  environment: GitSettings['environment'],
  signal: AbortSignal | undefined,
): Promise<WorkFolder | undefined> {
  const real = await realpath(folder).catch(() => undefined);
  if (real === undefined || !(await stat(real)).isDirectory())
    throw new SourceError('missing', `there is no folder \`${folder}\``, 'check the path');
  try {
    const found = await createGit({ folder: real, environment, signal }).text(['rev-parse', '--show-toplevel']);
    const top = await realpath(found.replace(/\r?\n$/, ''));
    const way = relative(top, real).split(sep).join('/');
    return { top, way, openGit: (configuration) => createGit({ folder: top, environment, signal, configuration }) };
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    if (/not a git repository/i.test(error.said)) return undefined;
    throw explainGitFailure(error, `\`${folder}\``);
  }
}

/** The full id of a revision. Throws SourceError where there is none. */
export async function commitOf(git: Git, ref: string): Promise<string> {
  assertRevision(ref);
  const revision = `${ref}^{commit}`;
  if (await git.asks(['rev-parse', '--verify', '--quiet', '--end-of-options', revision]))
    return (await git.text(['rev-parse', '--verify', '--end-of-options', revision])).trim().split('\n').at(-1) ?? '';
  if (ref === 'HEAD')
    throw new SourceError('missing', 'the repository has no commit yet', 'commit the files: what runs is a commit');
  throw new SourceError(
    'missing',
    `there is no revision \`${ref}\` here`,
    'check the spelling, or fetch it first: `git fetch origin`; a pipeline that clones only the last commit needs its whole history (`fetch-depth: 0`)',
  );
}

/** Where the project is at a commit: the folder itself or the nearest above it that holds a project file; undefined for none. */
export async function projectPathAt(git: Git, commit: string, way: string): Promise<string | undefined> {
  const parts = way === '' ? [] : way.split('/');
  const folders = [...parts.keys(), parts.length].map((count) => parts.slice(0, count).join('/'));
  const files = folders.map((folder) => (folder === '' ? projectFileName : `${folder}/${projectFileName}`));
  const found = (await git.text(['ls-tree', '-z', '--name-only', '--full-tree', commit, '--', ...files])).split('\0');
  const at = files.findLastIndex((file) => found.includes(file));
  return at === -1 ? undefined : folders[at];
}

/** Whether files below a folder of the working tree differ from the commit it stands at, or are not in it. */
export async function isDirty(work: WorkFolder, path: string): Promise<boolean> {
  const { top } = work;
  const place = path === '' || (await stat(join(top, path)).catch(() => undefined)) === undefined ? '.' : path;
  const told = await work
    .openGit()
    .text([
      'status',
      '--porcelain',
      '--untracked-files=normal',
      '--',
      `:(literal)${place}`,
      ':(exclude,glob)**/.gatewright/**',
    ]);
  return told.trim() !== '';
}

/** The branch the folder stands on, and the address it was cloned from, as far as they are known. */
export async function describeWorkFolder(
  work: WorkFolder,
): Promise<{ readonly branch?: string; readonly origin?: string }> {
  const git = work.openGit();
  const branch = (await git.asks(['symbolic-ref', '--quiet', 'HEAD']))
    ? (await git.text(['symbolic-ref', '--quiet', '--short', 'HEAD'])).trim()
    : undefined;
  const origin = (await git.asks(['config', '--get', 'remote.origin.url']))
    ? withoutCredentials((await git.text(['config', '--get', 'remote.origin.url'])).trim())
    : undefined;
  return { ...(branch === undefined ? {} : { branch }), ...(origin === undefined ? {} : { origin }) };
}

function withoutCredentials(address: string): string {
  return address.replace(/^([a-z+]+:\/\/)[^/@]*@/i, '$1').replace(/\?.*$/s, '');
}
