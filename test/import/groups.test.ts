import { describe, expect, it } from 'vitest';
import { readGraphJson } from '../../compiler/graph-json/read-graph-json.ts';
import { type Imported, importObjects } from '../../compiler/import/import-objects.ts';

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

function importAll(...input: readonly object[]): Imported {
  const { objects } = readGraphJson({ file: 'export.json', bytes: encode(input) });
  return importObjects({ objects, settings: {}, tenant: { name: 'default', id: 'test' } });
}

const textOf = ({ files }: Imported, path: string) => files.find((file) => file.path === path)?.text ?? '';

const id = (number: number) => `00000000-aaaa-4aaa-8aaa-${String(number).padStart(12, '0')}`;
const policy = (users: object, more: object = {}) => ({
  displayName: 'Mail',
  state: 'enabled',
  conditions: { clientAppTypes: ['all'], users, applications: { includeApplications: ['All'] } },
  grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  ...more,
});
const assigned = (number: number, displayName: string) => ({
  '@odata.type': '#microsoft.graph.group',
  id: id(number),
  displayName,
  mailEnabled: false,
  mailNickname: 'x',
  securityEnabled: true,
  groupTypes: [],
});
const dynamic = (number: number, displayName: string, more: object = {}) => ({
  ...assigned(number, displayName),
  groupTypes: ['DynamicMembership'],
  membershipRule: 'user.department -eq "Sales"',
  membershipRuleProcessingState: 'On',
  ...more,
});

describe('a group beside policies', () => {
  it('with a rule becomes a document that policies name', () => {
    const imported = importAll(
      dynamic(1, 'Sales Team', { renewedDateTime: '2026-01-01T00:00:00Z' }),
      policy({ includeGroups: [id(1)] }),
    );
    expect(imported.rows.map(({ status, name }) => [status, name])).toEqual([
      ['lifted', 'sales-team'],
      ['lifted', 'mail'],
    ]);
    expect(textOf(imported, 'groups/sales-team.yaml')).toContain(
      `kind: Group\nname: sales-team\ntitle: Sales Team\nmembershipRule: 'user.department -eq "Sales"'\nmailNickname: x\n`,
    );
    expect(textOf(imported, 'policies/mail.yaml')).toContain('for: sales-team\n');
    expect(imported.bindings.names.groups).toEqual({ 'sales-team': id(1) });
  });

  it('says no mail nickname that follows from its name', () => {
    const imported = importAll(dynamic(1, 'Sales Team', { mailNickname: 'sales-team' }));
    expect(textOf(imported, 'groups/sales-team.yaml')).not.toContain('mailNickname');
  });

  it('without a rule gives policies its name, and is told', () => {
    const imported = importAll(assigned(1, 'Sales'), policy({ includeUsers: ['All'], excludeGroups: [id(1)] }));
    expect(imported.rows[0]).toMatchObject({ status: 'refused', findings: [{ code: 'GW2152' }] });
    expect(textOf(imported, 'policies/mail.yaml')).toContain('for: { everyone: true, except: Sales }\n');
    expect(imported.bindings.names.groups).toEqual({ Sales: id(1) });
  });

  it('of a name that two bear goes by its id', () => {
    const imported = importAll(assigned(1, 'Sales'), assigned(2, 'Sales'), policy({ includeGroups: [id(2)] }));
    expect(textOf(imported, 'policies/mail.yaml')).toContain(`for: id:${id(2)}\n`);
  });

  it.each([
    ['is paused', { membershipRuleProcessingState: 'Paused' }, '/membershipRuleProcessingState'],
    ['has something nobody knows', { newThing: { level: 3 } }, '/newThing/level'],
  ])('that %s is told with the place, and named', (_, more, pointer) => {
    const imported = importAll(dynamic(1, 'Sales', more), policy({ includeGroups: [id(1)] }));
    expect(imported.rows[0]).toMatchObject({ status: 'refused', findings: [{ code: 'GW2152', pointer }] });
    expect(textOf(imported, 'policies/mail.yaml')).toContain('for: Sales\n');
  });
});

it('a user beside policies gives them its name', () => {
  const user = { '@odata.type': '#microsoft.graph.user', id: id(7), userPrincipalName: 'ann@contoso.com' };
  const imported = importAll(user, policy({ includeUsers: [id(7)] }));
  expect(textOf(imported, 'policies/mail.yaml')).toContain('for: { users: ann@contoso.com }\n');
});

it('workloads do not hide who is left out of every policy about people', () => {
  const users = { includeUsers: ['All'], excludeGroups: [id(1)] };
  const workloads = policy(
    { includeUsers: ['None'] },
    { displayName: 'w', grantControls: { operator: 'OR', builtInControls: ['block'] } },
  );
  const clientApplications = { includeServicePrincipals: ['ServicePrincipalsInMyTenant'] };
  const all = ['a', 'b', 'c'].map((displayName) => policy(users, { displayName }));
  const imported = importAll(assigned(1, 'Break Glass'), ...all, {
    ...workloads,
    conditions: { ...workloads.conditions, clientApplications },
  });
  expect(textOf(imported, 'gatewright.yaml')).toContain('breakGlass: { groups: [Break Glass] }\n');
  expect(textOf(imported, 'policies/w.yaml')).toContain('for: { none: true, workloads: all mine }\n');
});

it('more locations than a tenant is known to hold are all taken over', () => {
  const location = (number: number) => ({
    '@odata.type': '#microsoft.graph.countryNamedLocation',
    id: id(number),
    displayName: `Place ${number}`,
    countriesAndRegions: ['DE'],
  });
  const imported = importAll(...Array.from({ length: 200 }, (_, index) => location(index)));
  expect(imported.rows.filter(({ status }) => status === 'lifted')).toHaveLength(200);
});
