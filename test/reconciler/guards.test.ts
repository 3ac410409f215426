import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Identity } from '../../reconciler/graph/identity/who-am-i.ts';
import type { RunInput } from '../../reconciler/run.ts';
import type { Finding } from '../../schemas/finding.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { TenantWorld } from '../support/tenant-world.ts';

let world: TenantWorld;
beforeEach(async () => {
  world = await TenantWorld.start();
});
afterEach(() => world.emulator.close());

/** Codes of what stops a plan, and of what is only told about emergency access and weakening. */
async function refusals(documents: string, project?: string, more?: Partial<RunInput>): Promise<readonly string[]> {
  const planned = await world.plan(documents, project, more);
  const findings = 'plan' in planned ? planned.plan.findings : planned.findings;
  const isTold = ({ code, severity, help }: Finding) =>
    severity === 'error' ||
    (['GW6006', 'GW6007', 'GW6008', 'GW6009'].includes(code) && help?.startsWith('accepted: ') !== true);
  return [...new Set(findings.filter(isTold).map(({ code }) => code))].sort();
}

async function apply(documents: string, project?: string, more?: Partial<RunInput>): Promise<void> {
  const result = await world.apply(documents, project, more);
  expect(result.status, JSON.stringify('plan' in result ? result.plan.findings : result.findings)).toBe('applied');
}

const literal = (body: JsonObject, name = 'p') =>
  `kind: ConditionalAccessPolicy\nname: ${name}\nbody: ${JSON.stringify(body)}\n`;
const policy = (conditions: JsonObject = {}, ...builtInControls: string[]): JsonObject => ({
  state: 'enabled',
  conditions: {
    clientAppTypes: ['all'],
    applications: { includeApplications: ['All'] },
    users: { includeUsers: ['All'], excludeGroups: ['Break Glass'] },
    ...conditions,
  },
  grantControls: { operator: 'OR', builtInControls: builtInControls.length === 0 ? ['block'] : builtInControls },
});
const sentence = (name: string, parts: Readonly<Record<string, string>>) =>
  Object.entries({
    kind: 'Protection',
    name,
    protect: 'all apps',
    for: 'everyone',
    require: 'mfa',
    rollout: 'enabled',
    ...parts,
  })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
const documents = (...all: readonly string[]) => all.join('---\n');

describe('letters in another case open no door', () => {
  it.each([
    ['a state', { ...policy({ users: { includeUsers: ['All'] } }, 'mfa'), state: 'Enabled' }, ['GW6001']],
    [
      'a state, a word and a control',
      { ...policy({ users: { includeUsers: ['all'], excludeGroups: ['Break Glass'] } }, 'Block'), state: 'ENABLED' },
      ['GW6002'],
    ],
    ['applications', policy({ applications: { includeApplications: ['all'] } }), ['GW6002']],
  ])('%s', async (_, body, codes) => {
    expect(await refusals(literal(body))).toEqual(codes);
  });
});

describe('conditions that narrow nothing close the tenant all the same', () => {
  it.each([
    ['all locations', { locations: { includeLocations: ['All'] } }],
    ['all platforms', { platforms: { includePlatforms: ['all'] } }],
    ['each platform', { platforms: { includePlatforms: ['windows', 'macOS', 'linux', 'iOS', 'android'] } }],
    [
      'all kinds of clients',
      { clientAppTypes: ['browser', 'mobileAppsAndDesktopClients', 'exchangeActiveSync', 'other'] },
    ],
    ['whatever is not legacy', { clientAppTypes: ['browser', 'mobileAppsAndDesktopClients'] }],
    ['any risk and none', { signInRiskLevels: ['low', 'medium', 'high', 'none'] }],
  ] as const)('%s', async (_, conditions) => {
    expect(await refusals(literal(policy(conditions as unknown as JsonObject)))).toEqual(['GW6002']);
  });

  it('both kinds of clients in a sentence', async () => {
    const all = sentence('p', { require: 'block', when: '{ clients: [modernAuthentication, legacyAuthentication] }' });
    expect(await refusals(all)).toEqual(['GW6002']);
  });

  it.each([
    ['legacy clients', { clientAppTypes: ['exchangeActiveSync', 'other'] }],
    ['elsewhere', { locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } }],
    ['phones', { platforms: { includePlatforms: ['iOS', 'android'] } }],
    [
      'what is unknown',
      { platforms: { includePlatforms: ['all'], excludePlatforms: ['windows', 'macOS', 'linux', 'iOS', 'android'] } },
    ],
    ['high risk', { signInRiskLevels: ['high'] }],
    ['device code flow', { authenticationFlows: { transferMethods: 'deviceCodeFlow' } }],
  ])('%s may be blocked, by a person too', async (_, conditions) => {
    expect(await refusals(literal(policy(conditions)), undefined, await security())).toEqual([]);
  });
});

