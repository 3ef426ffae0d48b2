import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

/** Of the SIG's rules; null is none recorded. What stands after `or` takes an override. */
const MOVES: Record<string, string[]> = {
  null: ['PROPOSED', 'EXPERIMENTAL', 'ONGOING'],
  PROPOSED: ['EXPERIMENTAL', 'RETIRED'],
  EXPERIMENTAL: ['TESTING', 'ONGOING', 'RETIRED'],
  TESTING: ['GRADUATED', 'EXPERIMENTAL', 'RETIRED'],
  GRADUATED: ['TESTING', 'RETIRED'],
  ONGOING: ['EXPERIMENTAL', 'RETIRED'],
  RETIRED: ['PROPOSED'],
};
const LEVELS = ['PROPOSED', 'EXPERIMENTAL', 'TESTING', 'GRADUATED', 'ONGOING', 'RETIRED'];
const MEETINGS = ['2017-05-24', '2017-06-07', '2017-06-21', '2017-07-05', '2017-07-19'] as const;
const [MAY, JUNE, LATE_JUNE, JULY, LATE_JULY] = MEETINGS;
const reason = 'as the minutes say';

describeOnBoth('the ledger, written over HTTP', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let chair: string;
  let count = 0;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: '2017-08-01T12:00:00Z' });
    let chain = seed(database.db);
    for (const date of MEETINGS) chain = chain.meeting(date);
    await chain
      .report({ content: '# Title\n\nWireGuard is *mature*.\r\nIt works.\n' })
      .meeting('2017-08-01', { startsAt: new Date('2017-08-01T16:00:00Z') })
      .meeting('2017-08-16')
      .done();
    chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
  });
  afterAll(() => database.close());

  async function project(...levels: string[]): Promise<string> {
    const slug = `project-${++count}`;
    await seed(database.db).project(slug).done();
    // Every two go together, so that the channel keeps nobody out.
    await database.db.execute(sql`
      insert into compatibility_claims (project_id, other_project_id, verdict, basis, reason, source, claimed_on, entered_by)
      select other.id, own.id, 'PLAUSIBLE', 'STATED', 'to set the scene', 'the test', '2017-01-01', (select min(id) from people)
      from projects own join projects other on other.id < own.id where own.slug = ${slug}`);
    for (const to of levels) await put(slug, to, MAY, { override: 'to set the scene' });
    return slug;
  }
  const record = (slug: string, to: string, meeting: string, more: object = {}, selection = '') =>
    tracker.act(chair, 'recordStatusChange', { project: slug, to, meeting, reason, ...more }, selection);
  /** The id of a record that is made. */
  async function put(slug: string, to: string, meeting: string, more: object = {}): Promise<string> {
    const answer = await record(slug, to, meeting, more, 'statusChange { id }');
    if (!answer.statusChange) throw new Error(JSON.stringify(answer));
    return answer.statusChange.id;
  }
  const confirm = (slug: string, meeting: string, more: object = {}, selection = '') =>
    tracker.act(chair, 'confirmReadiness', { project: slug, meeting, reason, ...more }, selection);
  const correct = (statusChange: string, meeting: string, more: object = {}, selection = '') =>
    tracker.act(chair, 'correctStatusChange', { statusChange, meeting, reason, ...more }, selection);
  /** `level since` at each of the meetings, by both clocks. */
  async function history(slug: string): Promise<Record<string, string[]>> {
    const fields = MEETINGS.flatMap((date) =>
      ['EFFECTIVE', 'RECORDED'].map(
        (clock) =>
          `${clock}_${date.replaceAll('-', '_')}: project(slug: $slug, asOf: "${date}", clock: ${clock}) { readiness }`,
      ),
    );
    const answer = await tracker.read(`query ($slug: String!) { ${fields.join(' ')} }`, { slug });
    const by = (clock: string) =>
      Object.entries<{ readiness: string | null }>(answer)
        .filter(([name]) => name.startsWith(clock))
        .map(([, { readiness }]) => readiness ?? '-');
    return { effective: by('EFFECTIVE'), recorded: by('RECORDED') };
  }

  test('a record says all that it was given, and who entered it', async () => {
    const slug = await project();
    const answer = await record(
      slug,
      'EXPERIMENTAL',
      MAY,
      {
        effectiveOn: '2017-03-17',
        basis: 'INFERRED',
        statedFrom: 'PROPOSED',
        reason: '  Cafe\u0301 on the agenda.\r\nTwice. ',
        evidence: [{ url: 'https://example.org/1' }],
      },
      `statusChange { kind from to statedFrom effectiveOn basis reason override stands meeting { date } project { slug }
        enteredBy { handle } evidence { url } proposal { id } } project { readiness since }`,
    );
    expect(answer).toEqual({
      __typename: 'RecordStatusChangeSuccess',
      statusChange: {
        kind: 'CHANGE',
        from: null,
        to: 'EXPERIMENTAL',
        statedFrom: 'PROPOSED',
        effectiveOn: '2017-03-17',
        basis: 'INFERRED',
        reason: 'Café on the agenda.\nTwice.',
        override: null,
        stands: true,
        meeting: { date: MAY },
        project: { slug },
        enteredBy: { handle: 'riyazdf' },
        evidence: [{ url: 'https://example.org/1' }],
        proposal: null,
      },
      project: { readiness: 'EXPERIMENTAL', since: '2017-03-17' },
    });
  });

  test('effectiveOn is the day of the meeting unless said otherwise', async () => {
    const answer = await record(
      await project(),
      'PROPOSED',
      JUNE,
      {
        effectiveOn: null,
        basis: 'EXTERNAL',
        evidence: null,
        statedFrom: null,
        override: null,
        proposal: null,
      },
      'statusChange { effectiveOn basis }',
    );
    expect(answer.statusChange).toEqual({ effectiveOn: JUNE, basis: 'EXTERNAL' });
  });

  for (const [from, allowed] of Object.entries(MOVES))
    for (const to of LEVELS) {
      const isAllowed = allowed.includes(to);
      test(`${from} to ${to} is ${isAllowed ? 'taken' : 'refused'}`, async () => {
        const slug = from === 'null' ? await project() : await project(from);
        const answer = await record(slug, to, JUNE);
        if (isAllowed) return expect(answer.__typename).toBe('RecordStatusChangeSuccess');
        expect(answer).toMatchObject({
          __typename: 'InvalidTransitionError',
          from: from === 'null' ? null : from,
          to,
          contradicts: null,
        });
        expect([...answer.allowed].sort()).toEqual([...allowed].sort());
        expect(answer.message).toContain(from === 'null' ? 'none recorded' : from);
        const { project: after } = await tracker.read(`{ project(slug: "${slug}") { readiness } }`);
        expect(after.readiness).toBe(from === 'null' ? null : from);
      });
    }

  test('the allowed moves can be asked for, all, from a level, and for a project', async () => {
    const all = await tracker.read('{ allowedMoves { from to isOverrideNeeded description } }');
    const withoutOverride = Object.entries(MOVES).flatMap(([from, tos]) => tos.map((to) => `${from} ${to}`));
    const named = (moves: { from: string; to: string; isOverrideNeeded: boolean }[], is: boolean) =>
      moves.filter(({ isOverrideNeeded }) => isOverrideNeeded === is).map(({ from, to }) => `${from} ${to}`);
    expect(named(all.allowedMoves, false).sort()).toEqual(withoutOverride.sort());
    expect(named(all.allowedMoves, true)).toEqual(['EXPERIMENTAL GRADUATED']);
    expect(all.allowedMoves.every(({ description }: { description: string }) => description.length > 3)).toBe(
      true,
    );
    const none = await tracker.read('{ allowedMoves(from: null) { to } }');
    expect(none.allowedMoves.map(({ to }: { to: string }) => to)).toEqual(MOVES.null);
    const slug = await project('TESTING');
    const some =
      await tracker.read(`{ allowedMoves(project: "${slug}") { from to } again: allowedMoves(from: TESTING) { from to }
      nothing: allowedMoves(project: "no-such-project") { to } }`);
    expect(some.allowedMoves).toEqual(some.again);
    expect(some.allowedMoves).toHaveLength(3);
    expect(some.nothing).toBeNull();
    const { errors } = await tracker.post(`{ allowedMoves(project: "${slug}", from: null) { to } }`);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('an override lets a chair make any move, and stays visible', async () => {
    const slug = await project('EXPERIMENTAL');
    const override = 'It is in every default kernel already.';
    const selection = 'statusChange { from to override }';
    expect((await record(slug, 'GRADUATED', JUNE, { override }, selection)).statusChange).toEqual({
      from: 'EXPERIMENTAL',
      to: 'GRADUATED',
      override,
    });
    const { project: later } = await tracker.read(`{ project(slug: "${slug}") { lastChange { override } } }`);
    expect(later.lastChange.override).toBe(override);
  });

  test('what is named and not there is NotFoundError', async () => {
    const slug = await project();
    expect(await record('no-such-project', 'PROPOSED', MAY)).toMatchObject({
      __typename: 'NotFoundError',
      what: 'project',
      key: 'no-such-project',
      message: 'There is no project no-such-project.',
    });
    expect(await record(slug, 'PROPOSED', '2017-05-25')).toMatchObject({
      what: 'meeting',
      key: '2017-05-25',
    });
    const given = Buffer.from('Proposal:424242').toString('base64');
    expect(await record(slug, 'PROPOSED', MAY, { proposal: given })).toMatchObject({
      what: 'proposal',
      key: given,
    });
    const report = { report: 'reports/none.md', lineStart: 1 };
    expect(await record(slug, 'PROPOSED', MAY, { evidence: [report] })).toMatchObject({ what: 'report' });
    const { project: after } = await tracker.read(`{ project(slug: "${slug}") { readiness } }`);
    expect(after.readiness).toBeNull();
  });

  test('a meeting that has not started records nothing', async () => {
    const slug = await project();
    for (const meeting of ['2017-08-01', '2017-08-16'])
      expect(await record(slug, 'PROPOSED', meeting)).toMatchObject({
        __typename: 'ValidationError',
        issues: [{ path: 'input.meeting', message: expect.stringContaining('starts at') }],
      });
    const evening = api(database, { now: '2017-08-01T16:00:00Z' });
    const input = { project: slug, to: 'PROPOSED', meeting: '2017-08-01', reason };
    expect((await evening.act(chair, 'recordStatusChange', input)).__typename).toBe(
      'RecordStatusChangeSuccess',
    );
  });

  test('effectiveOn is at most 24 hours ahead', async () => {
    const slug = await project();
    expect(await record(slug, 'PROPOSED', LATE_JULY, { effectiveOn: '2017-08-03' })).toMatchObject({
      issues: [{ path: 'input.effectiveOn', message: expect.stringContaining('2017-08-02') }],
    });
    const taken = await record(
      slug,
      'PROPOSED',
      LATE_JULY,
      { effectiveOn: '2017-08-02' },
      'project { readiness }',
    );
    expect(taken.project).toEqual({ readiness: null });
  });

  test('expectedFrom that is not so is a ConflictError with what is', async () => {
    const slug = await project('EXPERIMENTAL');
    expect(await record(slug, 'TESTING', JUNE, { expectedFrom: 'PROPOSED' })).toMatchObject({
      __typename: 'ConflictError',
      current: 'EXPERIMENTAL',
      message: expect.stringContaining('EXPERIMENTAL'),
    });
    expect(await record(slug, 'TESTING', JUNE, { expectedFrom: null })).toMatchObject({
      current: 'EXPERIMENTAL',
    });
    expect((await record(slug, 'TESTING', JUNE, { expectedFrom: 'EXPERIMENTAL' })).__typename).toBe(
      'RecordStatusChangeSuccess',
    );
    const fresh = await project();
    expect(await record(fresh, 'PROPOSED', JUNE, { expectedFrom: 'TESTING' })).toMatchObject({
      current: null,
    });
    expect((await record(fresh, 'PROPOSED', JUNE, { expectedFrom: null })).__typename).toBe(
      'RecordStatusChangeSuccess',
    );
  });

  test('evidence quotes the lines of a report as a reader sees them, and as they were written', async () => {
    const report = `reports/sig-security/${LATE_JULY}.md`;
    const evidence = [
      { report, lineStart: 3, lineEnd: 4 },
      { report, revision: 1, lineStart: 1 },
      { url: 'mailto:sig@example.org' },
    ];
    const selection = 'statusChange { evidence { url path revision lineStart lineEnd quote markdown } }';
    const answer = await record(await project(), 'PROPOSED', LATE_JULY, { evidence }, selection);
    expect(answer.statusChange.evidence).toMatchObject([
      {
        url: null,
        path: report,
        revision: 1,
        lineStart: 3,
        lineEnd: 4,
        quote: 'WireGuard is mature. It works.',
        markdown: 'WireGuard is *mature*.\nIt works.',
      },
      { path: report, revision: 1, lineStart: 1, lineEnd: 1, quote: 'Title', markdown: '# Title' },
      { url: 'mailto:sig@example.org', path: null },
    ]);
  });

  test('evidence that cannot be is refused with its path', async () => {
    const report = `reports/sig-security/${LATE_JULY}.md`;
    const slug = await project();
    const refused: [object, string][] = [
      [{ report, lineStart: 4, lineEnd: 5 }, 'input.evidence.0.lineEnd'],
      [{ report, lineStart: 5 }, 'input.evidence.0.lineStart'],
      [{ report, lineStart: 3, lineEnd: 2 }, 'input.evidence.0.lineEnd'],
      [{ report, lineStart: 0 }, 'input.evidence.0.lineStart'],
      [{ report }, 'input.evidence.0.lineStart'],
      [{ report, lineStart: 1, url: 'https://example.org' }, 'input.evidence.0'],
      [{}, 'input.evidence.0'],
      [{ url: 'https://example.org', lineStart: 1 }, 'input.evidence.0.lineStart'],
    ];
    for (const [evidence, path] of refused)
      expect(await record(slug, 'PROPOSED', LATE_JULY, { evidence: [evidence] })).toMatchObject({
        __typename: 'ValidationError',
        issues: [{ path }],
      });
    expect(
      await record(slug, 'PROPOSED', LATE_JULY, { evidence: [{ report, revision: 2, lineStart: 1 }] }),
    ).toMatchObject({ what: 'report revision' });
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org', 'example.org', '']) {
      const { errors, data } = await tracker.post(
        'mutation ($input: RecordStatusChangeInput!) { recordStatusChange(input: $input) { __typename } }',
        { input: { project: slug, to: 'PROPOSED', meeting: MAY, reason, evidence: [{ url }] } },
        { token: chair },
      );
      expect(data?.recordStatusChange).toBeUndefined();
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
    const many = Array.from({ length: 51 }, () => ({ url: 'https://example.org' }));
    expect(await record(slug, 'PROPOSED', MAY, { evidence: many })).toMatchObject({
      issues: [{ path: 'input.evidence', message: expect.stringContaining('50') }],
    });
  });

  test('a late entry takes its place before, between and after the records that stand', async () => {
    const slug = await project();
    await put(slug, 'EXPERIMENTAL', JUNE);
    await put(slug, 'TESTING', JULY);
    expect(await history(slug)).toEqual({
      effective: ['-', 'EXPERIMENTAL', 'EXPERIMENTAL', 'TESTING', 'TESTING'],
      recorded: ['-', 'EXPERIMENTAL', 'EXPERIMENTAL', 'TESTING', 'TESTING'],
    });
    // Before: the next record must be reached from it.
    expect(await record(slug, 'ONGOING', MAY)).toMatchObject({ __typename: 'RecordStatusChangeSuccess' });
    // Between: ONGOING to EXPERIMENTAL stands now; RETIRED between EXPERIMENTAL and TESTING cannot.
    expect(await record(slug, 'RETIRED', LATE_JUNE)).toMatchObject({
      __typename: 'InvalidTransitionError',
      from: 'RETIRED',
      to: 'TESTING',
      allowed: ['PROPOSED'],
      contradicts: { meeting: { date: JULY } },
      message: expect.stringContaining(`record of the meeting of ${JULY}`),
    });
    // After.
    await put(slug, 'EXPERIMENTAL', LATE_JULY);
    expect(await history(slug)).toEqual({
      effective: ['ONGOING', 'EXPERIMENTAL', 'EXPERIMENTAL', 'TESTING', 'EXPERIMENTAL'],
      recorded: ['ONGOING', 'EXPERIMENTAL', 'EXPERIMENTAL', 'TESTING', 'EXPERIMENTAL'],
    });
  });

  test('a late entry that took effect earlier than its meeting is where it took effect, by the clock of effect', async () => {
    const slug = await project();
    await put(slug, 'EXPERIMENTAL', JULY, { effectiveOn: JUNE });
    await put(slug, 'PROPOSED', LATE_JULY, { effectiveOn: MAY });
    expect(await history(slug)).toEqual({
      effective: ['PROPOSED', 'EXPERIMENTAL', 'EXPERIMENTAL', 'EXPERIMENTAL', 'EXPERIMENTAL'],
      recorded: ['-', '-', '-', 'EXPERIMENTAL', 'EXPERIMENTAL'],
    });
  });

  test('a late entry across a confirmation must leave standing what was confirmed', async () => {
    const slug = await project();
    await put(slug, 'EXPERIMENTAL', MAY);
    expect((await confirm(slug, JULY)).__typename).toBe('ConfirmReadinessSuccess');
    expect(await record(slug, 'TESTING', JUNE)).toMatchObject({
      __typename: 'InvalidTransitionError',
      contradicts: { meeting: { date: JULY } },
      message: expect.stringMatching(/confirm.*EXPERIMENTAL/),
    });
    await put(slug, 'TESTING', LATE_JULY);
    expect((await record(slug, 'ONGOING', MAY, { effectiveOn: '2017-05-01' })).__typename).toBe(
      'RecordStatusChangeSuccess',
    );
    expect((await history(slug)).effective).toEqual([
      'EXPERIMENTAL',
      'EXPERIMENTAL',
      'EXPERIMENTAL',
      'EXPERIMENTAL',
      'TESTING',
    ]);
  });

  test('a late entry is judged against what stands: a replaced record does not count', async () => {
    const slug = await project();
    const first = await put(slug, 'EXPERIMENTAL', MAY);
    const second = await put(slug, 'TESTING', JULY);
    // By the meeting of 2017-06-21 the first record was wrong: it was ONGOING; and TESTING could not follow.
    expect(await correct(first, LATE_JUNE, { to: 'ONGOING' })).toMatchObject({
      __typename: 'InvalidTransitionError',
      from: 'ONGOING',
      to: 'TESTING',
      contradicts: { meeting: { date: JULY } },
    });
    // What is in the way is retracted, what was missing is put in, and what was in the way is put back.
    const retraction = await correct(second, JULY, { retract: true }, 'statusChange { id }');
    expect((await correct(first, LATE_JUNE, { to: 'ONGOING' })).__typename).toBe(
      'CorrectStatusChangeSuccess',
    );
    await put(slug, 'EXPERIMENTAL', LATE_JUNE);
    expect(await correct(retraction.statusChange.id, LATE_JULY, {}, 'project { readiness }')).toMatchObject({
      project: { readiness: 'TESTING' },
    });
    expect(await history(slug)).toEqual({
      effective: ['ONGOING', 'ONGOING', 'EXPERIMENTAL', 'TESTING', 'TESTING'],
      recorded: ['EXPERIMENTAL', 'EXPERIMENTAL', 'EXPERIMENTAL', 'EXPERIMENTAL', 'TESTING'],
    });
  });

  test('a confirmation confirms the level that stands at its place', async () => {
    const slug = await project();
    expect(await confirm(slug, MAY)).toMatchObject({
      __typename: 'InvalidTransitionError',
      from: null,
      to: null,
      message: expect.stringContaining('no recorded readiness'),
    });
    await put(slug, 'EXPERIMENTAL', MAY);
    await put(slug, 'TESTING', JULY);
    const selection =
      'statusChange { kind from to effectiveOn } project { readiness since lastConfirmation { effectiveOn } }';
    expect(await confirm(slug, JUNE, {}, selection)).toMatchObject({
      statusChange: { kind: 'CONFIRMATION', from: 'EXPERIMENTAL', to: 'EXPERIMENTAL', effectiveOn: JUNE },
      project: { readiness: 'TESTING', since: JULY, lastConfirmation: { effectiveOn: JUNE } },
    });
    expect(await confirm(slug, LATE_JULY, { expectedFrom: 'EXPERIMENTAL' })).toMatchObject({
      __typename: 'ConflictError',
      current: 'TESTING',
    });
    expect(await confirm(slug, LATE_JULY, { expectedFrom: 'TESTING' }, 'statusChange { to }')).toMatchObject({
      statusChange: { to: 'TESTING' },
    });
    expect((await history(slug)).effective).toEqual([
      'EXPERIMENTAL',
      'EXPERIMENTAL',
      'EXPERIMENTAL',
      'TESTING',
      'TESTING',
    ]);
  });

  test('a correction replaces a record whole, and takes from it what it leaves out', async () => {
    const slug = await project();
    const first = await put(slug, 'EXPERIMENTAL', MAY, {
      effectiveOn: '2017-05-01',
      basis: 'EXTERNAL',
      statedFrom: 'PROPOSED',
      evidence: [{ url: 'https://example.org/1' }],
    });
    const selection = `statusChange { id kind to effectiveOn basis statedFrom reason stands meeting { date } evidence { url }
      corrects { id stands correctedBy { reason } } } project { readiness since }`;
    const answer = await correct(first, MAY, { effectiveOn: '2017-05-02', reason: 'A slip.' }, selection);
    expect(answer).toMatchObject({
      statusChange: {
        kind: 'CORRECTION',
        to: 'EXPERIMENTAL',
        effectiveOn: '2017-05-02',
        basis: 'EXTERNAL',
        statedFrom: 'PROPOSED',
        stands: true,
        meeting: { date: MAY },
        evidence: [{ url: 'https://example.org/1' }],
        corrects: { id: first, stands: false, correctedBy: { reason: 'A slip.' } },
      },
      project: { readiness: 'EXPERIMENTAL', since: '2017-05-02' },
    });
    const again = await correct(first, MAY, { to: 'ONGOING' });
    expect(again).toMatchObject({
      __typename: 'ConflictError',
      message: expect.stringContaining('corrects this one already'),
    });
    const next = await correct(
      answer.statusChange.id,
      JUNE,
      { statedFrom: null, evidence: [], to: 'ONGOING' },
      selection,
    );
    expect(next.statusChange).toMatchObject({
      to: 'ONGOING',
      statedFrom: null,
      evidence: [],
      effectiveOn: '2017-05-02',
    });
    expect(await history(slug)).toMatchObject({
      recorded: ['EXPERIMENTAL', 'ONGOING', 'ONGOING', 'ONGOING', 'ONGOING'],
      effective: ['ONGOING', 'ONGOING', 'ONGOING', 'ONGOING', 'ONGOING'],
    });
  });

  test('a retraction leaves nothing in the place of a record, and can be taken back', async () => {
    const slug = await project();
    await put(slug, 'EXPERIMENTAL', MAY);
    const second = await put(slug, 'TESTING', JUNE);
    const selection = 'statusChange { id kind to isRetraction } project { readiness }';
    const retraction = await correct(second, LATE_JUNE, { retract: true }, selection);
    expect(retraction).toMatchObject({
      statusChange: { kind: 'CORRECTION', to: null, isRetraction: true },
      project: { readiness: 'EXPERIMENTAL' },
    });
    const { id } = retraction.statusChange;
    expect(await correct(id, JULY, { retract: true })).toMatchObject({ issues: [{ path: 'input.retract' }] });
    expect(await correct(second, JULY, { retract: true, to: 'TESTING' })).toMatchObject({
      issues: [{ path: 'input.to' }],
    });
    expect(
      await correct(id, JULY, {}, 'statusChange { to effectiveOn } project { readiness }'),
    ).toMatchObject({
      statusChange: { to: 'TESTING', effectiveOn: JUNE },
      project: { readiness: 'TESTING' },
    });
    expect(await history(slug)).toEqual({
      effective: ['EXPERIMENTAL', 'TESTING', 'TESTING', 'TESTING', 'TESTING'],
      recorded: ['EXPERIMENTAL', 'TESTING', 'EXPERIMENTAL', 'TESTING', 'TESTING'],
    });
  });

  test('the only record can be retracted: then none is recorded', async () => {
    const slug = await project();
    const only = await put(slug, 'PROPOSED', MAY);
    const answer = await correct(only, MAY, { retract: true }, 'project { readiness since }');
    expect(answer.project).toEqual({ readiness: null, since: null });
    expect((await history(slug)).recorded).toEqual(['-', '-', '-', '-', '-']);
  });

  test('a confirmation can be corrected, and stays a confirmation', async () => {
    const slug = await project();
    await put(slug, 'EXPERIMENTAL', MAY);
    const { statusChange } = await confirm(slug, JUNE, {}, 'statusChange { id }');
    const moved = await correct(
      statusChange.id,
      JUNE,
      { effectiveOn: LATE_JUNE },
      'statusChange { id to effectiveOn }',
    );
    expect(moved.statusChange).toMatchObject({ to: 'EXPERIMENTAL', effectiveOn: LATE_JUNE });
    expect(await correct(moved.statusChange.id, JUNE, { to: 'TESTING' })).toMatchObject({
      __typename: 'InvalidTransitionError',
    });
  });

  test('a correction cites the meeting of its record or a later one', async () => {
    const slug = await project();
    const first = await put(slug, 'PROPOSED', JUNE);
    expect(await correct(first, MAY, { retract: true })).toMatchObject({
      __typename: 'ValidationError',
      issues: [{ path: 'input.meeting', message: expect.stringContaining(JUNE) }],
    });
  });

  test('who may not override cannot ride on the override of a corrected record', async () => {
    const slug = await project('EXPERIMENTAL');
    const maintainer = await tracker.token('MAINTAINER', [slug]);
    const skipped = await put(slug, 'GRADUATED', JUNE, { override: 'It is in every kernel.' });
    const input = { statusChange: skipped, meeting: JUNE, reason };
    expect(await tracker.act(maintainer, 'correctStatusChange', { ...input, to: 'PROPOSED' })).toMatchObject({
      __typename: 'InvalidTransitionError',
      from: 'EXPERIMENTAL',
      to: 'PROPOSED',
    });
    const kept = await tracker.act(
      maintainer,
      'correctStatusChange',
      input,
      'statusChange { id to override }',
    );
    expect(kept.statusChange).toMatchObject({ to: 'GRADUATED', override: 'It is in every kernel.' });
    const again = { ...input, statusChange: kept.statusChange.id };
    expect(
      await tracker.act(maintainer, 'correctStatusChange', { ...again, effectiveOn: LATE_JUNE }),
    ).toMatchObject({ __typename: 'InvalidTransitionError', from: 'EXPERIMENTAL', to: 'GRADUATED' });
  });

  test('ids that are none, or of another type, are refused with their path', async () => {
    const slug = await project();
    const first = await put(slug, 'PROPOSED', MAY);
    const { project: found } = await tracker.read(`{ project(slug: "${slug}") { id } }`);
    for (const statusChange of [
      '',
      'x',
      '12',
      found.id,
      `${first}=`,
      Buffer.from('StatusChange:-1').toString('base64'),
    ])
      expect(await correct(statusChange, MAY, { retract: true })).toMatchObject({
        __typename: 'ValidationError',
        issues: [{ path: 'input.statusChange' }],
      });
    const huge = Buffer.from('StatusChange:99999999999999').toString('base64');
    expect(await correct(huge, MAY, { retract: true })).toMatchObject({ __typename: 'NotFoundError' });
  });

  test('the id of a record that was read at another day and clock names the same record', async () => {
    const slug = await project();
    await put(slug, 'PROPOSED', MAY);
    const { project: then } = await tracker.read(
      `{ project(slug: "${slug}", asOf: "${JUNE}", clock: RECORDED) { lastChange { id } } }`,
    );
    const answer = await correct(then.lastChange.id, MAY, { to: 'ONGOING' });
    expect(answer.__typename).toBe('CorrectStatusChangeSuccess');
  });
});
