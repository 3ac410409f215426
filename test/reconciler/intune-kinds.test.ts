import pico from 'picocolors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentKindNamed } from '../../compiler/documents/index.ts';
import { importObjects } from '../../compiler/import/import-objects.ts';
import { contoso } from '../../reconciler/emulator/seeds/contoso.ts';
import { readForImport } from '../../reconciler/import-tenant.ts';
import type { Graph } from '../../reconciler/ports.ts';
import { renderText } from '../../reconciler/report/text.ts';
import { makePlan } from '../../reconciler/run.ts';
import { attribute } from '../../reconciler/tenant/attribution.ts';
import { decodeText, encodeText } from '../../schemas/base64-text.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import { withoutReadOnly } from '../../schemas/kinds/without-read-only.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const NO_TEMPLATE = '00000000-0000-0000-0000-000000000000';
const beta = '/beta/deviceManagement';
const rails = 'version: 1\nbreakGlass: { groups: [Break Glass] }\nrails: { maximumDeletes: 10 }\n';
const policiesPath = `${beta}/deviceCompliancePolicies`;
const expanded = '?$expand=assignments,scheduledActionsForRule($expand=scheduledActionConfigurations)';

let world: TenantWorld;
beforeEach(async () => {
  world = await TenantWorld.start({ strict: true });
});
afterEach(() => world.emulator.close());

async function planOf(documents: string, project?: string) {
  const planned = await world.plan(documents, project);
  if (!('plan' in planned)) throw new Error(JSON.stringify(planned.findings));
  return planned.plan;
}

async function expectQuiet(documents: string): Promise<void> {
  const plan = await planOf(documents);
  expect([plan.changes, plan.findings.filter(({ severity }) => severity === 'error')]).toEqual([[], []]);
}

async function expectApplied(documents: string, project?: string): Promise<void> {
  expect(await world.apply(documents, project)).toMatchObject({ status: 'applied' });
}

async function writes(): Promise<readonly string[]> {
  const entries = (await world.list('/_emulator/requests')) as unknown as { method: string; path: string }[];
  const guid = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
  return entries
    .filter(({ method, path }) => method !== 'GET' && !path.includes('getByIds'))
    .map(({ method, path }) => `${method} ${path.replaceAll(guid, 'ID')}`);
}

const forget = () => world.send('DELETE', '/_emulator/requests');

const template = `kind: NotificationTemplate
name: notice
title: Corporate notice
description: What we say to people
branding: [Company logo, device details]
defaultLocale: en-US
messages:
  en-US: { subject: Your device, body: "It is {{DeviceName}}." }
  de-DE: { subject: Ihr Gerät, body: Es ist nicht gesund. }
`;
const filter = `kind: AssignmentFilter
name: corporate
title: Corporate Windows
platform: windows
rule: (device.deviceOwnership -eq "Corporate") and (device.model -startsWith "Surface")
`;
const script = `kind: ComplianceScript
name: agent
title: Agent is there
publisher: IT
runAs: user
script: |
  $version = (Get-Item agent.exe).VersionInfo
  @{ Ägent = "$version" } | ConvertTo-Json -Compress
`;

const stories = [
  {
    kind: 'notificationMessageTemplates',
    documents: template,
    edited:
      'kind: NotificationTemplate\nname: notice\ntitle: Corporate notice\nmessages: { fr-fr: { subject: Appareil, body: Malsain } }\n',
    query: '?$expand=localizedNotificationMessages',
    drift: { body: { brandingOptions: 'includeCompanyName' }, pointer: '/brandingOptions' },
  },
  {
    kind: 'assignmentFilters',
    documents: filter,
    edited: filter.replace('Surface', 'Latitude').replace('windows', 'macOS'),
    query: '',
    drift: { body: { rule: '(device.deviceOwnership -eq "Personal")' }, pointer: '/rule' },
  },
  {
    kind: 'deviceComplianceScripts',
    documents: script,
    edited: script.replace('runAs: user\n', '').replace('agent.exe', 'other.exe'),
    query: '',
    drift: { body: { detectionScriptContent: 'ZWNobw==' }, pointer: '/detectionScriptContent' },
  },
] as const;

