import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { addresses } from '../../reconciler/dashboard/addresses.ts';
import type { PageOptions } from '../../reconciler/dashboard/page-options.ts';
import { createPages } from '../../reconciler/dashboard/pages.ts';
import { timelineOf } from '../../reconciler/dashboard/timeline.ts';
import { absolute, duration, relative } from '../../reconciler/dashboard/times.ts';
import { quoted } from '../../reconciler/dashboard/views/quoted.ts';
import { type RunRecords, StoreError } from '../../reconciler/ports.ts';
import type { RunRecord } from '../../schemas/run-record.ts';
import { fleetOf } from '../support/fleet.ts';
import { hostileName, hostileRecord, hostileRecords, hostileTexts } from '../support/hostile-records.ts';
import { MemoryRecords } from '../support/memory-records.ts';
import { type RecordedRuns, recordRuns } from '../support/recorded-runs.ts';
import { StoryClock } from '../support/story-clock.ts';

let recorded: RecordedRuns;

beforeAll(async () => {
  recorded = await recordRuns();
}, 240_000);

const noon = () => new StoryClock('2026-11-25T12:00:00Z');

async function get(records: RunRecords, path: string, options: Partial<PageOptions> = {}) {
  const app = createPages(records, { clock: noon(), ...options });
  const answer = await app.fetch(new Request(`http://127.0.0.1${path}`, { redirect: 'manual' }));
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** What a reader gets to see, without the markup. */
function words(page: string): string {
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
  return main
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe('a tenant that really lived', () => {
  const ask = (path: string) => get(recorded.records, path, { clock: recorded.clock });

  it('at a glance: state, what it means, last run and last success', async () => {
    expect(words((await ask('/')).text)).toBe(
      'Tenants The tenant needs attention. 1–1 of 1 tenant, worst first Tenant State Last run Last success contoso ' +
        'c0450000-0000-4000-8000-000000000001 Drift 2 changed, 1 not ours Last run 25 Nov 2026, 12:00 UTC 19 min ago ' +
        'commit 4f2a91c0 Last success 25 Nov 2026, 10:00 UTC 2 h ago Load this page anew every minute',
    );
  });

  it('its timeline: days, quiet runs in one line, who did what', async () => {
    const seen = words((await ask(addresses.tenant('contoso'))).text);
    expect(seen).toContain(
      'Wednesday, 25 Nov 2026 12:00 Drift 2 changed, 1 not ours Corporate phones (iOS/iPadOS) different looser simple PINs such as 1234 may now be used',
    );
    expect(seen).toContain('looser nobody has to sign in again after some time');
    expect(seen).toContain(
      'Temp – vendor access &lt;until Friday&gt; not ours made or changed by security@contoso.com',
    );
    expect(seen).toContain('00:00–10:00 In sync 11 runs, 19 objects as git says');
    expect(seen).toContain(
      'Legacy authentication is blocked put right looser no longer enforced, switched off changed by security@contoso.com , 24 Nov 2026, 02:07 UTC',
    );
  });

  it('one run: plan with before and after and the line of YAML, findings, what is not ours, requests', async () => {
    const drift = recorded.runs.at(-1)?.id ?? '';
    const seen = words((await ask(addresses.run('contoso', drift))).text);
    expect(seen).toContain('passcodeMinimumLength Tenant has 4 Git says 6 Line policies/corporate-mail.yaml:25');
    expect(seen).toContain('the tenant moved, git did not');
    expect(seen).toContain('Requests a repair would send PATCH');
    expect(seen).toContain('GW4150');
    const refused = recorded.runs.find(({ outcome }) => outcome === 'refused')?.id ?? '';
    expect(words((await ask(addresses.run('contoso', refused))).text)).toContain(
      'Refused. The plan changes 2 objects, more than rails.maximumChanges allows (1).',
    );
    const failed = recorded.runs.find(({ outcome }) => outcome === 'failed')?.id ?? '';
    expect(words((await ask(addresses.run('contoso', failed))).text)).toContain('grant it in Entra and consent to it');
  });

  it('one policy: sentence, YAML, JSON, and the runs in which it was not so', async () => {
    const path = addresses.object('contoso', 'conditionalAccessPolicies', 'no-legacy');
    const seen = words((await ask(path)).text);
    expect(seen).toContain('All apps, for everyone, with legacy authentication: blocked.');
    expect(seen).toContain('kind: Protection name: no-legacy');
    expect(seen).toContain('&quot;builtInControls&quot;: [ &quot;block&quot; ]');
    expect(seen).toContain('24 Nov 2026, 03:00 UTC 1 d ago Repaired Put right changed by security@contoso.com');
  });

  it('its policies and its coverage', async () => {
    const list = words((await ask(`${addresses.objects('contoso')}?q=PHONE`)).text);
    expect(list).toContain('Sales mail needs a healthy phone');
    expect(list).not.toContain('Head office');
    expect(words((await ask(addresses.coverage('contoso'))).text)).toContain(
      'Field Engineers iOS ✓ reached Android ✓ reached',
    );
  });

  it('a record as JSON is the record, and an id alone leads to its page', async () => {
    const [run] = recorded.runs;
    const answer = await ask(addresses.record(run?.id ?? ''));
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(JSON.parse(answer.text)).toEqual(JSON.parse(JSON.stringify(run)));
    const led = await ask(`/runs/${run?.id}`);
    expect([led.status, led.headers.get('location')]).toEqual([302, addresses.run('contoso', run?.id ?? '')]);
  });
});

describe('two thousand tenants', () => {
  it('are filtered, searched and paged by the address alone', async () => {
    const [records, options] = await fleetOf(recorded.runs, recorded.clock, 2000);
    const ask = async (query: string) => words((await get(records, `/${query}`, options)).text);
    const first = await ask('');
    expect(first).toContain('of 2000 tenants need attention');
    expect(first).toContain('1–50 of 2000 tenants, worst first');
    expect(first).toContain('Page 1 of 40 Next →');
    expect(await ask('?page=40')).toContain('1951–2000 of 2000 tenants');
    expect(await ask('?page=9999')).toContain('1951–2000 of 2000 tenants');
    expect(await ask('?page=-1')).toContain('1–50 of 2000');
    expect(await ask('?state=stale')).toContain('No recent run the last run said: 19 objects as git says');
    expect(await ask('?state=never')).toContain('1–1 of 1 tenant');
    expect(await ask('?state=nonsense')).toContain('1–50 of 2000');
    expect(await ask('?q=TAILSPIN-4&state=inSync')).not.toContain('northwind');
    expect(await ask('?q=<b>')).toContain('No tenant is found for “&lt;b&gt;”. Show all');
  });

  it('are read once for everybody who looks at the same moment', async () => {
    const [records, options] = await fleetOf(recorded.runs, recorded.clock, 300);
    let asked = 0;
    const list: RunRecords['list'] = (query) => {
      asked += 1;
      return records.list(query);
    };
    const app = createPages(Object.assign(Object.create(records) as MemoryRecords, { list }), options);
    await Promise.all(Array.from({ length: 20 }, () => app.fetch(new Request('http://127.0.0.1/'))));
    expect(asked).toBeLessThan(700);
  });
});

describe('how a tenant stands', () => {
  const run = (time: string, outcome: RunRecord['outcome']) => hostileRecord('contoso', time, outcome);
  async function standing(runs: readonly RunRecord[], options: Partial<PageOptions> = {}): Promise<string> {
    const records = new MemoryRecords();
    for (const record of runs) await records.append(record);
    return words((await get(records, '/', options)).text);
  }

  it.each([
    ['failed', 'Failed'],
    ['invalid', 'Files invalid'],
    ['interrupted', 'Interrupted'],
    ['repaired', 'Repaired'],
    ['suspended', 'Suspended'],
  ] as const)('%s', async (outcome, word) => {
    expect(await standing([run('20261125T110000000Z', outcome)])).toContain(`${word} `);
  });

  it('looks back for the last success', async () => {
    const seen = await standing([run('20261125T080000000Z', 'inSync'), run('20261125T110000000Z', 'failed')]);
    expect(seen).toContain('Last success 25 Nov 2026, 08:00 UTC 4 h ago');
  });

  it('is stale after too long, but not while a person has paused it', async () => {
    const tenants = (more: object) => () => [{ name: 'contoso', staleAfter: 1000, ...more }];
    expect(await standing([run('20261125T110000000Z', 'inSync')], { tenants: tenants({}) })).toContain('No recent run');
    const paused = await standing([run('20261125T110000000Z', 'inSync')], { tenants: tenants({ suspended: true }) });
    expect(paused).toContain('Suspended paused by a person; before that');
    expect(await standing([], { tenants: tenants({}) })).toContain('Not run yet');
  });

  it('whose records cannot be read says so, and the others are shown all the same', async () => {
    const records = await hostileRecords('fine');
    const list: RunRecords['list'] = (query) =>
      query.tenant === 'torn'
        ? Promise.reject(new StoreError('damaged', 'runs/torn is no folder', 'restore it'))
        : records.list(query);
    const torn = Object.assign(Object.create(records) as MemoryRecords, { list });
    const options = { tenants: () => [{ name: 'torn' }, { name: 'fine' }] };
    const seen = words((await get(torn, '/', options)).text);
    expect(seen).toContain('torn Unreadable runs/torn is no folder');
    expect(seen).toContain('fine');
    expect(words((await get(torn, '/tenants/torn', options)).text)).toContain('Unreadable runs/torn is no folder');
    const objects = await get(torn, '/tenants/torn/objects', options);
    expect([objects.status, words(objects.text)]).toEqual([
      500,
      expect.stringContaining('runs/torn is no folder restore it'),
    ]);
  });
});

describe('whatever a name is', () => {
  const oddNames = [
    'a/b',
    '..',
    '.',
    '',
    '~',
    '~..',
    '%2F',
    '%',
    'ä ö',
    '日本',
    '?x=1',
    '#y',
    'a\\b',
    '\u0000',
    '\'"<>&',
    '...json',
    '+',
    ' ',
  ];

  it.each(oddNames)('`%s` has pages of its own', async (name) => {
    const records = new MemoryRecords();
    const record = hostileRecord(name, '20261125T110000000Z', 'drift');
    await records.append(record);
    expect((await get(records, addresses.tenant(name))).status).toBe(200);
    expect((await get(records, addresses.run(name, record.id))).status).toBe(200);
    expect((await get(records, addresses.object(name, 'conditionalAccessPolicies', hostileName))).status).toBe(200);
  });

  it('of any text at all: the address leads to the page it was made for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (name) => {
        const records = new MemoryRecords();
        await records.append(hostileRecord(name, '20261125T110000000Z', 'drift'));
        expect((await get(records, addresses.tenant(name))).status).toBe(200);
        expect((await get(records, addresses.tenant(`${name}x`))).status).toBe(404);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    '/tenants/contoso/runs/..%2F..%2Fstates%2Fx',
    '/tenants/contoso/runs/%2e%2e%2fother',
    '/tenants/contoso/runs/..%5Cother',
    '/tenants/contoso/runs/x%00',
    '/runs/..%2F..%2Fetc%2Fpasswd.json',
    '/runs/.json',
    '/runs/%E0%A4%A.json',
    '/tenants/contoso/objects/__proto__/x',
    '/tenants/contoso/objects/conditionalAccessPolicies/nothing',
    '/tenants/contoso/coverage/x',
    '/tenants/nobody',
    '/tenants//runs/x',
    '/favicon.ico',
  ])('%s leads nowhere', async (path) => {
    expect((await get(recorded.records, path)).status).toBe(404);
  });

  it('no page of one tenant shows a run of another, and no id gets another record', async () => {
    const records = await hostileRecords('theirs');
    await records.append(hostileRecord('ours', '20261125T100000000Z', 'drift'));
    const id = '20261125T110000000Z-evil';
    expect((await get(records, addresses.run('theirs', id))).status).toBe(200);
    expect((await get(records, addresses.run('ours', id))).status).toBe(404);
    // A store that would follow a trick to another file.
    const read = () => records.read(id);
    const careless = Object.assign(Object.create(records) as MemoryRecords, { read });
    expect((await get(careless, addresses.run('theirs', `x-${id}`))).status).toBe(404);
    expect((await get(careless, '/runs/another.json')).status).toBe(404);
  });

  it('is never markup: the elements of a page of traps are those of a page without', async () => {
    const id = '20261125T110000000Z-evil';
    for (const path of [
      '/',
      addresses.tenant('t'),
      addresses.run('t', id),
      addresses.objects('t'),
      addresses.object('t', 'conditionalAccessPolicies', hostileName),
      addresses.coverage('t'),
      `/?q=${encodeURIComponent(hostileTexts.join(' '))}`,
    ]) {
      const { text } = await get(await hostileRecords('t'), path);
      const tags = new Set([...text.matchAll(/<([a-zA-Z!][a-zA-Z0-9]*)/g)].map(([, tag]) => tag));
      for (const tag of ['script', 'img', 'style', 'iframe', 'i', 'object'])
        expect([path, tag, tags.has(tag)]).toEqual([path, tag, false]);
      const withoutValues = text.replaceAll(/"[^"]*"/g, '""');
      expect(withoutValues).not.toMatch(/<[^>]*\son[a-z]+=/);
      expect(text).not.toMatch(/href="\s*javascript:/);
      // What somebody typed into a field stays as it was typed.
      const untyped = text.replaceAll(/ value="[^"]*"/g, '');
      for (const acting of ['\u202e', '\u0007', '\u001b']) expect(untyped).not.toContain(acting);
    }
  });
});

describe('what was recorded otherwise', () => {
  it('coverage of another version says so', async () => {
    const records = new MemoryRecords();
    const state = await records.writeState({ formatVersion: '1.0', objects: [], coverage: { rows: 'many' } });
    await records.append({ ...hostileRecord('t', '20261125T110000000Z', 'inSync'), state });
    expect(words((await get(records, addresses.coverage('t'))).text)).toContain('Coverage cannot be read');
  });

  it('a state that is gone leaves the history of its objects', async () => {
    const records = new MemoryRecords();
    await records.append({ ...hostileRecord('t', '20261125T110000000Z', 'drift'), state: 'sha256-gone' });
    const seen = words((await get(records, addresses.object('t', 'conditionalAccessPolicies', hostileName))).text);
    expect(seen).toContain('Git does not ask for it any more.');
    expect(words((await get(records, addresses.objects('t'))).text)).toContain('No run has got far enough');
  });
});

describe('small things', () => {
  const now = new Date('2026-11-25T12:00:00Z');

  it.each([
    ['2026-11-25T11:59:30Z', 'just now'],
    ['2026-11-25T11:01:00Z', '59 min ago'],
    ['2026-11-24T13:00:00Z', '23 h ago'],
    ['2026-11-20T12:00:00Z', '5 d ago'],
    ['2026-11-25T13:30:00Z', 'in 1 h'],
    ['never', ''],
  ])('%s is %s', (iso, told) => expect(relative(iso, now)).toBe(told));

  it('times and durations', () => {
    expect(absolute('2026-01-02T03:04:05+01:00')).toBe('2 Jan 2026, 02:04 UTC');
    expect(absolute('x\u202e')).toBe('x<U+202E>');
    expect([duration(12), duration(2431), duration(185_000)]).toEqual(['12 ms', '2.4 s', '3 min 5 s']);
  });

  it('backticks become code where they come in pairs', async () => {
    expect(String(await quoted('the `<b>` in `x`'))).toBe('the <code>&lt;b&gt;</code> in <code>x</code>');
    expect(String(await quoted('an `odd one'))).toBe('an `odd one');
  });

  it('a page loads itself anew only where that was asked for, and not too often', async () => {
    const refresh = async (query: string) => (await get(recorded.records, `/${query}`)).headers.get('refresh');
    expect(
      await Promise.all(['', '?refresh=60', '?refresh=1', '?refresh=0;url=https://evil.com'].map(refresh)),
    ).toEqual([null, '60', null, null]);
  });

  it('quiet runs of a day are one entry, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('inSync', 'drift', 'suspended', 'repaired')), (outcomes) => {
        const records = outcomes.map((outcome, index) => ({
          ...hostileRecord('t', `20261125T${String(23 - (index % 24)).padStart(2, '0')}0000000Z`, outcome),
          plan: undefined,
        })) as unknown as RunRecord[];
        const entries = timelineOf(records).flatMap((day) => day.entries);
        const told = entries.flatMap((entry) => (entry.kind === 'run' ? [entry.record] : entry.records));
        expect(told).toEqual(records);
        for (const [index, entry] of entries.entries()) {
          const next = entries[index + 1];
          if (entry.kind === 'quiet' && next?.kind === 'quiet') expect(next.outcome).not.toBe(entry.outcome);
        }
      }),
    );
  });
});
