import { createHash, createPrivateKey, createVerify, X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { selfSignedCertificate } from './self-signed-certificate.ts';
import { bySecret, clientId, directory, failure, secret, server, skewClock, source, tenantId } from './token-world.ts';

describe('a token is had', () => {
  test('by client secret', async () => {
    expect(await bySecret().getToken()).toBe('token-1');
    const [request] = server.requests;
    expect(request?.path).toBe(`/${tenantId}/oauth2/v2.0/token`);
    expect(Object.fromEntries(request?.form ?? [])).toMatchObject({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
    });
    expect(request?.form.get('scope')).toContain('https://graph.microsoft.com/.default');
  });

  test.each([false, true])('by certificate, sending the chain: %s', async (sendChain) => {
    const { pem, publicKey, certificate } = selfSignedCertificate();
    const path = join(directory, 'certificate.pem');
    await writeFile(path, pem);
    expect(await source({ method: 'certificate', clientId, path, sendChain }).getToken()).toBe('token-1');
    const assertion = server.requests[0]?.form.get('client_assertion') ?? '';
    const [head = '', payload = '', signature = ''] = assertion.split('.');
    const header = JSON.parse(Buffer.from(head, 'base64url').toString());
    const thumbprint = createHash('sha256').update(new X509Certificate(certificate).raw).digest('base64url');
    expect(header['x5t#S256']?.replaceAll('=', '')).toBe(thumbprint);
    expect('x5c' in header).toBe(sendChain);
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ iss: clientId, sub: clientId });
    const key = { key: publicKey, ...(header.alg === 'PS256' ? { padding: 6, saltLength: 32 } : {}) };
    expect(createVerify('sha256').update(`${head}.${payload}`).verify(key, Buffer.from(signature, 'base64url'))).toBe(
      true,
    );
  });

  test('by certificate whose key has a password, and not with another password', async () => {
    const { key, certificate } = selfSignedCertificate();
    const passphrase = 'key~password';
    const locked = createPrivateKey(key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase });
    const path = join(directory, 'certificate.pem');
    await writeFile(path, `${locked}${certificate}`);
    const authentication = { method: 'certificate', clientId, path, passwordVariable: 'KEY_PASSWORD' };
    expect(await source(authentication, { KEY_PASSWORD: passphrase }).getToken()).toBe('token-1');
    const error = await failure(source(authentication, { KEY_PASSWORD: 'another' }).getToken());
    expect(error.message).toBe(`the certificate in ${path} cannot be used`);
  });

  test('by workload identity, from the file the platform provides', async () => {
    const path = join(directory, 'federated');
    await writeFile(path, 'federated-token\n');
    const environment = { AZURE_FEDERATED_TOKEN_FILE: path, AZURE_CLIENT_ID: clientId };
    expect(await source({ method: 'workloadIdentity' }, environment).getToken()).toBe('token-1');
    expect(server.requests[0]?.form.get('client_assertion')).toBe('federated-token');
    expect(server.requests[0]?.form.get('client_id')).toBe(clientId);
  });

  test("by GitHub's token, asked for once", async () => {
    server.answerWith((request) =>
      request.path === '/github' ? { status: 200, body: { value: 'github-token' } } : server.token(),
    );
    const environment = {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${server.url}/github?api-version=2`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'job-token',
    };
    expect(await source({ method: 'githubActions', clientId }, environment).getToken()).toBe('token-1');
    const [github, entra, ...others] = server.requests;
    expect(others).toEqual([]);
    expect(github?.query.get('audience')).toBe('api://AzureADTokenExchange');
    expect(github?.query.get('api-version')).toBe('2');
    expect(github?.headers.authorization).toBe('Bearer job-token');
    expect(entra?.form.get('client_assertion')).toBe('github-token');
  });

  test('by managed identity, of the system or assigned by a user', async () => {
    vi.stubEnv('IDENTITY_ENDPOINT', `${server.url}/msi`);
    vi.stubEnv('IDENTITY_HEADER', 'header-secret');
    expect(await source({ method: 'managedIdentity' }).getToken()).toBe('token-1');
    expect(await source({ method: 'managedIdentity', clientId }).getToken()).toBe('token-2');
    const [system, user] = server.requests;
    expect(system?.headers['x-identity-header']).toBe('header-secret');
    expect(system?.query.get('resource')).toBe('https://graph.microsoft.com');
    expect(system?.query.has('client_id')).toBe(false);
    expect(user?.query.get('client_id')).toBe(clientId);
  });
});

describe('a token is kept', () => {
  test('until five minutes before its end, and shared by all who ask', async () => {
    const tokens = bySecret();
    expect(await Promise.all([tokens.getToken(), tokens.getToken()])).toEqual(['token-1', 'token-1']);
    skewClock(54 * 60_000);
    expect(await tokens.getToken()).toBe('token-1');
    skewClock(56 * 60_000);
    expect(await tokens.getToken()).toBe('token-2');
    expect(server.requests).toHaveLength(2);
  });

  test('until Graph refuses it', async () => {
    const tokens = bySecret();
    await tokens.getToken();
    expect(await tokens.getToken({ renew: true })).toBe('token-2');
    expect(await tokens.getToken()).toBe('token-2');
  });

  test('but not a failure', async () => {
    const tokens = bySecret();
    server.answerWith(() => ({
      status: 401,
      body: { error: 'invalid_client', error_description: 'AADSTS7000215: x' },
    }));
    await failure(tokens.getToken());
    server.answerWith(() => server.token());
    expect(await tokens.getToken()).toBe('token-1');
  });
});

test('an identity is described without its secret', () => {
  expect(bySecret().describe()).toBe(`application ${clientId}, by client secret in tenant ${tenantId}`);
});
