import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../schemas/json.ts';
import { NOBODY, SALES } from './bodies.ts';
import { type Answer, type Client, emulate, errorText, valuesOf } from './client.ts';

const IOS = '/deviceAppManagement/iosManagedAppProtections';
const ANDROID = '/deviceAppManagement/androidManagedAppProtections';
const DEFAULT = '/deviceAppManagement/defaultManagedAppProtections';
const OUTLOOK = {
  mobileAppIdentifier: {
    '@odata.type': '#microsoft.graph.iosMobileAppIdentifier',
    bundleId: 'com.microsoft.Office.Outlook',
  },
};
const target = (groupId: string, type = 'groupAssignmentTarget') => ({
  target: { '@odata.type': `#microsoft.graph.${type}`, ...(groupId === '' ? {} : { groupId }) },
});

let client: Client;
beforeAll(async () => {
  client = await emulate();
});

async function created(body: JsonObject = {}, collection = IOS): Promise<string> {
  const answer = await client.send('POST', `/beta${collection}`, { displayName: 'Work apps', ...body });
  expect(answer.status, answer.text).toBe(201);
  return `/beta${collection}/${answer.body.id}`;
}

/** The text inside the JSON document inside Intune's message. */
function nested(answer: Answer): string {
  return String((JSON.parse(errorText(answer)) as JsonObject).Message);
}

describe('creation', () => {
  test('answers 201 with an id of its own form and everything nobody chose', async () => {
    const answer = await client.send('POST', `/beta${ANDROID}`, { displayName: 'Work apps', printBlocked: true });
    expect(answer.status).toBe(201);
    expect(answer.body.id).toMatch(/^T_[0-9a-f-]{36}$/);
    expect(answer.body).toMatchObject({
      printBlocked: true,
      pinRequired: true,
      minimumPinLength: 4,
      maximumPinRetries: 5,
      encryptAppData: true,
      deviceComplianceRequired: true,
      periodOfflineBeforeAccessCheck: 'PT12H',
      minimumRequiredPatchVersion: '0000-00-00',
      appActionIfUnableToAuthenticateUser: null,
      appGroupType: 'selectedPublicApps',
      targetedAppManagementLevels: 'unspecified',
      roleScopeTagIds: ['0'],
      isAssigned: false,
      deployedAppCount: 0,
    });
    expect(answer.body).not.toHaveProperty('@odata.type');
    expect(answer.body).not.toHaveProperty('apps');
  });

  test('takes apps and assignments along', async () => {
    const path = await created({ apps: [OUTLOOK], assignments: [target(SALES)] });
    expect((await client.send('GET', `${path}?$expand=apps,assignments`)).body).toMatchObject({
      isAssigned: true,
      deployedAppCount: 1,
      apps: [{ id: 'com.microsoft.office.outlook.ios', ...OUTLOOK }],
      assignments: [{ source: 'direct', target: { groupId: SALES } }],
    });
  });

  test('orders flags and refuses what does not fit the model', async () => {
    const path = await created({ targetedAppManagementLevels: 'mdm, unmanaged' });
    expect((await client.send('GET', path)).body.targetedAppManagementLevels).toBe('unmanaged,mdm');
    for (const body of [
      { displayName: 'x', noSuch: true },
      { displayName: 'x', screenCaptureBlocked: true },
    ]) {
      const answer = await client.send('POST', `/beta${IOS}`, body);
      expect([answer.status, (answer.body.error as JsonObject).code]).toEqual([400, 'ModelValidationFailure']);
    }
    expect(nested(await client.send('POST', `/beta${IOS}`, {}))).toContain('display name');
  });
});

