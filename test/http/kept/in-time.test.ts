import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ciRuns } from '../../../src/db/tables/index.ts';
import { shownElsewhere } from '../../../src/page/index.ts';
import { type World, world } from '../../graphql/gate/world.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { openSite, type Site } from '../../helpers/site.ts';
import { ask, PATHS, persisted, posted, type Question, VARIABLES, type Whole } from './questions.ts';

const STANDING = posted({
  query: `{
    projects(first: 20) { nodes { slug readiness isStale nextGate { verdict nextChangeAt }
      gate(to: GRADUATED) { verdict summary nextChangeAt criteria { verdict explanation waiver { state } } blockers { message } } } }
    meetings(filter: { hasPassed: true }) { totalCount }
    combination(projects: ["wireguard", "landlock"]) { verdict blockers } }`,
});
const QUESTIONS: Question[] = [
  STANDING,
  ...Object.keys(VARIABLES).map((name) => ({ path: persisted(name) })),
  ...PATHS.map((path) => ({ path })),
];

/** Instants at which something changes although nothing is written, and where that is read. */
const CHANGES: [string, string, Question][] = [
  ['a waiver has run out', '2017-08-22T00:00:00.000Z', { path: '/brief?since=2017-08-02' }],
  ['a project has gone stale', '2017-08-23T00:00:00.000Z', { path: '/projects/wireguard' }],
  [
    'evidence will end within the days of the brief',
    '2017-08-23T08:00:00.250Z',
    { path: persisted('Brief') },
  ],
  ['an assessment is no longer valid', '2017-08-24T00:00:00.000Z', STANDING],
  ['a claim has expired', '2017-08-25T00:00:00.000Z', { path: persisted('Combination') }],
  ['a run has left its window', '2017-08-26T10:00:00.500Z', STANDING],
  ['a run under way is given up', '2017-08-27T09:00:00.000Z', STANDING],
  ['a run begins', '2017-08-28T07:00:00.001Z', STANDING],
  ['a run ends', '2017-08-28T07:30:00.000Z', { path: persisted('Matrix') }],
  ['a planned meeting has passed', '2017-08-30T16:00:00.000Z', { path: '/meetings' }],
];

const textOf = ({ body }: Whole) => body.toString();

