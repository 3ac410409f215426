import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../schemas/json.ts';
import { action, COMPLIANCE, compliance, NOBODY, SALES } from './bodies.ts';
import { type Answer, type Client, emulate, errorText, valuesOf } from './client.ts';

const EXPANDED = '?$expand=assignments,scheduledActionsForRule($expand=scheduledActionConfigurations)';
const NO_TEMPLATE = '00000000-0000-0000-0000-000000000000';

let client: Client;
beforeAll(async () => {
  client = await emulate();
});

async function created(body = compliance(), to = client): Promise<string> {
  const answer = await to.send('POST', `/beta${COMPLIANCE}`, body);
  expect(answer.status, answer.text).toBe(201);
  return `/beta${COMPLIANCE}/${answer.body.id}`;
}

function actions(...types: readonly string[]): JsonObject[] {
  return [{ ruleName: null, scheduledActionConfigurations: types.map((type) => action(type)) }];
}

/** The text inside the JSON document inside Intune's message. */
function nested(answer: Answer): string {
  const message = (answer.body.error as JsonObject | undefined)?.message;
  return String((JSON.parse(String(message)) as JsonObject).Message);
}

describe('creation', () => {
  test('answers 201 with defaults, version 1 and nothing hidden', async () => {
    const answer = await client.send(
      'POST',
      `/beta${COMPLIANCE}`,
      compliance('windows10CompliancePolicy', { bitLockerEnabled: true }),
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      '@odata.type': '#microsoft.graph.windows10CompliancePolicy',
      version: 1,
      bitLockerEnabled: true,
      secureBootEnabled: false,
      osMinimumVersion: null,
      description: null,
      passwordRequiredType: 'deviceDefault',
      deviceThreatProtectionRequiredSecurityLevel: 'unavailable',
      validOperatingSystemBuildRanges: [],
      roleScopeTagIds: ['0'],
    });
    expect(answer.body).not.toHaveProperty('scheduledActionsForRule');
  });

  test.each([
    [
      'macOSCompliancePolicy',
      {
        gatekeeperAllowedAppSource: 'notConfigured',
        advancedThreatProtectionRequiredSecurityLevel: 'unavailable',
        firewallEnabled: false,
      },
    ],
    ['iosCompliancePolicy', { passcodeRequiredType: 'deviceDefault', restrictedApps: [], passcodeMinimumLength: null }],
    ['androidDeviceOwnerCompliancePolicy', { passwordRequiredType: 'deviceDefault', storageRequireEncryption: false }],
    ['androidWorkProfileCompliancePolicy', { securityBlockJailbrokenDevices: false }],
    ['aospDeviceOwnerCompliancePolicy', { passwordRequired: false }],
  ])('%s has its own defaults', async (type, defaults) => {
    expect((await client.send('GET', await created(compliance(type)))).body).toMatchObject(defaults);
  });

  test.each([
    ['none', []],
    ['no block', actions('notification')],
    ['two blocks', actions('block', 'block')],
  ])('scheduled actions: %s is refused', async (_name, scheduledActionsForRule) => {
    const answer = await client.send(
      'POST',
      `/beta${COMPLIANCE}`,
      compliance('windows10CompliancePolicy', { scheduledActionsForRule }),
    );
    expect(answer.status).toBe(400);
    expect(nested(answer)).toContain('Compliance policy must have one and only one block scheduled action');
  });

  test('a plain GET cannot be posted back, an expanded one can', async () => {
    const path = await created();
    const { '@odata.context': _context, ...plain } = (await client.send('GET', path)).body;
    expect((await client.send('POST', `/beta${COMPLIANCE}`, plain)).status).toBe(400);
    const { '@odata.context': _other, ...whole } = (await client.send('GET', `${path}${EXPANDED}`)).body;
    expect((await client.send('POST', `/beta${COMPLIANCE}`, whole)).status).toBe(201);
  });

  test.each([
    [
      'an unknown type',
      compliance('toasterCompliancePolicy'),
      /A type named 'microsoft.graph.toasterCompliancePolicy' could not be resolved/,
    ],
    ['an unknown property', compliance('windows10CompliancePolicy', { bitlocker: true }), /bitlocker/],
    ['a wrong JSON type', compliance('windows10CompliancePolicy', { bitLockerEnabled: 'yes' }), /bitLockerEnabled/],
    ['an unknown member', compliance('windows10CompliancePolicy', { passwordRequiredType: 'emoji' }), /emoji/],
  ])('%s fails the model', async (_name, body, says) => {
    const answer = await client.send('POST', `/beta${COMPLIANCE}`, body);
    expect([answer.status, answer.body.error]).toEqual([
      400,
      expect.objectContaining({ code: 'ModelValidationFailure', message: expect.stringMatching(says) }),
    ]);
  });

  test('v1.0 does not know what beta does', async () => {
    const body = compliance('windows10CompliancePolicy', { defenderEnabled: true });
    expect((await client.send('POST', `/v1.0${COMPLIANCE}`, body)).status).toBe(400);
    const path = await created(body);
    const shown = (await client.send('GET', path.replace('beta', 'v1.0'))).body;
    expect(shown).toMatchObject({ bitLockerEnabled: false });
    expect(shown).not.toHaveProperty('defenderEnabled');
    expect(shown).not.toHaveProperty('roleScopeTagIds');
  });

  test('a script and distributions exclude each other', async () => {
    const deviceCompliancePolicyScript = { deviceComplianceScriptId: NOBODY, rulesContent: 'e30=' };
    const wslDistributions = [{ distribution: 'Ubuntu', minimumOSVersion: '22', maximumOSVersion: '24' }];
    const send = (changes: JsonObject) =>
      client.send('POST', `/beta${COMPLIANCE}`, compliance('windows10CompliancePolicy', changes));
    expect((await send({ deviceCompliancePolicyScript, wslDistributions })).status).toBe(400);
    expect((await send({ deviceCompliancePolicyScript })).status).toBe(201);
    expect((await send({ wslDistributions })).status).toBe(201);
  });

  test.each([-1, 8761])('a grace period of %i hours is refused', async (gracePeriodHours) => {
    const scheduledActionsForRule = [
      { ruleName: null, scheduledActionConfigurations: [action('block', { gracePeriodHours })] },
    ];
    expect(
      (await client.send('POST', `/beta${COMPLIANCE}`, compliance('iosCompliancePolicy', { scheduledActionsForRule })))
        .status,
    ).toBe(400);
  });
});

