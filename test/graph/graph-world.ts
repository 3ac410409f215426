import { afterEach, expect } from 'vitest';
import { createGraph, type GraphOptions } from '../../reconciler/graph/create-graph.ts';
import type { RequestEvent } from '../../reconciler/graph/request-event.ts';
import type { Graph, GraphError } from '../../reconciler/ports.ts';
import type { GraphRequest } from '../../schemas/graph-request.ts';
import { FastClock } from './fast-clock.ts';
import { type RawAnswer, type RawRequest, RawServer } from './raw-server.ts';

export const policies = '/identity/conditionalAccess/policies';
export const get: GraphRequest = { method: 'GET', apiVersion: 'v1.0', path: policies };
export const post: GraphRequest = { method: 'POST', apiVersion: 'v1.0', path: policies, body: { displayName: 'Ä' } };
export const patch: GraphRequest = {
  method: 'PATCH',
  apiVersion: 'beta',
  path: `${policies}/1`,
  body: { state: 'disabled' },
};
export const remove: GraphRequest = { method: 'DELETE', apiVersion: 'v1.0', path: `${policies}/1` };

const servers: RawServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

/** A Graph port and what is behind it. */
export interface World {
  readonly server: RawServer;
  readonly clock: FastClock;
  readonly graph: Graph;
  readonly events: RequestEvent[];
  readonly renewals: boolean[];
}

/** A Graph port against a server with the given answers, and a clock for which waiting takes no time. */
export async function world(
  answers: readonly (RawAnswer | ((request: RawRequest) => RawAnswer))[],
  options: Partial<GraphOptions> = {},
): Promise<World> {
  const server = await RawServer.start(...answers);
  servers.push(server);
  const clock = new FastClock();
  const events: RequestEvent[] = [];
  const renewals: boolean[] = [];
  const token = {
    getToken: async ({ renew = false } = {}) => {
      renewals.push(renew);
      return renew ? 'second' : 'first';
    },
    describe: () => 'a test',
  };
  const graph = createGraph({
    baseUrl: server.url,
    token,
    clock,
    random: { next: () => 0.5 },
    onRequest: (event) => events.push(event),
    ...options,
  });
  return { server, clock, graph, events, renewals };
}

/** The GraphError a promise is rejected with. */
export async function failure(promise: Promise<unknown>): Promise<GraphError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'GraphError' });
  return error as GraphError;
}
