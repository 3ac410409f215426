import { expect, test } from 'vitest';
import { systemClock } from '../../reconciler/system/system-clock.ts';
import { systemRandom } from '../../reconciler/system/system-random.ts';

test('a sleep ends with the reason of the signal, whether it aborts before or during', async () => {
  const reason = new Error('enough');
  await expect(systemClock.sleep(3_600_000, AbortSignal.abort(reason))).rejects.toBe(reason);
  const controller = new AbortController();
  const sleeping = systemClock.sleep(3_600_000, controller.signal);
  controller.abort(reason);
  await expect(sleeping).rejects.toBe(reason);
});

test('a sleep longer than a timer can count does not end at once', async () => {
  const controller = new AbortController();
  const sleeping = systemClock.sleep(2 ** 40, controller.signal).then(
    () => 'ended',
    () => 'cancelled',
  );
  await systemClock.sleep(20);
  controller.abort();
  expect(await sleeping).toBe('cancelled');
});

test('monotonic time does not run backwards, and a sleep moves it on', async () => {
  const before = systemClock.monotonic();
  await systemClock.sleep(5);
  expect(systemClock.monotonic()).toBeGreaterThan(before);
  expect(systemClock.now()).toBeInstanceOf(Date);
});

test('random numbers lie in [0, 1) and differ', () => {
  const numbers = Array.from({ length: 100 }, () => systemRandom.next());
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(new Set(numbers).size).toBeGreaterThan(1);
});
