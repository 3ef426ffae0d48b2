import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../../src/db/index.ts';
import { MOST_FOUND, MOST_LOOKED_AT } from '../../../src/domain/search/search.ts';
import { client } from '../../helpers/client.ts';
import { describeOn, type TestDatabase } from '../../helpers/database.ts';
import { seedManyProjects } from '../../helpers/many-projects.ts';
import { rowsRead } from '../../helpers/rows-read.ts';

const PROJECTS = 4000;
const NOTES = MOST_LOOKED_AT + 500;

async function fill(db: Db): Promise<void> {
  await seedManyProjects(db, PROJECTS);
  await db.execute(sql`
    insert into project_aliases (alias, project_id, position)
    select 'alias number ' || id, id, 1 from projects`);
  await db.execute(
    sql`update projects set organisations = '{"Edge Security", "HPE"}' where slug = 'project-77'`,
  );
  await db.execute(sql`
    insert into notes (meeting_id, position, depth, section, text, markdown, line_start, line_end)
    select m.id, n, 0, 'NOTES', text, text, n, n from meetings m, generate_series(1, ${NOTES}::int) as n,
      lateral (select 'they talked of it, number ' || n || case when n < 100 then ' %' else '' end as text) as said`);
  await db.execute(sql`vacuum analyze`);
}

describeOn(['postgres'], 'a search of much', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
    await fill(database.db);
  });
  afterAll(() => database.close());

  const ask = (words: string) =>
    rowsRead(database.db, async (tx) => {
      answer = await client({ db: tx }).data(
        'query ($words: String!) { search(query: $words, first: 5) { totalCount nodes { ... on Project { slug } ... on Note { text } } } }',
        { words },
      );
    });
  let answer: { search: { totalCount: number; nodes: { slug?: string; text?: string }[] } };

  test.each([
    ['alias', 'alias number 77', 'project-77'],
    ['organisation', 'edge secur', 'project-77'],
    ['name', 'project-1234', 'project-1234'],
  ])('finds a project by its %s through an index', async (_, words, slug) => {
    const read = await ask(words);
    expect(answer.search.nodes[0]).toMatchObject({ slug });
    expect(read.of('projects')).toBeLessThan(100);
    expect(read.of('project_aliases')).toBeLessThan(100);
  });

  test('ranks and counts the newest thousand of each kind', async () => {
    await ask('talked of it');
    expect(answer.search.totalCount).toBe(MOST_FOUND);
  });

  test('looks for what is no word in the newest of each kind', async () => {
    const read = await ask('%');
    expect(answer.search.nodes).toEqual([]);
    // The rows of the page are looked up twice: for the page, and for the count.
    expect(read.of('projects')).toBeLessThanOrEqual(2 * MOST_LOOKED_AT);
    expect(read.of('notes')).toBeLessThanOrEqual(2 * MOST_LOOKED_AT);
  });

  test('notices, of which a statement may give one for each row, are not sent', async () => {
    const { rows } = await database.db.execute(sql`show client_min_messages`);
    expect(rows).toEqual([{ client_min_messages: 'warning' }]);
  });
});