describeOnBoth('without a write, what is kept ends when', (open, kind) => {
  let database: TestDatabase;
  let keeping: Site;
  let bare: Site;

  async function happen({ act, as, seeded }: World): Promise<void> {
    const chair = as('CHAIR', '2017-08-20T12:00:00Z');
    const meeting = '2017-08-16';
    const reason = 'as the meeting said';
    const url = 'https://example.org/evidence';
    const done = async (name: string, input: object, client = chair) =>
      expect((await act(client, name, input)).__typename, name).toMatch(/Success$/);
    await done('waiveCriterion', {
      project: 'wireguard',
      criterion: 'reviewed',
      meeting,
      reason,
      expiresOn: '2017-08-21',
    });
    await done('assessCriterion', {
      project: 'landlock',
      criterion: 'reviewed',
      result: 'MET',
      justification: reason,
      validUntil: '2017-08-23',
      evidence: [{ url }],
    });
    await done('claimCompatibility', {
      project: 'wireguard',
      other: 'landlock',
      verdict: 'PLAUSIBLE',
      meeting,
      source: 'the minutes',
      reason,
      basis: 'STATED',
      expiresOn: '2017-08-24',
      evidence: [{ url }],
    });
    await done('defineCriterion', {
      key: 'ci-builds',
      title: 'CI builds it',
      kind: 'CI',
      requiredRuns: 1,
      windowDays: 30,
      gates: 'GRADUATED',
      standing: 'ADOPTED',
      meeting: '2017-07-19',
      reason,
    });
    const ran = (project: string, criterion: string, runId: string, given: object) =>
      done(
        'reportCiRun',
        { project, criterion, runId, branch: project === 'landlock' ? 'main' : 'master', ...given },
        as('CI', '2017-08-20T12:00:00Z', ['wireguard', 'landlock']),
      );
    const passed = (finishedAt: string) => ({ status: 'PASSED', finishedAt });
    await ran('wireguard', 'ci-boots', 'one', passed('2017-08-15T10:00:00Z'));
    await ran('wireguard', 'ci-boots', 'two', passed('2017-08-16T10:00:00.500Z'));
    await ran('wireguard', 'ci-builds', 'one', passed('2017-08-07T08:00:00.250Z'));
    await ran('landlock', 'ci-boots', 'one', { status: 'RUNNING', startedAt: '2017-08-17T09:00:00Z' });
    await done('scheduleMeeting', { date: '2017-08-30', startsAt: '2017-08-30T16:00:00Z' });
    // No CI system may say so, but an importer with another clock could.
    const { rows } = await database.db.execute<{ criterionId: number; reportedBy: number }>(
      'select criterion_id as "criterionId", reported_by as "reportedBy" from ci_runs where project_id is not null order by criterion_id limit 1',
    );
    const [known] = rows;
    if (!known) throw new Error('no run was reported');
    await database.db.insert(ciRuns).values({
      ...known,
      projectId: seeded.projects.get('landlock') ?? 0,
      status: 'PASSED',
      runId: 'ahead',
      attempt: 1,
      startedAt: new Date('2017-08-28T07:00:00.001Z'),
      finishedAt: new Date('2017-08-28T07:30:00Z'),
      finishedOn: '2017-08-28',
      reportedAt: new Date('2017-08-28T07:00:00.001Z'),
    });
  }

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2017-08-21T12:00:00Z') });
    database = await open();
    await happen(await world(database));
    const options = { on: database, clock: () => new Date(), keeps: true };
    const config = { publicUrl: 'https://status.example.org', pointsPerMinute: 0 };
    keeping = await openSite({ ...options, config });
    bare = await openSite({ ...options, config: { ...config, keepBytes: 0 } });
  });
  afterAll(async () => {
    vi.useRealTimers();
    await keeping.close();
    await bare.close();
    await database.close();
  });

  const askIfOther = (question: Question, { headers }: Whole) =>
    ask(keeping.url, { ...question, headers: { 'if-none-match': String(headers.etag) } });

  /** On PostgreSQL a third of the questions at each of the instants: in turn, all of them three times. */
  const asksOf = (instant: string, changed: Question) => {
    const turn = CHANGES.findIndex(([, at]) => at === instant);
    return QUESTIONS.filter(
      (question, index) =>
        kind === 'pglite' ||
        index % 3 === turn % 3 ||
        question === STANDING ||
        question.path === changed.path,
    );
  };

  test.each(CHANGES)('%s', async (_what, instant, changed) => {
    vi.setSystemTime(Date.parse(instant) - 1);
    const before = new Map<Question, Whole>();
    const questions = asksOf(instant, changed);
    for (const question of questions) {
      const answer = await ask(keeping.url, question);
      // The world lacks what a handful of the questions are about.
      if (question === STANDING || answer.headers.etag) before.set(question, answer);
    }
    expect(before.size).toBeGreaterThan(questions.length - 6);
    const { statements } = await database.sqlLog.during(async () => {
      for (const [question, was] of before) {
        expect(await ask(keeping.url, question)).toEqual(was);
        if (was.headers.etag) expect((await askIfOther(question, was)).status).toBe(304);
      }
    });
    expect(statements).toEqual([]);
    vi.setSystemTime(instant);
    let isChanged = false;
    for (const [question, was] of before) {
      const now = await ask(bare.url, question);
      expect(textOf(await ask(keeping.url, question)), question.path).toBe(textOf(now));
      const isOther = !was.body.equals(now.body);
      if (question.path === changed.path && question.body === changed.body) isChanged = isOther;
      // The tag of a file is that of the ledger, which does not say in which files the change is seen.
      const isTagged = isOther || shownElsewhere(question.path?.split('?', 1)[0] ?? '') === 'FILE';
      if (was.headers.etag)
        expect((await askIfOther(question, was)).status, question.path).toBe(isTagged ? 200 : 304);
    }
    expect(isChanged).toBe(true);
  });

  test('an answer that was begun before the instant is not given after it', async () => {
    const instant = Date.parse('2017-08-31T00:00:00Z');
    vi.setSystemTime(instant - 1);
    const question = { path: '/brief?since=2017-08-02' };
    await ask(keeping.url, STANDING);
    const begun = ask(keeping.url, question);
    vi.setSystemTime(instant);
    await begun;
    expect(await ask(keeping.url, question)).toEqual(await ask(bare.url, question));
  });
});