describe.each(stories)('$kind', ({ kind, documents, edited, query, drift }) => {
  const path = `${beta}/${kind}`;
  const ours = () => world.list(path);
  const whole = async () => (await world.send('GET', `${path}/${(await ours())[0]?.id}${query}`)).body;

  it('is made, is quiet, drifts, is repaired, follows git and goes', async () => {
    await expectApplied(documents);
    await expectQuiet(documents);
    const [object] = await ours();
    expect((await world.send('PATCH', `${path}/${object?.id}`, drift.body)).status).toBeLessThan(300);
    expect((await planOf(documents)).changes).toMatchObject([
      { action: 'update', kind, moved: 'tenant', properties: [{ pointer: drift.pointer, origin: {} }] },
    ]);
    await expectApplied(documents);
    await expectQuiet(documents);
    await expectApplied(edited);
    await expectQuiet(edited);
    await expectApplied(documents);
    expect(await ours()).toHaveLength(1);
    await expectApplied('# nothing\n', rails);
    expect(await ours()).toEqual([]);
  });

  it('is lifted from what the service gives back to words that change nothing', async () => {
    await world.apply(documents);
    const { '@odata.context': _, ...body } = await whole();
    const [word, name] = [/kind: (.*)/.exec(documents)?.[1] ?? '', /name: (.*)/.exec(documents)?.[1] ?? ''];
    const lifted = documentKindNamed(word)?.lift?.(withoutReadOnly(kinds[kind], body as JsonObject)) as JsonObject;
    expect(lifted).toMatchObject({ title: expect.any(String) });
    await expectQuiet(JSON.stringify({ kind: word, name, ...lifted }));
  });

  it('can be said as a Graph body', async () => {
    await world.apply(documents);
    const { '@odata.context': _, ...body } = await whole();
    const [word, name] = [/kind: (.*)/.exec(documents)?.[1], /name: (.*)/.exec(documents)?.[1]];
    await expectQuiet(JSON.stringify({ kind: word, name, body }));
  });

  it('is settled although reads lag behind writes', async () => {
    await world.emulator.close();
    world = await TenantWorld.start({ behaviours: { staleReadsAfterWrite: true } });
    await expectApplied(documents);
    await expectQuiet(documents);
    expect(await ours()).toHaveLength(1);
  });
});

describe('messages of a notification template', () => {
  const at = `${beta}/notificationMessageTemplates`;

  it('are sent and changed one by one, the default first and deletions last', async () => {
    await expectApplied(template);
    expect(await writes()).toEqual([
      `POST ${at}`,
      `POST ${at}/ID/localizedNotificationMessages`,
      `POST ${at}/ID/localizedNotificationMessages`,
    ]);
    await forget();
    const edited = template
      .replace('defaultLocale: en-US', 'defaultLocale: fr-fr')
      .replace('  en-US: { subject: Your device, body: "It is {{DeviceName}}." }\n', '')
      .replace('nicht gesund', 'krank')
      .concat('  fr-fr: { subject: Appareil, body: Malsain }\n');
    await expectApplied(edited);
    expect(await writes()).toEqual([
      `POST ${at}/ID/localizedNotificationMessages`,
      `PATCH ${at}/ID/localizedNotificationMessages/ID_de-de`,
      `DELETE ${at}/ID/localizedNotificationMessages/ID_en-us`,
    ]);
    await expectQuiet(edited);
    expect((await world.list(at))[0]).toMatchObject({ defaultLocale: 'fr-fr' });
  });

  it('that somebody deletes or rewords come back', async () => {
    await expectApplied(template);
    const { id } = (await world.list(at))[0] ?? {};
    const messages = `${at}/${id}/localizedNotificationMessages`;
    expect((await world.send('DELETE', `${messages}/${id}_de-de`)).status).toBe(204);
    expect((await world.send('PATCH', `${messages}/${id}_en-us`, { subject: 'Spam' })).status).toBe(200);
    expect((await planOf(template)).changes).toMatchObject([
      { properties: [{ pointer: '/localizedNotificationMessages' }] },
    ]);
    await expectApplied(template);
    expect((await world.list(messages)).map(({ subject }) => subject).sort()).toEqual(['Ihr Gerät', 'Your device']);
    await expectQuiet(template);
  });

  it('are left alone where the document does not speak of them', async () => {
    await expectApplied(template);
    const silent = 'kind: NotificationTemplate\nname: notice\ntitle: Corporate notice\nbranding: company name\n';
    await expectApplied(silent);
    await expectQuiet(silent);
    const { id } = (await world.list(at))[0] ?? {};
    expect(await world.list(`${at}/${id}/localizedNotificationMessages`)).toHaveLength(2);
  });
});

