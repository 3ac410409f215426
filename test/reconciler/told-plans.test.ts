import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readable } from '../../reconciler/report/readable.ts';
import { TenantWorld } from '../support/tenant-world.ts';

let world: TenantWorld;
beforeEach(async () => {
  world = await TenantWorld.start();
});
afterEach(() => world.emulator.close());

const mail = (audience: string) =>
  `kind: Protection\nname: mail\nprotect: Exchange Online\nfor: ${audience}\nrequire: mfa\n`;

describe('the line a list comes from', () => {
  it('is that of the document, where the project file adds to it', async () => {
    const planned = await world.plan(mail('{ groups: [Sales], except: [Field Engineers] }'));
    const properties = 'plan' in planned ? (planned.plan.changes[0]?.properties ?? []) : [];
    const excluded = properties.find(({ pointer }) => pointer === '/conditions/users/excludeGroups');
    expect(excluded).toMatchObject({ origin: { file: 'policies.yaml', line: 4 } });
  });

  it('is that of the project file, where it alone speaks', async () => {
    const planned = await world.plan(mail('Sales'));
    const properties = 'plan' in planned ? (planned.plan.changes[0]?.properties ?? []) : [];
    const excluded = properties.find(({ pointer }) => pointer === '/conditions/users/excludeGroups');
    expect(excluded).toMatchObject({ origin: { file: 'gatewright.yaml' } });
  });
});

describe('a name several objects bear', () => {
  it('is told once for each place that uses it', async () => {
    for (const mailNickname of ['twins-1', 'twins-2']) {
      const body = { displayName: 'Twins', mailNickname, mailEnabled: false, securityEnabled: true };
      await world.send('POST', '/v1.0/groups', body);
    }
    const documents = mail('Twins').replace('mfa', '{ compliantDevice: phones }\nwhen: { platforms: [iOS] }');
    const standard = 'kind: DeviceStandard\nname: phones\nplatforms: [iOS]\nfacts: { pin: { minimumLength: 6 } }\n';
    const planned = await world.plan(`${documents}---\n${standard}`);
    const findings = ('plan' in planned ? planned.plan.findings : planned.findings).filter(
      ({ code }) => code === 'GW5002',
    );
    expect(findings, JSON.stringify(planned)).toHaveLength(1);
  });
});

describe('assignments in words', () => {
  it('name whom they reach before whom they leave out', () => {
    const target = (type: string, name: string) => ({
      target: { '@odata.type': `#microsoft.graph.${type}`, groupId: { $ref: `groups/${name}` } },
    });
    const out = target('exclusionGroupAssignmentTarget', 'Break Glass');
    const sales = target('groupAssignmentTarget', 'Sales');
    expect(readable([out, target('groupAssignmentTarget', 'Field Engineers'), sales])).toBe(
      'Field Engineers, Sales, not Break Glass',
    );
  });
});
