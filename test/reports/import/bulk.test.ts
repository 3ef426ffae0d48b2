import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { auditEvents, notes, reports } from '../../../src/db/tables/index.ts';
import { command } from '../../cli/command.ts';
import { describeOn } from '../../helpers/database.ts';
import { syntheticReport } from './synthetic.ts';
import { openTracker, type Tracker } from './tracker.ts';

describeOn(['postgres'], 'a long run of imports', (open) => {
  let tracker: Tracker;
  let folder: string;
  beforeAll(async () => {
    tracker = await openTracker(open);
    folder = mkdtempSync(join(tmpdir(), 'sig-status-bulk-'));
  });
  beforeEach(() => tracker.reset());
  afterAll(async () => {
    await tracker?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const files = (count: number) =>
    Array.from({ length: count }, (_, index) => {
      const { date, source } = syntheticReport(index);
      const path = join(folder, `${date}.md`);
      writeFileSync(path, source);
      return path;
    });

  test('sends a handful of statements for each report, however many notes it has', async () => {
    const perReport = async (count: number) => {
      const paths = files(count);
      await tracker.reset();
      const { statements } = await tracker.sqlLog.during(() =>
        command(tracker.database, ['import', ...paths]),
      );
      return statements.length;
    };
    const [few, more] = [await perReport(2), await perReport(9)];
    expect((more - few) / 7).toBeLessThanOrEqual(5);
    const { source } = syntheticReport(0);
    const single = await tracker.sqlLog.during(() =>
      tracker.take(`${source.replaceAll('1992-01-01', '1991-01-02')}- not what another meeting said\n`),
    );
    expect(single.statements.length).toBeLessThanOrEqual(10);
    const longer = source.replaceAll('1992-01-01', '1990-01-03') + '- and one more\n'.repeat(400);
    const large = await tracker.sqlLog.during(() => tracker.take(longer));
    expect(large.statements.length).toBe(single.statements.length);
  });

  test('imports a thousand reports of forty notes each with flat memory, and says how far it is', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used: number[] = [];
    const paths = files(1000);
    let lines = 0;
    const { exitCode, err } = await command(tracker.database, ['import', '--progress', ...paths], {
      onOutput: () => {
        lines++;
        if (lines % 200 > 0) return;
        collect();
        used.push(process.memoryUsage().heapUsed);
      },
    });
    expect(exitCode).toBe(0);
    expect(err.match(/^\d+ of 1000 reports$/gm)).toHaveLength(10);
    expect(await tracker.db.$count(reports)).toBe(1000);
    expect(await tracker.db.$count(notes)).toBe(40_000);
    expect(await tracker.db.$count(auditEvents)).toBe(1000);
    const [first = 0, ...later] = used;
    expect(later.length).toBeGreaterThan(5);
    expect(Math.max(...later) - first).toBeLessThan(16_000_000);
  }, 600_000);
});
