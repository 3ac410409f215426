import { beforeAll, describe, expect, test } from 'vitest';
import { contoso } from '../../reconciler/emulator/seeds/contoso.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import {
  ALICE,
  BREAK_GLASS,
  conditions,
  grant,
  NOBODY,
  PHISHING_RESISTANT,
  POLICIES,
  policy,
  SALES,
} from './bodies.ts';
import { type Client, emulate, errorText, valuesOf } from './client.ts';

let client: Client;
beforeAll(async () => {
  client = await emulate();
});

async function stored(body: JsonObject, version = 'beta'): Promise<JsonObject> {
  const created = await client.send('POST', `/beta${POLICIES}`, body);
  expect(created.status, created.text).toBe(201);
  const answer = await client.send('GET', `/${version}${POLICIES}/${created.body.id}`, undefined, {
    prefer: 'include-unknown-enum-members',
  });
  return answer.body;
}

function at(value: Json | undefined, path: string): Json | undefined {
  return path
    .split('/')
    .reduce<Json | undefined>((inner, name) => (inner as JsonObject | null | undefined)?.[name], value);
}

async function storedAt(path: string, body: JsonObject, version?: string): Promise<Json | undefined> {
  return at(await stored(body, version), path);
}

describe('normalisation on write', () => {
  test('a single control gets OR; two keep what was sent', async () => {
    expect(
      await storedAt(
        'grantControls/operator',
        policy({ grantControls: { operator: 'AND', builtInControls: ['mfa'] } }),
      ),
    ).toBe('OR');
    const both = { operator: 'AND', builtInControls: ['mfa', 'compliantDevice'] };
    expect(await storedAt('grantControls/operator', policy({ grantControls: both }))).toBe('AND');
  });

  test('risk remediation with a strength keeps AND', async () => {
    const body = policy({
      conditions: conditions({ userRiskLevels: ['high'] }),
      grantControls: {
        operator: 'AND',
        builtInControls: ['riskRemediation'],
        authenticationStrength: { id: PHISHING_RESISTANT },
      },
      sessionControls: { signInFrequency: { frequencyInterval: 'everyTime', isEnabled: true } },
    });
    expect(await storedAt('grantControls/operator', body)).toBe('AND');
  });

  test('absent parts become null, empty collections or are left out, as each version has it', async () => {
    const beta = at(await stored(policy()), 'conditions') as JsonObject;
    expect(beta).toMatchObject({
      clientAppTypes: ['all'],
      userRiskLevels: [],
      platforms: null,
      locations: null,
      devices: null,
    });
    expect(Object.keys(beta)).not.toEqual(expect.arrayContaining(['servicePrincipalRiskLevels']));
    expect(Object.keys(beta)).not.toEqual(expect.arrayContaining(['insiderRiskLevels']));
    const v1 = await stored(policy(), 'v1.0');
    expect(at(v1, 'conditions/servicePrincipalRiskLevels')).toEqual([]);
    expect(v1).not.toHaveProperty('partialEnablementStrategy');
    expect(v1).toMatchObject({ sessionControls: null, templateId: null, modifiedDateTime: null });
  });

  test('users and applications always have their collections', async () => {
    expect(await storedAt('conditions/users', policy())).toEqual({
      includeUsers: ['All'],
      excludeUsers: [],
      includeGroups: [],
      excludeGroups: [],
      includeRoles: [],
      excludeRoles: [],
      includeGuestsOrExternalUsers: null,
      excludeGuestsOrExternalUsers: null,
    });
    expect(await storedAt('conditions/applications', policy())).toEqual({
      includeApplications: ['All'],
      excludeApplications: [],
      includeUserActions: [],
      includeAuthenticationContextClassReferences: [],
      applicationFilter: null,
    });
  });

  test('users stay null for a workload identity policy that never had them', async () => {
    const clientApplications = { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] };
    const body = { applications: { includeApplications: ['All'] }, clientApplications };
    expect(await storedAt('conditions/users', policy({ conditions: body, grantControls: grant('block') }))).toBeNull();
    const none = { ...body, users: { includeUsers: ['None'] } };
    expect(
      await storedAt('conditions/users/includeUsers', policy({ conditions: none, grantControls: grant('block') })),
    ).toEqual(['None']);
  });

  test('sign-in frequency is completed', async () => {
    const hours = { signInFrequency: { value: 4, type: 'hours', isEnabled: true } };
    expect(await storedAt('sessionControls/signInFrequency', policy({ sessionControls: hours }))).toEqual({
      value: 4,
      type: 'hours',
      isEnabled: true,
      authenticationType: 'primaryAndSecondaryAuthentication',
      frequencyInterval: 'timeBased',
    });
    expect(await storedAt('sessionControls', policy({ sessionControls: hours }), 'v1.0')).toMatchObject({
      persistentBrowser: null,
      cloudAppSecurity: null,
    });
  });

  test('a strength is read back whole', async () => {
    const body = policy({
      grantControls: { operator: 'AND', builtInControls: [], authenticationStrength: { id: PHISHING_RESISTANT } },
    });
    expect(await storedAt('grantControls/authenticationStrength', body)).toMatchObject({
      id: PHISHING_RESISTANT,
      policyType: 'builtIn',
      requirementsSatisfied: 'mfa',
      allowedCombinations: expect.arrayContaining(['fido2']),
    });
  });

  test('flags are ordered and guest types spelled as declared', async () => {
    const guests = { guestOrExternalUserTypes: 'ServiceProvider,B2bCollaborationGuest,internalGuest' };
    const users = { includeUsers: ['All'], excludeGuestsOrExternalUsers: guests };
    const path = 'conditions/users/excludeGuestsOrExternalUsers/guestOrExternalUserTypes';
    expect(await storedAt(path, policy({ conditions: conditions({ users }) }))).toBe(
      'internalGuest,b2bCollaborationGuest,serviceProvider',
    );
    const insiderRiskLevels = 'elevated,minor';
    expect(
      await storedAt('conditions/insiderRiskLevels', policy({ conditions: conditions({ insiderRiskLevels }) })),
    ).toBe('minor,elevated');
  });
});

