import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewright, projectWith } from '../support/command-line.ts';

const secret = 'SECRETTOKEN.abc.def0123';

/** Something between here and Graph that answers with what it was sent, in the manner its first path segment asks for. */
describe('a token that an answer repeats', () => {
  let server: Server;
  let folder: string;
  let answer: (authorization: string) => { readonly status: number; readonly text: string };
  const run = (...given: string[]) => {
    // The address of the test's own server is known only now.
    const { port } = server.address() as AddressInfo;
    return gatewright([...given, '-C', folder, '--graph', `http://127.0.0.1:${port}`, '--token', secret]);
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { status, text } = answer(request.headers.authorization ?? '');
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    folder = await projectWith({ 'gatewright.yaml': 'version: 1\n', 'a.yaml': 'kind: Group\nname: Sales\n' });
  });
  afterAll(() => server.close());

  it.each([
    ['an error', (token: string) => ({ status: 403, text: JSON.stringify({ error: { code: 'X', message: token } }) })],
    ['a page', (token: string) => ({ status: 403, text: `<html>${token}</html>` })],
    [
      'an object',
      (token: string) => ({ status: 200, text: JSON.stringify({ value: [{ id: token, displayName: token }] }) }),
    ],
  ])('in %s: appears on no stream', async (_, echo) => {
    answer = echo;
    for (const given of [['plan'], ['plan', '--json'], ['drift', '--json'], ['bind', '--json']]) {
      const { stdout, stderr } = await run(...given);
      expect(`${stdout}${stderr}`).not.toBe('');
      expect(`${stdout}${stderr}`).not.toContain('SECRETTOKEN');
    }
  });
});
