import { createGit } from './git.ts';

/**
 * The commit a folder stands at, with `+` when files differ from it; undefined where there is no git or no commit. For people to
 * read: nothing depends on it.
 */
export async function revisionOf(folder: string): Promise<string | undefined> {
  const git = createGit({ folder, environment: process.env, patience: 10_000 });
  try {
    const commit = (await git.text(['rev-parse', '--short', 'HEAD'])).trim();
    const status = await git.text(['status', '--porcelain', '--', '.', ':(exclude,glob)**/.gatewright/**']);
    return status.trim() === '' ? commit : `${commit}+`;
  } catch {
    return undefined;
  }
}
