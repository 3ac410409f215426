import { type ConnectionOptions, connectTenant } from '../connect-tenant.ts';
import type { RequestEvent } from '../graph/request-event.ts';
import type { CountedConnection } from './tenant-run.ts';

/** A connection that counts its requests, and asks Graph to throttle it before it throttles people who wait for an answer. */
export function countedConnection(options: ConnectionOptions): CountedConnection {
  const traffic = { requests: 0, throttled: 0 };
  const onRequest = (event: RequestEvent) => {
    traffic.requests += 1;
    if (event.status === 429) traffic.throttled += 1;
    options.onRequest?.(event);
  };
  return { ...connectTenant({ ...options, onRequest, lowPriority: true }), traffic: () => ({ ...traffic }) };
}
