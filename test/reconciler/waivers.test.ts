import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Planned } from '../../reconciler/run.ts';
import type { Json } from '../../schemas/json.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const ca = '/v1.0/identity/conditionalAccess/policies';
const locations = '/v1.0/identity/conditionalAccess/namedLocations';
const compliance = '/beta/deviceManagement/deviceCompliancePolicies';

const together = (...documents: readonly string[]) => documents.join('---\n');
const groups = together(
  'kind: Group\nname: Pilots\n',
  'kind: Group\nname: Contractors\n',
  'kind: Group\nname: Board\n',
);
const mail = (more = 'rollout: disabled\n') =>
  `kind: Protection\nname: mail\nprotect: Exchange Online\nfor: { groups: Pilots, except: [Contractors] }\nrequire: mfa\n${more}`;
const waiver = (about: string, until = '2099-12-31', name = 'pilot') =>
  `kind: Waiver\nname: ${name}\n${about}\nreason: A pilot\nowner: Identity team\nuntil: ${until}\n`;
const onMail = (property: string, value?: Json) =>
  waiver(
    `object: conditionalAccessPolicies/mail\nproperty: ${property}${value === undefined ? '' : `\nvalue: ${JSON.stringify(value)}`}`,
  );

let world: TenantWorld;
beforeEach(async () => {
  world = await TenantWorld.start();
});
afterEach(() => world.emulator.close());

async function planned(text: string, today?: string): Promise<Planned['plan']> {
  const found = await world.plan(text, undefined, today === undefined ? {} : { today });
  if (!('plan' in found)) throw new Error(JSON.stringify(found.findings));
  return found.plan;
}

const changed = ({ changes }: Planned['plan']) =>
  changes.flatMap(({ name, action, properties }) =>
    action === 'update' ? properties.map(({ pointer }) => `${name}${pointer}`) : [`${action} ${name}`],
  );
const codes = ({ findings }: Planned['plan']) =>
  findings.filter(({ severity }) => severity !== 'information').map(({ code }) => code);

async function policy(): Promise<Record<string, Json>> {
  const found = (await world.list(ca)).find(({ displayName }) => displayName === 'mail');
  return found as Record<string, Json>;
}

async function edit(body: object): Promise<void> {
  const { id } = await policy();
  expect((await world.send('PATCH', `${ca}/${String(id)}`, body)).status).toBe(204);
}

async function idOf(group: string): Promise<string> {
  const found = (await world.list('/v1.0/groups')).find(({ displayName }) => displayName === group);
  return String(found?.id);
}

