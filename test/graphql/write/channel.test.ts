import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

const NOW = '2024-04-01T12:00:00Z';
const MEETING = '2024-03-05';
const SUMMARY = 'What the group tries together.';

describeOnBoth('the channel', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  beforeEach(async () => {
    database = await open();
    tracker = api(database, { now: NOW });
    await seed(database.db).meeting(MEETING).report().meeting('2024-05-07').project('wheels').done();
    chair = await tracker.token('CHAIR');
  });
  afterEach(() => database.close());

  const add = (input: object) =>
    tracker.act(chair, 'addChannel', { summary: SUMMARY, name: 'Try-out', ...input });
  const seen = async () =>
    (await tracker.read('{ channel { slug summary names { name since reason meeting { date } } } }')).channel;

  test('is opened once, under a name that somebody gave, and named further', async () => {
    expect(await seen()).toBe(null);
    expect(await tracker.act(chair, 'nameChannel', { name: 'Try-out', meeting: MEETING })).toMatchObject({
      __typename: 'ConflictError',
      message: 'Expected a channel to name; there is none yet. addChannel opens it.',
    });
    expect(await add({})).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: 'input.meeting', message: expect.stringContaining('got neither') }],
    });
    expect(await add({ slug: 'Try out', meeting: MEETING })).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: 'input.slug' }],
    });
    // Not held yet, not there, of a day to come: nothing of the channel stays either.
    expect(await add({ meeting: '2024-05-07' })).toMatchObject({
      message: expect.stringContaining('is still to come'),
    });
    expect(await add({ meeting: '2024-03-06' })).toMatchObject({ __typename: 'NotFoundError' });
    expect(await add({ meeting: MEETING, since: '2024-04-02' })).toMatchObject({
      issues: [{ path: 'input.since', message: 'Expected 2024-04-01 or an earlier day; got 2024-04-02.' }],
    });
    expect(await seen()).toBe(null);

    expect(await add({ slug: 'try-out', meeting: MEETING, reason: 'All agreed.' })).toEqual({
      __typename: 'AddChannelSuccess',
    });
    const first = { name: 'Try-out', since: MEETING, reason: 'All agreed.', meeting: { date: MEETING } };
    expect(await seen()).toEqual({ slug: 'try-out', summary: SUMMARY, names: [first] });
    expect(await add({ slug: 'second', meeting: MEETING, name: 'Second' })).toMatchObject({
      __typename: 'ConflictError',
      message: 'Expected a tracker without a channel; found try-out. nameChannel gives it another name.',
    });
    const evidence = [{ url: 'https://example.org/named' }];
    expect(
      await tracker.act(chair, 'nameChannel', { name: 'Staging', since: '2024-03-20', evidence }),
    ).toEqual({
      __typename: 'NameChannelSuccess',
    });
    expect((await seen()).names.map(({ name }: { name: string }) => name)).toEqual(['Try-out', 'Staging']);
    expect(
      await tracker.read(
        '{ one: channel(slug: "try-out") { slug } none: channel(slug: "testing") { slug } }',
      ),
    ).toEqual({
      one: { slug: 'try-out' },
      none: null,
    });
    const audited = '{ auditEvents(first: 2) { nodes { act } } }';
    const { auditEvents } = await tracker.read(audited, {}, { token: await tracker.token('ADMIN') });
    expect(auditEvents.nodes.map(({ act }: { act: string }) => act)).toContain('addChannel');
  });

  test('of several who open it at once one does', async () => {
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((slug) => add({ slug, name: slug, meeting: MEETING })),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'AddChannelSuccess',
      'ConflictError',
      'ConflictError',
      'ConflictError',
    ]);
    const { names, slug } = await seen();
    expect(names.map(({ name }: { name: string }) => name)).toEqual([slug]);
  });
});
