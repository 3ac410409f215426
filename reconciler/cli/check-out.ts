import { revisionOf } from '../git/revision.ts';
import { openProject, type ProjectFolder } from '../project/project-folder.ts';
import { type Invocation, textOption } from './command.ts';
import { readSourceOptions } from './read-source-options.ts';

/** The files a command works on. */
export interface CheckedOut {
  readonly folder: ProjectFolder;
  /** The commit they are of; with `+` where they differ from it. */
  readonly commit: string | undefined;
}

/** The files as they lie in the folder one stands in. */
export async function asTheyLie(invocation: Invocation): Promise<CheckedOut> {
  const folder = await openProject(textOption(invocation, 'directory'));
  return { folder, commit: await revisionOf(folder.root) };
}

/** The files of the commit that is asked for, or as they lie where none is. */
export async function checkOutAsked(invocation: Invocation): Promise<CheckedOut> {
  return takeAsked(invocation, false);
}

/** The same for a run that changes the tenant: the commit is the one the next has to follow. */
export async function checkOutToApply(invocation: Invocation): Promise<CheckedOut> {
  return takeAsked(invocation, true);
}

async function takeAsked(invocation: Invocation, remember: boolean): Promise<CheckedOut> {
  const choice = readSourceOptions(invocation);
  if (!choice.isAsked) return asTheyLie(invocation);
  const { createProjectSource } = await import('../git/project-source.ts');
  const { folder, commit } = await createProjectSource({ ...choice, remember }).checkOut(invocation.stop);
  return { folder, commit };
}
