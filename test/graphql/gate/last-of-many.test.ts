import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { client } from '../../helpers/client.ts';
import { describeOn, type TestDatabase } from '../../helpers/database.ts';
import { rowsRead } from '../../helpers/rows-read.ts';
import { seed } from '../../helpers/seed.ts';

const NOW = '2018-06-01T12:00:00Z';
/** Statements read some rows by the way, such as the criteria; what is not of the evidence's size does not count. */
const SLACK = 30;
const TABLES = ['ci_runs', 'assessments', 'waivers', 'waiver_revocations'];

describeOn(['postgres'], 'the last of many', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open({ statementTimeoutMs: 120_000 });
    const { db } = database;
    await seed(db)
      .channel()
      .meeting('2017-05-24', { scribe: 'scribe' })
      .project('few')
      .project('many')
      .done();
    await db.execute(sql`
      insert into meetings (date, state, starts_at)
      select day, 'HELD', day + time '16:00' from generate_series(1, 200) n, lateral (select date '2017-06-01' + n as day) held`);
    await db.execute(sql`insert into criteria (key) values ('boots'), ('reviewed')`);
    await db.execute(sql`
      insert into criterion_records (criterion_id, sequence, act, effective_on, gates, kind, title, standing, basis, required_runs, window_days, meeting_id, entered_by)
      values (1, 1, 'DEFINED', '2017-05-24', 'TESTING', 'CI', 'It boots', 'ADOPTED', 'STATED', 5, 30, 1, 1),
        (2, 1, 'DEFINED', '2017-05-24', 'TESTING', 'REVIEW', 'It was reviewed', 'ADOPTED', 'STATED', null, null, 1, 1)`);
    // One a minute: of the default branch, of another one, and some that never told of their end.
    await db.execute(sql`
      insert into ci_runs (project_id, criterion_id, status, run_id, url, branch, started_at, finished_at, finished_on, reported_at, reported_by)
      select project.id, 1, case when n % 5000 = 0 then 'RUNNING' when n % 7 = 0 then 'FAILED' else 'PASSED' end::ci_run_status, n || '',
        'https://ci.example.org/' || n, case when n % 3 = 0 then 'topic' else 'master' end, begun,
        case when n % 5000 <> 0 then begun + interval '7 minutes' end,
        case when n % 5000 <> 0 then ((begun + interval '7 minutes') at time zone 'UTC')::date end, begun, 1
      from projects project cross join lateral generate_series(1, case project.slug when 'many' then 100000 else 10 end) n,
        lateral (select timestamptz '2018-06-01T11:00:00Z' - n * interval '1 minute' as begun) as run
      where n % 3 > 0 or project.slug = 'many'`);
    // The newest are all of another branch.
    await db.execute(sql`
      insert into ci_runs (project_id, criterion_id, status, run_id, branch, started_at, finished_at, finished_on, reported_at, reported_by)
      select id, 1, 'FAILED', 'late ' || n, 'elsewhere', ${NOW}::timestamptz, ${NOW}::timestamptz, '2018-06-01', ${NOW}::timestamptz, 1
      from projects, generate_series(1, 20000) n where slug = 'many'`);
    await db.execute(sql`
      insert into assessments (project_id, criterion_id, result, justification, assessed_on, is_own_project, entered_by)
      select id, 2, 'NOT_MET', 'Looked at.', date '2017-06-01' + n % 200, false, 1
      from projects cross join lateral generate_series(1, case slug when 'many' then 20000 else 10 end) n`);
    await db.execute(sql`
      insert into waivers (project_id, criterion_id, meeting_id, reason, expires_on, entered_by)
      select id, 2, 1 + n % 200, 'It is being replaced.', '2017-12-31', 1
      from projects cross join lateral generate_series(1, case slug when 'many' then 20000 else 10 end) n`);
    await db.execute(sql`analyze`);
  });
  afterAll(() => database.close());

  /** Rows read for an answer about each project, without those of what is not theirs. */
  async function costs(selection: string): Promise<Record<'few' | 'many', Record<string, number>>> {
    const cost = async (slug: string) => {
      const read = await rowsRead(database.db, (tx) =>
        client({ db: tx }, { now: NOW }).data(`{ project(slug: "${slug}") ${selection} }`),
      );
      return Object.fromEntries(TABLES.map((table) => [table, read.of(table)]));
    };
    return { few: await cost('few'), many: await cost('many') };
  }

  test.each([
    ['how it stands', '{ criterionResults { verdict explanation } }'],
    ['its gate', '{ gate(to: TESTING) { verdict blockers { message } } }'],
    ['the newest runs', '{ ciRuns(first: 5) { nodes { status } } }'],
    ['the newest runs of a criterion', '{ ciRuns(criterion: "boots", first: 5) { nodes { status } } }'],
    ['runs of a criterion that has none', '{ ciRuns(criterion: "reviewed", first: 5) { nodes { status } } }'],
    [
      'assessments of a criterion that has none',
      '{ assessments(criterion: "boots", first: 5) { nodes { result } } }',
    ],
    ['the newest assessments', '{ assessments(first: 5) { nodes { result } } }'],
    ['the newest waivers', '{ waivers(first: 5) { nodes { expiresOn } } }'],
  ])('%s costs with a hundred thousand what it costs with ten', async (_what, selection) => {
    const { few, many } = await costs(selection);
    expect(TABLES.filter((table) => Number(many[table]) > Number(few[table]) + SLACK)).toEqual([]);
  });

  test.each(['2018-05-31', '2018-05-01', '2018-03-24'])('so does what stood on %s', async (day) => {
    const few = await rowsRead(database.db, (tx) =>
      client({ db: tx }, { now: NOW }).data('{ project(slug: "few") { criterionResults { verdict } } }'),
    );
    const many = await rowsRead(database.db, (tx) =>
      client({ db: tx }, { now: NOW }).data(
        `{ project(slug: "many", asOf: "${day}") { criterionResults { verdict } } }`,
      ),
    );
    expect(many.of('ci_runs')).toBeLessThanOrEqual(few.of('ci_runs') + 3 * SLACK);
  });
});
