import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { startChild } from '../helpers/child.ts';
import { describeOn } from '../helpers/database.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { syntheticReport } from '../reports/import/synthetic.ts';
import { openTracker } from '../reports/import/tracker.ts';

describeOn(['postgres'], 'a long run that is killed', (open) => {
  const ROUNDS = 6;
  test('leaves whole reports, and all that it has acknowledged', { timeout: 120_000 }, async () => {
    const tracker = await openTracker(open);
    const folder = temporaryDirectory();
    try {
      const paths = Array.from({ length: 400 }, (_, index) => {
        const { date, source } = syntheticReport(index);
        const path = join(folder.path, `${date}.md`);
        writeFileSync(path, source);
        return path;
      });
      let acknowledgements = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        await tracker.reset();
        const child = startChild(new URL('./children/import.ts', import.meta.url), [
          tracker.url ?? '',
          ...paths,
        ]);
        await child.line(/IMPORTED/);
        await sleep(Math.random() * 400);
        await child.kill();
        expect(child.errors()).toBe('');
        // What the killed one had begun may still be on its way: its server notices when it has answered.
        await sleep(300);
        const { rows } = await tracker.db.execute<{ date: string; notes: number }>(sql`
          select date::text, count(notes.id)::int as notes from meetings
          left join notes on notes.meeting_id = meetings.id group by date order by date`);
        expect(rows.filter(({ notes }) => notes !== 40)).toEqual([]);
        const acknowledged = child.lines.flatMap((line) => /"date":"([^"]+)","summary/.exec(line)?.[1] ?? []);
        const stored = rows.map(({ date }) => date);
        expect(acknowledged.filter((date) => !stored.includes(date))).toEqual([]);
        acknowledgements += acknowledged.length;
      }
      expect(acknowledgements).toBeGreaterThan(ROUNDS);
    } finally {
      await tracker.close();
      folder.remove();
    }
  });
});
