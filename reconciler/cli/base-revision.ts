import { resolve } from 'node:path';
import { defaultBase } from '../git/default-base.ts';
import { NoProject } from '../git/no-project.ts';
import { createProjectSource } from '../git/project-source.ts';
import { commitOf, findWorkFolder, mergeBaseOf } from '../git/work-folder.ts';
import { SourceError } from '../ports.ts';
import type { ProjectFolder } from '../project/project-folder.ts';
import { UsageError } from '../usage-error.ts';
import { type Invocation, textOption } from './command.ts';
import { readSourceOptions, type SourceChoice } from './read-source-options.ts';

/** The older of two revisions. */
export interface BaseRevision {
  /** As given, or the branch that was chosen. */
  readonly ref: string;
  readonly commit: string;
  /** Undefined where there was no project yet. */
  readonly folder: ProjectFolder | undefined;
}

/**
 * What the files are compared with. With `--ref` it is just what `--base` names; without, it is where the files here parted from it, so
 * that what others did there meanwhile does not look as if it were undone. Throws SourceError and UsageError.
 */
export async function baseRevision(invocation: Invocation): Promise<BaseRevision> {
  const choice = readSourceOptions(invocation);
  const given = textOption(invocation, 'base');
  const { ref, at } = choice.repository === undefined ? await inFolder(choice, given, invocation) : inRepository(given);
  const source = createProjectSource({
    ...choice,
    ...{ ref: at, allowedSigners: undefined, refuseRollback: false, acceptRollback: undefined, onLog: () => {} },
  });
  try {
    const { folder, commit = at } = await source.checkOut(invocation.stop);
    return { ref, commit, folder };
  } catch (error) {
    if (error instanceof NoProject) return { ref, commit: at, folder: undefined };
    throw error;
  }
}

function inRepository(given: string | undefined) {
  if (given !== undefined) return { ref: given, at: given };
  throw new UsageError('nothing says what to compare with', 'name a branch, a tag or a commit with `--base`');
}

async function inFolder(choice: SourceChoice, given: string | undefined, { stop }: Invocation) {
  const start = resolve(choice.directory ?? '.', choice.path ?? '.');
  const environment = choice.environment ?? {};
  const work = await findWorkFolder(start, environment, stop);
  if (work === undefined) {
    throw new SourceError(
      'missing',
      `\`${start}\` is in no git repository, so that there is nothing to compare with`,
      'compare with a tenant instead: `gatewright plan`',
    );
  }
  const git = work.openGit();
  const ref = given ?? (await defaultBase(git, environment));
  const at =
    choice.ref === undefined ? await mergeBaseOf(git, ref, await commitOf(git, 'HEAD')) : await commitOf(git, ref);
  return { ref, at };
}