/** The run of somebody who is signed in: in All Staff, and Security Administrator. */
async function security(): Promise<Partial<RunInput>> {
  const users = await world.list('/v1.0/users');
  const found = users.find(({ userPrincipalName }) => userPrincipalName === 'security@contoso.com');
  return { identity: identityOf('user', String(found?.id)) };
}

function identityOf(kind: Identity['kind'], objectId: string): Identity {
  return { kind, objectId, tenantId: undefined, applicationId: undefined, permissions: [] };
}

describe('the person who runs this is not locked out', () => {
  it.each([
    ['by name', { for: '{ users: security@contoso.com }' }],
    ['by a group they are in', { for: 'All Staff' }],
    ['by a role they have', { for: '{ roles: [Security Administrator] }' }],
    ['on anything but a phone', { when: '{ platforms: { except: iOS } }' }],
  ])('%s', async (_, parts) => {
    expect(await refusals(sentence('p', { require: 'block', ...parts }), undefined, await security())).toEqual([
      'GW6003',
    ]);
  });

  it('by what is left over of cases', async () => {
    const cases =
      'kind: Protection\nname: p\nprotect: all apps\nfor: everyone\ncases: [{ when: { platforms: iOS }, require: mfa }]\notherwise: block\nrollout: enabled\n';
    expect(await refusals(cases, undefined, await security())).toEqual(['GW6003']);
  });

  it.each([
    ['in another group', { for: 'Sales' }],
    ['in another role', { for: '{ roles: [Global Reader] }' }],
    [
      'left out by name',
      { for: '{ everyone: true, except: { users: security@contoso.com } }', when: '{ platforms: { except: iOS } }' },
    ],
    ['left out by a group', { for: '{ everyone: true, except: All Staff }', when: '{ platforms: { except: iOS } }' }],
  ])('and may block others: %s', async (_, parts) => {
    expect(await refusals(sentence('p', { require: 'block', ...parts }), undefined, await security())).toEqual([]);
  });

  it('and where memberships may not be read, may be in any group', async () => {
    await world.send('POST', '/_emulator/faults', [
      { match: { method: 'GET', path: '**/transitiveMemberOf' }, fault: 'forbidden' },
    ]);
    expect(await refusals(sentence('p', { require: 'block', for: 'Sales' }), undefined, await security())).toEqual([
      'GW6003',
    ]);
  });
});

describe('the application that runs this is not locked out', () => {
  const about = (clientApplications: JsonObject) =>
    literal(policy({ users: { includeUsers: ['None'] }, clientApplications }));
  const filter = { mode: 'include', rule: 'CustomSecurityAttribute.A_B -eq "x"' };

  it.each([
    ['words in another case', { includeServicePrincipals: ['serviceprincipalsinmytenant'] }],
    ['a filter', { servicePrincipalFilter: filter }],
  ])('%s', async (_, clientApplications) => {
    const run = { identity: identityOf('application', '11111111-2222-3333-4444-555555555555') };
    expect(await refusals(about(clientApplications), undefined, run)).toEqual(['GW6003']);
  });

  it('its id in capitals, and left out by it', async () => {
    const [principal] = await world.list('/v1.0/servicePrincipals');
    const id = String(principal?.id);
    const run = { identity: identityOf('application', id) };
    expect(await refusals(about({ includeServicePrincipals: [id.toUpperCase()] }), undefined, run)).toEqual(['GW6003']);
    const out = {
      includeServicePrincipals: ['ServicePrincipalsInMyTenant'],
      excludeServicePrincipals: [id.toUpperCase()],
    };
    expect(await refusals(about(out), undefined, run)).toEqual([]);
  });
});

