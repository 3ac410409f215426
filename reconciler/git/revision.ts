/**
 * The commit a folder stands at, with `+` when files differ from it; undefined where there is no git or no commit. For people to
 * read: nothing depends on it.
 */
export async function revisionOf(folder: string): Promise<string | undefined> {
  const { simpleGit } = await import('simple-git');
  const git = simpleGit({
    baseDir: folder,
    timeout: { block: 10_000 },
    // simple-git takes a failing command without output for success (steveukx/git-js issues 438 and 1038).
    errors: (error, result) =>
      result.exitCode === 0 ? undefined : (error ?? Buffer.from(`git exited with ${result.exitCode}`)),
  });
  try {
    const commit = (await git.revparse(['--short', 'HEAD'])).trim();
    const status = await git.raw(['status', '--porcelain', '--', '.']);
    return status.trim() === '' ? commit : `${commit}+`;
  } catch {
    return undefined;
  }
}
