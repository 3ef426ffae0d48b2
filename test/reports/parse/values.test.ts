import { describe, expect, test } from 'vitest';
import { readAnnouncement } from '../../../src/reports/parse/announcement.ts';
import { findDate } from '../../../src/reports/parse/dates.ts';
import { readItemTitle } from '../../../src/reports/parse/item-title.ts';
import { repositoryFolder } from '../../../src/reports/parse/links.ts';
import { readStartTime } from '../../../src/reports/parse/start-time.ts';
import { flatten, notesOf, parse, reportOf } from './helpers.ts';

describe('the start of a meeting on 2017-05-24', () => {
  test.each([
    ['9am PDT (12pm EDT, 5pm BST)', '16:00'],
    ['16:00 UTC', '16:00'],
    ['9:30am PDT', '16:30'],
    ['9-10am PDT', '16:00'],
    ['12pm EDT', '16:00'],
    ['noon PDT', '19:00'],
    ['09:00 Pacific', '16:00'],
    ['9 a.m. PT', '16:00'],
    ['9am Pacific Time (UTC-7)', '16:00'],
    ['1600Z', '16:00'],
    ['18:00 UTC+2', '16:00'],
    ['17:00+01:00', '16:00'],
    ['18:00 CEST', '16:00'],
    ['9am IST (16:00 UTC)', '16:00'],
    ['Wednesday 2017-05-24, 4 PM utc', '16:00'],
  ])('%s is %s in UTC', (text, time) => {
    const { startsAt, problems } = readStartTime(text, '2017-05-24');
    expect(startsAt?.toISOString()).toBe(`2017-05-24T${time}:00.000Z`);
    expect(problems).toEqual([]);
  });

  test('may be another day in UTC', () => {
    expect(readStartTime('9am JST', '2017-05-24').startsAt?.toISOString()).toBe('2017-05-24T00:00:00.000Z');
    expect(readStartTime('8pm PDT', '2017-05-24').startsAt?.toISOString()).toBe('2017-05-25T03:00:00.000Z');
  });

  test.each(['9am', '16:00', '13pm PDT', '25:00 UTC', '9am XYZ', 'in the morning'])(
    '%s is not told',
    (text) => {
      const { startsAt, problems } = readStartTime(text, '2017-05-24');
      expect(startsAt).toBeNull();
      expect(problems.map(({ rule }) => rule)).toEqual(['time-unread']);
    },
  );

  test('times that contradict each other, and words of the other season, are reported', () => {
    const rules = (text: string, date: string) => readStartTime(text, date).problems.map(({ rule }) => rule);
    expect(rules('9am PDT (1pm EDT)', '2017-05-24')).toEqual(['times-disagree']);
    expect(rules('9am PDT', '2017-12-20')).toEqual(['zone-out-of-season']);
    expect(rules('9am PST (12pm EST, 5pm GMT)', '2017-12-20')).toEqual([]);
  });

  test('Pacific time follows the season', () => {
    expect(readStartTime('9am Pacific', '2017-12-20').startsAt?.toISOString()).toBe(
      '2017-12-20T17:00:00.000Z',
    );
  });
});

