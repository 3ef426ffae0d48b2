import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { noon, type World, world } from './world.ts';

describeOnBoth('a failure of what a project is past', (open) => {
  let database: TestDatabase;
  let w: World;
  let project: string;
  let made = 0;
  beforeAll(async () => {
    database = await open();
    w = await world(database);
    await w.act(w.as('CHAIR'), 'defineCriterion', {
      key: 'ci-builds',
      gates: 'TESTING',
      kind: 'CI',
      title: 'CI builds it',
      standing: 'ADOPTED',
      requiredRuns: 1,
      meeting: '2017-08-02',
      reason: 'as said',
    });
    await w.act(w.as('CHAIR'), 'defineCriterion', {
      key: 'wished',
      gates: 'TESTING',
      kind: 'CI',
      title: 'Wished for',
      meeting: '2017-08-02',
      reason: 'as said',
    });
  });
  beforeEach(async () => {
    made += 1;
    project = `fallen-${made}`;
    await w.project(project, 'EXPERIMENTAL', 'TESTING', 'GRADUATED');
  });
  afterAll(() => database.close());

  let run = 0;
  const report = (day: number, status: string, input: object = {}) => {
    run += 1;
    return w.act(w.as('CI', noon(day), [project]), 'reportCiRun', {
      project,
      criterion: 'ci-boots',
      status,
      runId: `run-${run}`,
      url: `https://ci.example/${run}`,
      ...input,
    });
  };
  const proposals = async () =>
    (
      await w.as(null, noon(25)).data(`{ project(slug: "${project}") { readiness proposals { nodes {
        id to isOpen outcome openedOn closedOn closedReason reason openedBy { handle } criterion { key } evidence { url } } } } }`)
    ).project.proposals.nodes;

  test('closes the gate at once and opens one proposal to demote it, which moves nothing', async () => {
    await report(10, 'PASSED');
    await report(11, 'PASSED');
    expect(
      (await w.gate('GRADUATED', noon(11), project)).blockers.map(
        (each: { criterion: { key: string } }) => each.criterion.key,
      ),
    ).not.toContain('ci-boots');
    expect(await proposals()).toEqual([]);
    await report(12, 'FAILED');
    expect(await w.verdict('ci-boots', noon(12), project)).toBe('FAILED');
    await report(13, 'FAILED');
    expect(await proposals()).toEqual([
      {
        id: expect.any(String),
        to: 'TESTING',
        isOpen: true,
        outcome: null,
        openedOn: '2017-08-12',
        closedOn: null,
        closedReason: null,
        reason:
          'It no longer meets a criterion of a step that it has taken. CI boots it: the last run failed on 2017-08-12; 2 passing runs after it are required. Next step: a maintainer of the project acts.',
        openedBy: { handle: 'ci' },
        criterion: { key: 'ci-boots' },
        evidence: [{ url: `https://ci.example/${run - 1}` }],
      },
    ]);
    const { project: found } = await w.as(null).data(`{ project(slug: "${project}") { readiness } }`);
    expect(found.readiness).toBe('GRADUATED');
  });

  test('recovery before a meeting records it withdraws it, with a reason', async () => {
    await report(12, 'FAILED');
    await report(13, 'PASSED');
    expect(await proposals()).toMatchObject([{ isOpen: true }]);
    await report(14, 'PASSED');
    expect(await proposals()).toMatchObject([
      {
        isOpen: false,
        outcome: 'WITHDRAWN',
        closedOn: '2017-08-14',
        closedReason:
          'The project recovered before a meeting recorded this: “CI boots it” has been met again since 2017-08-14.',
      },
    ]);
    await report(15, 'FAILED');
    expect((await proposals()).map(({ isOpen }: { isOpen: boolean }) => isOpen)).toEqual([false, true]);
  });

  test('each criterion has a proposal of its own, one step back', async () => {
    await report(12, 'FAILED');
    await report(12, 'FAILED', { criterion: 'ci-builds' });
    expect(
      (await proposals()).map(
        ({ to, criterion }: { to: string; criterion: { key: string } }) => `${criterion.key} ${to}`,
      ),
    ).toEqual(['ci-boots TESTING', 'ci-builds TESTING']);
    await report(13, 'PASSED', { criterion: 'ci-builds' });
    expect((await proposals()).map(({ isOpen }: { isOpen: boolean }) => isOpen)).toEqual([true, false]);
  });

  test('of a project in TESTING proposes EXPERIMENTAL, and only for what it is past', async () => {
    project = `tried-${made}`;
    await w.project(project, 'EXPERIMENTAL', 'TESTING');
    await report(12, 'FAILED');
    expect(await proposals()).toEqual([]);
    await report(12, 'FAILED', { criterion: 'ci-builds' });
    expect(await proposals()).toMatchObject([{ to: 'EXPERIMENTAL', criterion: { key: 'ci-builds' } }]);
  });

  test.each([
    ['EXPERIMENTAL', ['EXPERIMENTAL']],
    ['ONGOING', ['ONGOING']],
    ['RETIRED', ['EXPERIMENTAL', 'RETIRED']],
    ['none', []],
  ] as const)('of a project at %s proposes nothing', async (_, levels) => {
    project = `${_.toLowerCase()}-${made}`;
    await w.project(project, ...levels);
    await report(12, 'FAILED', { criterion: 'ci-builds' });
    expect(await proposals()).toEqual([]);
  });

  test.each<[string, string, object]>([
    ['a run that broke down', 'ERRORED', {}],
    ['a run that was cancelled', 'CANCELLED', {}],
    ['a run of another branch', 'FAILED', { branch: 'topic' }],
    ['a criterion that nobody adopted', 'FAILED', { criterion: 'wished' }],
    ['a failure older than a passing run', 'FAILED', { finishedAt: noon(9) }],
  ])('%s is none', async (_, status, input) => {
    await report(11, 'PASSED');
    await report(11, 'PASSED');
    await report(12, status, input);
    expect(await proposals()).toEqual([]);
  });

  test('the same report again opens nothing again', async () => {
    const given = { runId: `same-${made}`, finishedAt: noon(12) };
    await report(12, 'FAILED', given);
    const [{ id }] = await proposals();
    await w.act(w.as('CHAIR', noon(13)), 'withdrawProposal', { proposal: id, reason: 'known' });
    await report(13, 'FAILED', given);
    expect((await proposals()).map(({ isOpen }: { isOpen: boolean }) => isOpen)).toEqual([false]);
  });

  test('while it is waived nothing is proposed; once the waiver is revoked it is', async () => {
    const { waiver } = await w.act(
      w.as('CHAIR'),
      'waiveCriterion',
      { project, criterion: 'ci-boots', meeting: '2017-08-02', reason: 'known', expiresOn: '2017-09-30' },
      'waiver { id }',
    );
    await report(12, 'FAILED');
    expect(await proposals()).toEqual([]);
    await w.act(w.as('CHAIR', noon(17)), 'revokeWaiver', {
      waiver: waiver.id,
      meeting: '2017-08-16',
      reason: 'enough',
    });
    expect(await proposals()).toMatchObject([
      { isOpen: true, openedOn: '2017-08-17', openedBy: { handle: 'chair' } },
    ]);
  });

  test('an assessment as not met is one too, and a better one withdraws it', async () => {
    const assess = (day: number, result: string) =>
      w.act(w.as('CHAIR', noon(day)), 'assessCriterion', {
        project,
        criterion: 'reviewed',
        result,
        justification: 'looked at it',
        evidence: [{ url: 'https://example.org/review' }],
      });
    await assess(12, 'NOT_MET');
    expect(await proposals()).toMatchObject([
      { isOpen: true, criterion: { key: 'reviewed' }, evidence: [{ url: 'https://example.org/review' }] },
    ]);
    await assess(13, 'NOT_APPLICABLE');
    expect(await proposals()).toMatchObject([{ isOpen: false, outcome: 'WITHDRAWN' }]);
  });

  test('a meeting records it, and then it is over', async () => {
    await report(12, 'FAILED');
    const [{ id }] = await proposals();
    const recorded = await w.act(w.as('CHAIR', noon(17)), 'recordStatusChange', {
      project,
      to: 'TESTING',
      meeting: '2017-08-16',
      reason: 'it does not boot',
      proposal: id,
    });
    expect(recorded.__typename).toBe('RecordStatusChangeSuccess');
    await report(18, 'PASSED');
    await report(18, 'PASSED');
    expect(await proposals()).toMatchObject([{ outcome: 'RECORDED' }]);
    await report(19, 'FAILED');
    expect(await proposals()).toHaveLength(1);
  });
});
