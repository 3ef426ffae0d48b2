import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { auditEvents, ciRuns } from '../../../src/db/tables/index.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { noon, type World, world } from './world.ts';

describeOnBoth('reported CI runs', (open) => {
  let database: TestDatabase;
  let w: World;
  beforeAll(async () => {
    database = await open();
    w = await world(database);
  });
  beforeEach(() => database.db.delete(ciRuns).then(() => {}));
  afterAll(() => database.close());

  let run = 0;
  const report = (
    day: number,
    input: object,
    fields = 'ciRun { id runId attempt status branch isCounted }',
  ) => {
    run += 1;
    return w.act(
      w.as('CI', noon(day)),
      'reportCiRun',
      {
        project: 'wireguard',
        criterion: 'ci-boots',
        status: 'PASSED',
        runId: `run-${run}`,
        branch: 'master',
        finishedAt: noon(day),
        ...input,
      },
      fields,
    );
  };
  const unfinished = { finishedAt: undefined };
  const rows = () => database.db.select().from(ciRuns);

  test('walk a criterion through its verdicts, and each report answers with the gate as it is then', async () => {
    const boots = `project { gate(to: GRADUATED) { criteria { criterion { key } verdict } } }`;
    const after = async (day: number, input: object) => {
      const { project } = await report(day, input, boots);
      return project.gate.criteria.find(
        ({ criterion }: { criterion: { key: string } }) => criterion.key === 'ci-boots',
      ).verdict;
    };
    expect(await w.verdict('ci-boots', noon(3))).toBe('MISSING');
    expect(await after(4, { status: 'QUEUED', runId: 'a', ...unfinished })).toBe('RUNNING');
    expect(await after(4, { status: 'RUNNING', runId: 'a', startedAt: noon(4), ...unfinished })).toBe(
      'RUNNING',
    );
    expect(await after(5, { runId: 'a' })).toBe('INSUFFICIENT');
    expect(await after(6, { status: 'RUNNING', runId: 'b', ...unfinished })).toBe('RUNNING');
    expect(await after(6, { runId: 'b' })).toBe('MET');
    expect(await after(7, { status: 'FAILED' })).toBe('FAILED');
    expect(await after(8, { status: 'CANCELLED' })).toBe('FAILED');
    expect(await after(9, { status: 'ERRORED' })).toBe('ERRORED');
    expect(await after(10, {})).toBe('INSUFFICIENT');
    expect(await after(11, {})).toBe('MET');
    expect(await w.verdict('ci-boots', '2017-08-21T11:59:59.999Z')).toBe('MET');
    expect(await w.verdict('ci-boots', '2017-08-21T12:00:00.000Z')).toBe('STALE');
  });

  test('are read as of any day, as they stood then', async () => {
    await report(4, { status: 'RUNNING', runId: 'a', startedAt: noon(4), ...unfinished });
    await report(6, { runId: 'a' });
    await report(7, { status: 'FAILED', runId: 'b' });
    const answer = await w.as(null, noon(20)).data(`{
      ${[3, 4, 5, 6, 7].map(
        (day) => `d${day}: project(slug: "wireguard", asOf: "2017-08-0${day}") {
          gate(to: GRADUATED) { evaluatedAt criteria { criterion { key } verdict evidence { ... on CiRun { runId status finishedAt } } } }
          ciRuns(first: 5) { totalCount nodes { id runId status finishedAt finishedOn } } }`,
      )} }`);
    interface Day {
      gate: { criteria: { criterion: { key: string }; verdict: string }[] };
      ciRuns: { nodes: { runId: string; status: string }[] };
    }
    const seen = Object.values<Day>(answer).map(({ gate, ciRuns: { nodes } }) => [
      gate.criteria.find(({ criterion }) => criterion.key === 'ci-boots')?.verdict,
      ...nodes.map(({ runId, status }) => `${runId} ${status}`),
    ]);
    expect(seen).toEqual([
      ['MISSING'],
      ['RUNNING', 'a RUNNING'],
      ['RUNNING', 'a RUNNING'],
      ['INSUFFICIENT', 'a PASSED'],
      ['FAILED', 'b FAILED', 'a PASSED'],
    ]);
    expect(answer.d4.ciRuns.nodes[0]).toMatchObject({ finishedAt: null, finishedOn: null });
    const { node } = await w
      .as(null)
      .data('query ($id: ID!) { node(id: $id) { ... on CiRun { id status } } }', {
        id: answer.d4.ciRuns.nodes[0].id,
      });
    expect(node).toEqual({ id: answer.d4.ciRuns.nodes[0].id, status: 'RUNNING' });
  });

  test('the same report again is the same row, and moves nothing', async () => {
    const first = await report(4, { runId: 'a', commit: 'abc' });
    const again = await report(5, { runId: 'a', commit: 'abc' });
    expect(again).toEqual(first);
    const byUrl = await report(6, { runId: undefined, url: 'https://ci.example/1' });
    expect(await report(7, { runId: undefined, url: 'https://ci.example/1' })).toEqual(byUrl);
    expect(await rows()).toHaveLength(2);
    expect(await w.verdict('ci-boots', noon(8))).toBe('MET');
    expect((await rows()).map(({ finishedAt }) => finishedAt?.toISOString())).toEqual([noon(4), noon(6)]);
  });

  test('an idempotency key gives the same answer, and refuses another input', async () => {
    const acts = () => database.db.select().from(auditEvents).where(eq(auditEvents.act, 'reportCiRun'));
    const before = (await acts()).length;
    const given = { runId: 'a', idempotencyKey: 'k', finishedAt: noon(4) };
    const first = await report(4, given);
    expect(await report(5, given)).toEqual(first);
    expect(await report(5, { ...given, runId: 'b' })).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: 'input.idempotencyKey' }],
    });
    expect((await acts()).length - before).toBe(1);
  });

  test.each([
    ['QUEUED', 'RUNNING'],
    ['QUEUED', 'PASSED'],
    ['RUNNING', 'PASSED'],
    ['FAILED', 'PASSED'],
    ['PASSED', 'FAILED'],
    ['ERRORED', 'CANCELLED'],
  ])('only move forward: not to %s from %s', async (to, from) => {
    const ended = (status: string) => (['QUEUED', 'RUNNING'].includes(status) ? unfinished : {});
    await report(4, { runId: 'a', status: from, ...ended(from) });
    expect(await report(5, { runId: 'a', status: to, ...ended(to) })).toEqual({
      __typename: 'ConflictError',
      message: `Expected attempt 1 of run a to move on from ${from}; got ${to}. To run it again, report a higher attempt.`,
    });
    expect((await rows()).map(({ status }) => status)).toEqual([from]);
  });

  test('a run keeps its commit, branch and kernel', async () => {
    await report(4, {
      runId: 'a',
      status: 'RUNNING',
      commit: 'abc',
      kernelSeries: '4.9',
      runNumber: 6,
      ...unfinished,
    });
    for (const [field, value] of Object.entries({
      commit: 'def',
      branch: 'topic',
      kernelSeries: '4.11',
      runNumber: 7,
    }))
      expect(await report(5, { runId: 'a', [field]: value })).toMatchObject({
        __typename: 'ConflictError',
        message: expect.stringContaining(`${field}`),
      });
    expect(await report(5, { runId: 'a', url: 'https://ci.example/1' })).toMatchObject({
      ciRun: { status: 'PASSED' },
    });
    expect((await rows())[0]).toMatchObject({
      commit: 'abc',
      kernelSeries: '4.9',
      url: 'https://ci.example/1',
    });
  });

  test('a higher attempt replaces a lower, in whichever order they come in', async () => {
    await report(4, { runId: 'a', attempt: 2, status: 'PASSED' });
    await report(5, { runId: 'a', attempt: 1, status: 'FAILED' });
    expect(await w.verdict('ci-boots', noon(6))).toBe('INSUFFICIENT');
    await report(6, { runId: 'a', attempt: 3, status: 'FAILED' });
    expect(await w.verdict('ci-boots', noon(6))).toBe('FAILED');
    await report(7, { runId: 'a', attempt: 4, status: 'RUNNING', ...unfinished });
    expect(await w.verdict('ci-boots', noon(7))).toBe('FAILED');
    await report(8, { runId: 'a', attempt: 4 });
    expect(await w.verdict('ci-boots', noon(8))).toBe('INSUFFICIENT');
    expect(await rows()).toHaveLength(4);
  });

  test('only the default branch counts; a branch that is not known counts too', async () => {
    expect(await report(4, { branch: 'topic' })).toMatchObject({
      ciRun: { branch: 'topic', isCounted: false },
    });
    expect(await w.verdict('ci-boots', noon(4))).toBe('MISSING');
    expect(await report(5, { branch: 'refs/heads/master' })).toMatchObject({
      ciRun: { branch: 'master', isCounted: true },
    });
    expect(await report(6, { branch: null })).toMatchObject({ ciRun: { branch: null, isCounted: true } });
    expect(await w.verdict('ci-boots', noon(6))).toBe('MET');
    await report(7, { status: 'FAILED', branch: 'topic' });
    expect(await w.verdict('ci-boots', noon(7))).toBe('MET');
  });

  test.each([
    'refs/pull/12/merge',
    'pull/12/head',
    'refs/merge-requests/3/head',
    'somebody:master',
    'refs/tags/v1',
  ])('a run of %s is refused', async (branch) => {
    expect(await report(4, { branch })).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: 'input.branch', message: expect.stringContaining('pull requests, forks or tags') }],
    });
    expect(await rows()).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['neither runId nor url', { runId: null }, 'input.runId'],
    ['an end of a run that runs', { status: 'RUNNING', finishedAt: noon(4) }, 'input.finishedAt'],
    ['an end before the start', { startedAt: noon(4), finishedAt: noon(3) }, 'input.finishedAt'],
    ['an end to come', { finishedAt: '2017-08-04T12:10:00.001Z' }, 'input.finishedAt'],
    ['a start to come', { status: 'RUNNING', startedAt: noon(5), ...unfinished }, 'input.startedAt'],
    ['attempt 0', { attempt: 0 }, 'input.attempt'],
    ['attempt 10001', { attempt: 10_001 }, 'input.attempt'],
    ['a run id of 201 characters', { runId: 'a'.repeat(201) }, 'input.runId'],
    ['a commit of 65 characters', { commit: 'a'.repeat(65) }, 'input.commit'],
    ['a criterion of kind REVIEW', { criterion: 'reviewed' }, 'input.criterion'],
  ])('refuses %s', async (_, input, path) => {
    const answer = await report(4, input);
    expect(answer.__typename).toBe('ValidationError');
    expect(answer.issues.map((issue: { path: string }) => issue.path)).toEqual([path]);
    expect(await rows()).toEqual([]);
  });

  test('a clock that is a little ahead is taken for ours', async () => {
    await report(4, { finishedAt: '2017-08-04T12:10:00.000Z' });
    expect((await rows())[0]?.finishedAt?.toISOString()).toBe(noon(4));
    expect(await w.verdict('ci-boots', noon(4))).toBe('INSUFFICIENT');
  });

  test('without an end given, the run ended when it was reported', async () => {
    await report(4, { finishedAt: null });
    expect((await rows())[0]).toMatchObject({ finishedAt: new Date(noon(4)), finishedOn: '2017-08-04' });
  });

  test('what does not exist is named', async () => {
    expect(await report(4, { criterion: 'nope' })).toMatchObject({ what: 'criterion', key: 'nope' });
    const everywhere = w.as('CI', noon(4), ['nope']);
    expect(
      await w.act(everywhere, 'reportCiRun', {
        project: 'nope',
        criterion: 'ci-boots',
        status: 'PASSED',
        runId: 'a',
      }),
    ).toMatchObject({ __typename: 'NotFoundError', what: 'project', key: 'nope' });
  });

  test('a criterion that was dropped takes no more runs', async () => {
    const chair = w.as('CHAIR');
    const settings = { gates: 'TESTING', kind: 'CI', title: 'Old', reason: 'as said' };
    await w.act(chair, 'defineCriterion', { ...settings, key: 'old', meeting: '2017-07-19' });
    await w.act(chair, 'retireCriterion', { criterion: 'old', meeting: '2017-08-02', reason: 'not needed' });
    expect(await report(4, { criterion: 'old' })).toEqual({
      __typename: 'ConflictError',
      message: 'old is no longer a criterion: it was dropped on 2017-08-02.',
    });
  });

  test('are paged, newest first, and filtered by criterion', async () => {
    for (const day of [4, 5, 6, 7, 8]) await report(day, { runId: `r${day}` });
    interface Page {
      totalCount: number;
      nodes: { runId: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    }
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { project }: { project: { ciRuns: Page } } = await w.as(null).data(
        `query ($after: String) { project(slug: "wireguard") {
          ciRuns(first: 2, after: $after, criterion: "ci-boots") { totalCount nodes { runId } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      );
      expect(project.ciRuns.totalCount).toBe(5);
      seen.push(...project.ciRuns.nodes.map(({ runId }) => runId));
      after = project.ciRuns.pageInfo.hasNextPage ? project.ciRuns.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['r8', 'r7', 'r6', 'r5', 'r4']);
    const { project } = await w
      .as(null)
      .data('{ project(slug: "wireguard") { ciRuns(criterion: "reviewed") { totalCount } } }');
    expect(project.ciRuns.totalCount).toBe(0);
  });
});
