import type { Client } from '@microsoft/microsoft-graph-client';
import type { GraphRequest } from '../../schemas/graph-request.ts';
import type { Clock, Graph, GraphResponse, Random } from '../ports.ts';
import { isLoopback, parseBaseUrl } from './base-url.ts';
import { Call } from './call.ts';
import { listPages } from './list-pages.ts';
import { AuthenticationMiddleware } from './middleware/authentication-middleware.ts';
import { CallMiddleware } from './middleware/call-middleware.ts';
import { ExchangeMiddleware } from './middleware/exchange-middleware.ts';
import { HeadersMiddleware } from './middleware/headers-middleware.ts';
import { PaceMiddleware } from './middleware/pace-middleware.ts';
import { RetryMiddleware } from './middleware/retry-middleware.ts';
import type { RequestEvent } from './request-event.ts';
import type { TokenSource } from './token-source.ts';
import type { WaitEvent } from './wait-event.ts';

export interface GraphOptions {
  /** Origin of Graph: `https://graph.microsoft.com`, or `http://127.0.0.1:PORT` for an emulator. */
  readonly baseUrl: string;
  readonly token: TokenSource;
  readonly clock: Clock;
  readonly random: Random;
  /** Told after every attempt, for progress and metrics. */
  readonly onRequest?: (event: RequestEvent) => void;
  /** Told before waits of some seconds, so that nobody takes the program for dead. */
  readonly onWait?: (event: WaitEvent) => void;
  /** How long one request may be repeated, waits included; 5 minutes unless told otherwise. A list has it per page. */
  readonly deadlineMilliseconds?: number;
  /** How long one attempt may take; 100 seconds unless told otherwise. */
  readonly timeoutMilliseconds?: number;
  /** Requests a second to Conditional Access; 1 unless told otherwise, and 0 (no pacing) on loopback addresses. */
  readonly conditionalAccessPerSecond?: number;
  /** Lets Graph throttle us before others: for scheduled runs. */
  readonly lowPriority?: boolean;
  /** 64 MiB unless told otherwise, after decompression. */
  readonly largestBodyBytes?: number;
}

/**
 * The Graph port over Microsoft's client with a middleware chain of our own. Throws an Error when the base URL is not acceptable.
 * The library is loaded with the first request: commands that stay offline start without it.
 */
export function createGraph(options: GraphOptions): Graph {
  const base = parseBaseUrl(options.baseUrl);
  const deadline = options.deadlineMilliseconds ?? 300_000;
  let loading: Promise<Library> | undefined;

  async function exchange(url: string, request: GraphRequest, signal: AbortSignal | undefined): Promise<GraphResponse> {
    loading ??= loadLibrary(options, base);
    const { client, rawResponse } = await loading;
    const call = new Call({ request, url, signal, deadline: options.clock.monotonic() + deadline });
    const builder = client
      .api(request.path)
      .version(request.apiVersion)
      .responseType(rawResponse)
      .middlewareOptions([call]);
    try {
      const response: Response = await dispatch(builder, request);
      return responseOf(response, call);
    } catch (error) {
      throw call.failure ?? error;
    }
  }

  return {
    send: (request, { signal } = {}) => exchange(urlOf(base, request), request, signal),
    list: (request, { signal } = {}) =>
      listPages({
        request,
        origin: base.origin,
        firstUrl: urlOf(base, request),
        fetchPage: async (url, page) => (await exchange(url, page, signal)).body,
      }),
  };
}

interface Library {
  readonly client: Client;
  /** The library's word for "give me the Response as it is". */
  readonly rawResponse: import('@microsoft/microsoft-graph-client').ResponseType;
}

/** Outside in: a repeated attempt is paced, authenticated and labelled anew. */
async function loadLibrary(options: GraphOptions, base: URL): Promise<Library> {
  const { Client, HTTPMessageHandler, ResponseType } = await import('@microsoft/microsoft-graph-client');
  const { clock, random, token, onRequest, onWait } = options;
  const perSecond = options.conditionalAccessPerSecond ?? (isLoopback(base) ? 0 : 1);
  const client = Client.initWithMiddleware({
    baseUrl: `${base.origin}/`,
    middleware: [
      new CallMiddleware(),
      new RetryMiddleware({ clock, random, onRequest, onWait }),
      new PaceMiddleware({ clock, perSecond }),
      new AuthenticationMiddleware({ token, origin: base.origin }),
      new HeadersMiddleware({ random, lowPriority: options.lowPriority ?? false, userAgent: 'gatewright' }),
      new ExchangeMiddleware({
        timeoutMilliseconds: options.timeoutMilliseconds ?? 100_000,
        largestBodyBytes: options.largestBodyBytes ?? 64 * 1024 * 1024,
      }),
      new HTTPMessageHandler(),
    ],
  });
  return { client, rawResponse: ResponseType.RAW };
}

function dispatch(builder: ReturnType<Client['api']>, request: GraphRequest): Promise<Response> {
  // As text, because the library decides by the name of the constructor how to serialise an object.
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  switch (request.method) {
    case 'GET':
      return builder.get();
    case 'POST':
      return builder.post(body);
    case 'PATCH':
      return builder.patch(body);
    case 'PUT':
      return builder.put(body);
    case 'DELETE':
      return builder.delete();
  }
}

function urlOf(base: URL, request: GraphRequest): string {
  return new URL(`${base.origin}/${request.apiVersion}${request.path}`).href;
}

function responseOf(response: Response, call: Call): GraphResponse {
  const answer = { status: response.status, headers: Object.fromEntries(response.headers) };
  return call.body === undefined ? answer : { ...answer, body: call.body };
}
