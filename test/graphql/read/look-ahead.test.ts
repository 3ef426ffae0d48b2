import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projects } from '../../../src/db/tables/index.ts';
import { schema } from '../../../src/graphql/index.ts';
import { client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seedMany } from './many.ts';
import { OPERATIONS, VARIABLES } from './operations.ts';
import { overlapping, randomQuery } from './random-query.ts';

const QUERIES: Record<string, string> = {
  'aliases of one field, the same and other arguments': `{ projects { nodes {
    a: history(first: 2) { nodes { to } } b: history(first: 2) { nodes { from } } c: history(last: 1) { nodes { to } } } } }`,
  fragments: `query { projects(first: 3) { ...Page nodes { ... on Node { id } ...Who @include(if: true) history { nodes { to } } } } }
    fragment Page on ProjectConnection { edges { node { lastChange { to meeting { ...When } } } } }
    fragment Who on Project { people { handle } lastChange @skip(if: true) { to } lastChange { from } }
    fragment When on Meeting { date next { date } }`,
  'an interface and a union': `query { search(query: "project") { nodes { __typename
      ... on Project { slug history { nodes { to } } } ... on Note { text projects { slug readiness } parent { text } }
      ... on Meeting { date agenda { title items { projects { slug } } } } ... on Node { id } } } }`,
  'everything at once': `{ a: projects(asOf: "2017-01-05", clock: RECORDED) { totalCount nodes { id readiness isStale lastRecordedIn { id date statusChanges { nodes { id to } } }
      history { nodes { id from stands correctedBy { id } meeting { previous { date } next { date } } } } proposals { nodes { isOpen } } meetings { nodes { id } } notes { nodes { id } } } }
    compare(from: "2017-01-02", to: "2017-01-08") { projects { nodes { hasMoved before { readiness } after { readiness history { nodes { to } } } statusChanges { nodes { to } } } } meetings { nodes { date } } } }`,
  'an error below a page': '{ projects(first: 3) { nodes { slug history(first: 101) { nodes { to } } } } }',
  'an error below one node':
    '{ project(slug: "project-1") { name proposals(first: -1) { nodes { to } } readiness } }',
  'errors at two levels':
    '{ projects(first: 2) { nodes { history(first: 1) { nodes { meeting { statusChanges(after: "x") { nodes { to } } notes(last: 500) { nodes { text } } } } } } } }',
  'rows that two places reach, and want other columns of': `{ meetings(first: 3) { nodes { statusChanges(first: 2) { nodes { project { name } } } }
    edges { cursor node { location statusChanges(first: 2) { edges { cursor node { reason project { summary links } } } pageInfo { endCursor } } } } } }`,
  'rows that two places reach, and what is below them': `{ meetings(first: 3) { edges { node { statusChanges(first: 2) { nodes { to project { slug history(first: 1) { nodes { to meeting { date } } } } } } } }
    nodes { statusChanges(first: 2) { nodes { to project { name history(first: 1) { nodes { reason meeting { location } } edges { node { basis enteredBy { handle } } } } } } } }
    a: nodes { b: statusChanges(first: 2) { c: nodes { d: project { e: links } } } } } }`,
  'nothing there':
    '{ project(slug: "no") { history { nodes { to } } } meeting(date: "1999-01-01") { next { date } } }',
};

describeOnBoth('fetching ahead', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
    await seedMany(database.db, { projects: 6, meetings: 9 });
  });
  afterAll(() => database.close());
  const both = () => [client(database), client(database, { fetchesAhead: false })] as const;

  test.each([
    ...Object.entries(QUERIES),
    ...OPERATIONS.map(({ file, query }) => [`operations/${file}`, query] as const),
  ])('answers as without it, errors included: %s', async (_name, query) => {
    const [ahead, plain] = both();
    const answer = await ahead.ask(query, VARIABLES);
    expect(answer).toEqual(await plain.ask(query, VARIABLES));
    expect(answer.data !== undefined || answer.errors?.length).toBeTruthy();
  });

  test('answers as without it, whatever is asked', async () => {
    const [ahead, plain] = both();
    await fc.assert(
      fc.asyncProperty(randomQuery(schema), async (query) => {
        const answer = await ahead.ask(query);
        expect(answer.errors).toBeUndefined();
        expect(answer).toEqual(await plain.ask(query));
      }),
      { numRuns: 100, seed: 11, endOnFailure: true },
    );
  });

  test.each([
    ['meetings', 'Meeting'],
    ['projects', 'Project'],
    ['statusChanges', 'StatusChange'],
  ])('answers as without it where two places reach the same %s', async (root, type) => {
    const [ahead, plain] = both();
    await fc.assert(
      fc.asyncProperty(overlapping(schema, type), async ([one, two]) => {
        const query = `{ ${root}(first: 3) { nodes ${one} edges { cursor node ${two} } } }`;
        const answer = await ahead.ask(query);
        expect(answer.errors).toBeUndefined();
        expect(answer).toEqual(await plain.ask(query));
      }),
      { numRuns: 60, seed: 13, endOnFailure: true },
    );
  });

  // Of several errors that make one parent null, GraphQL lets any one be told.
  test('fails where it fails without it, whatever is refused', async () => {
    const [ahead, plain] = both();
    let failed = 0;
    await fc.assert(
      fc.asyncProperty(randomQuery(schema, { isRefused: true }), async (query) => {
        const [answer, expected] = [await ahead.ask(query), await plain.ask(query)];
        expect(answer.data).toEqual(expected.data);
        expect(Boolean(answer.errors)).toBe(Boolean(expected.errors));
        expect(JSON.stringify(answer.errors ?? [])).not.toContain('INTERNAL_SERVER_ERROR');
        failed += answer.errors ? 1 : 0;
      }),
      { numRuns: 100, seed: 12, endOnFailure: true },
    );
    expect(failed).toBeGreaterThan(20);
  });

  test('what fails in the database fails at its field alone, either way', async () => {
    await database.db.execute('alter table project_people rename to project_people_away');
    try {
      for (const asking of both()) {
        const { data, errors } = await asking.ask(
          '{ project(slug: "project-1") { name } b: projects(first: 2) { nodes { slug aliases people { handle } } } }',
        );
        expect(errors?.map(({ path }) => path?.join('.'))).toEqual(['b.nodes.0.people']);
        expect(data).toMatchObject({ project: {}, b: null });
      }
    } finally {
      await database.db.execute('alter table project_people_away rename to project_people');
    }
  });

  test('reads a whole page at once, where loaders would need a statement per level and tick', async () => {
    expect((await database.db.select().from(projects)).length).toBe(6);
    const { statements } = await database.sqlLog.during(() =>
      both()[0].data('{ projects { nodes { aliases a: aliases people { handle } } } }'),
    );
    expect(statements).toHaveLength(3);
  });
});
