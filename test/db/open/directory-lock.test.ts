import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDirectory } from '../../../src/db/embedded/directory-lock.ts';
import { pidSpace, startOf } from '../../../src/db/embedded/process-identity.ts';
import { temporaryDirectory } from '../../helpers/temporary-directory.ts';

const lost = (error: Error) => {
  throw error;
};
const locksIn = (path: string) => readdirSync(path).filter((file) => file.startsWith('lock.'));

let directory: ReturnType<typeof temporaryDirectory>;
beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => directory.remove());

function leaveLock(pid: number, startedAt: string | null, space = pidSpace()): string {
  const path = join(directory.path, `lock.${pid}.${startedAt}.${space}.${randomUUID()}`);
  writeFileSync(path, '');
  return path;
}

test('of many who ask at once, one gets the directory, and the next one when that lets go', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, () => lockDirectory(directory.path, lost)),
  );
  const unlocks = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  expect(unlocks).toHaveLength(1);
  expect(locksIn(directory.path)).toHaveLength(1);
  unlocks[0]?.();
  expect(locksIn(directory.path)).toEqual([]);
  (await lockDirectory(directory.path, lost))();
});

test('the refusal names the process that has the directory, and leaves its lock alone', async () => {
  const unlock = await lockDirectory(directory.path, lost);
  await expect(lockDirectory(directory.path, lost)).rejects.toThrow(
    `Expected the data directory ${directory.path} for this process alone, but process ${process.pid} is using it.`,
  );
  expect(locksIn(directory.path)).toHaveLength(1);
  unlock();
});

test.skipIf(startOf(process.pid) === null)(
  'who comes second is told within a second, also where the holder has been stopped',
  async () => {
    const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(holder, 'spawn');
    const path = leaveLock(holder.pid ?? 0, startOf(holder.pid ?? 0));
    for (const signal of ['SIGCONT', 'SIGSTOP'] as const) {
      holder.kill(signal);
      const begun = performance.now();
      await expect(lockDirectory(directory.path, lost)).rejects.toThrow(`process ${holder.pid} is using it`);
      expect(performance.now() - begun).toBeLessThan(1000);
    }
    expect(locksIn(directory.path)).toEqual([basename(path)]);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    (await lockDirectory(directory.path, lost))();
  },
);

test('a lock of a process that has ended is cleared away', async () => {
  const pid = Number(execFileSync(process.execPath, ['-p', 'process.pid']));
  leaveLock(pid, '1234');
  const unlock = await lockDirectory(directory.path, lost);
  expect(locksIn(directory.path)).toHaveLength(1);
  unlock();
});

test.skipIf(startOf(process.pid) === null)(
  'a pid that was given to another process since does not count',
  async () => {
    leaveLock(process.pid, '1');
    leaveLock(1, '999999999999');
    const unlock = await lockDirectory(directory.path, lost);
    expect(locksIn(directory.path)).toHaveLength(1);
    unlock();
  },
);

test('a holder in another container counts as long as it touches its lock', async () => {
  const path = leaveLock(7, '1', 'feedfacefeedface');
  const heartbeat = setInterval(() => utimesSync(path, new Date(), new Date()), 100);
  await expect(lockDirectory(directory.path, lost, 1500)).rejects.toThrow('process 7 is using it');
  clearInterval(heartbeat);
  const unlock = await lockDirectory(directory.path, lost, 1500);
  expect(locksIn(directory.path)).toHaveLength(1);
  unlock();
});

test('a holder whose lock is removed under it is told', async () => {
  const error = await new Promise<Error>((resolve, reject) => {
    lockDirectory(directory.path, resolve).then(() => {
      for (const file of locksIn(directory.path)) rmSync(join(directory.path, file));
    }, reject);
  });
  expect(error.message).toMatch(/^The lock .* is gone, and so may be the data directory\.$/);
});
