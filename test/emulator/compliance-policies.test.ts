import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../schemas/json.ts';
import { action, LINUX, linuxPolicy, NOBODY, SALES } from './bodies.ts';
import { type Client, emulate, errorText, valuesOf } from './client.ts';

let client: Client;
beforeAll(async () => {
  client = await emulate();
});

async function created(body = linuxPolicy()): Promise<string> {
  const answer = await client.send('POST', LINUX, body);
  expect(answer.status, answer.text).toBe(201);
  return `${LINUX}/${answer.body.id}`;
}

const [encryption] = linuxPolicy().settings as [JsonObject];
const choice = (value: string) => ({
  settingInstance: {
    ...(encryption.settingInstance as JsonObject),
    choiceSettingValue: { value, children: [] },
  },
});

describe('creation', () => {
  test('answers 201 with what the service adds, and hides what was not asked for', async () => {
    const answer = await client.send('POST', LINUX, linuxPolicy());
    expect(answer.body).toMatchObject({
      name: 'Linux',
      description: '',
      roleScopeTagIds: ['0'],
      settingCount: 1,
      isAssigned: false,
      creationSource: null,
    });
    for (const name of ['settings', 'assignments', 'scheduledActionsForRule'])
      expect(answer.body).not.toHaveProperty(name);
  });

  test.each<[string, JsonObject, string]>([
    ['a name', { name: '' }, 'The name of a policy is required'],
    ['settings', { settings: [] }, 'must have settings'],
    ['a platform', { platforms: 'windows10' }, 'must be linux and linuxMdm'],
    ['each setting once', { settings: [encryption, encryption] }, 'is there more than once'],
    [
      'an option of the definition',
      { settings: [choice('linux_deviceencryption_required_maybe')] },
      'is no option of the setting',
    ],
    ['known properties', { displayName: 'x' }, "The property 'displayName' does not fit the model"],
    [
      'known types',
      { settings: [{ settingInstance: { '@odata.type': '#microsoft.graph.toaster', settingDefinitionId: 'x' } }] },
      "A type named 'microsoft.graph.toaster' could not be resolved",
    ],
  ])('needs %s', async (_, changes, text) => {
    const answer = await client.send('POST', LINUX, linuxPolicy(changes));
    expect(answer.status).toBe(400);
    // Some of Intune's refusals are a JSON document in a string, and those of its model are not.
    expect(answer.text).toContain(text);
  });

  test('is beta only', async () => {
    const answer = await client.send('POST', LINUX.replace('beta', 'v1.0'), linuxPolicy());
    expect([answer.status, errorText(answer)]).toEqual([400, expect.stringContaining('compliancePolicies')]);
  });
});

describe('change', () => {
  test('a PUT replaces the settings and keeps assignments and actions', async () => {
    const path = await created();
    await client.send('POST', `${path}/assign`, {
      assignments: [{ target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: SALES } }],
    });
    await client.send('POST', `${path}/setScheduledActions`, {
      scheduledActions: [{ ruleName: 'PasswordRequired', scheduledActionConfigurations: [action('block')] }],
    });
    const weaker = linuxPolicy({ settings: [choice('linux_deviceencryption_required_false')] });
    expect((await client.send('PUT', path.replace(/\/([^/]+)$/, "('$1')"), weaker)).status).toBe(204);
    expect(JSON.stringify((await client.send('GET', `${path}/settings`)).body)).toContain('required_false');
    expect(valuesOf(await client.send('GET', `${path}/assignments`))).toMatchObject([{ target: { groupId: SALES } }]);
    const actions = `${path}/scheduledActionsForRule?$expand=scheduledActionConfigurations`;
    expect(valuesOf(await client.send('GET', actions))).toMatchObject([
      { ruleName: null, scheduledActionConfigurations: [{ actionType: 'block' }] },
    ]);
  });

  test('a PATCH changes the name and leaves the settings alone', async () => {
    const path = await created();
    const weaker = { name: 'New', settings: [choice('linux_deviceencryption_required_false')] };
    expect((await client.send('PATCH', path, weaker)).status).toBe(204);
    const { body } = await client.send('GET', `${path}?$expand=settings`);
    expect(body.name).toBe('New');
    expect(JSON.stringify(body.settings)).toContain('required_true');
  });

  test('assignments to groups that are not there, and rules without a block, are refused', async () => {
    const path = await created();
    const target = { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: NOBODY };
    expect((await client.send('POST', `${path}/assign`, { assignments: [{ target }] })).status).toBe(400);
    expect((await client.send('POST', `${path}/setScheduledActions`, { scheduledActions: [] })).status).toBe(400);
  });

  test('a deleted policy is gone', async () => {
    const path = await created();
    expect((await client.send('DELETE', path)).status).toBe(204);
    expect((await client.send('GET', path)).status).toBe(404);
  });
});
