import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../helpers/database.ts';
import { noon, type World, world } from './world.ts';

let database: TestDatabase;
let w: World;
beforeAll(async () => {
  database = await testDatabase('pglite');
  w = await world(database);
  await w.project('termed', 'EXPERIMENTAL', 'TESTING');
});
afterAll(() => database.close());

const waive = (input: object = {}) =>
  w.act(w.as('CHAIR', noon(20)), 'waiveCriterion', {
    project: 'termed',
    criterion: 'reviewed',
    meeting: '2017-08-02',
    reason: 'x',
    expiresOn: '2017-09-01',
    ...input,
  });

test('a waiver ends within 400 days of the day on which it is entered', async () => {
  expect((await waive({ expiresOn: '2018-09-24' })).__typename).toBe('WaiveCriterionSuccess');
  for (const expiresOn of ['2018-09-25', '2019-08-01'])
    expect(await waive({ expiresOn })).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: 'input.expiresOn', message: expect.stringContaining('2018-09-24') }],
    });
});

test('what is met is waived only in advance, and the waiver is shown though nothing is passed by it', async () => {
  await w.act(w.as('CHAIR', noon(19)), 'assessCriterion', {
    project: 'termed',
    criterion: 'reviewed',
    result: 'MET',
    justification: 'read',
  });
  expect(await waive()).toMatchObject({
    __typename: 'ConflictError',
    message: expect.stringContaining('in advance'),
  });
  expect((await waive({ inAdvance: true })).__typename).toBe('WaiveCriterionSuccess');
  const { project } = await w
    .as(null, noon(20))
    .data(
      '{ project(slug: "termed") { gate(to: GRADUATED) { criteria { criterion { key } verdict explanation waiver { reason } unusedWaiver { expiresOn } } } } }',
    );
  const reviewed = project.gate.criteria.find(
    (each: { criterion: { key: string } }) => each.criterion.key === 'reviewed',
  );
  expect(reviewed).toMatchObject({
    verdict: 'MET',
    waiver: null,
    unusedWaiver: { expiresOn: '2017-09-01' },
    explanation: expect.stringContaining('is not needed'),
  });
});

test('a report keeps to the same term, and says in advance in its own words', async () => {
  const chair = (waiverDays?: number) => w.as('CHAIR', noon(20), [], waiverDays);
  const imported = (bullet: string, waiverDays?: number) =>
    w.act(
      chair(waiverDays),
      'importReport',
      { markdown: `# 2017-08-20\n\n## Decisions\n\n- ${bullet}\n`, path: '2017-08-20.md', dryRun: true },
      '__typename',
    );
  const waived = 'termed, reviewed: waived in advance until 2017-09-30: the reviewers are away';
  expect((await imported(waived)).__typename).toBe('ImportReportSuccess');
  expect((await imported(waived, 0)).__typename).toBe('ImportReportSuccess');
  expect((await imported(waived, 10)).__typename).toBe('ReportRefusedError');
  expect((await imported(waived.replace(' in advance', ''))).__typename).toBe('ReportRefusedError');
});
