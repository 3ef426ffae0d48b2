import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../../src/db/refusal.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

const NOW = '2017-08-01T12:00:00Z';
const reason = 'Too few can come.';

/** Each day says something of its own: a report that is the same but for its dates is taken for one of another day. */
const minutes = (date: string, title = date, decisions = '') => `# ${title}
## Agenda
* Landlock

## Meeting Notes

* Landlock
  * Works on 4.11, draft ${date.replaceAll('-', '')}
${decisions && `\n## Decisions\n\n${decisions}\n`}`;

describeOnBoth('the state of a meeting', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: NOW });
    await seed(database.db).project('landlock').meeting('2017-05-24').record('EXPERIMENTAL').done();
    chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
  });
  afterAll(() => database.close());

  const act = (name: string, input: Record<string, unknown>, selection = '') =>
    tracker.act(chair, name, input, selection);
  const schedule = (date: string) => act('scheduleMeeting', { date, startsAt: `${date}T16:00:00Z` });
  const SEEN = 'state stateReason isHeld hasPassed movedTo { date } movedFrom { date }';
  const seen = async (date: string) =>
    (await tracker.read(`{ meeting(date: "${date}") { ${SEEN} } }`)).meeting;
  const importReport = (markdown: string) =>
    act(
      'importReport',
      { markdown },
      'diagnostics { rule message } summary { isUnchanged changes { label fields { old new } } }',
    );
  const confirm = (meeting: string) =>
    act('confirmReadiness', { project: 'landlock', meeting, reason: 'Still so.' });
  const neverHeld = async () =>
    (
      await tracker.read('{ brief(since: "2017-05-24") { neverHeld { items { message } } } }')
    ).brief.neverHeld.items.map(({ message }: { message: string }) => message);

  test('is planned when its hour has passed, and nothing can cite it until a chair says that it was held', async () => {
    await schedule('2017-06-07');
    expect(await seen('2017-06-07')).toMatchObject({ state: 'PLANNED', isHeld: false, hasPassed: true });
    expect(await confirm('2017-06-07')).toMatchObject({
      __typename: 'ValidationError',
      issues: [
        {
          path: 'input.meeting',
          message: expect.stringMatching(/planned, and no record.*holdMeeting/),
        },
      ],
    });
    expect(await neverHeld()).toContainEqual(expect.stringContaining('A meeting was planned for 2017-06-07'));
    expect(await act('holdMeeting', { meeting: '2017-06-07' }, 'meeting { state isHeld }')).toMatchObject({
      meeting: { state: 'HELD', isHeld: true },
    });
    expect((await confirm('2017-06-07')).__typename).toBe('ConfirmReadinessSuccess');
    expect(await neverHeld()).not.toContainEqual(expect.stringContaining('2017-06-07'));
    expect(await act('holdMeeting', { meeting: '2017-06-07' })).toMatchObject({
      __typename: 'ConflictError',
    });
  });

  test('is not held before it has started', async () => {
    await schedule('2017-08-01');
    expect(await act('holdMeeting', { meeting: '2017-08-01' })).toMatchObject({
      issues: [{ path: 'input.meeting', message: expect.stringContaining('still to come') }],
    });
    expect(await act('holdMeeting', { meeting: '2016-01-01' })).toMatchObject({
      what: 'meeting',
      key: '2016-01-01',
    });
  });

  test('a meeting is cancelled with a reason, can be planned again, and never once something rests on it', async () => {
    await schedule('2017-08-09');
    expect(await act('cancelMeeting', { meeting: '2017-08-09', reason: ' ' })).toMatchObject({
      issues: [{ path: 'input.reason' }],
    });
    await act('cancelMeeting', { meeting: '2017-08-09', reason });
    expect(await seen('2017-08-09')).toMatchObject({
      state: 'CANCELLED',
      stateReason: reason,
      isHeld: false,
    });
    expect(await act('cancelMeeting', { meeting: '2017-08-09', reason })).toMatchObject({
      __typename: 'ConflictError',
    });
    expect((await schedule('2017-08-09')).__typename).toBe('ScheduleMeetingSuccess');
    expect(await seen('2017-08-09')).toMatchObject({ state: 'PLANNED', stateReason: null });
    expect(await act('cancelMeeting', { meeting: '2017-05-24', reason })).toMatchObject({
      __typename: 'ConflictError',
      message: expect.stringContaining('was held'),
    });
  });

  test('what a chair said by mistake is taken back where nothing rests on it', async () => {
    await schedule('2017-07-12');
    await act('holdMeeting', { meeting: '2017-07-12' });
    expect((await act('cancelMeeting', { meeting: '2017-07-12', reason })).__typename).toBe(
      'CancelMeetingSuccess',
    );
    expect((await act('holdMeeting', { meeting: '2017-07-12' })).__typename).toBe('HoldMeetingSuccess');
    expect(await seen('2017-07-12')).toMatchObject({ state: 'HELD', stateReason: null });
  });

  test('a moved meeting leads on to its new day, and takes along what was known of it', async () => {
    await act('scheduleMeeting', {
      ...{ date: '2017-08-16', startsAt: '2017-08-16T16:00:00Z', location: 'Room 2', scribe: 'tych0' },
    });
    const uidOf = async (date: string) =>
      (
        await database.db.execute(
          sql`select uid, calendar_sequence as sequence from meetings where date = ${date}`,
        )
      ).rows[0];
    const before = await uidOf('2017-08-16');
    expect(await act('moveMeeting', { meeting: '2017-08-16', to: '2017-08-16', reason })).toMatchObject({
      issues: [{ path: 'input.to' }],
    });
    expect(
      await act(
        'moveMeeting',
        { meeting: '2017-08-16', to: '2017-08-23', reason: 'A conference.' },
        'meeting { date startsAt location scribe { handle } state movedFrom { date } }',
      ),
    ).toMatchObject({
      meeting: {
        ...{ date: '2017-08-23', startsAt: '2017-08-23T16:00:00.000Z', location: 'Room 2', state: 'PLANNED' },
        ...{ scribe: { handle: 'tych0' }, movedFrom: { date: '2017-08-16' } },
      },
    });
    expect(await seen('2017-08-16')).toMatchObject({
      state: 'MOVED',
      stateReason: 'A conference.',
      movedTo: { date: '2017-08-23' },
    });
    const [old, moved] = [await uidOf('2017-08-16'), await uidOf('2017-08-23')];
    expect(moved).toMatchObject({ uid: before?.uid, sequence: expect.any(Number) });
    expect(Number(moved?.sequence)).toBeGreaterThan(Number(before?.sequence));
    expect(old?.uid).not.toBe(before?.uid);
    expect(await act('holdMeeting', { meeting: '2017-08-16' })).toMatchObject({
      __typename: 'ConflictError',
    });
    expect(await act('moveMeeting', { meeting: '2017-08-23', to: '2017-08-09', reason })).toMatchObject({
      __typename: 'ConflictError',
    });
    // And back to where it was.
    expect((await act('moveMeeting', { meeting: '2017-08-23', to: '2017-08-16', reason })).__typename).toBe(
      'MoveMeetingSuccess',
    );
    expect(await seen('2017-08-16')).toMatchObject({ state: 'PLANNED', movedTo: null });
    expect(await seen('2017-08-23')).toMatchObject({ state: 'MOVED', movedTo: { date: '2017-08-16' } });
    expect(await uidOf('2017-08-16')).toMatchObject({ uid: before?.uid });
  });

  test('minutes say that a planned meeting was held, an agenda alone does not', async () => {
    await schedule('2017-06-21');
    await importReport('# 2017-06-21\n\n## Agenda\n* Landlock\n');
    expect(await seen('2017-06-21')).toMatchObject({ state: 'PLANNED' });
    const done = await importReport(minutes('2017-06-21'));
    expect(done.summary.changes).toContainEqual({
      label: 'state',
      fields: [{ old: 'PLANNED', new: 'HELD' }],
    });
    expect(await seen('2017-06-21')).toMatchObject({ state: 'HELD' });
    expect((await importReport(minutes('2017-06-21'))).summary.isUnchanged).toBe(true);
  });

  test('minutes of a day to come leave it planned, and what they decide is refused', async () => {
    const ahead = '2017-10-04';
    expect((await importReport(minutes(ahead))).diagnostics).toContainEqual({
      rule: 'meeting-state',
      message: expect.stringContaining('still to come'),
    });
    expect(await seen(ahead)).toMatchObject({ state: 'PLANNED' });
    const refused = await importReport(minutes(ahead, ahead, '- landlock: confirmed EXPERIMENTAL: so it is'));
    expect(refused.__typename).toBe('ReportRefusedError');
  });

  test('a title says that a meeting was cancelled, once', async () => {
    await importReport('# 2017-07-05 (cancelled: nobody was there)\n\n## Agenda\n* Landlock\n');
    expect(await seen('2017-07-05')).toMatchObject({ state: 'CANCELLED', stateReason: 'nobody was there' });
    await act('holdMeeting', { meeting: '2017-07-05' });
    const again = await importReport('# 2017-07-05 (cancelled: nobody was there)\n\n## Agenda\n* Landlock\n');
    expect(again.summary.isUnchanged).toBe(true);
    expect(await seen('2017-07-05')).toMatchObject({ state: 'HELD' });
    await importReport('# 2017-11-22 (cancelled)\n');
    expect(await seen('2017-11-22')).toMatchObject({ state: 'CANCELLED', stateReason: null });
    expect(await importReport('# 2017-05-24 (cancelled)\n')).toMatchObject({
      __typename: 'ReportRefusedError',
      message: expect.stringContaining('has recorded something'),
    });
  });

  test('a late report of a cancelled meeting is a question to the chair, not a fact', async () => {
    await schedule('2017-07-19');
    await act('cancelMeeting', { meeting: '2017-07-19', reason });
    expect((await importReport(minutes('2017-07-19'))).diagnostics).toContainEqual({
      rule: 'meeting-state',
      message: expect.stringContaining('holdMeeting'),
    });
    expect(await seen('2017-07-19')).toMatchObject({ state: 'CANCELLED' });
    const { project } = await tracker.read(
      '{ project(slug: "landlock") { notes { nodes { meeting { date } } } } }',
    );
    expect(project.notes.nodes).not.toContainEqual({ meeting: { date: '2017-07-19' } });
    expect(await neverHeld()).toContainEqual(expect.stringMatching(/2017-07-19 was cancelled.*holdMeeting/));
    const refused = await importReport(
      minutes('2017-07-19', '2017-07-19', '- landlock: confirmed EXPERIMENTAL: so'),
    );
    expect(refused).toMatchObject({
      __typename: 'ReportRefusedError',
      message: expect.stringMatching(/cancelled \(Too few can come\.\).*holdMeeting/),
    });
    await act('holdMeeting', { meeting: '2017-07-19' });
    expect(await neverHeld()).not.toContainEqual(expect.stringContaining('2017-07-19'));
  });

  test('the database refuses records of a meeting that was not held, and keeps one held that recorded something', async () => {
    const state = (work: Promise<unknown>) =>
      work.then(
        () => null,
        (error) => refusalOf(error)?.state,
      );
    await schedule('2017-07-26');
    const insert = sql`insert into waivers (project_id, criterion_id, meeting_id, reason, expires_on, entered_by)
      select 1, criterion.id, meeting.id, 'x', '2018-01-01', 1 from meetings meeting, criteria criterion where meeting.date = '2017-07-26'`;
    await database.db.execute(sql`insert into criteria (key) values ('some')`);
    expect(await state(database.db.execute(insert))).toBe('SS004');
    expect(
      await state(
        database.db.execute(sql`insert into status_changes (project_id, meeting_id, meeting_date, kind, effect, "to", effective_on, basis, reason, entered_by, sequence)
          select 1, id, date, 'CONFIRMATION', 'CONFIRM', 'EXPERIMENTAL', date, 'STATED', 'x', 1, 99 from meetings where date = '2017-07-26'`),
      ),
    ).toBe('SS004');
    expect(
      await state(database.db.execute(sql`update meetings set state = 'PLANNED' where date = '2017-05-24'`)),
    ).toBe('SS004');
  });
});