describe('a date', () => {
  test.each([
    ['2017-06-07', '2017-05-24', '2017-06-07'],
    ['July 5', '2017-06-21', '2017-07-05'],
    ['July 19th', '2017-07-05', '2017-07-19'],
    ['Aug. 2nd', '2017-07-19', '2017-08-02'],
    ['2 August', '2017-07-19', '2017-08-02'],
    ['Wednesday, the 5th of July', '2017-06-21', '2017-07-05'],
    ['January 3rd', '2017-12-20', '2018-01-03'],
    ['Feb 29', '2019-12-20', '2020-02-29'],
    ['May 24th, 2017', null, '2017-05-24'],
    ['3 January 2018', null, '2018-01-03'],
  ])('%s after %s is %s', (text, after, on) => {
    expect(findDate(text, after)).toMatchObject({ on, problem: null });
  });

  test.each([
    ['June 5', '2017-06-21', 'not a day within half a year'],
    ['February 30', '2017-01-01', 'not a day within half a year'],
    ['2017-02-30', null, 'the calendar has no 2017-02-30'],
  ])('%s after %s is none', (text, after, problem) => {
    expect(findDate(text, after)).toMatchObject({ on: null, problem: expect.stringContaining(problem) });
  });

  test('with another day of the week is taken, with a word', () => {
    expect(findDate('Tuesday July 5th', '2017-06-21')).toMatchObject({
      on: '2017-07-05',
      problem: expect.stringContaining('Wednesday'),
    });
  });

  test.each(['May be', '7/5', 'v2017-05-24-1', '12017-05-24', 'July', '24'])('%s is not found', (text) => {
    expect(findDate(text, '2017-05-01')).toBeNull();
  });
});

describe('an announcement in the report of 2017-06-21', () => {
  test.each([
    ['Next meeting: 2017-07-05', '2017-07-05'],
    ['Next meeting July 5', '2017-07-05'],
    ['next meeting: July 5th', '2017-07-05'],
    ['Next meeting is on Wednesday, July 5th at 9am PDT', '2017-07-05'],
    ['Next meeting July 5th, please propose topics!', '2017-07-05'],
    ['Next Meeting - 2017-07-05', '2017-07-05'],
    ['Next meeting', null],
    ['Next meeting: TBD', null],
  ])('%s is for %s', (text, on) => {
    expect(readAnnouncement(text, '2017-06-21')).toMatchObject({ on, problem: null });
  });

  test.each([
    ['Next meeting: 2017-06-21', 'expected a date after 2017-06-21'],
    ['Next meeting: soon', 'expected a date, found "soon"'],
    ['Next meeting July 5 clashes with a holiday', 'expected the line to end after the date'],
    ['Next meeting July 5, or July 12', 'expected one date'],
  ])('%s gives no date, and says so', (text, problem) => {
    expect(readAnnouncement(text, '2017-06-21')).toMatchObject({
      on: null,
      problem: expect.stringContaining(problem),
    });
  });

  test.each([
    'next meeting let’s also discuss signing',
    'Next meeting on Landlock',
    "Next meeting's topic: July 5",
    'Next meeting July 5?',
    'The next meeting is July 5',
    'Next meetings: July 5',
  ])('%s is none', (text) => {
    expect(readAnnouncement(text, '2017-06-21')).toBeNull();
  });
});

describe('an agenda line', () => {
  test.each([
    ['Introductions & Administrivia (5 min)', 'Introductions & Administrivia', 5, []],
    ['PIE/ASLR for packages @fntlnz (10 min)', 'PIE/ASLR for packages', 10, ['fntlnz']],
    [
      'deep dive - @avsm @samoht @yomimono @talex5 (20 min)',
      'deep dive',
      20,
      ['avsm', 'samoht', 'yomimono', 'talex5'],
    ],
    ['Alpine Linux - deep dive - @ncopa (45 min)', 'Alpine Linux - deep dive', 45, ['ncopa']],
    ['okernel - deep dive - HPE (45 mins)', 'okernel - deep dive - HPE', 45, []],
    ['deep dive (45 min) - @zx2c4', 'deep dive', 45, ['zx2c4']],
    ['talk – @a [10 min]', 'talk', 10, ['a']],
    ['talk — 45 minutes', 'talk', 45, []],
    ['talk @a, @b and @c 1h', 'talk', 60, ['a', 'b', 'c']],
    ['talk by @a', 'talk', null, ['a']],
    ['@zx2c4: talk (10 min)', 'talk', 10, ['zx2c4']],
    ["on @l0kod's patches (10 min)", "on @l0kod's patches", 10, []],
    ['mail a@b.example (5 min)', 'mail a@b.example', 5, []],
    ['Updates on /projects:', 'Updates on /projects:', null, []],
    ['the 5 min rule', 'the 5 min rule', null, []],
    ['@a', '@a', null, ['a']],
  ])('%s', (text, title, minutes, presenters) => {
    expect(readItemTitle({ text, speech: text })).toEqual({ title, minutes, presenters });
  });

  test('goes on counting over two agendas', () => {
    const { agenda } = reportOf('# 2017-05-24\n## Agenda\n- a\n  - b\n## Agenda (late)\n- c\n');
    expect(flatten(agenda).map(({ position, title }) => `${position} ${title}`)).toEqual([
      '1 a',
      '2 b',
      '3 c',
    ]);
  });

  test('on the next meeting without a date is no item, unless it takes time', () => {
    const { report, diagnostics } = parse(
      '# 2017-05-24\n## Agenda\n- Next meeting in two weeks\n- Next meeting planning (5 min)\n',
    );
    expect(report?.agenda.map(({ title }) => title)).toEqual(['Next meeting planning']);
    expect(diagnostics).toMatchObject([{ rule: 'next-meeting-date', line: 3, column: 3 }]);
  });
});

