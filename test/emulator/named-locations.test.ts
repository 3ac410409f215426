import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../schemas/json.ts';
import { conditions, POLICIES, policy } from './bodies.ts';
import { type Client, emulate, errorText, valuesOf } from './client.ts';

const PATH = '/v1.0/identity/conditionalAccess/namedLocations';

function range(cidrAddress: string, type = 'iPv4CidrRange'): JsonObject {
  return { '@odata.type': `#microsoft.graph.${type}`, cidrAddress };
}

function ip(changes: JsonObject = {}): JsonObject {
  return {
    '@odata.type': '#microsoft.graph.ipNamedLocation',
    displayName: 'Office',
    ipRanges: [range('203.0.113.0/24')],
    ...changes,
  };
}

function country(changes: JsonObject = {}): JsonObject {
  return {
    '@odata.type': '#microsoft.graph.countryNamedLocation',
    displayName: 'Home',
    countriesAndRegions: ['DE'],
    ...changes,
  };
}

let client: Client;
beforeAll(async () => {
  client = await emulate();
});

describe('creation', () => {
  test('fills in defaults and has been modified when it was created', async () => {
    const office = await client.send('POST', PATH, ip());
    expect([office.status, office.body]).toEqual([
      201,
      expect.objectContaining({ isTrusted: false, '@odata.type': '#microsoft.graph.ipNamedLocation' }),
    ]);
    expect(office.body.modifiedDateTime).toBe(office.body.createdDateTime);
    expect((await client.send('POST', PATH, country())).body).toMatchObject({
      includeUnknownCountriesAndRegions: false,
      countryLookupMethod: 'clientIpAddress',
    });
  });

  test.each([
    ['no type', { displayName: 'x', isTrusted: true }],
    ['no name', ip({ displayName: '' })],
    ['no ranges', ip({ ipRanges: [] })],
    ['a range without a type', ip({ ipRanges: [{ cidrAddress: '203.0.113.0/24' }] })],
    ['a mask of eight bits', ip({ ipRanges: [range('10.0.0.0/8')] })],
    ['an IPv6 address as IPv4', ip({ ipRanges: [range('2001:db8::/32')] })],
    ['no mask', ip({ ipRanges: [range('203.0.113.7')] })],
    ['a trusted country', country({ isTrusted: true })],
    ['no countries', country({ countriesAndRegions: [] })],
    ['a country that is no code', country({ countriesAndRegions: ['Germany'] })],
    ['an empty lookup method', country({ countryLookupMethod: '' })],
  ])('%s is refused', async (_name, body) => {
    const answer = await client.send('POST', PATH, body);
    expect([answer.status, errorText(answer)]).toEqual([400, expect.stringContaining('NamedLocation')]);
  });

  test('IPv6 ranges are taken', async () => {
    expect((await client.send('POST', PATH, ip({ ipRanges: [range('2001:db8::/32', 'iPv6CidrRange')] }))).status).toBe(
      201,
    );
  });
});

describe('change', () => {
  test('needs the type, which stays', async () => {
    const path = `${PATH}/${(await client.send('POST', PATH, ip())).body.id}`;
    expect((await client.send('PATCH', path, { isTrusted: true })).status).toBe(400);
    expect((await client.send('PATCH', path, country())).status).toBe(400);
    const answer = await client.send('PATCH', path, {
      '@odata.type': '#microsoft.graph.ipNamedLocation',
      isTrusted: true,
    });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await client.send('GET', path)).body).toMatchObject({
      isTrusted: true,
      displayName: 'Office',
      ipRanges: [range('203.0.113.0/24')],
    });
  });

  test('replaces the ranges as a whole', async () => {
    const path = `${PATH}/${(await client.send('POST', PATH, ip())).body.id}`;
    await client.send('PATCH', path, ip({ ipRanges: [range('198.51.100.0/24')] }));
    expect((await client.send('GET', path)).body.ipRanges).toEqual([range('198.51.100.0/24')]);
  });
});

describe('deletion', () => {
  test('needs trust to be taken away first', async () => {
    const path = `${PATH}/${(await client.send('POST', PATH, ip({ isTrusted: true }))).body.id}`;
    expect((await client.send('DELETE', path)).status).toBe(400);
    await client.send('PATCH', path, { '@odata.type': '#microsoft.graph.ipNamedLocation', isTrusted: false });
    expect((await client.send('DELETE', path)).status).toBe(204);
  });

  test('fills the recycle bin', async () => {
    const { id } = (await client.send('POST', PATH, country())).body;
    await client.send('DELETE', `${PATH}/${id}`);
    const bin = '/v1.0/identity/conditionalAccess/deletedItems/namedLocations';
    expect(valuesOf(await client.send('GET', bin)).map((row) => row.id)).toContain(id);
    expect((await client.send('POST', `${bin}/${id}/restore`)).status).toBe(200);
    expect((await client.send('GET', `${PATH}/${id}`)).status).toBe(200);
  });

  test.each([
    [true, 400],
    [false, 204],
  ])('of one that a policy uses, with the belief at %s, answers %i', async (believed, status) => {
    const other = await emulate({ behaviours: { referencedLocationsCannotBeDeleted: believed } });
    const { id } = (await other.send('POST', PATH, country())).body;
    const locations = { includeLocations: ['All'], excludeLocations: [String(id)] };
    const created = await other.send('POST', `/v1.0${POLICIES}`, policy({ conditions: conditions({ locations }) }));
    expect(created.status).toBe(201);
    expect((await other.send('DELETE', `${PATH}/${id}`)).status).toBe(status);
    // A dangling id is read back without complaint.
    expect((await other.send('GET', `/v1.0${POLICIES}/${created.body.id}`)).status).toBe(200);
  });
});

test('the location of the MFA trusted addresses cannot be read', async () => {
  const answer = await client.send('GET', `${PATH}/00000000-0000-0000-0000-000000000000`);
  expect([answer.status, answer.body.error]).toEqual([404, expect.objectContaining({ code: 'ResourceNotFound' })]);
});

test('filters by type and by a member of one type', async () => {
  const other = await emulate();
  await other.send('POST', PATH, ip());
  await other.send('POST', PATH, country({ countriesAndRegions: ['CA', 'US'] }));
  const named = async (filter: string) =>
    valuesOf(await other.send('GET', `${PATH}?$filter=${encodeURIComponent(filter)}`)).map((row) => row.displayName);
  expect(await named("isof('microsoft.graph.ipNamedLocation')")).toEqual(['Office']);
  expect(await named("microsoft.graph.countryNamedLocation/countriesAndRegions/any(c: c eq 'CA')")).toEqual(['Home']);
  expect(await named("microsoft.graph.countryNamedLocation/countriesAndRegions/any(c: c eq 'DE')")).toEqual([]);
});
