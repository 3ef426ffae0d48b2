import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../src/db/index.ts';
import { MOST_JUDGED } from '../../src/domain/project/listed.ts';
import { exports, views } from '../../src/page/views.ts';
import { describeOn } from '../helpers/database.ts';
import { seedManyProjects } from '../helpers/many-projects.ts';
import { rowsReceived } from '../helpers/rows-received.ts';
import { openSite, type Site } from '../helpers/site.ts';

const FEW = 200;
const MANY = 2000;

/** Every page and every file, as it is opened; a path that is missing here is found by its pattern. */
const PAGES: Record<string, readonly string[]> = {
  '/': [
    '/',
    '/?sort=-recorded',
    '/?proposal=open&readiness=EXPERIMENTAL',
    '/?asOf=2017-06-07&clock=RECORDED',
  ],
  '/projects/:slug': ['/projects/project-2', '/projects/project-4', '/projects/project-9?asOf=2017-06-07'],
  '/records/:number': ['/records/1'],
  '/people/:handle': ['/people/riyazdf'],
  '/meetings': ['/meetings'],
  '/meetings/:key': ['/meetings/2017-05-24'],
  '/meetings/:key/revisions/:number': ['/meetings/2017-05-24/revisions/1'],
  '/matrix': ['/matrix'],
  '/timeline': ['/timeline'],
  '/combinations': [
    '/combinations',
    '/combinations?minimum=TESTED&project=project-1&project=project-2',
    '/combinations?minimum=UNKNOWN',
  ],
  '/channel': ['/channel'],
  '/changes': ['/changes', '/changes?project=project-1'],
  '/compare': ['/compare', '/compare?from=2017-04-01&to=2017-12-31'],
  '/criteria': ['/criteria'],
  '/criteria/:key': ['/criteria/nothing'],
  '/search': ['/search?q=many', '/search?q=nothing'],
  '/about': ['/about'],
  '/brief': ['/brief?since=2017-05-01'],
  '/subscribe': ['/subscribe'],
  '/subscribe/:token': ['/subscribe/0123456789'],
  '/unsubscribe/:token': ['/unsubscribe/0123456789'],
  '/imports': ['/imports'],
  '/disputes': ['/disputes'],
};

/** Those of which a page shows as many rows as there are. */
const LONG = ['/sitemap-projects.xml', '/projects.csv', '/changes.csv', '/claims.csv', '/proposals.csv'];

const FILES: Record<string, readonly string[]> = {
  '/changes.atom': ['/changes.atom'],
  '/changes.json': ['/changes.json'],
  '/projects/:slug.atom': ['/projects/project-2.atom'],
  '/projects/:slug.json': ['/projects/project-2.json'],
  '/changes/:readiness.atom': ['/changes/experimental.atom', '/changes/retired.atom'],
  '/changes/:readiness.json': ['/changes/testing.json'],
  '/proposals.atom': ['/proposals.atom'],
  '/proposals.json': ['/proposals.json'],
  '/meetings.atom': ['/meetings.atom'],
  '/meetings.json': ['/meetings.json'],
  '/meetings.ics': ['/meetings.ics'],
  '/badge/:slug.svg': ['/badge/project-2.svg'],
  '/badge/:slug.json': ['/badge/project-2.json'],
  '/projects.csv': ['/projects.csv'],
  '/changes.csv': ['/changes.csv'],
  '/criteria.csv': ['/criteria.csv'],
  '/meetings.csv': ['/meetings.csv'],
  '/notes.csv': ['/notes.csv'],
  '/proposals.csv': ['/proposals.csv'],
  '/suggestions.csv': ['/suggestions.csv'],
  '/waivers.csv': ['/waivers.csv'],
  '/assessments.csv': ['/assessments.csv'],
  '/runs.csv': ['/runs.csv'],
  '/claims.csv': ['/claims.csv'],
  '/compositions.yml': ['/compositions.yml', '/compositions.yml?projects=project-1,project-2'],
  '/overview.png': ['/overview.png'],
  '/projects/:slug.png': ['/projects/project-2.png'],
  '/meetings/:key.png': ['/meetings/2017-05-24.png'],
  '/sitemap.xml': ['/sitemap.xml'],
  '/sitemap-projects.xml': ['/sitemap-projects.xml'],
  '/sitemap-meetings.xml': ['/sitemap-meetings.xml'],
  '/robots.txt': ['/robots.txt'],
  '/sig.schema.json': ['/sig.schema.json'],
};

