import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Fault } from '../../reconciler/emulator/faults.ts';
import { COMPLIANCE, compliance, conditions, POLICIES, policy } from './bodies.ts';
import { type Client, emulate, valuesOf } from './client.ts';

const PATH = `/v1.0${POLICIES}`;

async function faulty(...faults: readonly Fault[]): Promise<Client> {
  return emulate({ faults });
}

async function names(client: Client): Promise<unknown[]> {
  return valuesOf(await client.send('GET', PATH)).map((row) => row.displayName);
}

describe('answers', () => {
  test.each([
    ['throttle', 429, '1'],
    ['throttleWithoutRetryAfter', 429, null],
    ['error500', 500, null],
    ['error503', 503, null],
    ['unauthorized', 401, null],
    ['forbidden', 403, null],
  ] as const)('%s is %i, and nothing was done', async (fault, status, retryAfter) => {
    const client = await faulty({ match: { method: 'POST' }, fault, times: 1 });
    const answer = await client.send('POST', PATH, policy());
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, retryAfter]);
    expect(await names(client)).toEqual([]);
    expect((await client.send('POST', PATH, policy())).status).toBe(201);
  });

  test('html502 has a page for a body', async () => {
    const client = await faulty({ match: { path: '/v1.0/users' }, fault: 'html502', times: 1 });
    const answer = await client.send('GET', '/v1.0/users');
    expect([answer.status, answer.headers.get('content-type'), answer.text]).toEqual([
      502,
      'text/html',
      expect.stringMatching(/^<html>/),
    ]);
  });

  test.each(['error500', 'error503', 'html502'] as const)('%s can come after the write was done', async (fault) => {
    const client = await faulty({ match: { method: 'POST' }, fault, times: 1, applied: true });
    expect((await client.send('POST', PATH, policy())).status).toBeGreaterThanOrEqual(500);
    expect(await names(client)).toEqual(['MFA']);
  });

  test('slow is late but right', async () => {
    const client = await faulty({ fault: 'slow', milliseconds: 5, times: 1 });
    expect((await client.send('POST', PATH, policy())).status).toBe(201);
  });
});

describe('connections', () => {
  test.each([
    ['resetBefore', []],
    ['resetAfter', ['MFA']],
    ['truncateBody', ['MFA']],
  ] as const)('%s breaks it; the tenant then has %j', async (fault, left) => {
    const client = await faulty({ match: { method: 'POST' }, fault, times: 1 });
    await expect(client.send('POST', PATH, policy())).rejects.toThrow();
    expect(await names(client)).toEqual(left);
  });
});

describe('matching', () => {
  test('skip and times count matching requests only', async () => {
    const client = await faulty({
      match: { method: 'GET', path: '/v1.0/users' },
      fault: 'error503',
      skip: 1,
      times: 2,
    });
    const statuses = [];
    for (const path of ['/v1.0/users', '/v1.0/groups', '/v1.0/users', '/v1.0/users', '/v1.0/users']) {
      statuses.push((await client.send('GET', path)).status);
    }
    expect(statuses).toEqual([200, 200, 503, 503, 200]);
  });

  test.each([
    ['/v1.0/users', '/v1.0/users', true],
    ['/v1.0/*', '/v1.0/users', true],
    ['/v1.0/*', `/v1.0/users/x`, false],
    ['/v1.0/**', `/v1.0/users/x`, true],
    ['/\\/users$/', '/v1.0/users', true],
    ['/^\\/beta/', '/v1.0/users', false],
  ])('%s against %s', async (path, requested, struck) => {
    const client = await faulty({ match: { path }, fault: 'error503' });
    expect((await client.send('GET', requested)).status === 503).toBe(struck);
  });

  test('requests inside $batch are struck on their own', async () => {
    const client = await faulty({ match: { path: '/v1.0/groups' }, fault: 'throttle', retryAfter: 7 });
    const requests = ['users', 'groups'].map((id) => ({ id, method: 'GET', url: `/${id}` }));
    const answer = await client.send('POST', '/v1.0/$batch', { requests });
    expect(answer.body.responses).toMatchObject([{ status: 200 }, { status: 429, headers: { 'Retry-After': '7' } }]);
  });
});