describe('changes', () => {
  test('PATCH answers 200, keeps what it does not say, and leaves apps and assignments alone', async () => {
    const path = await created({ apps: [OUTLOOK], saveAsBlocked: true });
    const { version } = (await client.send('GET', path)).body;
    const patch = { '@odata.type': '#microsoft.graph.iosManagedAppProtection', printBlocked: true, apps: [] };
    const answer = await client.send('PATCH', path, patch);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ printBlocked: true, saveAsBlocked: true, deployedAppCount: 1 });
    expect(answer.body.version).not.toBe(version);
  });

  test('targetApps replaces the apps, and a group lists its own', async () => {
    const path = await created({ apps: [OUTLOOK] });
    const answer = await client.send('POST', `${path}/targetApps`, { apps: [], appGroupType: 'allCoreMicrosoftApps' });
    expect([answer.status, answer.text]).toEqual([204, '']);
    const listed = valuesOf(await client.send('GET', `${path}/apps`));
    expect(listed.length).toBeGreaterThan(1);
    expect((await client.send('GET', path)).body).toMatchObject({ appGroupType: 'allCoreMicrosoftApps' });
    expect((await client.send('POST', `${path}/targetApps`, {})).status).toBe(400);
  });

  test('assign replaces the assignments, which are to groups', async () => {
    const path = await created({ assignments: [target(SALES)] });
    expect((await client.send('POST', `${path}/assign`, { assignments: [] })).status).toBe(204);
    expect((await client.send('GET', path)).body.isAssigned).toBe(false);
    for (const type of ['allLicensedUsersAssignmentTarget', 'allDevicesAssignmentTarget']) {
      const answer = await client.send('POST', `${path}/assign`, { assignments: [target('', type)] });
      expect(answer.status).toBe(400);
      expect(nested(answer)).toContain('Unsupported AssignmentTarget');
    }
    const unknown = await client.send('POST', `${path}/assign`, { assignments: [target(NOBODY)] });
    expect([unknown.status, nested(unknown)]).toEqual([400, expect.stringContaining(NOBODY)]);
    const excluded = { assignments: [target(SALES, 'exclusionGroupAssignmentTarget')] };
    await client.send('POST', `${path}/assign`, excluded);
    expect((await client.send('GET', path)).body.isAssigned).toBe(false);
  });

  test('DELETE answers 204, and what is gone is 404', async () => {
    const path = await created();
    expect((await client.send('DELETE', path)).status).toBe(204);
    expect((await client.send('GET', path)).status).toBe(404);
  });

  test('leave rows in the audit log', async () => {
    await created({}, ANDROID);
    const filter = "?$filter=category eq 'Application'";
    const rows = valuesOf(await client.send('GET', `/beta/deviceManagement/auditEvents${filter}`));
    expect(rows[0]).toMatchObject({ displayName: 'Create AndroidManagedAppProtection' });
  });
});

test('the default policies have apps and no assignments', async () => {
  const path = await created({ encryptAppData: false, appDataEncryptionType: 'afterDeviceRestart' }, DEFAULT);
  expect((await client.send('POST', `${path}/assign`, { assignments: [] })).status).toBe(400);
  expect((await client.send('POST', `${path}/targetApps`, { apps: [OUTLOOK] })).status).toBe(204);
  expect((await client.send('GET', `${path}?$expand=apps`)).body).toMatchObject({ apps: [OUTLOOK] });
});

test('all policies are listed together with their types', async () => {
  await created({}, ANDROID);
  const listed = valuesOf(await client.send('GET', '/beta/deviceAppManagement/managedAppPolicies'));
  expect(new Set(listed.map((policy) => policy['@odata.type']))).toContain(
    '#microsoft.graph.androidManagedAppProtection',
  );
});

test('a seed brings policies as exports have them', async () => {
  const policy = { '@odata.type': '#microsoft.graph.iosManagedAppProtection', displayName: 'Old', printBlocked: true };
  const seeded = await emulate({ seed: { iosManagedAppProtections: [policy] } });
  const [found] = valuesOf(await seeded.send('GET', `/beta${IOS}?$expand=apps,assignments`));
  expect(found).toMatchObject({ displayName: 'Old', printBlocked: true, pinRequired: true, apps: [], assignments: [] });
  expect(found).not.toHaveProperty('@odata.type');
});
