import { ClientSecretCredential, ManagedIdentityCredential } from '@azure/identity';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { CONTOSO_CLIENT, contoso } from '../../reconciler/emulator/seeds/contoso.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { ALICE, COMPLIANCE, POLICIES, policy } from './bodies.ts';
import { type Answer, type Client, emulate, errorText } from './client.ts';

const { tenantId, clientId, clientSecret } = CONTOSO_CLIENT;
const READER = {
  appId: 'aaaaaaaa-0000-4000-8000-000000000001',
  displayName: 'reader',
  clientSecret: 'r',
  permissions: ['Policy.Read.All'],
};

let client: Client;
beforeAll(async () => {
  client = await emulate({ seed: { ...contoso, applications: [...(contoso.applications ?? []), READER] } });
});

function encoded(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function jwt(claims: JsonObject, header: JsonObject = { alg: 'RS256', typ: 'JWT' }): string {
  return `${encoded(header)}.${encoded(claims)}.c2ln`;
}

function claimsOf(token: unknown): JsonObject {
  return JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString()) as JsonObject;
}

async function token(
  form: Record<string, string>,
  tenant: string = tenantId,
): Promise<{ status: number; body: JsonObject }> {
  const response = await fetch(`${client.url}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
      ...form,
    }),
  });
  return { status: response.status, body: (await response.json()) as JsonObject };
}

function as(bearer: unknown, method: string, path: string, body?: JsonObject): Promise<Answer> {
  return client.send(method, path, body, { authorization: `Bearer ${bearer}` });
}

describe('bearer tokens', () => {
  test.each([[''], ['Basic abc'], ['Bearer ']])('%j is 401', async (authorization) => {
    const answer = await client.send('GET', '/v1.0/users', undefined, { authorization });
    expect([answer.status, answer.body.error]).toEqual([
      401,
      expect.objectContaining({ code: 'InvalidAuthenticationToken' }),
    ]);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  test('an unknown one may do everything, unless the tenant refuses it', async () => {
    expect((await as('whatever', 'GET', '/v1.0/users')).status).toBe(200);
    const closed = await emulate({ seed: { ...contoso, settings: { acceptUnknownTokens: false } } });
    const send = (bearer: string) =>
      closed.send('GET', '/v1.0/users', undefined, { authorization: `Bearer ${bearer}` });
    expect((await send('whatever')).status).toBe(401);
    expect((await send('emulator')).status).toBe(200);
  });

  test('user:<upn> acts as that user', async () => {
    expect((await as('user:alice@contoso.com', 'GET', '/v1.0/users')).status).toBe(200);
    expect((await as('user:nobody@contoso.com', 'GET', '/v1.0/users')).status).toBe(401);
  });

  test('an expired one is 401', async () => {
    const answer = await as(jwt({ appid: clientId, roles: [], exp: 1 }), 'GET', '/v1.0/users');
    expect([answer.status, errorText(answer)]).toEqual([401, 'Lifetime validation failed, the token is expired.']);
  });
});

describe('the token endpoint', () => {
  test('gives a readable token for the right secret', async () => {
    const { status, body } = await token({ client_id: clientId, client_secret: clientSecret });
    expect([status, body]).toEqual([200, expect.objectContaining({ token_type: 'Bearer', expires_in: 3599 })]);
    expect(claimsOf(body.access_token)).toMatchObject({
      tid: tenantId,
      appid: clientId,
      roles: expect.arrayContaining(['Policy.ReadWrite.ConditionalAccess']),
    });
    expect((await token({ client_id: clientId, client_secret: clientSecret }, 'contoso.com')).status).toBe(200);
  });

  test.each([
    ['a wrong secret', { client_id: clientId, client_secret: 'x' }, 401, 7000215],
    ['no secret', { client_id: clientId }, 401, 7000215],
    ['an unknown client', { client_id: ALICE, client_secret: 'x' }, 400, 700016],
    ['another grant', { grant_type: 'password', client_id: clientId }, 400, 70003],
  ])('%s is refused', async (_name, form, status, code) => {
    expect(await token(form)).toMatchObject({ status, body: { error_codes: [code] } });
  });

  test('an unknown tenant is refused', async () => {
    expect(await token({ client_id: clientId, client_secret: clientSecret }, ALICE)).toMatchObject({
      status: 400,
      body: { error_codes: [90002] },
    });
  });

  const assertion = (claims: JsonObject, header?: JsonObject) => ({
    client_id: clientId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: jwt(claims, header),
  });
  const later = Math.floor(Date.now() / 1000) + 600;

  test.each([
    ['a certificate', { iss: clientId, sub: clientId, exp: later }, 200],
    [
      'a federated issuer',
      { iss: 'https://token.actions.githubusercontent.com', sub: 'repo:o/r:environment:prod', exp: later },
      200,
    ],
    ['an expired assertion', { iss: clientId, sub: clientId, exp: 1 }, 401],
    ['an assertion for another application', { iss: clientId, sub: ALICE, exp: later }, 401],
    ['an assertion without a subject', { iss: 'https://token.actions.githubusercontent.com', exp: later }, 401],
  ])('%s answers as it should', async (_name, claims, status) => {
    expect((await token(assertion(claims))).status).toBe(status);
  });

  test('an assertion that is no JWT is refused', async () => {
    expect((await token({ ...assertion({}), client_assertion: 'abc' })).status).toBe(401);
  });

  test('its configuration names its own endpoints with https, as Entra does whatever carried the request', async () => {
    const { body } = await client.send('GET', `/${tenantId}/v2.0/.well-known/openid-configuration`);
    const origin = client.url.replace('http:', 'https:');
    expect(body.token_endpoint).toBe(`${origin}/${tenantId}/oauth2/v2.0/token`);
    expect(body.issuer).toBe(`${origin}/${tenantId}/v2.0`);
  });
});

describe('permissions', () => {
  let reader: unknown;
  beforeAll(async () => {
    reader = (await token({ client_id: READER.appId, client_secret: 'r' })).body.access_token;
  });

  test('what was granted can be done', async () => {
    expect((await as(reader, 'GET', `/v1.0${POLICIES}`)).status).toBe(200);
  });

  test.each([
    ['POST', `/v1.0${POLICIES}`],
    ['GET', `/beta${COMPLIANCE}`],
    ['GET', '/v1.0/users'],
    ['GET', '/v1.0/auditLogs/directoryAudits'],
  ])('%s %s is 403 in the words of Graph', async (method, path) => {
    const answer = await as(reader, method, path, method === 'POST' ? policy() : undefined);
    expect([answer.status, answer.body.error]).toEqual([
      403,
      expect.objectContaining({
        code: 'AccessDenied',
        message: 'You cannot perform the requested operation, required scopes are missing in the token.',
      }),
    ]);
  });

  test('writing policies needs reading them', async () => {
    const writer = jwt({ appid: READER.appId, roles: ['Policy.ReadWrite.ConditionalAccess'] });
    expect((await as(writer, 'POST', `/v1.0${POLICIES}`, policy())).status).toBe(403);
    const both = jwt({ appid: READER.appId, roles: ['Policy.ReadWrite.ConditionalAccess', 'Policy.Read.All'] });
    expect((await as(both, 'POST', `/v1.0${POLICIES}`, policy())).status).toBe(201);
  });

  test('are not looked at when that belief is off', async () => {
    const open = await emulate({ behaviours: { permissionsAreChecked: false } });
    const answer = await open.send('GET', `/v1.0${POLICIES}`, undefined, {
      authorization: `Bearer ${jwt({ appid: clientId, roles: [] })}`,
    });
    expect(answer.status).toBe(200);
  });
});

describe('@azure/identity', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('gets a token with a secret', async () => {
    const toEmulator = {
      name: 'toEmulator',
      sendRequest: (
        request: { url: string; allowInsecureConnection?: boolean },
        next: (request: never) => Promise<never>,
      ) => {
        const { pathname, search } = new URL(request.url);
        request.url = `${client.url}${pathname}${search}`;
        request.allowInsecureConnection = true;
        return next(request as never);
      },
    };
    const credential = new ClientSecretCredential(tenantId, clientId, clientSecret, {
      disableInstanceDiscovery: true,
      additionalPolicies: [{ policy: toEmulator, position: 'perRetry' }],
    });
    const issued = await credential.getToken('https://graph.microsoft.com/.default');
    expect(claimsOf(issued.token)).toMatchObject({ appid: clientId, tid: tenantId });
    expect((await as(issued.token, 'GET', `/v1.0${POLICIES}`)).status).toBe(200);
  });

  test('gets a token for a managed identity', async () => {
    vi.stubEnv('IDENTITY_ENDPOINT', `${client.url}/_emulator/msi/token`);
    vi.stubEnv('IDENTITY_HEADER', 'secret');
    const issued = await new ManagedIdentityCredential().getToken('https://graph.microsoft.com/.default');
    expect(claimsOf(issued.token)).toMatchObject({ appid: clientId });
  });
});

test('the managed identity endpoint wants its header and a resource', async () => {
  const path = '/_emulator/msi/token?resource=https://graph.microsoft.com&api-version=2019-08-01';
  expect((await client.send('GET', path)).status).toBe(401);
  expect((await client.send('GET', '/_emulator/msi/token', undefined, { 'x-identity-header': 'x' })).status).toBe(400);
  expect((await client.send('GET', path, undefined, { 'x-identity-header': 'x' })).body).toMatchObject({
    token_type: 'Bearer',
    expires_on: expect.stringMatching(/^\d+$/),
  });
});
