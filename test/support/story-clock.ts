import type { Clock } from '../../reconciler/ports.ts';

/** A clock that stands still until it is moved; waiting moves it. */
export class StoryClock implements Clock {
  #at: number;

  constructor(iso: string) {
    this.#at = Date.parse(iso);
  }

  set(iso: string): void {
    this.#at = Date.parse(iso);
  }

  now(): Date {
    return new Date(this.#at);
  }

  monotonic(): number {
    return this.#at;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.#at += milliseconds;
  }
}