test('$expand shows actions with ids, no rule name and a null template', async () => {
  const path = await created();
  const { body } = await client.send('GET', `${path}${EXPANDED}`);
  expect(body.assignments).toEqual([]);
  expect(body.scheduledActionsForRule).toEqual([
    {
      id: body.id,
      ruleName: null,
      scheduledActionConfigurations: [
        {
          id: expect.any(String),
          gracePeriodHours: 0,
          actionType: 'block',
          notificationTemplateId: NO_TEMPLATE,
          notificationMessageCCList: [],
        },
      ],
    },
  ]);
  expect((await client.send('GET', `${path}?$expand=scheduledActionsForRule`)).text).not.toContain(
    'scheduledActionConfigurations"',
  );
});

describe('PATCH', () => {
  const windows = { '@odata.type': '#microsoft.graph.windows10CompliancePolicy' };

  test('merges settings, ignores actions and assignments, counts versions', async () => {
    const path = await created(compliance('windows10CompliancePolicy', { bitLockerEnabled: true }));
    const patch = { ...windows, secureBootEnabled: true, scheduledActionsForRule: actions('retire'), assignments: [] };
    const answer = await client.send('PATCH', path, patch);
    expect([answer.status, answer.text]).toEqual([204, '']);
    const { body } = await client.send('GET', `${path}${EXPANDED}`);
    expect(body).toMatchObject({ bitLockerEnabled: true, secureBootEnabled: true, version: 2 });
    expect(JSON.stringify(body.scheduledActionsForRule)).toContain('"block"');
  });

  test('needs the type, which stays', async () => {
    const path = await created();
    expect((await client.send('PATCH', path, { bitLockerEnabled: true })).status).toBe(400);
    expect((await client.send('PATCH', path, { '@odata.type': '#microsoft.graph.macOSCompliancePolicy' })).status).toBe(
      400,
    );
  });

  test.each([
    ['compliancePatchReturnsNoContent', 'PATCH', 200],
    ['complianceDeleteReturnsNoContent', 'DELETE', 200],
  ] as const)('without %s %s answers %i', async (name, method, status) => {
    const other = await emulate({ behaviours: { [name]: false } });
    const path = await created(compliance(), other);
    expect((await other.send(method, path, method === 'PATCH' ? windows : undefined)).status).toBe(status);
  });
});

