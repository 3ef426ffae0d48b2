import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, client } from '../../helpers/client.ts';
import { describeOn, type TestDatabase } from '../../helpers/database.ts';
import { seedManyProjects } from '../../helpers/many-projects.ts';

describeOn(['postgres'], 'combinations of many projects', (open) => {
  let database: TestDatabase;
  let ask: Client;
  beforeAll(async () => {
    database = await open();
    await seedManyProjects(database.db, 400);
    // Sixty with a claim for every pair: as in a cocktail party graph each has one it conflicts with, which makes 2^30 maximal sets.
    await database.db.execute(sql`
      insert into compatibility_claims (project_id, other_project_id, verdict, basis, reason, source, claimed_on, entered_by)
      select one.id, other.id, case when other.id - one.id = 30 then 'CONFLICT' else 'PLAUSIBLE' end::compatibility_verdict,
        'STATED', 'tried by hand', 'a note', '2017-06-01', (select min(id) from people)
      from projects one join projects other on one.id < other.id
      where other.id <= (select min(id) + 59 from projects)`);
    ask = client(database, { now: '2017-08-20T12:00:00.000Z' });
  });
  afterAll(() => database.close());

  const largest = (args: string) =>
    `{ largestCombinations(${args}) { verdict isSearchComplete projects { slug } } }`;

  test('the largest sets of sixty projects are as large as they can be, and are given within the limits of a request', async () => {
    const { largestCombinations } = await ask.data(largest('minimum: PLAUSIBLE, first: 5'));
    expect(largestCombinations).toHaveLength(5);
    for (const { verdict, projects } of largestCombinations) {
      expect(verdict).toBe('PLAUSIBLE');
      const numbers = projects.map(({ slug }: { slug: string }) => Number(slug.replace('project-', '')) % 30);
      expect(new Set(numbers).size, 'one of each two that conflict').toBe(30);
    }
  });

  test('a search that was stopped early says so; one that ran to its end says that', async () => {
    const { largestCombinations: all } = await ask.data(largest('minimum: PLAUSIBLE, first: 5'));
    expect(all.map(({ isSearchComplete }: { isSearchComplete: boolean }) => isSearchComplete)).toContain(
      false,
    );
    const include = JSON.stringify([...Array(25).keys()].map((at) => `project-${at + 1}`));
    const { largestCombinations: few } = await ask.data(
      largest(`minimum: PLAUSIBLE, first: 5, include: ${include}`),
    );
    expect(few).toHaveLength(5);
    for (const { isSearchComplete, projects } of few) {
      expect(isSearchComplete).toBe(true);
      expect(projects).toHaveLength(30);
    }
  });

  test('the same question has the same answer', async () => {
    const query = largest('minimum: PLAUSIBLE, first: 20');
    expect(await ask.data(query)).toEqual(await ask.data(query));
  });

  test('among more projects than can be searched those that go together with most others are, and the answer says so', async () => {
    const { largestCombinations } = await ask.data(largest('minimum: UNKNOWN, first: 2'));
    expect(largestCombinations).toHaveLength(1);
    const [{ isSearchComplete, projects }] = largestCombinations;
    expect(isSearchComplete).toBe(false);
    // Nobody claimed anything about most of them.
    expect(projects).toHaveLength(300);
  });

  test('of a large set the worst pairs are told, and its verdict is that of the worst', async () => {
    const { largestCombinations } = await ask.data(
      '{ largestCombinations(minimum: CONFLICT, first: 1) { verdict projects { slug } report { verdict blockers pairs { verdict projects { slug } } } } }',
    );
    const [{ verdict, projects, report }] = largestCombinations;
    expect(projects).toHaveLength(300);
    expect([verdict, report.verdict]).toEqual(['CONFLICT', 'CONFLICT']);
    expect(report.pairs).toHaveLength(1770);
    const inIt = new Set(projects.map(({ slug }: { slug: string }) => slug));
    const conflicts = [...Array(30).keys()].filter((at) =>
      [at + 1, at + 31].every((number) => inIt.has(`project-${number}`)),
    );
    expect(report.pairs.filter((pair: { verdict: string }) => pair.verdict === 'CONFLICT')).toHaveLength(
      conflicts.length,
    );
    expect(report.blockers[0]).toMatch(/conflict: they cannot be combined/);
    const keys = report.pairs.map((pair: { projects: { slug: string }[] }) =>
      pair.projects.map(({ slug }) => slug).join(' '),
    );
    expect(keys).toEqual([...keys].sort());
  });

  test('thirty times the same search is one, and thirty others are each bounded', async () => {
    const aliases = (argsOf: (at: number) => string) =>
      `{ ${[...Array(30).keys()]
        .map(
          (at) =>
            `a${at}: largestCombinations(minimum: UNKNOWN, first: 3${argsOf(at)}) { verdict isSearchComplete }`,
        )
        .join(' ')} }`;
    const { statements: once } = await database.sqlLog.during(() => ask.data(aliases(() => '')));
    expect(once.length).toBeLessThan(15);
    const data = await ask.data(aliases((at) => `, exclude: ["project-${at + 1}"]`));
    expect(Object.keys(data)).toHaveLength(30);
  });
});
