import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { noon, type World, world } from './world.ts';

describeOnBoth('what-if', (open) => {
  let database: TestDatabase;
  let w: World;
  beforeAll(async () => {
    database = await open();
    w = await world(database);
    await w.act(w.as('CHAIR'), 'defineCriterion', {
      key: 'fuzzed',
      gates: 'TESTING',
      kind: 'REVIEW',
      title: 'Fuzzed',
      meeting: '2017-08-02',
      reason: 'as said',
    });
    await w.act(w.as('CHAIR', noon(10)), 'assessCriterion', {
      project: 'landlock',
      criterion: 'fuzzed',
      result: 'MET',
      justification: 'for a week',
    });
    await w.act(w.as('CHAIR', noon(10)), 'assessCriterion', {
      project: 'landlock',
      criterion: 'reviewed',
      result: 'MET',
      justification: 'read',
    });
    await w.act(w.as('CI', noon(15), ['landlock']), 'reportCiRun', {
      project: 'landlock',
      criterion: 'ci-boots',
      status: 'PASSED',
      runId: 'a',
    });
    for (const slug of ['aa', 'bb', 'cc']) await w.project(slug, 'EXPERIMENTAL');
  });
  afterAll(() => database.close());

  const rows = async () => {
    const counts = await database.db.execute(sql`select
      (select count(*) from criterion_records) as records, (select count(*) from assessments) as assessments,
      (select count(*) from proposals) as proposals, (select count(*) from audit_events) as events`);
    return counts.rows[0];
  };

  const previewGate = (assume: object[], project = 'landlock', to = 'GRADUATED') =>
    w.as(null).ask(
      `query ($project: String!, $to: Readiness!, $assume: [AssumptionInput!]!) {
        previewGate(project: $project, to: $to, assume: $assume) { verdict summary
          criteria { criterion { key } verdict underlyingVerdict explanation } blockers { code criterion { key } } } }`,
      { project, to, assume },
    );
  const previewCriterion = (input: object, args = '') =>
    w.as(null).ask(
      `query ($input: CriterionPreviewInput!) { previewCriterion(input: $input) { evaluatedAt opensCount closesCount
        projects${args} { totalCount pageInfo { hasNextPage endCursor } nodes { project { slug }
          gates { to effect before { verdict } after { verdict blockers { message criterion { key } } } } } } } }`,
      { input },
    );
  const effects = async (input: object) => {
    const { data } = await previewCriterion(input);
    return Object.fromEntries(
      data.previewCriterion.projects.nodes.map(
        ({ project, gates }: { project: { slug: string }; gates: { to: string; effect: string }[] }) => [
          project.slug,
          gates.map(({ to, effect }) => `${to} ${effect}`),
        ],
      ),
    );
  };

  test('a gate opens if what blocks it were met, and nothing is written', async () => {
    const before = await rows();
    expect((await previewGate([])).data.previewGate).toMatchObject({
      verdict: 'BLOCKED',
      blockers: [{ code: 'INSUFFICIENT', criterion: { key: 'ci-boots' } }],
    });
    const { data } = await previewGate([{ criterion: 'ci-boots', verdict: 'MET' }]);
    expect(data.previewGate).toMatchObject({
      verdict: 'OPEN',
      summary:
        'The step to GRADUATED is open: 2 of 2 required criteria are met. 1 more has been proposed; no meeting has adopted it.',
    });
    expect(data.previewGate.criteria).toContainEqual({
      criterion: { key: 'ci-boots' },
      verdict: 'MET',
      underlyingVerdict: 'MET',
      explanation: 'CI boots it: assumed to be met.',
    });
    const waived = await previewGate([{ criterion: 'ci-boots', verdict: 'WAIVED' }]);
    expect(waived.data.previewGate).toMatchObject({
      verdict: 'OPEN_WITH_WAIVERS',
      summary:
        'The step to GRADUATED is open with waivers: 1 of 2 required criteria is met, 1 is waived: CI boots it. 1 more has been proposed; no meeting has adopted it.',
    });
    const failed = await previewGate([{ criterion: 'reviewed', verdict: 'FAILED' }]);
    expect(failed.data.previewGate.blockers.map(({ code }: { code: string }) => code)).toEqual([
      'FAILED',
      'INSUFFICIENT',
    ]);
    expect(await rows()).toEqual(before);
  });

  test.each<[string, object[], string, string]>([
    ['a project that is not there', [], 'nope', 'There is no project nope.'],
    [
      'a criterion of no step on the way',
      [{ criterion: 'nope', verdict: 'MET' }],
      'landlock',
      'assume.0.criterion: Expected a criterion of the gate, one of ci-boots, fuzzed, reviewed; got nope.',
    ],
    [
      'a criterion twice',
      [
        { criterion: 'ci-boots', verdict: 'MET' },
        { criterion: 'ci-boots', verdict: 'FAILED' },
      ],
      'landlock',
      'assume.1.criterion: Expected each criterion once; got ci-boots twice.',
    ],
    [
      'too many assumptions',
      Array.from({ length: 51 }, () => ({ criterion: 'ci-boots', verdict: 'MET' })),
      'landlock',
      'Expected at most 50 assumptions; got 51.',
    ],
  ])('of a gate refuses %s', async (_, assume, project, message) => {
    const { errors } = await previewGate(assume, project);
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('adopting a criterion closes the gates of whoever does not meet it', async () => {
    const before = await rows();
    const { data } = await previewCriterion({ act: 'ADOPT', key: 'fuzzed' });
    expect(data.previewCriterion).toMatchObject({ evaluatedAt: noon(20), opensCount: 0, closesCount: 4 });
    expect(await effects({ act: 'ADOPT', key: 'fuzzed' })).toEqual({
      aa: ['TESTING CLOSES', 'GRADUATED UNCHANGED'],
      bb: ['TESTING CLOSES', 'GRADUATED UNCHANGED'],
      cc: ['TESTING CLOSES', 'GRADUATED UNCHANGED'],
      landlock: ['TESTING UNCHANGED', 'GRADUATED UNCHANGED'],
      wireguard: ['TESTING CLOSES', 'GRADUATED UNCHANGED'],
    });
    const aa = data.previewCriterion.projects.nodes[0].gates[0];
    expect(aa).toMatchObject({
      before: { verdict: 'NO_CRITERIA' },
      after: { verdict: 'BLOCKED', blockers: [{ criterion: { key: 'fuzzed' } }] },
    });
    expect(await rows()).toEqual(before);
  });

  test('dropping one, or asking for less, opens the gates that it alone kept shut', async () => {
    expect(await effects({ act: 'DROP', key: 'ci-boots' })).toMatchObject({
      landlock: ['GRADUATED OPENS'],
      wireguard: ['GRADUATED UNCHANGED'],
    });
    expect(await effects({ act: 'CHANGE', key: 'ci-boots', requiredRuns: 1, windowDays: 30 })).toMatchObject({
      landlock: ['GRADUATED OPENS'],
    });
    expect(await effects({ act: 'CHANGE', key: 'ci-boots', requiredRuns: 3 })).toMatchObject({
      landlock: ['GRADUATED UNCHANGED'],
    });
    expect(await effects({ act: 'CHANGE', key: 'reviewed', gates: 'TESTING' })).toMatchObject({
      aa: ['TESTING CLOSES', 'GRADUATED UNCHANGED'],
      landlock: ['TESTING UNCHANGED', 'GRADUATED UNCHANGED'],
    });
  });

  test('adopting one that nobody named yet closes what it gates for everybody', async () => {
    expect(await effects({ act: 'ADOPT', key: 'brand-new', gates: 'PROPOSED', kind: 'CI' })).toMatchObject({
      aa: ['PROPOSED CLOSES', 'EXPERIMENTAL CLOSES', 'TESTING CLOSES', 'GRADUATED UNCHANGED'],
    });
  });

  test('the projects are paged by slug, and filtered by what would happen to them', async () => {
    const first = (await previewCriterion({ act: 'ADOPT', key: 'fuzzed' }, '(first: 2, effect: CLOSES)')).data
      .previewCriterion.projects;
    const slugs = (page: { nodes: { project: { slug: string } }[] }) =>
      page.nodes.map(({ project }) => project.slug);
    expect([first.totalCount, slugs(first), first.pageInfo.hasNextPage]).toEqual([4, ['aa', 'bb'], true]);
    const rest = (
      await previewCriterion(
        { act: 'ADOPT', key: 'fuzzed' },
        `(first: 5, effect: CLOSES, after: ${JSON.stringify(first.pageInfo.endCursor)})`,
      )
    ).data.previewCriterion.projects;
    expect([slugs(rest), rest.pageInfo.hasNextPage]).toEqual([['cc', 'wireguard'], false]);
    const { errors } = await previewCriterion({ act: 'ADOPT', key: 'fuzzed' }, '(first: 101)');
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    const tampered = await previewCriterion({ act: 'ADOPT', key: 'fuzzed' }, '(after: "nonsense")');
    expect(tampered.errors).toMatchObject([{ extensions: { code: 'INVALID_CURSOR' } }]);
  });

  test.each<[object, string]>([
    [{ act: 'DROP', key: 'nope' }, 'There is no criterion nope.'],
    [{ act: 'CHANGE', key: 'nope', title: 'x' }, 'There is no criterion nope.'],
    [{ act: 'ADOPT', key: 'reviewed' }, 'Expected a proposed criterion; reviewed was adopted on 2017-07-19.'],
    [
      { act: 'ADOPT', key: 'brand-new' },
      'input.gates: Expected a value: brand-new is no criterion today. · input.kind: Expected a value: brand-new is no criterion today.',
    ],
    [
      { act: 'CHANGE', key: 'reviewed', requiredRuns: 3 },
      'input.requiredRuns: Expected requiredRuns only for the kind CI.',
    ],
  ])('of a criterion refuses %j', async (input, message) => {
    const { errors } = await previewCriterion(input);
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('a criterion lists how each project stands to it, by slug, filtered by verdict', async () => {
    const { criterion } = await w.as(null).data(`{ criterion(key: "ci-boots") {
      results(first: 3) { totalCount nodes { project { slug } verdict explanation } pageInfo { hasNextPage } }
      some: results(verdict: [INSUFFICIENT, MET]) { totalCount nodes { project { slug } evidence { ... on CiRun { runId } } } } } }`);
    expect(criterion.results).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } });
    expect(criterion.results.nodes.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'MISSING',
      'MISSING',
      'MISSING',
    ]);
    expect(criterion.some).toEqual({
      totalCount: 1,
      nodes: [{ project: { slug: 'landlock' }, evidence: [{ runId: 'a' }] }],
    });
    const { then } = await w.as(null).data(`{ then: criterion(key: "ci-boots", asOf: "2017-08-09") {
      results(verdict: [MISSING]) { totalCount } } }`);
    expect(then.results.totalCount).toBe(5);
  });
});
