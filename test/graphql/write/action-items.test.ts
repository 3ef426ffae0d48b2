import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

const NOW = '2017-08-01T12:00:00Z';

const JUNE = `# 2017-06-07

Attendees: Person A (Org One), @l0kod
Regrets: Person D

## Agenda

- WireGuard

## Meeting Notes

- landlock
  - AI: @l0kod to send the patches by 2017-06-21
  - Vote: 5 for, 0 against, 1 abstained. **Resolved:** it enters the channel.
- Action items
  - [ ] Person A: book a room
  - [x] @l0kod: read the thread of okernel

## Decisions

- landlock: none -> EXPERIMENTAL: Everybody was for it [minutes](https://example.org/minutes)
  - Vote: 4 for, 1 against
`;

describeOnBoth('attendance, action items and resolutions', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  let maintainer: string;
  let another: string;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: NOW });
    await seed(database.db).project('landlock').project('okernel').done();
    chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
    maintainer = await tracker.token('MAINTAINER', ['landlock']);
    another = await tracker.token('MAINTAINER', ['okernel']);
    await take(JUNE);
  });
  afterAll(() => database.close());

  const take = async (markdown: string) => {
    const answer = await tracker.act(
      chair,
      'importReport',
      { markdown },
      'summary { changes { act subject label fields { field old new } line consequence } } diagnostics { rule message }',
    );
    expect(answer).toMatchObject({ __typename: 'ImportReportSuccess' });
    return answer;
  };
  const FIELDS = 'id text ownerName owner { handle } dueOn isDone doneOn projects { slug }';
  const items = async (asked = '') =>
    (await tracker.read(`{ meeting(date: "2017-06-07") { actionItems${asked} { nodes { ${FIELDS} } } } }`))
      .meeting.actionItems.nodes;
  const idOf = async (text: string): Promise<string> =>
    (await items()).find((item: { text: string }) => item.text === text).id;
  const update = (token: string, input: object) =>
    tracker.act(token, 'updateActionItem', { ...input }, `actionItem { ${FIELDS} }`);

  test('a meeting says who was there, what is to be done and how was voted', async () => {
    const { meeting } = await tracker.read(`{ meeting(date: "2017-06-07") {
      attendance { totalCount nodes { name person { handle } organisation remark state lineStart } }
      regrets: attendance(state: REGRETS) { nodes { name } }
      actionItems { nodes { text ownerName owner { handle } dueOn isDone doneOn projects { slug } source { lineStart quote path } } }
      resolutions { nodes { text votesFor votesAgainst votesAbstained isUnanimous statusChange { to } source { lineStart } } }
      notes { nodes { text } }
    } }`);
    expect(meeting.attendance).toEqual({
      totalCount: 3,
      nodes: [
        {
          name: 'Person A',
          person: null,
          organisation: 'Org One',
          remark: null,
          state: 'PRESENT',
          lineStart: 3,
        },
        {
          name: 'l0kod',
          person: { handle: 'l0kod' },
          organisation: null,
          remark: null,
          state: 'PRESENT',
          lineStart: 3,
        },
        { name: 'Person D', person: null, organisation: null, remark: null, state: 'REGRETS', lineStart: 4 },
      ],
    });
    expect(meeting.regrets.nodes).toEqual([{ name: 'Person D' }]);
    const path = 'reports/2017-06-07.md';
    expect(meeting.actionItems.nodes).toEqual([
      {
        text: 'send the patches',
        ownerName: '@l0kod',
        owner: { handle: 'l0kod' },
        dueOn: '2017-06-21',
        isDone: false,
        doneOn: null,
        projects: [{ slug: 'landlock' }],
        source: { lineStart: 13, quote: 'AI: @l0kod to send the patches by 2017-06-21', path },
      },
      {
        text: 'book a room',
        ownerName: 'Person A',
        owner: null,
        dueOn: null,
        isDone: false,
        doneOn: null,
        projects: [],
        source: { lineStart: 16, quote: '[ ] Person A: book a room', path },
      },
      {
        text: 'read the thread of okernel',
        ownerName: '@l0kod',
        owner: { handle: 'l0kod' },
        dueOn: null,
        isDone: true,
        doneOn: '2017-06-07',
        projects: [{ slug: 'okernel' }],
        source: { lineStart: 17, quote: '[x] @l0kod: read the thread of okernel', path },
      },
    ]);
    expect(meeting.resolutions.nodes).toEqual([
      {
        text: 'Vote: 5 for, 0 against, 1 abstained. Resolved: it enters the channel.',
        votesFor: 5,
        votesAgainst: 0,
        votesAbstained: 1,
        isUnanimous: false,
        statusChange: null,
        source: { lineStart: 14 },
      },
      {
        text: 'Vote: 4 for, 1 against',
        votesFor: 4,
        votesAgainst: 1,
        votesAbstained: null,
        isUnanimous: false,
        statusChange: { to: 'EXPERIMENTAL' },
        source: { lineStart: 22 },
      },
    ]);
    // What is an action item or a vote is a note all the same.
    expect(meeting.notes.nodes.map(({ text }: { text: string }) => text)).toContain(
      '[ ] Person A: book a room',
    );
    const { project } = await tracker.read(
      '{ project(slug: "landlock") { lastChange { resolutions { totalCount nodes { text } } } } }',
    );
    expect(project.lastChange.resolutions).toEqual({
      totalCount: 1,
      nodes: [{ text: 'Vote: 4 for, 1 against' }],
    });
  });

  test('they are listed for a project and for a person, open and done', async () => {
    const read = await tracker.read(`{
      project(slug: "landlock") { open: actionItems(isDone: false) { nodes { text meeting { date } } } done: actionItems(isDone: true) { totalCount } }
      person(handle: "@L0kod") { handle open: actionItems(isDone: false) { nodes { text } } done: actionItems(isDone: true) { nodes { text } } all: actionItems { totalCount } }
      nobody: person(handle: "nobody") { handle }
      actionItems(isDone: false) { nodes { text } }
    }`);
    expect(read).toEqual({
      project: {
        open: { nodes: [{ text: 'send the patches', meeting: { date: '2017-06-07' } }] },
        done: { totalCount: 0 },
      },
      person: {
        handle: 'l0kod',
        open: { nodes: [{ text: 'send the patches' }] },
        done: { nodes: [{ text: 'read the thread of okernel' }] },
        all: { totalCount: 2 },
      },
      nobody: null,
      actionItems: { nodes: [{ text: 'send the patches' }, { text: 'book a room' }] },
    });
  });

  test('chairs, and maintainers of a project it is about, set state, owner and due date', async () => {
    const patches = await idOf('send the patches');
    const room = await idOf('book a room');
    expect(await tracker.refusal(another, 'updateActionItem', { actionItem: patches, isDone: true })).toBe(
      '200 FORBIDDEN',
    );
    expect(await tracker.refusal(maintainer, 'updateActionItem', { actionItem: room, isDone: true })).toBe(
      '200 FORBIDDEN',
    );
    const given = { actionItem: patches, isDone: true, idempotencyKey: 'patches' };
    const done = await update(maintainer, given);
    expect(done.actionItem).toMatchObject({ isDone: true, doneOn: '2017-08-01', dueOn: '2017-06-21' });
    expect(await update(maintainer, given)).toEqual(done);
    expect(
      (await update(chair, { actionItem: room, owner: '@justincormack', dueOn: '2017-09-01' })).actionItem,
    ).toMatchObject({
      ownerName: '@justincormack',
      owner: { handle: 'justincormack' },
      dueOn: '2017-09-01',
      isDone: false,
    });
    expect((await update(chair, { actionItem: room, owner: null })).actionItem).toMatchObject({
      ownerName: null,
      owner: null,
    });
    // As of a day before it was done, it was open.
    const { project } = await tracker.read(
      '{ project(slug: "landlock", asOf: "2017-07-01") { actionItems(isDone: false) { nodes { isDone doneOn } } } }',
    );
    expect(project.actionItems.nodes).toEqual([{ isDone: false, doneOn: null }]);
    expect(await update(chair, { actionItem: room })).toMatchObject({ __typename: 'ValidationError' });
    expect(await update(chair, { actionItem: room, doneOn: '2017-08-02' })).toMatchObject({
      issues: [{ path: 'input.doneOn', message: 'Expected 2017-08-01 or an earlier day; got 2017-08-02.' }],
    });
    expect(await update(chair, { actionItem: room, doneOn: '2017-07-01', isDone: false })).toMatchObject({
      __typename: 'ValidationError',
    });
    expect(await update(chair, { actionItem: room, owner: '@not a handle' })).toMatchObject({
      issues: [{ path: 'input.owner' }],
    });
  });

  test('a corrected report changes what it corrects, and keeps what people have entered', async () => {
    const before = await items();
    const edited = JUNE.replace('by 2017-06-21', 'by 2017-06-28')
      .replace('Person D', 'Person E')
      .replace(
        '  - [ ] Person A: book a room',
        '  - [ ] Person A: book a room\n  - [ ] @riyazdf: write the agenda',
      );
    const { summary } = await take(edited);
    expect(
      summary.changes.filter(({ subject }: { subject: string }) => /ACTION|ATTEND/.test(subject)),
    ).toEqual([
      { act: 'ADDED', subject: 'ATTENDANCE', label: 'Person E', fields: [], line: 4, consequence: null },
      { act: 'REMOVED', subject: 'ATTENDANCE', label: 'Person D', fields: [], line: null, consequence: null },
      {
        act: 'CHANGED',
        subject: 'ACTION_ITEM',
        label: 'send the patches',
        fields: [{ field: 'dueOn', old: '2017-06-21', new: '2017-06-28' }],
        line: 13,
        consequence: null,
      },
      {
        act: 'ADDED',
        subject: 'ACTION_ITEM',
        label: 'write the agenda',
        fields: [],
        line: 17,
        consequence: null,
      },
    ]);
    const after = await items();
    expect(after.find(({ text }: { text: string }) => text === 'send the patches')).toEqual({
      ...before.find(({ text }: { text: string }) => text === 'send the patches'),
      dueOn: '2017-06-28',
      isDone: true,
      doneOn: '2017-08-01',
    });
    expect(after.find(({ text }: { text: string }) => text === 'book a room')).toMatchObject({
      ownerName: null,
      dueOn: '2017-09-01',
    });
    // Now the report itself says that it is done.
    await take(edited.replace('[ ] Person A: book', '[x] Person A: book'));
    expect(await items('(isDone: true)')).toHaveLength(3);
    await take(JUNE);
    expect(await items('(isDone: false)')).toMatchObject([{ text: 'book a room', dueOn: '2017-09-01' }]);
  });

  test('what is ticked off at the next meeting is done, and waits again when it no longer is', async () => {
    const july = (line: string) =>
      `# 2017-07-05\n\n## Agenda\n\n- Action items\n  - ${line}\n\n## Meeting Notes\n\n- nothing\n`;
    const open = 'Person A: book a room (action item of 2017-06-07)';
    await take(july(open));
    expect(await items('(isDone: false)')).toHaveLength(1);
    const { summary } = await take(july(`[x] ${open}`));
    expect(summary.changes.filter(({ subject }: { subject: string }) => subject === 'ACTION_ITEM')).toEqual([
      {
        act: 'CHANGED',
        subject: 'ACTION_ITEM',
        label: 'book a room',
        fields: [{ field: 'doneOn', old: null, new: '2017-07-05' }],
        line: 6,
        consequence: 'an action item of the meeting of 2017-06-07',
      },
    ]);
    expect(await items('(isDone: false)')).toEqual([]);
    await take(july(open));
    expect(await items('(isDone: false)')).toHaveLength(1);
    const { diagnostics } = await take(july('[x] Person A: book a hall (action item of 2017-06-07)'));
    expect(diagnostics).toContainEqual({
      rule: 'action-item-unknown',
      message:
        'expected an action item of the meeting of 2017-06-07, found "book a hall", which its minutes do not have',
    });
  });
});
