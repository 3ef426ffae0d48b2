import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';

const REPORT = `verdict commonKernelSeries blockers nextTests projects { slug }
  pairs { projects { slug } verdict isDerived claim { verdict basis source reason claimedOn sourceUrl } }
  ci { isTested } named { slug }`;
const report = (projects: string[], asOf?: string) =>
  `{ combination(projects: ${JSON.stringify(projects)}${asOf ? `, asOf: "${asOf}"` : ''}) { ${REPORT} } }`;
interface Slugged {
  slug: string;
}
const slugs = (projects: Slugged[]) => projects.map(({ slug }) => slug);

describeOnBoth('what the seeds say of combinations', (open) => {
  let database: TestDatabase;
  let ask: Client;
  beforeAll(async () => {
    database = await open({ seeded: true });
    ask = client(database, { now: '2018-01-10T12:00:00Z' });
  });
  afterAll(() => database.close());

  test.each([
    ['wireguard', 'ima-namespace', 'PROTOTYPED'],
    ['okernel', 'clear-containers', 'CONFLICT'],
    ['landlock', 'memorizer', 'NEEDS_PORT'],
    ['wireguard', 'miragesdk', 'PLAUSIBLE'],
    ['clear-containers', 'kernel-config', 'UNKNOWN'],
  ])('%s with %s is %s', async (a, b, verdict) => {
    const { combination } = await ask.data(report([a, b]));
    expect(combination.verdict).toBe(verdict);
    expect(combination.pairs).toHaveLength(1);
    expect(slugs(combination.pairs[0].projects)).toEqual([a, b].sort());
  });

  test('a pair says what it rests on', async () => {
    const { combination } = await ask.data(report(['wireguard', 'ima-namespace']));
    expect(combination.pairs[0]).toMatchObject({
      isDerived: false,
      claim: { verdict: 'PROTOTYPED', basis: 'STATED', source: expect.stringContaining('1945') },
    });
    expect(combination.pairs[0].claim.sourceUrl).toMatch(/^https:\/\/github\.com\/linuxkit\/linuxkit\//);
    expect(slugs(combination.named)).toEqual(['proof-of-concept']);
    expect(combination.ci).toBeNull();
    expect(combination.nextTests).toEqual([expect.stringMatching(/^Build and boot .+ with .+\.$/)]);
  });

  test('slugs count once, in any order; the blockers are sentences, worst first', async () => {
    const { combination } = await ask.data(report(['okernel', 'landlock', 'clear-containers', 'okernel']));
    expect(slugs(combination.projects)).toEqual(['clear-containers', 'landlock', 'okernel']);
    expect(combination.verdict).toBe('CONFLICT');
    expect(combination.blockers).toHaveLength(2);
    expect(combination.blockers[0]).toContain('conflict');
    expect(combination.commonKernelSeries).toBeNull();
  });

  test('kernels of one series are the common base', async () => {
    const { combination } = await ask.data(report(['wireguard', 'selinux', 'kspp']));
    expect(combination).toMatchObject({ verdict: 'PLAUSIBLE', commonKernelSeries: '4.9', blockers: [] });
  });

  test('before anybody claimed anything only the kernels speak', async () => {
    const { combination } = await ask.data(report(['wireguard', 'ima-namespace'], '2017-01-01'));
    expect(combination).toMatchObject({ verdict: 'NEEDS_PORT', pairs: [{ isDerived: true, claim: null }] });
    const { combination: userspace } = await ask.data(report(['wireguard', 'miragesdk'], '2017-01-01'));
    expect(userspace).toMatchObject({ verdict: 'UNKNOWN', pairs: [{ isDerived: false, claim: null }] });
  });

  test('nothing was ever tested: no pair, no named set, no project', async () => {
    const all =
      await ask.data(`{ projects(first: 50) { nodes { slug compatibility(verdict: [TESTED]) { totalCount } } }
      combinations { nodes { verdict } } largestCombinations(minimum: TESTED) { verdict } }`);
    expect(all.projects.nodes.length).toBeGreaterThan(10);
    for (const { compatibility } of all.projects.nodes) expect(compatibility.totalCount).toBe(0);
    expect(all.combinations.nodes.map(({ verdict }: { verdict: string }) => verdict)).not.toContain('TESTED');
    expect(all.largestCombinations).toEqual([]);
  });

  test('the named sets have their true verdicts, and say who asked and where', async () => {
    const { combinations } =
      await ask.data(`{ combinations { totalCount nodes { slug verdict projects { slug }
      definition { definedOn askedBy { handle } meeting { date } sourceUrl reason } history { definedOn }
      ciRuns { totalCount } report { blockers ci { explanation } } } } }`);
    expect(combinations.totalCount).toBe(2);
    expect(combinations.nodes[0]).toMatchObject({
      slug: 'all-projects',
      verdict: 'CONFLICT',
      definition: {
        definedOn: '2017-06-07',
        askedBy: { handle: 'cschaufler' },
        meeting: { date: '2017-06-07' },
      },
      history: [{ definedOn: '2017-06-07' }],
      ciRuns: { totalCount: 0 },
    });
    expect(slugs(combinations.nodes[0].projects)).toEqual([
      'clear-containers',
      'ima-namespace',
      'kernel-config',
      'kspp',
      'landlock',
      'miragesdk',
      'okernel',
      'wireguard',
    ]);
    expect(combinations.nodes[1]).toMatchObject({
      slug: 'proof-of-concept',
      verdict: 'PROTOTYPED',
      definition: {
        askedBy: null,
        meeting: null,
        sourceUrl: 'https://github.com/linuxkit/linuxkit/pull/1945',
      },
    });
  });

  test('a named set is there from the day it was asked for', async () => {
    const answer = await ask.data(`{
      before: combinationBySlug(slug: "all-projects", asOf: "2017-06-06") { slug }
      on: combinationBySlug(slug: "all-projects", asOf: "2017-06-07") { slug id }
      none: combinationBySlug(slug: "nothing") { slug }
      combinations(asOf: "2017-06-01") { nodes { slug } }
      meeting(date: "2017-06-07") { combinations { nodes { slug } } }
      project(slug: "ima-namespace") { combinations { nodes { slug } } } }`);
    expect(answer).toMatchObject({
      before: null,
      on: { slug: 'all-projects' },
      none: null,
      combinations: { nodes: [{ slug: 'proof-of-concept' }] },
      meeting: { combinations: { nodes: [{ slug: 'all-projects' }] } },
      project: { combinations: { nodes: [{ slug: 'all-projects' }, { slug: 'proof-of-concept' }] } },
    });
    const { node } = await ask.data(
      `{ node(id: "${answer.on.id}") { ... on NamedCombination { slug verdict } } }`,
    );
    // The claims that make it a conflict were made later.
    expect(node.slug).toBe('all-projects');
    expect(node.verdict).not.toBe('CONFLICT');
  });

  test('okernel with KVM was called plausible by the meeting of 2017-08-16', async () => {
    const { project, meeting } = await ask.data(`{
      project(slug: "okernel") { externalClaims { nodes { externalThing verdict basis projects { slug } meeting { date } } } }
      meeting(date: "2017-08-16") { claims { nodes { externalThing } } } }`);
    expect(project.externalClaims.nodes).toEqual([
      {
        externalThing: 'KVM',
        verdict: 'PLAUSIBLE',
        basis: 'STATED',
        projects: [{ slug: 'okernel' }],
        meeting: { date: '2017-08-16' },
      },
    ]);
    expect(meeting.claims.nodes).toContainEqual({ externalThing: 'KVM' });
    const early = await ask.data(
      '{ project(slug: "okernel", asOf: "2017-08-15") { externalClaims { nodes { verdict } } } }',
    );
    expect(early.project.externalClaims.nodes).toEqual([]);
  });

  test('a project has every other one in its list of pairs, and its claims, newest first', async () => {
    const { project } = await ask
      .data(`{ project(slug: "wireguard") {
      compatibility(first: 100) { totalCount nodes { projects { slug } verdict } }
      next: compatibility(first: 1, after: "x") { totalCount } } }`)
      .catch(() => ({ project: null }));
    expect(project).toBeNull();
    const answer = await ask.data(`{ project(slug: "wireguard") {
      compatibility(first: 100) { totalCount nodes { projects { slug } verdict } }
      claims(first: 100) { totalCount nodes { claimedOn } } } projects { totalCount } }`);
    const { compatibility, claims } = answer.project;
    expect(compatibility.totalCount).toBe(answer.projects.totalCount - 1);
    for (const { projects } of compatibility.nodes) expect(slugs(projects)).toContain('wireguard');
    const days = claims.nodes.map(({ claimedOn }: { claimedOn: string }) => claimedOn);
    expect(days).toEqual(days.toSorted().reverse());
    expect(days.length).toBeGreaterThan(5);
  });

  test('the largest sets are pairwise at least so good, maximal, and stable', async () => {
    const { largestCombinations, some, none } = await ask.data(`{
      largestCombinations(minimum: PLAUSIBLE, first: 20) { verdict isSearchComplete projects { slug } report { blockers } }
      some: largestCombinations(minimum: PLAUSIBLE, include: ["ima-namespace"], exclude: ["kspp"], first: 100) { projects { slug } }
      none: largestCombinations(minimum: PLAUSIBLE, include: ["okernel", "clear-containers"]) { verdict } }`);
    const sizes = largestCombinations.map(({ projects }: { projects: Slugged[] }) => projects.length);
    expect(sizes).toEqual(sizes.toSorted((a: number, b: number) => b - a));
    for (const { verdict, isSearchComplete, report } of largestCombinations) {
      expect(verdict).toBe('PLAUSIBLE');
      expect(isSearchComplete).toBe(true);
      expect(report.blockers).toEqual([]);
    }
    expect(
      largestCombinations.map(({ projects }: { projects: Slugged[] }) => slugs(projects)),
    ).toContainEqual(['kspp', 'landlock', 'miragesdk', 'selinux', 'wireguard']);
    expect(some.length).toBeGreaterThan(0);
    for (const { projects } of some) {
      expect(slugs(projects)).toContain('ima-namespace');
      expect(slugs(projects)).not.toContain('kspp');
    }
    expect(none).toEqual([]);
  });

  test.each([
    ['{ combination(projects: ["wireguard", "nothing"]) { verdict } }', 'nothing'],
    ['{ combination(projects: ["wireguard", "wireguard"]) { verdict } }', 'at least 2'],
    ['{ combination(projects: []) { verdict } }', 'at least 2'],
    [
      `{ combination(projects: ${JSON.stringify([...Array(61).keys()].map((at) => `p${at}`))}) { verdict } }`,
      'at most 60',
    ],
    ['{ largestCombinations(minimum: PLAUSIBLE, first: 101) { verdict } }', '0 to 100'],
    ['{ largestCombinations(minimum: PLAUSIBLE, include: ["nothing"]) { verdict } }', 'nothing'],
    ['{ largestCombinations(minimum: PLAUSIBLE, include: ["kspp"], exclude: ["kspp"]) { verdict } }', 'both'],
  ])('%s is refused', async (query, words) => {
    const { errors } = await ask.ask(query);
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(words);
  });

  test('reads take a number of statements that does not depend on how much there is', async () => {
    const count = async (query: string) =>
      (await database.sqlLog.during(() => ask.data(query))).statements.length;
    // What is the same for all questions is read with the first.
    await count(report(['wireguard', 'miragesdk']));
    const two = await count(report(['wireguard', 'miragesdk']));
    expect(await count(report(['wireguard', 'miragesdk', 'okernel', 'kspp', 'landlock', 'selinux']))).toBe(
      two,
    );
    expect(two).toBeLessThan(12);
    const sets = (first: number) =>
      `{ largestCombinations(minimum: PLAUSIBLE, first: ${first}) { report { ${REPORT} } } }`;
    await count(sets(2));
    expect(await count(sets(8))).toBe(await count(sets(2)));
  });
});
