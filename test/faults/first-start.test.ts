import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { type Child, startChild } from '../helpers/child.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

const hold = new URL('../db/open/children/hold.ts', import.meta.url);
const { path, remove } = temporaryDirectory();
afterAll(remove);
const entries = () => (existsSync(path) ? readdirSync(path) : []);

test('a first start that is killed at any moment leaves nothing that the next one cannot use', {
  timeout: 120_000,
}, async () => {
  const moments = [
    async (child: Child) => {
      await until(() => entries().some((entry) => entry.endsWith('.tmp')), child);
      await sleep(Math.random() * 1000);
    },
    (child: Child) => until(() => entries().includes('cluster'), child),
  ];
  for (const moment of moments) {
    const child = startChild(hold, ['directory', path]);
    await moment(child);
    await child.kill();
    expect(child.lines).toEqual([]);
  }
  const child = startChild(hold, ['directory', path]);
  await child.line(/^open$/);
  expect(entries().filter((entry) => entry.endsWith('.tmp'))).toEqual([]);
  await child.kill();
});

/** Polls, for a moment in another process that lasts some tenths of a second. */
async function until(holds: () => boolean, child: Child): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 30_000)
      throw new Error(`The moment never came.\n${child.lines.join('\n')}\n${child.errors()}`);
    await sleep(1);
  }
}