describe('schema per version', () => {
  const mismatches: readonly (readonly [string, JsonObject])[] = [
    ['an unknown property', policy({ conditions: conditions({ excludeUserActions: [] }) })],
    ['a scalar for a collection', policy({ conditions: conditions({ users: { includeUsers: 'All' } }) })],
    ['an unknown member', policy({ conditions: conditions({ platforms: { includePlatforms: ['amiga'] } }) })],
    ['a retired member', policy({ conditions: conditions({ clientAppTypes: ['easUnsupported'] }) })],
    ['the sentinel', policy({ conditions: conditions({ platforms: { includePlatforms: ['unknownFutureValue'] } }) })],
    ['a beta property on v1.0', policy({ sessionControls: { continuousAccessEvaluation: { mode: 'disabled' } } })],
    ['a scalar for terms of use', policy({ grantControls: { operator: 'OR', termsOfUse: NOBODY } })],
    ['a missing state', { displayName: 'x', conditions: conditions(), grantControls: grant('mfa') }],
  ];

  test.each(mismatches)('%s is 1007', async (_name, body) => {
    const answer = await client.send('POST', `/v1.0${POLICIES}`, body);
    expect([answer.status, errorText(answer)]).toEqual([
      400,
      expect.stringMatching(/^1007: Incoming ConditionalAccessPolicy object is null or does not match/),
    ]);
    expect(errorText(answer)).toContain('conditionalaccessroot-post-policies?view=graph-rest-1.0');
  });

  test('what v1.0 refuses beta takes, and v1.0 then does not show it', async () => {
    const body = policy({ sessionControls: { continuousAccessEvaluation: { mode: 'disabled' } } });
    expect(await storedAt('sessionControls/continuousAccessEvaluation', body)).toEqual({ mode: 'disabled' });
    expect(await stored(body, 'v1.0')).not.toHaveProperty('sessionControls.continuousAccessEvaluation');
  });

  test('no object at all is 1007', async () => {
    expect(errorText(await client.send('POST', `/v1.0${POLICIES}`, []))).toMatch(/^1007: /);
  });

  test('beta keeps the numbered text one level down', async () => {
    const answer = await client.send('POST', `/beta${POLICIES}`, policy({ displayName: 1 }));
    expect(answer.body.error).toMatchObject({
      code: 'BadRequest',
      message: 'The server could not process the request because it is malformed or incorrect.',
      innerError: { message: expect.stringMatching(/^1007: /), 'request-id': answer.headers.get('request-id') },
    });
  });
});

