import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOn, describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

const NOW = '2017-08-01T12:00:00Z';
const reason = 'as the minutes say';
const input = { project: 'landlock', to: 'EXPERIMENTAL', meeting: '2017-05-24', reason };

async function counted({ db }: TestDatabase) {
  const { rows } = await db.execute(sql`
    select (select count(*)::int from status_changes) as records, (select count(*)::int from proposals) as proposals,
      (select count(*)::int from audit_events) as events`);
  return rows[0];
}

describeOnBoth('an idempotency key', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: NOW });
    await seed(database.db).meeting('2017-05-24').project('landlock').project('okernel').done();
    chair = await tracker.token('CHAIR');
  });
  afterAll(() => database.close());
  const record = (more: object, by = tracker, token = chair) =>
    by.act(token, 'recordStatusChange', { ...input, ...more }, 'statusChange { id to }');

  test('gives the same answer to the same input, and writes one row', async () => {
    const first = await record({ idempotencyKey: 'one', reason: ' as the minutes say ' });
    expect(first.__typename).toBe('RecordStatusChangeSuccess');
    const before = await counted(database);
    expect(await record({ idempotencyKey: 'one' })).toEqual(first);
    expect(await record({ idempotencyKey: ' one ', basis: 'EXTERNAL', evidence: [] })).toEqual(first);
    expect(await counted(database)).toEqual(before);
  });

  test('refuses another input, and another act', async () => {
    for (const other of [
      { reason: 'other' },
      { to: 'ONGOING' },
      { project: 'okernel' },
      { expectedFrom: null },
      { basis: 'INFERRED' },
    ])
      expect(await record({ idempotencyKey: 'one', ...other })).toMatchObject({
        __typename: 'ValidationError',
        issues: [{ path: 'input.idempotencyKey', message: expect.stringContaining('another input') }],
      });
    const { project, meeting } = input;
    expect(
      await tracker.act(chair, 'confirmReadiness', { project, meeting, reason, idempotencyKey: 'one' }),
    ).toMatchObject({ issues: [{ message: expect.stringContaining('recordStatusChange') }] });
  });

  test('is of its bearer alone', async () => {
    const other = await tracker.token('CHAIR');
    expect(await record({ idempotencyKey: 'one', to: 'TESTING' }, tracker, other)).toMatchObject({
      statusChange: { to: 'TESTING' },
    });
  });

  test('stays unused by what was refused', async () => {
    expect(await record({ idempotencyKey: 'two', to: 'PROPOSED' })).toMatchObject({
      __typename: 'InvalidTransitionError',
    });
    expect(await record({ idempotencyKey: 'two', to: 'GRADUATED' })).toMatchObject({
      statusChange: { to: 'GRADUATED' },
    });
  });

  test('is kept for 24 hours, and swept after that', async () => {
    const just = api(database, { now: '2017-08-02T12:00:00Z' });
    expect(await record({ idempotencyKey: 'two', to: 'TESTING' }, just)).toMatchObject({
      __typename: 'ValidationError',
    });
    const then = api(database, { now: '2017-08-02T12:00:00.001Z' });
    expect(await record({ idempotencyKey: 'two', to: 'TESTING' }, then)).toMatchObject({
      statusChange: { to: 'TESTING' },
    });
    const { rows } = await database.db.execute(sql`select key from idempotency_keys order by key`);
    expect(rows).toEqual([{ key: 'two' }]);
  });

  test('is one line of at most 200 characters', async () => {
    for (const idempotencyKey of ['', ' ', 'x'.repeat(201)])
      expect(await record({ idempotencyKey })).toMatchObject({ issues: [{ path: 'input.idempotencyKey' }] });
  });
});