/** A brief judges as many projects as it says, and of fewer all. */
const lookedAt = (path: string) => (path.startsWith('/brief') ? MOST_JUDGED / FEW : 1);

/** Half of the projects are in the channel, most bring a kernel, and each is claimed to go, or not, with the next two. */
async function fill(db: Db, count: number): Promise<void> {
  await seedManyProjects(db, count);
  await db.execute(
    sql`update projects set kernel_series = case when id % 3 = 0 then '4.9' else '4.11' end where id % 4 <> 3`,
  );
  await db.execute(sql`
    insert into status_changes (project_id, meeting_id, meeting_date, kind, effect, "to", effective_on, basis, reason, entered_by, sequence)
    select p.id, m.id, m.date, 'CHANGE', 'SET', 'TESTING', m.date + 1, 'STATED', 'as the minutes say', (select min(id) from people), 2
    from projects p, meetings m where p.id % 4 <> 0 and p.id % 2 = 0`);
  await db.execute(sql`
    insert into compatibility_claims (project_id, other_project_id, verdict, basis, reason, source, claimed_on, entered_by)
    select p.id, p.id + k, (array['PROTOTYPED', 'PLAUSIBLE', 'CONFLICT', 'TESTED'])[1 + (p.id + k) % 4]::compatibility_verdict,
      'STATED', 'Somebody tried.', 'a list', '2017-05-24', (select min(id) from people)
    from projects p, generate_series(1, 2) k where p.id + k <= (select max(id) from projects)`);
  // More than a feed shows at once, also of the few.
  await db.execute(sql`
    insert into proposals (project_id, "to", reason, opened_on, opened_by)
    select p.id, level::readiness, 'it is no project that ends', '2017-06-02', (select min(id) from people)
    from projects p, unnest(array['ONGOING', 'RETIRED']) as level where p.id % 10 = 0`);
  await db.execute(sql`analyze`);
}

test('every page and every file is asked for', () => {
  expect(Object.keys(PAGES)).toEqual(views.map(({ path }) => path));
  expect(Object.keys(FILES).sort()).toEqual(exports.map(({ path }) => path).sort());
});

describeOn(['postgres'], 'what shows n things costs n', (open) => {
  const sites = new Map<number, Site>();
  beforeAll(async () => {
    for (const count of [FEW, MANY])
      sites.set(count, await openSite({ on: await open(), fill: (db) => fill(db, count) }));
  });
  afterAll(async () => {
    for (const site of sites.values()) {
      await site.close();
      await site.database.close();
    }
  });

  async function measured(count: number, path: string) {
    const site = sites.get(count) as Site;
    const read = async () => {
      const response = await site.get(path);
      return { status: response.status, bytes: (await response.text()).length };
    };
    // What a server reads once, and not for each request.
    await read();
    const { result, statements } = await site.database.sqlLog.during(() => rowsReceived(read));
    return { ...result.result, rows: result.rows, statements: statements.length };
  }

  const short = [...Object.values(PAGES), ...Object.values(FILES)]
    .flat()
    .filter((path) => !LONG.includes(path));

  test.each(short)('%s of ten times as many projects is no longer, and reads no more', async (path) => {
    const [few, many] = [await measured(FEW, path), await measured(MANY, path)];
    expect(few.status).toBeLessThan(500);
    expect(many.status).toBe(few.status);
    expect(many.bytes, 'bytes').toBeLessThan(1.3 * few.bytes + 1000);
    expect(many.rows, 'rows').toBeLessThan(1.2 * few.rows * lookedAt(path) + 20);
    expect(many.statements, 'statements').toBeLessThanOrEqual(few.statements + 3);
  });

  test.each(LONG)('%s is read by as many statements as it has pages', async (path) => {
    const [few, many] = [await measured(FEW, path), await measured(MANY, path)];
    const growth = many.bytes / few.bytes;
    expect(growth).toBeGreaterThan(5);
    expect(many.rows).toBeLessThan(1.5 * growth * few.rows);
    expect(many.statements).toBeLessThan(growth * few.statements);
  });
});
