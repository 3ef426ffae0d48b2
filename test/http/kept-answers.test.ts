import { afterAll, beforeAll, expect, test } from 'vitest';
import { meetings, projects } from '../../src/db/tables/index.ts';
import { issueToken } from '../../src/domain/access/create-token.ts';
import { describeOnBoth, type TestDatabase } from '../helpers/database.ts';
import { openSite, type Site } from '../helpers/site.ts';

const COUNT = '{ projects { totalCount } }';
const STANDING = '{ projects(first: 5) { nodes { slug readiness nextGate { verdict } } } }';

describeOnBoth('public answers', (open) => {
  let database: TestDatabase;
  let site: Site;
  const secrets = { ADMIN: '', CHAIR: '' };
  beforeAll(async () => {
    database = await open({ seeded: true });
    site = await openSite({ on: database, clock: () => new Date(), keeps: true });
    for (const role of ['ADMIN', 'CHAIR'] as const)
      secrets[role] = (
        await issueToken(database.db, { role, projects: [], name: `the ${role.toLowerCase()}` }, new Date())
      ).secret;
  });
  afterAll(async () => {
    await site.close();
    await database.close();
  });

  async function post(
    query: string,
    { role, accept, variables }: { role?: 'ADMIN' | 'CHAIR'; accept?: string; variables?: object } = {},
  ) {
    const response = await fetch(`${site.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(accept ? { accept } : {}),
        ...(role ? { authorization: `Bearer ${secrets[role]}` } : {}),
      },
      body: JSON.stringify({ query, variables }),
    });
    return { type: response.headers.get('content-type'), text: await response.text() };
  }
  const add = (slug: string) =>
    post(
      `mutation { addProject(input: { slug: "${slug}", name: "${slug}", summary: "One more." }) { __typename } }`,
      {
        role: 'ADMIN',
      },
    );
  const countOf = ({ text }: { text: string }) => JSON.parse(text).data.projects.totalCount as number;

  test('are given again to the letter, and ask nothing of the database but its version', async () => {
    const first = await post(STANDING);
    const { statements } = await database.sqlLog.during(async () => {
      for (let round = 0; round < 5; round += 1) expect(await post(STANDING)).toEqual(first);
    });
    expect(statements).toEqual([]);
    expect(JSON.parse(first.text).extensions.cost).toBeGreaterThan(0);
    expect((await post(STANDING, { accept: 'application/graphql-response+json' })).type).toContain(
      'graphql-response',
    );
    const byGet = await fetch(`${site.url}/graphql?${new URLSearchParams({ query: STANDING })}`);
    expect(await byGet.text()).toBe(first.text);
  });

  test('are never older than what this server has acknowledged', async () => {
    for (let round = 0; round < 5; round += 1) {
      const before = countOf(await post(COUNT));
      await add(`here-${round}`);
      expect(countOf(await post(COUNT))).toBe(before + 1);
    }
    const answers: number[] = [];
    let acknowledged = countOf(await post(COUNT));
    await Promise.all([
      (async () => {
        for (let round = 0; round < 10; round += 1) {
          await add(`racing-${round}`);
          acknowledged += 1;
        }
      })(),
      (async () => {
        while (acknowledged < 21) {
          const least = acknowledged;
          const count = countOf(await post(COUNT));
          answers.push(count - least);
          if (answers.length > 2000) break;
        }
      })(),
    ]);
    expect(Math.min(...answers)).toBeGreaterThanOrEqual(0);
  });

  test('follow what others write within a second', async () => {
    const before = countOf(await post(COUNT));
    await database.db
      .insert(projects)
      .values({ slug: 'elsewhere', name: 'elsewhere', summary: 'By another server.' });
    expect(countOf(await post(COUNT))).toBeGreaterThanOrEqual(before);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(countOf(await post(COUNT))).toBe(before + 1);
  });

  test('end at the instant at which they change by themselves', async () => {
    const held = '{ meetings(filter: { hasPassed: true }) { totalCount } }';
    const count = async () => JSON.parse((await post(held)).text).data.meetings.totalCount as number;
    const startsAt = new Date(Date.now() + 1500);
    await database.db.insert(meetings).values({ date: startsAt.toISOString().slice(0, 10), startsAt });
    await new Promise((resolve) => setTimeout(resolve, 600));
    const before = await count();
    expect(await count()).toBe(before);
    while (Date.now() < startsAt.getTime()) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await count()).toBe(before + 1);
  });

  test('are nobody’s in particular: two roles and a reader, interleaved, each get their own', async () => {
    const query = '{ viewer { name } viewerCanAddProject viewerCanImportReport }';
    for (let round = 0; round < 3; round += 1) {
      const [reader, admin, chair] = await Promise.all([
        post(query),
        post(query, { role: 'ADMIN' }),
        post(query, { role: 'CHAIR' }),
      ]);
      expect(JSON.parse(reader.text).data).toEqual({
        viewer: null,
        viewerCanAddProject: false,
        viewerCanImportReport: false,
      });
      expect(JSON.parse(admin.text).data).toMatchObject({
        viewer: { name: 'the admin' },
        viewerCanAddProject: true,
      });
      expect(JSON.parse(chair.text).data).toMatchObject({
        viewer: { name: 'the chair' },
        viewerCanImportReport: true,
      });
    }
  });

  test('with other variables are others, and errors are not kept', async () => {
    const query = 'query ($slug: String!) { project(slug: $slug) { slug } }';
    for (const slug of ['wireguard', 'landlock', 'wireguard'])
      expect(JSON.parse((await post(query, { variables: { slug } })).text).data.project).toEqual({ slug });
    const bad = await post(query, { variables: { slug: 1 } });
    expect(bad.text).toContain('BAD_USER_INPUT');
    expect(await post(query, { variables: { slug: 1 } })).toEqual(bad);
    const text = await (await fetch(`${site.url}/metrics`)).text();
    expect(text).toMatch(/^sig_status_kept_answers_total{outcome="hit"} [1-9]/m);
    expect(text).toMatch(/^sig_status_requests_total{operation="none",outcome="answered"} [1-9]/m);
  });
});
