import { describe, expect, test } from 'vitest';
import type { WaitEvent } from '../../reconciler/graph/wait-event.ts';
import { failure, get, world } from './graph-world.ts';
import { json } from './raw-server.ts';

describe('a Graph that cannot be reached', () => {
  test('from the first request on is given up soon, by its address', async () => {
    const { graph, server, clock } = await world([]);
    const { url } = server;
    await server.stop();
    const error = await failure(graph.send(get));
    expect(error).toMatchObject({ status: 0, code: 'ConnectionRefused' });
    expect(error.message).toContain(url);
    expect(clock.waits).toHaveLength(1);
  });

  test('is waited for longer where it answered before', async () => {
    const { graph, server, clock } = await world([json(200, {})]);
    await graph.send(get);
    await server.stop();
    await failure(graph.send(get));
    expect(clock.waits).toHaveLength(4);
  });

  test('because its port belongs to another protocol is not asked twice', async () => {
    const { graph, clock } = await world([], { baseUrl: 'http://127.0.0.1:1' });
    const error = await failure(graph.send(get));
    expect(error).toMatchObject({ status: 0, code: 'BadAddress', outcome: 'refused' });
    expect(error.message).toContain('http://127.0.0.1:1');
    expect(clock.waits).toEqual([]);
  });
});

describe('waits', () => {
  test('of some seconds are told with their reason, short ones are not', async () => {
    const told: WaitEvent[] = [];
    const throttled = json(429, {}, { 'retry-after': '17' });
    const soon = json(429, {}, { 'retry-after': '1' });
    const { graph } = await world([throttled, soon, json(200, {})], { onWait: (event) => told.push(event) });
    await graph.send(get);
    expect(told).toMatchObject([{ method: 'GET', attempt: 1, milliseconds: 17_000, reason: 'Graph answered 429' }]);
  });
});
