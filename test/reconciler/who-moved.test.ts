import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TenantWorld } from '../support/tenant-world.ts';

const ca = '/v1.0/identity/conditionalAccess/policies';

const office = (text: string) => `kind: NamedLocation\nname: office\ntitle: Office\n${text}\n`;
const pilots = 'kind: Group\nname: Pilots\n';
const mail = (more = '') => `kind: Protection
name: mail
protect: Exchange Online
for: Pilots
when: { locations: office }
require: mfa
${more}`;
const together = (...documents: readonly string[]) => documents.join('---\n');
const ranges = office('ranges: 203.0.113.0/24');

let world: TenantWorld;
beforeEach(async () => {
  world = await TenantWorld.start();
});
afterEach(() => world.emulator.close());

async function movedIn(text: string, project?: string): Promise<Readonly<Record<string, string>>> {
  const planned = await world.plan(text, project);
  if (!('plan' in planned)) throw new Error(JSON.stringify(planned.findings));
  return Object.fromEntries(planned.plan.changes.map(({ name, action, moved }) => [name, `${action}: ${moved}`]));
}

describe('who moved', () => {
  beforeEach(async () => {
    expect(await world.apply(together(pilots, ranges, mail()))).toMatchObject({ status: 'applied' });
  });

  it('is git when a document changes', async () => {
    expect(await movedIn(together(pilots, ranges, mail('rollout: disabled\n')))).toEqual({ mail: 'update: git' });
  });

  it('is the tenant when somebody else writes', async () => {
    const [policy] = await world.list(ca);
    await world.send('PATCH', `${ca}/${policy?.id}`, { state: 'disabled' });
    expect(await movedIn(together(pilots, ranges, mail()))).toEqual({ mail: 'update: tenant' });
  });

  it('is both when both do', async () => {
    const [policy] = await world.list(ca);
    await world.send('PATCH', `${ca}/${policy?.id}`, { state: 'enabled' });
    expect(await movedIn(together(pilots, ranges, mail('rollout: disabled\n')))).toEqual({ mail: 'update: both' });
  });

  it('is git when a location the policy uses is made anew', async () => {
    const moved = await movedIn(together(pilots, office('countries: DE'), mail()));
    expect(moved).toMatchObject({ mail: 'update: git', office: 'create: unknown' });
  });

  it('is git when a policy goes with everything it uses', async () => {
    const moved = Object.values(await movedIn('# nothing\n'));
    expect(moved).toEqual(['delete: git', 'delete: git', 'delete: git']);
  });
});
