import type { Context } from '@microsoft/microsoft-graph-client';
import type { Random } from '../../ports.ts';
import { callOf } from '../call.ts';
import { randomUuid } from '../random-uuid.ts';
import { ChainedMiddleware } from './chained-middleware.ts';

/** The headers every request carries, and the refusal to follow redirects. */
export class HeadersMiddleware extends ChainedMiddleware {
  readonly #random: Random;
  readonly #lowPriority: boolean;
  readonly #userAgent: string;

  constructor(options: { readonly random: Random; readonly lowPriority: boolean; readonly userAgent: string }) {
    super();
    this.#random = options.random;
    this.#lowPriority = options.lowPriority;
    this.#userAgent = options.userAgent;
  }

  async execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers);
    headers.set('accept', 'application/json');
    headers.set('user-agent', this.#userAgent);
    headers.set('client-request-id', randomUuid(this.#random));
    // Without it, enum members newer than the sentinel read back as `unknownFutureValue`, which no write accepts: `linux` among
    // the platforms is one (Microsoft docs: best-practices-concept; terraform-provider-azuread issue 730).
    headers.set('prefer', 'include-unknown-enum-members');
    if (this.#lowPriority) headers.set('x-ms-throttle-priority', 'low');
    if (needsEventualConsistency(callOf(context).url)) headers.set('consistencylevel', 'eventual');
    // Graph does not redirect; whoever does must not receive a request of ours, and least of all a repeated POST.
    context.options = { ...context.options, headers, redirect: 'manual' };
    await this.forward(context);
  }
}

/** Counting and searching directory objects is refused without the header (Microsoft docs: aad-advanced-queries). */
function needsEventualConsistency(url: string): boolean {
  const parameters = new URL(url).searchParams;
  return parameters.get('$count') === 'true' || parameters.has('$search');
}