describeOn(['postgres', 'postgres15'], 'acts at once', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  beforeAll(async () => {
    // Fewer connections than requests: none may wait for one while it holds what another needs.
    database = await open({ poolSize: 8, poolWaitMs: 20_000 });
    tracker = api(database, { now: NOW });
    await seed(database.db).meeting('2017-05-24').meeting('2017-06-07').done();
    chair = await tracker.token('CHAIR');
  });
  afterAll(() => database.close());
  async function project(level?: string): Promise<string> {
    const slug = `project-${Math.random().toString(36).slice(2)}`;
    await seed(database.db).project(slug).done();
    if (level)
      await tracker.act(chair, 'recordStatusChange', {
        ...input,
        project: slug,
        to: level,
        override: 'scene',
      });
    return slug;
  }
  const twenty = <Value>(work: (at: number) => Promise<Value>) =>
    Promise.all(Array.from({ length: 20 }, (_, at) => work(at)));
  function names(answers: { __typename: string }[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { __typename } of answers) counts[__typename] = (counts[__typename] ?? 0) + 1;
    return counts;
  }
  const change = (more: object) =>
    tracker.act(
      chair,
      'recordStatusChange',
      { ...input, meeting: '2017-06-07', ...more },
      'statusChange { id }',
    );

  test('of 20 changes that expect the same, one is recorded and the others are told what is', async () => {
    for (const [from, to] of [
      ['EXPERIMENTAL', 'ONGOING'],
      [null, 'PROPOSED'],
    ] as const) {
      const slug = await project(from ?? undefined);
      const answers = await twenty((at) =>
        change({ project: slug, to, expectedFrom: from, reason: `${at}` }),
      );
      expect(names(answers)).toEqual({ RecordStatusChangeSuccess: 1, ConflictError: 19 });
      const conflicts = answers.filter(({ __typename }) => __typename === 'ConflictError');
      expect(new Set(conflicts.map(({ current }) => current))).toEqual(new Set([to]));
    }
  });

  test('20 that take effect tomorrow are told apart as well', async () => {
    const slug = await project('EXPERIMENTAL');
    const answers = await twenty(() =>
      change({ project: slug, to: 'ONGOING', expectedFrom: 'EXPERIMENTAL', effectiveOn: '2017-08-02' }),
    );
    expect(names(answers)).toEqual({ RecordStatusChangeSuccess: 1, ConflictError: 19 });
  });

  test('without an expectation each is judged against what it finds, in some order', async () => {
    const slug = await project('EXPERIMENTAL');
    const levels = ['ONGOING', 'EXPERIMENTAL', 'RETIRED', 'PROPOSED'];
    const answers = await twenty((at) => change({ project: slug, to: levels[at % 4] }));
    const { project: found } = await tracker.read(
      `query ($slug: String!) {
      project(slug: $slug) { readiness history(first: 100) { nodes { from to } } } allowedMoves { from to isOverrideNeeded } }`,
      { slug },
    );
    const moves = (await tracker.read('{ allowedMoves { from to isOverrideNeeded } }')).allowedMoves;
    const [, ...recorded] = found.history.nodes;
    expect(recorded).toHaveLength(names(answers).RecordStatusChangeSuccess ?? 0);
    expect(recorded.length).toBeGreaterThan(1);
    for (const { from, to } of recorded) expect(moves).toContainEqual({ from, to, isOverrideNeeded: false });
    for (const answer of answers) expect(answer.__typename).toMatch(/Success$|^InvalidTransitionError$/);
  });

  test('20 with the same key write one row and get one answer', async () => {
    const slug = await project('EXPERIMENTAL');
    const before = await counted(database);
    const answers = await twenty(() => change({ project: slug, to: 'ONGOING', idempotencyKey: slug }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0].__typename).toBe('RecordStatusChangeSuccess');
    expect(await counted(database)).toEqual({
      ...before,
      records: Number(before?.records) + 1,
      events: Number(before?.events) + 1,
    });
  });

  test('20 with the same key and different inputs: one input wins, the others are told', async () => {
    const slug = await project('EXPERIMENTAL');
    const answers = await twenty((at) =>
      change({ project: slug, to: 'ONGOING', reason: `${at % 2}`, idempotencyKey: slug }),
    );
    expect(names(answers)).toEqual({ RecordStatusChangeSuccess: 10, ValidationError: 10 });
    expect(new Set(answers.flatMap(({ statusChange }) => statusChange?.id ?? [])).size).toBe(1);
  });

  test('of 20 proposals for the same readiness one is opened; of 20 withdrawals one withdraws', async () => {
    const slug = await project('EXPERIMENTAL');
    const opened = await twenty(() =>
      tracker.act(chair, 'proposeStatusChange', { project: slug, to: 'ONGOING', reason }, 'proposal { id }'),
    );
    expect(names(opened)).toEqual({ ProposeStatusChangeSuccess: 1, ConflictError: 19 });
    const proposal = opened.find((answer) => answer.proposal)?.proposal.id;
    const closed = await twenty((at) =>
      at % 2
        ? tracker.act(chair, 'withdrawProposal', { proposal, reason })
        : change({ project: slug, to: 'ONGOING', proposal }),
    );
    const { ConflictError, InvalidTransitionError = 0, ...won } = names(closed);
    expect(Object.values(won)).toEqual([1]);
    expect(Number(ConflictError) + InvalidTransitionError).toBe(19);
  });

  test('of 20 corrections of one record one corrects it', async () => {
    const slug = await project();
    const { statusChange } = await change({ project: slug, to: 'PROPOSED' });
    const answers = await twenty((at) =>
      tracker.act(chair, 'correctStatusChange', {
        statusChange: statusChange.id,
        meeting: '2017-06-07',
        reason: `${at}`,
      }),
    );
    expect(names(answers)).toEqual({ CorrectStatusChangeSuccess: 1, ConflictError: 19 });
  });

  test('many projects at once do not wait for each other for ever', async () => {
    const slugs = await Promise.all(Array.from({ length: 20 }, () => project('EXPERIMENTAL')));
    const answers = await Promise.all(
      slugs.flatMap((slug) => [
        change({ project: slug, to: 'ONGOING' }),
        tracker.act(chair, 'updateProject', {
          project: slug,
          aliases: [`${slug} alias`],
          people: ['b', 'a', slug.slice(8)],
        }),
        tracker.act(chair, 'proposeStatusChange', { project: slug, to: 'RETIRED', reason }),
      ]),
    );
    expect(answers.filter(({ __typename }) => !__typename.endsWith('Success'))).toEqual([]);
  });
});
