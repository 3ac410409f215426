import type { Clock } from '../ports.ts';

/** `setTimeout` fires at once when asked for more than a signed 32-bit number of milliseconds, so longer waits go in steps. */
const longestTimer = 2 ** 31 - 1;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  async sleep(milliseconds, signal) {
    for (let left = Math.max(0, milliseconds); ; left -= longestTimer) {
      await timer(Math.min(left, longestTimer), signal);
      if (left <= longestTimer) return;
    }
  },
};

function timer(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const abort = () => {
      clearTimeout(handle);
      reject(signal?.reason);
    };
    const handle = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
