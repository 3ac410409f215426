import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createTokenSource } from '../../reconciler/graph/identity/create-token-source.ts';
import { createStaticToken } from '../../reconciler/graph/identity/static-token.ts';
import { scrub, scrubKnown } from '../../reconciler/graph/scrub.ts';
import { FastClock } from './fast-clock.ts';
import { failure, get, post, world } from './graph-world.ts';
import { answer, json, type RawRequest } from './raw-server.ts';

const secret = 'SECRETTOKEN.abc+def/0123';
const jwt = `eyJhbGciOiJSUzI1NiJ9.${'eyJzdWIiOiJ4In0'}.c2lnbmF0dXJl`;
const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n-----END PRIVATE KEY-----';
const clientSecret = 'abc8Q~<client>"secret"&0123456789';
const token = { ...createStaticToken(secret), secrets: () => [clientSecret] };

/** Everything of an error that may reach a person or a file. */
const textOf = (error: Error) => JSON.stringify([error, error.message, error.stack, String(error.cause)]);
const header = ({ headers }: RawRequest) => headers.authorization ?? '';

const echoes: Readonly<Record<string, (request: RawRequest) => string>> = {
  'in JSON': (request) => json(403, { error: { code: `X ${secret}`, message: `bad header ${header(request)}` } }),
  'in the inner error': (request) =>
    json(400, { error: { code: 'BadRequest', message: 'Bad Request', innerError: { message: header(request) } } }),
  "in Intune's nested JSON": (request) =>
    json(400, { error: { code: 'BadRequest', message: JSON.stringify({ Message: header(request) }) } }),
  'in HTML': (request) => answer(403, `<html><pre>authorization: ${header(request)}</pre></html>`),
  'in HTML, where the excerpt ends': (request) => answer(403, `${'x'.repeat(100)} ${header(request)}`),
  'in a page that claims success': (request) =>
    answer(200, `<html>${header(request)}`, { 'content-type': 'text/html' }),
  'in JSON that is cut off': (request) => answer(200, `{"value": "${header(request)}`),
  'in the request id': () => json(403, {}, { 'request-id': secret }),
};

describe('an answer that repeats the token', () => {
  test.each(Object.entries(echoes))('%s: is told without it', async (_, echo) => {
    const { graph } = await world([echo], { token });
    for (const request of [get, post]) {
      const error = await failure(graph.send(request));
      expect(textOf(error)).not.toContain('SECRETTOKEN');
      expect(textOf(error)).toContain('[removed]');
    }
  });

  test('after it was renewed: neither of them is told', async () => {
    const [first, second] = ['first-token-0123456789', 'second-token-0123456789'];
    const renewable = {
      getToken: async ({ renew = false } = {}) => (renew ? second : first),
      describe: () => 'a test',
    };
    const { graph } = await world(
      [json(401, {}), json(400, { error: { code: 'X', message: `${first} or ${second}` } })],
      { token: renewable },
    );
    expect((await failure(graph.send(get))).message).toBe('[removed] or [removed]');
  });

  test('or a client secret, however it is written', async () => {
    const html = clientSecret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    for (const written of [clientSecret, JSON.stringify(clientSecret), encodeURIComponent(clientSecret), html]) {
      const { graph } = await world([answer(400, `sent: ${written}`)], { token });
      expect((await failure(graph.send(get))).message).toMatch(/^Graph answered 400: sent: "?\[removed\]"?$/);
    }
  });

  test('while no token could be had', async () => {
    const { graph } = await world([json(200, {})], {
      token: { getToken: () => Promise.reject(new Error(`refused ${jwt}`)), describe: () => 'a test' },
    });
    expect(await failure(graph.send(get))).toMatchObject({ code: 'NoToken', message: 'refused [removed]' });
  });
});

