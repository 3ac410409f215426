import { ForgeError } from './forge-error.ts';

/** `gone` where somebody has deleted in between what the work is about. */
export async function unlessGone<Value>(work: () => Promise<Value>): Promise<Value | 'gone'> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ForgeError && (error.status === 404 || error.status === 410)) return 'gone';
    throw error;
  }
}
