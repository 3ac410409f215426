import type { RequestEvent } from './request-event.ts';

/** Told before a wait that a person notices. Carries no id, body or header. */
export interface WaitEvent extends Pick<RequestEvent, 'method' | 'path' | 'attempt'> {
  readonly milliseconds: number;
  /** Why the attempt before has to be repeated, e.g. `Graph answered 429`. */
  readonly reason: string;
}
