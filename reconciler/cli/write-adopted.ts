import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SourceText } from '../../compiler/text/source-text.ts';
import type { ChangedFile } from '../propose/changed-files.ts';
import { UsageError } from '../usage-error.ts';

/** Writes what drift made of files into the folder they were read from; nothing, where one of them changed since it was read. */
export async function writeAdopted(
  root: string,
  before: readonly SourceText[],
  changed: readonly ChangedFile[],
): Promise<void> {
  for (const { file } of changed) {
    const read = before.find((each) => each.file === file)?.bytes;
    const now = await readFile(join(root, file)).catch(() => undefined);
    if (read === undefined ? now === undefined : now !== undefined && Buffer.compare(now, read) === 0) continue;
    throw new UsageError(`\`${file}\` changed while the tenant was read`, 'nothing was written; run again');
  }
  for (const { file, bytes } of changed) {
    const path = join(root, file);
    if (bytes === undefined) await rm(path);
    else {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
  }
}
