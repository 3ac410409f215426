import { backoff } from '../graph/backoff.ts';
import { retryAfter } from '../graph/retry-after.ts';
import { type Clock, type Random, type Web, WebError, type WebResponse } from '../ports.ts';

const timeout = 8_000;
const mostAttempts = 3;
/** A webhook that asks for more is left alone until a later tick. */
const longestWait = 20_000;

export interface PostOptions {
  readonly web: Web;
  readonly clock: Clock;
  readonly random: Random;
  /** Ends waits, not what is on its way. */
  readonly signal?: AbortSignal | undefined;
}

/** Undefined where it arrived; otherwise why not, and how long the other side wants to be left alone. */
export type Undelivered = { readonly why: string; readonly wait?: number } | undefined;

/**
 * Sends one message. What was perhaps taken (no answer in time) is not sent a second time at once; a refused connection, 429 and 5xx
 * are tried again a few times. Never throws for what the world does.
 */
export async function post(url: string, body: string, options: PostOptions): Promise<Undelivered> {
  const { clock, random, signal } = options;
  for (let attempt = 1; ; attempt += 1) {
    const began = clock.monotonic();
    const answer = await send(url, body, options.web);
    if (!(answer instanceof WebError) && answer.status >= 200 && answer.status < 300) return undefined;
    const asked = answer instanceof WebError ? undefined : retryAfter(new Headers(answer.headers), clock.now());
    const failure = { why: whyOf(answer), ...(asked === undefined ? {} : { wait: asked }) };
    const isSlow = clock.monotonic() - began >= timeout * 0.9;
    if (attempt >= mostAttempts || isSlow || !isPassing(answer)) return failure;
    const wait = asked ?? backoff(attempt, random);
    if (wait > longestWait || signal?.aborted === true) return failure;
    try {
      await clock.sleep(wait, signal);
    } catch {
      return failure;
    }
  }
}

async function send(url: string, body: string, web: Web): Promise<WebResponse | WebError> {
  try {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    return await web.send({ method: 'POST', url, headers, body, timeout, largestAnswer: 1024 });
  } catch (error) {
    if (error instanceof WebError) return error;
    throw error;
  }
}

function isPassing(answer: WebResponse | WebError): boolean {
  return answer instanceof WebError || answer.status === 408 || answer.status === 429 || answer.status >= 500;
}

/** An answer may repeat the address it was sent to; of its text only a word such as Slack's `invalid_blocks` is told. */
function whyOf(answer: WebResponse | WebError): string {
  if (answer instanceof WebError) return answer.message;
  const { status, body } = answer;
  if (status >= 300 && status < 400) return `it answers with a redirect (${status}), which is not followed`;
  const word = /^[a-z]+(_[a-z]+){0,5}$/.test(body.trim()) && body.length <= 40 ? ` (${body.trim()})` : '';
  return `it answers ${status}${word}`;
}
