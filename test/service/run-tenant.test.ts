import { afterEach, describe, expect, it } from 'vitest';
import { ProposalError } from '../../reconciler/ports.ts';
import { runRecordSchema } from '../../schemas/run-record.ts';
import { ServiceWorld, type ServiceWorldOptions } from '../support/service-world.ts';

const ca = '/v1.0/identity/conditionalAccess/policies';
const project = (onDrift: string, more = '') =>
  `version: 1\nbreakGlass: { groups: [Break Glass] }\nschedule: { cron: "0 * * * *", onDrift: ${onDrift} }\n${more}`;
const mail = (rollout: string) =>
  `kind: Protection\nname: mail\ntitle: Mail needs two factors\nprotect: Exchange Online\nfor: Sales\nrequire: mfa\nrollout: ${rollout}\n`;

let world: ServiceWorld;
afterEach(() => world.close());

async function begin(onDrift: string, more: Partial<ServiceWorldOptions> = {}): Promise<void> {
  world = await ServiceWorld.start({
    files: { 'gatewright.yaml': project('repair'), 'policies.yaml': mail('enabled') },
    ...more,
  });
  expect(await world.tick()).toMatchObject([{ outcome: 'repaired', mode: 'repair', sent: 1 }]);
  world.source.push({ 'gatewright.yaml': project(onDrift) });
}

async function only(more = {}) {
  const records = await world.tick(more);
  expect(records).toHaveLength(1);
  const [record] = records;
  if (record === undefined) throw new Error('no record');
  expect(runRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(JSON.parse(JSON.stringify(record)));
  return record;
}

async function edit(body: object): Promise<void> {
  const [policy] = await world.list(ca);
  await world.send('PATCH', `${ca}/${policy?.id}`, body);
}

const stateOf = async () => (await world.list(ca)).map(({ state }) => state);

describe('a run', () => {
  it('finds nothing to do, and writes nothing', async () => {
    await begin('repair');
    const record = await only();
    expect(record).toMatchObject({ outcome: 'inSync', sent: 0, actors: {}, plan: { changes: [] } });
    expect(record.source).toEqual({
      repository: 'https://git.example/policies',
      ref: 'main',
      commit: '2'.padStart(40, '0'),
    });
    expect(record.graph.requests).toBeGreaterThan(2);
  });

  it('puts right what somebody did, and says who it was', async () => {
    await begin('repair');
    await edit({ state: 'disabled' });
    const record = await only();
    expect(record).toMatchObject({ outcome: 'repaired', sent: 1 });
    expect(record.plan?.changes).toMatchObject([{ name: 'mail', moved: 'tenant' }]);
    expect(record.actors).toMatchObject({ 'conditionalAccessPolicies/mail': { who: 'security@contoso.com' } });
    expect(await stateOf()).toEqual(['enabled']);
    expect(await only()).toMatchObject({ outcome: 'inSync' });
  });

  it('only tells in report mode, whoever moved', async () => {
    await begin('report');
    await edit({ state: 'disabled' });
    expect(await only()).toMatchObject({ outcome: 'drift', sent: 0, plan: { changes: [{ moved: 'tenant' }] } });
    world.source.push({ 'policies.yaml': mail('reportOnly') });
    expect(await only()).toMatchObject({ outcome: 'drift', sent: 0, plan: { changes: [{ moved: 'both' }] } });
    expect(await stateOf()).toEqual(['disabled']);
  });

  it('applies a new commit where it may repair', async () => {
    await begin('repair');
    world.source.push({ 'policies.yaml': mail('reportOnly') });
    const record = await only();
    expect(record).toMatchObject({ outcome: 'repaired', plan: { changes: [{ moved: 'git' }] }, actors: {} });
    expect(await stateOf()).toEqual(['enabledForReportingButNotEnforced']);
  });

  it('counts what nobody declared as drift, unless it is asked for ours only', async () => {
    await begin('repair');
    await world.send('POST', ca, {
      displayName: 'By hand',
      state: 'disabled',
      conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['All'] } },
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    });
    const record = await only();
    expect(record).toMatchObject({ outcome: 'drift', sent: 0, plan: { unmanaged: [{ title: 'By hand' }] } });
    expect(Object.values(record.actors)).toMatchObject([{ who: 'security@contoso.com' }]);
    expect(await only({ oursOnly: true })).toMatchObject({ outcome: 'inSync', actors: {} });
  });

  it('never forces what a guard refuses', async () => {
    await begin('repair');
    world.source.push({
      'policies.yaml': `${mail('enabled')}---\nkind: Protection\nname: nobody\nprotect: all apps\nfor: everyone\nrequire: block\nrollout: enabled\n`,
    });
    const record = await only();
    expect(record).toMatchObject({ outcome: 'refused', sent: 0 });
    expect(record.plan?.findings.filter(({ severity }) => severity === 'error')).not.toEqual([]);
    expect(await world.list(ca)).toHaveLength(1);
  });

  it('does not touch the tenant while the files have errors', async () => {
    await begin('repair');
    world.source.push({ 'policies.yaml': mail('sometimes') });
    const record = await only();
    expect(record).toMatchObject({ outcome: 'invalid', sent: 0, graph: { requests: 0 } });
    expect(record.findings.map(({ severity }) => severity)).toContain('error');
    expect(record.plan).toBeUndefined();
  });

  it('calls a schedule invalid that never comes round', async () => {
    await begin('repair');
    world.source.push({ 'gatewright.yaml': project('repair').replace('0 * * * *', 'every hour') });
    const record = await only();
    expect(record).toMatchObject({ outcome: 'invalid', graph: { requests: 0 } });
    expect(record.findings[0]?.code).toBe('GW2160');
  });

  it('tells that Graph cannot be reached, with what to do about it', async () => {
    await begin('repair');
    await world.close();
    const record = await only();
    expect(record).toMatchObject({ outcome: 'failed', sent: 0 });
    expect(record.error?.message).toContain('127.0.0.1');
    expect(record.error?.help).not.toBe('');
  });

  it('keeps what git asks for: sentence, document, body and coverage', async () => {
    await begin('report');
    const { state = '' } = await only();
    const kept = await world.records.readState(state);
    expect(kept?.objects).toMatchObject([
      { kind: 'conditionalAccessPolicies', name: 'mail', title: 'Mail needs two factors', source: { line: 1 } },
    ]);
    expect(kept?.objects[0]?.document.trimEnd()).toBe(mail('enabled').trimEnd());
    expect(kept?.coverage).toMatchObject({ formatVersion: '1.0', source: { kind: 'project' } });
    expect((await only()).state).toBe(state);
  });
});

