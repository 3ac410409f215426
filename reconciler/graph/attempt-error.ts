import { GraphError } from '../ports.ts';
import type { Call } from './call.ts';
import type { ConnectionFailure } from './connection-failure.ts';
import { readErrorBody } from './error-body.ts';
import { isRead } from './is-read.ts';
import { scrub } from './scrub.ts';

/**
 * The error an answer amounts to; undefined for success. A 5xx on a write is of unknown outcome: gateways answer it after the
 * service behind them has carried the request out as well as before.
 */
export function answerError(call: Call, response: Response): GraphError | undefined {
  if (response.ok) return undefined;
  const { status, headers } = response;
  const said = readErrorBody(call.body);
  const clean = (text: string) => scrub(text, call.secrets);
  const requestId = headers.get('request-id') ?? said.requestId;
  const redirect = status >= 300 && status < 400 ? `, a redirect that is not followed` : '';
  const excerpt = call.excerpt === undefined ? '' : `: ${call.excerpt}`;
  return new GraphError({
    message: clean(said.message ?? `Graph answered ${status}${redirect}${excerpt}`),
    status,
    code: clean(said.code ?? `Http${status}`),
    number: said.number,
    requestId: requestId === undefined ? undefined : clean(requestId),
    outcome: status >= 500 && !isRead(call.request) ? 'unknown' : 'refused',
    request: call.request,
  });
}

/** The error an attempt without a usable answer amounts to. */
export function failureError(call: Call, failure: ConnectionFailure): GraphError {
  return new GraphError({
    message: scrub(
      failure.message.replace(/^no connection to Graph/, `no connection to Graph at ${new URL(call.url).origin}`),
      call.secrets,
    ),
    status: 0,
    code: failure.code,
    outcome: failure.reached && !isRead(call.request) ? 'unknown' : 'refused',
    request: call.request,
    cause: failure,
  });
}
