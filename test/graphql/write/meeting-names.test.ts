import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

const NOW = '2017-08-01T12:00:00Z';
const day = '2017-07-12';

describeOnBoth('several meetings on one day', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: NOW });
    await seed(database.db).project('landlock').meeting('2017-05-24').record('EXPERIMENTAL').done();
    chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
    for (const name of ['emea', 'apac'])
      await act('scheduleMeeting', { date: day, name, jointWith: name === 'apac' ? ['Kernel SIG'] : null });
  });
  afterAll(() => database.close());
  const act = (name: string, input: Record<string, unknown>, selection = '') =>
    tracker.act(chair, name, input, selection);
  const meeting = async (selection: string) =>
    (await tracker.read(`{ meeting(${selection}) { date name state jointWith } }`)).meeting;
  const confirm = (input: Record<string, unknown>) =>
    act(
      'confirmReadiness',
      { project: 'landlock', reason: 'Still so.', ...input },
      'statusChange { meeting { date name } }',
    );

  test('are told apart by their names, which have to be said where there is no other way', async () => {
    expect(await meeting(`date: "${day}", name: "apac"`)).toEqual({
      ...{ date: day, name: 'apac', state: 'PLANNED', jointWith: ['Kernel SIG'] },
    });
    expect(await meeting(`date: "${day}"`)).toBeNull();
    expect(await act('scheduleMeeting', { date: day, name: 'apac' })).toMatchObject({
      __typename: 'ConflictError',
    });
    expect(await act('holdMeeting', { meeting: day })).toMatchObject({
      issues: [{ path: 'input.meeting', message: expect.stringContaining('apac or emea') }],
    });
    expect(await act('holdMeeting', { meeting: day, meetingName: 'amer' })).toMatchObject({
      key: `${day}-amer`,
    });
    expect(await act('holdMeeting', { meeting: day, meetingName: 'A B' })).toMatchObject({
      issues: [{ path: 'input.meetingName' }],
    });
    await act('holdMeeting', { meeting: day, meetingName: 'apac' });
    expect(await meeting(`date: "${day}", name: "apac"`)).toMatchObject({ state: 'HELD' });
    expect(await meeting(`date: "${day}", name: "emea"`)).toMatchObject({ state: 'PLANNED' });
  });

  test('records cite the one that was held', async () => {
    expect(await confirm({ meeting: day, meetingName: 'emea' })).toMatchObject({
      __typename: 'ValidationError',
    });
    expect(await confirm({ meeting: day })).toMatchObject({ __typename: 'ValidationError' });
    const done = await confirm({ meeting: day, meetingName: 'apac' });
    expect(done.statusChange.meeting).toEqual({ date: day, name: 'apac' });
  });

  test('the date alone means the only one, or the one without a name', async () => {
    await act('scheduleMeeting', { date: '2017-07-13', name: 'apac' });
    expect(await meeting('date: "2017-07-13"')).toMatchObject({ name: 'apac' });
    await act('holdMeeting', { meeting: '2017-07-13' });
    expect(await meeting('date: "2017-07-13"')).toMatchObject({ name: 'apac', state: 'HELD' });
    await act('scheduleMeeting', { date: '2017-07-13' });
    expect(await meeting('date: "2017-07-13"')).toMatchObject({ name: null, state: 'PLANNED' });
  });

  test('reports go by the names of their files', async () => {
    const report = (decided: string) =>
      `# 2017-07-19\n\n## Agenda\n* Landlock\n\n## Meeting Notes\n\n* Landlock works\n\n## Decisions\n\n- landlock: confirmed EXPERIMENTAL: ${decided}\n`;
    const take = (path: string, decided: string) =>
      act(
        'importReport',
        { markdown: report(decided), path },
        'meeting { date name state source { path } } summary { isUnchanged }',
      );
    expect(await take('reports/2017-07-19-apac.md', 'east')).toMatchObject({
      meeting: { name: 'apac', state: 'HELD', source: { path: 'reports/2017-07-19-apac.md' } },
    });
    expect(await take('2017-07-19.md', 'west')).toMatchObject({
      meeting: { name: null, state: 'HELD', source: { path: 'reports/2017-07-19.md' } },
    });
    // A word that says what the file is names no meeting.
    expect((await take('2017-07-19-notes.md', 'west')).summary.isUnchanged).toBe(true);
    expect((await take('2017-07-19-apac.md', 'east')).summary.isUnchanged).toBe(true);
    const { meetings } = await tracker.read(
      '{ meetings(filter: { from: "2017-07-19", to: "2017-07-19" }) { nodes { name next { name } statusChanges { nodes { reason } } } } }',
    );
    expect(meetings.nodes).toEqual([
      { name: null, next: { name: 'apac' }, statusChanges: { nodes: [{ reason: 'west' }] } },
      { name: 'apac', next: null, statusChanges: { nodes: [{ reason: 'east' }] } },
    ]);
  });

  test('are read page by page, each once, both ways', async () => {
    const names = async (args: string) =>
      (
        await tracker.read(
          `{ meetings(filter: { from: "${day}", to: "${day}" }, ${args}) { nodes { name } pageInfo { endCursor } } }`,
        )
      ).meetings;
    const first = await names('first: 1');
    const second = await names(`first: 1, after: "${first.pageInfo.endCursor}"`);
    expect([...first.nodes, ...second.nodes]).toEqual([{ name: 'apac' }, { name: 'emea' }]);
    expect((await names('first: 2, orderBy: { field: DATE, direction: DESC }')).nodes).toEqual([
      { name: 'emea' },
      { name: 'apac' },
    ]);
  });
});