test('a section of its own announces the next meeting, too', () => {
  const report = reportOf(
    '# 2017-05-24\n## Next meeting: June 7th\n- landlock demo - @l0kod\n  - live\n- please propose topics\n',
  );
  expect(report.announcedNextOn).toBe('2017-06-07');
  expect(report.plannedNext).toMatchObject([
    { origin: 'NOTES', text: 'landlock demo', presenters: ['l0kod'] },
  ]);
  expect(report.planRemarks.map(({ lineStart }) => lineStart)).toEqual([4, 5]);
  expect(reportOf('# 2017-05-24\n## Next meeting\n2017-06-07\n').announcedNextOn).toBe('2017-06-07');
});

test('where agenda and notes announce other dates, the notes are taken', () => {
  const { report, diagnostics } = parse(
    '# 2017-05-24\n## Agenda\n- Next meeting: 2017-06-07\n## Notes\n- Next meeting June 14\n',
  );
  expect(report?.announcedNextOn).toBe('2017-06-14');
  expect(diagnostics).toMatchObject([{ rule: 'next-meeting-dates-disagree', line: 3 }]);
});

test('a paraphrase names its original', () => {
  const original = 'https://example.org/reports/2017-05-24.md';
  expect(reportOf(`# 2017-05-24\nParaphrase of: [the report](${original})\n`).paraphrase).toEqual({
    original,
  });
});

test('relative links resolve from the report’s folder, in a repository that nobody has named as in any other', () => {
  const root = 'https://repository.invalid/a/group/blob/HEAD/';
  expect(repositoryFolder('2017-05-24.md')).toBe(`${root}reports/group/`);
  expect(repositoryFolder('../somewhere/reports/2017-05-24.md')).toBe(`${root}reports/group/`);
  expect(repositoryFolder('/src/linuxkit/reports/sig-other/2017-05-24.md')).toBe(`${root}reports/sig-other/`);
  expect(repositoryFolder('reports\\sig-security\\2017-05-24.md')).toBe(`${root}reports/sig-security/`);
});

test('text keeps its spaces, and a wrap is one of them', () => {
  expect(notesOf('- a  b\n  c\n\n  d').map(({ text, markdown }) => [text, markdown])).toEqual([
    ['a  b c d', 'a  b\nc\n\nd'],
  ]);
});

test('bullets as word processors paste them are bullets', () => {
  const notes = notesOf('• a\n\u00a0\u00a0◦\u00a0b\n\u00a0\u00a0\u00a0\u00a0c');
  expect(notes.map(({ depth, markdown }) => [depth, markdown])).toEqual([
    [0, 'a'],
    [1, 'b\nc'],
  ]);
});