describe('a block that is in force already', () => {
  const run = { identity: identityOf('application', '11111111-2222-3333-4444-555555555555') };
  const everything = { clientApplications: { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] } };
  const blocked = literal(policy({ users: { includeUsers: ['None'] }, ...everything }));
  const somebody = { identity: identityOf('user', '99999999-2222-3333-4444-555555555555') };

  it('did not stop this run, so that it stops no plan that leaves it as it is', async () => {
    await apply(blocked, undefined, somebody);
    expect(await refusals(blocked, undefined, run)).toEqual([]);
    expect(await refusals(documents(blocked, sentence('q', { for: 'Sales' })), undefined, run)).toEqual([]);
  });

  it('is looked at again when it changes, or anything its reach may depend on', async () => {
    await apply(blocked, undefined, somebody);
    const changed = literal({ ...policy({ users: { includeUsers: ['None'] }, ...everything }), displayName: 'other' });
    expect(await refusals(changed, undefined, run)).toEqual(['GW6003']);
    expect(await refusals(documents(blocked, 'kind: Group\nname: New\n'), undefined, run)).toEqual(['GW6003']);
  });
});

describe('emergency access', () => {
  const project = (breakGlass: string) => `version: 1\nbreakGlass: ${breakGlass}\n`;
  const enforced = sentence('p', {});

  it('may be declared by the title of its group', async () => {
    const group = 'kind: Group\nname: emergency\ntitle: Emergency accounts\nmembers: break-glass-1@contoso.com\n';
    const text = documents(group, enforced);
    await apply(text, project('{ groups: [Emergency accounts] }'));
    expect(await refusals(text, project('{ groups: [Emergency accounts] }'))).toEqual([]);
  });

  it('may be declared by id where policies say the name', async () => {
    const group = (await world.list('/v1.0/groups')).find(({ displayName }) => displayName === 'Break Glass');
    expect(await refusals(literal(policy({}, 'mfa')), project(`{ groups: ["id:${group?.id}"] }`))).toEqual([]);
  });

  it('declared later holds for policies that do not change', async () => {
    const text = literal(policy({ users: { includeUsers: ['All'] } }, 'mfa'));
    await apply(text, 'version: 1\n');
    expect(await refusals(text)).toEqual(['GW6001']);
  });

  it('loses nobody unasked, and a member of the group is told', async () => {
    const group = (members: string) => documents(`kind: Group\nname: Emergency\nmembers: [${members}]\n`, enforced);
    const settings = project('{ groups: [Emergency] }');
    await apply(group('break-glass-1@contoso.com, break-glass-2@contoso.com'), settings);
    expect(await refusals(group('alice@contoso.com'), settings)).toEqual(['GW6005']);
    expect(await refusals(group('break-glass-1@contoso.com'), settings)).toEqual(['GW6005']);
    expect(await refusals(group('grace@contoso.com'), settings)).toEqual(['GW6005', 'GW6007']);
  });

  it('is no group made without anybody in it, nor an account that is disabled', async () => {
    expect(
      await refusals(documents('kind: Group\nname: Emergency\n', enforced), project('{ groups: [Emergency] }')),
    ).toEqual(['GW6007']);
    expect(await refusals(enforced, project('{ users: [grace@contoso.com] }'))).toEqual(['GW6006']);
    const reported = sentence('p', { rollout: 'reportOnly' });
    expect(await refusals(reported, project('{ users: [grace@contoso.com] }'))).toEqual([]);
  });

  it('through a group of groups is emergency access', async () => {
    expect(await refusals(enforced, project('{ groups: [All Staff] }'))).toEqual([]);
  });

  it('can be accepted as it is, because the plan may be the cure', async () => {
    const run = { accepted: [{ code: 'GW6006', resource: '', reason: 'enabled by the on-call' }] };
    expect(await refusals(enforced, project('{ users: [grace@contoso.com] }'), run)).toEqual([]);
  });

  it('that cannot be read is told with the permission it takes, never taken to be well', async () => {
    await world.send('POST', '/_emulator/faults', [
      { match: { method: 'GET', path: '**/transitiveMembers' }, fault: 'forbidden' },
    ]);
    const planned = await world.plan(enforced);
    const [finding] = 'plan' in planned ? planned.plan.findings.filter(({ code }) => code === 'GW6009') : [];
    expect(finding?.message).toBe(
      'whether anybody could sign in by the emergency access group `Break Glass` is not known',
    );
    expect(finding?.help).toContain('`Group.Read.All`');
  });

  it('that could not be read for another reason ends the run', async () => {
    await world.send('POST', '/_emulator/faults', [
      { match: { method: 'GET', path: '**/transitiveMembers' }, fault: 'error503' },
    ]);
    await expect(world.plan(enforced)).rejects.toMatchObject({ name: 'GraphError', status: 503 });
  });
});

