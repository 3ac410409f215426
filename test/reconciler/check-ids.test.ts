import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../../schemas/finding.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const nobody = '99999999-9999-4999-8999-999999999999';
const policies = '/v1.0/identity/conditionalAccess/policies';

let world: TenantWorld;
beforeEach(async () => {
  world = await TenantWorld.start();
});
afterEach(() => world.emulator.close());

const mail = (audience: string, more = 'rollout: enabled') =>
  `kind: Protection\nname: mail\nprotect: Exchange Online\nfor: ${audience}\nrequire: mfa\n${more}\n`;

async function findingsOf(documents: string): Promise<readonly Finding[]> {
  const planned = await world.plan(documents);
  return ('plan' in planned ? planned.plan.findings : planned.findings).filter(({ code }) => code === 'GW5070');
}

describe('ids that stand in git', () => {
  it.each(['groups', 'users'])('of %s are asked of the tenant before anything is sent', async (kind) => {
    expect(await findingsOf(mail(`{ ${kind}: ['id:${nobody}'] }`))).toMatchObject([
      { severity: 'error', resource: 'conditionalAccessPolicies/mail', span: { start: { line: 4 } } },
    ]);
    expect(await world.apply(mail(`{ ${kind}: ['id:${nobody}'] }`))).toMatchObject({ status: 'invalid' });
    expect(await world.list(policies)).toEqual([]);
  });

  it('of applications too', async () => {
    const documents = mail('Sales').replace('Exchange Online', `'id:${nobody}'`);
    expect(await findingsOf(documents)).toMatchObject([{ severity: 'error', span: { start: { line: 3 } } }]);
  });

  it('only warn in a disabled policy', async () => {
    const documents = mail(`{ groups: ['id:${nobody}'] }`, 'rollout: disabled');
    expect(await findingsOf(documents)).toMatchObject([{ severity: 'warning' }]);
  });

  it('pass where they exist, in any case', async () => {
    const [group] = await world.list('/v1.0/groups');
    const id = String(group?.id);
    expect(await findingsOf(mail(`{ groups: ['id:${id}', 'id:${id.toUpperCase()}'] }`))).toEqual([]);
  });

  it('pass where the tenant itself holds them: groups are deleted, and policies keep their ids', async () => {
    const body = { displayName: 'Doomed', mailNickname: 'doomed', mailEnabled: false, securityEnabled: true };
    const { body: group } = await world.send('POST', '/v1.0/groups', body);
    const documents = mail(`{ groups: [Sales, 'id:${String(group.id)}'] }`);
    expect(await world.apply(documents)).toMatchObject({ status: 'applied' });
    await world.send('DELETE', `/v1.0/groups/${String(group.id)}`);
    expect(await findingsOf(documents)).toEqual([]);
  });
});
