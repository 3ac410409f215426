import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drift, failed, inSync, NotifyWorld } from '../support/notify-world.ts';
import { startWebhook } from '../support/webhook.ts';

let world: NotifyWorld;
beforeEach(async () => {
  world = await NotifyWorld.start();
});
afterEach(async () => {
  for (const line of world.log) expect(line).not.toContain('verySecret');
  await world.webhook.close();
});

const found = 'contoso: Drift: 1 changed';

describe('a webhook', () => {
  it('that answers 429 is asked again when it says', async () => {
    world.webhook.answers = (seen) => (seen === 1 ? { status: 429, headers: { 'retry-after': '7' } } : { status: 202 });
    const before = world.clock.monotonic();
    expect(await world.runs(drift(), drift())).toEqual([found, found]);
    expect(world.clock.monotonic() - before).toBe(127_000);
    expect(world.sent).toEqual(['HOOK true']);
  });

  it('that wants to be left alone for longer is', async () => {
    world.webhook.answers = (seen) =>
      seen === 1 ? { status: 429, headers: { 'retry-after': '600' } } : { status: 200 };
    const ticks = Array.from({ length: 11 }, () => drift());
    expect(await world.runs(...ticks)).toHaveLength(2);
    expect(world.log).toEqual(['a notification by `HOOK` did not get through: it answers 429']);
  });

  it('that answers 500 is tried three times, then with later ticks, with what is true then', async () => {
    world.webhook.answers = () => ({ status: 500, body: world.webhook.url });
    expect(await world.runs(drift())).toHaveLength(3);
    world.webhook.answers = () => ({ status: 200 });
    expect(await world.runs(drift('two'), inSync)).toEqual([found, 'contoso: in sync again']);
  });

  it('that was down while drift came and went is told nothing of it', async () => {
    world.webhook.answers = () => ({ status: 503 });
    await world.runs(drift());
    world.webhook.answers = () => ({ status: 200 });
    expect(await world.runs(inSync, inSync)).toEqual([]);
  });

  it('that was down while something was put right hears that it was', async () => {
    world.webhook.answers = () => ({ status: 503 });
    await world.runs(drift('one', { outcome: 'repaired' }));
    world.webhook.answers = () => ({ status: 200 });
    world.restart();
    expect(await world.runs(inSync, inSync)).toEqual([
      expect.stringMatching(/^contoso: in sync again; drift was put right at 2026-.*, which could not be told then$/),
    ]);
  });

  it('that is gone is left alone for longer and longer, up to an hour', async () => {
    await world.webhook.close();
    for (let minute = 0; minute < 240; minute += 1) await world.runs(drift());
    expect(world.log.length).toBeGreaterThan(6);
    expect(world.log.length).toBeLessThan(14);
    expect(world.log[0]).toMatch(/did not get through: 127\.0\.0\.1:\d+ cannot be reached: ECONNREFUSED$/);
  });

  it('that redirects is not followed', async () => {
    const other = await startWebhook();
    world.webhook.answers = () => ({ status: 307, headers: { location: other.url } });
    expect(await world.runs(drift())).toHaveLength(1);
    expect(other.bodies).toEqual([]);
    expect(world.log).toEqual([
      'a notification by `HOOK` did not get through: it answers with a redirect (307), which is not followed',
    ]);
    await other.close();
  });

  it('that refuses the message is not asked again at once; its word is told', async () => {
    world.webhook.answers = () => ({ status: 400, body: 'invalid_blocks' });
    expect(await world.runs(drift())).toHaveLength(1);
    expect(world.log[0]).toMatch(/it answers 400 \(invalid_blocks\)$/);
  });

  it('that does not answer in time is asked once, and stops nobody', { timeout: 20_000 }, async () => {
    world.webhook.answers = () => ({ status: 200, after: 60_000 });
    // The wall's time, as the real door measures it.
    world.restart({
      clock: {
        now: () => new Date(),
        monotonic: () => performance.now(),
        sleep: () => Promise.reject(new Error('no wait')),
      },
    });
    const working = await startWebhook();
    world.environment.OTHER = working.url;
    world.targets = [...world.targets, { form: 'slack', urlVariable: 'OTHER' }];
    const telling = world.notifier.tell(world.record(drift()));
    await expect.poll(() => working.bodies.length).toBe(1);
    await telling;
    expect(world.webhook.bodies).toHaveLength(1);
    expect(world.log[0]).toMatch(/does not answer in time$/);
    await working.close();
  });

  it('that is slow is told what is true when it is its turn, in order', async () => {
    world.webhook.answers = () => ({ status: 200, after: 100 });
    const first = world.notifier.tell(world.record(drift('one')));
    await expect.poll(() => world.webhook.bodies.length).toBe(1);
    const later = [drift('two'), drift('three'), inSync].map((each) => world.notifier.tell(world.record(each)));
    await Promise.all([first, ...later]);
    // While the first was on its way the others came: what they found was over before its turn.
    const headlines = world.webhook.bodies.map((body) => JSON.parse(body).headline);
    expect(headlines).toEqual([found, 'contoso: in sync again']);
  });
});

describe('many tenants at once', () => {
  const all = Array.from({ length: 40 }, (_, at) => ({ name: `tenant-${at}`, id: String(at) }));
  const round = () => Promise.all(all.map((tenant) => world.notifier.tell(world.record({ ...failed, tenant }))));

  it('come in a few messages where people read them', async () => {
    world.targets = [{ form: 'slack', urlVariable: 'HOOK' }];
    await round();
    expect(world.webhook.bodies).toEqual([]);
    await round();
    await round();
    expect(world.webhook.bodies.length).toBeLessThan(4);
    expect(world.webhook.bodies.at(-1)).toContain('tenants: failure');
  });

  it('come one by one to programs', async () => {
    await round();
    await round();
    expect(world.webhook.bodies.map((body) => JSON.parse(body).tenant).toSorted()).toEqual(
      all.map(({ name }) => name).toSorted(),
    );
  });
});

describe('an address', () => {
  it.each([
    ['', 'the environment variable `HOOK` is not set'],
    ['not an address', '`HOOK` holds no address'],
    [
      'http://hooks.example/verySecret',
      'the address in `HOOK` is not https, which only an address of this machine may be',
    ],
    ['ftp://127.0.0.1/verySecret', 'the address in `HOOK` is not https, which only an address of this machine may be'],
    [
      'https://a:verySecret@hooks.example/',
      'the address in `HOOK` holds a user or a password, which webhooks do not take',
    ],
  ])('%j is told in the log once, and nothing fails', async (address, why) => {
    world.environment.HOOK = address;
    await world.runs(drift(), drift(), inSync, failed, failed);
    expect(world.log).toEqual([`nobody is notified: ${why}`]);
    expect(world.webhook.bodies).toEqual([]);
  });
});

it('a test message goes to every target', async () => {
  world.targets = [
    { form: 'teams', urlVariable: 'HOOK' },
    { form: 'slack', urlVariable: 'NONE' },
  ];
  expect((await world.notifier.test()).map(([, isDelivered]) => isDelivered)).toEqual([true, false]);
});
