import { GraphError } from '../ports.ts';
import type { Call } from './call.ts';
import type { ConnectionFailure } from './connection-failure.ts';
import { readErrorBody } from './error-body.ts';
import { isRead } from './is-read.ts';

/**
 * The error an answer amounts to; undefined for success. A 5xx on a write is of unknown outcome: gateways answer it after the
 * service behind them has carried the request out as well as before.
 */
export function answerError(call: Call, response: Response): GraphError | undefined {
  if (response.ok) return undefined;
  const { status, headers } = response;
  const said = readErrorBody(call.body);
  const redirect = status >= 300 && status < 400 ? `, a redirect that is not followed` : '';
  const excerpt = call.excerpt === undefined ? '' : `: ${call.excerpt}`;
  return new GraphError({
    message: said.message ?? `Graph answered ${status}${redirect}${excerpt}`,
    status,
    code: said.code ?? `Http${status}`,
    number: said.number,
    requestId: headers.get('request-id') ?? said.requestId,
    outcome: status >= 500 && !isRead(call.request) ? 'unknown' : 'refused',
    request: call.request,
  });
}

/** The error an attempt without a usable answer amounts to. */
export function failureError(call: Call, failure: ConnectionFailure): GraphError {
  return new GraphError({
    message: failure.message.replace(
      /^no connection to Graph/,
      `no connection to Graph at ${new URL(call.url).origin}`,
    ),
    status: 0,
    code: failure.code,
    outcome: failure.reached && !isRead(call.request) ? 'unknown' : 'refused',
    request: call.request,
    cause: failure,
  });
}