describe('who is left out', () => {
  const exempt = (members: string, rollout = 'enabled') =>
    documents(
      `kind: Group\nname: Exempt\nmembers: [${members}]\n`,
      sentence('p', { for: '{ everyone: true, except: Exempt }', rollout }),
    );

  it('is told when the group of them shrinks', async () => {
    await apply(exempt('alice@contoso.com, bob@contoso.com'));
    const planned = await world.plan(exempt('alice@contoso.com'));
    const findings = 'plan' in planned ? planned.plan.findings.filter(({ severity }) => severity === 'error') : [];
    expect(findings).toMatchObject([
      {
        code: 'GW6005',
        message: '`Exempt`, which policies leave out, loses `bob@contoso.com`',
        resource: 'groups/Exempt',
      },
    ]);
  });

  it('is told where only a policy of somebody else leaves the group out', async () => {
    const team = (members: string) =>
      documents(`kind: Group\nname: Team\nmembers: [${members}]\n`, sentence('q', { for: 'Sales' }));
    await apply(team('alice@contoso.com, bob@contoso.com'));
    expect(await refusals(team('alice@contoso.com'))).toEqual([]);
    const group = (await world.list('/v1.0/groups')).find(({ displayName }) => displayName === 'Team');
    const foreign = {
      ...policy({ users: { includeUsers: ['All'], excludeGroups: [group?.id] } } as JsonObject, 'mfa'),
      displayName: 'x',
    };
    expect((await world.send('POST', '/v1.0/identity/conditionalAccess/policies', foreign)).status).toBe(201);
    expect(await refusals(team('alice@contoso.com'))).toEqual(['GW6005']);
  });

  it('is told in a run that is about groups alone, and where policies may not be read', async () => {
    const team = (members: string) => `kind: Group\nname: Team\nmembers: [${members}]\n`;
    await apply(team('alice@contoso.com, bob@contoso.com'));
    expect(await refusals(team('alice@contoso.com'))).toEqual([]);
    const group = (await world.list('/v1.0/groups')).find(({ displayName }) => displayName === 'Team');
    const users = { includeUsers: ['All'], excludeGroups: [String(group?.id)] };
    const foreign = { ...policy({ users }, 'mfa'), displayName: 'x' };
    await world.send('POST', '/v1.0/identity/conditionalAccess/policies', foreign);
    expect(await refusals(team('alice@contoso.com'))).toEqual(['GW6005']);
    const path = '**/conditionalAccess/policies';
    await world.send('POST', '/_emulator/faults', [{ match: { method: 'GET', path }, fault: 'forbidden' }]);
    expect(await refusals(team('alice@contoso.com'))).toEqual(['GW6005']);
  });

  it('is held to when a policy gets another name in git', async () => {
    const named = (name: string, except: string) =>
      sentence(name, { title: 'T', for: `{ everyone: true, except: [${except}] }` });
    await apply(named('p', 'Sales, Marketing'));
    expect(await refusals(named('q', 'Sales'))).toEqual(['GW6005', 'GW6008']);
    expect(await refusals(named('q', 'Sales, Marketing'))).toEqual(['GW6008']);
  });
});

