import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { BEHAVIOURS, Behaviours } from '../../reconciler/emulator/behaviours/behaviours.ts';
import { FilterSyntaxError, parseFilter } from '../../reconciler/emulator/odata/filter-parse.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { ALICE, COMPLIANCE, compliance, POLICIES, policy } from './bodies.ts';
import { type Client, emulate, errorText, valuesOf } from './client.ts';

let client: Client;
beforeAll(async () => {
  client = await emulate();
});

describe('routing', () => {
  test.each([
    ['GET', '/v2.0/users', 400, 'Invalid version.'],
    ['GET', '/v1.0/nonsense', 400, "Resource not found for the segment 'nonsense'."],
    ['PUT', '/v1.0/users', 405, 'Specified HTTP method is not allowed for the request target.'],
  ])('%s %s answers %i', async (method, path, status, text) => {
    const answer = await client.send(method, path, method === 'PUT' ? {} : undefined);
    expect([answer.status, errorText(answer)]).toEqual([status, text]);
  });

  test('keys may stand in parentheses and segments in any case', async () => {
    expect((await client.send('GET', `/v1.0/users('${ALICE}')`)).body.id).toBe(ALICE);
    expect((await client.send('GET', '/v1.0/Identity/ConditionalAccess/Policies')).status).toBe(200);
  });

  test('a body that is no JSON is refused', async () => {
    const headers = { authorization: 'Bearer emulator', 'content-type': 'application/json' };
    const response = await fetch(`${client.url}/v1.0${POLICIES}`, { method: 'POST', headers, body: '{"displayName":' });
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('Unable to read JSON request payload'),
    ]);
  });

  test('a write without a body is refused', async () => {
    expect(errorText(await client.send('PATCH', `/v1.0/users/${ALICE}`))).toContain('Empty Payload');
  });

  test('an unknown query option is refused', async () => {
    expect((await client.send('GET', '/v1.0/users?$expnad=x')).status).toBe(400);
    expect((await client.send('GET', '/v1.0/users?$top=many')).status).toBe(400);
  });
});

test('any text is either a filter or a syntax error', async () => {
  const word = fc.constantFrom(
    'a',
    'eq',
    'ne',
    'and',
    'or',
    'not',
    'in',
    '(',
    ')',
    "'x'",
    "'",
    '1',
    'null',
    'any',
    '/',
    ':',
    ',',
    'isof',
    'contains',
    '$',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
  );
  const property = fc.property(text, (filter) => {
    try {
      parseFilter(filter);
    } catch (error) {
      expect(error).toBeInstanceOf(FilterSyntaxError);
    }
  });
  await fc.assert(property, { numRuns: 1000 });
});

describe('errors', () => {
  test('carry the request ids of the answer and of the client', async () => {
    const answer = await client.send('GET', `/v1.0${POLICIES}/x`, undefined, { 'client-request-id': 'mine' });
    expect(answer.body.error).toMatchObject({
      innerError: { 'request-id': answer.headers.get('request-id'), 'client-request-id': 'mine' },
    });
  });

  test.each<[string, string, string, string | undefined, number]>([
    ['a body that is no JSON', 'POST', `/v1.0${POLICIES}`, '{"a":', 400],
    ['a version that does not exist', 'GET', '/v2.0/users', undefined, 400],
    ['a batch that cannot be read', 'POST', '/beta/$batch', '{}', 400],
    ['a missing token', 'GET', `/v1.0${POLICIES}`, undefined, 401],
  ])('of %s carry date and ids, too', async (_, method, path, body, status) => {
    const response = await fetch(`${client.url}${path}`, {
      method,
      headers: { 'client-request-id': 'mine' },
      ...(body === undefined ? {} : { body }),
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      error: {
        innerError: {
          date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
          'request-id': response.headers.get('request-id'),
          'client-request-id': 'mine',
        },
      },
    });
  });

  test('within a batch carry them, of requests that were not made as well', async () => {
    const requests = [
      { id: '1', method: 'GET', url: '/nothing' },
      { id: '2', method: 'GET', url: '/users', dependsOn: ['1'] },
    ];
    const answer = await client.send('POST', '/v1.0/$batch', { requests }, { 'client-request-id': 'mine' });
    const responses = answer.body.responses as readonly JsonObject[];
    expect(responses.map(({ status }) => status)).toEqual([400, 424]);
    for (const { body } of responses) {
      expect(body).toMatchObject({
        error: {
          innerError: { date: expect.any(String), 'request-id': expect.any(String), 'client-request-id': 'mine' },
        },
      });
    }
  });

  test('of Intune are a document in a string, unless that belief is off', async () => {
    const body = compliance('windows10CompliancePolicy', { scheduledActionsForRule: [] });
    const nested = await client.send('POST', `/beta${COMPLIANCE}`, body);
    const message = String((nested.body.error as JsonObject).message);
    expect(message).toContain('\r\n');
    expect(JSON.parse(message)).toMatchObject({ _version: 3, CustomApiErrorPhrase: '', HttpHeaders: '{}' });
    const plain = await emulate({ behaviours: { intuneNestsErrors: false } });
    expect(errorText(await plain.send('POST', `/beta${COMPLIANCE}`, body))).toBe(
      'Compliance policy must have one and only one block scheduled action',
    );
  });
});

