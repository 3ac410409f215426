import { backoff } from '../graph/backoff.ts';
import { type Clock, type Random, type Web, WebError, type WebRequest, type WebResponse } from '../ports.ts';
import { ForgeError } from './forge-error.ts';

/** Tries of one request that fail for the service's own reasons; a limit is waited out as long as there is patience. */
const mostFailures = 5;

export interface Patience {
  readonly web: Web;
  readonly clock: Clock;
  readonly random: Random;
  /** Milliseconds until a request must have its answer, all waits included. */
  readonly patience: number;
  readonly signal?: AbortSignal | undefined;
  /** True for a POST that changes nothing, such as a query. */
  readonly readsOnly?: boolean;
  /** Milliseconds until an answer that says "too many requests" may be asked for again; undefined where it says something else. */
  limitOf(response: WebResponse, earlier: number): number | undefined;
}

/**
 * The answer to one request, whatever it says. A limit means that nothing was done, so everything is sent again after it. 5xx and a
 * broken connection say nothing of the kind: reads, and writes that say the same thing twice (PATCH, PUT, DELETE), are sent
 * again, a POST is not. Throws ForgeError where there is no answer.
 */
export async function sendPatiently(request: WebRequest, with_: Patience): Promise<WebResponse> {
  const { clock, random, patience, signal } = with_;
  const end = clock.monotonic() + patience;
  let limits = 0;
  for (let failures = 0; ; ) {
    signal?.throwIfAborted();
    const answer = await tryOnce(request, with_);
    const limit = answer instanceof WebError ? undefined : with_.limitOf(answer, limits);
    let wait: number;
    if (limit !== undefined) {
      limits += 1;
      wait = limit + random.next() * 1000;
    } else {
      const failed = answer instanceof WebError || answer.status >= 500;
      failures += 1;
      const isRepeatable = request.method !== 'POST' || with_.readsOnly === true;
      if (!failed || !isRepeatable || failures >= mostFailures) return answered(answer, request);
      wait = backoff(failures, random);
    }
    if (clock.monotonic() + wait > end) return answered(answer, request);
    await clock.sleep(wait, signal);
  }
}

async function tryOnce(request: WebRequest, { web, signal }: Patience): Promise<WebResponse | WebError> {
  try {
    return await web.send(signal === undefined ? request : { ...request, signal });
  } catch (error) {
    if (error instanceof WebError) return error;
    throw error;
  }
}

function answered(answer: WebResponse | WebError, request: WebRequest): WebResponse {
  if (!(answer instanceof WebError)) return answer;
  const outcome = request.method === 'GET' ? 'refused' : 'unknown';
  throw new ForgeError(0, answer.message, 'look at the network and the proxy, then run again', outcome);
}
