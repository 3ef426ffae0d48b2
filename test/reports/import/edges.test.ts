import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { meetings, projects, reports } from '../../../src/db/tables/index.ts';
import { appendStatusChange } from '../../../src/domain/ledger/append.ts';
import { importReport } from '../../../src/reports/import.ts';
import { describeOn, describeOnBoth } from '../../helpers/database.ts';
import { NOW, openTracker, report, type Tracker } from './tracker.ts';

describeOnBoth('a report', (open) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  beforeEach(() => tracker.reset());
  afterAll(() => tracker?.close());

  const previous = (date: string) => `Previous meeting notes: [${date}](${date}.md)`;

  test('may come before its predecessor, whose own import then changes nothing of it', async () => {
    const later = report('2017-06-07', { header: previous('2017-05-24') });
    expect((await tracker.take(later)).diagnostics).toEqual([]);
    expect((await tracker.take(report('2017-05-24'))).outcome).toBe('IMPORTED');
    expect(await tracker.take(later)).toMatchObject({ outcome: 'UNCHANGED', diagnostics: [] });
  });

  test('that leaves a known meeting out of its line about the previous one is warned of, and the dates decide', async () => {
    await tracker.take(report('2017-06-21'));
    const source = report('2017-07-05', { header: previous('2017-06-07') });
    const { outcome, diagnostics } = await tracker.take(source);
    expect(outcome).toBe('IMPORTED');
    expect(diagnostics).toEqual([
      {
        path: 'report.md',
        line: 4,
        column: 1,
        severity: 'warning',
        rule: 'previous-meeting',
        message:
          'expected 2017-06-21, the last meeting known before 2017-07-05, found 2017-06-07; the dates decide',
      },
    ]);
    expect(await tracker.meeting('2017-07-05')).toMatchObject({ statedPreviousOn: '2017-06-07' });
    expect((await tracker.take(source, { strict: true })).outcome).toBe('REFUSED');
  });

  test('whose file is named after another day is kept under the path of its title', async () => {
    const { outcome, diagnostics } = await tracker.take(report('2017-05-24'), {
      path: 'notes/2017-06-07.md',
    });
    expect(outcome).toBe('IMPORTED');
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['file-name-date']);
    expect((await tracker.db.select().from(reports)).map(({ path }) => path)).toEqual([
      'reports/sig-security/2017-05-24.md',
    ]);
  });

  test('fills a meeting that was scheduled, and takes nothing away from it', async () => {
    await tracker.db
      .insert(meetings)
      .values({ date: '2017-05-24', location: 'Room 2', attendeeOrganisations: ['Docker'] });
    const { summary } = await tracker.take(report('2017-05-24', { notes: '- WireGuard' }));
    expect(summary).toMatchObject({ isNewMeeting: false, revision: { number: 1, is: 'NEW' } });
    expect(await tracker.meeting('2017-05-24')).toMatchObject({
      location: 'Room 2',
      attendeeOrganisations: ['Docker'],
      startsAt: new Date('2017-05-24T16:00:00Z'),
    });
  });

  test('imported over a paraphrase is a corrected revision, and what rests on the paraphrase keeps its words', async () => {
    const original = 'https://github.com/linuxkit/linuxkit/blob/abc/reports/sig-security/2017-05-24.md';
    const paraphrase = report('2017-05-24', {
      header: `Paraphrase of: [the report](${original})`,
      notes: '- WireGuard\n  - it is still young',
    });
    const first = await tracker.take(paraphrase);
    expect(first.summary?.revision).toMatchObject({ isParaphrase: true });
    const { db, enteredBy } = tracker;
    const [project] = await db.select().from(projects).where(eq(projects.slug, 'wireguard'));
    const quoted = {
      revisionId: first.revisionId ?? 0,
      lineStart: 12,
      lineEnd: 12,
      quote: 'it is still young',
    };
    await appendStatusChange(
      db,
      {
        projectId: project?.id ?? 0,
        kind: 'CHANGE',
        effect: 'SET',
        to: 'EXPERIMENTAL',
        meetingId: first.meetingId ?? 0,
        meetingDate: '2017-05-24',
        effectiveOn: '2017-05-24',
        basis: 'INFERRED',
        reason: 'So it reads.',
        enteredBy,
      },
      [quoted],
    );
    const real = report('2017-05-24', { notes: '- WireGuard\n  - officially experimental' });
    const { summary } = await tracker.take(real);
    expect(summary?.vanished).toEqual([
      {
        record: 'status change of wireguard',
        revision: 1,
        lineStart: 12,
        lineEnd: 12,
        quote: 'it is still young',
      },
    ]);
    expect(await tracker.evidence()).toEqual([expect.objectContaining(quoted)]);
    expect(
      (await tracker.revisions()).map(({ number, isParaphrase, link }) => [number, isParaphrase, link]),
    ).toEqual([
      [1, true, original],
      [2, false, null],
    ]);
    // Said once: the next edit has nothing to do with it.
    const edited = await tracker.take(real.replace('officially', 'still officially'));
    expect(edited.summary?.vanished).toEqual([]);
    // Words that are only laid out anew have not vanished.
    await tracker.take(paraphrase);
    const wrapped = await tracker.take(
      paraphrase.replace('  - it is still young', '    * it is\n      still young'),
    );
    expect(wrapped.summary?.vanished).toEqual([]);
    expect(await tracker.verify()).toEqual([]);
  });

  test('with an error is left unapplied as a whole, and its errors name their places', async () => {
    const before = await tracker.rows();
    const { outcome, diagnostics, summary } = await tracker.take(
      report('2017-05-24', {
        notes: '- WireGuard',
        decisions: '- wiregard: none -> PROPOSED: a slip\n- kspp: none -> SOMEHOW: another',
      }),
    );
    expect(outcome).toBe('REFUSED');
    expect(summary).toBeNull();
    expect(diagnostics.map(({ line, column, severity }) => [line, column, severity])).toEqual([
      [13, 3, 'error'],
      [14, 17, 'error'],
    ]);
    expect(await tracker.rows()).toEqual(before);
  });

  test('that a caller imports in a transaction of its own is taken back with it', async () => {
    const before = await tracker.rows();
    const source = report('2017-05-24', { decisions: '- wireguard: none -> PROPOSED: first' });
    await expect(
      tracker.db.transaction(async (tx) => {
        const context = { enteredBy: tracker.enteredBy, now: NOW };
        expect((await importReport(tx, { source, path: 'a.md' }, context)).outcome).toBe('IMPORTED');
        // Records that the same transaction enters later are judged at once again.
        const refused = report('2017-06-07', { decisions: '- wireguard: confirmed TESTING: no' });
        expect((await importReport(tx, { source: refused, path: 'b.md' }, context)).outcome).toBe('REFUSED');
        expect((await importReport(tx, { source, path: 'a.md' }, context)).outcome).toBe('UNCHANGED');
        throw new Error('something else went wrong');
      }),
    ).rejects.toThrow('something else');
    expect(await tracker.rows()).toEqual(before);
  });
});

