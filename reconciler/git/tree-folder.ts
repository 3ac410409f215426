import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, readlink, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Clock } from '../ports.ts';
import { SourceError } from '../ports.ts';
import { errorCode } from '../store/durable-file.ts';
import type { Git } from './git.ts';
import { blobId, readEntries, type Tree, type TreeEntry } from './read-tree.ts';

/** Another process may still be reading the tree before; older ones nobody needs. */
const kept = 6;

/**
 * A folder with the files of a tree, named by the id of the tree: the same files are the same folder. What lies there already is held
 * against the ids first, so that nobody runs what was edited there. `folder` is changed by one process at a time.
 */
export async function treeFolder(folder: string, id: string, tree: Tree, git: Git, clock: Clock): Promise<string> {
  const path = join(folder, id);
  if (!(await isIntact(path, tree.entries))) {
    const temporary = join(folder, `tmp-${randomUUID()}`);
    await writeTree(temporary, tree.entries, git);
    await rm(path, { recursive: true, force: true });
    await rename(temporary, path);
  }
  await utimes(path, clock.now(), clock.now());
  await prune(folder, id);
  return path;
}

async function writeTree(folder: string, entries: readonly TreeEntry[], git: Git): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    // Links last: nothing is ever written through one.
    const inOrder = entries.toSorted((left, right) => Number(left.isLink) - Number(right.isLink));
    for await (const [entry, content] of readEntries(git, inOrder)) {
      const path = join(folder, entry.path);
      await mkdir(dirname(path), { recursive: true });
      if (entry.isLink) await symlink(content.toString('utf8'), path);
      else await writeFile(path, content, { flag: 'wx' });
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (errorCode(error) !== 'EEXIST') throw error;
    throw new SourceError(
      'failed',
      'two files of the commit have the same name on this disk',
      'rename one: names that differ in upper and lower case only are one name on Windows and macOS',
    );
  }
}

async function isIntact(folder: string, entries: readonly TreeEntry[]): Promise<boolean> {
  const found = await filesBelow(folder).catch(() => undefined);
  if (found?.length !== entries.length) return false;
  for (const { path, id, isLink } of entries) {
    const place = join(folder, path);
    const stats = await lstat(place).catch(() => undefined);
    if (stats === undefined || stats.isSymbolicLink() !== isLink) return false;
    const content = isLink ? Buffer.from(await readlink(place)) : await readFile(place);
    if (blobId(content, id) !== id) return false;
  }
  return true;
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => `${entry.parentPath}${sep}${entry.name}`);
}

async function prune(folder: string, current: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name !== current);
  const aged = await Promise.all(
    names.map(async (name) => ({ name, used: (await lstat(join(folder, name))).mtimeMs })),
  );
  const newest = aged.toSorted((left, right) => right.used - left.used);
  // Folders that were never finished are left from a run that was killed: this one has the folder to itself.
  const going = newest.filter(({ name }, index) => name.startsWith('tmp-') || index >= kept - 1);
  for (const { name } of going) await rm(join(folder, name), { recursive: true, force: true });
}
