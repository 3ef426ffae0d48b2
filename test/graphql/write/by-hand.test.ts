import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderMinutes } from '../../../src/reports/minutes/minutes.ts';
import { verifyTracker } from '../../../src/reports/verify/verify.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { openSite, type Site, wordsOf } from '../../helpers/site.ts';
import { type Api, api } from './api.ts';

const now = '2017-08-01T12:00:00Z';
const JUNE = `# 2017-06-07

Attendees: Person A (Org One), @l0kod

## Agenda

- Landlock

## Meeting Notes

- landlock
  - [ ] @l0kod: send the patches
`;
const meeting = '2017-06-07';

describeOnBoth('attendance and action items that are entered', (open) => {
  let database: TestDatabase;
  let site: Site;
  let tracker: Api;
  let chair: string;
  beforeAll(async () => {
    database = await open();
    await seed(database.db).project('landlock').project('okernel').meeting('2017-07-05').done();
    site = await openSite({ on: database, now });
    tracker = api(database, { now });
    chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
    await act('importReport', { markdown: JUNE });
  });
  afterAll(async () => {
    await site.close();
    await database.close();
  });

  const act = async (name: string, input: object, selection = '', token = chair) => {
    const answer = await tracker.act(token, name, { ...input }, selection);
    if (!answer.__typename.endsWith('Success')) throw new Error(`${name}: ${answer.message}`);
    return answer;
  };
  const refused = async (name: string, input: object) => {
    const { __typename, message, issues } = await tracker.act(chair, name, { ...input });
    return `${__typename}: ${issues ? issues[0].message : message}`;
  };
  const attendance = async (date: string) =>
    (
      await tracker.read(
        `{ meeting(date: "${date}") { attendance { nodes { name person { handle } organisation remark state lineStart } } } }`,
      )
    ).meeting.attendance.nodes;
  const items = async (date: string) => {
    return (
      await tracker.read(
        `{ meeting(date: "${date}") { actionItems { nodes { text ownerName dueOn doneOn projects { slug } lineStart source { lineStart } } } } }`,
      )
    ).meeting.actionItems.nodes;
  };
  const differences = async () => {
    const found: string[] = [];
    for await (const difference of verifyTracker(database.db)) found.push(difference);
    return found;
  };

  test('who was there stands beside whom the minutes name, and is entered again as a whole', async () => {
    await act('recordAttendance', { meeting, people: [{ person: 'Person X' }] });
    const answer = await act(
      'recordAttendance',
      {
        meeting,
        people: [
          { person: '@zx2c4', organisation: 'Org Two', remark: 'chair' },
          { person: 'Person E', state: 'REGRETS' },
          { person: '@L0kod' },
        ],
      },
      'meeting { attendance { totalCount } }',
    );
    expect(answer.meeting.attendance.totalCount).toBe(4);
    expect((await attendance(meeting)).slice(2)).toEqual([
      {
        ...{ name: 'zx2c4', person: { handle: 'zx2c4' }, organisation: 'Org Two', remark: 'chair' },
        ...{ state: 'PRESENT', lineStart: null },
      },
      {
        ...{ name: 'Person E', person: null, organisation: null, remark: null },
        ...{ state: 'REGRETS', lineStart: null },
      },
    ]);
    expect(
      await refused('recordAttendance', { meeting, people: [{ person: '@l0kod', state: 'REGRETS' }] }),
    ).toBe('ConflictError: The minutes of 2017-06-07 say of @l0kod, in line 3: present.');
    expect(
      await refused('recordAttendance', {
        meeting,
        people: [{ person: 'Person F' }, { person: 'person f' }],
      }),
    ).toBe('ValidationError: Expected each person once; got person f again.');
    expect(await refused('recordAttendance', { meeting: '2017-06-08', people: [] })).toMatch(
      /^NotFoundError/,
    );
    const words = wordsOf(await site.html(`/meetings/${meeting}`));
    expect(words).toContain('@zx2c4 – Org Two, chair');
    expect(words).toContain('Regrets Person E');
    expect(await differences()).toEqual([]);
  });

  test('an action item is entered with whose it is, is done and open again, and is on the pages', async () => {
    const input = {
      ...{ meeting, text: 'Ask for a review of the hooks', owner: '@zx2c4', dueOn: '2017-06-28' },
      projects: ['landlock'],
    };
    const { actionItem } = await act('addActionItem', input, 'actionItem { id isDone owner { handle } }');
    expect(actionItem).toMatchObject({ isDone: false, owner: { handle: 'zx2c4' } });
    expect((await items(meeting)).slice(1)).toEqual([
      {
        ...{ text: input.text, ownerName: '@zx2c4', dueOn: '2017-06-28', doneOn: null },
        ...{ projects: [{ slug: 'landlock' }], lineStart: null, source: null },
      },
    ]);
    expect(await refused('addActionItem', input)).toBe(
      `ConflictError: The meeting of 2017-06-07 has that action item already: ${input.text}`,
    );
    expect(await refused('addActionItem', { ...input, text: 'x', projects: ['nothing'] })).toMatch(
      /NotFound/,
    );
    expect(await refused('addActionItem', { ...input, text: 'y', doneOn: '2017-12-24' })).toBe(
      'ValidationError: Expected 2017-08-01 or an earlier day; got 2017-12-24.',
    );
    const done = async (isDone: boolean) =>
      (await act('updateActionItem', { actionItem: actionItem.id, isDone }, 'actionItem { isDone doneOn }'))
        .actionItem;
    expect(await done(true)).toEqual({ isDone: true, doneOn: '2017-08-01' });
    expect(await done(false)).toEqual({ isDone: false, doneOn: null });
    expect(wordsOf(await site.html(`/meetings/${meeting}`))).toContain(
      'Ask for a review of the hooks → landlock Open. Due on 2017-06-28. Entered after the meeting.',
    );
    for (const path of ['/projects/landlock', '/people/zx2c4', '/brief'])
      expect(wordsOf(await site.html(path))).toContain('Ask for a review of the hooks');
    const { brief } = await tracker.read(
      '{ brief(since: "2017-06-01") { actionItems { items { message } } } }',
    );
    expect(JSON.stringify(brief)).toContain('@zx2c4: Ask for a review of the hooks.');
  });

  test('a maintainer enters those of their projects alone, and the audit trail has all of it', async () => {
    const maintainer = await tracker.token('MAINTAINER', ['landlock'], { person: 'l0kod' });
    const input = { meeting, text: 'Write it down', projects: ['landlock'] };
    await act('addActionItem', input, '', maintainer);
    for (const projects of [[], ['okernel'], ['landlock', 'okernel']])
      expect(await tracker.refusal(maintainer, 'addActionItem', { ...input, projects })).toBe(
        '200 FORBIDDEN',
      );
    expect(await tracker.refusal(maintainer, 'recordAttendance', { meeting, people: [] })).toBe(
      '200 FORBIDDEN',
    );
    const admin = await tracker.token('ADMIN');
    const { auditEvents } = await tracker.read(
      '{ auditEvents(last: 100) { nodes { act } } }',
      {},
      { token: admin },
    );
    const acts = auditEvents.nodes.map(({ act: name }: { act: string }) => name);
    expect(acts).toEqual(expect.arrayContaining(['addActionItem', 'updateActionItem', 'recordAttendance']));
  });

  test('the report that is written of the meeting has them, and imported changes nothing', async () => {
    const before = [await attendance(meeting), await items(meeting)];
    const written = await renderMinutes(database.db, meeting);
    expect(written).toContain('\nAttendees: @zx2c4 (Org Two, chair)\n');
    expect(written).toContain('\nRegrets: Person E\n');
    expect(written).toContain(
      '- [ ] @zx2c4: Ask for a review of the hooks (project landlock, due 2017-06-28)\n',
    );
    await act('importReport', { markdown: written });
    expect([await attendance(meeting), await items(meeting)]).toEqual(before);
    // A scribe goes on with it: what was entered becomes what the lines say, once.
    const edited = written.replace('- landlock\n', '- landlock\n  - it builds\n');
    await act('importReport', { markdown: edited });
    const [people, toDo] = [await attendance(meeting), await items(meeting)];
    const withoutLine = (rows: object[]) => rows.map((row) => ({ ...row, lineStart: 0, source: null }));
    const sorted = (rows: object[]) =>
      withoutLine(rows)
        .map((row) => JSON.stringify(row))
        .sort();
    expect(sorted(people)).toEqual(sorted(before[0]));
    expect(sorted(toDo)).toEqual(sorted(before[1]));
    expect(
      [...people, ...toDo].map(({ lineStart }: { lineStart: number | null }) => lineStart),
    ).not.toContain(null);
    expect(await differences()).toEqual([]);
  });

  test('a meeting without a report is written with them, and read again with them', async () => {
    const date = '2017-07-05';
    await act('recordAttendance', {
      meeting: date,
      people: [{ person: 'Person A', remark: 'left early' }, { person: '@l0kod' }],
    });
    await act('addActionItem', { meeting: date, text: 'Book a room', doneOn: '2017-07-06' });
    const written = await renderMinutes(database.db, date);
    expect(written).toContain('\nAttendees: Person A (; left early), @l0kod\n');
    expect(written).toContain('\n## Action items\n\n- [x] Book a room (done 2017-07-06)\n');
    await act('importReport', { markdown: written });
    expect(await renderMinutes(database.db, date)).toBe(written);
    expect((await items(date)).map(({ text }: { text: string }) => text)).toEqual(['Book a room']);
    await act('importReport', {
      markdown: written.replace('## Meeting Notes\n', '## Meeting Notes\n\n- hello\n'),
    });
    expect(await items(date)).toMatchObject([{ text: 'Book a room', doneOn: '2017-07-06', ownerName: null }]);
    expect(await attendance(date)).toMatchObject([
      { name: 'Person A', organisation: null, remark: 'left early' },
      { name: 'l0kod', organisation: null, remark: null },
    ]);
    expect(await differences()).toEqual([]);
  });
});