describe('members after the sentinel', () => {
  const linux = policy({ conditions: conditions({ platforms: { includePlatforms: ['linux', 'iOS'] } }) });

  test('are hidden from readers that do not ask for them', async () => {
    const created = await client.send('POST', `/v1.0${POLICIES}`, linux);
    const path = `/v1.0${POLICIES}/${created.body.id}`;
    const plain = await client.send('GET', path);
    expect(at(plain.body, 'conditions/platforms/includePlatforms')).toEqual(['unknownFutureValue', 'iOS']);
    const preferred = await client.send('GET', path, undefined, { prefer: 'include-unknown-enum-members' });
    expect(at(preferred.body, 'conditions/platforms/includePlatforms')).toEqual(['linux', 'iOS']);
  });

  test('are shown to everybody when the belief is off', async () => {
    const open = await emulate({ behaviours: { sentinelHidesNewEnumMembers: false } });
    const created = await open.send('POST', `/v1.0${POLICIES}`, linux);
    expect(at(created.body, 'conditions/platforms/includePlatforms')).toEqual(['linux', 'iOS']);
  });
});

describe('PATCH', () => {
  async function patched(before: JsonObject, patch: JsonObject): Promise<JsonObject> {
    const created = await client.send('POST', `/v1.0${POLICIES}`, before);
    const path = `/v1.0${POLICIES}/${created.body.id}`;
    const answer = await client.send('PATCH', path, patch);
    expect([answer.status, answer.text]).toEqual([204, '']);
    return (await client.send('GET', path)).body;
  }

  test('keeps what is left out, merges complex types, replaces collections, clears with null', async () => {
    const before = policy({
      conditions: conditions({
        users: { includeUsers: ['All'], excludeGroups: [SALES, BREAK_GLASS] },
        platforms: { includePlatforms: ['iOS'] },
      }),
      sessionControls: { persistentBrowser: { mode: 'never', isEnabled: true } },
    });
    const after = await patched(before, {
      conditions: { users: { excludeGroups: [BREAK_GLASS], excludeUsers: [ALICE] }, platforms: null },
      sessionControls: null,
    });
    expect(after).toMatchObject({
      displayName: 'MFA',
      sessionControls: null,
      grantControls: { builtInControls: ['mfa'] },
    });
    expect(at(after, 'conditions/users')).toMatchObject({
      includeUsers: ['All'],
      excludeGroups: [BREAK_GLASS],
      excludeUsers: [ALICE],
    });
    expect(at(after, 'conditions/platforms')).toBeNull();
    expect(after.modifiedDateTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,6}[1-9])?Z$/);
  });

  test('switches from a period to every time when the period is cleared', async () => {
    const before = policy({ sessionControls: { signInFrequency: { value: 1, type: 'days', isEnabled: true } } });
    const after = await patched(before, {
      sessionControls: {
        signInFrequency: { value: null, type: null, isEnabled: true, frequencyInterval: 'everyTime' },
      },
    });
    expect(at(after, 'sessionControls/signInFrequency')).toMatchObject({
      value: null,
      type: null,
      frequencyInterval: 'everyTime',
    });
  });

  test.each([null, NOBODY])('templateId %s is refused with 1118', async (templateId) => {
    const created = await client.send('POST', `/v1.0${POLICIES}`, policy());
    const answer = await client.send('PATCH', `/v1.0${POLICIES}/${created.body.id}`, { templateId });
    expect([answer.status, errorText(answer)]).toEqual([
      400,
      '1118: TemplateId is a read-only field and cannot be updated.',
    ]);
  });

  test('read-only timestamps and ids are ignored', async () => {
    const after = await patched(policy(), { id: NOBODY, createdDateTime: '2001-01-01T00:00:00Z', state: 'disabled' });
    expect(after.state).toBe('disabled');
    expect(after.id).not.toBe(NOBODY);
    expect(after.createdDateTime).not.toBe('2001-01-01T00:00:00Z');
  });

  test('a refused PATCH changes nothing', async () => {
    const created = await client.send('POST', `/v1.0${POLICIES}`, policy());
    const path = `/v1.0${POLICIES}/${created.body.id}`;
    expect(
      (await client.send('PATCH', path, { displayName: 'new', grantControls: grant('block', 'mfa') })).status,
    ).toBe(400);
    expect((await client.send('GET', path)).body).toMatchObject({ displayName: 'MFA', modifiedDateTime: null });
  });
});