describe('$batch', () => {
  function request(id: string, method: string, url: string, extra: JsonObject = {}): JsonObject {
    return { id, method, url, ...extra };
  }
  async function statuses(requests: readonly JsonObject[], to = client): Promise<Record<string, unknown>> {
    const answer = await to.send('POST', '/v1.0/$batch', { requests });
    expect(answer.status, answer.text).toBe(200);
    return Object.fromEntries((answer.body.responses as JsonObject[]).map(({ id, status }) => [id, status]));
  }

  test('answers each request with its own status and body', async () => {
    const answer = await client.send('POST', '/v1.0/$batch', {
      requests: [request('a', 'GET', `/users/${ALICE}?$select=id`), request('b', 'GET', '/users/nobody')],
    });
    expect(answer.body.responses).toEqual([
      expect.objectContaining({ id: 'a', status: 200, body: expect.objectContaining({ id: ALICE }) }),
      expect.objectContaining({ id: 'b', status: 404, body: expect.objectContaining({ error: expect.anything() }) }),
    ]);
  });

  test('a request whose dependency failed gets 424, at any distance', async () => {
    const requests = [
      request('c', 'GET', '/groups', { dependsOn: ['b'] }),
      request('b', 'GET', '/users', { dependsOn: ['a'] }),
      request('a', 'GET', '/users/nobody'),
      request('d', 'GET', '/users'),
    ];
    expect(await statuses(requests)).toEqual({ a: 404, b: 424, c: 424, d: 200 });
  });

  test.each([
    ['21 requests', Array.from({ length: 21 }, (_, index) => request(String(index), 'GET', '/users'))],
    ['ids that differ in case only', [request('a', 'GET', '/users'), request('A', 'GET', '/users')]],
    ['an unknown dependency', [request('a', 'GET', '/users', { dependsOn: ['z'] })]],
    [
      'a cycle',
      [request('a', 'GET', '/users', { dependsOn: ['b'] }), request('b', 'GET', '/users', { dependsOn: ['a'] })],
    ],
    ['a body without a content type', [request('a', 'POST', '/groups', { body: {} })]],
    ['no id', [{ method: 'GET', url: '/users' }]],
  ])('%s make the envelope 400', async (_name, requests) => {
    expect((await client.send('POST', '/v1.0/$batch', { requests })).status).toBe(400);
  });

  test('20 requests are the most', async () => {
    const requests = Array.from({ length: 20 }, (_, index) => request(String(index), 'GET', '/organization'));
    expect(Object.values(await statuses(requests))).toEqual(Array(20).fill(200));
  });

  test('requests are throttled one by one', async () => {
    const throttled = await emulate({ throttling: true, now: () => new Date('2026-05-01T00:00:00Z') });
    const requests = ['a', 'b', 'c'].map((id) => request(id, 'GET', POLICIES));
    expect(await statuses(requests, throttled)).toEqual({ a: 200, b: 429, c: 429 });
  });
});

describe('throttling', () => {
  test('Conditional Access lets one request a second through and does not say when to come back', async () => {
    let time = Date.parse('2026-05-01T00:00:00Z');
    const throttled = await emulate({ throttling: true, now: () => new Date(time) });
    expect((await throttled.send('GET', `/v1.0${POLICIES}`)).status).toBe(200);
    const refused = await throttled.send('GET', '/v1.0/identity/conditionalAccess/namedLocations');
    expect([refused.status, refused.headers.get('retry-after'), refused.body.error]).toEqual([
      429,
      null,
      expect.objectContaining({ code: 'TooManyRequests' }),
    ]);
    time += 1000;
    expect((await throttled.send('POST', `/v1.0${POLICIES}`, policy())).status).toBe(201);
  });

  test('says when to come back if that belief is off', async () => {
    const options = {
      throttling: true,
      now: () => new Date('2026-05-01T00:00:00Z'),
      behaviours: { conditionalAccessThrottleHasNoRetryAfter: false },
    };
    const throttled = await emulate(options);
    await throttled.send('GET', `/v1.0${POLICIES}`);
    expect((await throttled.send('GET', `/v1.0${POLICIES}`)).headers.get('retry-after')).toBe('1');
  });

  test('Intune lets a hundred writes of one application through in twenty seconds and says when to come back', async () => {
    let time = Date.parse('2026-05-01T00:00:00Z');
    const throttled = await emulate({ throttling: true, now: () => new Date(time) });
    const remove = () => throttled.send('DELETE', `/beta${COMPLIANCE}/none`);
    for (let count = 0; count < 100; count += 1) expect((await remove()).status).toBe(404);
    const refused = await remove();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '20']);
    expect((await throttled.send('GET', `/beta${COMPLIANCE}`)).status).toBe(200);
    time += 20_000;
    expect((await remove()).status).toBe(404);
  });
});

describe('behaviours', () => {
  test('are listed with sentence, source and state', async () => {
    const rows = valuesOf(await client.send('GET', '/_emulator/behaviours'));
    expect(rows.map((row) => row.name)).toEqual(Object.keys(BEHAVIOURS));
    for (const row of rows) {
      expect(row).toMatchObject({
        sentence: expect.stringMatching(/^[^a-z].*\.$/),
        source: expect.stringMatching(/\S/),
        active: row.default,
      });
    }
  });

  test('unknown names are refused', async () => {
    expect(() => new Behaviours({ ['gravity' as never]: false })).toThrow('there is no behaviour called `gravity`');
  });
});