describe('what is enforced is not weakened unasked', () => {
  const three = (rollout: string) => documents(...['a', 'b', 'c'].map((name) => sentence(name, { rollout })));

  it.each([
    ['deleted', '# nothing\n'],
    ['switched off', three('disabled')],
    ['only reported', three('reportOnly')],
  ])('%s', async (_, after) => {
    await apply(three('enabled'));
    const planned = await world.plan(after);
    const told = 'plan' in planned ? planned.plan.findings.filter(({ code }) => code === 'GW6008') : [];
    expect(told.map(({ resource }) => resource)).toEqual(
      ['a', 'b', 'c'].map((name) => `conditionalAccessPolicies/${name}`),
    );
    const accepted = ['a', 'b'].map((name) => ({
      code: 'GW6008',
      resource: `conditionalAccessPolicies/${name}`,
      reason: 'moved',
    }));
    expect(await refusals(after, undefined, { accepted })).toEqual(['GW6008']);
  });

  it('by asking for less', async () => {
    const asking = (require: string) => sentence('a', { require });
    await apply(asking('[mfa, hybridJoinedDevice]'));
    expect(await refusals(asking('[mfa]'))).toEqual(['GW6008']);
    expect(await refusals(asking('block'))).toEqual(['GW6002']);
  });

  it('and everything else needs no reason: making, enforcing, repairing, and deleting what was only reported', async () => {
    await apply(three('reportOnly'));
    await apply(three('enabled'));
    const [first] = await world.list('/v1.0/identity/conditionalAccess/policies');
    await world.send('PATCH', `/v1.0/identity/conditionalAccess/policies/${first?.id}`, { state: 'disabled' });
    await apply(three('enabled'));
    await apply(documents(three('enabled'), sentence('d', { rollout: 'reportOnly' })));
    await apply(three('enabled'));
  });
});

describe('required app protection is not lost by a detour', () => {
  const mail = (extra: JsonObject = {}) =>
    literal(
      {
        ...policy(
          {
            users: { includeGroups: ['Sales'], excludeGroups: ['Break Glass'] },
            platforms: { includePlatforms: ['iOS'] },
          },
          'compliantApplication',
        ),
        ...extra,
      },
      'mail',
    );
  const apps = (audience = 'Sales') => `kind: AppProtection
name: work-apps
platforms: iOS
apps: core Microsoft apps
dataTransfer: { sendTo: managed apps }
for: ${audience}
`;
  const rails = 'version: 1\nbreakGlass: { groups: [Break Glass] }\nrails: { maximumDeletes: 10 }\n';

  it('of an exclusion of the group that stays assigned', async () => {
    await apply(documents(apps(), mail()));
    expect(await refusals(documents(apps('{ groups: Sales, except: Marketing }'), mail()))).toEqual([]);
    const excluding = apps().replace('for: Sales', 'for: { groups: [Sales, Marketing], except: Field Engineers }');
    expect(await refusals(documents(excluding, mail()))).toEqual([]);
    // By its id and by its name: as two names the same contradiction is told without asking the tenant.
    const group = (await world.list('/v1.0/groups')).find(({ displayName }) => displayName === 'Sales');
    const body = (only: string) => ({
      '@odata.type': '#microsoft.graph.iosManagedAppProtection',
      displayName: 'Work apps',
      appGroupType: 'allCoreMicrosoftApps',
      assignments: [
        { target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: `${group?.id}` } },
        { target: { '@odata.type': `#microsoft.graph.${only}`, groupId: 'Sales' } },
      ],
    });
    const spelled = (only: string) => `kind: AppProtection\nname: work-apps\nbody: ${JSON.stringify(body(only))}\n`;
    const told = await refusals(documents(spelled('exclusionGroupAssignmentTarget'), mail()), rails);
    expect(told).toContain('GW6012');
    expect(told).toContain('GW4125');
  });

  it('of a policy in other letters', async () => {
    const shouted = mail({
      state: 'Enabled',
      conditions: {
        clientAppTypes: ['All'],
        applications: { includeApplications: ['All'] },
        users: { includeGroups: ['Sales'], excludeGroups: ['Break Glass'] },
        platforms: { includePlatforms: ['ios'] },
      },
      grantControls: { operator: 'or', builtInControls: ['CompliantApplication'] },
    });
    await apply(documents(apps(), shouted));
    expect(await refusals(shouted, rails)).toContain('GW6012');
  });
});

