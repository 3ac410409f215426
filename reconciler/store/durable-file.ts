import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Replaces a file so that after a crash, of the process or of the machine, either the old text is there or the new one, whole.
 * The new text is on the disk before the name points to it. Rejects with the system's error.
 */
export async function replaceFile(path: string, text: string, temporary = `${path}.tmp`): Promise<void> {
  await writeSynced(temporary, text);
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

/** Writes a new or existing file and waits until the disk has it. */
export async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a rename, a new file or a removal durable. Windows neither needs nor allows it: its folders cannot be opened. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The text of a file; undefined where there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The system's name of an error, e.g. `ENOSPC`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
