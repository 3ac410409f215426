import { beforeAll, describe, expect, test } from 'vitest';
import { CONTOSO_CLIENT } from '../../reconciler/emulator/seeds/contoso.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { ALICE, COMPLIANCE, compliance, POLICIES, policy } from './bodies.ts';
import { type Client, emulate, valuesOf } from './client.ts';

const AUDITS = '/v1.0/auditLogs/directoryAudits';
const PORTAL = { authorization: 'Bearer user:alice@contoso.com' };

let client: Client;
beforeAll(async () => {
  client = await emulate();
});

async function audits(query = ''): Promise<readonly JsonObject[]> {
  return valuesOf(await client.send('GET', `${AUDITS}${query}`));
}

describe('directory audits', () => {
  test('tell who changed what from what to what', async () => {
    const { id } = (await client.send('POST', `/v1.0${POLICIES}`, policy(), PORTAL)).body;
    await client.send('PATCH', `/v1.0${POLICIES}/${id}`, { state: 'disabled' }, PORTAL);
    const [latest] = await audits();
    expect(latest).toMatchObject({
      category: 'Policy',
      activityDisplayName: 'Update Conditional Access policy',
      loggedByService: 'Conditional Access',
      operationType: 'Update',
      result: 'success',
      initiatedBy: { app: null, user: { id: ALICE, userPrincipalName: 'alice@contoso.com' } },
      targetResources: [{ id, displayName: 'MFA', modifiedProperties: [{ displayName: 'ConditionalAccessPolicy' }] }],
    });
    const [target] = (latest?.targetResources ?? []) as JsonObject[];
    const [change] = (target?.modifiedProperties ?? []) as JsonObject[];
    expect([JSON.parse(String(change?.oldValue)), JSON.parse(String(change?.newValue))]).toMatchObject([
      { state: 'enabled' },
      { state: 'disabled' },
    ]);
  });

  test('name the application behind a token', async () => {
    const roles = ['Policy.Read.All', 'Policy.ReadWrite.ConditionalAccess'];
    const claims = Buffer.from(JSON.stringify({ appid: CONTOSO_CLIENT.clientId, roles })).toString('base64url');
    await client.send('POST', `/v1.0${POLICIES}`, policy(), { authorization: `Bearer e30.${claims}.x` });
    expect((await audits())[0]).toMatchObject({
      initiatedBy: { user: null, app: { appId: CONTOSO_CLIENT.clientId, displayName: 'gatewright' } },
    });
  });

  test('use the documented names', async () => {
    const body = {
      '@odata.type': '#microsoft.graph.countryNamedLocation',
      displayName: 'x',
      countriesAndRegions: ['DE'],
    };
    const locations = '/v1.0/identity/conditionalAccess/namedLocations';
    const { id } = (await client.send('POST', locations, body)).body;
    await client.send('PATCH', `${locations}/${id}`, body);
    await client.send('DELETE', `${locations}/${id}`);
    await client.send('PATCH', '/v1.0/identity/conditionalAccess/authenticationContextClassReferences/c1', {
      displayName: 'x',
    });
    const made = (await client.send('POST', `/v1.0${POLICIES}`, policy())).body;
    await client.send('DELETE', `/v1.0${POLICIES}/${made.id}`);
    expect((await audits('?$top=6')).map((row) => row.activityDisplayName)).toEqual([
      'Delete Conditional Access policy',
      'Add Conditional Access policy',
      'Add AuthenticationContextClassReference',
      'Delete named location',
      'Update named location',
      'Add named location',
    ]);
  });

  test('are filtered, ordered and paged', async () => {
    const since = String((await audits())[0]?.activityDateTime);
    await client.send('POST', '/v1.0/groups', {
      displayName: 'G',
      mailEnabled: false,
      mailNickname: 'g',
      securityEnabled: true,
    });
    expect((await audits(`?$filter=activityDateTime gt ${since}`)).map((row) => row.activityDisplayName)).toEqual([
      'Add group',
    ]);
    expect(
      await audits("?$filter=loggedByService eq 'Conditional Access' and activityDisplayName eq 'Add group'"),
    ).toEqual([]);
    const [oldest] = await audits('?$orderby=activityDateTime asc&$top=1');
    expect(oldest?.activityDisplayName).toBe('Add Conditional Access policy');
  });

  test('say nothing about what was refused', async () => {
    const before = (await audits()).length;
    await client.send('POST', `/v1.0${POLICIES}`, policy({ grantControls: null }));
    expect((await audits()).length).toBe(before);
  });
});

test('Intune keeps its own log', async () => {
  const { id } = (await client.send('POST', `/beta${COMPLIANCE}`, compliance(), PORTAL)).body;
  await client.send('POST', `/beta${COMPLIANCE}/${id}/assign`, { assignments: [] }, PORTAL);
  const filter = encodeURIComponent(
    "componentName eq 'DeviceCompliancePolicy' and activityDateTime gt 2020-01-01T00:00:00Z",
  );
  const rows = valuesOf(
    await client.send('GET', `/beta/deviceManagement/auditEvents?$filter=${filter}&$orderby=activityDateTime desc`),
  );
  expect(rows.map((row) => row.activityType)).toEqual([
    'Assign DeviceCompliancePolicy',
    'Create DeviceCompliancePolicy',
  ]);
  expect(rows[0]).toMatchObject({
    actor: { userPrincipalName: 'alice@contoso.com' },
    resources: [{ resourceId: id }],
    activityResult: 'Success',
  });
});

test('nothing is logged when that belief is off', async () => {
  const quiet = await emulate({ behaviours: { mutationsAreAudited: false } });
  await quiet.send('POST', `/v1.0${POLICIES}`, policy());
  expect(valuesOf(await quiet.send('GET', AUDITS))).toEqual([]);
});
