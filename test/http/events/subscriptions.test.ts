import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type World, world } from '../../graphql/gate/world.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { openSite, type Site } from '../../helpers/site.ts';
import { type Listener, listenTo } from './listener.ts';

const CHANGED = `subscription ($project: String) { statusChanged(project: $project) {
  kind from to reason project { slug readiness } meeting { date } } }`;
const GATES = `subscription ($project: String) { gateChanged(project: $project) {
  to oldVerdict newVerdict project { slug gate(to: GRADUATED) { verdict } } } }`;
const meeting = '2017-08-16';
const reason = 'as the meeting said';

describeOnBoth('what happens', (open) => {
  let database: TestDatabase;
  let tracker: World;
  let site: Site;
  /** Noon of the twentieth, and on from there. */
  const begun = Date.now();
  const clock = () => new Date(Date.parse('2017-08-20T12:00:00Z') + Date.now() - begun);
  const listeners: Listener[] = [];
  const listen = async (query: string, project?: string) => {
    const listener = await listenTo(site, query, { project });
    listeners.push(listener);
    return listener;
  };
  const record = (project: string, to: string, given: object = {}) =>
    tracker.act(tracker.as('CHAIR'), 'recordStatusChange', { project, to, meeting, reason, ...given });
  const run = (runId: string, status: string, finishedAt: Date) =>
    tracker.act(tracker.as('CI', clock().toISOString()), 'reportCiRun', {
      project: 'wireguard',
      criterion: 'ci-boots',
      branch: 'master',
      status,
      runId,
      finishedAt,
    });

  beforeAll(async () => {
    database = await open();
    tracker = await world(database);
    for (const slug of ['selinux', 'okernel']) await tracker.project(slug, 'EXPERIMENTAL');
    site = await openSite({ on: database, clock, config: { streamsPerClient: 300, streamsTotal: 300 } });
  });
  afterEach(() => {
    for (const { leave } of listeners.splice(0)) leave();
  });
  afterAll(async () => {
    await site.close();
    await database.close();
  });

  test('a record is told to who asked for its project, and to who asked for all', async () => {
    const [all, one, other] = await Promise.all([
      listen(CHANGED),
      listen(CHANGED, 'selinux'),
      listen(CHANGED, 'okernel'),
    ]);
    expect(await record('selinux', 'ONGOING')).toMatchObject({ __typename: 'RecordStatusChangeSuccess' });
    await record('selinux', 'EXPERIMENTAL');
    await Promise.all([all.count(2), one.count(2)]);
    const told = (from: string, to: string) => ({
      statusChanged: {
        kind: 'CHANGE',
        from,
        to,
        reason,
        project: { slug: 'selinux', readiness: 'EXPERIMENTAL' },
        meeting: { date: meeting },
      },
    });
    expect(one.heard[1]).toEqual(told('ONGOING', 'EXPERIMENTAL'));
    expect(one.heard[0]).toMatchObject({ statusChanged: { from: 'EXPERIMENTAL', to: 'ONGOING' } });
    expect(all.heard).toHaveLength(2);
    expect(other.heard).toEqual([]);
  });

  test('confirmations, corrections and what was refused', async () => {
    const all = await listen(CHANGED);
    await record('okernel', 'GRADUATED');
    const answer = await tracker.act(
      tracker.as('CHAIR'),
      'confirmReadiness',
      { project: 'okernel', meeting, reason },
      'statusChange { id }',
    );
    await tracker.act(tracker.as('CHAIR'), 'correctStatusChange', {
      statusChange: answer.statusChange.id,
      meeting,
      reason: 'it did not',
      retract: true,
    });
    await all.count(2);
    expect(all.heard).toMatchObject([
      { statusChanged: { kind: 'CONFIRMATION', project: { slug: 'okernel' } } },
      { statusChanged: { kind: 'CORRECTION', reason: 'it did not' } },
    ]);
  });

  test('a gate that opens by runs, and closes by time alone', async () => {
    await tracker.act(tracker.as('MAINTAINER'), 'assessCriterion', {
      project: 'wireguard',
      criterion: 'reviewed',
      result: 'MET',
      justification: 'read it',
      evidence: [{ url: 'https://example.org/review' }],
    });
    const [gates, others] = await Promise.all([listen(GATES, 'wireguard'), listen(GATES, 'okernel')]);
    // The newest of them leaves its window of ten days in four seconds.
    const atLast = new Date(clock().getTime() - 10 * 86_400_000 + 4000);
    await run('one', 'PASSED', new Date(atLast.getTime() - 60_000));
    expect(gates.heard).toEqual([]);
    await run('two', 'PASSED', atLast);
    await gates.count(1);
    const change = (oldVerdict: string, newVerdict: string) => ({
      gateChanged: {
        to: 'GRADUATED',
        oldVerdict,
        newVerdict,
        project: { slug: 'wireguard', gate: { verdict: newVerdict } },
      },
    });
    expect(gates.heard).toEqual([change('BLOCKED', 'OPEN')]);
    await gates.count(2);
    expect(gates.heard[1]).toEqual(change('OPEN', 'BLOCKED'));
    expect(clock().getTime()).toBeGreaterThanOrEqual(atLast.getTime() + 10 * 86_400_000);
    expect(others.heard).toEqual([]);
  });

  test('a waiver that is granted and revoked, to who watches every gate', async () => {
    const gates = await listen(GATES);
    const waiver = { project: 'wireguard', criterion: 'ci-boots', meeting, reason, expiresOn: '2017-08-31' };
    const granted = await tracker.act(
      tracker.as('CHAIR', clock().toISOString()),
      'waiveCriterion',
      waiver,
      'waiver { id }',
    );
    await gates.count(1);
    await tracker.act(tracker.as('CHAIR'), 'revokeWaiver', { waiver: granted.waiver.id, meeting, reason });
    await gates.count(2);
    expect(gates.heard).toMatchObject([
      {
        gateChanged: {
          oldVerdict: 'BLOCKED',
          newVerdict: 'OPEN_WITH_WAIVERS',
          project: { slug: 'wireguard' },
        },
      },
      { gateChanged: { oldVerdict: 'OPEN_WITH_WAIVERS', newVerdict: 'BLOCKED' } },
    ]);
  });

  test.each([
    ['statusChanged', 'nothing'],
    ['gateChanged', 'no\u0000thing'],
  ])('%s of %j is refused', async (field, project) => {
    const response = await fetch(`${site.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({
        query: `subscription ($project: String) { ${field}(project: $project) { __typename } }`,
        variables: { project },
      }),
    });
    const text = await response.text();
    expect(text).toContain('BAD_USER_INPUT');
    expect(text).toContain('project');
  });

  test('300 readers that leave leave nothing behind: nobody is asked about what nobody reads', async () => {
    const many = await Promise.all(
      Array.from({ length: 300 }, (_, at) => {
        const leave = new AbortController();
        const query = at % 2 ? CHANGED : GATES;
        return fetch(`${site.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
          body: JSON.stringify({ query }),
          signal: leave.signal,
        }).then((response) => ({ response, leave }));
      }),
    );
    expect(many.filter(({ response }) => response.status === 200)).toHaveLength(300);
    for (const { leave } of many) leave.abort();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const { versionsAsked } = await database.sqlLog.during(async () => {
      await record('okernel', 'GRADUATED', { override: 'once more' });
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(versionsAsked).toBe(0);
    const again = await listen(CHANGED, 'okernel');
    await record('okernel', 'RETIRED');
    await again.count(1);
    expect(again.heard).toMatchObject([{ statusChanged: { to: 'RETIRED' } }]);
  });
});
