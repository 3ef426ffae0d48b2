import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { nextMeetingDate, slotAfter, slotOnOrAfter } from '../../../src/reports/agenda/slot.ts';
import { parseReport } from '../../../src/reports/parse/index.ts';
import { command } from '../../cli/command.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { openTracker, type Tracker } from './tracker.ts';

/** The group of the seeds. */
const sig = readConfig({}).group;

test('the SIG meets every other Wednesday from its first meeting on', () => {
  expect(slotOnOrAfter(sig, '2017-05-24')).toBe('2017-05-24');
  expect(slotOnOrAfter(sig, '2017-05-25')).toBe('2017-06-07');
  expect(slotAfter(sig, '2017-08-16')).toBe('2017-08-30');
  // After a meeting out of rhythm the next is in rhythm again, also across a change of the clocks and a year's end.
  expect(slotAfter(sig, '2017-11-02')).toBe('2017-11-08');
  expect(slotAfter(sig, '2017-12-20')).toBe('2018-01-03');
});

test('the next meeting is the one scheduled, else the one announced, else the next of the rhythm', () => {
  const last = { date: '2017-08-16', announcedNextOn: '2017-08-31' };
  expect(nextMeetingDate(sig, '2017-08-20', last, '2017-09-01')).toBe('2017-09-01');
  expect(nextMeetingDate(sig, '2017-08-20', last, null)).toBe('2017-08-31');
  expect(nextMeetingDate(sig, '2017-09-01', last, null)).toBe('2017-09-13');
  expect(nextMeetingDate(sig, '2017-08-16', { date: '2017-08-16', announcedNextOn: null }, null)).toBe(
    '2017-08-30',
  );
  expect(nextMeetingDate(sig, '2017-05-01', null, null)).toBe('2017-05-10');
});

describeOnBoth('report agenda', (open) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open, { seeded: true });
  });
  afterAll(() => tracker?.close());

  const agenda = (now: string, ...args: string[]) =>
    command(tracker.database, ['report', 'agenda', ...args], { now: new Date(now) });

  test('is the report of the next meeting: what was proposed, what has expired, what waits', async () => {
    const { out, exitCode, err, isClosed } = await agenda('2017-08-28T10:00:00Z');
    expect({ exitCode, err, isClosed }).toEqual({ exitCode: 0, err: '', isClosed: true });
    expect(out).toContain(
      '# 2017-08-30\nTime: **9am PDT** (12pm EDT, 5pm BST) [see the time in your timezone](https://www.timeanddate.com/worldclock/fixedtime.html?msg=Security+SIG&iso=20170830T09&p1=224)\n',
    );
    expect(out).toContain('\nMeeting location: https://docker.zoom.us/j/779801882\n');
    expect(out).toContain('\nAnnouncement: coming soon\n\nVideo recording: coming soon\n');
    expect(out).toContain('\nPrevious meeting notes: [2017-08-16](2017-08-16.md)\n');
    expect(out).toContain('\n- Introductions & Administrivia (5 min)\n');
    expect(out).toMatch(
      /\n {2}- \[wireguard to Graduated, effective 2017-07-20 \(proposed on 2017-07-20\): .*\]\(https:\/\/github\.com\/linuxkit\/linuxkit\/pull\/2249\)\n/,
    );
    expect(out).toMatch(/\n {2}- wireguard, 2017-07-19: “.*experimental/);
    expect(out).toContain('\n- Next meeting: 2017-09-13\n');
    expect(out).toMatch(
      /\n- Loose ends\n {2}- Kernel Self Protection Project was on the agenda of 2017-05-24, but no note mentions it\.\n/,
    );
    expect(out).not.toContain('announced one for 2017-08-30');
    expect(out.endsWith('\n## Meeting Notes\n')).toBe(true);
    // What was withdrawn waits no more, and what was proposed later does not wait yet.
    expect(out).not.toContain('wireguard to Testing');
    const later = (await agenda('2018-02-01T10:00:00Z')).out;
    expect(later).toContain('kernel-config to Retired');
    expect(later).toContain('announced one for 2017-08-30, but none is on record for that day.');
  });

  test('of a past meeting tells what stood then', async () => {
    const { out } = await agenda('2018-02-01T10:00:00Z', '--date', '2017-06-07');
    expect(out).toContain('# 2017-06-07\n');
    expect(out).toContain('Previous meeting notes: [2017-05-24](2017-05-24.md)');
    expect(out).toMatch(/\n- miragesdk shown and explained in depth - @samoht\n/);
    expect(out).toContain('wireguard to Testing');
    expect(out).not.toContain('wireguard to Graduated');
  });

  test('names evidence that has expired, with the sentence of the gate', async () => {
    const { out } = await agenda('2017-10-01T10:00:00Z');
    expect(out).not.toContain('Evidence that has expired');
    await tracker.db.execute(
      `insert into assessments (project_id, criterion_id, result, justification, assessed_on, valid_until, is_own_project, entered_by)
        select projects.id, criteria.id, 'MET', 'for now', '2017-08-17', '2017-09-30', false, 1 from projects, criteria
        where slug = 'landlock' and key = 'roadmap'`,
    );
    const later = await agenda('2017-10-01T10:00:00Z');
    expect(later.out).toMatch(/\n- Evidence that has expired\n {2}- landlock: .*2017-09-30/);
  });

  test('imports without a word of complaint, and winter has its own zone', async () => {
    const { out } = await agenda('2017-12-10T10:00:00Z');
    expect(out).toContain('# 2017-12-20\nTime: **9am PST** (12pm EST, 5pm GMT)');
    const { report, diagnostics } = parseReport(out, { path: '2017-12-20.md', aliases: [] });
    expect(diagnostics).toEqual([]);
    expect(report).toMatchObject({
      startsAt: new Date('2017-12-20T17:00:00Z'),
      announcementUrl: null,
      recordingUrl: null,
      previousMeeting: '2017-08-16',
      announcedNextOn: '2018-01-03',
      plannedNext: [],
      unread: [],
    });
    expect((await tracker.take(out)).outcome).toBe('IMPORTED');
  });

  test('refuses a day that the calendar does not have', async () => {
    const { exitCode, err } = await agenda('2017-08-28T10:00:00Z', '--date', '2017-02-30');
    expect(exitCode).toBe(1);
    expect(err).toContain('Expected a day of the calendar as YYYY-MM-DD.');
    const minutes = await command(tracker.database, ['report', 'minutes', '--date', '2017-05-25']);
    expect(minutes).toMatchObject({
      exitCode: 1,
      out: '',
      err: 'sig-status report minutes: There is no meeting 2017-05-25.\n',
    });
    expect((await command(tracker.database, ['report', 'minutes'])).err).toContain(
      "required option '--date <date>'",
    );
  });
});
