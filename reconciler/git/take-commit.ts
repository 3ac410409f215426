import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFileName } from '../../compiler/project.ts';
import { type Clock, type ProjectAt, SourceError } from '../ports.ts';
import { isWithin } from '../project/is-within.ts';
import { openProject, type ProjectFolder } from '../project/project-folder.ts';
import type { Git } from './git.ts';
import type { GitSettings } from './git-environment.ts';
import type { SourceOptions } from './project-source.ts';
import { listTree, treeIdOf } from './read-tree.ts';
import { assertFollows, readTaken, writeTaken } from './taken-commit.ts';
import { treeFolder } from './tree-folder.ts';
import { readAllowedSigners, verifySignature } from './verify-signature.ts';

export interface TakeOptions
  extends Pick<SourceOptions, 'allowedSigners' | 'refuseRollback' | 'acceptRollback' | 'remember'> {
  readonly clock: Clock;
  /** Ours, locked. */
  readonly folder: string;
  readonly openGit: (configuration?: GitSettings['configuration']) => Git;
  readonly commit: string;
  /** Folder of the project in the repository. */
  readonly path: string;
  readonly ref: string | undefined;
  /** Places that hold what is watched: nothing in them may say whom to trust. */
  readonly watched: readonly string[];
}

/** A commit that is here: is it signed, does it follow the last one, and what are its files. In this order: nothing is remembered of a commit that is refused. */
export async function takeCommit(options: TakeOptions): Promise<ProjectAt> {
  const { allowedSigners, openGit, commit, folder, path, ref } = options;
  const signer =
    allowedSigners === undefined
      ? undefined
      : await verifySignature(openGit, commit, await readAllowedSigners(allowedSigners, options.watched));
  const taken = options.refuseRollback === true ? await readTaken(folder, path) : undefined;
  if (options.refuseRollback === true) await assertFollows(openGit(), commit, taken, options.acceptRollback);
  const project = await openAt(options);
  const isNew = options.refuseRollback === true && options.remember !== false && taken?.commit !== commit;
  if (isNew) {
    const at = options.clock.now().toISOString();
    await writeTaken(folder, { formatVersion: 1, path, commit, ...(ref === undefined ? {} : { ref }), at });
  }
  return {
    folder: project,
    commit,
    ...(ref === undefined ? {} : { ref }),
    ...(signer === undefined ? {} : { signer }),
  };
}

async function openAt({ openGit, commit, path, folder, clock }: TakeOptions): Promise<ProjectFolder> {
  const git = openGit();
  const id = await treeIdOf(git, commit, path);
  const tree = id === undefined ? undefined : await listTree(git, id);
  if (id === undefined || tree?.entries.every((entry) => entry.path !== projectFileName) !== false) {
    throw new SourceError(
      'missing',
      `there is no ${projectFileName} in \`${path === '' ? '.' : path}\` at the commit \`${commit.slice(0, 12)}\``,
      'name the folder of the project in the repository with `--path`',
    );
  }
  const trees = join(folder, 'trees');
  await mkdir(trees, { recursive: true });
  const project = await openProject(await treeFolder(trees, id, tree, git, clock));
  for (const submodule of tree.submodules) assertNoDocuments(submodule, project);
  return project;
}

/** What a submodule holds is no part of the commit. Documents in it would look as if they had been deleted. */
function assertNoDocuments(submodule: string, { settings }: ProjectFolder): void {
  const isAmong = (settings.documents ?? ['.']).some((place) => {
    const [documents, files] = [join('/', place), join('/', submodule)];
    return isWithin(documents, files) || isWithin(files, documents);
  });
  if (!isAmong) return;
  throw new SourceError(
    'failed',
    `\`${submodule}\` is a submodule, and submodules are not fetched`,
    'put its documents into this repository, or name the folders that hold documents under `documents` in gatewright.yaml',
  );
}
