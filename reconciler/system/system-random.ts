import type { Random } from '../ports.ts';

/** The runtime's own generator: good enough for jitter and correlation ids, not for anything secret. */
export const systemRandom: Random = { next: () => Math.random() };
