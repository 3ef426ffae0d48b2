import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Readiness } from '../../../src/base/readiness.ts';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';

const ARGS = 'first: $first, after: $after, last: $last, before: $before';
const FIELDS = `{ totalCount nodes { ...Row } edges { cursor node { ...Row } }
  pageInfo { startCursor endCursor hasNextPage hasPreviousPage } }`;
const ROWS = `fragment Row on Node { id }`;
const DIFFERENCES = `fragment Row on ProjectDifference { after { id } }`;

/** Every connection, and every order of those that have one: how it is asked for below the root. */
const CONNECTIONS: Record<string, string> = {
  'projects by name': `projects(${ARGS})`,
  'projects by readiness': `projects(orderBy: { field: READINESS, direction: ASC }, ${ARGS})`,
  'projects by readiness, last first': `projects(orderBy: { field: READINESS, direction: DESC }, ${ARGS})`,
  'projects by since': `projects(orderBy: { field: SINCE, direction: DESC }, asOf: "2017-08-01", clock: RECORDED, ${ARGS})`,
  'projects by last meeting': `projects(orderBy: { field: LAST_RECORDED, direction: ASC }, ${ARGS})`,
  'projects with a filter': `projects(filter: { hasReadiness: true, text: "P" }, ${ARGS})`,
  meetings: `meetings(${ARGS})`,
  'meetings, newest first': `meetings(orderBy: { field: DATE, direction: DESC }, ${ARGS})`,
  'status changes': `statusChanges(${ARGS})`,
  'status changes by meeting': `statusChanges(orderBy: { field: RECORDED_ON, direction: DESC }, ${ARGS})`,
  'status changes by entry': `statusChanges(orderBy: { field: ENTERED_AT, direction: DESC }, ${ARGS})`,
  proposals: `proposals(${ARGS})`,
  suggestions: `suggestions(${ARGS})`,
  'history of a project': `project(slug: "project-07") { history(${ARGS})`,
  'history as of a day': `project(slug: "project-07", asOf: "2017-12-01", clock: RECORDED) { history(${ARGS})`,
  'proposals of a project': `project(slug: "project-07") { proposals(${ARGS})`,
  'open proposals of a project': `project(slug: "project-07", asOf: "2018-12-29") { proposals(isOpen: true, ${ARGS})`,
  'notes of a project': `project(slug: "project-07") { notes(${ARGS})`,
  'meetings of a project': `project(slug: "project-07") { meetings(${ARGS})`,
  'notes of a meeting': `meeting(date: "2017-01-20") { notes(${ARGS})`,
  'status changes of a meeting': `meeting(date: "2017-01-20") { statusChanges(${ARGS})`,
  'projects of a meeting': `meeting(date: "2017-01-20") { projects(${ARGS})`,
  'suggestions of a meeting': `meeting(date: "2017-01-20") { suggestions(${ARGS})`,
  'members of the channel': `channel { members(${ARGS})`,
  'projects of a comparison': `compare(from: "2017-01-01", to: "2017-12-31") { projects(${ARGS})`,
  'meetings of a comparison': `compare(from: "2017-01-01", to: "2017-12-31") { meetings(${ARGS})`,
};

const IS_NESTED = /^(project|meeting|channel|compare)\b/;

interface PageRead {
  totalCount: number;
  nodes: object[];
  edges: { cursor: string; node: object }[];
  pageInfo: {
    startCursor: string | null;
    endCursor: string | null;
    hasNextPage: boolean;
    hasPreviousPage: boolean;
  };
}

