import { randomBytes } from 'node:crypto';

/** Bytes nobody can guess, from the operating system. */
export function secretBytes(count: number): Uint8Array {
  return randomBytes(count);
}