describe('a device standard', () => {
  const standard = (more: string) => `${template}---
${filter}---
kind: DeviceStandard
name: computers
platforms: windows
facts: { encryption: required }
whenNoncompliant:
  - mark: after 1 day
  - push: immediately
  - email: immediately
    template: notice
    cc: Marketing
  - email: after 7 days
    template: Corporate notice
  - retire: after 30 days
${more}`;
  const assigned = `assign:
  - { to: allDevices, filter: { include: corporate } }
  - group: Sales
  - { group: Marketing, filter: { exclude: Corporate Windows } }
  - except: Break Glass
`;
  const policy = async () => (await world.list(`${policiesPath}${expanded}`))[0] ?? {};
  const assignments = async () => (await policy()).assignments as { target: Record<string, unknown> }[];

  it('names the template and the filter of its own project, which are made first', async () => {
    await expectApplied(standard(assigned));
    expect((await writes()).filter((line) => line.startsWith('POST')).map((line) => line.split('/').at(-1))).toEqual([
      'assignmentFilters',
      'notificationMessageTemplates',
      'localizedNotificationMessages',
      'localizedNotificationMessages',
      'deviceCompliancePolicies',
      'assign',
    ]);
    await expectQuiet(standard(assigned));
    const [noticeId, filterId] = [
      (await world.list(`${beta}/notificationMessageTemplates`))[0]?.id,
      (await world.list(`${beta}/assignmentFilters`))[0]?.id,
    ];
    const text = JSON.stringify(await policy());
    expect(text.split(String(noticeId)).length).toBe(3);
    expect(text.split(String(filterId)).length).toBe(3);
    await expectApplied('# nothing\n', rails);
    expect(await world.list(`${beta}/assignmentFilters`)).toEqual([]);
  });

  it('owns its assignments as a set: what is taken away comes back, what is added goes', async () => {
    await expectApplied(standard(assigned));
    const given = (await assignments()).map(({ target }) => ({ target }));
    const { id } = await policy();
    expect((await world.send('POST', `${policiesPath}/${id}/assign`, { assignments: given.slice(1) })).status).toBe(
      200,
    );
    expect((await planOf(standard(assigned))).changes).toMatchObject([
      { name: 'computers.windows', moved: 'tenant', properties: [{ pointer: '/assignments' }] },
    ]);
    await expectApplied(standard(assigned));
    expect(await assignments()).toHaveLength(4);
    await forget();
    const fewer = standard(assigned.replace('  - group: Sales\n', '').replace('exclude:', 'include:'));
    await expectApplied(fewer);
    expect(await writes()).toEqual([`POST ${policiesPath}/ID/assign`]);
    expect(await assignments()).toHaveLength(3);
    await expectQuiet(fewer);
    const reordered = (await assignments()).toReversed().map(({ target }) => ({ target }));
    await world.send('POST', `${policiesPath}/${id}/assign`, { assignments: reordered });
    await expectQuiet(fewer);
  });

  it('changes its actions through their own action, whatever their order', async () => {
    const documents = standard(assigned);
    await expectApplied(documents);
    await forget();
    const edited = documents
      .replace('  - push: immediately\n', '')
      .replace('retire: after 30 days', 'retire: after 60 days');
    await expectApplied(edited);
    expect(await writes()).toEqual([`POST ${policiesPath}/ID/scheduleActionsForRules`]);
    await expectQuiet(edited);
    const shuffled = edited
      .replace('  - mark: after 1 day\n', '')
      .replace('  - retire: after 60 days\n', '  - retire: after 60 days\n  - mark: after 1 day\n');
    await expectQuiet(shuffled);
  });

  const cuts = [1, 2, 3, 4, 5, 6].flatMap((count) => [true, false].map((answered) => [count, answered] as const));
  it.each(cuts)('converges after a run that died at write %i, answered: %s', async (count, answered) => {
    const { graph } = world.ports;
    let left = count;
    const dying: Graph = {
      list: (request, options) => graph.list(request, options),
      send: async (request, options) => {
        if (request.method === 'GET' || request.path.includes('getByIds')) return graph.send(request, options);
        if (left === 0) throw new Error('the process is dead');
        left -= 1;
        const response = await graph.send(request, options);
        if (left === 0 && !answered) throw new Error('the process died before it saw the answer');
        return response;
      },
    };
    const documents = standard(assigned);
    await world.apply(documents, undefined, undefined, {}, { ...world.ports, graph: dying }).catch(() => undefined);
    const again = await world.apply(documents, undefined, undefined, {}, world.afterCrash());
    expect(['applied', 'unchanged']).toContain(again.status);
    await expectQuiet(documents);
    for (const kind of ['notificationMessageTemplates', 'assignmentFilters', 'deviceCompliancePolicies'])
      expect(await world.list(`${beta}/${kind}`), kind).toHaveLength(1);
  });

  it('names templates and filters the tenant has already', async () => {
    const { id: filterId } = (
      await world.send('POST', `${beta}/assignmentFilters`, {
        displayName: 'Kiosks',
        platform: 'windows10AndLater',
        rule: '(device.model -eq "K")',
      })
    ).body;
    await world.send('POST', `${beta}/notificationMessageTemplates`, { displayName: 'Old notice' });
    const documents = `kind: DeviceStandard
name: computers
platforms: windows
facts: { encryption: required }
whenNoncompliant: [{ email: immediately, template: Old notice }]
assign: [{ to: allUsers, filter: { exclude: Kiosks } }]
`;
    await expectApplied(documents);
    await expectQuiet(documents);
    expect(JSON.stringify(await assignments())).toContain(String(filterId));
    const { findings } = await planOf(documents.replace('Kiosks', 'Kiosk'));
    expect(findings.map(({ message }) => message)).toContain('the tenant has no assignment filter called `Kiosk`');
  });
});

