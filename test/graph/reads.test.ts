import { describe, expect, test } from 'vitest';
import type { GraphRequest } from '../../schemas/graph-request.ts';
import { failure, get, world } from './graph-world.ts';
import { answer, json } from './raw-server.ts';

describe('reads', () => {
  test.each([
    ['429 with seconds', json(429, {}, { 'retry-after': '7' }), 7000],
    ['429 with a date', json(429, {}, { 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT' }), 9000],
    ['429 without a word', json(429, {}), 1500],
    [
      'a date against the clock of the service',
      json(503, {}, { date: 'Thu, 01 Jan 2026 10:00:00 GMT', 'retry-after': 'Thu, 01 Jan 2026 10:00:02 GMT' }),
      2000,
    ],
    ['500', answer(500, ''), 1500],
    ['502 in HTML', answer(502, '<html>Bad gateway</html>', { 'content-type': 'text/html' }), 1500],
    ['503', answer(503, ''), 1500],
    ['504', answer(504, ''), 1500],
    ['a reset connection', 'reset', 1500],
    ['a body that breaks off', { thenReset: 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"value":[' }, 1500],
    ['truncated JSON', answer(200, '{"value":[', { 'content-type': 'application/json' }), 1500],
    ['a login page', answer(200, '<html>Please log in</html>', { 'content-type': 'text/html' }), 1500],
    ['an empty body', answer(200, ''), 1500],
  ] as const)('are repeated after %s', async (_name, fault, wait) => {
    const { graph, clock, server, events } = await world([fault, json(200, { value: [] })]);
    expect((await graph.send(get)).body).toEqual({ value: [] });
    expect(server.requests).toHaveLength(2);
    expect(clock.waits).toEqual([wait]);
    expect(events.map((event) => [event.attempt, event.waitedMilliseconds])).toEqual([
      [1, 0],
      [2, wait],
    ]);
  });

  test('are repeated after a time without an answer', async () => {
    const { graph, server } = await world(['silence', json(200, {})], { timeoutMilliseconds: 50 });
    expect((await graph.send(get)).status).toBe(200);
    expect(server.requests).toHaveLength(2);
  });

  test('by POST are repeated as well', async () => {
    const { graph } = await world([answer(503, ''), json(200, { value: [] })]);
    const request: GraphRequest = {
      method: 'POST',
      apiVersion: 'v1.0',
      path: '/directoryObjects/getByIds',
      body: { ids: [] },
    };
    expect((await graph.send(request)).status).toBe(200);
  });

  test('end at the deadline, which also cuts a long Retry-After', async () => {
    const { graph, clock, server } = await world([json(429, {}, { 'retry-after': '99999' })], {
      deadlineMilliseconds: 60_000,
    });
    const error = await failure(graph.send(get));
    expect(error).toMatchObject({ status: 429, outcome: 'refused' });
    expect(error.message).toContain('after 2 attempts');
    expect(clock.waits).toEqual([60_000]);
    expect(server.requests).toHaveLength(2);
  });

  test('end after sixteen attempts, waiting no more than a minute between them', async () => {
    const { graph, clock } = await world([answer(503, '')], {
      deadlineMilliseconds: 1e9,
      random: { next: () => 0.999 },
    });
    await failure(graph.send(get));
    expect(clock.waits).toHaveLength(15);
    expect(Math.max(...clock.waits)).toBeLessThan(61_000);
    expect(clock.waits.every((wait) => wait >= 1000)).toBe(true);
  });

  test.each([400, 403, 404, 501])('are not repeated after %i', async (status) => {
    const { graph, server } = await world([json(status, { error: { code: 'X', message: 'no' } })]);
    expect(await failure(graph.send(get))).toMatchObject({ status, code: 'X', message: 'no', outcome: 'refused' });
    expect(server.requests).toHaveLength(1);
  });

  test('of a body beyond the limit fail', async () => {
    const { graph, server } = await world([json(200, { value: 'x'.repeat(200) })], { largestBodyBytes: 100 });
    expect(await failure(graph.send(get))).toMatchObject({ code: 'BodyTooLarge', outcome: 'refused' });
    expect(server.requests).toHaveLength(1);
  });

  test('fail with what was received', async () => {
    const page = '<html>\u001b[31mPlease\nlog in</html>';
    const { graph } = await world([answer(200, page, { 'content-type': 'text/html; charset=x' })], {
      deadlineMilliseconds: 1,
    });
    const error = await failure(graph.send(get));
    expect(error).toMatchObject({ status: 0, code: 'UnreadableBody' });
    expect(error.message).toContain(
      'Graph answered 200 with text/html that is not complete JSON: <html> [31mPlease log in</html>',
    );
  });
});