describe('strict', () => {
  let strict: Client;
  let path: string;
  beforeAll(async () => {
    strict = await emulate({ strict: true });
    const body = policy({ conditions: conditions({ users: { includeUsers: ['All'], excludeGroups: [BREAK_GLASS] } }) });
    path = `/v1.0${POLICIES}/${(await strict.send('POST', `/v1.0${POLICIES}`, body)).body.id}`;
  });

  test('refuses to rely on merging below conditions', async () => {
    const answer = await strict.send('PATCH', path, {
      conditions: { users: { includeUsers: ['All'], excludeUsers: [ALICE] } },
    });
    expect([answer.status, errorText(answer)]).toEqual([
      400,
      expect.stringContaining('`conditions/users/excludeGroups`'),
    ]);
  });

  test('refuses read-only members', async () => {
    expect(errorText(await strict.send('PATCH', path, { id: NOBODY }))).toContain('`id` is read-only');
  });

  test('takes whole objects, and conditions in part', async () => {
    const users = { includeUsers: ['All'], excludeUsers: [ALICE], excludeGroups: [BREAK_GLASS] };
    expect((await strict.send('PATCH', path, { conditions: { users } })).status).toBe(204);
    expect((await strict.send('PATCH', path, { conditions: { signInRiskLevels: ['high'] } })).status).toBe(204);
  });
});

describe('the life of a policy', () => {
  test('deleted policies can be listed, restored and purged', async () => {
    const created = await client.send('POST', `/v1.0${POLICIES}`, policy());
    const bin = '/v1.0/identity/conditionalAccess/deletedItems/policies';
    const path = `${POLICIES}/${created.body.id}`;
    const deleted = await client.send('DELETE', `/v1.0${path}`);
    expect([deleted.status, deleted.text]).toEqual([204, '']);
    const gone = await client.send('GET', `/v1.0${path}`);
    expect([gone.status, gone.body.error]).toEqual([
      404,
      expect.objectContaining({
        code: 'ResourceNotFound',
        message: `ConditionalAccessPolicy with id ${created.body.id} does not exist in the directory.`,
      }),
    ]);
    expect(valuesOf(await client.send('GET', bin)).map((row) => row.id)).toContain(created.body.id);
    const restored = await client.send('POST', `${bin}/${created.body.id}/restore`);
    expect([restored.status, restored.body.displayName]).toEqual([200, 'MFA']);
    expect((await client.send('GET', `/v1.0${path}`)).status).toBe(200);
    await client.send('DELETE', `/v1.0${path}`);
    expect((await client.send('DELETE', `${bin}/${created.body.id}`)).status).toBe(204);
    expect((await client.send('POST', `${bin}/${created.body.id}/restore`)).status).toBe(404);
  });

  test('after 30 days a deleted policy is gone', async () => {
    let time = Date.parse('2026-03-01T00:00:00Z');
    const aging = await emulate({ now: () => new Date(time) });
    const created = await aging.send('POST', `/v1.0${POLICIES}`, policy());
    await aging.send('DELETE', `/v1.0${POLICIES}/${created.body.id}`);
    const bin = '/v1.0/identity/conditionalAccess/deletedItems/policies';
    time += 29 * 24 * 3600 * 1000;
    expect(valuesOf(await aging.send('GET', bin))).toHaveLength(1);
    time += 2 * 24 * 3600 * 1000;
    expect(valuesOf(await aging.send('GET', bin))).toHaveLength(0);
    expect((await aging.send('POST', `${bin}/${created.body.id}/restore`)).status).toBe(404);
  });

  test('names need not be unique', async () => {
    const [first, second] = [await stored(policy()), await stored(policy())];
    expect(first.id).not.toBe(second.id);
  });

  test('policies of Microsoft cannot be deleted', async () => {
    const managed = { ...policy({ displayName: 'Microsoft-managed' }), templateId: NOBODY };
    const other = await emulate({ seed: { ...contoso, conditionalAccessPolicies: [managed] } });
    const [row] = valuesOf(await other.send('GET', `/v1.0${POLICIES}`));
    expect((await other.send('DELETE', `/v1.0${POLICIES}/${row?.id}`)).status).toBe(403);
    expect((await other.send('PATCH', `/v1.0${POLICIES}/${row?.id}`, { state: 'disabled' })).status).toBe(204);
  });

  test('timestamps grow although the clock stands still', async () => {
    const frozen = await emulate({ now: () => new Date('2026-05-01T12:00:00Z') });
    const created = await frozen.send('POST', `/v1.0${POLICIES}`, policy());
    const path = `/v1.0${POLICIES}/${created.body.id}`;
    const times = [];
    for (const displayName of ['a', 'b', 'c']) {
      await frozen.send('PATCH', path, { displayName });
      times.push((await frozen.send('GET', path)).body.modifiedDateTime);
    }
    expect(new Set(times).size).toBe(3);
  });
});

