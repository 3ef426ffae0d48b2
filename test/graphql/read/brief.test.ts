import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { client } from '../../helpers/client.ts';
import { describeOn, describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seedManyProjects } from '../../helpers/many-projects.ts';
import { rowsRead } from '../../helpers/rows-read.ts';
import { type World, world } from '../gate/world.ts';

const SECTIONS =
  'recorded confirmed proposed withdrawn gatesOpened gatesClosed expired expiring stale neverHeld suggestions contradictions';
const ITEM =
  '{ totalCount items { message date link projects { slug } meeting { date } statusChange { number } proposal { to } suggestion { quote } } }';
const BRIEF = `query ($since: Date!) { brief(since: $since) { since ${SECTIONS.split(' ')
  .map((section) => `${section} ${ITEM}`)
  .join(' ')} } }`;

interface Item {
  message: string;
  link: string | null;
  projects: { slug: string }[];
  meeting: { date: string } | null;
}
type Brief = Record<string, { totalCount: number; items: Item[] }>;
const messages = (brief: Brief, section: string) => brief[section]?.items.map(({ message }) => message) ?? [];

describeOnBoth('the brief on the seeds', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open({ seeded: true });
  });
  afterAll(() => database.close());
  const briefOn = async (now: string, since: string): Promise<Brief> =>
    (await client(database, { now }).data(BRIEF, { since })).brief;

  test('tells what waits, what was promised, and what does not fit', async () => {
    const brief = await briefOn('2017-09-05T12:00:00Z', '2017-08-16');
    expect(brief.proposed?.items).toContainEqual(
      expect.objectContaining({
        message: expect.stringMatching(
          /^WireGuard was proposed as GRADUATED on 2017-07-20, effective 2017-07-20, but no meeting has recorded it yet/,
        ),
        projects: [{ slug: 'wireguard' }],
        proposal: { to: 'GRADUATED' },
        link: 'https://github.com/linuxkit/linuxkit/pull/2249',
      }),
    );
    expect(brief.neverHeld?.items).toMatchObject([
      {
        message:
          'The meeting of 2017-08-16 announced one for 2017-08-30, but none is on record for that day.',
        meeting: { date: '2017-08-16' },
      },
    ]);
    expect(brief.contradictions?.items).toMatchObject([
      {
        message: 'Kernel Self Protection Project was on the agenda of 2017-05-24, but no note mentions it.',
        projects: [{ slug: 'kspp' }],
        meeting: { date: '2017-05-24' },
      },
    ]);
    expect(messages(brief, 'stale')).toContain(
      'Landlock went stale on 2017-08-23: no meeting has recorded or confirmed its level since 2017-05-24.',
    );
    expect(brief.suggestions?.totalCount).toBeGreaterThan(5);
    for (const { link, meeting } of brief.suggestions?.items ?? [])
      expect([link, meeting]).not.toContain(null);
  });

  test('tells what the meetings since have recorded, and what ran out', async () => {
    const brief = await briefOn('2017-07-20T12:00:00Z', '2017-07-19');
    expect(brief.confirmed?.items).toMatchObject([
      {
        message: expect.stringMatching(/^WireGuard: EXPERIMENTAL confirmed, by the meeting of 2017-07-19: /),
      },
    ]);
    expect(brief.recorded?.totalCount).toBe(0);
    const later = await briefOn('2018-02-01T12:00:00Z', '2017-08-16');
    expect(messages(later, 'expired').join()).toMatch(
      /WireGuard: CI builds it: 1 of 3 required passing runs/,
    );
  });

  test('asks as much of the database however much there is to tell', async () => {
    const propose = async (word: string, count: number) => {
      await database.db.execute(sql`
        insert into projects (slug, name, summary)
        select ${word} || n, ${word} || n, 'One more.' from generate_series(1, ${count}::int) n`);
      await database.db.execute(sql`
        insert into proposals (project_id, "to", reason, opened_on, opened_by)
        select id, 'EXPERIMENTAL', 'it is there', '2017-08-20', (select min(id) from people) from projects
        where starts_with(slug, ${word})`);
    };
    await propose('one-', 1);
    const { statements } = await database.sqlLog.during(() => briefOn('2017-09-05T12:00:00Z', '2017-05-01'));
    await propose('more-', 150);
    const more = await database.sqlLog.during(async () => {
      const { proposed } = await briefOn('2017-09-05T12:00:00Z', '2017-05-01');
      expect(proposed?.totalCount).toBeGreaterThan(150);
      expect(proposed?.items).toHaveLength(100);
    });
    expect(more.statements.length).toBeLessThanOrEqual(statements.length);
  });

  test('of a day that is yet to come is refused', async () => {
    const { errors } = await client(database, { now: '2017-09-05T12:00:00Z' }).ask(BRIEF, {
      since: '2017-09-06',
    });
    expect(errors?.[0]).toMatchObject({
      message: 'since: expected 2017-09-05 or an earlier day, got 2017-09-06.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describeOnBoth('the brief of what happens', (open) => {
  let database: TestDatabase;
  let tracker: World;
  const now = '2017-08-20T12:00:00.000Z';
  const meeting = '2017-08-16';
  const reason = 'as the meeting said';
  const chair = () => tracker.as('CHAIR', now);
  const brief = async (at = now, since = meeting): Promise<Brief> =>
    (await client(database, { now: at }).data(BRIEF, { since })).brief;
  const record = (project: string, to: string, given: object = {}) =>
    tracker.act(
      chair(),
      'recordStatusChange',
      { project, to, meeting, reason, ...given },
      'statusChange { id }',
    );
  const run = (project: string, status: string, day: number) =>
    tracker.act(tracker.as('CI', now, [project]), 'reportCiRun', {
      project,
      criterion: 'ci-boots',
      branch: project === 'landlock' ? 'main' : 'master',
      status,
      runId: `${project} ${day}`,
      finishedAt: `2017-08-${day}T10:00:00.000Z`,
    });

  beforeAll(async () => {
    database = await open();
    tracker = await world(database);
    await tracker.project('here', 'EXPERIMENTAL');
    await tracker.project('there', 'EXPERIMENTAL');
  });
  afterAll(() => database.close());

  test('a change, a correction, a proposal that was withdrawn', async () => {
    await tracker.act(chair(), 'proposeStatusChange', { project: 'here', to: 'ONGOING', reason });
    const { proposals } = (await chair().data('{ project(slug: "here") { proposals { nodes { id } } } }'))
      .project;
    await tracker.act(chair(), 'withdrawProposal', {
      proposal: proposals.nodes[0].id,
      reason: 'changed my mind',
    });
    const answer = await record('here', 'ONGOING');
    expect(messages(await brief(), 'recorded')).toEqual([
      'here: ONGOING, by the meeting of 2017-08-16: as the meeting said.',
    ]);
    await tracker.act(chair(), 'correctStatusChange', {
      statusChange: answer.statusChange.id,
      meeting,
      reason: 'it was not',
      retract: true,
    });
    expect(messages(await brief(), 'recorded')).toEqual([
      'here: a record was taken back, by the meeting of 2017-08-16: it was not.',
    ]);
    expect(messages(await brief(), 'withdrawn')).toEqual([
      'here is no longer proposed as ONGOING; the proposal was withdrawn on 2017-08-20: changed my mind.',
    ]);
  });

  test('gates that close and open, evidence and waivers that run out', async () => {
    expect(messages(await brief(), 'contradictions')).toContain(
      'landlock is recorded as GRADUATED, but does not meet what that level requires.',
    );
    await run('landlock', 'PASSED', 18);
    await run('landlock', 'PASSED', 19);
    const assessed = {
      project: 'landlock',
      criterion: 'reviewed',
      result: 'MET',
      justification: 'read it',
      evidence: [{ url: 'https://example.org/review' }],
      validUntil: '2017-08-24',
    };
    await tracker.act(tracker.as('MAINTAINER', now, ['landlock']), 'assessCriterion', assessed);
    const open = await brief();
    expect(messages(open, 'contradictions').join()).not.toContain('landlock is GRADUATED');
    expect(messages(open, 'gatesOpened')).toEqual([
      'landlock: the gate to GRADUATED was blocked at the end of 2017-08-16 and is open now.',
    ]);
    expect(messages(open, 'expiring')).toEqual([
      'landlock: CI boots it is met until 2017-08-29T10:00Z.',
      'landlock: API reviewed is met until 2017-08-25T00:00Z.',
    ]);
    const later = await brief('2017-09-01T12:00:00Z', '2017-08-20');
    expect(messages(later, 'gatesClosed')).toEqual([
      'landlock: the gate to GRADUATED was open at the end of 2017-08-20 and is blocked now.',
    ]);
    expect(messages(later, 'expired').map((message) => message.split(':').slice(0, 2).join(':'))).toEqual([
      'landlock: CI boots it',
      'landlock: API reviewed',
    ]);
    expect(messages(await brief('2017-09-01T12:00:00Z', '2017-08-31'), 'expired')).toEqual([]);
    await tracker.act(chair(), 'waiveCriterion', {
      project: 'wireguard',
      criterion: 'reviewed',
      meeting,
      reason,
      expiresOn: '2017-08-25',
    });
    expect(messages(await brief(), 'expiring')).toContain(
      'wireguard: API reviewed is waived until 2017-08-26T00:00Z.',
    );
    expect(messages(await brief('2017-08-26T00:00:00Z', '2017-08-20'), 'expired')).toContain(
      'wireguard: the waiver of API reviewed ended on 2017-08-25.',
    );
  });

  test('members of the channel that conflict, and records of one day that disagree', async () => {
    const quiet = messages(await brief(), 'contradictions').join();
    expect(quiet).not.toContain('conflict');
    await record('here', 'TESTING', { override: 'tried by hand' });
    await record('there', 'TESTING', { override: 'tried by hand' });
    await tracker.act(chair(), 'claimCompatibility', {
      project: 'here',
      other: 'there',
      verdict: 'CONFLICT',
      reason: 'both want the same hook',
      evidence: [{ url: 'https://example.org/conflict' }],
      claimedOn: '2017-08-18',
      expiresOn: '2017-08-22',
    });
    const after = await brief();
    expect(messages(after, 'contradictions').join()).toMatch(
      /here and there conflict, and both are in the testing channel: claim of 2017-08-18, “conflict”: both want the same hook/,
    );
    expect(messages(after, 'expiring')).toContain(
      'here and there: the claim “conflict” counts until the end of 2017-08-22.',
    );
    await record('there', 'EXPERIMENTAL');
    expect(messages(await brief(), 'contradictions').join('\n')).toMatch(
      /there has records of one day, 2017-08-16, that disagree: TESTING, then EXPERIMENTAL\./,
    );
  });

  test('a line that a corrected report lost, a topic that was planned, an agenda that the notes forgot', async () => {
    const path = 'reports/sig-security/2017-08-16.md';
    const lines = [
      '# 2017-08-16',
      '',
      '## Agenda',
      '',
      '* wireguard update',
      '* landlock, at last',
      '',
      '## Next meeting: 2017-08-30',
      '',
      '* landlock deep dive',
      '',
      '## Meeting Notes',
      '',
      '* wireguard works everywhere',
    ];
    const take = (markdown: string) => tracker.act(chair(), 'importReport', { markdown, path });
    expect(await take(`${lines.join('\n')}\n`)).toMatchObject({ __typename: 'ImportReportSuccess' });
    const evidence = [{ report: path, lineStart: 14, lineEnd: 14 }];
    expect(await record('wireguard', 'ONGOING', { evidence })).toMatchObject({
      __typename: 'RecordStatusChangeSuccess',
    });
    const before = await brief();
    expect(messages(before, 'contradictions')).toContain(
      'landlock was on the agenda of 2017-08-16, but no note mentions it.',
    );
    expect(messages(before, 'contradictions').join()).not.toContain('rests on');
    expect(messages(before, 'neverHeld')).toEqual([]);
    expect(messages(await brief('2017-08-31T12:00:00Z'), 'neverHeld')).toEqual([
      'The meeting of 2017-08-16 announced one for 2017-08-30, but none is on record for that day.',
      'The meeting of 2017-08-16 planned “landlock deep dive”, which has not come up since.',
    ]);
    await take(`${lines.with(-1, '* wireguard works nowhere').join('\n')}\n`);
    expect(messages(await brief(), 'contradictions')).toContain(
      `wireguard: the record of ONGOING by the meeting of 2017-08-16 rests on “wireguard works everywhere”, which is in revision 1 of ${path}, but not in the newest.`,
    );
  });
});

describeOn(['postgres'], 'the brief on many projects', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open({ statementTimeoutMs: 60_000 });
    await seedManyProjects(database.db, 1200);
    const { db } = database;
    await db.execute(sql`insert into criteria (key) values ('reviewed')`);
    await db.execute(sql`
      insert into criterion_records (criterion_id, sequence, act, effective_on, gates, kind, title, standing, basis, meeting_id, entered_by)
      select 1, 1, 'DEFINED', '2017-05-24', 'GRADUATED', 'REVIEW', 'It was reviewed', 'ADOPTED', 'STATED', min(id), 1 from meetings`);
    // Every second one that has a record has graduated, past a gate that is blocked.
    await db.execute(sql`
      insert into status_changes (project_id, meeting_id, meeting_date, kind, effect, "to", effective_on, basis, reason, override, entered_by, sequence)
      select record.project_id, record.meeting_id, record.meeting_date, 'CHANGE', 'SET', 'GRADUATED', '2017-05-25', 'STATED', 'so it was',
        'so be it', 1, 2 from status_changes record where record.project_id % 2 = 0`);
    await db.execute(sql`analyze`);
  });
  afterAll(() => database.close());

  const ask = (after: string | null) =>
    client(database, { now: '2017-08-20T12:00:00Z' }).data(
      `query ($after: String) { brief(since: "2017-05-01", after: $after) { judgedCount endCursor recorded { totalCount items { message } }
        contradictions { totalCount items { message } } gatesOpened { totalCount } expiring { totalCount } } }`,
      { after },
    );

  test('looks at five hundred of them at a time, at each of them once, and says where to go on', async () => {
    const counts: number[] = [];
    const contradictions: number[] = [];
    let after: string | null = null;
    do {
      const { result, statements } = await database.sqlLog.during(() => ask(after));
      const { brief } = result;
      expect(statements.length).toBeLessThan(30);
      counts.push(brief.judgedCount);
      contradictions.push(brief.contradictions.totalCount);
      expect(brief.recorded.totalCount).toBe(900 + 300);
      expect(brief.recorded.items).toHaveLength(100);
      expect(brief.contradictions.items.length).toBeLessThanOrEqual(100);
      after = brief.endCursor;
    } while (after);
    expect(counts).toEqual([500, 500, 200]);
    expect(contradictions.reduce((sum, count) => sum + count, 0)).toBe(300);
  });

  test('reads as much for any number of projects', async () => {
    const { of } = await rowsRead(database.db, (tx) =>
      client({ db: tx }, { now: '2017-08-20T12:00:00Z' }).data(
        '{ brief(since: "2017-08-01") { contradictions { totalCount } gatesClosed { totalCount } } }',
      ),
    );
    expect(of('projects')).toBeLessThanOrEqual(3 * 501);
  });
});
