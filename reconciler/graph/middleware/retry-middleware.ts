import type { Context } from '@microsoft/microsoft-graph-client';
import { type Clock, GraphError, type Random } from '../../ports.ts';
import { answerError, failureError } from '../attempt-error.ts';
import { backoff } from '../backoff.ts';
import { type Call, callOf } from '../call.ts';
import { ConnectionFailure } from '../connection-failure.ts';
import { isRead } from '../is-read.ts';
import { pathTemplate } from '../path-template.ts';
import type { RequestEvent } from '../request-event.ts';
import { retryAfter } from '../retry-after.ts';
import type { WaitEvent } from '../wait-event.ts';
import { ChainedMiddleware } from './chained-middleware.ts';

/** HashiCorp's Azure clients stop after as many; with the back-off used here that is about ten minutes. */
const mostAttempts = 16;
/** A host that cannot be reached is more often a wrong address than a passing fault: about half a minute is enough to wait. */
const mostAttemptsUnreached = 5;
/** The same where nothing of this run has ever been answered: a person waits for it, and the address is wrong in all likelihood. */
const mostAttemptsNeverReached = 2;
/** A wait as long as this is told to whoever watches. */
const longWait = 3_000;
const transient: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/**
 * Repeats what may be repeated. The library's own handler repeats POST on 503 and 504 and so makes twins, caps Retry-After and
 * sleeps through an abort. Here a read is repeated after every passing fault, a write only when nothing can have happened: after
 * 429, or when no connection came about.
 */
export class RetryMiddleware extends ChainedMiddleware {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #onRequest: ((event: RequestEvent) => void) | undefined;
  readonly #onWait: ((event: WaitEvent) => void) | undefined;
  /** True once anything of this run was answered. */
  #isReached = false;

  constructor(options: {
    readonly clock: Clock;
    readonly random: Random;
    readonly onRequest?: ((event: RequestEvent) => void) | undefined;
    readonly onWait?: ((event: WaitEvent) => void) | undefined;
  }) {
    super();
    this.#clock = options.clock;
    this.#random = options.random;
    this.#onRequest = options.onRequest;
    this.#onWait = options.onWait;
  }

  async execute(context: Context): Promise<void> {
    const call = callOf(context);
    for (;;) {
      call.attempt += 1;
      const failure = await this.#attempt(context);
      const response = failure === undefined ? context.response : undefined;
      this.#isReached ||= failure === undefined || failure.reached;
      this.#report(call, response?.status ?? 0);
      const error = errorOf(call, failure, response);
      if (error === undefined) return;
      const left = call.deadline - this.#clock.monotonic();
      if (!mayRepeat(call, failure, response, this.#isReached) || left <= 0) throw givenUp(call, error);
      const asked = response === undefined ? undefined : retryAfter(response.headers, this.#clock.now());
      await this.#wait(call, Math.min(asked ?? backoff(call.attempt, this.#random), left), error);
    }
  }

  async #attempt(context: Context): Promise<ConnectionFailure | undefined> {
    try {
      await this.forward(context);
      return undefined;
    } catch (error) {
      if (error instanceof ConnectionFailure) return error;
      throw error;
    }
  }

  #report(call: Call, status: number): void {
    this.#onRequest?.({
      method: call.request.method,
      path: pathTemplate(call.request.path),
      status,
      attempt: call.attempt,
      waitedMilliseconds: call.waited,
    });
    call.waited = 0;
  }

  async #wait(call: Call, milliseconds: number, error: GraphError): Promise<void> {
    call.waited = milliseconds;
    if (milliseconds >= longWait) {
      const { method, path } = call.request;
      const reason = error.status === 0 ? error.message : `Graph answered ${error.status}`;
      this.#onWait?.({ method, path: pathTemplate(path), attempt: call.attempt, milliseconds, reason });
    }
    try {
      await this.#clock.sleep(milliseconds, call.signal);
    } catch (cause) {
      // Only an attempt that surely changed nothing is waited after, so the outcome of the whole is certain as well.
      const failure = new ConnectionFailure('Cancelled', 'cancelled while waiting to try again', {
        reached: false,
        cause,
      });
      throw failureError(call, failure);
    }
  }
}

function errorOf(
  call: Call,
  failure: ConnectionFailure | undefined,
  response: Response | undefined,
): GraphError | undefined {
  if (failure !== undefined) return failureError(call, failure);
  if (response === undefined) throw new Error('unreachable: an attempt without answer and without failure');
  return answerError(call, response);
}

function mayRepeat(
  call: Call,
  failure: ConnectionFailure | undefined,
  response: Response | undefined,
  isReached: boolean,
): boolean {
  const read = isRead(call.request);
  if (failure === undefined) {
    const status = response?.status ?? 0;
    return call.attempt < mostAttempts && (status === 429 || (read && transient.has(status)));
  }
  if (failure.code === 'Cancelled' || failure.code === 'CertificateRejected' || failure.code === 'BodyTooLarge')
    return false;
  if (failure.code === 'BadAddress') return false;
  if (failure.reached) return read && call.attempt < mostAttempts;
  return call.attempt < (isReached ? mostAttemptsUnreached : mostAttemptsNeverReached);
}

/** The same error, saying how often it was met. */
function givenUp(call: Call, error: GraphError): GraphError {
  if (call.attempt === 1) return error;
  return new GraphError({
    message: `${error.message} (after ${call.attempt} attempts)`,
    status: error.status,
    code: error.code,
    number: error.number,
    requestId: error.requestId,
    outcome: error.outcome,
    request: error.request,
    cause: error.cause,
  });
}