describe('lists', () => {
  let lists: Client;
  beforeAll(async () => {
    lists = await emulate();
    for (const displayName of ['Alpha', "O'Brien", 'Gamma'])
      await lists.send('POST', `/v1.0${POLICIES}`, policy({ displayName }));
  });

  test('$top truncates without a next link', async () => {
    const answer = await lists.send('GET', `/v1.0${POLICIES}?$top=2`);
    expect(valuesOf(answer)).toHaveLength(2);
    expect(answer.body).not.toHaveProperty('@odata.nextLink');
  });

  test('without that belief there is a next link', async () => {
    const paged = await emulate({ behaviours: { policiesTruncateAtTop: false } });
    for (const displayName of ['a', 'b', 'c']) await paged.send('POST', `/v1.0${POLICIES}`, policy({ displayName }));
    const first = await paged.send('GET', `/v1.0${POLICIES}?$top=2`);
    const link = String(first.body['@odata.nextLink']);
    const second = await paged.send('GET', link.slice(paged.url.length));
    expect([...valuesOf(first), ...valuesOf(second)].map((row) => row.displayName)).toEqual(['a', 'b', 'c']);
  });

  test('$expand is refused', async () => {
    expect((await lists.send('GET', `/v1.0${POLICIES}?$expand=conditions`)).status).toBe(400);
  });

  test.each([
    ["displayName eq 'O''Brien'", ["O'Brien"]],
    ["contains(displayName,'a')", ['Alpha', 'Gamma']],
    ["state eq 'disabled'", []],
    ["startswith(displayName,'alp') or displayName eq 'Gamma'", ['Alpha', 'Gamma']],
    ["not (displayName in ('Alpha','Gamma'))", ["O'Brien"]],
    ['createdDateTime ge 2018-01-01T00:00:00Z and modifiedDateTime eq null', ['Alpha', "O'Brien", 'Gamma']],
    ["conditions/users/includeUsers/any(u:u eq 'All')", ['Alpha', "O'Brien", 'Gamma']],
  ])('$filter=%s', async (filter, names) => {
    const answer = await lists.send('GET', `/v1.0${POLICIES}?$filter=${encodeURIComponent(filter)}`);
    expect([answer.status, valuesOf(answer).map((row) => row.displayName)]).toEqual([200, names]);
  });

  test('$select, $orderby, $skip and $count', async () => {
    const answer = await lists.send(
      'GET',
      `/v1.0${POLICIES}?$select=displayName&$orderby=displayName desc&$skip=1&$count=true`,
    );
    expect(answer.body).toMatchObject({
      '@odata.count': 3,
      value: [{ displayName: 'Gamma' }, { displayName: 'Alpha' }],
    });
  });

  test('a malformed filter is refused', async () => {
    expect((await lists.send('GET', `/v1.0${POLICIES}?$filter=displayName eq`)).status).toBe(400);
  });

  test('the older address is the same collection', async () => {
    expect(valuesOf(await lists.send('GET', '/v1.0/policies/conditionalAccessPolicies'))).toHaveLength(3);
  });
});
