import { beforeAll, describe, expect, test } from 'vitest';
import { conditions, PHISHING_RESISTANT, POLICIES, policy } from './bodies.ts';
import { type Client, emulate, errorText, valuesOf } from './client.ts';

let client: Client;
beforeAll(async () => {
  client = await emulate();
});

describe('authentication strengths', () => {
  const path = '/v1.0/identity/conditionalAccess/authenticationStrength/policies';
  const body = { displayName: 'Keys', description: '', allowedCombinations: ['sms, password', 'fido2'] };

  test('three are built in and cannot be changed', async () => {
    expect(valuesOf(await client.send('GET', '/v1.0/policies/authenticationStrengthPolicies'))).toHaveLength(3);
    expect((await client.send('PATCH', `${path}/${PHISHING_RESISTANT}`, { displayName: 'x' })).status).toBe(400);
    expect((await client.send('DELETE', `${path}/${PHISHING_RESISTANT}`)).status).toBe(400);
  });

  test('own ones are custom, with combinations in the order of the methods', async () => {
    const created = await client.send('POST', path, body);
    expect([created.status, created.body]).toEqual([
      201,
      expect.objectContaining({
        policyType: 'custom',
        requirementsSatisfied: 'mfa',
        allowedCombinations: ['password,sms', 'fido2'],
      }),
    ]);
    expect((await client.send('POST', path, { displayName: 'None' })).status).toBe(400);
  });

  test('combinations change through their action only', async () => {
    const { id } = (await client.send('POST', path, body)).body;
    expect((await client.send('PATCH', `${path}/${id}`, { allowedCombinations: ['fido2'] })).status).toBe(400);
    expect((await client.send('PATCH', `${path}/${id}`, { displayName: 'Renamed' })).status).toBe(204);
    const answer = await client.send('POST', `${path}/${id}/updateAllowedCombinations`, {
      allowedCombinations: ['fido2'],
    });
    expect(answer.body).toMatchObject({
      previousCombinations: ['password,sms', 'fido2'],
      currentCombinations: ['fido2'],
    });
    expect((await client.send('GET', `${path}/${id}`)).body).toMatchObject({
      displayName: 'Renamed',
      allowedCombinations: ['fido2'],
    });
  });

  test('one in use is listed and cannot be deleted', async () => {
    const { id } = (await client.send('POST', path, body)).body;
    const grantControls = { operator: 'OR', builtInControls: [], authenticationStrength: { id: String(id) } };
    const created = await client.send('POST', `/v1.0${POLICIES}`, policy({ grantControls }));
    const usage = await client.send('GET', `${path}/${id}/usage()`);
    expect(usage.body).toMatchObject({ none: [], mfa: [{ id: created.body.id }] });
    expect((await client.send('DELETE', `${path}/${id}`)).status).toBe(400);
    await client.send('DELETE', `/v1.0${POLICIES}/${created.body.id}`);
    expect((await client.send('DELETE', `${path}/${id}`)).status).toBe(204);
  });
});

describe('authentication contexts', () => {
  const path = '/v1.0/identity/conditionalAccess/authenticationContextClassReferences';

  test('PATCH creates and changes', async () => {
    expect((await client.send('PATCH', `${path}/c7`, { displayName: 'Secret', isAvailable: true })).status).toBe(204);
    expect((await client.send('PATCH', `${path}/c7`, { description: 'x' })).status).toBe(204);
    expect((await client.send('GET', `${path}/c7`)).body).toMatchObject({
      id: 'c7',
      displayName: 'Secret',
      description: 'x',
      isAvailable: true,
    });
    expect((await client.send('PATCH', `${path}/c100`, { displayName: 'x' })).status).toBe(400);
    expect((await client.send('GET', `${path}?$top=1`)).status).toBe(400);
  });

  test('a published or a used one cannot be deleted', async () => {
    await client.send('POST', path, { id: 'c8', displayName: 'Vault', isAvailable: true });
    expect((await client.send('DELETE', `${path}/c8`)).status).toBe(403);
    await client.send('PATCH', `${path}/c8`, { isAvailable: false });
    const applications = { includeAuthenticationContextClassReferences: ['c8'] };
    const created = await client.send('POST', `/v1.0${POLICIES}`, policy({ conditions: conditions({ applications }) }));
    expect((await client.send('DELETE', `${path}/c8`)).status).toBe(400);
    await client.send('DELETE', `/v1.0${POLICIES}/${created.body.id}`);
    expect((await client.send('DELETE', `${path}/c8`)).status).toBe(204);
  });
});

test('terms of use are one collection at two addresses', async () => {
  const created = await client.send('POST', '/v1.0/identityGovernance/termsOfUse/agreements', { displayName: 'Terms' });
  expect(
    (await client.send('PATCH', `/v1.0/agreements/${created.body.id}`, { isPerDeviceAcceptanceRequired: true })).status,
  ).toBe(200);
  expect(valuesOf(await client.send('GET', '/v1.0/agreements'))).toMatchObject([
    { displayName: 'Terms', isPerDeviceAcceptanceRequired: true },
  ]);
  const grantControls = { operator: 'OR', builtInControls: [], termsOfUse: [String(created.body.id)] };
  expect((await client.send('POST', `/v1.0${POLICIES}`, policy({ grantControls }))).status).toBe(201);
});

