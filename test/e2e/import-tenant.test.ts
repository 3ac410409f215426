import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../reconciler/emulator/emulator.ts';
import type { JsonObject } from '../../schemas/json.ts';
import { BREAK_GLASS, conditions, grant, NOBODY, policy, SALES } from '../emulator/bodies.ts';
import { gatewright } from '../support/command-line.ts';

const headers = { authorization: 'Bearer user:security@contoso.com', 'content-type': 'application/json' };
const left = { excludeGroups: [BREAK_GLASS] };
const hq = {
  '@odata.type': '#microsoft.graph.ipNamedLocation',
  displayName: 'HQ',
  isTrusted: true,
  ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '203.0.113.0/24' }],
};
const dynamic = {
  displayName: 'Sales by rule',
  mailNickname: 'rule',
  mailEnabled: false,
  securityEnabled: true,
  groupTypes: ['DynamicMembership'],
  membershipRule: 'user.department -eq "Sales"',
  membershipRuleProcessingState: 'On',
};

/** A tenant made in the portal, taken over: the plan after it has nothing to do, and nothing is written. */
describe('import --from-tenant', () => {
  let emulator: Emulator;
  let out: string;
  let documents: readonly { readonly kind: string; readonly name: string; readonly findings: { code: string }[] }[];
  const send = async (method: string, path: string, body?: JsonObject): Promise<JsonObject> => {
    const answer = await fetch(`${emulator.url}/beta${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(answer.status).toBeLessThan(300);
    return method === 'DELETE' ? {} : ((await answer.json()) as JsonObject);
  };
  const run = (...given: string[]) =>
    gatewright([...given, '--graph', emulator.url, '--token', 'user:security@contoso.com']);
  const file = (path: string) => readFile(join(out, path), 'utf8');

  beforeAll(async () => {
    emulator = await startEmulator();
    out = join(await mkdtemp(join(tmpdir(), 'gatewright-import-')), 'project');
    const location = await send('POST', '/identity/conditionalAccess/namedLocations', hq);
    const group = await send('POST', '/groups', dynamic);
    const gone = await send('POST', '/groups', { ...dynamic, displayName: 'Gone', mailNickname: 'gone' });
    const create = (displayName: string, changes: JsonObject, rest: JsonObject = {}) =>
      send(
        'POST',
        '/identity/conditionalAccess/policies',
        policy({ displayName, conditions: conditions(changes), ...rest }),
      );
    await create('Rule', { users: { includeGroups: [String(group.id), SALES], ...left } });
    await create('Gone', { users: { includeUsers: ['All'], excludeGroups: [BREAK_GLASS, String(gone.id)] } });
    await create('Elsewhere', {
      users: { includeUsers: ['All'], ...left },
      locations: { includeLocations: ['All'], excludeLocations: [String(location.id)] },
    });
    const services = { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] };
    await create(
      'Workloads',
      { users: { includeUsers: ['None'] }, clientApplications: services },
      { grantControls: grant('block'), state: 'enabledForReportingButNotEnforced' },
    );
    await send('DELETE', `/groups/${gone.id}`);
    const ended = await run('import', '--from-tenant', '--out', out, '--json');
    expect(ended).toMatchObject({ code: 0 });
    documents = JSON.parse(ended.stdout).documents;
  });
  afterAll(() => emulator.close());

  it('makes documents of policies, locations, and groups with a rule', () => {
    expect(documents.map(({ kind, name }) => `${kind}/${name}`).sort()).toEqual([
      'conditionalAccessPolicies/elsewhere',
      'conditionalAccessPolicies/gone',
      'conditionalAccessPolicies/rule',
      'conditionalAccessPolicies/workloads',
      'groups/sales-by-rule',
      'namedLocations/hq',
    ]);
  });

  it('names what has a name, and declares who is left out of everything about people', async () => {
    expect(await file('policies/rule.yaml')).toContain('for: [sales-by-rule, Sales]\n');
    expect(await file('policies/elsewhere.yaml')).toContain('when: { locations: { except: hq } }\n');
    expect(await file('groups/sales-by-rule.yaml')).toContain(`membershipRule: 'user.department -eq "Sales"'\n`);
    expect(await file('gatewright.yaml')).toContain('breakGlass: { groups: [Break Glass] }\n');
  });

  it('tells of an id that leads nowhere, and keeps it', async () => {
    const told = documents.flatMap(({ name, findings }) => findings.map(({ code }) => `${name} ${code}`));
    expect(told).toEqual(['gone GW2156']);
    expect(await file('policies/gone.yaml')).toMatch(/except: id:[0-9a-f-]{36}/);
    expect(await file('policies/gone.yaml')).not.toContain(NOBODY);
  });

  it('leaves the plan with nothing to do, and apply with nothing to write', async () => {
    expect(await run('plan', '-C', out, '--detailed-exitcode')).toMatchObject({ code: 0 });
    expect(await run('drift', '-C', out)).toMatchObject({ code: 0 });
    const { value } = await send('GET', '/identity/conditionalAccess/policies');
    expect(await run('apply', '-C', out, '--auto-approve')).toMatchObject({ code: 0 });
    expect((await send('GET', '/identity/conditionalAccess/policies')).value).toEqual(value);
  });
});