describe('a waiver of a property', () => {
  beforeEach(async () => {
    expect(await world.apply(together(groups, mail()))).toMatchObject({ status: 'applied' });
  });

  it('leaves it as the tenant has it, says what was left, and leaves the rest to git', async () => {
    await edit({
      state: 'enabledForReportingButNotEnforced',
      displayName: 'mail',
      grantControls: { operator: 'OR', builtInControls: ['block'] },
    });
    const plan = await planned(together(groups, mail(), onMail('rollout')));
    expect(changed(plan)).toEqual(['mail/grantControls/builtInControls']);
    expect(plan.changes[0]?.moved).toBe('tenant');
    expect(plan.waived).toEqual([
      {
        name: 'pilot',
        resource: 'conditionalAccessPolicies/mail',
        title: 'mail',
        pointer: '/state',
        live: 'enabledForReportingButNotEnforced',
        desired: 'disabled',
        reason: 'A pilot',
        owner: 'Identity team',
        until: '2099-12-31',
      },
    ]);
  });

  it('sends nothing about it, and is verified', async () => {
    await edit({ state: 'enabledForReportingButNotEnforced' });
    const text = together(groups, mail(), onMail('/state', 'enabledForReportingButNotEnforced'));
    expect(await world.apply(text)).toMatchObject({ status: 'unchanged' });
    expect(await world.apply(text.replace('require: mfa', 'require: block'))).toMatchObject({ status: 'applied' });
    expect(await policy()).toMatchObject({
      state: 'enabledForReportingButNotEnforced',
      grantControls: { builtInControls: ['block'] },
    });
    expect(changed(await planned(text.replace('require: mfa', 'require: block')))).toEqual([]);
  });

  it('sends a waived part of a property that goes whole as the tenant has it', async () => {
    const board = await idOf('Board');
    const { conditions } = await policy();
    await edit({
      conditions: { ...(conditions as object), platforms: { includePlatforms: ['iOS'] }, userRiskLevels: ['high'] },
    });
    const text = together(groups, mail(), onMail('/conditions/platforms'));
    const plan = await planned(text);
    expect(changed(plan)).toEqual(['mail/conditions/userRiskLevels']);
    expect(JSON.stringify(plan.requests)).not.toContain(board);
    expect(plan.requests[0]?.body).toMatchObject({ conditions: { platforms: { includePlatforms: ['iOS'] } } });
    expect(await world.apply(text)).toMatchObject({ status: 'applied' });
    expect(await policy()).toMatchObject({
      conditions: { platforms: { includePlatforms: ['iOS'] }, userRiskLevels: [] },
    });
  });

  it('may be about one member of a list: the others are as git says', async () => {
    const ids = await Promise.all(['Board', 'Contractors', 'Break Glass'].map(idOf));
    const [board, contractors, breakGlass] = ids;
    const { conditions } = await policy();
    const users = (conditions as { users: object }).users;
    await edit({ conditions: { ...(conditions as object), users: { ...users, excludeGroups: [board, breakGlass] } } });
    const text = together(groups, mail(), onMail('/conditions/users/excludeGroups', 'Board'));
    const plan = await planned(text);
    expect(changed(plan)).toEqual(['mail/conditions/users/excludeGroups']);
    expect(plan.changes[0]?.properties[0]?.after).toHaveLength(3);
    expect(plan.waived).toMatchObject([{ live: { $ref: 'groups/Board' }, desired: null }]);
    expect(await world.apply(text)).toMatchObject({ status: 'applied' });
    const after = (await policy()).conditions as { users: { excludeGroups: string[] } };
    expect(after.users.excludeGroups.toSorted()).toEqual([board, contractors, breakGlass].toSorted());
    expect(changed(await planned(text))).toEqual([]);
  });

  it('may be about a member that is gone: it stays gone', async () => {
    const breakGlass = await idOf('Break Glass');
    const { conditions } = await policy();
    const users = (conditions as { users: object }).users;
    await edit({ conditions: { ...(conditions as object), users: { ...users, excludeGroups: [breakGlass] } } });
    const text = together(groups, mail(), onMail('/conditions/users/excludeGroups', 'Contractors'));
    expect(changed(await planned(text))).toEqual([]);
    expect((await planned(text)).waived).toMatchObject([{ live: null, desired: { $ref: 'groups/Contractors' } }]);
  });

  it('covers no other value than the one it names', async () => {
    await edit({ state: 'enabledForReportingButNotEnforced' });
    const plan = await planned(together(groups, mail(), onMail('/state', 'enabled')));
    expect(changed(plan)).toEqual(['mail/state']);
    expect(codes(plan)).toContain('GW5461');
  });

  it('takes along what means something only beside it', async () => {
    await edit({ grantControls: { operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] } });
    const text = together(
      groups,
      mail().replace('require: mfa', 'require: [mfa]'),
      onMail('/grantControls/builtInControls'),
    );
    expect(changed(await planned(text))).toEqual([]);
  });

  it('ends on its last day: on the next one the change is back, and an error', async () => {
    await edit({ state: 'enabledForReportingButNotEnforced' });
    const text = together(groups, mail(), waiver('object: mail\nproperty: rollout', '2026-12-31'));
    expect(changed(await planned(text, '2026-12-31'))).toEqual([]);
    const late = await planned(text, '2027-01-01');
    expect(changed(late)).toEqual(['mail/state']);
    expect(late.changes[0]?.moved).toBe('tenant');
    expect(codes(late)).toEqual(['GW4157']);
    expect(await world.apply(text, undefined, { today: '2027-01-01' })).toMatchObject({ status: 'invalid' });
    expect(await policy()).toMatchObject({ state: 'enabledForReportingButNotEnforced' });
  });

  it('hides nobody who would be locked out', async () => {
    const { conditions } = await policy();
    const users = (conditions as { users: object }).users;
    await edit({ state: 'enabled', conditions: { ...(conditions as object), users: { ...users, excludeGroups: [] } } });
    const plan = await planned(together(groups, mail(), waiver('object: mail')));
    expect(changed(plan)).toEqual(['mail/conditions/users/excludeGroups']);
    const found = await world.plan(together(groups, mail(), onMail('/conditions/users/excludeGroups')));
    expect('plan' in found ? [] : found.findings.map(({ code }) => code)).toContain('GW4154');
  });

  it.each(['enabled', 'enabledForReportingButNotEnforced'])(
    'leaves nobody of emergency access out of the exclusions, by whatever name, while %s',
    async (state) => {
      const breakGlass = await idOf('Break Glass');
      const { conditions } = await policy();
      const users = (conditions as { users: object }).users;
      const edited = { ...(conditions as object), users: { ...users, excludeGroups: [] } };
      const place = '/conditions/users/excludeGroups';
      await edit({ state, conditions: edited, displayName: 'Mail' });
      for (const about of [onMail(place, `id:${breakGlass}`), onMail(place, breakGlass), waiver('object: mail')]) {
        const found = await world.plan(together(groups, mail(), about));
        const told = 'plan' in found ? found.plan.changes.flatMap(({ properties }) => properties) : [];
        const given = told.find(({ pointer }) => pointer === place)?.after;
        expect(given ?? found).toContainEqual({ $ref: 'groups/Break Glass' });
        const isProperty = about !== waiver('object: mail');
        if (isProperty && 'plan' in found) expect(codes(found.plan)).toContain('GW4154');
      }
      expect(await world.apply(together(groups, mail(), waiver('object: mail')))).toMatchObject({ status: 'applied' });
      expect((await world.list(ca))[0]).toMatchObject({
        displayName: 'Mail',
        state,
        conditions: { users: { excludeGroups: [breakGlass] } },
      });
    },
  );
});

