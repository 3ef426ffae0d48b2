import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ciRuns, criterionRecords, proposals, waiverRevocations } from '../../../src/db/tables/index.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { noon, type World, world } from './world.ts';

const MANY = Array.from({ length: 12 }, (_, number) => number);
const kinds = (answers: { __typename: string }[]) => {
  const counts: Record<string, number> = {};
  for (const { __typename } of answers) counts[__typename] = (counts[__typename] ?? 0) + 1;
  return counts;
};

describeOnBoth('many at once', (open) => {
  let database: TestDatabase;
  let w: World;
  beforeAll(async () => {
    database = await open({ poolWaitMs: 20_000 });
    w = await world(database);
  });
  afterAll(() => database.close());

  test('the same run is one row, and all of its reports are taken', async () => {
    const answers = await Promise.all(
      MANY.map(() =>
        w.act(w.as('CI'), 'reportCiRun', {
          project: 'wireguard',
          criterion: 'ci-boots',
          status: 'PASSED',
          runId: 'same',
          finishedAt: noon(19),
        }),
      ),
    );
    expect(kinds(answers)).toEqual({ ReportCiRunSuccess: MANY.length });
    expect(await database.db.select().from(ciRuns).where(eq(ciRuns.runId, 'same'))).toHaveLength(1);
  });

  test('many failures of one criterion open one proposal', async () => {
    const answers = await Promise.all(
      MANY.map((number) =>
        w.act(w.as('CI', noon(20), ['landlock']), 'reportCiRun', {
          project: 'landlock',
          criterion: 'ci-boots',
          status: 'FAILED',
          runId: `failed-${number}`,
        }),
      ),
    );
    expect(kinds(answers)).toEqual({ ReportCiRunSuccess: MANY.length });
    expect(await database.db.select().from(proposals)).toHaveLength(1);
  });

  test('of those who define one criterion one does, and the others are told', async () => {
    const input = {
      key: 'raced',
      gates: 'TESTING',
      kind: 'REVIEW',
      title: 'Raced',
      meeting: '2017-07-19',
      reason: 'x',
    };
    const answers = await Promise.all(MANY.map(() => w.act(w.as('CHAIR'), 'defineCriterion', input)));
    expect(kinds(answers)).toEqual({ DefineCriterionSuccess: 1, ConflictError: MANY.length - 1 });
    const adopted = await Promise.all(
      MANY.map(() =>
        w.act(w.as('CHAIR'), 'adoptCriterion', { criterion: 'raced', meeting: '2017-08-02', reason: 'x' }),
      ),
    );
    expect(kinds(adopted)).toEqual({ AdoptCriterionSuccess: 1, ConflictError: MANY.length - 1 });
    const rows = await database.db.select().from(criterionRecords).where(eq(criterionRecords.title, 'Raced'));
    expect(rows.map(({ act }) => act)).toEqual(['DEFINED', 'ADOPTED']);
  });

  test('a waiver is revoked once', async () => {
    const { waiver } = await w.act(
      w.as('CHAIR'),
      'waiveCriterion',
      {
        project: 'wireguard',
        criterion: 'reviewed',
        meeting: '2017-08-02',
        reason: 'x',
        expiresOn: '2017-12-31',
      },
      'waiver { id }',
    );
    const answers = await Promise.all(
      MANY.map(() =>
        w.act(w.as('CHAIR'), 'revokeWaiver', { waiver: waiver.id, meeting: '2017-08-16', reason: 'x' }),
      ),
    );
    expect(kinds(answers)).toEqual({ RevokeWaiverSuccess: 1, ConflictError: MANY.length - 1 });
    expect(await database.db.select().from(waiverRevocations)).toHaveLength(1);
  });
});
