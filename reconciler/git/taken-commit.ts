import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { SourceError } from '../ports.ts';
import { readIfThere, replaceFile } from '../store/durable-file.ts';
import type { Git } from './git.ts';

const takenSchema = z.strictObject({
  formatVersion: z.literal(1),
  /** Folder of the project in its repository. */
  path: z.string(),
  commit: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
  ref: z.string().exactOptional(),
  at: z.iso.datetime(),
});
export type TakenCommit = z.infer<typeof takenSchema>;

/**
 * Throws SourceError `rollback` unless the commit has the one taken last among its ancestors, or is the one a person accepted. The
 * memory is of the project, not of a branch or an address: an older commit is older by whichever name it comes.
 */
export async function assertFollows(
  git: Git,
  commit: string,
  taken: TakenCommit | undefined,
  accepted: string | undefined,
): Promise<void> {
  if (taken === undefined || taken.commit === commit || accepted === commit) return;
  // Every ancestor of a commit is there with it: what is not there is none.
  const isThere = await git.asks(['rev-parse', '--verify', '--quiet', `${taken.commit}^{commit}`]);
  if (isThere && (await git.asks(['merge-base', '--is-ancestor', taken.commit, commit]))) return;
  const isShallow = (await git.text(['rev-parse', '--is-shallow-repository'])).trim() === 'true';
  const isOlder = isThere && (await git.asks(['merge-base', '--is-ancestor', commit, taken.commit]));
  const short = (id: string) => `\`${id.slice(0, 12)}\``;
  throw new SourceError(
    'rollback',
    `the commit ${short(commit)} ${isOlder ? 'is older than' : 'does not follow'} ${short(taken.commit)}, which was taken at ${taken.at}`,
    isShallow
      ? 'the clone is shallow, so its history cannot be looked at: fetch all of it (`git fetch --unshallow`)'
      : `revert with a new commit; if the branch was rewound on purpose, accept it once: \`--accept-rollback ${commit}\``,
  );
}

/** The commit taken last for a project, or undefined. A file that cannot be read is no reason to forget. */
export async function readTaken(folder: string, path: string): Promise<TakenCommit | undefined> {
  const file = takenFile(folder, path);
  const text = await readIfThere(file);
  if (text === undefined) return undefined;
  try {
    return takenSchema.parse(JSON.parse(text));
  } catch {
    throw new SourceError(
      'failed',
      `\`${file}\` no longer says which commit was taken last`,
      'look up the commit of the last run, and delete the file: the next commit is taken without a comparison then',
    );
  }
}

/** Durable when it resolves. */
export async function writeTaken(folder: string, taken: TakenCommit): Promise<void> {
  await replaceFile(takenFile(folder, taken.path), `${JSON.stringify(taken, null, 2)}\n`);
}

function takenFile(folder: string, path: string): string {
  return join(folder, `taken-${createHash('sha256').update(path).digest('hex').slice(0, 16)}.json`);
}
