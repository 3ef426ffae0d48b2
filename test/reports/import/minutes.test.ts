import { asc, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  compatibilityClaims,
  meetings,
  noteProjects,
  notes,
  plannedTopics,
  projects,
  reports,
  waivers,
} from '../../../src/db/tables/index.ts';
import { appendClaim } from '../../../src/domain/claim/append.ts';
import { appendCriterionRecord } from '../../../src/domain/criterion/append.ts';
import { appendStatusChange, type NewStatusChange } from '../../../src/domain/ledger/append.ts';
import { appendWaiver } from '../../../src/domain/waiver/append.ts';
import { renderMinutes } from '../../../src/reports/minutes/minutes.ts';
import { renderReport } from '../../../src/reports/render/report.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { document, notes as generatedNotes } from './generated.ts';
import { openTracker, realReports, report, SOURCE, type Tracker } from './tracker.ts';

/** After every generated meeting. */
const AFTER = new Date('2031-06-01T12:00:00Z');

describeOnBoth('report minutes', (open, kind) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  beforeEach(() => tracker.reset());
  afterAll(() => tracker?.close());

  const minutes = (date: string) => renderMinutes(tracker.db, date, SOURCE);
  const idOf = async (slug: string) =>
    (await tracker.db.select().from(projects).where(eq(projects.slug, slug)))[0]?.id ?? 0;

  /** A record as a mutation would enter it at a meeting. */
  const record = async (date: string, slug: string, more: Partial<NewStatusChange>) => {
    const meeting = await tracker.meeting(date);
    return appendStatusChange(
      tracker.db,
      {
        projectId: await idOf(slug),
        kind: 'CHANGE',
        effect: 'SET',
        to: 'PROPOSED',
        meetingId: meeting?.id ?? 0,
        meetingDate: date,
        effectiveOn: date,
        basis: 'INFERRED',
        reason: 'It was talked about.',
        enteredBy: tracker.enteredBy,
        ...more,
      },
      [{ url: 'https://example.org/evidence' }],
    );
  };

  /** Everything that a report says, without ids and lines. */
  const contents = async () => {
    const { db } = tracker;
    const noted = await db.select().from(notes).orderBy(asc(notes.meetingId), asc(notes.position));
    const links = await db
      .select({
        noteId: noteProjects.noteId,
        slug: projects.slug,
        role: noteProjects.role,
        via: noteProjects.via,
      })
      .from(noteProjects)
      .innerJoin(projects, eq(projects.id, noteProjects.projectId))
      .orderBy(asc(projects.slug));
    const position = new Map(noted.map(({ id, position: at }) => [id, at]));
    return {
      // Calendars know a meeting by what each tracker makes of its own.
      meetings: (await db.select().from(meetings)).map(
        ({ id: _, uid: __, calendarSequence: ___, scribeId, ...fields }) => ({
          ...fields,
          hasScribe: scribeId !== null,
        }),
      ),
      agenda: (await tracker.agenda()).map(({ title, minutes: planned, position: at }) => [
        at,
        title,
        planned,
      ]),
      planned: (await db.select().from(plannedTopics).orderBy(plannedTopics.position)).map(
        ({ text }) => text,
      ),
      notes: noted.map(({ text, markdown, depth, section, parentId, links: urls, id, speakerId }) => ({
        text,
        markdown,
        depth,
        section,
        isSpoken: speakerId !== null,
        parent: parentId === null ? null : position.get(parentId),
        links: urls,
        projects: links
          .filter(({ noteId }) => noteId === id)
          .map(({ slug, role, via }) => `${slug} ${role} ${via}`),
      })),
      records: (await tracker.records()).map(({ slug, record: { effect, to, effectiveOn, meetingDate } }) =>
        [slug, effect, to, effectiveOn, meetingDate].join(' '),
      ),
    };
  };

  const importsUnchanged = async (date: string) => {
    const before = await tracker.rows();
    const { outcome, diagnostics } = await tracker.take(await minutes(date));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(outcome).toBe('UNCHANGED');
    expect(await tracker.rows()).toEqual(before);
  };

  test('of generated meetings change nothing when they are imported, and say the same in an empty tracker', async () => {
    await fc.assert(
      fc.asyncProperty(
        document,
        generatedNotes,
        fc.subarray(['recording', 'location', 'scribe', 'record', 'correct', 'time'] as const),
        async (written, noted, entered) => {
          await tracker.reset();
          const date = written.header.date;
          const source = renderReport({ ...written, decisions: [] }).replace(
            /(## Meeting Notes\n(?:Scribe: .*\n)?)/,
            `$1\n${noted}\n`,
          );
          // Minutes of a day to come leave the meeting planned.
          expect((await tracker.take(source, { now: AFTER })).outcome).toBe('IMPORTED');
          const { db } = tracker;
          if (entered.includes('recording'))
            await db.update(meetings).set({ recordingUrl: 'https://video.example/1' });
          if (entered.includes('location')) await db.update(meetings).set({ location: 'Room *3*' });
          if (entered.includes('scribe')) await db.update(meetings).set({ scribeId: tracker.enteredBy });
          if (entered.includes('time')) await db.update(meetings).set({ startsAt: null });
          if (entered.includes('record')) {
            await tracker.hold(date);
            const first = await record(date, 'landlock', {
              reason: 'Talked about: a `kernel` module [1] <b>',
            });
            if (entered.includes('correct'))
              await record(date, 'landlock', { kind: 'CORRECTION', correctsId: first.id, to: 'ONGOING' });
          }
          await importsUnchanged(date);

          const known = await contents();
          const written2 = await minutes(date);
          await tracker.reset();
          expect((await tracker.take(written2, { now: AFTER })).outcome).toBe('IMPORTED');
          const again = await contents();
          // A correction by the same meeting is not told: the minutes say what the meeting decided in the end.
          const records = entered.includes('record')
            ? [`landlock SET ${entered.includes('correct') ? 'ONGOING' : 'PROPOSED'} ${date} ${date}`]
            : [];
          expect(again).toEqual({ ...known, records });
          expect(await minutes(date)).toBe(written2);
          expect(await tracker.verify()).toEqual([]);
        },
      ),
      { numRuns: kind === 'pglite' ? 4 : 20, endOnFailure: true },
    );
  }, 300_000);

  (realReports.length ? test : test.skip)('of the real reports are the reports', async () => {
    for (const { name, source } of realReports) {
      await tracker.take(source, { path: name });
      expect(await minutes(name.replace('.md', ''))).toBe(source);
      await importsUnchanged(name.replace('.md', ''));
    }
  });

  test('put what was entered since where a scribe would write it', async () => {
    await tracker.take(
      report('2017-05-24', {
        header: 'Announcement: coming soon',
        notes: '- WireGuard',
        decisions: '- kspp: none -> ONGOING: stays',
      }),
    );
    await tracker.db.update(meetings).set({
      recordingUrl: 'https://youtu.be/OB1Tu6cISLg',
      announcementUrl: 'https://forums.example.org/t/1',
    });
    await record('2017-05-24', 'wireguard', { to: 'EXPERIMENTAL', effectiveOn: '2017-03-17' });
    expect(await minutes('2017-05-24')).toBe(`# 2017-05-24
Time: **9am PDT**

Announcement: [forum post](https://forums.example.org/t/1)

Video recording: https://youtu.be/OB1Tu6cISLg


## Agenda
- Introductions (5 min)

## Meeting Notes

- WireGuard

## Decisions

- kspp: none -> ONGOING: stays
- wireguard: none -> EXPERIMENTAL, effective 2017-03-17: It was talked about. [evidence](https://example.org/evidence)
`);
    await importsUnchanged('2017-05-24');
  });

  test('that a scribe goes on with take over the records that the meeting has already', async () => {
    await tracker.take(report('2017-05-24', { notes: '- WireGuard' }));
    await record('2017-05-24', 'wireguard', {});
    const before = await tracker.records();
    const edited = (await minutes('2017-05-24')).replace(
      '- WireGuard\n',
      '- WireGuard\n  - one more thing\n',
    );
    const { outcome, summary } = await tracker.take(edited);
    expect(outcome).toBe('IMPORTED');
    expect(summary?.counts.NOTE).toMatchObject({ added: 1 });
    expect(summary?.changes).toContainEqual(
      expect.objectContaining({
        subject: 'DECISION',
        consequence: 'the record that the meeting has already',
      }),
    );
    expect(await tracker.records()).toEqual(before);
    await importsUnchanged('2017-05-24');
  });

  test('write the corrected words of a decision that was corrected in the meeting itself', async () => {
    await tracker.take(report('2017-05-24', { decisions: '- wireguard: none -> EXPERIMENTAL: because' }));
    const [first] = await tracker.records();
    await record('2017-05-24', 'wireguard', {
      kind: 'CORRECTION',
      correctsId: first?.record.id,
      reason: 'A slip.',
    });
    expect(await minutes('2017-05-24')).toContain('\n- wireguard: none -> PROPOSED: A slip. [evidence]');
    await importsUnchanged('2017-05-24');
    // Imported with another note, the line stands for the correction that is there.
    const edited = (await minutes('2017-05-24')).replace('## Decisions', '- a note\n\n## Decisions');
    expect((await tracker.take(edited)).outcome).toBe('IMPORTED');
    expect(await tracker.records()).toHaveLength(2);
    expect(await tracker.verify()).toEqual([]);
  });

  test('tell everything that a meeting without a report has decided', async () => {
    const { db, enteredBy } = tracker;
    await db.insert(meetings).values([
      { date: '2017-05-24', startsAt: new Date('2017-05-24T16:00:00Z'), state: 'HELD' },
      {
        date: '2017-06-07',
        state: 'HELD',
        startsAt: new Date('2017-06-07T16:00:00Z'),
        location: 'Room 2',
        announcedNextOn: '2017-06-21',
      },
    ]);
    const [earlier, later] = [await tracker.meeting('2017-05-24'), await tracker.meeting('2017-06-07')];
    const at = { meetingId: later?.id ?? 0, enteredBy };
    const criterion = await appendCriterionRecord(
      db,
      'fuzzed',
      {
        ...at,
        act: 'DEFINED',
        effectiveOn: '2017-06-07',
        gates: 'GRADUATED',
        kind: 'REVIEW',
        title: 'Fuzzed: by users',
        standing: 'ADOPTED',
        basis: 'STATED',
        reason: 'They reach it.',
      },
      [],
    );
    const projectId = await idOf('wireguard');
    await appendWaiver(
      db,
      { ...at, projectId, criterionId: criterion.criterionId, reason: 'No fuzzer.', expiresOn: '2017-12-31' },
      [],
    );
    const claim = {
      verdict: 'PROTOTYPED' as const,
      basis: 'STATED' as const,
      reason: 'Built.',
      source: 'x',
      claimedOn: '2017-06-07',
    };
    await appendClaim(db, [projectId, await idOf('kspp')], { ...at, ...claim, kernelSeries: '4.11' }, []);
    const first = await record('2017-05-24', 'okernel', { to: 'EXPERIMENTAL' });
    await record('2017-06-07', 'okernel', {
      kind: 'CORRECTION',
      effect: 'RETRACT',
      to: null,
      correctsId: first.id,
      reason: 'There is nothing.',
    });
    expect(await minutes('2017-06-07')).toBe(`# 2017-06-07
Time: **9am PDT** (12pm EDT, 5pm BST) [see the time in your timezone](https://www.timeanddate.com/worldclock/fixedtime.html?msg=Security+SIG&iso=20170607T09&p1=224)

Meeting location: Room 2

Previous meeting notes: [2017-05-24](2017-05-24.md)

## Agenda
- Next meeting: 2017-06-21

## Meeting Notes

## Decisions

- criterion fuzzed for GRADUATED (REVIEW): Fuzzed - by users: They reach it.
- wireguard, fuzzed: waived until 2017-12-31: No fuzzer.
- kspp + wireguard: PROTOTYPED on 4.11: Built.
- okernel: retraction of 2017-05-24: There is nothing. [evidence](https://example.org/evidence)
`);
    expect(earlier).toBeDefined();
    await importsUnchanged('2017-06-07');
    // Gone on with, all of it is there already.
    const { outcome } = await tracker.take(`${await minutes('2017-06-07')}\n## Meeting Notes\n\n- more\n`);
    expect(outcome).toBe('IMPORTED');
    expect(await db.$count(waivers)).toBe(1);
    expect(await db.$count(compatibilityClaims)).toBe(1);
    expect(await tracker.records()).toHaveLength(2);
    expect(await db.$count(reports)).toBe(1);
    expect(await tracker.verify()).toEqual([]);
  });

  test('of a day without a meeting are refused', async () => {
    await expect(minutes('2017-05-25')).rejects.toThrow('There is no meeting 2017-05-25.');
  });
});
