import { describe, expect, test } from 'vitest';
import { createGraph } from '../../reconciler/graph/create-graph.ts';
import type { GraphRequest } from '../../schemas/graph-request.ts';
import { FastClock } from './fast-clock.ts';
import { failure, get, patch, policies, post, remove, world } from './graph-world.ts';
import { answer, json } from './raw-server.ts';

describe('a request', () => {
  test('carries the token, the headers and exactly the address asked for', async () => {
    const path = "/groups?$filter=displayName eq 'a%26b'&$expand=x($select=id)&$count=true&$expand=y";
    const { server, graph, events } = await world([json(200, { value: 1 }, { 'request-id': 'r1' })], {
      lowPriority: true,
    });
    const response = await graph.send({ method: 'GET', apiVersion: 'beta', path });
    expect(response).toMatchObject({ status: 200, body: { value: 1 }, headers: { 'request-id': 'r1' } });
    const [request] = server.requests;
    expect(request?.path).toBe(
      '/beta/groups?$filter=displayName%20eq%20%27a%26b%27&$expand=x($select=id)&$count=true&$expand=y',
    );
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer first',
      prefer: 'include-unknown-enum-members',
      'client-request-id': '88888888-8888-4888-8888-888888888888',
      'x-ms-throttle-priority': 'low',
      consistencylevel: 'eventual',
      'user-agent': 'gatewright',
    });
    expect(events).toEqual([{ method: 'GET', path: '/groups', status: 200, attempt: 1, waitedMilliseconds: 0 }]);
  });

  test('sends a body as JSON and takes an answer without one', async () => {
    const { server, graph } = await world([json(201, { id: '1' }), answer(204, '')]);
    expect(await graph.send(post)).toMatchObject({ status: 201, body: { id: '1' } });
    const deleted = await graph.send(remove);
    expect(deleted.status).toBe(204);
    expect('body' in deleted).toBe(false);
    expect(server.requests.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
      { method: 'POST', path: `/v1.0${policies}`, body: '{"displayName":"Ä"}' },
      { method: 'DELETE', path: `/v1.0${policies}/1`, body: '' },
    ]);
    expect(server.requests[0]?.headers['content-type']).toBe('application/json');
    expect(server.requests[0]?.headers).not.toHaveProperty('consistencylevel');
    expect(server.requests[0]?.headers).not.toHaveProperty('x-ms-throttle-priority');
  });

  test('does not follow redirects', async () => {
    const { server, graph } = await world([
      (request) => answer(307, '', { location: `http://${request.headers.host}/other` }),
    ]);
    const error = await failure(graph.send(post));
    expect(error).toMatchObject({ status: 307, code: 'Http307', outcome: 'refused' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('the token', () => {
  test('is renewed once on 401, for writes too', async () => {
    const { graph, server, renewals } = await world([json(401, {}), json(201, { id: '1' })]);
    expect((await graph.send(post)).status).toBe(201);
    expect(server.requests.map((request) => request.headers.authorization)).toEqual(['Bearer first', 'Bearer second']);
    expect(renewals).toEqual([false, true]);
  });

  test('is not renewed twice', async () => {
    const { graph, server } = await world([
      json(401, { error: { code: 'InvalidAuthenticationToken', message: 'expired' } }),
    ]);
    expect(await failure(graph.send(get))).toMatchObject({ status: 401, code: 'InvalidAuthenticationToken' });
    expect(server.requests).toHaveLength(2);
  });

  test('that cannot be renewed is not sent again', async () => {
    const token = { getToken: async () => 'only', describe: () => 'a token' };
    const { graph, server } = await world([json(401, {})], { token });
    expect(await failure(graph.send(get))).toMatchObject({ status: 401 });
    expect(server.requests).toHaveLength(1);
  });

  test('that cannot be had fails the request before it is sent', async () => {
    const token = { getToken: () => Promise.reject(new Error('the secret has expired')), describe: () => 'a token' };
    const { graph, server } = await world([json(200, {})], { token });
    expect(await failure(graph.send(post))).toMatchObject({
      code: 'NoToken',
      message: 'the secret has expired',
      outcome: 'refused',
    });
    expect(server.requests).toHaveLength(0);
  });
});

describe('pacing', () => {
  test('spaces Conditional Access by a second, in order, and leaves the rest alone', async () => {
    const { graph, events, server } = await world([json(200, { value: [] })], { conditionalAccessPerSecond: 1 });
    const groups: GraphRequest = { method: 'GET', apiVersion: 'v1.0', path: '/groups' };
    for (const request of [get, groups, patch, groups, get]) await graph.send(request);
    expect(events.map((event) => event.waitedMilliseconds)).toEqual([0, 0, 1000, 0, 1000]);
    expect(server.requests).toHaveLength(5);
  });

  test('is off for an emulator on this machine', async () => {
    const { graph, clock } = await world([json(200, { value: [] })]);
    for (const request of [get, get, get]) await graph.send(request);
    expect(clock.waits).toEqual([]);
  });
});

test.each([
  ['graph.microsoft.com', 'is not the address of Graph'],
  ['http://graph.microsoft.com', 'would carry the token unencrypted'],
  ['http://127.0.0.1.example.com', 'would carry the token unencrypted'],
  ['ftp://graph.microsoft.com', 'must begin with https://'],
  ['https://user:pw@graph.microsoft.com', 'must not carry a user name'],
  ['https://graph.microsoft.com/v1.0', 'write https://graph.microsoft.com, without version or path'],
])('the base URL %s is refused', async (baseUrl, message) => {
  const token = { getToken: async () => 't', describe: () => 't' };
  expect(() => createGraph({ baseUrl, token, clock: new FastClock(), random: { next: () => 0 } })).toThrow(message);
});