describe('a waiver of a whole object', () => {
  it('leaves a changed one alone, and its rest of the project to git', async () => {
    const office = 'kind: NamedLocation\nname: office\nranges: 203.0.113.0/24\n';
    await world.apply(together(groups, office, mail()));
    await edit({ state: 'enabledForReportingButNotEnforced', displayName: 'Mail, as the help desk calls it' });
    const [location] = await world.list(locations);
    await world.send('PATCH', `${locations}/${String(location?.id)}`, {
      '@odata.type': '#microsoft.graph.ipNamedLocation',
      isTrusted: true,
    });
    const plan = await planned(together(groups, office, mail(), waiver('object: Protection/mail')));
    expect(changed(plan)).toEqual(['office/isTrusted']);
    expect(plan.waived).toMatchObject([{ resource: 'conditionalAccessPolicies/mail' }]);
    expect(plan.unchanged).toBe(3);
  });

  it('leaves a missing one missing', async () => {
    const text = together(groups, mail(), waiver('object: mail'));
    expect(await world.apply(text)).toMatchObject({ status: 'applied' });
    expect(await policy()).toBeUndefined();
    expect((await planned(text)).waived).toMatchObject([{ resource: 'conditionalAccessPolicies/mail' }]);
  });

  it('leaves alone one that would be made anew', async () => {
    const text = (said: string) => together(groups, `kind: NamedLocation\nname: office\n${said}\n`, mail());
    await world.apply(text('ranges: 203.0.113.0/24'));
    expect(changed(await planned(text('countries: DE')))).toHaveLength(2);
    const plan = await planned(together(text('countries: DE'), waiver('object: office')));
    expect(changed(plan)).toEqual([]);
    expect(plan.waived).toMatchObject([{ resource: 'namedLocations/office' }]);
  });

  it('leaves untold what is not ours', async () => {
    await world.apply(together(groups, mail()));
    const { id: _, createdDateTime: __, ...copy } = await policy();
    await world.send('POST', ca, {
      displayName: 'By hand',
      state: 'disabled',
      conditions: copy.conditions as Json,
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    });
    const text = together(groups, mail());
    expect((await planned(text)).unmanaged).toHaveLength(1);
    const plan = await planned(together(text, waiver('unmanaged: By hand')));
    expect(plan.unmanaged).toEqual([]);
    expect(plan.waived).toMatchObject([{ title: 'By hand' }]);
  });
});

describe('waivers of other kinds', () => {
  const phones = together(
    'kind: Group\nname: Pilots\n',
    'kind: DeviceStandard\nname: phones\nplatforms: iOS\nfacts: { pin: { minimumLength: 6 }, jailbroken: forbidden }\nfor: Pilots\n',
  );

  it('one of a compliance policy keeps its assignments and its settings apart', async () => {
    expect(await world.apply(phones)).toMatchObject({ status: 'applied' });
    const [live] = await world.list(compliance);
    const id = String(live?.id);
    await world.send('POST', `${compliance}/${id}/assign`, { assignments: [] });
    await world.send('PATCH', `${compliance}/${id}`, {
      '@odata.type': live?.['@odata.type'],
      passcodeMinimumLength: 4,
    });
    const plan = await planned(together(phones, waiver('object: DeviceStandard/phones\nproperty: for')));
    expect(changed(plan)).toEqual(
      ['phones.iOS/passcodeMinimumLength'].map((text) => expect.stringContaining(text.slice(-22))),
    );
    expect(plan.requests.map(({ method }) => method)).toEqual(['PATCH']);
  });

  it('one of a location keeps its ranges while its trust goes back', async () => {
    const office = 'kind: NamedLocation\nname: office\nranges: 203.0.113.0/24\n';
    await world.apply(office);
    const [live] = await world.list(locations);
    await world.send('PATCH', `${locations}/${String(live?.id)}`, {
      '@odata.type': '#microsoft.graph.ipNamedLocation',
      isTrusted: true,
      ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '198.51.100.0/24' }],
    });
    const text = together(office, waiver('object: office\nproperty: ranges'));
    expect(await world.apply(text)).toMatchObject({ status: 'applied' });
    expect((await world.list(locations))[0]).toMatchObject({
      isTrusted: false,
      ipRanges: [{ cidrAddress: '198.51.100.0/24' }],
    });
  });
});