test('security defaults stand in the way of policies until they are switched off', async () => {
  const path = '/v1.0/policies/identitySecurityDefaultsEnforcementPolicy';
  const other = await emulate({ seed: { settings: { securityDefaults: true } } });
  expect((await other.send('GET', path)).body.isEnabled).toBe(true);
  expect((await other.send('POST', `/v1.0${POLICIES}`, policy())).status).toBe(400);
  expect((await other.send('PATCH', path, { isEnabled: false })).status).toBe(204);
  expect((await other.send('POST', `/v1.0${POLICIES}`, policy())).status).toBe(201);
});

describe('notification message templates', () => {
  const path = '/beta/deviceManagement/notificationMessageTemplates';

  test('have messages per locale, one of which is the default', async () => {
    const { body } = await client.send('POST', path, {
      displayName: 'Warning',
      brandingOptions: 'includeContactInformation,includeCompanyLogo',
    });
    expect(body).toMatchObject({
      brandingOptions: 'includeCompanyLogo,includeContactInformation',
      roleScopeTagIds: ['0'],
    });
    const messages = `${path}/${body.id}/localizedNotificationMessages`;
    const german = { locale: 'de-DE', subject: 'Achtung', messageTemplate: 'Text', isDefault: true };
    expect((await client.send('POST', messages, german)).body).toMatchObject({
      id: `${body.id}_de-de`,
      locale: 'de-de',
    });
    expect((await client.send('POST', messages, german)).status).toBe(400);
    expect((await client.send('PATCH', `${messages}/${body.id}_de-de`, { subject: 'Neu' })).body).toMatchObject({
      subject: 'Neu',
      messageTemplate: 'Text',
    });
    expect((await client.send('GET', `${path}/${body.id}`)).body.defaultLocale).toBe('de-de');
    expect(valuesOf(await client.send('GET', messages))).toHaveLength(1);
    expect((await client.send('DELETE', `${messages}/${body.id}_de-de`)).status).toBe(204);
    expect((await client.send('POST', `${path}/${body.id}/sendTestMessage`)).status).toBe(204);
  });

  test('show messages where they are asked for, and lose them when they go', async () => {
    const { body } = await client.send('POST', path, { displayName: 'Warning' });
    const messages = `${path}/${body.id}/localizedNotificationMessages`;
    const text = { subject: 's', messageTemplate: 'm', isDefault: true };
    await client.send('POST', messages, { ...text, locale: 'en-us' });
    await client.send('POST', messages, { ...text, locale: 'fr-fr' });
    const listed = valuesOf(await client.send('GET', `${path}?$expand=localizedNotificationMessages`));
    expect(listed.find(({ id }) => id === body.id)).toMatchObject({
      defaultLocale: 'fr-fr',
      localizedNotificationMessages: [
        { locale: 'en-us', isDefault: false },
        { locale: 'fr-fr', isDefault: true },
      ],
    });
    expect((await client.send('GET', `${path}/${body.id}`)).body).not.toHaveProperty('localizedNotificationMessages');
    await client.send('DELETE', `${messages}/${body.id}_fr-fr`);
    expect((await client.send('GET', `${path}/${body.id}`)).body.defaultLocale).toBeNull();
    await client.send('DELETE', `${path}/${body.id}`);
    expect((await client.send('GET', `${messages}/${body.id}_en-us`)).status).toBe(404);
  });

  test('have names of at most 50 characters', async () => {
    expect((await client.send('POST', path, { displayName: 'x'.repeat(50) })).status).toBe(201);
    expect((await client.send('POST', path, { displayName: 'x'.repeat(51) })).status).toBe(400);
  });
});

test.each([
  ['an attribute nobody has', '(device.colour -eq "red")'],
  ['an attribute of apps', '(app.osVersion -eq "1")'],
  ['an operator of Conditional Access', '(device.model -endsWith "x")'],
  ['nothing after a joint', '(device.model -eq "x") and'],
  ['a parenthesis too many', '(device.model -eq "x"))'],
  ['a negation', '-not (device.model -eq "x")'],
])('an assignment filter with %s is refused in a nested document', async (_, rule) => {
  const path = '/beta/deviceManagement/assignmentFilters';
  const answer = await client.send('POST', path, { displayName: 'x', platform: 'iOS', rule });
  expect(answer.status).toBe(400);
  expect(JSON.parse(errorText(answer)).Message).toContain('The rule of the assignment filter is not valid');
  const good = '((device.osVersion -startsWith "10.0") or device.isRooted -ne $null) and (device.model -in ["a", "b"])';
  expect((await client.send('POST', path, { displayName: 'x', platform: 'iOS', rule: good })).status).toBe(201);
});

test.each([
  ['assignmentFilters', { displayName: 'Windows', platform: 'windows10AndLater', rule: '(device.model -eq "x")' }],
  ['deviceComplianceScripts', { displayName: 'Script', detectionScriptContent: 'ZWNobw==' }],
])('%s are beta only', async (name, body) => {
  expect((await client.send('POST', `/v1.0/deviceManagement/${name}`, body)).status).toBe(400);
  const created = await client.send('POST', `/beta/deviceManagement/${name}`, body);
  expect([created.status, created.body.displayName]).toEqual([201, body.displayName]);
  const path = `/beta/deviceManagement/${name}/${created.body.id}`;
  expect((await client.send('PATCH', path, { description: 'x' })).body).toMatchObject({ ...body, description: 'x' });
  expect(errorText(await client.send('PATCH', path, { displayName: '' }))).toContain("'displayName' is required");
  expect((await client.send('DELETE', path)).status).toBe(204);
  expect((await client.send('GET', path)).status).toBe(404);
});
