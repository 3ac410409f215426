import type { Context } from '@microsoft/microsoft-graph-client';
import type { Clock } from '../../ports.ts';
import { callOf } from '../call.ts';
import { ConnectionFailure } from '../connection-failure.ts';
import { ChainedMiddleware } from './chained-middleware.ts';

/**
 * Conditional Access and Identity Protection share one bucket of one request a second per tenant, for all applications together,
 * and answer 429 without Retry-After beyond it (Microsoft docs: throttling-limits, 2026; terraform-provider-azuread issue 1784).
 */
const paced = /^\/(identity\/conditionalAccess|identityProtection|policies\/conditionalAccessPolicies)(\/|\?|$)/;

/** Spaces requests to Conditional Access evenly; others pass. `perSecond` 0 switches it off. */
export class PaceMiddleware extends ChainedMiddleware {
  readonly #clock: Clock;
  readonly #spacing: number;
  #nextFree = Number.NEGATIVE_INFINITY;

  constructor(options: { readonly clock: Clock; readonly perSecond: number }) {
    super();
    this.#clock = options.clock;
    this.#spacing = options.perSecond > 0 ? 1000 / options.perSecond : 0;
  }

  async execute(context: Context): Promise<void> {
    const call = callOf(context);
    if (this.#spacing > 0 && paced.test(call.request.path)) {
      const wait = this.#reserve();
      call.waited += wait;
      if (wait > 0) await this.#wait(wait, call.signal);
    }
    await this.forward(context);
  }

  /** Takes the next free slot at once, so that requests made together queue in the order they were made. */
  #reserve(): number {
    const now = this.#clock.monotonic();
    const slot = Math.max(now, this.#nextFree);
    this.#nextFree = slot + this.#spacing;
    return slot - now;
  }

  async #wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    try {
      await this.#clock.sleep(milliseconds, signal);
    } catch (cause) {
      throw new ConnectionFailure('Cancelled', 'cancelled before the request was sent', { reached: false, cause });
    }
  }
}
