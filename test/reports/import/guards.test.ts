import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnBoth } from '../../helpers/database.ts';
import { openTracker, report, type Tracker } from './tracker.ts';

const MAY = '2017-05-24';
const NOTES = '- wireguard is there\n- landlock is there\n- okernel is there';
const TAKEN = report(MAY, { notes: NOTES });

describeOnBoth('what would be lost or mixed by accident', (open) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  beforeEach(() => tracker.reset());
  afterAll(() => tracker.close());

  const refused = async (source: string, more: Parameters<Tracker['take']>[1] = {}) => {
    const rows = await tracker.rows();
    const { outcome, diagnostics } = await tracker.take(source, more);
    expect(outcome).toBe('REFUSED');
    expect(await tracker.rows()).toEqual(rows);
    const [first] = diagnostics.filter(({ severity }) => severity === 'error');
    return `${first?.path}:${first?.line}:${first?.column} ${first?.rule}: ${first?.message}`;
  };

  test('a second file of the same day does not take the place of the first, where that would lose most notes', async () => {
    await tracker.take(TAKEN, { path: 'minutes/2017-05-24.md' });
    const agenda = report(MAY, { notes: '- only this' });
    expect(await refused(agenda, { path: 'agenda.md' })).toBe(
      'agenda.md:1:1 other-file: the meeting of 2017-05-24 was read from 2017-05-24.md, and agenda.md no longer has 3 notes of it; put both into one file, or replace it with --replace (replace)',
    );
    // The same file elsewhere, and one that keeps what the other has.
    expect((await tracker.take(agenda, { path: 'elsewhere/2017-05-24.md' })).outcome).toBe('IMPORTED');
    expect((await tracker.take(TAKEN, { path: 'elsewhere/2017-05-24.md' })).outcome).toBe('IMPORTED');
    const more = report(MAY, { notes: `${NOTES}\n- and more` });
    expect((await tracker.take(more, { path: 'other.md' })).outcome).toBe('IMPORTED');
    expect((await tracker.take(agenda, { path: 'agenda.md', replace: true })).outcome).toBe('IMPORTED');
    expect((await tracker.notes()).map(({ text }) => text)).toEqual(['only this']);
  });

  test('nor where it would lose a decision, or the agenda', async () => {
    const decided = report(MAY, { notes: NOTES, decisions: '- wireguard: none -> PROPOSED: so' });
    await tracker.take(decided, { path: 'a.md' });
    expect(await refused(TAKEN, { path: 'b.md' })).toContain('1 decision');
    const minutes = TAKEN.replace('## Agenda\n- Introductions (5 min)\n', '');
    await tracker.take(TAKEN, { path: 'a.md', retractMissing: true });
    expect(await refused(minutes, { path: 'b.md' })).toContain('1 agenda item');
  });

  test('an original takes the place of its own paraphrase', async () => {
    const paraphrase = TAKEN.replace('Time:', 'Paraphrase of: <https://example.org/original>\nTime:');
    await tracker.take(paraphrase, { path: 'paraphrase.md' });
    expect((await tracker.take(report(MAY, { notes: '- theirs' }), { path: 'original.md' })).outcome).toBe(
      'IMPORTED',
    );
  });

  test('both sides of a merge, and two reports in one file, are refused at their line', async () => {
    const conflict = '<<<<<<< ours\n- a note\n=======\n- another\n>>>>>>> theirs';
    expect(await refused(report(MAY, { notes: conflict }), { path: 'x.md' })).toMatch(
      /^x\.md:9:1 conflict-markers: .*line 13$/,
    );
    expect(
      await refused(`<<<<<<< ours\n# 2017-05-24\n=======\n# 2017-05-25\n>>>>>>> theirs\n\n## Notes\n`),
    ).toMatch(/^report\.md:1:1 conflict-markers/);
    expect(await refused(`${TAKEN}\n${report('2017-06-07')}`)).toMatch(
      /^report\.md:13:3 two-reports: expected the report of one meeting, 2017-05-24, found the title of another, 2017-06-07/,
    );
  });

  test('a day far from every other meeting is a warning', async () => {
    await tracker.take(TAKEN);
    const { diagnostics } = await tracker.take(report('2019-06-07'));
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        rule: 'far-from-others',
        severity: 'warning',
        message:
          'expected a day near another meeting, found 2019-06-07; the nearest one known is that of 2017-05-24',
      }),
    );
  });

  test('a day that nobody can mean is refused as mistyped until it is confirmed, and asked for once', async () => {
    await tracker.take(TAKEN);
    const far = report('2071-06-07', { notes: '- wireguard is there' });
    expect(await refused(far)).toBe(
      'report.md:1:1 unlikely-date: expected a day from 1990-01-01 to 2020-03-01, unless the dates are confirmed by --confirm-dates; found 2071-06-07.',
    );
    const { outcome, diagnostics } = await tracker.take(far, { confirmsDates: true });
    expect(outcome).toBe('IMPORTED');
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ rule: 'far-from-others', severity: 'warning', line: 1 }),
    );
    expect((await tracker.take(far)).outcome).toBe('UNCHANGED');
    const edited = far.replace('wireguard is there', 'wireguard was there');
    expect((await tracker.take(edited)).outcome).toBe('IMPORTED');
    expect(await refused(`${edited}\n## Next Meeting\n\n2081-06-07\n`)).toContain('found 2081-06-07');
  });

  test('a report of which most lines are not understood is refused, or taken as text', async () => {
    const odd = '# 2017-05-24\n\nWe met.\n\nWe talked.\n\nWe left.\n\n## Agenda\n';
    expect(await refused(odd)).toMatch(
      /^report\.md:3:1 mostly-unread: .*found 3 that are not and 2 that are/,
    );
    expect((await tracker.take(odd, { acceptUnread: true })).outcome).toBe('IMPORTED');
    expect((await tracker.take(odd)).outcome).toBe('UNCHANGED');
  });

  test('the day given beside a report counts before its own, also where it has none', async () => {
    const bare = '## Agenda\n- Introductions\n\n## Notes\n- wireguard is there\n';
    expect((await tracker.take(bare, { date: MAY })).date).toBe(MAY);
    expect((await tracker.notes()).map(({ lineStart }) => lineStart)).toEqual([5]);
    expect(await tracker.verify()).toEqual([]);
    const told = await tracker.take(report('2017-06-07', { notes: '- else' }), { date: '2017-06-08' });
    expect(told.date).toBe('2017-06-08');
    expect(told.diagnostics).toContainEqual(expect.objectContaining({ rule: 'title-date', line: 1 }));
  });

  test('the same report under another day is not a second meeting: its date is corrected where that is asked for', async () => {
    const decided = '- wireguard: none -> PROPOSED: so';
    await tracker.take(report(MAY, { notes: NOTES, decisions: decided }));
    const right = report('2017-05-25', { notes: NOTES, decisions: decided });
    expect(await refused(right)).toMatch(/same-report: the meeting of 2017-05-24 has the same report/);
    expect((await tracker.take(right, { redate: true })).outcome).toBe('IMPORTED');
    expect(await tracker.meeting(MAY)).toBeUndefined();
    const [record] = await tracker.records();
    expect(record?.record).toMatchObject({ meetingDate: '2017-05-25', effectiveOn: '2017-05-25' });
    expect(await tracker.records()).toHaveLength(1);
    expect(await tracker.verify()).toEqual([]);
    // The wrong date still stands in a file: it is read as the right one.
    const old = await tracker.take(report(MAY, { notes: NOTES, decisions: decided }));
    expect(old.date).toBe('2017-05-25');
    expect(old.diagnostics).toContainEqual(expect.objectContaining({ rule: 'redated' }));
    expect(await tracker.meeting(MAY)).toBeUndefined();
  });

  test('a suggestion that was decided stays so when its line is reworded', async () => {
    await tracker.take(report(MAY, { notes: '- wireguard is experimental and works' }));
    const { db } = tracker;
    const { suggestions } = await import('../../../src/db/tables/index.ts');
    await db.update(suggestions).set({ state: 'DISMISSED', closedOn: MAY, closedReason: 'no' });
    const before = await db.select().from(suggestions);
    expect(before.length).toBeGreaterThan(0);
    await tracker.take(report(MAY, { notes: '- wireguard is still experimental and works well' }));
    expect(await db.select().from(suggestions)).toEqual(before);
  });
});