describe('when devices without a policy become noncompliant', () => {
  const strict = 'version: 1\nbreakGlass: { groups: [Break Glass] }\ndevicesWithoutPolicy: noncompliant\n';
  const assigned = (...assignments: readonly object[]) => {
    const type = '#microsoft.graph.windows10CompliancePolicy';
    return `kind: CompliancePolicy\nname: lock\nbody: ${JSON.stringify({ '@odata.type': type, displayName: 'Lock', assignments })}\n`;
  };
  const target = (type: string, members: object = {}) => ({
    target: { '@odata.type': `#microsoft.graph.${type}AssignmentTarget`, ...members },
  });
  const door = (users: object, conditions: object = {}, control = 'compliantDevice') =>
    literal(
      policy(
        {
          users: { excludeGroups: ['Break Glass'], ...users },
          platforms: { includePlatforms: ['windows'] },
          ...conditions,
        },
        control,
      ),
      'door',
    );
  const sales = { includeGroups: ['Sales'] };
  const told = async (...texts: readonly string[]) =>
    (await refusals(documents(...texts), strict)).filter((code) => code === 'GW6013').length;

  it('a group is one group, by name and by id', async () => {
    const group = (await world.list('/v1.0/groups')).find(({ displayName }) => displayName === 'Sales');
    expect(await told(door(sales), assigned(target('group', { groupId: `${group?.id}`.toUpperCase() })))).toBe(0);
    expect(await told(door({ includeGroups: [`${group?.id}`] }), assigned(target('group', { groupId: 'Sales' })))).toBe(
      0,
    );
  });

  it('whoever is left out of everyone is locked out, unless another policy reaches them', async () => {
    const everyone = target('allLicensedUsers');
    const without = target('exclusionGroup', { groupId: 'Sales' });
    expect(await told(door({ includeUsers: ['All'] }), assigned(everyone))).toBe(0);
    expect(await told(door({ includeUsers: ['All'] }), assigned(everyone, without))).toBe(1);
    expect(
      await told(door({ includeUsers: ['All'], excludeGroups: ['Sales', 'Break Glass'] }), assigned(everyone, without)),
    ).toBe(0);
  });

  it('an assignment through a filter reaches nobody for certain, and one with the filter `none` does', async () => {
    const filtered = (word: string) =>
      assigned(target('group', { groupId: 'Sales', deviceAndAppManagementAssignmentFilterType: word }));
    expect(await told(door(sales), filtered('none'))).toBe(0);
    expect(await told(door(sales), filtered('exclude'))).toBe(1);
  });

  it('guests are judged at home, and whoever has another way in is not locked out', async () => {
    const guests = { includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest' } };
    expect(await told(door(guests))).toBe(0);
    expect(await told(door(sales))).toBe(1);
  });
});

it('a policy for Windows phones judges no computer when devices without a policy become noncompliant', async () => {
  const strict = 'version: 1\nbreakGlass: { groups: [Break Glass] }\ndevicesWithoutPolicy: noncompliant\n';
  const door = literal(
    policy(
      {
        users: { includeGroups: ['Sales'], excludeGroups: ['Break Glass'] },
        platforms: { includePlatforms: ['Windows'] },
      },
      'CompliantDevice',
    ),
    'door',
  );
  const lock = (type: string) => {
    const target = { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: 'Sales' };
    return `kind: CompliancePolicy\nname: lock\nbody: ${JSON.stringify({ '@odata.type': `#microsoft.graph.${type}`, displayName: 'Lock', assignments: [{ target }] })}\n`;
  };
  expect(await refusals(documents(door, lock('windows10CompliancePolicy')), strict)).not.toContain('GW6013');
  expect(await refusals(documents(door, lock('windowsPhone81CompliancePolicy')), strict)).toContain('GW6013');
});
