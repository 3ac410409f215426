import type { Context } from '@microsoft/microsoft-graph-client';
import { GraphError } from '../../ports.ts';
import { callOf } from '../call.ts';
import { scrub } from '../scrub.ts';
import type { TokenSource } from '../token-source.ts';
import { ChainedMiddleware } from './chained-middleware.ts';

/**
 * Adds the bearer token; the library's own handler adds none to `http://`, which an emulator on this machine speaks. A token goes
 * to the configured origin and nowhere else. On 401 it is renewed once: a 401 proves that the request was not carried out, so
 * that a write may be sent again too.
 */
export class AuthenticationMiddleware extends ChainedMiddleware {
  readonly #token: TokenSource;
  readonly #origin: string;

  constructor(options: { readonly token: TokenSource; readonly origin: string }) {
    super();
    this.#token = options.token;
    this.#origin = options.origin;
  }

  async execute(context: Context): Promise<void> {
    if (new URL(callOf(context).url).origin !== this.#origin)
      throw new Error('unreachable: a request to a foreign origin');
    const token = await this.#getToken(context, false);
    await this.#sendWith(token, context);
    if (context.response?.status !== 401) return;
    const renewed = await this.#getToken(context, true);
    if (renewed !== token) await this.#sendWith(renewed, context);
  }

  async #sendWith(token: string, context: Context): Promise<void> {
    const call = callOf(context);
    // Of a renewed token the one before is as secret: it may not have expired.
    call.secrets = [...new Set([...call.secrets, token, ...(this.#token.secrets?.() ?? [])])];
    const headers = new Headers(context.options?.headers);
    headers.set('authorization', `Bearer ${token}`);
    context.options = { ...context.options, headers };
    await this.forward(context);
  }

  async #getToken(context: Context, renew: boolean): Promise<string> {
    try {
      return await this.#token.getToken({ renew });
    } catch (cause) {
      const message = scrub(cause instanceof Error ? cause.message : 'no token', this.#token.secrets?.());
      const { request } = callOf(context);
      throw new GraphError({ message, status: 0, code: 'NoToken', outcome: 'refused', request, cause });
    }
  }
}
