import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { type Seeded, seed } from '../../helpers/seed.ts';

const encode = (text: string) => Buffer.from(text).toString('base64');
const decode = (id: string) => Buffer.from(id, 'base64').toString();

describeOnBoth('reading as of a day', (open) => {
  let database: TestDatabase;
  let ask: Client;
  let made: Seeded;
  beforeAll(async () => {
    database = await open();
    ask = client(database, { now: '2017-12-31T12:00:00Z' });
    made = await seed(database.db)
      .project('wireguard')
      .project('landlock')
      .meeting('2017-05-24')
      .report()
      .record('EXPERIMENTAL', { project: 'wireguard', effectiveOn: '2017-03-17', as: 'first' })
      .record('EXPERIMENTAL', { project: 'landlock', effectiveOn: '2017-04-09' })
      .note('early', { projects: ['wireguard', 'landlock'] })
      .suggestion('it works', {
        project: 'wireguard',
        state: 'DISMISSED',
        closedOn: '2017-07-01',
        closedReason: 'it does not',
      })
      .meeting('2017-06-07')
      .record('TESTING', { project: 'wireguard', effectiveOn: '2017-05-20', as: 'second' })
      .note('later', { projects: ['wireguard', 'landlock'] })
      .at({ project: 'wireguard' })
      .proposal('GRADUATED', {
        openedOn: '2017-05-30',
        closedOn: '2017-07-19',
        outcome: 'WITHDRAWN',
        closedReason: 'no',
        as: 'graduate',
      })
      .proposal('RETIRED', { openedOn: '2017-07-01' })
      .meeting('2017-07-19')
      .correct('second', 'RETIRED', { project: 'wireguard', effectiveOn: '2017-05-21' })
      .done();
  });
  afterAll(() => database.close());

  const DEEP = `fragment Deep on Project {
    id readiness since
    lastChange { id to stands correctedBy { id to } meeting { id date next { date } previous { date }
      statusChanges { nodes { id to project { id readiness } } } projects { nodes { id slug readiness history { totalCount } } } } }
    lastRecordedIn { date next { date } }
    history { totalCount nodes { id from to stands correctedBy { to } project { id readiness } } }
    meetings { nodes { id date } }
    notes { nodes { id text projects { id slug readiness } meeting { date next { date } } } }
    proposals { nodes { id to isOpen outcome closedOn closedReason project { id readiness } } }
  }`;
  const deep = async (asOf: string, clock: string) =>
    (
      await ask.data(
        `${DEEP} query ($asOf: Date, $clock: Clock) { project(slug: "wireguard", asOf: $asOf, clock: $clock) { ...Deep } }`,
        {
          asOf,
          clock,
        },
      )
    ).project;

  test('by RECORDED nothing of later meetings is anywhere in the answer', async () => {
    const project = await deep('2017-06-06', 'RECORDED');
    expect(project).toMatchObject({
      readiness: 'EXPERIMENTAL',
      since: '2017-03-17',
      lastChange: {
        to: 'EXPERIMENTAL',
        stands: true,
        correctedBy: null,
        meeting: {
          date: '2017-05-24',
          next: null,
          previous: null,
          projects: {
            nodes: [
              { slug: 'landlock', readiness: 'EXPERIMENTAL' },
              { slug: 'wireguard', readiness: 'EXPERIMENTAL', history: { totalCount: 1 } },
            ],
          },
        },
      },
      lastRecordedIn: { date: '2017-05-24', next: null },
      history: { totalCount: 1 },
      meetings: { nodes: [{ date: '2017-05-24' }] },
      notes: { nodes: [{ text: 'early', meeting: { next: null } }] },
      proposals: {
        nodes: [{ to: 'GRADUATED', isOpen: true, outcome: null, closedOn: null, closedReason: null }],
      },
    });
    expect(JSON.stringify(project)).not.toMatch(/TESTING|RETIRED|2017-06-07|2017-07-19/);
  });

  test('by EFFECTIVE the same day reads what is known today of it', async () => {
    const project = await deep('2017-06-06', 'EFFECTIVE');
    expect(project).toMatchObject({
      readiness: 'RETIRED',
      since: '2017-05-21',
      lastChange: { meeting: { date: '2017-07-19' } },
      history: { totalCount: 3 },
      meetings: { nodes: [{ date: '2017-05-24' }] },
      notes: { nodes: [{ text: 'early' }] },
    });
    expect((await deep('2017-05-20', 'EFFECTIVE')).history.nodes).toMatchObject([
      { to: 'EXPERIMENTAL', stands: true, correctedBy: null },
      { to: 'TESTING', stands: false, correctedBy: { to: 'RETIRED' } },
    ]);
  });

  test('every id of the subtree carries the day and the clock, and node finds the same snapshot by it', async () => {
    for (const [asOf, clock] of [
      ['2017-06-06', 'RECORDED'],
      ['2017-06-07', 'RECORDED'],
      ['2017-06-07', 'EFFECTIVE'],
    ] as const) {
      const project = await deep(asOf, clock);
      const ids = [...new Set(JSON.stringify(project).match(/(?<="id":")[^"]+/g))];
      expect(ids.length).toBeGreaterThan(6);
      for (const id of ids) expect(decode(id)).toMatch(new RegExp(`^[A-Za-z]+:\\d+@${asOf}@${clock}$`));
      const { nodes } = await ask.data('query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }', {
        ids,
      });
      expect(nodes).toEqual(ids.map((id) => ({ id, __typename: decode(id).split(':')[0] })));
      const { node } = await ask.data(`${DEEP} query ($id: ID!) { node(id: $id) { ...Deep } }`, {
        id: project.id,
      });
      expect(node).toEqual(project);
    }
  });

  test('an id of today is a plain one, and today by RECORDED has one of its own', async () => {
    const { a, b, c } = await ask.data(
      '{ a: project(slug: "wireguard") { id } b: project(slug: "wireguard", clock: RECORDED) { id readiness } c: project(slug: "wireguard", asOf: "2017-12-31") { id } }',
    );
    const id = made.projects.get('wireguard');
    expect([a, b, c].map((project) => decode(project.id))).toEqual([
      `Project:${id}`,
      `Project:${id}@@RECORDED`,
      `Project:${id}@2017-12-31@EFFECTIVE`,
    ]);
    const { node } = await ask.data(
      'query ($id: ID!) { node(id: $id) { id ... on Project { readiness } } }',
      { id: b.id },
    );
    expect(node).toEqual(b);
  });

  test('what had not been recorded by the day of the id is null', async () => {
    const missing = async (id: string) =>
      (await ask.data('query ($id: ID!) { node(id: $id) { id } }', { id })).node;
    const second = made.records.get('second');
    expect(await missing(encode(`StatusChange:${second}@2017-06-06@RECORDED`))).toBeNull();
    expect(await missing(encode(`StatusChange:${second}@2017-06-07@RECORDED`))).not.toBeNull();
    expect(
      await missing(encode(`Meeting:${made.meetings.get('2017-06-07')}@2017-06-06@RECORDED`)),
    ).toBeNull();
    expect(await missing(encode(`Note:${made.notes.get('later')}@2017-06-06@RECORDED`))).toBeNull();
    expect(
      await missing(encode(`Proposal:${made.proposals.get('graduate')}@2017-05-29@EFFECTIVE`)),
    ).toBeNull();
  });

  test('a suggestion that was dismissed later was still waiting then', async () => {
    const { nodes } = (await ask.data('{ suggestions { nodes { id state closedOn closedReason } } }'))
      .suggestions;
    expect(nodes).toMatchObject([
      { state: 'DISMISSED', closedOn: '2017-07-01', closedReason: 'it does not' },
    ]);
    const id = encode(`${decode(nodes[0].id)}@2017-06-30@RECORDED`);
    const { node } = await ask.data(
      'query ($id: ID!) { node(id: $id) { ... on Suggestion { state closedOn closedBy { handle } closedReason meeting { date } } } }',
      { id },
    );
    expect(node).toEqual({
      state: 'WAITING',
      closedOn: null,
      closedBy: null,
      closedReason: null,
      meeting: { date: '2017-05-24' },
    });
  });

  test('without a day it is today: a meeting that is yet to start is scheduled, and not the next one', async () => {
    const { meeting } = await client(database, { now: '2017-06-06T12:00:00Z' }).data(
      '{ meeting(date: "2017-05-24") { next { date } } later: meeting(date: "2017-06-07") { isHeld previous { date } } project(slug: "landlock") { meetings { nodes { date } } } }',
    );
    expect(meeting.next).toBeNull();
    await seed(database.db).meeting('2018-01-10', { state: 'PLANNED' }).done();
    const { last, later } = await ask.data(
      '{ last: meeting(date: "2017-07-19") { next { date } } later: meeting(date: "2018-01-10") { isHeld hasPassed previous { date } } }',
    );
    expect(last.next).toBeNull();
    expect(later).toEqual({ isHeld: false, hasPassed: false, previous: { date: '2017-07-19' } });
  });

  describe('an id', () => {
    const code = (id: string) => ask.code('query ($id: ID!) { node(id: $id) { id } }', { id });

    test.each([
      ['garbage', 'garbage'],
      ['empty', ''],
      ['of an unknown type', encode('Nothing:1')],
      ['of a type that has none', encode('Person:1')],
      ['of no row', encode('Project:')],
      ['with a zero', encode('Project:01')],
      ['with words', encode('Project:one')],
      ['of a day that is none', encode('Project:1@2017-02-30@EFFECTIVE')],
      ['of a clock that is none', encode('Project:1@2017-02-03@SUNDIAL')],
      ['of today, said at length', encode('Project:1@@EFFECTIVE')],
      ['with something after it', `${encode('Project:1')}==`],
      ['with SQL in it', encode("Project:1'; drop table projects")],
      ['very long', 'UHJvamVjdDox'.repeat(5000)],
      ['with a NUL', encode('Project:1\0')],
    ])('%s is BAD_USER_INPUT', async (_what, id) => {
      expect(await code(id)).toBe('BAD_USER_INPUT');
    });

    test('that is well made and of nothing is null', async () => {
      const { nodes } = await ask.data('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: [
          encode('Project:999999'),
          encode('Meeting:99999999999999'),
          encode(`Project:${made.projects.get('landlock')}`),
        ],
      });
      expect(nodes).toEqual([null, null, { id: encode(`Project:${made.projects.get('landlock')}`) }]);
    });

    test('more than 100 at once are BAD_USER_INPUT', async () => {
      const ids = Array.from({ length: 101 }, (_, index) => encode(`Project:${index + 1}`));
      const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
      expect(await ask.code(query, { ids })).toBe('BAD_USER_INPUT');
      expect((await ask.data(query, { ids: ids.slice(1) })).nodes).toHaveLength(100);
    });
  });
});
