import type { Random } from '../ports.ts';

/** A version 4 UUID out of the Random port, so that a seeded run sends the same ids twice. Not for secrets. */
export function randomUuid(random: Random): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => {
    const digit = Math.floor(random.next() * 16);
    return (place === 'x' ? digit : 8 + (digit % 4)).toString(16);
  });
}
