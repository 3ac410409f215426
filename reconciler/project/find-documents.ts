import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { projectFileName } from '../../compiler/project.ts';
import { UsageError } from '../usage-error.ts';
import { isWithin } from './is-within.ts';

const isYaml = (name: string) => /\.ya?ml$/i.test(name) && name !== projectFileName;

/**
 * The document files in the named folders and files, each once and by its real path. Links are followed, because documents that
 * were skipped silently would be read as deleted; but never out of the project, whose revision says what was asked for. Hidden
 * folders, `node_modules` and other projects are passed over, unless a link leads there.
 *
 * `root` is the real path of the project. Throws UsageError for a link that leads out of it or nowhere.
 */
export async function findDocuments(root: string, places: readonly string[]): Promise<readonly string[]> {
  const walk: Walk = { root, folders: new Set(), files: new Set() };
  for (const place of places) {
    const real = await realPlace(root, place);
    if ((await stat(real)).isFile()) walk.files.add(real);
    else await walkFolder(walk, real);
  }
  return [...walk.files];
}

/** What was seen, by real path: a file reached twice is one document, and links that lead in a circle end. */
interface Walk {
  readonly root: string;
  readonly folders: Set<string>;
  readonly files: Set<string>;
}

async function realPlace(root: string, place: string): Promise<string> {
  const written = `\`${place}\` under \`documents\` in ${projectFileName}`;
  const real = await realpath(resolve(root, place)).catch(() => undefined);
  if (real === undefined) throw new UsageError(`${written} does not exist`);
  if (!isWithin(root, real)) throw new UsageError(`${written} lies outside the project folder`);
  return real;
}

async function walkFolder(walk: Walk, folder: string): Promise<void> {
  if (walk.folders.has(folder)) return;
  walk.folders.add(folder);
  const entries = await readdir(folder, { withFileTypes: true });
  if (folder !== walk.root && entries.some((entry) => entry.name === projectFileName)) return;
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await walkFolder(walk, path);
    else if (entry.isSymbolicLink()) await followLink(walk, path, entry.name);
    else if (entry.isFile() && isYaml(entry.name)) walk.files.add(path);
  }
}

async function followLink(walk: Walk, path: string, name: string): Promise<void> {
  const real = await realpath(path).catch(() => undefined);
  const shown = relative(walk.root, path);
  if (real === undefined) {
    if (isYaml(name))
      throw new UsageError(`\`${shown}\` is a link that leads nowhere`, 'restore its target, or remove it');
    return;
  }
  const target = await lstat(real);
  const isDocument = target.isFile() && isYaml(name);
  if (!isDocument && !target.isDirectory()) return;
  if (!isWithin(walk.root, real)) {
    throw new UsageError(
      `\`${shown}\` is a link that leads out of the project folder, to \`${real}\``,
      'put what it leads to into the project, or name the folders that hold documents under `documents`',
    );
  }
  if (isDocument) walk.files.add(real);
  else await walkFolder(walk, real);
}
