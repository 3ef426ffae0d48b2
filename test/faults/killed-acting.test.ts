import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/db/index.ts';
import { type Child, startChild } from '../helpers/child.ts';
import { describeOnBoth, testDirectory } from '../helpers/database.ts';
import { seed } from '../helpers/seed.ts';

const actor = new URL('./children/act.ts', import.meta.url);
const ROUNDS = 20;
/** So many acts have been acknowledged at the end; 0: as many as come. By hand, since ten thousand take their time. */
const MOST = Number(process.env.SIG_STATUS_TEST_WRITES ?? 0);

describeOnBoth('killed while people act', (open, kind) => {
  test('no acknowledged act is lost, none is half there, and none is done twice', {
    timeout: MOST > 0 ? 3_600_000 : 400_000,
  }, async () => {
    const place = kind === 'pglite' ? await embedded() : await postgres();
    try {
      let acknowledged = 0;
      const ids = new Map<number, number>();
      for (let round = 0; round < ROUNDS; round += 1) {
        const child = startChild(actor, place.arguments);
        // Half of them in the middle of acting, half at any moment, while it opens and recovers too.
        if (MOST > 0)
          await child.line(new RegExp(`^acknowledged ${acknowledged + Math.ceil(MOST / ROUNDS)} `));
        else if (round % 2 === 0) await child.line(/^acknowledged/);
        await sleep(Math.random() * (round % 2 === 0 ? 300 : MOST > 0 ? 30 : 1500));
        await child.kill();
        expect(child.errors()).toBe('');
        acknowledged = Math.max(acknowledged, expectWhole(child, acknowledged, ids));
      }
      const last = startChild(actor, place.arguments);
      await last.line(/^acknowledged/);
      await last.kill();
      expectWhole(last, acknowledged, ids);
      expect(acknowledged).toBeGreaterThanOrEqual(Math.max(MOST, ROUNDS / 2));
    } finally {
      await place.remove();
    }
  });

  async function embedded() {
    const { path, remove } = await testDirectory();
    const database = await openDatabase({ dataDir: path });
    await seed(database.db).project('landlock').meeting('2017-05-24').done();
    await database.close();
    return { arguments: ['directory', path], remove };
  }
  async function postgres() {
    const { url, db, close } = await open();
    await seed(db).project('landlock').meeting('2017-05-24').done();
    return { arguments: ['url', url ?? ''], remove: close };
  }
});

/** What the child found, against what was acknowledged before; returns the newest acknowledgement. */
function expectWhole(child: Child, acknowledgedBefore: number, ids: Map<number, number>): number {
  const found = child.lines.find((line) => line.startsWith('found '));
  if (found === undefined) return 0;
  const { top, records, halves } = JSON.parse(found.slice('found '.length));
  expect(top).toBeGreaterThanOrEqual(acknowledgedBefore);
  expect({ records, halves }).toEqual({ records: top, halves: 0 });
  let newest = 0;
  for (const line of child.lines) {
    const [, number, id] = /^(?:acknowledged|repeated) (\d+) as (\d+)$/.exec(line) ?? [];
    if (number === undefined) continue;
    newest = Number(number);
    expect(ids.get(newest) ?? Number(id)).toBe(Number(id));
    ids.set(newest, Number(id));
  }
  return newest;
}
