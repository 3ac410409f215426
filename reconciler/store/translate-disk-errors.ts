import { StoreError } from '../ports.ts';
import { errorCode } from './durable-file.ts';

const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const forbidden: ReadonlySet<string> = new Set(['EROFS', 'EACCES', 'EPERM']);

/** Runs work on the store's files and turns the system's errors into StoreError `unwritable`; others pass. */
export async function translateDiskErrors<Result>(directory: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = errorCode(error);
    if (error instanceof StoreError || code === undefined) throw error;
    const detail = error instanceof Error ? error.message : code;
    throw new StoreError('unwritable', `the state in ${directory} cannot be used: ${detail}`, helpFor(code), error);
  }
}

function helpFor(code: string): string {
  if (full.has(code)) return 'The disk is full: free some space. Nothing that was reported as stored is lost.';
  if (forbidden.has(code)) return 'Let the user who runs this program read and write the folder and the files in it.';
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return 'A file stands where the folder should be: move it away, or configure another.';
  return 'Check the disk, and that the folder is on a local file system.';
}
