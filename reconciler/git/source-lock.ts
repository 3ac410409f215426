import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, SourceError, StoreError } from '../ports.ts';
import { releaseLock, takeLock } from '../store/lock.ts';

/** A clone of a large repository takes minutes. */
const longestWait = 10 * 60_000;
const pause = 250;

/**
 * Works on a folder that one process at a time may change, and waits for its turn. The folder is made; whatever repository it lies in
 * ignores it.
 */
export async function withSourceLock<Result>(
  folder: string,
  clock: Clock,
  signal: AbortSignal | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '.gitignore'), '*\n');
  const claim = await waitForLock(folder, clock, signal);
  try {
    return await work();
  } finally {
    await releaseLock(folder, claim);
  }
}

async function waitForLock(folder: string, clock: Clock, signal: AbortSignal | undefined) {
  for (const start = clock.monotonic(); ; ) {
    try {
      return await takeLock(folder, clock);
    } catch (error) {
      if (!(error instanceof StoreError && error.reason === 'held')) throw error;
      if (clock.monotonic() - start > longestWait) throw new SourceError('failed', error.message, error.help, error);
      await clock.sleep(pause, signal);
    }
  }
}
