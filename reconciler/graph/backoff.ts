import type { Random } from '../ports.ts';

const shortest = 1_000;
const longest = 61_000;

/**
 * Milliseconds to wait after the given attempt (1 is the first) when the answer does not say: anywhere between a second and a
 * bound that doubles up to 61 seconds. Never under a second, because Conditional Access allows one request a second and tells
 * nobody when it will allow the next; the bounds are those of HashiCorp's Azure clients.
 */
export function backoff(attempt: number, random: Random): number {
  const bound = Math.min(longest, shortest * 2 ** Math.min(attempt, 10));
  return shortest + random.next() * (bound - shortest);
}
