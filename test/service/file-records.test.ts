import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { type RunRecords, StoreError } from '../../reconciler/ports.ts';
import { createFileRecords } from '../../reconciler/service/file-records.ts';
import { recordId, tenantOfRecord } from '../../reconciler/service/record-id.ts';
import type { RunRecord, TenantState } from '../../schemas/run-record.ts';

let directory: string;
let damaged: string[];
let records: RunRecords;
const runs = (tenant: string) => join(directory, '.service', 'runs', tenant);
const states = () => join(directory, '.service', 'states');

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gatewright-records-'));
  damaged = [];
  records = createFileRecords({ directory, keep: 5, onDamaged: (path) => damaged.push(path) });
});

function record(tenant: string, minute: number, more: Partial<RunRecord> = {}): RunRecord {
  const started = new Date(Date.UTC(2026, 10, 25, 12, minute));
  return {
    formatVersion: '1.0',
    id: recordId(tenant, started, undefined),
    tenant: { name: tenant, id: tenant },
    started: started.toISOString(),
    milliseconds: 12,
    trigger: 'schedule',
    mode: 'report',
    source: {},
    outcome: 'inSync',
    sent: 0,
    actors: {},
    findings: [],
    graph: { requests: 4, throttled: 0 },
    ...more,
  };
}

const state = (sentence: string): TenantState => ({
  formatVersion: '1.0',
  objects: [{ kind: 'groups', name: 'sales', title: 'Sales', sentence, document: 'kind: Group', body: {} }],
});

describe('records', () => {
  it('come back newest first, of all tenants or of one, page by page', async () => {
    for (const minute of [1, 2, 3]) for (const tenant of ['a', 'b']) await records.append(record(tenant, minute));
    const all = await records.list({ limit: 10 });
    expect(all.map(({ id }) => id)).toEqual(
      all
        .map(({ id }) => id)
        .toSorted()
        .reverse(),
    );
    expect(all).toHaveLength(6);
    const [newest] = await records.list({ tenant: 'b', limit: 1 });
    expect(newest).toEqual(record('b', 3));
    const older = await records.list({ tenant: 'b', before: newest?.id ?? '', limit: 10 });
    expect(older).toEqual([record('b', 2), record('b', 1)]);
    expect(await records.read(record('a', 2).id)).toEqual(record('a', 2));
  });

  it('are there for the next process', async () => {
    await records.append(record('a', 1));
    expect(await createFileRecords({ directory, keep: 5 }).list({ limit: 1 })).toEqual([record('a', 1)]);
  });

  it('are empty where there has never been one', async () => {
    expect(await records.list({ limit: 10 })).toEqual([]);
    expect(await records.list({ tenant: '../..', limit: 10 })).toEqual([]);
    expect(await records.read('../../../etc/passwd')).toBeUndefined();
    expect(await records.readState('../../x')).toBeUndefined();
  });

  it('that are torn, edited or strange are passed over and told once', async () => {
    await records.append(record('a', 1));
    await records.append(record('a', 2));
    const path = join(runs('a'), `${record('a', 2).id}.json`);
    await writeFile(path, (await readFile(path, 'utf8')).slice(0, 40));
    await writeFile(join(runs('a'), `${record('a', 3).id}.json`), '');
    await writeFile(join(runs('a'), `${record('a', 4).id}.json.tmp`), '{');
    await writeFile(join(runs('a'), 'notes.txt'), 'mine');
    expect(await records.list({ limit: 10 })).toEqual([record('a', 1)]);
    expect(await records.list({ limit: 10 })).toEqual([record('a', 1)]);
    expect(damaged).toHaveLength(2);
    await records.append(record('a', 5));
    expect(await records.list({ limit: 10 })).toEqual([record('a', 5), record('a', 1)]);
  });

  it('go when there are too many of a tenant, and take their states with them', async () => {
    const first = await records.writeState(state('first'));
    const second = await records.writeState(state('second'));
    await records.append(record('b', 0, { state: second }));
    for (let minute = 0; minute < 12; minute += 1)
      await records.append(record('a', minute, { state: minute < 4 ? first : second }));
    expect((await records.list({ tenant: 'a', limit: 99 })).map(({ started }) => started.slice(14, 16))).toEqual([
      '11',
      '10',
      '09',
      '08',
      '07',
    ]);
    expect(await records.list({ tenant: 'b', limit: 99 })).toHaveLength(1);
    expect(await records.readState(first)).toBeUndefined();
    expect(await records.readState(second)).toEqual(state('second'));
    expect(await readdir(states())).toEqual([`${second}.json`]);
  });

  it('of states are written once per content', async () => {
    const digest = await records.writeState(state('one'));
    expect(await records.writeState(state('one'))).toBe(digest);
    expect(await readdir(states())).toEqual([`${digest}.json`]);
    await writeFile(join(states(), `${digest}.json`), 'torn');
    expect(await records.readState(digest)).toBeUndefined();
    await records.writeState(state('one'));
    expect(await records.readState(digest)).toEqual(state('one'));
  });

  test.runIf(process.platform === 'linux')(
    'that a full disk refuses leave those before them as they were',
    async () => {
      await records.append(record('a', 1));
      await symlink('/dev/full', join(runs('a'), `${record('a', 2).id}.json.tmp`));
      const error = await records.append(record('a', 2)).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(StoreError);
      expect(error).toMatchObject({ reason: 'unwritable', help: expect.stringContaining('disk is full') });
      expect(await records.list({ limit: 10 })).toEqual([record('a', 1)]);
      await records.append(record('a', 3));
      expect(await records.list({ limit: 10 })).toHaveLength(2);
    },
  );

  it('with a file where the folder should be are unwritable', async () => {
    await mkdir(join(directory, '.service'));
    await writeFile(join(directory, '.service', 'runs'), '');
    await expect(records.append(record('a', 1))).rejects.toMatchObject({ reason: 'unwritable' });
  });
});

describe('ids of records', () => {
  it('follow each other although the clock is set back', () => {
    const noon = new Date('2026-11-25T12:00:00.000Z');
    const first = recordId('contoso', noon, undefined);
    expect(first).toBe('20261125T120000000Z-contoso');
    const second = recordId('contoso', new Date('2026-11-25T11:00:00Z'), first);
    expect(second > first).toBe(true);
    expect(recordId('contoso', noon, second) > second).toBe(true);
    expect(tenantOfRecord(second)).toBe('contoso');
  });

  it.each(['', 'x', '../a', '20261125T120000000Z-', '20261125T120000000Z-../..', '20261125T120000000Z-A'])(
    'are not `%s`',
    (id) => {
      expect(tenantOfRecord(id)).toBeUndefined();
    },
  );
});
