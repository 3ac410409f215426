import type { Context, MiddlewareOptions } from '@microsoft/microsoft-graph-client';
import type { GraphRequest } from '../../schemas/graph-request.ts';
import type { Json } from '../../schemas/json.ts';

/**
 * One request on its way through the chain, and what is known of it so far. It is a class because the library finds the
 * options of a request by their constructor.
 */
export class Call implements MiddlewareOptions {
  readonly request: GraphRequest;
  /** The exact address. A next link is opaque, so nothing may take it apart and join it again. */
  readonly url: string;
  readonly signal: AbortSignal | undefined;
  /** On the monotonic clock, in milliseconds: after it nothing is repeated. */
  readonly deadline: number;
  /** 1 while the first attempt runs. */
  attempt = 0;
  /** Milliseconds waited before the present attempt: back-off and pacing. */
  waited = 0;
  /** The body of the newest answer, where it was JSON. */
  body: Json | undefined;
  /** The beginning of the newest answer, where it was not JSON: proxies and gateways answer in HTML. */
  excerpt: string | undefined;
  /** Tokens sent with it and what they were got with: never to be shown, not even when an answer repeats them. */
  secrets: readonly string[] = [];
  /** What ended the call. The library replaces errors by its own kind, so ours travel here. */
  failure: unknown;

  constructor(details: {
    readonly request: GraphRequest;
    readonly url: string;
    readonly deadline: number;
    readonly signal: AbortSignal | undefined;
  }) {
    this.request = details.request;
    this.url = details.url;
    this.deadline = details.deadline;
    this.signal = details.signal;
  }
}

/** The call a middleware is working on. */
export function callOf(context: Context): Call {
  const call = context.middlewareControl?.getMiddlewareOptions(Call);
  if (!(call instanceof Call)) throw new Error('unreachable: a request without its call');
  return call;
}