describe('what looks like a secret', () => {
  it.each([
    [`token ${jwt}, sent`, 'token [removed], sent'],
    [`cut ${jwt.slice(0, 30)}`, 'cut [removed]'],
    ['authorization: Bearer abc.def', 'authorization: Bearer [removed]'],
    ['<b>bearer abc</b>', '<b>bearer [removed]</b>'],
    [`key ${key} end`, 'key [removed] end'],
    [`key ${key.slice(0, 40)}`, 'key [removed]'],
    [JSON.stringify({ key }), '{"key":"[removed]"}'],
    ['grant_type=x&client_secret=abc%20d&scope=y', 'grant_type=x&client_secret=[removed]&scope=y'],
    ['{"clientSecret": "abc", "access_token":"d"}', '{"clientSecret": "[removed]", "access_token":"[removed]"}'],
  ])('%s', (text, expected) => {
    expect(scrub(text)).toBe(expected);
  });

  it.each([
    '1007: Incoming ConditionalAccessPolicy object is null or does not match the schema.',
    'The request-id is 11111111-2222-4333-8444-555555555555.',
    'eyJrdWxlcyI6W119',
    'Access token has expired or is not yet valid.',
  ])('and does not: %s', (text) => {
    expect(scrub(text, ['emulator', 'token'])).toBe(text);
  });

  it('is searched for in time, whatever the text', () => {
    for (const text of ['eyJ-'.repeat(200_000), '-----BEGIN '.repeat(100_000), 'Bearer '.repeat(100_000)]) {
      const began = performance.now();
      scrub(text);
      expect(performance.now() - began).toBeLessThan(2_000);
    }
  });

  it('is never left, whatever stands around it', () => {
    const spelling = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => JSON.stringify(text).slice(1, -1),
      encodeURIComponent,
    );
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 12 }), fc.string(), spelling, (before, own, after, spell) => {
        const literal = spell(own);
        fc.pre(!'[removed]'.includes(own) && !before.includes(own) && !after.includes(own));
        expect(scrubKnown(`${before}${literal}${after}`, [own])).not.toContain(literal);
      }),
    );
  });
});

describe('the secrets of a token source', () => {
  it('are those of its method', () => {
    const clientId = '00000000-0000-4000-8000-000000000002';
    const of = (authentication: Parameters<typeof createTokenSource>[0]['authentication']) =>
      createTokenSource({
        authentication,
        tenantId: clientId,
        cloud: 'global',
        clock: new FastClock(),
        environment: { A: 'secret a', B: 'secret b', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret c' },
      }).secrets?.();
    expect(of({ method: 'clientSecret', clientId, secretVariable: 'A' })).toEqual(['secret a']);
    expect(of({ method: 'certificate', clientId, path: 'x', passwordVariable: 'B', sendChain: false })).toEqual([
      'secret b',
    ]);
    expect(of({ method: 'githubActions', clientId, audience: 'x' })).toEqual(['secret c']);
    expect(of({ method: 'azureCli' })).toEqual([]);
    expect(createStaticToken('given').secrets?.()).toEqual(['given']);
  });
});

describe('a body nested beyond all reason', () => {
  const nested = (levels: number) => `{"value":[{"x":${'['.repeat(levels)}${']'.repeat(levels)}}]}`;

  test('is no answer, rather than the end of the program', async () => {
    const { graph } = await world([answer(200, nested(20_000))]);
    expect(await failure(graph.list(get))).toMatchObject({
      code: 'UnreadableBody',
      message: expect.stringContaining('Graph answered 200 with JSON that is nested deeper than 100 levels'),
    });
  });

  test('of a refusal leaves the refusal', async () => {
    const { graph } = await world([answer(403, nested(20_000))]);
    expect(await failure(graph.send(post))).toMatchObject({ status: 403, outcome: 'refused' });
  });

  test('is told from many brackets side by side, or in texts', async () => {
    const wide = { value: [{ a: '[{'.repeat(500), b: '\\"[['.repeat(500), c: Array.from({ length: 500 }, () => []) }] };
    const { graph } = await world([json(200, wide)]);
    expect(await graph.list(get)).toEqual(wide.value);
  });
});
