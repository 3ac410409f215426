import { afterEach, expect, test } from 'vitest';
import { createGraph } from '../../reconciler/graph/create-graph.ts';
import type { GraphRequest } from '../../schemas/graph-request.ts';
import { FastClock } from './fast-clock.ts';
import { answer, json, type RawAnswer, type RawRequest, RawServer } from './raw-server.ts';

const request: GraphRequest = { method: 'GET', apiVersion: 'v1.0', path: '/identity/conditionalAccess/policies' };
const servers: RawServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function list(...answers: readonly (RawAnswer | ((request: RawRequest) => RawAnswer))[]) {
  const server = await RawServer.start(...answers);
  servers.push(server);
  const token = { getToken: async () => 'token', describe: () => 'a test' };
  const graph = createGraph({ baseUrl: server.url, token, clock: new FastClock(), random: { next: () => 0.5 } });
  return { server, result: graph.list(request) };
}

const linked = (ids: readonly string[], link: string) => (received: RawRequest) =>
  json(200, {
    value: ids.map((id) => ({ id })),
    '@odata.nextLink': link.replace('ORIGIN', `http://${received.headers.host}`),
  });

test('joins all pages, following links to the letter', async () => {
  const opaque = '/v1.0/x?$skiptoken=a%2Fb&z=1&z=2&a=%20';
  const { server, result } = await list(
    linked(['1'], `ORIGIN${opaque}`),
    linked([], 'ORIGIN/v1.0/x?last'),
    json(200, { value: [{ id: '2' }] }),
  );
  expect(await result).toEqual([{ id: '1' }, { id: '2' }]);
  expect(server.requests.map((received) => received.path)).toEqual([`/v1.0${request.path}`, opaque, '/v1.0/x?last']);
});

test('a fault on a later page is repeated there, and the list stays whole', async () => {
  const { server, result } = await list(linked(['1'], 'ORIGIN/v1.0/x?2'), 'reset', json(200, { value: [{ id: '2' }] }));
  expect(await result).toHaveLength(2);
  expect(server.requests).toHaveLength(3);
});

test.each([
  ['a link to another host', [linked(['1'], 'http://127.0.0.1:9/v1.0/x')], 'the token must not go there'],
  ['a link with a name and password', [linked(['1'], 'http://a:b@127.0.0.1:9/v1.0/x')], 'the token must not go there'],
  ['a link that is no address', [linked(['1'], '/v1.0/x')], 'is not an address'],
  ['a link that is no text', [json(200, { value: [], '@odata.nextLink': 7 })], 'is not an address'],
  ['a loop', [linked(['1'], 'ORIGIN/v1.0/x?2'), linked(['2'], 'ORIGIN/v1.0/x?2')], 'lead back to a page already read'],
  ['a link to the first page', [linked(['1'], `ORIGIN/v1.0${request.path}`)], 'lead back to a page already read'],
  ['a page without a list', [linked(['1'], 'ORIGIN/v1.0/x'), json(200, { id: '1' })], 'no `value` array'],
  ['a page that is null', [json(200, null)], 'no `value` array'],
  ['things that are no objects', [json(200, { value: [{ id: '1' }, 'x'] })], 'not an object'],
])('%s is an error, never a part of the list', async (_name, answers, message) => {
  const { result } = await list(...answers);
  await expect(result).rejects.toMatchObject({
    name: 'GraphError',
    code: 'IncompleteList',
    message: expect.stringContaining(message),
  });
});

test('a later page that is refused fails the whole', async () => {
  const { result } = await list(linked(['1'], 'ORIGIN/v1.0/x'), answer(403, ''));
  await expect(result).rejects.toMatchObject({ status: 403, request: { path: request.path } });
});