describe('propose', () => {
  const proposer = (answer: () => { branch: string; objects: string[] } | undefined) => {
    const asked: string[][] = [];
    return {
      asked,
      proposer: {
        propose: async ({ planned }: { planned: { plan: { changes: readonly { name: string }[] } } }) => {
          asked.push(planned.plan.changes.map(({ name }) => name));
          return answer();
        },
      },
    };
  };

  it('proposes what the tenant moved, and writes nothing', async () => {
    const { asked, proposer: made } = proposer(() => ({ branch: 'gatewright/drift', objects: ['mail'] }));
    await begin('propose', { proposer: made });
    await edit({ state: 'disabled' });
    expect(await only()).toMatchObject({ outcome: 'proposed', proposal: { branch: 'gatewright/drift' }, sent: 0 });
    expect(asked).toEqual([['mail']]);
    expect(await stateOf()).toEqual(['disabled']);
  });

  it('does not propose to undo a commit', async () => {
    const { asked, proposer: made } = proposer(() => undefined);
    await begin('propose', { proposer: made });
    world.source.push({ 'policies.yaml': mail('reportOnly') });
    expect(await only()).toMatchObject({ outcome: 'drift', sent: 0 });
    expect(asked).toEqual([]);
  });

  it('tells when it cannot', async () => {
    await begin('propose');
    await edit({ state: 'disabled' });
    expect(await only()).toMatchObject({ outcome: 'drift', error: { message: expect.stringContaining('nowhere') } });
    const { proposer: made } = proposer(() => {
      throw new ProposalError('GitHub refused', 'look at the token');
    });
    expect(await only({ proposer: made })).toMatchObject({
      outcome: 'failed',
      error: { message: 'GitHub refused', help: 'look at the token' },
      plan: { changes: [{ name: 'mail' }] },
    });
  });
});