describeOnBoth('paging', (open) => {
  let database: TestDatabase;
  let ask: Client;
  beforeAll(async () => {
    database = await open();
    ask = client(database, { now: '2018-12-31T12:00:00Z' });
    const chain = seed(database.db).channel();
    const slugs = Array.from({ length: 31 }, (_, index) => `project-${String(index).padStart(2, '0')}`);
    // Equal names, and names that differ by case only: the order must still be one.
    for (const [index, slug] of slugs.entries())
      chain.project(slug, { name: index % 3 ? `Project ${index % 5}` : `project ${index % 5}` });
    chain.meeting('2017-01-20').report();
    for (const [index, slug] of slugs.entries()) {
      const to = (['PROPOSED', 'EXPERIMENTAL', 'TESTING', null] as const)[index % 4];
      if (to)
        chain.record(to, {
          project: slug,
          effectiveOn: `2017-01-${10 + (index % 4)}`,
          override: 'for the test',
        });
      chain.note(`note ${index}`, { projects: [slug, ...(index === 7 ? [] : ['project-07'])] });
      chain.suggestion(`line ${index}`, { project: slug, lineStart: 40 - index, lineEnd: 40 });
    }
    chain.at({ project: 'project-07' });
    for (let month = 1; month <= 24; month += 1) {
      const level: Readiness = month % 2 ? 'EXPERIMENTAL' : 'TESTING';
      const date = `${2017 + Math.floor(month / 13)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-28`;
      chain
        .meeting(date)
        .record(level, { effectiveOn: date.replace(/28$/, '15'), override: 'for the test' })
        .note(`about it on ${date}`, { projects: ['project-07'] })
        .proposal('GRADUATED', {
          openedOn: date,
          closedOn: '2018-12-30',
          outcome: 'WITHDRAWN',
          project: 'project-07',
        })
        .proposal('RETIRED', { openedOn: date, project: slugs[month] as string });
    }
    await chain.done();
  });
  afterAll(() => database.close());

  async function page(connection: string, args: Record<string, unknown>): Promise<PageRead> {
    const query = `query ($first: Int, $after: String, $last: Int, $before: String) { ${connection} ${FIELDS} ${IS_NESTED.test(connection) ? '}' : ''} } ${connection.startsWith('compare') && connection.includes('projects') ? DIFFERENCES : ROWS}`;
    const [value] = Object.values(
      (await ask.data(query, args)) as Record<string, PageRead | Record<string, PageRead>>,
    );
    return 'edges' in (value as object)
      ? (value as PageRead)
      : (Object.values(value as object)[0] as PageRead);
  }
  const idsOf = ({ edges }: PageRead) => edges.map(({ node }) => JSON.stringify(node));

  describe.each(Object.entries(CONNECTIONS))('%s', (_name, connection) => {
    test.each([1, 7, 23])(
      'in pages of %i, both ways, every row comes once and in the same order',
      async (size) => {
        const whole = await page(connection, { first: 100 });
        const expected = idsOf(whole);
        expect(expected.length).toBe(whole.totalCount);
        expect(new Set(expected).size).toBe(expected.length);
        expect(expected.length).toBeGreaterThan(7);
        for (const isForward of [true, false]) {
          const seen: string[] = [];
          for (let cursor: string | null = null, rounds = 0; rounds <= expected.length; rounds += 1) {
            const args: Record<string, unknown> = isForward
              ? { first: size, after: cursor }
              : { last: size, before: cursor };
            const read: PageRead = await page(connection, args);
            if (isForward) seen.push(...idsOf(read));
            else seen.unshift(...idsOf(read));
            expect(read.nodes).toEqual(read.edges.map(({ node }) => node));
            expect(read.totalCount).toBe(expected.length);
            expect(read.pageInfo).toEqual({
              startCursor: read.edges[0]?.cursor,
              endCursor: read.edges.at(-1)?.cursor,
              hasPreviousPage: idsOf(read)[0] !== expected[0],
              hasNextPage: idsOf(read).at(-1) !== expected.at(-1),
            });
            const goesOn = isForward ? read.pageInfo.hasNextPage : read.pageInfo.hasPreviousPage;
            if (!goesOn) break;
            cursor = isForward ? read.pageInfo.endCursor : read.pageInfo.startCursor;
          }
          expect(seen).toEqual(expected);
        }
      },
    );
  });

  const MEETINGS = CONNECTIONS.meetings as string;

  test('search results come a page at a time, every one once', async () => {
    const read = async (first: number, after: string | null) =>
      (
        await ask.data(
          'query ($first: Int, $after: String) { search(query: "project", first: $first, after: $after) { totalCount edges { cursor node { __typename ... on Node { id } } } pageInfo { hasNextPage endCursor } } }',
          { first, after },
        )
      ).search as PageRead;
    const expected = idsOf(await read(100, null));
    expect(expected).toHaveLength(31);
    for (const size of [1, 7, 23]) {
      const seen: string[] = [];
      for (let cursor: string | null = null, rounds = 0; rounds <= expected.length; rounds += 1) {
        const found: PageRead = await read(size, cursor);
        expect(found.totalCount).toBe(expected.length);
        seen.push(...idsOf(found));
        if (!found.pageInfo.hasNextPage) break;
        cursor = found.pageInfo.endCursor;
      }
      expect(seen).toEqual(expected);
    }
  });

  test('a page between two cursors knows of what lies on both sides', async () => {
    const { edges } = await page(MEETINGS, { first: 100 });
    const [after, before] = [edges[2]?.cursor, edges[6]?.cursor];
    const between = await page(MEETINGS, { first: 10, after, before });
    expect(idsOf(between)).toEqual(edges.slice(3, 6).map(({ node }) => JSON.stringify(node)));
    expect(between.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
    const end = await page(MEETINGS, { last: 2, after, before });
    expect(idsOf(end)).toEqual(edges.slice(4, 6).map(({ node }) => JSON.stringify(node)));
  });

  test('an empty page still knows of what lies around it', async () => {
    const { edges } = await page(MEETINGS, { first: 100 });
    const past = await page(MEETINGS, { first: 5, after: edges.at(-1)?.cursor });
    expect(past).toMatchObject({
      edges: [],
      totalCount: edges.length,
      pageInfo: { startCursor: null, endCursor: null, hasPreviousPage: true, hasNextPage: false },
    });
    const none = await page(MEETINGS, { first: 0 });
    expect(none).toMatchObject({ edges: [], pageInfo: { hasPreviousPage: false, hasNextPage: true } });
  });

  test('without a size a page has 20 rows', async () => {
    expect((await page(MEETINGS, {})).edges).toHaveLength(20);
  });

  test('a size that cannot be served is BAD_USER_INPUT', async () => {
    const code = (args: string) => ask.code(`{ meetings(${args}) { nodes { date } } }`);
    expect(await code('first: 101')).toBe('BAD_USER_INPUT');
    expect(await code('first: -1')).toBe('BAD_USER_INPUT');
    expect(await code('last: 101')).toBe('BAD_USER_INPUT');
    expect(await code('first: 5, last: 5')).toBe('BAD_USER_INPUT');
    expect(
      await ask.code('{ project(slug: "project-07") { history(first: 1000000) { nodes { to } } } }'),
    ).toBe('BAD_USER_INPUT');
  });

  test('the largest page is a setting', async () => {
    const small = client(database, { settings: { maxPageSize: 5 } });
    expect(await small.code('{ meetings(first: 6) { nodes { date } } }')).toBe('BAD_USER_INPUT');
    expect((await small.data('{ meetings { nodes { date } } }')).meetings.nodes).toHaveLength(5);
  });

  test('a cursor that the connection has not given out is INVALID_CURSOR', async () => {
    const { edges } = await page(MEETINGS, { first: 3 });
    const cursor = edges[1]?.cursor ?? '';
    const [order] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
    const made = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
    const bad = [
      '',
      'nonsense',
      `${cursor}=`,
      cursor.slice(0, -2),
      made(order, '2017-02-30'),
      made(order, "2017-01-01'; drop table meetings"),
      made(order, 20170101),
      made(order, null),
      made(order),
      made(order, '2017-01-01', 'second', 'third'),
      made(order, '2017-01-01', 1),
      made('Query.projects NAME ASC', 'a', '1'),
      made({ order }),
      'x'.repeat(100_000),
    ];
    for (const after of bad)
      expect(
        await ask.code('query ($after: String) { meetings(after: $after) { nodes { date } } }', { after }),
      ).toBe('INVALID_CURSOR');
    const query = (connection: string) => `query ($cursor: String) { ${connection} { nodes { id } } }`;
    for (const connection of [
      'meetings(orderBy: { field: DATE, direction: DESC }, before: $cursor)',
      'projects(after: $cursor)',
      'statusChanges(after: $cursor)',
    ])
      expect(await ask.code(query(connection), { cursor })).toBe('INVALID_CURSOR');
    const text = Buffer.from(JSON.stringify(['Query.projects NAME ASC', 'a\u0000b', '1'])).toString(
      'base64url',
    );
    expect(await ask.code(query('projects(after: $cursor)'), { cursor: text })).toBe('INVALID_CURSOR');
  });

  test('a cursor of a row that is gone still says where to go on', async () => {
    const cursor = Buffer.from(JSON.stringify(['Query.meetings ASC', '2017-03-01'])).toString('base64url');
    const { meetings } = await ask.data(
      'query ($after: String) { meetings(first: 1, after: $after) { nodes { date } } }',
      { after: cursor },
    );
    expect(meetings.nodes).toEqual([{ date: '2017-03-28' }]);
  });
});
