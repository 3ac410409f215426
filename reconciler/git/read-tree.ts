import { createHash } from 'node:crypto';
import { SourceError } from '../ports.ts';
import { DamagedRepository } from './damaged-repository.ts';
import type { Git } from './git.ts';

/** A file or a link in a tree. */
export interface TreeEntry {
  /** From the root of the tree, with `/`. */
  readonly path: string;
  readonly id: string;
  readonly isLink: boolean;
  readonly size: number;
}

export interface Tree {
  readonly entries: readonly TreeEntry[];
  /** Paths at which other repositories belong; their files are no part of the commit. */
  readonly submodules: readonly string[];
}

/** More than a project needs; who has more has named the wrong folder. */
const largest = 256 * 1024 * 1024;
const mostEntries = 50_000;
/** Read at once. */
const chunk = 16 * 1024 * 1024;

/** The id of the tree at a path of a commit; undefined where there is none. */
export async function treeIdOf(git: Git, commit: string, path: string): Promise<string | undefined> {
  const place = path === '' ? `${commit}^{tree}` : `${commit}:${path}`;
  if (!(await git.asks(['rev-parse', '--verify', '--quiet', place]))) return undefined;
  const id = (await git.text(['rev-parse', '--verify', place])).trim();
  return (await git.text(['cat-file', '-t', id])).trim() === 'tree' ? id : undefined;
}

/** Everything below a tree. Throws SourceError for what cannot be put on a disk. */
export async function listTree(git: Git, id: string): Promise<Tree> {
  const rows = (await git.text(['ls-tree', '-r', '-l', '-z', '--full-tree', id]))
    .split('\0')
    .filter((row) => row !== '');
  const parsed = rows.map((row) => {
    const [, mode = '', type = '', object = '', size = '', path = ''] =
      /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(row) ?? [];
    return { type, entry: { path, id: object, isLink: mode === '120000', size: Number(size) } };
  });
  const entries = parsed.filter(({ type }) => type === 'blob').map(({ entry }) => entry);
  for (const { path } of entries) assertPlain(path);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (entries.length > mostEntries || total > largest) {
    throw new SourceError(
      'failed',
      `the folder holds ${entries.length} files of ${Math.ceil(total / 1024 / 1024)} MiB in all`,
      'name the folder of the project in the repository with `--path`',
    );
  }
  return { entries, submodules: parsed.filter(({ type }) => type === 'commit').map(({ entry }) => entry.path) };
}

/** Their contents, in the same order, as they were committed: no filter and no line ending of this machine touches them. */
export async function* readEntries(
  git: Git,
  entries: readonly TreeEntry[],
): AsyncGenerator<readonly [TreeEntry, Buffer]> {
  for (let start = 0; start < entries.length; ) {
    const part: TreeEntry[] = [];
    for (let size = 0; start < entries.length && size < chunk; start += 1) {
      const entry = entries[start];
      if (entry === undefined) break;
      part.push(entry);
      size += entry.size;
    }
    const output = await git.objects(part.map(({ id }) => `${id}\n`).join(''));
    yield* contentsIn(output, part);
  }
}

/** `cat-file --batch` prints `<id> blob <size>`, the content and a line break for each. */
function* contentsIn(output: Buffer, entries: readonly TreeEntry[]): Generator<readonly [TreeEntry, Buffer]> {
  let at = 0;
  for (const entry of entries) {
    const head = `${entry.id} blob ${entry.size}\n`;
    const start = at + head.length;
    const content = output.subarray(start, start + entry.size);
    if (output.toString('latin1', at, start) !== head || blobId(content, entry.id) !== entry.id)
      throw new DamagedRepository(`the object ${entry.id} (${entry.path}) cannot be read`);
    yield [entry, content];
    at = start + entry.size + 1;
  }
}

/** The id git gives to a content, by the algorithm of an id. */
export function blobId(content: Buffer, like: string): string {
  const hash = createHash(like.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** git itself refuses such paths when it checks out (CVE-2014-9390); here they are written by us. */
function assertPlain(path: string): void {
  const isPlain = path.split('/').every((part) => !/^(?:\.{0,2}|\.git|git~1)$/i.test(part) && !/[\\\0]/.test(part));
  if (isPlain) return;
  throw new SourceError('failed', `the commit holds a file called \`${path}\``, 'remove it from the repository');
}
