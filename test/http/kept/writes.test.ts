import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../src/db/index.ts';
import { projects } from '../../../src/db/tables/index.ts';
import { issueToken } from '../../../src/domain/access/create-token.ts';
import { describeOn, describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { openSite, type Site } from '../../helpers/site.ts';
import { ask, persisted, posted } from './questions.ts';

const COUNT = '{ projects { totalCount } }';
/** How many projects there are, as three ways of asking tell it. */
const countsAt = async ({ url }: Site): Promise<number[]> => {
  const [post, get, table] = await Promise.all([
    ask(url, posted({ query: COUNT })),
    ask(url, { path: `/graphql?${new URLSearchParams({ query: COUNT })}` }),
    ask(url, { path: '/projects.csv' }),
  ]);
  const totalOf = (body: Buffer) => JSON.parse(body.toString()).data.projects.totalCount as number;
  return [totalOf(post.body), totalOf(get.body), table.body.toString().trim().split('\r\n').length - 1];
};
let many = 0;
const project = () => {
  many += 1;
  return { slug: `one-more-${many}`, name: `One more ${many}`, summary: 'One more.' };
};
const three = (count: number) => [count, count, count];
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describeOnBoth('what is written', (open) => {
  let database: TestDatabase;
  let site: Site;
  let secret = '';
  beforeAll(async () => {
    database = await open({ seeded: true });
    site = await openSite({ on: database, clock: () => new Date(), keeps: true });
    const admin = { role: 'ADMIN' as const, projects: [], name: 'the admin' };
    secret = (await issueToken(database.db, admin, new Date())).secret;
  });
  afterAll(async () => {
    await site.close();
    await database.close();
  });

  /** A server whose connection that listens is dead, and does not know it. */
  const openDeaf = () =>
    openSite({
      on: { ...database, database: { ...database.database, listen: async () => async () => {} } },
      clock: () => new Date(),
      keeps: true,
    });

  test.each([
    ['on this server', async () => site],
    ['on a server that hears nothing', openDeaf],
  ])('%s is told from its acknowledgement on, however it is asked for', async (_which, open) => {
    const asked = await open();
    for (let round = 0; round < 5; round += 1) {
      const [before = 0] = await countsAt(asked);
      expect(await countsAt(asked)).toEqual(three(before));
      const input = project();
      const query = 'mutation ($input: AddProjectInput!) { addProject(input: $input) { __typename } }';
      const headers = { authorization: `Bearer ${secret}` };
      const { body } = await ask(asked.url, posted({ query, variables: { input } }, headers));
      expect(body.toString()).toContain('AddProjectSuccess');
      expect(await countsAt(asked)).toEqual(three(before + 1));
    }
    if (asked !== site) await asked.close();
  });

  test('elsewhere is told within a second by a server that hears nothing', async () => {
    const deaf = await openDeaf();
    for (let round = 0; round < 3; round += 1) {
      const [before = 0] = await countsAt(deaf);
      await database.db.insert(projects).values(project());
      await wait(1000);
      expect(await countsAt(deaf)).toEqual(three(before + 1));
    }
    await deaf.close();
  });

  test('by somebody else is told as soon as it is heard of', async () => {
    const heard = new Set<() => void>();
    const stop = await database.database.listen(
      'ledger',
      () => {
        for (const tell of heard) tell();
      },
      () => {},
    );
    onTestFinished(stop);
    for (let round = 0; round < 5; round += 1) {
      const notified = new Promise<void>((resolve) => heard.add(resolve));
      const [before = 0] = await countsAt(site);
      await database.db.insert(projects).values(project());
      await notified;
      expect(await countsAt(site)).toEqual(three(before + 1));
      heard.clear();
    }
  });

  test('while an answer is computed is told by the next one', async () => {
    const [before = 0] = await countsAt(site);
    for (let round = 1; round <= 10; round += 1) {
      const [, , least] = await Promise.all([
        countsAt(site),
        database.db.insert(projects).values(project()),
        countsAt(site),
      ]);
      expect(Math.min(...least)).toBeGreaterThanOrEqual(before + round - 1);
      await wait(600);
      expect(await countsAt(site)).toEqual(three(before + round));
    }
  });

  test('by nobody costs two looks at the version in a second, however many ask', async () => {
    const again = () => ask(site.url, { path: persisted('Overview') });
    await again();
    const { statements, versionsAsked } = await database.sqlLog.during(async () => {
      for (const until = Date.now() + 1000; Date.now() < until; ) await again();
    });
    expect(versionsAsked).toBeGreaterThan(0);
    expect(versionsAsked).toBeLessThanOrEqual(3);
    expect(statements).toEqual([]);
  });
});

describeOn(['postgres'], 'several servers on one database', (open) => {
  let writer: TestDatabase;
  const close: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of close.splice(0).reverse()) await end();
  });
  async function another(): Promise<Site> {
    const database = await openDatabase({ url: writer.url, onError: () => {} });
    close.push(() => database.close());
    const site = await openSite({
      on: { ...writer, database, db: database.db },
      clock: () => new Date(),
      keeps: true,
    });
    close.push(() => site.close());
    return site;
  }
  beforeAll(async () => {
    writer = await open({ seeded: true });
  });
  afterAll(() => writer.close());
  const lose = () =>
    writer.db.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query ilike 'listen %'`);

  test('each tells within a second what any process wrote', async () => {
    const sites = [await another(), await another()];
    for (let round = 0; round < 3; round += 1) {
      const [before = 0] = await countsAt(sites[0] as Site);
      for (const site of sites) expect(await countsAt(site)).toEqual(three(before));
      await writer.db.insert(projects).values(project());
      await wait(1000);
      for (const site of sites) expect(await countsAt(site)).toEqual(three(before + 1));
    }
  });

  test('also while the connection that listens is lost, and after it is back', async () => {
    const site = await another();
    const [before = 0] = await countsAt(site);
    expect((await lose()).rows.length).toBeGreaterThan(0);
    await writer.db.insert(projects).values(project());
    await wait(1000);
    expect(await countsAt(site)).toEqual(three(before + 1));
    await writer.db.insert(projects).values(project());
    await wait(1000);
    expect(await countsAt(site)).toEqual(three(before + 2));
  });
});
