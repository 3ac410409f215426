import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createGraph } from '../../../reconciler/graph/create-graph.ts';
import { createTokenSource } from '../../../reconciler/graph/identity/create-token-source.ts';
import { systemRandom } from '../../../reconciler/system/system-random.ts';
import { authenticationSchema } from '../../../schemas/authentication.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';
import { bySecret, clientId, clock, directory, failure, secret, server, source, tenantId } from './token-world.ts';

describe('a failure is a plain sentence without secrets', () => {
  test.each([
    [7000215, 'the client secret is wrong'],
    [7000222, 'the client secret has expired'],
    [700016, 'the application is not known in the tenant'],
    [53003, 'a Conditional Access policy blocks the application'],
    [123456, 'Entra does not sign the identity in'],
  ])('AADSTS%i', async (number, message) => {
    server.answerWith(() => ({
      status: 401,
      body: {
        error: 'invalid_client',
        error_description: `AADSTS${number}: something about ${secret}. Trace ID: 1`,
        error_codes: [number],
      },
    }));
    const error = await failure(bySecret().getToken());
    expect(error.message).toBe(`${message} (AADSTS${number})`);
    expect(error.number).toBe(number);
    expect(error.help).not.toBe('');
    expect(JSON.stringify([error.message, error.help, error.stack, error.cause ?? ''])).not.toContain(secret);
  });

  test('of federation, naming the subject that was presented', async () => {
    const path = join(directory, 'federated');
    await writeFile(path, 'federated-token');
    const error_description =
      "AADSTS700213: No match for presented assertion subject 'repo:o/n:ref:refs/heads/x'. Trace";
    server.answerWith(() => ({ status: 401, body: { error: 'invalid_client', error_description } }));
    const error = await failure(source({ method: 'workloadIdentity', clientId, tokenFile: path }).getToken());
    expect(error.message).toContain('(repo:o/n:ref:refs/heads/x)');
  });

  test('of the environment and of files, naming what is missing', async () => {
    const missing = join(directory, 'missing.pem');
    const cases: readonly [object, string][] = [
      [{ method: 'clientSecret', clientId, secretVariable: 'MY_SECRET' }, 'environment variable MY_SECRET'],
      [{ method: 'certificate', clientId, path: missing }, `the certificate in ${missing} cannot be used`],
      [{ method: 'workloadIdentity', clientId, tokenFile: missing }, `the file ${missing} cannot be read`],
      [{ method: 'workloadIdentity', clientId }, 'environment variable AZURE_FEDERATED_TOKEN_FILE'],
      [{ method: 'githubActions', clientId }, 'GitHub offers this job no OpenID Connect token'],
    ];
    for (const [authentication, message] of cases) {
      expect((await failure(source(authentication).getToken())).message).toContain(message);
    }
    expect(server.requests).toEqual([]);
  });

  test("of GitHub's service", async () => {
    server.answerWith(() => ({ status: 500, body: {} }));
    const environment = { ACTIONS_ID_TOKEN_REQUEST_URL: `${server.url}/github`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x' };
    const error = await failure(source({ method: 'githubActions', clientId }, environment).getToken());
    expect(error.message).toBe("GitHub's token service answered 500 without a token");
  });

  test("of an address that is not GitHub's, to which the job's token is not sent", async () => {
    const environment = {
      ACTIONS_ID_TOKEN_REQUEST_URL: 'http://example.com/github',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
    };
    const error = await failure(source({ method: 'githubActions', clientId }, environment).getToken());
    expect(error.message).toContain('is not encrypted');
  });

  test('of the network', async () => {
    const tokens = bySecret();
    await server.stop();
    expect((await failure(tokens.getToken())).message).toContain('the sign-in service cannot be reached');
  });

  test('of a certificate nobody vouches for, which the libraries do not tell', async () => {
    const { key, certificate } = selfSignedCertificate();
    const secure = createServer({ key, cert: certificate }, (_request, response) => response.end('{}'));
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    const address = secure.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const authentication = authenticationSchema.parse({ method: 'clientSecret', clientId });
    const authorityOverride = `https://127.0.0.1:${port}`;
    const environment = { AZURE_CLIENT_SECRET: secret };
    const tokens = createTokenSource({
      authentication,
      tenantId,
      cloud: 'global',
      authorityOverride,
      clock,
      environment,
    });
    const error = await failure(tokens.getToken());
    expect(error.message).toBe('the certificate of the sign-in service was not accepted');
    expect(error.help).toContain('NODE_EXTRA_CA_CERTS');
    const token = { getToken: async () => 'token', describe: () => 'a token' };
    const graph = createGraph({ baseUrl: authorityOverride, token, clock, random: systemRandom });
    await expect(graph.send({ method: 'POST', apiVersion: 'v1.0', path: '/groups' })).rejects.toMatchObject({
      code: 'CertificateRejected',
      outcome: 'refused',
    });
    await new Promise<void>((resolve) => secure.close(() => resolve()));
  });

  test.each(['http://login.example.com', 'login.example.com', 'ftp://127.0.0.1'])(
    'of the authority %s, to which no secret is sent',
    async (authorityOverride) => {
      const authentication = authenticationSchema.parse({ method: 'clientSecret', clientId });
      const environment = { AZURE_CLIENT_SECRET: secret };
      const tokens = createTokenSource({
        authentication,
        tenantId,
        cloud: 'global',
        authorityOverride,
        clock,
        environment,
      });
      expect((await failure(tokens.getToken())).message).toContain('the authority');
    },
  );
});
