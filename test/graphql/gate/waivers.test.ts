import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { waivers } from '../../../src/db/tables/index.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { noon, type World, world } from './world.ts';

const WAIVER = `waiver { id reason expiresOn state meeting { date } criterion { key } project { slug } enteredBy { handle } evidence { url }
  revocation { reason meeting { date } enteredBy { handle } } } project { gate(to: GRADUATED) { verdict } }`;

describeOnBoth('waivers', (open) => {
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
    project = `waived-${made}`;
    await w.project(project, 'EXPERIMENTAL', 'TESTING');
  });
  afterAll(() => database.close());

  const waive = (input: object = {}, now = noon(20)) =>
    w.act(
      w.as('CHAIR', now),
      'waiveCriterion',
      {
        project,
        criterion: 'ci-boots',
        meeting: '2017-08-02',
        reason: 'no hardware yet',
        expiresOn: '2017-08-25',
        ...input,
      },
      WAIVER,
    );
  const revoke = (waiver: string, input: object = {}, now = noon(20)) =>
    w.act(
      w.as('CHAIR', now),
      'revokeWaiver',
      { waiver, meeting: '2017-08-16', reason: 'the hardware is there', ...input },
      WAIVER,
    );
  const boots = async (now: string) =>
    (await w.gate('GRADUATED', now, project)).criteria.find(
      ({ criterion }: { criterion: { key: string } }) => criterion.key === 'ci-boots',
    );
  const meetReview = () =>
    w.act(w.as('CHAIR', noon(1)), 'assessCriterion', {
      project,
      criterion: 'reviewed',
      result: 'MET',
      justification: 'read',
    });

  test('are heard by the gate that each of two acts of one document shows', async () => {
    const input = (criterion: string) => ({
      project,
      criterion,
      meeting: '2017-08-02',
      reason: 'no hardware yet',
      expiresOn: '2017-08-25',
    });
    const shown = '{ ... on WaiveCriterionSuccess { project { gate(to: GRADUATED) { verdict } } } }';
    const { first, second } = await w.as('CHAIR').data(
      `mutation ($first: WaiveCriterionInput!, $second: WaiveCriterionInput!) {
        first: waiveCriterion(input: $first) ${shown} second: waiveCriterion(input: $second) ${shown} }`,
      { first: input('ci-boots'), second: input('reviewed') },
    );
    expect([first.project.gate.verdict, second.project.gate.verdict]).toEqual([
      'BLOCKED',
      'OPEN_WITH_WAIVERS',
    ]);
  });

  test('let one project pass one criterion, from the day of the meeting to the end of the last day', async () => {
    await meetReview();
    expect(await waive({ evidence: [{ url: 'https://example.org/why' }] })).toMatchObject({
      waiver: {
        reason: 'no hardware yet',
        expiresOn: '2017-08-25',
        state: 'IN_FORCE',
        meeting: { date: '2017-08-02' },
        criterion: { key: 'ci-boots' },
        project: { slug: project },
        enteredBy: { handle: 'chair' },
        evidence: [{ url: 'https://example.org/why' }],
        revocation: null,
      },
      project: { gate: { verdict: 'OPEN_WITH_WAIVERS' } },
    });
    const verdicts = await Promise.all(
      [
        '2017-08-01T23:59:59.999Z',
        '2017-08-02T00:00:00.000Z',
        '2017-08-25T23:59:59.999Z',
        '2017-08-26T00:00:00.000Z',
      ].map(async (now) => (await w.gate('GRADUATED', now, project)).verdict),
    );
    expect(verdicts).toEqual(['BLOCKED', 'OPEN_WITH_WAIVERS', 'OPEN_WITH_WAIVERS', 'BLOCKED']);
    const gate = await w.gate('GRADUATED', noon(20), project);
    expect(gate).toMatchObject({
      summary:
        'The step to GRADUATED is open with waivers: 1 of 2 required criteria is met, 1 is waived: CI boots it to the end of 2017-08-25.',
      nextChangeAt: '2017-08-26T00:00:00.000Z',
      blockers: [],
    });
    expect(await boots(noon(20))).toMatchObject({
      verdict: 'WAIVED',
      underlyingVerdict: 'MISSING',
      since: '2017-08-02',
      waiver: { reason: 'no hardware yet', expiresOn: '2017-08-25', state: 'IN_FORCE' },
      explanation:
        'CI boots it: waived by the meeting of 2017-08-02 to the end of 2017-08-25; without the waiver: no run is on record; 2 passing runs are required.',
    });
    expect(await boots('2017-08-26T00:00:00.000Z')).toMatchObject({
      verdict: 'MISSING',
      waiver: null,
      explanation:
        "CI boots it: no run is on record; 2 passing runs are required; the waiver of 2017-08-02 ended on 2017-08-25. Next step: the project's CI runs it.",
    });
    expect((await w.gate('GRADUATED', noon(20), 'wireguard')).verdict).toBe('BLOCKED');
  });

  test('are never counted as met, and give way to evidence', async () => {
    await waive();
    await w.act(w.as('CI', noon(10), [project]), 'reportCiRun', {
      project,
      criterion: 'ci-boots',
      status: 'FAILED',
      runId: 'a',
    });
    expect(await boots(noon(11))).toMatchObject({ verdict: 'WAIVED', underlyingVerdict: 'FAILED' });
    for (const runId of ['b', 'c'])
      await w.act(w.as('CI', noon(12), [project]), 'reportCiRun', {
        project,
        criterion: 'ci-boots',
        status: 'PASSED',
        runId,
      });
    expect(await boots(noon(13))).toMatchObject({ verdict: 'MET', waiver: null });
  });

  test('once revoked, close the gate that instant, and earlier days keep it open', async () => {
    await meetReview();
    const { waiver } = await waive();
    expect((await w.gate('GRADUATED', noon(20), project)).verdict).toBe('OPEN_WITH_WAIVERS');
    expect(await revoke(waiver.id)).toMatchObject({
      waiver: {
        state: 'REVOKED',
        revocation: {
          reason: 'the hardware is there',
          meeting: { date: '2017-08-16' },
          enteredBy: { handle: 'chair' },
        },
      },
      project: { gate: { verdict: 'BLOCKED' } },
    });
    expect((await boots(noon(20))).explanation).toBe(
      "CI boots it: no run is on record; 2 passing runs are required; the waiver of 2017-08-02 was revoked by the meeting of 2017-08-16. Next step: the project's CI runs it.",
    );
    const { then, now } = await w.as(null).data(`{
      then: project(slug: "${project}", asOf: "2017-08-15") { gate(to: GRADUATED) { verdict } waivers { nodes { id state revocation { reason } } } }
      now: project(slug: "${project}") { waivers { totalCount nodes { state } } } }`);
    expect(then).toMatchObject({
      gate: { verdict: 'OPEN_WITH_WAIVERS' },
      waivers: { nodes: [{ state: 'IN_FORCE', revocation: null }] },
    });
    expect(now.waivers).toEqual({ totalCount: 1, nodes: [{ state: 'REVOKED' }] });
    const { node } = await w.as(null).data('query ($id: ID!) { node(id: $id) { ... on Waiver { state } } }', {
      id: then.waivers.nodes[0].id,
    });
    expect(node).toEqual({ state: 'IN_FORCE' });
    expect(await revoke(waiver.id)).toEqual({
      __typename: 'ConflictError',
      message: 'Expected a waiver in force; the meeting of 2017-08-16 revoked it.',
    });
  });

  test('a later one stands in the place of the one before, and revives nothing when it ends', async () => {
    const first = (await waive({ expiresOn: '2017-12-31' })).waiver;
    const second = (await waive({ meeting: '2017-08-16', expiresOn: '2017-08-18' })).waiver;
    expect((await boots(noon(17))).waiver.expiresOn).toBe('2017-08-18');
    expect((await boots(noon(19))).verdict).toBe('MISSING');
    expect((await boots(noon(15))).waiver.expiresOn).toBe('2017-12-31');
    expect(await revoke(first.id)).toEqual({
      __typename: 'ConflictError',
      message:
        'Expected the newest waiver of this project and criterion; the one of 2017-08-16 stands in its place.',
    });
    expect(await revoke(second.id)).toMatchObject({ waiver: { state: 'REVOKED' } });
  });

  test('what cannot be is refused, and leaves nothing', async () => {
    const count = async () => (await database.db.select().from(waivers)).length;
    const before = await count();
    expect(await waive({ expiresOn: '2017-08-01' })).toMatchObject({ issues: [{ path: 'input.expiresOn' }] });
    expect(await waive({ reason: ' ' })).toMatchObject({ issues: [{ path: 'input.reason' }] });
    expect(await waive({ criterion: 'nope' })).toMatchObject({ what: 'criterion', key: 'nope' });
    expect(await waive({ project: 'nope' })).toMatchObject({ what: 'project', key: 'nope' });
    expect(await waive({ meeting: '2017-08-03' })).toMatchObject({ what: 'meeting', key: '2017-08-03' });
    expect(await waive({ meeting: '2017-08-16' }, noon(16))).toMatchObject({
      issues: [{ path: 'input.meeting' }],
    });
    expect(await waive({ meeting: '2017-05-24' })).toMatchObject({ what: 'criterion', key: 'ci-boots' });
    expect(await count()).toBe(before);
    const { waiver } = await waive({ meeting: '2017-08-02', expiresOn: '2017-08-10' });
    expect(await revoke(waiver.id, { meeting: '2017-07-19' })).toMatchObject({
      issues: [{ path: 'input.meeting' }],
    });
    expect(await revoke(waiver.id)).toEqual({
      __typename: 'ConflictError',
      message: 'Expected a waiver in force; it ended on 2017-08-10.',
    });
    expect(await revoke('nonsense')).toMatchObject({ issues: [{ path: 'input.waiver' }] });
    const missing = Buffer.from('Waiver:999999').toString('base64');
    expect(await revoke(missing)).toMatchObject({
      __typename: 'NotFoundError',
      what: 'waiver',
      key: missing,
    });
  });
});
