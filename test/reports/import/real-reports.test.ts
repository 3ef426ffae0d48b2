import { afterEach, beforeEach, expect, test } from 'vitest';
import { statusChanges, suggestions } from '../../../src/db/tables/index.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { openTracker, realReports, type Tracker } from './tracker.ts';

const context = realReports.length ? test : test.skip;

describeOnBoth('the real reports', (open) => {
  let tracker: Tracker;
  beforeEach(async () => {
    tracker = await openTracker(open, { seeded: true });
  });
  afterEach(() => tracker?.close());

  context(
    'import without an error, make no status change, and change nothing when imported again',
    async () => {
      const records = await tracker.db.$count(statusChanges);
      for (const { name, source } of realReports) {
        const { outcome, diagnostics, summary } = await tracker.take(source, { path: name });
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(outcome).toBe('IMPORTED');
        expect(summary?.revision).toMatchObject({ number: 2, is: 'NEW', isParaphrase: false });
      }
      expect(await tracker.db.$count(statusChanges)).toBe(records);
      expect(await tracker.verify()).toEqual([]);

      const before = await tracker.rows();
      for (const { name, source } of realReports) {
        const { outcome, summary } = await tracker.take(source, { path: name });
        expect(outcome).toBe('UNCHANGED');
        expect(summary).toMatchObject({ isUnchanged: true, changes: [] });
      }
      expect(await tracker.rows()).toEqual(before);
    },
  );

  context('tell in a dry run exactly what an import does, and write nothing', async () => {
    for (const { name, source } of realReports) {
      const before = await tracker.rows();
      const dry = await tracker.take(source, { path: name, dryRun: true });
      expect(await tracker.rows()).toEqual(before);
      const real = await tracker.take(source, { path: name });
      expect(dry.summary).toEqual(real.summary);
      expect(dry.outcome).toBe(real.outcome);
      expect(dry.diagnostics).toEqual(real.diagnostics);
    }
  });

  context('leave the words of maturity and upstreaming as suggestions that quote their lines', async () => {
    for (const { name, source } of realReports) await tracker.take(source, { path: name });
    const quoted = (await tracker.db.select().from(suggestions)).map(({ quote }) => quote);
    expect(quoted).toEqual(expect.arrayContaining(['officially "experimental"', 'no v1 posted']));
  });
});
