import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { EmittedFile } from '../../compiler/emit.ts';
import { isJsonObject, type Json } from '../../schemas/json.ts';
import type { ProjectFolder } from '../project/project-folder.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Writes compiled files and removes those an earlier run left in the same folder, which are the ones its manifest names: an object
 * that is no longer compiled must not look as if it were. Nothing else in the folder is touched.
 */
export async function writeCompiled(folder: string, files: readonly EmittedFile[]): Promise<void> {
  const written = new Set(files.map((file) => file.path));
  for (const path of await filesOfEarlierRun(folder)) {
    if (!written.has(path) && resolve(folder, path).startsWith(resolve(folder) + sep))
      await rm(join(folder, path), { force: true });
  }
  for (const file of files) {
    await mkdir(dirname(join(folder, file.path)), { recursive: true });
    await writeFile(join(folder, file.path), file.text);
  }
}

/** Throws UsageError for a folder that holds documents of the project: what is written and what is compiled must stay apart. */
export function assertOutside(out: string, { root, files }: ProjectFolder): void {
  const target = resolve(out) + sep;
  const inside = files.find(({ file }) => resolve(root, file).startsWith(target));
  if (inside === undefined) return;
  throw new UsageError(
    `\`${out}\` holds \`${inside.file}\` of this project`,
    'compile into a folder of its own, e.g. `--out build`',
  );
}

async function filesOfEarlierRun(folder: string): Promise<readonly string[]> {
  try {
    const manifest: Json = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    const entries: readonly Json[] = Array.isArray(manifest) ? manifest : [];
    return entries.filter(isJsonObject).flatMap(({ file }) => (typeof file === 'string' ? [file] : []));
  } catch {
    return [];
  }
}
