import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MOST_JUDGED } from '../../../src/domain/project/listed.ts';
import { client } from '../../helpers/client.ts';
import { describeOn, type TestDatabase } from '../../helpers/database.ts';
import { seedManyProjects } from '../../helpers/many-projects.ts';
import { rowsRead } from '../../helpers/rows-read.ts';

const NOW = '2017-08-20T12:00:00Z';

describeOn(['postgres'], 'how many projects stand to a criterion', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
    const { db } = database;
    await seedManyProjects(db, 600);
    await db.execute(sql`insert into criteria (key) values ('reviewed')`);
    await db.execute(sql`
      insert into criterion_records (criterion_id, sequence, act, effective_on, gates, kind, title, standing, basis, meeting_id, entered_by)
      select 1, 1, 'DEFINED', '2017-05-24', 'TESTING', 'REVIEW', 'It was reviewed', 'ADOPTED', 'STATED', min(id), 1 from meetings`);
    await db.execute(sql`
      insert into assessments (project_id, criterion_id, result, justification, assessed_on, is_own_project, entered_by)
      select id, 1, case when id % 3 = 0 then 'MET' else 'NOT_MET' end::assessment_result, 'Looked at.', '2017-06-01', false, 1 from projects`);
    await db.execute(sql`analyze`);
  });
  afterAll(() => database.close());

  interface Results {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: { verdict: string; project: { slug: string } } }[];
  }
  const results = async (args: string, on = database.db): Promise<Results> =>
    (
      await client({ db: on }, { now: NOW }).data(`{ criterion(key: "reviewed") { results(${args}) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { verdict project { slug } } } } } }`)
    ).criterion.results;

  test('is judged of those that a page shows', async () => {
    const read = await rowsRead(database.db, (tx) => results('first: 20', tx));
    expect(read.of('assessments')).toBe(20);
  });

  test('is the same page by page as for all, and as those of each verdict', async () => {
    const paged: string[] = [];
    for (let after = ''; ; ) {
      const { totalCount, pageInfo, edges } = await results(`first: 100${after}`);
      expect(totalCount).toBe(600);
      paged.push(...edges.map(({ node: { verdict, project } }) => `${project.slug} ${verdict}`));
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(paged).toHaveLength(600);
    const judged = new Set(paged.slice(0, MOST_JUDGED));
    for (const verdict of ['MET', 'FAILED']) {
      const expected = paged.filter((each) => each.endsWith(` ${verdict}`));
      const found: string[] = [];
      for (let after = ''; ; ) {
        const { totalCount, pageInfo, edges } = await results(`first: 100, verdict: [${verdict}]${after}`);
        // Of as many projects as one answer looks at.
        expect(totalCount).toBe(expected.filter((each) => judged.has(each)).length);
        found.push(...edges.map(({ node }) => `${node.project.slug} ${verdict}`));
        if (!pageInfo.hasNextPage) break;
        after = `, after: "${pageInfo.endCursor}"`;
      }
      expect(found).toEqual(expected);
    }
  });

  test('of a verdict that is rare a page may be empty, and says where to go on', async () => {
    const read = await rowsRead(database.db, async (tx) => {
      const { edges, pageInfo } = await results('first: 10, verdict: [STALE]', tx);
      expect(edges).toEqual([]);
      expect(pageInfo.hasNextPage).toBe(true);
      const last = await results(`first: 10, verdict: [STALE], after: "${pageInfo.endCursor}"`, tx);
      expect(last.edges).toEqual([]);
      expect(last.pageInfo).toMatchObject({ hasNextPage: false, endCursor: null });
    });
    expect(read.of('projects')).toBeGreaterThan(MOST_JUDGED);
  });

  test('backward it looks at as many from the end', async () => {
    const { edges } = await results('last: 2, verdict: [MET]');
    expect(edges.map(({ node }) => node.project.slug)).toEqual(['project-96', 'project-99']);
  });

  test('a preview tells of as many projects at a time, and goes on behind them', async () => {
    const preview = async (after: string | null, on = database.db) =>
      (
        await client({ db: on }, { now: NOW }).data(
          `query ($after: String) { previewCriterion(input: { act: DROP, key: "reviewed" }, after: $after) {
            judgedCount endCursor opensCount projects(first: 1) { totalCount nodes { project { slug } } } } }`,
          { after },
        )
      ).previewCriterion;
    const read = await rowsRead(database.db, async (tx) => {
      const first = await preview(null, tx);
      expect(first).toMatchObject({ judgedCount: MOST_JUDGED, projects: { totalCount: MOST_JUDGED } });
      expect(first.projects.nodes).toEqual([{ project: { slug: 'project-1' } }]);
      const second = await preview(first.endCursor, tx);
      expect(second).toMatchObject({ judgedCount: 100, endCursor: null });
      expect(first.opensCount + second.opensCount).toBe(400);
    });
    expect(read.of('assessments')).toBeLessThanOrEqual(2 * 600);
  });
});