describe('stale reads', () => {
  test('show the state before the write for a number of reads', async () => {
    const client = await faulty({
      match: { method: 'POST', path: '**/policies' },
      fault: 'staleReads',
      reads: 2,
      times: 1,
    });
    const created = await client.send('POST', PATH, policy());
    expect(created.status).toBe(201);
    expect(await names(client)).toEqual([]);
    expect((await client.send('GET', `${PATH}/${created.body.id}`)).status).toBe(404);
    expect(await names(client)).toEqual(['MFA']);
  });

  test('show deleted objects and old values', async () => {
    const client = await faulty(
      { match: { method: 'PATCH' }, fault: 'staleReads', times: 1 },
      { match: { method: 'DELETE' }, fault: 'staleReads', reads: 1, times: 1 },
    );
    const { id } = (await client.send('POST', PATH, policy())).body;
    await client.send('PATCH', `${PATH}/${id}`, { displayName: 'New' });
    expect([await names(client), await names(client), await names(client)]).toEqual([['MFA'], ['MFA'], ['New']]);
    await client.send('DELETE', `${PATH}/${id}`);
    expect([await names(client), await names(client)]).toEqual([['New'], []]);
  });

  test('writes see the truth, references lag', async () => {
    const client = await faulty({ match: { path: '**/namedLocations' }, fault: 'staleReads', reads: 1, times: 1 });
    const location = {
      '@odata.type': '#microsoft.graph.countryNamedLocation',
      displayName: 'x',
      countriesAndRegions: ['DE'],
    };
    const { id } = (await client.send('POST', '/v1.0/identity/conditionalAccess/namedLocations', location)).body;
    const body = policy({ conditions: conditions({ locations: { includeLocations: [String(id)] } }) });
    expect((await client.send('POST', PATH, body)).status).toBe(400);
    expect((await client.send('POST', PATH, body)).status).toBe(201);
  });

  test('are the rule when that behaviour is on', async () => {
    const client = await emulate({ behaviours: { staleReadsAfterWrite: true } });
    await client.send('POST', `/beta${COMPLIANCE}`, compliance());
    const sizes = [];
    for (let read = 0; read < 3; read += 1) sizes.push(valuesOf(await client.send('GET', `/beta${COMPLIANCE}`)).length);
    expect(sizes).toEqual([0, 0, 1]);
  });
});

describe('the door for tests in any language', () => {
  test('arms and disarms faults', async () => {
    const client = await emulate();
    const armed = await client.send('POST', '/_emulator/faults', [
      { match: { path: '/v1.0/users' }, fault: 'error500' },
    ]);
    expect([armed.status, armed.body]).toEqual([200, { armed: 1 }]);
    expect((await client.send('GET', '/v1.0/users')).status).toBe(500);
    expect((await client.send('DELETE', '/_emulator/faults')).status).toBe(204);
    expect((await client.send('GET', '/v1.0/users')).status).toBe(200);
    expect(
      (await client.send('POST', '/_emulator/faults', { faults: [{ fault: 'slow', milliseconds: 0 }] })).body,
    ).toEqual({ armed: 1 });
  });

  test('explains a bad script', async () => {
    const client = await emulate();
    const answer = await client.send('POST', '/_emulator/faults', [{ fault: 'earthquake' }]);
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('at [0].fault')]);
    await expect(emulate({ faults: [{ fault: 'slow', milliseconds: -1 }] })).rejects.toThrow(z.ZodError);
  });

  test('lists requests without their bodies', async () => {
    const client = await emulate();
    await client.send('POST', PATH, policy({ displayName: 'Hidden words' }));
    await client.send('GET', '/v1.0/users/nobody');
    const log = await client.send('GET', '/_emulator/requests');
    expect(valuesOf(log)).toEqual([
      { method: 'POST', path: PATH, status: 201 },
      { method: 'GET', path: '/v1.0/users/nobody', status: 404 },
    ]);
    await client.send('DELETE', '/_emulator/requests');
    expect(valuesOf(await client.send('GET', '/_emulator/requests'))).toEqual([]);
  });
});
