import { describe, expect, it } from 'vitest';
import { cronSchedule, everySeconds, sourceBackoff, waitUntilDue } from '../../reconciler/service/schedule.ts';
import { FastClock } from '../support/service-world.ts';

const never = new AbortController().signal;

/** Wall-clock moments of ticks, while `during` happens with each sleep. */
async function ticks(clock: FastClock, seconds: number, count: number, during: (sleep: number) => void = () => {}) {
  const schedule = everySeconds(seconds, clock);
  let sleeps = 0;
  const watched = {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    sleep: async (milliseconds: number, signal?: AbortSignal) => {
      await clock.sleep(milliseconds, signal);
      sleeps += 1;
      during(sleeps);
    },
  };
  const seen: string[] = [];
  for (let tick = 0; tick < count; tick += 1) {
    await waitUntilDue(schedule, watched, never);
    seen.push(clock.now().toISOString().slice(11, 19));
  }
  return seen;
}

describe('waiting for the next tick', () => {
  it('ends with each full period', async () => {
    expect(await ticks(new FastClock(), 300, 3)).toEqual(['12:05:00', '12:10:00', '12:15:00']);
  });

  it('runs once after the machine slept or the clock was set ahead, and makes up for nothing', async () => {
    const clock = new FastClock();
    const jumped = await ticks(clock, 300, 3, (sleep) => {
      if (sleep === 2) clock.jump(5 * 3_600_000);
    });
    expect(jumped).toEqual(['17:02:00', '17:05:00', '17:10:00']);
  });

  it('looks anew when the clock was set back', async () => {
    const clock = new FastClock();
    const seen = await ticks(clock, 300, 3, (sleep) => {
      if (sleep === 2) clock.jump(-3_600_000);
    });
    expect(seen).toEqual(['11:05:00', '11:10:00', '11:15:00']);
    // Never waited for longer than a period and a step.
    expect(clock.monotonic()).toBeLessThanOrEqual((300 * 3 + 60) * 1000);
  });

  it('ends with the reason when it is stopped', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    const clock = new FastClock();
    await expect(waitUntilDue(everySeconds(60, clock), clock, stop.signal)).rejects.toThrow('enough');
  });
});

describe('cron', () => {
  it('is read in its time zone', async () => {
    const next = (await cronSchedule('30 3 * * *', 'Asia/Kolkata')).next();
    expect(next.toISOString().slice(11)).toBe('22:00:00.000Z');
    expect((await cronSchedule('30 3 * * *', undefined)).next().toISOString().slice(11)).toBe('03:30:00.000Z');
    expect(next.getTime()).toBeGreaterThan(Date.now());
  });

  it('that cannot be understood is refused', async () => {
    await expect(cronSchedule('every hour', undefined)).rejects.toThrow();
  });
});

it('waits longer after each failure of the source, up to a quarter of an hour, and never without chance', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 50].map((failures) => sourceBackoff(failures, 1));
  expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900, 900].map((seconds) => seconds * 1000));
  expect(sourceBackoff(1, 0)).toBe(15_000);
});