describe('assign', () => {
  const group = { target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: SALES } };
  const everybody = { target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' } };

  async function assignments(path: string): Promise<readonly JsonObject[]> {
    return (await client.send('GET', `${path}?$expand=assignments`)).body.assignments as readonly JsonObject[];
  }

  test('replaces everything; an empty list clears', async () => {
    const path = await created();
    const id = path.split('/').at(-1);
    const answer = await client.send('POST', `${path}/assign`, { assignments: [group] });
    expect([answer.status, valuesOf(answer)]).toEqual([
      200,
      [expect.objectContaining({ id: `${id}_${SALES}`, source: 'direct' })],
    ]);
    await client.send('POST', `${path}/assign`, { assignments: [everybody] });
    expect((await assignments(path)).map((item) => (item.target as JsonObject)['@odata.type'])).toEqual([
      '#microsoft.graph.allLicensedUsersAssignmentTarget',
    ]);
    await client.send('POST', `${path}/assign`, { assignments: [] });
    expect(await assignments(path)).toEqual([]);
  });

  test('is shown without filter and source on v1.0', async () => {
    const path = await created();
    await client.send('POST', `${path}/assign`, { assignments: [group] });
    const v1 = await client.send('GET', `${path.replace('beta', 'v1.0')}?$expand=assignments`);
    expect(v1.body.assignments).toEqual([
      { id: expect.any(String), target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: SALES } },
    ]);
  });

  test.each([
    ['an unknown group', { assignments: [{ target: { ...group.target, groupId: NOBODY } }] }],
    ['no list', {}],
    ['a target without a type', { assignments: [{ target: {} }] }],
  ])('%s is refused', async (_name, body) => {
    expect((await client.send('POST', `${await created()}/assign`, body)).status).toBe(400);
  });
});

test('scheduleActionsForRules replaces the actions', async () => {
  const path = await created();
  const send = (rules: readonly JsonObject[]) =>
    client.send('POST', `${path}/scheduleActionsForRules`, { deviceComplianceScheduledActionForRules: rules });
  expect((await send(actions('block', 'pushNotification', 'notification', 'notification'))).status).toBe(204);
  const { body } = await client.send('GET', `${path}${EXPANDED}`);
  expect(body.scheduledActionsForRule).toMatchObject([{ scheduledActionConfigurations: [{}, {}, {}, {}] }]);
  expect((await send(actions('retire'))).status).toBe(400);
});

test.each([
  ['GET', (path: string) => `${path}/scheduledActionsForRule`, '~/singleton/navigation/key/navigation'],
  ['DELETE', (path: string) => `${path}/assignments/x`, '~/singleton/navigation/key/navigation/key'],
  ['PATCH', () => `/beta${COMPLIANCE}`, '~/singleton/navigation'],
] as const)('%s has no route where the metadata suggests one', async (method, at, template) => {
  const answer = await client.send(method, at(await created()), method === 'PATCH' ? {} : undefined);
  expect(answer.status).toBe(400);
  expect(answer.body.error).toMatchObject({
    code: 'No method match route template',
    message: expect.stringContaining(`No OData route exists that match template ${template} with http verb ${method}`),
  });
});

test('an unknown segment is named', async () => {
  expect(errorText(await client.send('GET', '/beta/deviceManagement/toasters'))).toBe(
    "Resource not found for the segment 'toasters'.",
  );
});

test('the tenant-wide settings can be read and changed', async () => {
  const other = await emulate();
  expect((await other.send('GET', '/v1.0/deviceManagement')).body.settings).toMatchObject({
    secureByDefault: false,
    deviceComplianceCheckinThresholdDays: 30,
  });
  expect((await other.send('PATCH', '/v1.0/deviceManagement', { settings: { secureByDefault: true } })).status).toBe(
    204,
  );
  expect((await other.send('GET', '/v1.0/deviceManagement/settings')).body.secureByDefault).toBe(true);
  expect(
    (await other.send('PATCH', '/v1.0/deviceManagement', { settings: { deviceComplianceCheckinThresholdDays: 0 } }))
      .status,
  ).toBe(400);
});
