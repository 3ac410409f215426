import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ports } from '../../reconciler/ports.ts';
import { replayJournal } from '../../reconciler/replay-journal.ts';
import { emptyInventory, type Inventory } from '../../schemas/inventory.ts';
import type { JournalEntry } from '../../schemas/journal.ts';
import { TenantWorld } from '../support/tenant-world.ts';

const ca = '/v1.0/identity/conditionalAccess/policies';
const compliance = '/beta/deviceManagement/deviceCompliancePolicies';
const protection = (more = '') =>
  `kind: Protection\nname: mail\nprotect: Exchange Online\nfor: Sales\nrequire: mfa\n${more}`;
const phones = 'kind: DeviceStandard\nname: phones\nplatforms: iOS\nfacts: { jailbroken: forbidden }\nfor: Sales\n';
const location = 'kind: NamedLocation\nname: office\nranges: 203.0.113.0/24\n';

let world: TenantWorld;
beforeEach(async () => {
  world = await TenantWorld.start();
});
afterEach(() => world.emulator.close());

/** The process dies after the journal has the outcome and before the inventory is written. */
async function dieBeforeInventory(documents: string): Promise<void> {
  const store = {
    ...world.ports.store,
    writeInventory: () => Promise.reject(new Error('the process is dead')),
  };
  await expect(world.apply(documents, undefined, undefined, {}, { ...world.ports, store })).rejects.toThrow('dead');
}

const again = (documents: string) => world.apply(documents, undefined, undefined, {}, world.afterCrash());
const origins = async () =>
  Object.fromEntries(
    Object.entries((await world.ports.store.readInventory()).entries).map(([key, { origin }]) => [key, origin]),
  );

describe('an outcome in the journal is evidence', () => {
  it('a compliance policy that was only begun is finished and ours', async () => {
    await dieBeforeInventory(phones);
    expect((await again(phones)).status).toBe('applied');
    const standards = await world.list(`${compliance}?$expand=assignments`);
    expect(standards.map(({ assignments }) => (assignments as unknown[]).length)).toEqual([2]);
    expect(await origins()).toEqual({ 'deviceCompliancePolicies/phones.iOS': 'created' });
  });

  it('a policy is ours, and goes with its document', async () => {
    await dieBeforeInventory(protection());
    expect((await again(protection())).status).toBe('applied');
    expect(await origins()).toEqual({ 'conditionalAccessPolicies/mail': 'created' });
    expect((await again(location)).status).toBe('applied');
    expect(await world.list(ca)).toEqual([]);
  });

  it('also when its document went first', async () => {
    await dieBeforeInventory(protection());
    expect((await again(location)).status).toBe('applied');
    expect(await world.list(ca)).toEqual([]);
  });

  it('also under another title', async () => {
    await dieBeforeInventory(protection());
    expect((await again(protection('title: Mail needs more\n'))).status).toBe('applied');
    expect((await world.list(ca)).map(({ displayName }) => displayName)).toEqual(['Mail needs more']);
  });

  it('also when somebody edited it meanwhile', async () => {
    await dieBeforeInventory(protection());
    const [policy] = await world.list(ca);
    await world.send('PATCH', `${ca}/${policy?.id}`, { state: 'disabled', displayName: 'theirs' });
    expect((await again(protection())).status).toBe('applied');
    expect((await world.list(ca)).map(({ displayName }) => displayName)).toEqual(['mail']);
  });
});

describe('name and content are none', () => {
  it('what a person made while we were about to is taken over, and released instead of deleted', async () => {
    const { graph } = world.ports;
    const dying: Ports = {
      ...world.ports,
      graph: {
        list: (request, options) => graph.list(request, options),
        send: (request, options) =>
          request.method === 'POST' && request.path.endsWith('/policies')
            ? Promise.reject(new Error('the process is dead'))
            : graph.send(request, options),
      },
    };
    await expect(world.apply(protection(), undefined, undefined, {}, dying)).rejects.toThrow('dead');
    const groups = await world.list('/v1.0/groups');
    const idOf = (name: string) => groups.find(({ displayName }) => displayName === name)?.id;
    const made = await world.send('POST', ca, {
      displayName: 'mail',
      state: 'enabledForReportingButNotEnforced',
      conditions: {
        applications: { includeApplications: ['00000002-0000-0ff1-ce00-000000000000'] },
        users: { includeGroups: [idOf('Sales')], excludeGroups: [idOf('Break Glass')] },
      },
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    });
    expect(made.status).toBe(201);
    expect(await again(protection())).toMatchObject({ status: 'applied', plan: { changes: [{ action: 'adopt' }] } });
    expect(await again(location)).toMatchObject({
      status: 'applied',
      plan: { releases: ['conditionalAccessPolicies/mail'] },
    });
    expect((await world.list(ca)).map(({ displayName }) => displayName)).toEqual(['mail']);
  });
});

describe('replaying the journal', () => {
  const time = '2026-01-01T00:00:00.000Z';
  const written = (sequence: number, action: 'create' | 'delete', id: string): readonly JournalEntry[] => [
    {
      ...{ type: 'intent', sequence, fence: 1, time, key: 'namedLocations/office', action, bodyDigest: '' },
      method: action === 'create' ? 'POST' : 'DELETE',
      path: action === 'create' ? '/locations' : `/locations/${id}`,
    },
    { type: 'outcome', sequence, fence: 1, time, result: 'done', ...(action === 'create' ? { id } : {}) },
  ];
  const holding = (id: string, sequence: number): Inventory => ({
    ...emptyInventory('test'),
    sequence,
    entries: { 'namedLocations/office': { id, origin: 'created', since: time } },
  });

  it('leaves an inventory alone that has everything', () => {
    const inventory = holding('a', 1);
    expect(replayJournal(inventory, written(1, 'create', 'a'))).toBe(inventory);
    expect(replayJournal({ ...inventory, entries: {} }, written(1, 'create', 'a')).entries).toEqual({});
  });

  it('makes good what came later, in order', () => {
    const journal = [...written(1, 'create', 'a'), ...written(2, 'delete', 'a'), ...written(3, 'create', 'b')];
    expect(replayJournal(emptyInventory('test'), journal).entries).toMatchObject({
      'namedLocations/office': { id: 'b' },
    });
    expect(replayJournal(holding('a', 1), journal.slice(0, 4)).entries).toEqual({});
  });

  it('keeps what bore the key before under a key of its own', () => {
    expect(Object.keys(replayJournal(holding('0123456789', 1), written(2, 'create', 'b')).entries).sort()).toEqual([
      'namedLocations/office',
      'namedLocations/office~01234567',
    ]);
  });

  it('does not overrule an inventory that kept no sequence', () => {
    const { sequence: _, ...old } = holding('z', 0);
    expect(replayJournal(old, written(1, 'create', 'a'))).toBe(old);
  });
});

describe('what is remembered belongs to one tenant', () => {
  it('and is not used, nor written over, for another', async () => {
    await world.apply(protection());
    const before = await world.ports.store.readInventory();
    const other = await TenantWorld.start();
    const ports = { ...other.ports, store: world.ports.store };
    await expect(other.apply(protection(), undefined, undefined, {}, ports)).rejects.toMatchObject({
      name: 'StoreError',
      reason: 'foreign',
    });
    expect(await world.ports.store.readInventory()).toEqual(before);
    expect(await other.list(ca)).toEqual([]);
    await other.emulator.close();
    const renamed = world.plan(protection(), undefined, { tenant: { name: 'test', id: 'fabrikam' } });
    await expect(renamed).rejects.toMatchObject({ reason: 'foreign', message: expect.stringContaining('fabrikam') });
  });
});
