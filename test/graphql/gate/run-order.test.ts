import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ciRuns } from '../../../src/db/tables/index.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { noon, type World, world } from './world.ts';

describeOnBoth('runs are ordered by what they tested', (open) => {
  let database: TestDatabase;
  let w: World;
  beforeAll(async () => {
    database = await open();
    w = await world(database);
  });
  beforeEach(() => database.db.delete(ciRuns).then(() => {}));
  afterAll(() => database.close());

  const report = (told: number, input: object) =>
    w.act(
      w.as('CI', noon(told)),
      'reportCiRun',
      { project: 'wireguard', criterion: 'ci-boots', branch: 'master', ...input },
      'ciRun { runId }',
    );
  const verdict = () => w.verdict('ci-boots', noon(16));
  const pass = (runId: string, day: number, more: object = {}) =>
    report(day, { status: 'PASSED', runId, startedAt: noon(day), finishedAt: noon(day), ...more });

  test('a failure of an older run that is told late displaces no newer run', async () => {
    await pass('3', 12);
    await pass('4', 13);
    expect(await verdict()).toBe('MET');
    await report(15, { status: 'FAILED', runId: '2', startedAt: noon(11), finishedAt: noon(15) });
    expect(await verdict()).toBe('MET');
  });

  test('a pass of an older run that is told late hides no newer failure', async () => {
    await report(13, { status: 'FAILED', runId: '4', startedAt: noon(13), finishedAt: noon(13) });
    await report(14, { status: 'PASSED', runId: '2', startedAt: noon(11), finishedAt: noon(14) });
    await report(15, { status: 'PASSED', runId: '3', startedAt: noon(12), finishedAt: noon(15) });
    expect(await verdict()).toBe('FAILED');
  });

  test('an old run that is tried again stands where its first attempt stood', async () => {
    await pass('1', 10, { status: 'FAILED' });
    await pass('2', 12);
    await report(13, { status: 'FAILED', runId: '3', startedAt: noon(13), finishedAt: noon(13) });
    await report(14, { status: 'PASSED', runId: '1', attempt: 2, startedAt: noon(14), finishedAt: noon(14) });
    expect(await verdict()).toBe('FAILED');
  });

  test('an old run that is first heard of when it is tried again goes where its number says', async () => {
    await pass('b', 12, { runNumber: 42 });
    await report(13, {
      status: 'FAILED',
      runId: 'c',
      runNumber: 43,
      startedAt: noon(13),
      finishedAt: noon(13),
    });
    const again = { status: 'PASSED', attempt: 2, startedAt: noon(14), finishedAt: noon(14) };
    await report(14, { ...again, runId: 'a', runNumber: 41 });
    await report(14, { ...again, runId: 'a0', runNumber: 40 });
    expect(await verdict()).toBe('FAILED');
    const again44 = { ...again, runId: 'd', runNumber: 44 };
    await report(14, again44);
    expect(await verdict()).toBe('INSUFFICIENT');
  });

  test('without a start the number decides, and without either the end of the run', async () => {
    await report(12, { status: 'PASSED', runId: 'b', runNumber: 2, finishedAt: noon(12) });
    await report(12, { status: 'FAILED', runId: 'c', runNumber: 3, finishedAt: noon(12) });
    await report(14, { status: 'PASSED', runId: 'a', runNumber: 1, finishedAt: noon(14) });
    expect(await verdict()).toBe('FAILED');
    await report(15, { status: 'PASSED', runId: 'z', finishedAt: noon(11) });
    expect(await verdict()).toBe('FAILED');
    await report(15, { status: 'PASSED', runId: 'y', finishedAt: noon(13) });
    expect(await verdict()).toBe('INSUFFICIENT');
  });

  test('a count that begins anew in another workflow holds nothing back', async () => {
    await pass('old', 10, { runNumber: 900, status: 'FAILED' });
    await pass('new-1', 12, { runNumber: 1 });
    await pass('new-2', 13, { runNumber: 2 });
    expect(await verdict()).toBe('MET');
  });

  test('attempts may be told in any order, and the place of a run is that of the first', async () => {
    await report(14, { status: 'PASSED', runId: 'a', attempt: 2, startedAt: noon(14), finishedAt: noon(14) });
    await report(15, { status: 'FAILED', runId: 'b', startedAt: noon(12), finishedAt: noon(12) });
    expect(await verdict()).toBe('INSUFFICIENT');
    await report(15, { status: 'FAILED', runId: 'a', attempt: 1, startedAt: noon(11), finishedAt: noon(11) });
    expect(await verdict()).toBe('FAILED');
  });

  test('a cancelled run is passed over, and so is a cancelled attempt', async () => {
    await pass('1', 11);
    await pass('2', 12);
    await pass('3', 13, { status: 'CANCELLED' });
    expect(await verdict()).toBe('MET');
    await pass('2', 14, { status: 'CANCELLED', attempt: 2 });
    expect(await verdict()).toBe('MET');
    await pass('4', 15, { status: 'FAILED' });
    await pass('4', 15, { status: 'CANCELLED', attempt: 2 });
    expect(await verdict()).toBe('FAILED');
  });

  test('a run that passed when it was tried again is marked as flaky', async () => {
    await pass('1', 11, { status: 'FAILED' });
    await pass('1', 12, { attempt: 2 });
    await pass('2', 13);
    await pass('3', 14, { attempt: 2 });
    const { project } = await w
      .as(null, noon(16))
      .data('{ project(slug: "wireguard") { ciRuns(first: 10) { nodes { runId attempt isFlaky } } } }');
    expect(project.ciRuns.nodes.filter(({ isFlaky }: { isFlaky: boolean }) => isFlaky)).toEqual([
      { runId: '1', attempt: 2, isFlaky: true },
    ]);
  });

  test('whoever changes the default branch or the kernel base is told which runs still count', async () => {
    await pass('1', 11, { kernelSeries: '4.11' });
    await pass('2', 12, { branch: 'main' });
    await pass('3', 13, { branch: undefined });
    const fields = 'project { defaultBranch } ciRuns { counted passedOver message }';
    const update = (input: object) =>
      w.act(w.as('MAINTAINER', noon(16)), 'updateProject', { project: 'wireguard', ...input }, fields);
    expect(await update({ summary: 'A tunnel.' })).toMatchObject({
      project: { defaultBranch: 'master' },
      ciRuns: null,
    });
    expect(await update({ defaultBranch: 'main' })).toMatchObject({
      project: { defaultBranch: 'main' },
      ciRuns: {
        counted: 2,
        passedOver: 1,
        message: '2 runs on main, or on an unknown branch, count; 1 run on other branches does not.',
      },
    });
    await update({ defaultBranch: 'master' });
    const { ciRuns: found } = await update({ kernelBase: { series: '4.14', form: 'PATCHES' } });
    expect(found.message).toMatch(/ 1 of them ran on another series than 4\.14\.$/);
  });
});
