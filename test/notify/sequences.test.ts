import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunRecord } from '../../schemas/run-record.ts';
import { drift, failed, inSync, NotifyWorld } from '../support/notify-world.ts';

let world: NotifyWorld;
beforeEach(async () => {
  world = await NotifyWorld.start();
});
afterEach(() => world.webhook.close());

const found = 'contoso: Drift: 1 changed';
const day = 24 * 3_600_000;
const invalid = (message: string): Partial<RunRecord> => ({
  outcome: 'invalid',
  findings: [{ code: 'GW2001', severity: 'error', message }],
});
const file = () => join(world.directory, '.service/told/contoso.json');

describe('drift', () => {
  it('is told once, again when it is another, and its end in one line', async () => {
    expect(await world.runs(inSync, drift(), drift(), drift('two'), drift('two'), inSync, inSync)).toEqual([
      found,
      found,
      'contoso: in sync again',
    ]);
    expect(await world.runs(drift('two'))).toEqual([found]);
  });

  it('is reminded of after a day, also where the clock was set back far', async () => {
    await world.runs(drift());
    await world.clock.sleep(day);
    expect(await world.runs(drift(), drift())).toEqual(['contoso: Drift (reminder): 1 changed']);
    world.clock.jump(-30 * day);
    expect(await world.runs(drift(), drift())).toHaveLength(1);
  });

  it('counts objects that are not ours, unless only ours count', async () => {
    const { plan } = drift();
    if (plan === undefined) throw new Error('no plan');
    const more = {
      ...plan,
      unmanaged: [{ kind: 'conditionalAccessPolicies' as const, id: 'u', title: 'Temporary' }],
    };
    expect(await world.runs(drift(), drift('one', { plan: more }))).toHaveLength(2);
    world.restart({ oursOnly: true });
    await world.runs(inSync);
    expect(await world.runs(drift(), drift('one', { plan: more }))).toHaveLength(1);
  });

  it('that is put right again and again is told once a day, with how often', async () => {
    const repaired = drift('one', { outcome: 'repaired', sent: 1 });
    expect(await world.runs(repaired, inSync, repaired, repaired, inSync)).toEqual([
      'contoso: Repaired: 1 object put right, 1 request',
    ]);
    await world.clock.sleep(day);
    expect(await world.runs(repaired)).toEqual([
      'contoso: Repaired (reminder): 1 object put right, 1 request, 2 more times since it was last told',
    ]);
  });

  it('refused, then proposed, then repaired is three things', async () => {
    const proposal = { branch: 'b', url: 'https://git.example/1', objects: ['x'] };
    const steps = [drift('one', { outcome: 'refused' }), drift('one', { outcome: 'proposed', proposal })];
    expect(await world.runs(...steps, drift('one', { outcome: 'repaired' }), inSync)).toHaveLength(3);
  });
});

describe('failures', () => {
  it('are told with the second in a row, once, and so is their end', async () => {
    expect(await world.runs(failed, inSync, failed)).toEqual([]);
    expect(await world.runs(failed, failed, { ...failed, error: { message: 'other request id' } })).toEqual([
      'contoso: Failed: Graph answers 503',
    ]);
    expect(await world.runs(inSync)).toEqual(['contoso: in sync again']);
  });

  it('of the files are told at once, and again when it is another mistake', async () => {
    const first = invalid('no such member');
    expect(await world.runs(first, first, invalid('another'))).toEqual([
      'contoso: Files invalid: no such member',
      'contoso: Files invalid: another',
    ]);
  });

  it('leave drift where it was: told before, it is not told again', async () => {
    expect(await world.runs(drift(), failed, failed, drift(), inSync)).toEqual([
      found,
      'contoso: Failed: Graph answers 503',
      'contoso: runs get to their end again',
      'contoso: in sync again',
    ]);
  });

  it('are not ended or counted by a pause or a stop', async () => {
    const quiet = [{ outcome: 'suspended' }, { outcome: 'interrupted' }] as const;
    expect(await world.runs(failed, ...quiet, failed, ...quiet)).toHaveLength(1);
  });
});

describe('filters', () => {
  it('by event: who hears of failures only hears nothing of drift, and the reverse', async () => {
    world.targets = [{ form: 'json', urlVariable: 'HOOK', events: ['failure'] }];
    expect(await world.runs(drift(), inSync, failed, failed, inSync)).toHaveLength(1);
    world.targets = [{ form: 'json', urlVariable: 'HOOK', events: ['drift'] }];
    expect(await world.runs(failed, failed, drift(), inSync)).toEqual([found]);
    world.targets = [{ form: 'json', urlVariable: 'HOOK', events: ['failure', 'recovery'] }];
    expect(await world.runs(drift(), failed, failed, drift())).toEqual([
      'contoso: Failed: Graph answers 503',
      'contoso: runs get to their end again',
    ]);
  });

  it('by tenant', async () => {
    world.targets = [{ form: 'json', urlVariable: 'HOOK', tenants: ['fabrikam'] }];
    const fabrikam = { tenant: { name: 'fabrikam', id: 'f' } };
    expect(await world.runs(drift(), drift('one', fabrikam))).toEqual(['fabrikam: Drift: 1 changed']);
  });
});

describe('what was told', () => {
  it('survives a restart, and files that cannot be read meanwhile', async () => {
    await world.runs(drift());
    world.restart();
    const { targets } = world;
    world.targets = [];
    await world.runs(failed);
    world.targets = targets;
    expect(await world.runs(drift(), inSync)).toEqual(['contoso: in sync again']);
    expect(await readdir(join(world.directory, '.service/told'))).toEqual(['contoso.json']);
  });

  it.each(['', '{', '{"formatVersion":"9"}', 'null'])('begins anew where the file is damaged: %j', async (text) => {
    await world.runs(drift());
    await writeFile(file(), text);
    world.restart();
    expect(await world.runs(drift(), drift(), drift())).toEqual([found]);
    expect(world.log).toEqual([expect.stringContaining('it is damaged')]);
    expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ formatVersion: '1.0' });
  });

  it('is remembered by the process where the disk refuses', async () => {
    await rm(world.directory, { recursive: true });
    await writeFile(world.directory, 'a file');
    expect(await world.runs(drift(), drift(), drift())).toEqual([found]);
    expect(world.log.length).toBeGreaterThan(0);
  });
});
