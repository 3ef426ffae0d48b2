import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../src/db/index.ts';
import { describeOnBoth, type TestDatabase } from '../helpers/database.ts';
import { seed } from '../helpers/seed.ts';
import { openSite, type Site } from '../helpers/site.ts';

type Row = Record<string, string>;
const rowsOf = (text: string) => parse(text, { columns: true, bom: true }) as Row[];
const FORMULA = '=HYPERLINK("http://example.org")';
const NOTES = 700;

/** One of everything that can be recorded, and what was said in more lines than are read at a time. */
async function fill(db: Db): Promise<void> {
  await seed(db)
    .channel()
    .project('landlock', { name: 'Ländlock' })
    .meeting('2017-05-24', { scribe: 'scribe', attendeeOrganisations: ['Docker', 'HPE'] })
    .report()
    .record('EXPERIMENTAL', { reason: FORMULA })
    .proposal('TESTING', { reason: FORMULA })
    .agenda('Landlock', { projects: ['landlock'] })
    .note('Größe', { projects: ['landlock'], speaker: 'mic' })
    .done();
  await db.execute(sql`insert into criteria (key) values ('readme'), ('ci-boots')`);
  await db.execute(sql`
    insert into criterion_records (criterion_id, sequence, act, effective_on, gates, kind, title, standing, basis, entered_by, required_runs, window_days)
    select id, 1, 'DEFINED', '2017-01-01', 'TESTING', case key when 'readme' then 'REVIEW' else 'CI' end::criterion_kind, key, 'ADOPTED', 'STATED',
      (select min(id) from people), case key when 'ci-boots' then 3 end, case key when 'ci-boots' then 14 end
    from criteria`);
  await db.execute(sql`
    insert into waivers (project_id, criterion_id, meeting_id, reason, expires_on, entered_by)
    select p.id, c.id, m.id, ${FORMULA}, '2017-12-31', (select min(id) from people)
    from projects p, criteria c, meetings m where c.key = 'ci-boots'`);
  await db.execute(sql`
    insert into assessments (project_id, criterion_id, result, justification, assessed_on, is_own_project, entered_by)
    select p.id, c.id, 'MET', ${FORMULA}, '2017-06-01', false, (select min(id) from people)
    from projects p, criteria c where c.key = 'readme'`);
  await db.execute(sql`
    insert into ci_runs (project_id, criterion_id, status, run_id, branch, finished_at, finished_on, reported_at, reported_by)
    select p.id, c.id, 'PASSED', 'run ' || n, ${FORMULA}, '2017-06-02T08:00:00Z', '2017-06-02', '2017-06-02T08:00:00Z', (select min(id) from people)
    from projects p, criteria c, generate_series(1, 3) n where c.key = 'ci-boots'`);
  await db.execute(sql`
    insert into notes (meeting_id, position, depth, section, text, markdown, line_start, line_end)
    select m.id, 10 + n, 1, 'Größe', 'line ' || n, 'line ' || n, 10 + n, 10 + n from meetings m, generate_series(1, ${NOTES}::int) n`);
}

describeOnBoth('every table', (open) => {
  let database: TestDatabase;
  let site: Site;
  beforeAll(async () => {
    database = await open();
    site = await openSite({ on: database, fill, config: { publicUrl: 'https://status.example.org' } });
  });
  afterAll(async () => {
    await site.close();
    await database.close();
  });
  const table = async (path: string) => {
    const answer = await site.get(path);
    expect(answer.status).toBe(200);
    return rowsOf(await answer.text());
  };

  const ALL = [
    'projects',
    'changes',
    'meetings',
    'notes',
    'proposals',
    'suggestions',
    'criteria',
    'assessments',
    'waivers',
    'runs',
    'claims',
  ];

  test.each(ALL)('%s begins with a byte order mark, unless asked for without', async (name) => {
    const marked = Buffer.from(await (await site.get(`/${name}.csv`)).arrayBuffer());
    expect([...marked.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const plain = Buffer.from(await (await site.get(`/${name}.csv?bom=no`)).arrayBuffer());
    expect(plain.equals(marked.subarray(3))).toBe(true);
    expect(String(plain)).toMatch(/^[a-z_]+,/);
  });

  test('what neither asks for nor leaves out the mark is refused', async () => {
    await site.html('/notes.csv?bom=perhaps', 400);
  });

  test('each has what was recorded, as text and never as a formula', async () => {
    const escaped = `'${FORMULA}`;
    expect(await table('/proposals.csv')).toMatchObject([
      { project: 'landlock', to: 'TESTING', reason: escaped, is_open: 'true', outcome: '' },
    ]);
    expect(await table('/waivers.csv')).toMatchObject([
      {
        project: 'landlock',
        criterion: 'ci-boots',
        meeting: '2017-05-24',
        reason: escaped,
        state: 'EXPIRED',
      },
    ]);
    expect(await table('/assessments.csv')).toMatchObject([
      { project: 'landlock', criterion: 'readme', result: 'MET', justification: escaped },
    ]);
    const runs = await table('/runs.csv');
    expect(runs.map(({ run_id, status, branch }) => [run_id, status, branch])).toEqual(
      [1, 2, 3].map((n) => [`run ${n}`, 'PASSED', escaped]),
    );
    expect(await table('/meetings.csv')).toMatchObject([
      { date: '2017-05-24', scribe: 'scribe', attendee_organisations: 'Docker; HPE', agenda: 'Landlock' },
    ]);
    expect((await table('/projects.csv'))[0]?.name).toBe('Ländlock');
  });

  test('notes come all of them, by meeting and line, in pieces', async () => {
    const answer = await site.get('/notes.csv');
    expect(answer.headers.get('transfer-encoding')).toBe('chunked');
    const rows = rowsOf(await answer.text());
    expect(rows).toHaveLength(NOTES + 1);
    expect(rows[0]).toMatchObject({
      meeting: '2017-05-24',
      speaker: 'mic',
      text: 'Größe',
      projects: 'landlock',
    });
    expect(rows.slice(1).map(({ text }) => text)).toEqual(
      Array.from({ length: NOTES }, (_, at) => `line ${at + 1}`),
    );
  });

  test.each([
    ['/notes.csv', '2017-05-23'],
    ['/waivers.csv', '2017-05-23'],
    ['/assessments.csv', '2017-05-31'],
    ['/runs.csv', '2017-06-01'],
    ['/meetings.csv', '2017-05-23'],
  ])('%s of %s has what was there by then: nothing', async (path, day) => {
    expect(await table(`${path}?asOf=${day}`)).toEqual([]);
    expect((await table(`${path}?asOf=2017-12-01`)).length).toBeGreaterThan(0);
  });

  test('a waiver is in force in the table of a day on which it was', async () => {
    expect(await table('/waivers.csv?asOf=2017-12-31')).toMatchObject([{ state: 'IN_FORCE' }]);
  });

  test.each(ALL)('%s is not sent again to who has it', async (name) => {
    const etag = (await site.get(`/${name}.csv`)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\//);
    expect((await site.get(`/${name}.csv`, { 'if-none-match': etag })).status).toBe(304);
  });
});
