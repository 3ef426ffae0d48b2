import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { noon, type World, world } from './world.ts';

const RECORD = `mutation ($input: RecordStatusChangeInput!) { recordStatusChange(input: $input) {
  __typename ... on Error { message }
  ... on GateBlockedError { to blockers { code message actor criterion { key title } } }
  ... on RecordStatusChangeSuccess { statusChange { id to override gate {
    to verdict evaluatedAt summary nextChangeAt
    criteria { criterion { key title since } verdict since explanation evidence { __typename ... on CiRun { runId status } } waiver { reason } }
    blockers { code message criterion { key } } } } } } }`;

describeOnBoth('the gate at a record', (open) => {
  let database: TestDatabase;
  let w: World;
  let project: string;
  let made = 0;
  beforeAll(async () => {
    database = await open();
    w = await world(database);
  });
  beforeEach(async () => {
    made += 1;
    project = `gated-${made}`;
    await w.project(project, 'EXPERIMENTAL', 'TESTING');
  });
  afterAll(() => database.close());

  const record = async (input: object = {}, role: 'MAINTAINER' | 'CHAIR' = 'MAINTAINER', now = noon(20)) =>
    (
      await w.as(role, now, [project]).data(RECORD, {
        input: {
          project,
          basis: 'EXTERNAL',
          to: 'GRADUATED',
          meeting: '2017-08-16',
          reason: 'as the meeting said',
          ...input,
        },
      })
    ).recordStatusChange;
  const pass = async (day: number) => {
    for (const runId of [`${day}a`, `${day}b`])
      await w.act(w.as('CI', noon(day), [project]), 'reportCiRun', {
        project,
        criterion: 'ci-boots',
        status: 'PASSED',
        runId,
      });
  };
  const review = (day: number) =>
    w.act(w.as('CHAIR', noon(day)), 'assessCriterion', {
      project,
      criterion: 'reviewed',
      result: 'MET',
      justification: 'read',
    });

  test('a blocked gate refuses the step, and says everything that blocks it', async () => {
    expect(await record()).toEqual({
      __typename: 'GateBlockedError',
      message:
        "The step to GRADUATED is blocked: CI boots it: no run is on record; 2 passing runs are required. Next step: the project's CI runs it. API reviewed: not assessed yet; a maintainer of the project or a chair can assess it. Next step: a maintainer of the project acts. A chair may override it, with a reason.",
      to: 'GRADUATED',
      blockers: [
        {
          code: 'MISSING',
          actor: 'CI',
          message:
            "CI boots it: no run is on record; 2 passing runs are required. Next step: the project's CI runs it.",
          criterion: { key: 'ci-boots', title: 'CI boots it' },
        },
        {
          code: 'MISSING',
          actor: 'MAINTAINER',
          message:
            'API reviewed: not assessed yet; a maintainer of the project or a chair can assess it. Next step: a maintainer of the project acts.',
          criterion: { key: 'reviewed', title: 'API reviewed' },
        },
      ],
    });
    const { project: after } = await w.as(null).data(`{ project(slug: "${project}") { readiness } }`);
    expect(after.readiness).toBe('TESTING');
  });

  test('an open gate lets it through, and the record keeps it as it stood, whatever comes later', async () => {
    await pass(10);
    await review(12);
    const { statusChange } = await record();
    expect(statusChange).toMatchObject({
      override: null,
      gate: {
        to: 'GRADUATED',
        verdict: 'OPEN',
        evaluatedAt: '2017-08-16T23:59:59.999Z',
        nextChangeAt: null,
        summary: 'The step to GRADUATED is open: 2 of 2 required criteria are met.',
        blockers: [],
      },
    });
    await w.act(w.as('CI', noon(21), [project]), 'reportCiRun', {
      project,
      criterion: 'ci-boots',
      status: 'FAILED',
      runId: 'late',
    });
    const { node } = await w.as(null, noon(25)).data(
      `query ($id: ID!) { node(id: $id) { ... on StatusChange { gate { verdict criteria { criterion { key } verdict
        evidence { ... on CiRun { runId status } } } } } } }`,
      { id: statusChange.id },
    );
    expect(node.gate.verdict).toBe('OPEN');
    expect(
      node.gate.criteria.find(({ criterion }: { criterion: { key: string } }) => criterion.key === 'ci-boots')
        .evidence,
    ).toEqual([
      { runId: '10b', status: 'PASSED' },
      { runId: '10a', status: 'PASSED' },
    ]);
    expect((await w.gate('GRADUATED', noon(25), project)).verdict).toBe('BLOCKED');
  });

  test('a waiver opens it, and the record says so', async () => {
    await review(12);
    await w.act(w.as('CHAIR'), 'waiveCriterion', {
      project,
      criterion: 'ci-boots',
      meeting: '2017-08-02',
      reason: 'no hardware yet',
      expiresOn: '2017-08-31',
    });
    const { statusChange } = await record();
    expect(statusChange.gate).toMatchObject({
      verdict: 'OPEN_WITH_WAIVERS',
      criteria: [
        { criterion: { key: 'ci-boots' }, verdict: 'WAIVED', waiver: { reason: 'no hardware yet' } },
        { criterion: { key: 'reviewed' }, verdict: 'MET', waiver: null },
      ],
    });
  });

  test('a chair may override it with a reason that stays; a maintainer may not', async () => {
    const mutation = RECORD;
    const input = {
      project,
      to: 'GRADUATED',
      meeting: '2017-08-16',
      reason: 'said',
      override: 'it happened',
    };
    expect(await w.as('MAINTAINER', noon(20), [project]).code(mutation, { input })).toBe('FORBIDDEN');
    const { statusChange } = await record({ override: 'it happened' }, 'CHAIR');
    expect(statusChange).toMatchObject({
      override: 'it happened',
      gate: { verdict: 'BLOCKED', blockers: [{ code: 'MISSING' }, { code: 'MISSING' }] },
    });
  });

  test('a late entry is judged by what there was at its meeting', async () => {
    await pass(15);
    await review(15);
    expect((await record({ meeting: '2017-08-02' })).__typename).toBe('GateBlockedError');
    expect((await record({ meeting: '2017-08-16' })).__typename).toBe('RecordStatusChangeSuccess');
  });

  test('on the day of the meeting it is judged by now', async () => {
    await review(15);
    await pass(16);
    expect((await record({}, 'MAINTAINER', '2017-08-16T17:00:00.000Z')).statusChange.gate).toMatchObject({
      verdict: 'OPEN',
      evaluatedAt: '2017-08-16T17:00:00.000Z',
    });
  });

  test('the way to TESTING is guarded too, the way to EXPERIMENTAL and every way back are not', async () => {
    await w.act(w.as('CHAIR'), 'defineCriterion', {
      key: 'guard',
      gates: 'TESTING',
      kind: 'REVIEW',
      title: 'Guarded',
      standing: 'ADOPTED',
      meeting: '2017-08-02',
      reason: 'as said',
    });
    await w.act(w.as('CHAIR'), 'defineCriterion', {
      key: 'entrance',
      gates: 'EXPERIMENTAL',
      kind: 'REVIEW',
      title: 'Entrance',
      standing: 'ADOPTED',
      meeting: '2017-08-02',
      reason: 'as said',
    });
    const back = await record({ to: 'EXPERIMENTAL' });
    expect(back).toMatchObject({ statusChange: { gate: { to: 'EXPERIMENTAL', verdict: 'BLOCKED' } } });
    // Every two go together, so that the channel keeps nobody out.
    await database.db.execute(sql`
      insert into compatibility_claims (project_id, other_project_id, verdict, basis, reason, source, claimed_on, entered_by)
      select a.id, b.id, 'PLAUSIBLE', 'STATED', 'to set the scene', 'the test', '2017-01-01', (select min(id) from people)
      from projects a join projects b on a.id < b.id`);
    expect(await record({ to: 'TESTING' })).toMatchObject({
      __typename: 'GateBlockedError',
      blockers: [{ criterion: { key: 'guard' } }, { criterion: { key: 'entrance' } }],
    });
    await w.project(`${project}-new`);
    project = `${project}-new`;
    expect(await record({ to: 'EXPERIMENTAL' })).toMatchObject({
      statusChange: { gate: { verdict: 'BLOCKED', blockers: [{ criterion: { key: 'entrance' } }] } },
    });
    expect(await record({ to: 'RETIRED' })).toMatchObject({ statusChange: { gate: null } });
    for (const criterion of ['guard', 'entrance'])
      await w.act(w.as('CHAIR'), 'retireCriterion', { criterion, meeting: '2017-08-16', reason: 'done' });
  });

  test('a demotion from GRADUATED is not held up by what failed', async () => {
    await record({ override: 'it happened' }, 'CHAIR');
    expect(await record({ to: 'TESTING' })).toMatchObject({ __typename: 'RecordStatusChangeSuccess' });
  });

  test('a correction is no way around the gate', async () => {
    await record({ to: 'EXPERIMENTAL' });
    const { statusChange } = await record({ to: 'ONGOING' });
    expect(statusChange.gate).toBeNull();
    await w.act(w.as('CHAIR'), 'defineCriterion', {
      key: `bar-${made}`,
      gates: 'TESTING',
      kind: 'REVIEW',
      title: 'Bar',
      standing: 'ADOPTED',
      meeting: '2017-08-16',
      reason: 'as said',
    });
    const answer = await w.act(w.as('MAINTAINER', noon(20), [project]), 'correctStatusChange', {
      statusChange: statusChange.id,
      meeting: '2017-08-16',
      to: 'TESTING',
      reason: 'meant so',
    });
    expect(answer.__typename).toBe('GateBlockedError');
    await w.act(w.as('CHAIR'), 'retireCriterion', {
      criterion: `bar-${made}`,
      meeting: '2017-08-16',
      reason: 'done',
    });
  });
});
