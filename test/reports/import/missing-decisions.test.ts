import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { renderMinutes } from '../../../src/reports/minutes/minutes.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { openTracker, report, type Tracker } from './tracker.ts';

const MAY = '2017-05-24';
const AT = { path: 'reports/2017-05-24.md' };
const ENTERS = '- wireguard: none -> EXPERIMENTAL: it is in /projects';
const LANDS = '- landlock: none -> EXPERIMENTAL: it is in /projects';
const DECIDED = report(MAY, { notes: '- wireguard is there', decisions: `${ENTERS}\n${LANDS}` });

/** Ways in which a line leaves the section of decisions without anybody taking it back. */
const ACCIDENTS: Record<string, string> = {
  'the heading is renamed': DECIDED.replace('## Decisions', '## Resolutions'),
  'the heading loses its marks': DECIDED.replace('## Decisions', 'Decisions'),
  'the heading is numbered': DECIDED.replace('## Decisions', '## 4. What follows'),
  'the file is cut': DECIDED.slice(0, DECIDED.indexOf('## Decisions')),
  'a line is deleted': DECIDED.replace(`${ENTERS}\n`, ''),
};

describeOnBoth('decisions whose lines are gone', (open) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  beforeEach(async () => {
    await tracker.reset();
    await tracker.take(DECIDED, AT);
  });
  afterAll(() => tracker.close());

  for (const [how, source] of Object.entries(ACCIDENTS))
    test(`stand where ${how}, and the import says so at a place`, async () => {
      const before = (await tracker.records()).length;
      const result = await tracker.take(source, AT);
      expect(result.outcome).toBe('IMPORTED');
      expect((await tracker.records()).length).toBe(before);
      expect([await tracker.readiness('wireguard'), await tracker.readiness('landlock')]).toEqual([
        'EXPERIMENTAL',
        'EXPERIMENTAL',
      ]);
      const said = result.diagnostics.filter(({ rule }) => rule === 'decision-missing');
      expect(said.length).toBe(result.summary?.missing.length);
      expect(said[0]).toMatchObject({ path: 'reports/2017-05-24.md', severity: 'warning', column: 1 });
      expect(said[0]?.message).toContain(
        '“wireguard: EXPERIMENTAL”, line 13 of the revision that had it last',
      );
      expect(said[0]?.message).toContain('a retraction that cites the same meeting');
      expect(await tracker.verify()).toEqual([]);
      // Again, and nothing is different.
      const rows = await tracker.rows();
      expect((await tracker.take(source, AT)).outcome).toBe('UNCHANGED');
      expect(await tracker.rows()).toEqual(rows);
      expect(await renderMinutes(tracker.db, MAY)).toContain('wireguard: none -> EXPERIMENTAL');
    });

  test('are kept as they are once the line is back', async () => {
    await tracker.take(ACCIDENTS['the heading is renamed'] ?? '', AT);
    const result = await tracker.take(DECIDED, AT);
    expect(result.summary?.missing).toEqual([]);
    expect(result.summary?.counts.DECISION).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(await tracker.records()).toHaveLength(2);
    expect(await tracker.verify()).toEqual([]);
  });

  test('are taken back where that is asked for, also of content that is known already, resting on the old line', async () => {
    const cut = ACCIDENTS['the file is cut'] ?? '';
    await tracker.take(cut, AT);
    const preview = await tracker.take(cut, { ...AT, retractMissing: true, dryRun: true });
    expect(preview.summary?.changes.map(({ act, label, consequence }) => [act, label, consequence])).toEqual([
      ['REMOVED', 'wireguard: EXPERIMENTAL', 'a retraction that cites the same meeting'],
      ['REMOVED', 'landlock: EXPERIMENTAL', 'a retraction that cites the same meeting'],
    ]);
    expect(await tracker.readiness('wireguard')).toBe('EXPERIMENTAL');
    await tracker.take(cut, { ...AT, retractMissing: true });
    expect([await tracker.readiness('wireguard'), await tracker.readiness('landlock')]).toEqual([null, null]);
    const records = await tracker.records();
    expect(records.at(-1)?.record).toMatchObject({ effect: 'RETRACT', basis: 'INFERRED' });
    const [evidence] = (await tracker.evidence()).filter(
      ({ statusChangeId }) => statusChangeId === records.at(-1)?.record.id,
    );
    expect(evidence).toMatchObject({ lineStart: 14, quote: LANDS });
    expect(await tracker.verify()).toEqual([]);
    expect((await tracker.take(cut, { ...AT, retractMissing: true })).outcome).toBe('UNCHANGED');
  });

  test('are taken back by a bullet of their own meeting', async () => {
    const taken = report(MAY, {
      notes: '- wireguard is there',
      decisions: `- wireguard: retraction of ${MAY}: it was another project\n${LANDS}`,
    });
    const result = await tracker.take(taken, AT);
    expect(result.outcome).toBe('IMPORTED');
    expect(result.summary?.missing).toEqual([]);
    expect([await tracker.readiness('wireguard'), await tracker.readiness('landlock')]).toEqual([
      null,
      'EXPERIMENTAL',
    ]);
    expect((await tracker.records()).at(-1)?.record.reason).toBe('it was another project');
    expect((await tracker.take(taken, AT)).outcome).toBe('UNCHANGED');
    expect(await tracker.verify()).toEqual([]);
  });
});
