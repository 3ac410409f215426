import { describe, expect, test } from 'vitest';
import { failure, get, patch, post, remove, world } from './graph-world.ts';
import { answer, json } from './raw-server.ts';

describe('writes', () => {
  test('are repeated after 429, since nothing happened', async () => {
    const { graph, server } = await world([json(429, {}), json(201, { id: '1' })]);
    expect((await graph.send(post)).status).toBe(201);
    expect(server.requests).toHaveLength(2);
  });

  test.each([
    ['POST', post, 500],
    ['POST', post, 503],
    ['PATCH', patch, 504],
    ['DELETE', remove, 502],
  ] as const)(
    '%s is not repeated after a fault of the service: its outcome is unknown',
    async (_method, request, status) => {
      const { graph, server } = await world([answer(status, ''), json(200, {})]);
      expect(await failure(graph.send(request))).toMatchObject({ status, outcome: 'unknown' });
      expect(server.requests).toHaveLength(1);
    },
  );

  test.each([
    ['a reset', 'reset', 'ConnectionLost'],
    ['a body that breaks off', { thenReset: 'HTTP/1.1 201 OK\r\ncontent-length: 100\r\n\r\n{"id":' }, 'ConnectionLost'],
    ['truncated JSON', answer(201, '{"id":'), 'UnreadableBody'],
    ['silence', 'silence', 'Timeout'],
  ] as const)('are of unknown outcome after %s', async (_name, fault, code) => {
    const { graph, server } = await world([fault, json(201, {})], { timeoutMilliseconds: 200 });
    expect(await failure(graph.send(post))).toMatchObject({ status: 0, code, outcome: 'unknown' });
    expect(server.requests).toHaveLength(1);
  });

  test('are repeated while nobody listens, and then refused', async () => {
    const { graph, server, clock, events } = await world([json(200, {}), json(201, {})]);
    await graph.send(get);
    events.length = 0;
    await server.stop();
    const error = await failure(graph.send(post));
    expect(error).toMatchObject({ status: 0, code: 'ConnectionRefused', outcome: 'refused' });
    expect(error.message).toContain('ECONNREFUSED');
    expect(clock.waits).toHaveLength(4);
    expect(events.map((event) => event.status)).toEqual([0, 0, 0, 0, 0]);
  });

  test('are refused by 4xx', async () => {
    const message = '1011: applications condition must specify the applications to include.';
    const { graph } = await world([json(400, { error: { code: 'BadRequest', message } }, { 'request-id': 'r9' })]);
    const error = await failure(graph.send(post));
    expect(error).toMatchObject({
      status: 400,
      code: 'BadRequest',
      number: 1011,
      message,
      requestId: 'r9',
      outcome: 'refused',
    });
    expect(error.request).toEqual(post);
  });
});

describe('cancelling', () => {
  test('before sending, nothing is sent', async () => {
    const { graph, server } = await world([json(200, {})]);
    expect(await failure(graph.send(post, { signal: AbortSignal.abort() }))).toMatchObject({
      code: 'Cancelled',
      outcome: 'refused',
    });
    expect(server.requests).toHaveLength(0);
  });

  test('a write in flight leaves its outcome unknown', async () => {
    const controller = new AbortController();
    const { graph } = await world([
      () => {
        controller.abort();
        return 'silence';
      },
    ]);
    expect(await failure(graph.send(post, { signal: controller.signal }))).toMatchObject({
      code: 'Cancelled',
      outcome: 'unknown',
    });
  });

  test('stops a wait at once', async () => {
    const controller = new AbortController();
    const { graph, server } = await world([
      () => {
        controller.abort();
        return json(429, {}, { 'retry-after': '3600' });
      },
    ]);
    const error = await failure(graph.send(post, { signal: controller.signal }));
    expect(error.code).toBe('Cancelled');
    expect(server.requests).toHaveLength(1);
  });
});
