import type { Clock } from '../../reconciler/ports.ts';

/** A clock for which waiting takes no time: it notes what it was asked to wait and moves on by as much. */
export class FastClock implements Clock {
  readonly waits: number[] = [];
  #time = 0;

  now(): Date {
    return new Date(Date.UTC(2026, 0, 1) + this.#time);
  }

  monotonic(): number {
    return this.#time;
  }

  advance(milliseconds: number): void {
    this.#time += milliseconds;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.waits.push(milliseconds);
    this.#time += milliseconds;
  }
}