it('a changed script is shown line by line, and who changed it', async () => {
  await expectApplied(script);
  const { id } = (await world.list(`${beta}/deviceComplianceScripts`))[0] ?? {};
  const body = {
    detectionScriptContent: encodeText('$version = 1\n@{ Ägent = "$version" } | ConvertTo-Json -Compress\n'),
  };
  await world.send('PATCH', `${beta}/deviceComplianceScripts/${id}`, body);
  const plan = await planOf(script);
  const { actors } = await attribute(world.ports.graph, plan);
  const text = renderText({ about: 'drift', plan, actors }, pico.createColors(false));
  expect(text).toContain('changed by security@contoso.com');
  expect(text).toContain('      -1  $version = (Get-Item agent.exe).VersionInfo\n      +1  $version = 1');
  expect(text).not.toContain(body.detectionScriptContent);
});

it('the rules for a script are shown as what they say', async () => {
  const documents = `${script}---
kind: DeviceStandard
name: computers
platforms: windows
facts: { customScript: { script: agent, rules: [{ SettingName: Agent, Operand: one }] } }
for: Sales
`.replace('script: agent', `script: ${/^name: (.+)$/m.exec(script)?.[1] ?? ''}`);
  await expectApplied(documents);
  const plan = await planOf(documents.replace('Operand: one', 'Operand: two'));
  const text = renderText({ about: 'plan', plan, actors: new Map() }, pico.createColors(false));
  expect(text).toContain('-5        "Operand": "one"\n      +5        "Operand": "two"');
});

it('who changed the words of a message is told, though the log names the message and not the template', async () => {
  await expectApplied(template);
  const { id } = (await world.list(`${beta}/notificationMessageTemplates`))[0] ?? {};
  const messages = `${beta}/notificationMessageTemplates/${id}/localizedNotificationMessages`;
  const [message] = (await world.list(messages)) as { id?: string }[];
  const patched = await world.send('PATCH', `${messages}/${message?.id}`, { messageTemplate: 'Call 0190 1234.' });
  expect(patched.status).toBe(200);
  const { actors } = await attribute(world.ports.graph, await planOf(template));
  expect([...actors.values()]).toMatchObject([{ who: 'security@contoso.com' }]);
});

it('a script is kept byte by byte', async () => {
  await expectApplied(script);
  const { id } = (await world.list(`${beta}/deviceComplianceScripts`))[0] ?? {};
  const { body } = await world.send('GET', `${beta}/deviceComplianceScripts/${id}`);
  expect(decodeText(String(body.detectionScriptContent))).toBe(
    '$version = (Get-Item agent.exe).VersionInfo\n@{ Ägent = "$version" } | ConvertTo-Json -Compress\n',
  );
});

