import { randomUUID } from 'node:crypto';
import type { Json } from '../../../schemas/json.ts';
import type { Fault, FaultScript } from '../faults.ts';
import { callerOf } from '../identity/caller.ts';
import { checkPermissions } from '../identity/permissions.ts';
import { METADATA } from '../metadata/index.ts';
import type { ApiVersion } from '../metadata/metadata.ts';
import type { Reply, World } from './exchange.ts';
import { Failure, noRoute } from './failure.ts';
import { refusal } from './refusal.ts';
import type { RequestLog } from './request-log.ts';
import { type Router, splitPath } from './router.ts';
import { type Throttle, tooManyRequests } from './throttle.ts';

/** One request as the dispatcher takes it; `$batch` makes several of these from one HTTP request. */
export interface GraphCall {
  readonly method: string;
  readonly version: ApiVersion;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  readonly origin: string;
}

/** The machinery behind an emulator: the world handlers see, and what stands between them and the client. */
export interface Machinery {
  readonly world: World;
  readonly router: Router;
  readonly faults: FaultScript;
  readonly throttle: Throttle | undefined;
  readonly log: RequestLog;
}

/** Answers one call: faults, then identity, throttle, route and permissions, then the handler; refusals become envelopes. */
export function dispatch(call: GraphCall, machinery: Machinery, fault: Fault | undefined): Reply {
  const reply = carryOut(call, machinery, fault);
  machinery.log.record({ method: call.method, path: `/${call.version}${call.path}`, status: reply.status });
  return reply;
}

function carryOut(call: GraphCall, machinery: Machinery, fault: Fault | undefined): Reply {
  const requestId = randomUUID();
  try {
    strikeBefore(fault);
    const before = lagging(call, machinery, fault) ? machinery.world.state.snapshot() : undefined;
    const reply = handle(call, machinery);
    if (before !== undefined) machinery.world.state.lag(before, fault?.reads ?? 2);
    strikeAfter(fault);
    return withRequestId(reply, requestId);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return refusal(error, call, machinery.world, requestId);
  }
}

function handle(call: GraphCall, { world, router, throttle }: Machinery): Reply {
  const now = world.now();
  const caller = callerOf(call.headers.authorization, world.state, now);
  const match = router.find(call.method, call.version, call.path);
  if (match === undefined) throw unrouted(call, router);
  const { route, params } = match;
  const policiesTell = !world.behaviours.is('conditionalAccessThrottleHasNoRetryAfter');
  throttle?.admit(route.service, call.method, caller, now, policiesTell);
  if (world.behaviours.is('permissionsAreChecked')) checkPermissions(caller, route.permissions);
  if ((call.method === 'PATCH' || call.method === 'PUT') && call.body === undefined) {
    throw new Failure(400, 'BadRequest', 'Empty Payload. JSON content expected.', route.service);
  }
  return route.handle({ ...world, ...call, params, caller, metadata: METADATA[call.version] });
}

function unrouted(call: GraphCall, router: Router): Failure {
  if (call.path.startsWith('/deviceManagement/')) {
    const depth = splitPath(call.path).length;
    const template = ['singleton', 'navigation', 'key', 'navigation', 'key'].slice(0, depth).join('/');
    const keyed = call.path.replaceAll(/\/([0-9a-f]{8}-[0-9a-f-]{27})/gi, "('$1')");
    if (router.knows(call.version, call.path) || depth > 3) return noRoute(call.method, keyed, template);
  }
  if (router.knows(call.version, call.path)) {
    return new Failure(405, 'Request_BadRequest', `Specified HTTP method is not allowed for the request target.`);
  }
  const segment = call.path.split('/').at(-1) ?? '';
  return new Failure(400, 'BadRequest', `Resource not found for the segment '${segment}'.`);
}

/** Faults that keep the request from being carried out. */
function strikeBefore(fault: Fault | undefined): void {
  if (fault === undefined || fault.applied === true) return;
  if (fault.fault === 'throttle') throw tooManyRequests(fault.retryAfter ?? 1);
  if (fault.fault === 'throttleWithoutRetryAfter') throw tooManyRequests(undefined);
  if (fault.fault === 'unauthorized') {
    throw new Failure(401, 'InvalidAuthenticationToken', 'Access token has expired or is not yet valid.');
  }
  if (fault.fault === 'forbidden') throw new Failure(403, 'Forbidden', 'Access to this resource is forbidden.');
  throwServerError(fault);
}

/** Faults that lose the answer of a request that was carried out. */
function strikeAfter(fault: Fault | undefined): void {
  if (fault?.applied === true) throwServerError(fault);
}

function throwServerError(fault: Fault): void {
  if (fault.fault === 'error500') {
    const text = `There was an internal server error while processing the request. Error ID: ${randomUUID()}`;
    throw new Failure(500, 'InternalServerError', text);
  }
  if (fault.fault === 'error503')
    throw new Failure(503, 'ServiceUnavailable', 'The service is temporarily unavailable.');
}

function lagging(call: GraphCall, { world }: Machinery, fault: Fault | undefined): boolean {
  return call.method !== 'GET' && (fault?.fault === 'staleReads' || world.behaviours.is('staleReadsAfterWrite'));
}

function withRequestId(reply: Reply, requestId: string): Reply {
  return { ...reply, headers: { 'request-id': requestId, ...reply.headers } };
}
