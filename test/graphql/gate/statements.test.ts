import { afterAll, beforeAll, expect, test } from 'vitest';
import { client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { noon, type World, world } from './world.ts';

const PAGE = `query ($first: Int) { projects(first: $first) { nodes { slug readiness
  nextGate { to verdict summary criteria { criterion { key title } verdict explanation } blockers { message } }
  gate(to: GRADUATED) { verdict criteria { verdict evidence { __typename ... on CiRun { url status } ... on Assessment { result } }
    waiver { reason state meeting { date } } criterion { key source { url meeting { date } } } } }
  testing: gate(to: TESTING) { verdict }
  criterionResults { verdict criterion { key } } } } }`;

describeOnBoth('gates of a page', (open) => {
  let database: TestDatabase;
  let w: World;
  beforeAll(async () => {
    database = await open();
    w = await world(database);
    for (let number = 0; number < 12; number++) {
      const slug = `project-${number}`;
      await w.project(slug, ...(number % 3 ? (['EXPERIMENTAL', 'TESTING'] as const) : []));
      await w.act(w.as('CI', noon(15), [slug]), 'reportCiRun', {
        project: slug,
        criterion: 'ci-boots',
        status: number % 2 ? 'PASSED' : 'FAILED',
        runId: `run-${number}`,
        url: `https://ci.example/${number}`,
      });
      await w.act(w.as('CHAIR', noon(15)), 'assessCriterion', {
        project: slug,
        criterion: 'reviewed',
        result: 'MET',
        justification: 'read',
      });
      if (number % 4 === 0)
        await w.act(w.as('CHAIR'), 'waiveCriterion', {
          project: slug,
          criterion: 'ci-boots',
          meeting: '2017-08-02',
          reason: 'known',
          expiresOn: '2017-09-01',
        });
    }
  });
  afterAll(() => database.close());

  test('are read by as many statements for two projects as for all of them', async () => {
    const counted = async (first: number) => {
      const { result, statements } = await database.sqlLog.during(() => w.as(null).data(PAGE, { first }));
      return { nodes: result.projects.nodes.length, statements: statements.length };
    };
    await counted(1);
    const few = await counted(2);
    const many = await counted(14);
    expect([few.nodes, many.nodes]).toEqual([2, 14]);
    expect(many.statements).toBe(few.statements);
  });

  test('several gates of one project cost no more than one', async () => {
    const count = async (fields: string) =>
      (
        await database.sqlLog.during(() =>
          w.as(null).data(`{ projects(first: 14) { nodes { readiness ${fields} } } }`),
        )
      ).statements.length;
    const none = await count('');
    expect((await count('gate(to: GRADUATED) { verdict criteria { verdict explanation } }')) - none).toBe(2);
    // The members of the channel are known once they were read.
    await count('gate(to: TESTING) { verdict }');
    expect((await count('gate(to: TESTING) { verdict }')) - none).toBe(3);
    expect(
      (await count(
        'nextGate { verdict } a: gate(to: GRADUATED) { verdict } b: gate(to: TESTING) { summary } criterionResults { verdict }',
      )) - none,
    ).toBe(3);
  });

  test('are judged once for a project that stands in two lists', async () => {
    const list = 'nodes { slug nextGate { to verdict } gate(to: TESTING) { summary } }';
    const first = `projects(first: 5) { ${list} }`;
    const all = `projects(first: 14) { ${list} }`;
    const alone = [await w.as(null).data(`{ ${first} }`), await w.as(null).data(`{ ${all} }`)];
    const { result, statements } = await database.sqlLog.during(() =>
      w.as(null).data(`{ first: ${first} all: ${all} }`),
    );
    expect([result.first, result.all]).toEqual(alone.map(({ projects }) => projects));
    const judged = statements.filter((statement) => statement.includes('found.criterion_id'));
    // Those that are in the longer list alone are judged by a second one.
    expect(judged).toHaveLength(2);
    const twice = await database.sqlLog.during(() => w.as(null).data(`{ one: ${all} two: ${all} }`));
    expect(twice.statements.filter((statement) => statement.includes('found.criterion_id'))).toHaveLength(1);
  });

  test('read the same with and without fetching ahead', async () => {
    const options = { now: noon(20) };
    const ahead = await client(database, options).ask(PAGE, { first: 14 });
    const plain = await client(database, { ...options, fetchesAhead: false }).ask(PAGE, { first: 14 });
    expect(ahead.errors).toBeUndefined();
    expect(JSON.stringify(plain)).toBe(JSON.stringify(ahead));
  });
});