describeOn(['postgres'], 'two importers at once', (open) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  beforeEach(() => tracker.reset());
  afterAll(() => tracker?.close());

  test('of one meeting come one after the other', async () => {
    const sources = Array.from({ length: 8 }, (_, index) =>
      report('2017-05-24', {
        notes: `- WireGuard\n  - @zx2c4: part ${index} of eight`,
        decisions: '- wireguard: none -> PROPOSED: first',
      }),
    );
    const results = await Promise.all(sources.map((source) => tracker.take(source)));
    expect(results.map(({ outcome }) => outcome)).toEqual(Array(8).fill('IMPORTED'));
    expect((await tracker.revisions()).map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await tracker.records()).toHaveLength(1);
    expect(await tracker.notes()).toHaveLength(2);
    expect(await tracker.verify()).toEqual([]);
  });

  test('of different meetings that decide about the same projects do not wait for each other for ever', async () => {
    const dates = ['2017-05-24', '2017-06-07', '2017-06-21', '2017-07-05', '2017-07-19', '2017-08-02'];
    const slugs = ['wireguard', 'landlock', 'okernel', 'kspp'];
    const results = await Promise.all(
      dates.map((date, index) => {
        const order = index % 2 ? slugs : slugs.toReversed();
        const notes = order.map((slug) => `- ${slug} and @handle${index}: hello`).join('\n');
        const lines = order.map((slug) => `- ${slug}, readme: met: no such criterion`).slice(0, 0);
        const decisions = [...lines, ...order.map((slug) => `- ${slug}: none -> PROPOSED: by ${date}`)].join(
          '\n',
        );
        return tracker.take(report(date, { notes, decisions }));
      }),
    );
    // Whichever came first has recorded it; for the others it is no move any more.
    expect(results.filter(({ outcome }) => outcome === 'IMPORTED')).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === 'REFUSED')).toHaveLength(5);
    expect(await tracker.records()).toHaveLength(4);
    expect(await tracker.verify()).toEqual([]);
  });
});
