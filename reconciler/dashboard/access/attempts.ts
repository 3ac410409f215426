import type { Clock } from '../../ports.ts';

const mostFailures = 5;
const windowMilliseconds = 15 * 60_000;
/** An attacker with many addresses must not fill the memory. */
const mostAddresses = 10_000;

/** Failed attempts to sign in, by where they came from. */
export class Attempts {
  readonly #clock: Clock;
  readonly #failures = new Map<string, { count: number; readonly since: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Seconds until the next attempt from there is looked at; 0 where it may be made now. */
  wait(from: string): number {
    const failure = this.#failures.get(from);
    if (failure === undefined || failure.count < mostFailures) return 0;
    const left = failure.since + windowMilliseconds - this.#clock.monotonic();
    if (left > 0) return Math.ceil(left / 1000);
    this.#failures.delete(from);
    return 0;
  }

  fail(from: string): void {
    const now = this.#clock.monotonic();
    const failure = this.#failures.get(from);
    if (failure !== undefined && failure.since + windowMilliseconds > now) {
      failure.count += 1;
      return;
    }
    this.#failures.delete(from);
    if (this.#failures.size >= mostAddresses) this.#forgetOldest();
    this.#failures.set(from, { count: 1, since: now });
  }

  succeed(from: string): void {
    this.#failures.delete(from);
  }

  #forgetOldest(): void {
    for (const oldest of this.#failures.keys()) {
      this.#failures.delete(oldest);
      return;
    }
  }
}
