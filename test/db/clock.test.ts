import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDatabaseClock } from '../../src/db/clock.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'Date', 'setTimeout'] });
  vi.setSystemTime('2026-01-01T00:00:00Z');
});
afterEach(() => void vi.useRealTimers());

/** A database whose clock is ahead of ours by so much, and whose answers take so long each way. */
function remote(state: { ahead: number; there: number; back: number }) {
  const begun = performance.now();
  const origin = Date.parse('2026-01-01T00:00:00Z');
  const wait = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
  const time = () => origin + state.ahead + performance.now() - begun;
  const clock = createDatabaseClock(async () => {
    await wait(state.there);
    const instant = time();
    await wait(state.back);
    return instant;
  });
  const measure = async () => {
    const measured = clock.measure();
    await vi.advanceTimersByTimeAsync(state.there + state.back);
    await measured;
  };
  return { clock, time, measure };
}

test('tells the time of the database, however far off the own clock is', async () => {
  const { clock, time, measure } = remote({ ahead: 120_000, there: 3, back: 3 });
  await measure();
  expect(clock.now().getTime()).toBe(time());
  vi.setSystemTime('2031-05-05T00:00:00Z');
  expect(clock.now().getTime()).toBe(time());
});

test('believes the quickest of the last answers', async () => {
  const state = { ahead: -5000, there: 1, back: 1 };
  const { clock, time, measure } = remote(state);
  await measure();
  Object.assign(state, { there: 400, back: 1 });
  for (let at = 0; at < 5; at++) await measure();
  expect(Math.abs(clock.now().getTime() - time())).toBeLessThanOrEqual(1);
});

test('follows at once a database whose clock was set, such as another one after a failover', async () => {
  const state = { ahead: 0, there: 1, back: 1 };
  const { clock, time, measure } = remote(state);
  await measure();
  Object.assign(state, { ahead: 90_000, there: 20, back: 20 });
  await measure();
  expect(Math.abs(clock.now().getTime() - time())).toBeLessThanOrEqual(20);
});

test('is the clock of this process until there is an answer', () => {
  const clock = createDatabaseClock(() => Promise.reject(new Error('down')));
  expect(clock.now().toISOString()).toBe('2026-01-01T00:00:00.000Z');
});
