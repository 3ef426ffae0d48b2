import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { client } from '../../helpers/client.ts';
import { describeOn, type TestDatabase } from '../../helpers/database.ts';
import { seedManyProjects } from '../../helpers/many-projects.ts';
import { rowsRead } from '../../helpers/rows-read.ts';

const PROJECTS = 200;
const MEETINGS = 300;

describeOn(['postgres'], 'a list of many', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
    const { db } = database;
    await seedManyProjects(db, PROJECTS);
    await db.execute(sql`
      insert into meetings (date, state, starts_at)
      select day, 'HELD', day + time '16:00' from generate_series(1, ${MEETINGS}::int) n, lateral (select date '2016-01-01' + n as day) held`);
    await db.execute(sql`
      insert into agenda_items (meeting_id, position, title, minutes, line_start, line_end)
      select id, 1, 'What is new', 10, 1, 1 from meetings`);
    await db.execute(sql`
      insert into agenda_item_projects (agenda_item_id, project_id, via)
      select item.id, project.id, 'ALIAS' from agenda_items as item
        join projects as project on project.id % 50 = item.id % 50`);
    await db.execute(sql`
      insert into compatibility_claims (project_id, other_project_id, verdict, basis, reason, source, claimed_on, entered_by)
      select one.id, other.id, 'PLAUSIBLE', 'STATED', 'Both were in one kernel.', 'Their maintainers', '2017-05-24', 1
      from projects as one join projects as other on one.id < other.id and one.id % 10 = 0`);
    await db.execute(sql`vacuum analyze`);
  });
  afterAll(() => database.close());

  const ask = async (query: string) => {
    let answer: unknown;
    const read = await rowsRead(database.db, async (tx) => {
      answer = await client({ db: tx }).data(query);
    });
    return { answer, read };
  };
  const countOf = async (table: string) =>
    (
      await database.db.execute<{ count: number }>(
        sql`select count(*)::int as count from ${sql.identifier(table)}`,
      )
    ).rows[0]?.count ?? 0;

  test('the meetings about some projects are found by these, not by looking at each meeting', async () => {
    const slugs = ['project-10', 'project-11', 'project-12'];
    const { answer, read } = await ask(
      `{ meetings(first: 100, filter: { project: ${JSON.stringify(slugs)} }) { totalCount nodes { date } } }`,
    );
    const { rows } = await database.db.execute<{ about: number }>(sql`
      select count(distinct item.meeting_id)::int as about from agenda_items item
        join agenda_item_projects link on link.agenda_item_id = item.id
        join projects on projects.id = link.project_id where projects.slug in ('project-10', 'project-11', 'project-12')`);
    const about = rows[0]?.about ?? 0;
    expect(about).toBeGreaterThan(10);
    expect(answer).toMatchObject({ meetings: { totalCount: about } });
    // Once for the page and once for the count, each link of the three.
    expect(read.of('agenda_item_projects')).toBeLessThanOrEqual(2 * about);
    expect(about).toBeLessThan((await countOf('meetings')) / 10);
  });

  test('the other projects are counted without what is known of each pair', async () => {
    const { answer, read } = await ask(
      '{ project(slug: "project-10") { compatibility(first: 0) { totalCount } } }',
    );
    const others = (await countOf('projects')) - 1;
    expect(answer).toEqual({ project: { compatibility: { totalCount: others } } });
    // For the one row that tells whether there are more.
    expect(read.looksInto('compatibility_claims')).toBeLessThanOrEqual(1);
    const claimed = await ask(
      '{ project(slug: "project-10") { compatibility(first: 0, verdict: [PLAUSIBLE]) { totalCount } } }',
    );
    expect(claimed.read.looksInto('compatibility_claims')).toBeGreaterThan(1);
  });
});
