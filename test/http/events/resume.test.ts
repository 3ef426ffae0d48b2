import { afterAll, beforeAll, expect, test } from 'vitest';
import { gateNewsOf } from '../../../src/domain/news/gates.ts';
import { type World, world } from '../../graphql/gate/world.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { openSite, type Site } from '../../helpers/site.ts';
import { until } from '../../telling/receiver.ts';

const meeting = '2017-08-16';
const reason = 'as the meeting said';

describeOnBoth('a stream that comes back', (open) => {
  let database: TestDatabase;
  let tracker: World;
  let site: Site;
  beforeAll(async () => {
    database = await open();
    tracker = await world(database);
    for (const slug of ['selinux', 'okernel']) await tracker.project(slug, 'EXPERIMENTAL');
    site = await openSite({ on: database, clock: () => new Date('2017-08-20T12:00:00Z') });
  });
  afterAll(async () => {
    await site.close();
    await database.close();
  });

  /** As EventSource asks. */
  async function listen(query: string, lastEventId?: string, at = site) {
    const abort = new AbortController();
    const response = await fetch(`${at.url}/graphql?${new URLSearchParams({ query })}`, {
      headers: { accept: 'text/event-stream', ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
      signal: abort.signal,
    });
    let text = '';
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array);
    })().catch(() => {});
    const events = () =>
      text.split('\n\n').flatMap((event) => {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(event)?.[1];
        const data = field('data');
        return field('event') === 'next' && data ? [{ id: field('id'), ...JSON.parse(data) }] : [];
      });
    return {
      text: () => text,
      events,
      count: (many: number) => until(() => events().length >= many),
      async leave() {
        abort.abort();
        await reading;
      },
    };
  }
  const record = (project: string, to: string) =>
    tracker.act(tracker.as('CHAIR'), 'recordStatusChange', { project, to, meeting, reason });
  const CHANGED = 'subscription { statusChanged { to project { slug } } }';

  test('is told what it missed, by Last-Event-ID on another server and by its argument, without a gap and none twice', async () => {
    const first = await listen(CHANGED);
    await record('selinux', 'ONGOING');
    await first.count(1);
    const [one] = first.events();
    expect(one.id).toMatch(/^\d+\.\d+$/);
    expect(one.extensions).toEqual({ eventId: one.id });
    await first.leave();
    await record('selinux', 'EXPERIMENTAL');
    await record('okernel', 'ONGOING');
    const other = await openSite({ on: database, clock: () => new Date('2017-08-20T12:00:00Z') });
    const again = await listen(CHANGED, one.id, other);
    await again.count(2);
    await record('selinux', 'ONGOING');
    await again.count(3);
    const told = (events: { data: { statusChanged: { to: string; project: { slug: string } } } }[]) =>
      events.map(({ data: { statusChanged } }) => `${statusChanged.project.slug} ${statusChanged.to}`);
    expect(told(again.events())).toEqual(['selinux EXPERIMENTAL', 'okernel ONGOING', 'selinux ONGOING']);
    const byArgument = await listen(
      `subscription { statusChanged(project: "selinux", after: "${one.id}") { to project { slug } } }`,
    );
    await byArgument.count(2);
    expect(told(byArgument.events())).toEqual(['selinux EXPERIMENTAL', 'selinux ONGOING']);
    await again.leave();
    await byArgument.leave();
    await other.close();
    for (const after of ['1.999999', 'x']) {
      const gone = await listen(`subscription { statusChanged(after: "${after}") { to } }`);
      await until(() => gone.events().length === 1);
      expect(gone.events()[0].errors[0].extensions.code).toBe('BAD_USER_INPUT');
      await gone.leave();
    }
  });

  test('gates too: what opened and closed while nobody listened, and while the server was away, is told once each', async () => {
    const atNoon = () => new Date('2017-08-20T12:00:00Z');
    const GATES =
      'subscription { gateChanged(project: "wireguard") { oldVerdict newVerdict project { slug } } }';
    const grant = () =>
      tracker.act(
        tracker.as('CHAIR'),
        'waiveCriterion',
        { project: 'wireguard', criterion: 'ci-boots', meeting, reason, expiresOn: '2017-08-31' },
        'waiver { id }',
      );
    const revoke = ({ waiver }: { waiver: { id: string } }) =>
      tracker.act(tracker.as('CHAIR'), 'revokeWaiver', { waiver: waiver.id, meeting, reason });
    await tracker.act(tracker.as('MAINTAINER'), 'assessCriterion', {
      ...{ project: 'wireguard', criterion: 'reviewed', result: 'MET', justification: reason },
      evidence: [{ url: 'https://example.org/review' }],
    });
    const before = await openSite({ on: database, clock: atNoon });
    const first = await listen(GATES, undefined, before);
    await until(() => /^id: \d+\.\d+\n\n/.test(first.text()));
    const [, begun = ''] = /^id: (\S+)/.exec(first.text()) ?? [];
    const granted = await grant();
    await first.count(1);
    await first.leave();
    await before.close();
    // Every server that tells looks at the gates, whoever reads.
    await revoke(granted);
    await gateNewsOf(database.db).note(atNoon());
    const again = await grant();
    await gateNewsOf(database.db).note(atNoon());
    // And this nobody looks at.
    await revoke(again);
    const after = await openSite({ on: database, clock: atNoon });
    const told = (events: { data: { gateChanged: { oldVerdict: string; newVerdict: string } } }[]) =>
      events.map(({ data: { gateChanged } }) => `${gateChanged.oldVerdict} ${gateChanged.newVerdict}`);
    const all = [
      'BLOCKED OPEN_WITH_WAIVERS',
      'OPEN_WITH_WAIVERS BLOCKED',
      'BLOCKED OPEN_WITH_WAIVERS',
      'OPEN_WITH_WAIVERS BLOCKED',
    ];
    const [one] = first.events();
    const rest = await listen(GATES, one.id, after);
    // Lost before anything came: the stream had begun behind a place.
    const whole = await listen(GATES, begun, after);
    await rest.count(3);
    await whole.count(4);
    expect(told(rest.events())).toEqual(all.slice(1));
    expect(told(whole.events())).toEqual(all);
    await Promise.all([rest.leave(), whole.leave()]);
    await after.close();
  });

  test('proposals, meetings and runs have streams of their own', async () => {
    const [proposals, meetings, runs] = await Promise.all([
      listen('subscription { proposalChanged(project: "okernel") { to isOpen } }'),
      listen('subscription { meetingChanged { date state } }'),
      listen('subscription { ciRunChanged { status runId } }'),
    ]);
    const chair = tracker.as('CHAIR');
    const { proposal } = await tracker.act(
      chair,
      'proposeStatusChange',
      { project: 'okernel', to: 'GRADUATED', reason },
      'proposal { id }',
    );
    await proposals.count(1);
    await tracker.act(chair, 'withdrawProposal', { proposal: proposal.id, reason });
    await tracker.act(chair, 'scheduleMeeting', { date: '2017-09-13' });
    await meetings.count(1);
    await tracker.act(chair, 'cancelMeeting', { meeting: '2017-09-13', reason });
    await tracker.act(tracker.as('CI', '2017-08-20T11:00:00Z'), 'reportCiRun', {
      project: 'wireguard',
      criterion: 'ci-boots',
      status: 'PASSED',
      runId: '7',
      branch: 'master',
    });
    await Promise.all([proposals.count(2), meetings.count(2), runs.count(1)]);
    expect(proposals.events().map(({ data }) => data.proposalChanged.isOpen)).toEqual([true, false]);
    expect(meetings.events().map(({ data }) => data.meetingChanged.state)).toEqual(['PLANNED', 'CANCELLED']);
    expect(runs.events()[0].data.ciRunChanged).toEqual({ status: 'PASSED', runId: '7' });
    await Promise.all([proposals.leave(), meetings.leave(), runs.leave()]);
  });
});
