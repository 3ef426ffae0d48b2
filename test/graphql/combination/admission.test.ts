import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { type World, world } from '../gate/world.ts';

const evidence = [{ url: 'https://example.org/report' }];
const reason = 'as the meeting said';
const meeting = '2017-08-16';
const BLOCKED = '... on GateBlockedError { to blockers { code actor message criterion { key } } }';

describeOnBoth('getting into the channel', (open) => {
  let database: TestDatabase;
  let tracker: World;
  beforeAll(async () => {
    database = await open();
    tracker = await world(database);
    await tracker.project('member', 'EXPERIMENTAL', 'TESTING');
    for (const slug of ['conflicting', 'ported', 'unknown', 'plausible', 'expiring', 'expired'])
      await tracker.project(slug, 'EXPERIMENTAL');
    const verdicts = {
      conflicting: 'CONFLICT',
      ported: 'NEEDS_PORT',
      plausible: 'PLAUSIBLE',
      expiring: 'TESTED',
    };
    for (const [project, verdict] of Object.entries(verdicts))
      await claim({ project, verdict, expiresOn: project === 'expiring' ? '2017-08-20' : null });
    await claim({ project: 'expired', verdict: 'TESTED', expiresOn: '2017-08-01' });
  });
  afterAll(() => database.close());

  const claim = async (input: object) => {
    const given = { other: 'member', reason, evidence, claimedOn: '2017-06-01', ...input };
    const answer = await tracker.act(tracker.as('CHAIR'), 'claimCompatibility', given);
    expect(answer).toEqual({ __typename: 'ClaimCompatibilitySuccess' });
  };
  const record = async (project: string, given: object = {}, role: 'CHAIR' | 'MAINTAINER' = 'CHAIR') => {
    const answer = await tracker.as(role, undefined, [project]).data(
      `mutation ($input: RecordStatusChangeInput!) { recordStatusChange(input: $input) {
        __typename ... on Error { message } ${BLOCKED} } }`,
      { input: { project, to: 'TESTING', meeting, reason, basis: 'EXTERNAL', ...given } },
    );
    return answer.recordStatusChange;
  };

  test('a conflict with a member blocks, and nobody overrides it', async () => {
    for (const given of [{}, { override: 'we want it' }]) {
      const answer = await record('conflicting', given);
      expect(answer).toMatchObject({
        __typename: 'GateBlockedError',
        to: 'TESTING',
        blockers: [{ code: 'CHANNEL_CONFLICT', actor: 'SIG', criterion: null }],
      });
      expect(answer.message).toContain('cannot be overridden');
      expect(answer.blockers[0].message).toContain('member');
    }
  });

  test.each([
    ['ported', 'CHANNEL_NEEDS_PORT'],
    ['unknown', 'CHANNEL_UNKNOWN'],
    ['expired', 'CHANNEL_UNKNOWN'],
  ])('%s is blocked by %s, and in the gate, unless a chair overrides it', async (project, code) => {
    const gate = await tracker.gate('TESTING', undefined, project);
    expect(gate.verdict).toBe('BLOCKED');
    expect(gate.blockers).toMatchObject([{ code, criterion: null }]);
    expect(await record(project, {}, 'MAINTAINER')).toMatchObject({
      __typename: 'GateBlockedError',
      blockers: [{ code }],
    });
    const before = await tracker.as(null).data(`{ project(slug: "${project}") { readiness } }`);
    expect(before.project.readiness).toBe('EXPERIMENTAL');
    expect(await record(project, { override: 'tried by hand' })).toEqual({
      __typename: 'RecordStatusChangeSuccess',
    });
    // It leaves again, so that the next one meets the same members.
    expect(await record(project, { to: 'RETIRED' })).toEqual({ __typename: 'RecordStatusChangeSuccess' });
  });

  test('what is at least plausible gets in; the gate closes on the day after the claim', async () => {
    expect((await tracker.gate('TESTING', undefined, 'plausible')).verdict).toBe('NO_CRITERIA');
    const fresh = await tracker.gate('TESTING', '2017-08-20T23:59:59.000Z', 'expiring');
    expect(fresh).toMatchObject({ blockers: [], nextChangeAt: '2017-08-21T00:00:00.000Z' });
    const expired = await tracker.gate('TESTING', '2017-08-21T00:00:00.000Z', 'expiring');
    expect(expired.blockers).toMatchObject([{ code: 'CHANNEL_UNKNOWN' }]);
    expect(expired.blockers[0].message).toContain('2017-08-20');
    expect(await record('plausible')).toEqual({ __typename: 'RecordStatusChangeSuccess' });
    // It is a member now itself, and nothing is known of it and the other.
    expect((await tracker.gate('TESTING', undefined, 'expiring')).blockers).toMatchObject([
      { code: 'CHANNEL_UNKNOWN' },
    ]);
  });

  test('members do not stand in their own way, nor in that of other steps', async () => {
    const { blockers } = await tracker.gate('TESTING', undefined, 'member');
    expect(JSON.stringify(blockers)).not.toContain('member, which is in the channel');
    const graduated = await tracker.gate('GRADUATED', undefined, 'conflicting');
    expect(graduated.blockers.map(({ code }: { code: string }) => code)).not.toContain('CHANNEL_CONFLICT');
  });

  test('who would meet today’s members by a late entry is told so', async () => {
    const late = await record('conflicting', { meeting: '2017-05-24', override: 'it was then' });
    expect(late.blockers[0]).toMatchObject({ code: 'CHANNEL_CONFLICT' });
    expect(JSON.stringify(late.blockers)).toContain('plausible, which is in the channel');
  });

  test('of two that conflict and come in at once only one gets in', async () => {
    for (const round of ['first', 'second', 'third', 'fourth']) {
      const pair = [`${round}-here`, `${round}-there`] as const;
      for (const slug of pair) await tracker.project(slug, 'EXPERIMENTAL');
      await claim({ project: pair[0], other: pair[1], verdict: 'CONFLICT' });
      const answers = await Promise.all(pair.map((slug) => record(slug, { override: 'both at once' })));
      expect(answers.map(({ __typename }) => __typename).toSorted(), round).toEqual([
        'GateBlockedError',
        'RecordStatusChangeSuccess',
      ]);
      expect(answers.find(({ blockers }) => blockers).blockers[0]).toMatchObject({
        code: 'CHANNEL_CONFLICT',
      });
    }
  });
});
