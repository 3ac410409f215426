import { createHash } from 'node:crypto';
import { projectFileName } from '../../compiler/project.ts';
import type { SourceText } from '../../compiler/text/source-text.ts';
import type { Git } from '../git/git.ts';
import { ProposalError } from '../ports.ts';

/**
 * The folder of the project in a commit, from the top of the repository: the one whose files are those that were read, to the byte.
 */
export async function findProject(git: Git, commit: string, files: readonly SourceText[]): Promise<string> {
  const listed = (await git.text(['ls-tree', '-r', '-z', '--full-tree', commit])).split('\0');
  const ids = new Map(
    listed.flatMap((line) => {
      const [, id, path] = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      return id === undefined || path === undefined ? [] : [[path, id] as const];
    }),
  );
  const folders = [...ids.keys()].flatMap((path) =>
    path === projectFileName
      ? ['']
      : path.endsWith(`/${projectFileName}`)
        ? [path.slice(0, -projectFileName.length - 1)]
        : [],
  );
  const found = folders.filter((folder) =>
    files.every(({ file, bytes }) => {
      const id = ids.get(folder === '' ? file : `${folder}/${file}`);
      return id !== undefined && id === blobId(bytes, id.length);
    }),
  );
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  throw new ProposalError(
    found.length === 0
      ? `the files are not those of the commit \`${commit.slice(0, 12)}\``
      : `the commit \`${commit.slice(0, 12)}\` holds the project more than once`,
    'a proposal is made from a commit: commit the files, and name the folder of the project with `--path`',
  );
}

/** The name git gives to a content; its length tells the hash of the repository. */
function blobId(bytes: Uint8Array, length: number): string {
  return createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}
