import { randomUUID } from 'node:crypto';
import type { ApiVersion } from '../metadata/metadata.ts';
import { errorBody } from './envelope.ts';
import type { Reply, World } from './exchange.ts';
import type { Failure } from './failure.ts';

/** What is known of a request that is refused, wherever on its way that happens. */
export interface RefusedRequest {
  readonly version: ApiVersion;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The answer a refusal becomes. Every one has the ids and the date support asks for, in the body and in the header. */
export function refusal(
  failure: Failure,
  request: RefusedRequest,
  world: World,
  requestId: string = randomUUID(),
): Reply {
  const body = errorBody(failure, {
    version: request.version,
    now: world.now(),
    requestId,
    clientRequestId: request.headers['client-request-id'] ?? requestId,
    betaHidesNumberedText: world.behaviours.is('betaHidesNumberedText'),
    intuneNestsErrors: world.behaviours.is('intuneNestsErrors'),
    path: request.path,
  });
  return { status: failure.status, headers: { 'request-id': requestId, ...failure.headers }, body };
}
