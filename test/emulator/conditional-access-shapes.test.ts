import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../schemas/json.ts';
import { conditions, POLICIES, policy } from './bodies.ts';
import { type Client, emulate, errorText, valuesOf } from './client.ts';

let client: Client;
beforeAll(async () => {
  client = await emulate();
});

const made = async (body: JsonObject, version = 'beta') => {
  const { status, body: created } = await client.send('POST', `/${version}${POLICIES}`, body);
  expect(status).toBe(201);
  return (await client.send('GET', `/${version}${POLICIES}/${created.id}`)).body;
};

describe('a policy read in beta', () => {
  /** Names and nulls of a captured answer (deploymenttheory/terraform-provider-microsoft365, field map, test 5, 2025-12). */
  const shown = (id: unknown) => ({
    '@odata.context': 'https://graph.microsoft.com/beta/$metadata#identity/conditionalAccess/policies/$entity',
    id,
    templateId: null,
    displayName: 'MFA',
    createdDateTime: expect.stringMatching(/^\d{4}-.*Z$/),
    modifiedDateTime: null,
    state: 'enabled',
    deletedDateTime: null,
    partialEnablementStrategy: null,
    sessionControls: null,
    conditions: {
      userRiskLevels: [],
      signInRiskLevels: [],
      clientAppTypes: ['all'],
      platforms: null,
      locations: null,
      times: null,
      deviceStates: null,
      devices: null,
      clientApplications: null,
      applications: {
        includeApplications: ['All'],
        excludeApplications: [],
        includeUserActions: [],
        includeAuthenticationContextClassReferences: [],
        applicationFilter: null,
      },
      users: {
        includeUsers: ['All'],
        excludeUsers: [],
        includeGroups: [],
        excludeGroups: [],
        includeRoles: [],
        excludeRoles: [],
        includeGuestsOrExternalUsers: null,
        excludeGuestsOrExternalUsers: null,
      },
    },
    grantControls: {
      operator: 'OR',
      builtInControls: ['mfa'],
      customAuthenticationFactors: [],
      termsOfUse: [],
      'authenticationStrength@odata.context': `https://graph.microsoft.com/beta/$metadata#identity/conditionalAccess/policies('${id}')/grantControls/authenticationStrength/$entity`,
      authenticationStrength: null,
    },
  });

  test('has these members, in this order', async () => {
    const body = await made(policy());
    expect(body).toEqual(shown(body.id));
    expect(Object.keys(body)).toEqual(Object.keys(shown(body.id)));
    expect(Object.keys(body.conditions as JsonObject)).toEqual(Object.keys(shown(body.id).conditions));
  });

  test('was sent members only the portal has, as far as they were null', async () => {
    const sent = policy({
      conditions: conditions({
        clients: null,
        signInRiskDetections: null,
        applications: { includeApplications: ['All'], globalSecureAccess: null },
      }),
      sessionControls: {
        persistentBrowser: { mode: 'never', isEnabled: true },
        networkAccessSecurity: null,
        globalSecureAccessFilteringProfile: null,
      },
    });
    const body = await made(sent);
    expect(JSON.stringify(body)).not.toMatch(/clients|signInRiskDetections|globalSecureAccess|networkAccessSecurity/);
    const wrong = policy({ conditions: conditions({ signInRiskDetections: [] }) });
    expect(errorText(await client.send('POST', `/beta${POLICIES}`, wrong))).toMatch(/^1007: /);
    const patched = await client.send('PATCH', `/beta${POLICIES}/${body.id}`, { conditions: sent.conditions ?? null });
    expect(patched.status).toBe(204);
  });
});

test.each(['v1.0', 'beta'])('a policy read in %s has no description, whatever was sent', async (version) => {
  const body = await made(policy({ description: 'Why it is there' }), version);
  expect(body).not.toHaveProperty('description');
  const path = `/${version}${POLICIES}/${body.id}`;
  expect((await client.send('PATCH', path, { description: 'Why it is still there' })).status).toBe(204);
  expect((await client.send('GET', path)).body).not.toHaveProperty('description');
});

describe('templates', () => {
  const path = '/identity/conditionalAccess/templates';
  const legacy = '0b2282f9-2862-4178-88b5-d79340b36cb8';

  test.each(['v1.0', 'beta'])('are listed in %s, in the form the type declares', async (version) => {
    const answer = await client.send('GET', `/${version}${path}`);
    expect(answer.body['@odata.context']).toMatch(/#conditionalAccess\/templates$/);
    const templates = valuesOf(answer);
    expect(templates.length).toBeGreaterThan(3);
    for (const template of templates) {
      expect(Object.keys(template)).toEqual(['name', 'description', 'id', 'scenarios', 'details']);
      expect(Object.keys(template.details as JsonObject).toSorted()).toEqual([
        'conditions',
        'grantControls',
        'sessionControls',
      ]);
    }
    expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
  });

  test('can be had one by one, filtered and selected, but not paged', async () => {
    const one = await client.send('GET', `/v1.0${path}/${legacy}`);
    expect(one.body).toMatchObject({
      name: 'Block legacy authentication',
      details: {
        conditions: { clientAppTypes: ['exchangeActiveSync', 'other'], platforms: null },
        grantControls: { operator: 'OR', builtInControls: ['block'] },
        sessionControls: null,
      },
    });
    const filter = encodeURIComponent("name eq 'Block legacy authentication'");
    expect(valuesOf(await client.send('GET', `/beta${path}?$filter=${filter}&$select=id`))).toEqual([{ id: legacy }]);
    for (const option of ['$top=1', '$skip=1', '$count=true'])
      expect((await client.send('GET', `/beta${path}?${option}`)).status).toBe(400);
    expect((await client.send('GET', `/v1.0${path}/${legacy.replace('0', '1')}`)).status).toBe(404);
    expect((await client.send('POST', `/v1.0${path}`, {})).status).toBe(405);
    expect((await client.send('DELETE', `/v1.0${path}/${legacy}`)).status).toBe(405);
  });

  const tolerant = { prefer: 'include-unknown-enum-members' };

  test('become policies once the administrator they leave out has an id', async () => {
    for (const { name, details } of valuesOf(await client.send('GET', `/v1.0${path}`, undefined, tolerant))) {
      const text = JSON.stringify(details).replaceAll('"Current administrator will be excluded"', '');
      const body = { ...JSON.parse(text), displayName: name ?? '', state: 'disabled' };
      const answer = await client.send('POST', `/v1.0${POLICIES}`, body);
      expect([name, answer.status, errorText(answer)]).toEqual([name, 201, '']);
    }
    const [first] = valuesOf(await client.send('GET', `/v1.0${path}`));
    const unchanged = policy({ ...(first?.details as JsonObject), displayName: 'x' });
    expect((await client.send('POST', `/v1.0${POLICIES}`, unchanged)).status).toBe(400);
  });
});

test.each(['v1.0', 'beta'])('the evaluation of policies is said not to be emulated, in %s', async (version) => {
  const answer = await client.send('POST', `/${version}/identity/conditionalAccess/evaluate`, { signInIdentity: null });
  expect(answer.status).toBe(501);
  expect(answer.body.error).toMatchObject({
    code: 'NotImplemented',
    message: expect.stringContaining('not emulated yet'),
    innerError: { 'request-id': answer.headers.get('request-id') },
  });
});
