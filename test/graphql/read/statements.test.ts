import { afterAll, beforeAll, expect, test } from 'vitest';
import { client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seedMany } from './many.ts';

/** Each with the most statements it may take, whatever the number of rows. */
const QUERIES: [string, number, string][] = [
  [
    'the page of all projects with their latest change and its meeting',
    3,
    '{ projects(first: 100) { nodes { slug name readiness since lastChange { to effectiveOn meeting { date } } } } }',
  ],
  [
    'one project with its records and their meetings',
    5,
    `{ project(slug: "project-1") { name history(first: 50) { nodes { from to stands effectiveOn meeting { date } evidence { link } } } } }`,
  ],
  [
    'meetings with what they recorded of which projects',
    3,
    '{ meetings(first: 100) { nodes { date statusChanges(first: 100) { nodes { to project { slug } } } } } }',
  ],
  [
    'connections below connections below connections',
    8,
    `{ projects(first: 20) { totalCount nodes { meetings(first: 5) { totalCount nodes { projects(first: 3) { totalCount nodes { slug people { handle } } } } } } } }`,
  ],
  [
    'whatever a meeting has',
    21,
    `{ meetings(first: 100) { nodes { scribe { handle } previous { date } next { date } source { path } plannedNext { text presenters { handle } projects { slug } }
      agenda { title presenters { handle } projects { slug } items { title presenters { handle } projects { slug } } }
      notes(first: 100) { nodes { text speaker { handle } projects { slug } parent { text } } } suggestions { nodes { quote source { link } project { slug } } } projects { nodes { slug } } } } }`,
  ],
  [
    'whatever a project has',
    16,
    `{ projects(first: 100) { nodes { aliases people { handle } readiness since isStale lastChange { meeting { date } } lastConfirmation { id } lastRecordedIn { date }
      history(last: 10) { nodes { from stands correctedBy { id } enteredBy { handle } } } proposals { nodes { isOpen evidence { url } } } notes { nodes { text } } meetings { nodes { date } } } } }`,
  ],
  [
    'what differs between two days',
    8,
    `{ compare(from: "2017-01-01", to: "2017-12-31") { projects(first: 100) { nodes { hasMoved before { readiness } after { readiness } statusChanges { nodes { to } } openedProposals { nodes { to } } } } } }`,
  ],
  [
    'a search',
    7,
    '{ search(query: "project", first: 100) { nodes { ... on Project { readiness } ... on Note { meeting { date } } } } }',
  ],
];

describeOnBoth('statements per request', (open) => {
  let small: TestDatabase;
  let large: TestDatabase;
  beforeAll(async () => {
    [small, large] = await Promise.all([open(), open()]);
    await seedMany(small.db, { projects: 2, meetings: 2 });
    await seedMany(large.db, { projects: 12, meetings: 15 });
  });
  afterAll(() => Promise.all([small.close(), large.close()]));

  test.each(QUERIES)('do not grow with the rows: %s', async (_name, most, query) => {
    const count = async (database: TestDatabase) => {
      const { statements, result } = await database.sqlLog.during(() => client(database).data(query));
      return { statements: statements.length, size: JSON.stringify(result).length };
    };
    const [few, many] = [await count(small), await count(large)];
    expect(many.size).toBeGreaterThan(few.size);
    expect(many.statements).toBe(few.statements);
    expect(many.statements).toBeLessThanOrEqual(most);
  });
});