it('a tenant is imported whole, and the import changes nothing', async () => {
  await world.emulator.close();
  const policyId = '0a0a0a0a-0000-4000-8000-000000000001';
  const [templateId, filterId, scriptId] = [
    '0b0b0b0b-0000-4000-8000-000000000001',
    '0c0c0c0c-0000-4000-8000-000000000001',
    '0d0d0d0d-0000-4000-8000-000000000001',
  ];
  const action = { notificationTemplateId: NO_TEMPLATE, notificationMessageCCList: [] };
  world = await TenantWorld.start({
    seed: {
      ...contoso,
      notificationMessageTemplates: [
        {
          id: templateId,
          displayName: 'Notice',
          description: null,
          defaultLocale: 'en-us',
          brandingOptions: 'includeCompanyName,includeDeviceDetails',
          roleScopeTagIds: ['0'],
          localizedNotificationMessages: [
            { locale: 'en-us', subject: 'Device', messageTemplate: 'one\n\ntwo', isDefault: true },
            { locale: 'de-de', subject: 'Gerät', messageTemplate: 'eins', isDefault: false },
          ],
        },
      ],
      assignmentFilters: [
        {
          id: filterId,
          displayName: 'Surface',
          platform: 'windows10AndLater',
          rule: '(device.model -startsWith "Surface")',
          assignmentFilterManagementType: 'devices',
          roleScopeTags: ['0'],
        },
      ],
      deviceComplianceScripts: [
        {
          id: scriptId,
          displayName: 'Agent',
          publisher: 'IT',
          detectionScriptContent: encodeText('Get-Process\nexit 0\n'),
          runAsAccount: 'system',
          enforceSignatureCheck: false,
          runAs32Bit: false,
          roleScopeTagIds: ['0'],
        },
      ],
      deviceCompliancePolicies: [
        {
          '@odata.type': '#microsoft.graph.windows10CompliancePolicy',
          id: policyId,
          displayName: 'Windows',
          bitLockerEnabled: true,
          deviceCompliancePolicyScript: { deviceComplianceScriptId: scriptId, rulesContent: 'e30=' },
          scheduledActionsForRule: [
            {
              id: policyId,
              ruleName: null,
              scheduledActionConfigurations: [
                { ...action, id: 'a', actionType: 'block', gracePeriodHours: 0 },
                {
                  ...action,
                  id: 'b',
                  actionType: 'notification',
                  gracePeriodHours: 24,
                  notificationTemplateId: templateId,
                },
              ],
            },
          ],
          assignments: [
            {
              id: `${policyId}_adadadad-808e-44e2-905a-0b7873a8a531`,
              source: 'direct',
              sourceId: policyId,
              target: {
                '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget',
                deviceAndAppManagementAssignmentFilterId: filterId,
                deviceAndAppManagementAssignmentFilterType: 'include',
              },
            },
          ],
        },
      ],
    },
  });
  const { objects, names } = await readForImport(world.ports.graph);
  const imported = importObjects({ objects, names, settings: {}, tenant: { name: 'test', id: 'test' } });
  expect(imported.rows.map(({ status }) => status)).not.toContain('refused');
  const texts = new Map(imported.files.map(({ path, text }) => [path, text]));
  expect(texts.get('compliance-scripts/agent.yaml')).toContain('script: |\n  Get-Process\n  exit 0\n');
  expect(texts.get('notifications/notice.yaml')).toContain('branding: [company name, device details]');
  const literal = [...texts.values()].find((text) => text.includes('Windows')) ?? '';
  for (const name of ['notice', 'surface', 'agent']) expect(literal).toContain(name);
  const files = imported.files.map(({ path, text }) => ({ file: path, bytes: new TextEncoder().encode(text) }));
  const adopt = imported.rows.flatMap(({ found, name }) => (name === undefined ? [] : [`${found.kind}/${name}`]));
  const planned = await makePlan(world.ports, { ...world.input(''), files, adopt, bindings: imported.bindings });
  if (!('plan' in planned)) throw new Error(JSON.stringify(planned.findings));
  expect(planned.plan.requests).toEqual([]);
  expect(planned.plan.changes.map(({ action: what, properties }) => [what, properties])).toEqual(
    Array(4).fill(['adopt', []]),
  );
});
