import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';

const GATE = `to verdict summary evaluatedAt nextChangeAt
  criteria { criterion { key standing } verdict inherited isRequired since explanation evidence { __typename ... on CiRun { url } } waiver { id } }
  blockers { code message actor criterion { key } }`;

const gateOn = (asOf: string, to: string) =>
  `{ project(slug: "wireguard", asOf: "${asOf}") { gate(to: ${to}) { ${GATE} } } }`;

describeOnBoth('what the seeds say of the gates', (open) => {
  let database: TestDatabase;
  let ask: Client;
  beforeAll(async () => {
    database = await open({ seeded: true });
    ask = client(database, { now: '2018-01-10T12:00:00Z' });
  });
  afterAll(() => database.close());

  test('WireGuard had no CI at all on 2017-07-20', async () => {
    const { project } = await ask.data(gateOn('2017-07-20', 'GRADUATED'));
    expect(project.gate).toMatchObject({
      to: 'GRADUATED',
      verdict: 'BLOCKED',
      evaluatedAt: '2017-07-20T23:59:59.999Z',
      nextChangeAt: null,
      blockers: [
        {
          code: 'MISSING',
          actor: 'CI',
          criterion: { key: 'ci-boots' },
          message:
            "CI boots it: no run is on record; 3 passing runs are required. Next step: the project's CI runs it.",
        },
        {
          code: 'MISSING',
          actor: 'CI',
          criterion: { key: 'ci-builds' },
          message:
            "CI builds it: no run is on record; 3 passing runs are required. Next step: the project's CI runs it.",
        },
      ],
    });
    expect(project.gate.summary).toBe(
      'The step to GRADUATED is blocked by 2 of 4 required criteria: CI boots it (missing), CI builds it (missing). 9 more have been proposed; no meeting has adopted them.',
    );
  });

  test('by 2017-08-31 there was one passing run of each', async () => {
    const { project } = await ask.data(gateOn('2017-08-31', 'GRADUATED'));
    expect(project.gate.verdict).toBe('BLOCKED');
    expect(project.gate.blockers).toEqual([
      {
        code: 'INSUFFICIENT',
        actor: 'CI',
        criterion: { key: 'ci-boots' },
        message:
          "CI boots it: 1 of 3 required passing runs; the last passed on 2017-08-22 and counts to the end of 2017-09-21. Next step: the project's CI runs it.",
      },
      {
        code: 'INSUFFICIENT',
        actor: 'CI',
        criterion: { key: 'ci-builds' },
        message:
          "CI builds it: 1 of 3 required passing runs; the last passed on 2017-08-18 and counts to the end of 2017-09-17. Next step: the project's CI runs it.",
      },
    ]);
    const boots = project.gate.criteria.find(
      ({ criterion }: { criterion: { key: string } }) => criterion.key === 'ci-boots',
    );
    expect(boots).toMatchObject({
      since: '2017-08-22',
      evidence: [{ __typename: 'CiRun', url: 'https://github.com/linuxkit/linuxkit/pull/2450' }],
    });
  });

  test('by 2017-11-23 those runs were too old, and the sentence says from which day on runs count', async () => {
    const { project } = await ask.data(gateOn('2017-11-23', 'GRADUATED'));
    expect(project.gate.blockers[0]).toMatchObject({
      code: 'STALE',
      message:
        "CI boots it: 1 of 3 required passing runs; the last passed on 2017-08-22, and runs before 2017-10-24 no longer count. Next step: the project's CI runs it.",
    });
  });

  test('the last day on which a run of 2017-08-22 counts is 2017-09-21', async () => {
    const codes = async (asOf: string) =>
      (await ask.data(gateOn(asOf, 'GRADUATED'))).project.gate.blockers.map(
        ({ code, criterion }: { code: string; criterion: { key: string } }) => `${criterion.key} ${code}`,
      );
    expect(await codes('2017-08-21')).toEqual(['ci-boots MISSING', 'ci-builds INSUFFICIENT']);
    expect(await codes('2017-09-21')).toEqual(['ci-builds STALE', 'ci-boots INSUFFICIENT']);
    expect(await codes('2017-09-22')).toEqual(['ci-boots STALE', 'ci-builds STALE']);
  });

  test('a past date is judged by the criteria of that date', async () => {
    const keys = async (asOf: string) =>
      (await ask.data(gateOn(asOf, 'GRADUATED'))).project.gate.criteria.map(
        ({ criterion }: { criterion: { key: string } }) => criterion.key,
      );
    expect(await keys('2017-03-18')).toEqual([]);
    expect((await keys('2017-03-19')).sort()).toEqual(['readme', 'roadmap', 'runs-in-build']);
    expect(await keys('2017-05-23')).not.toContain('ci-boots');
    expect(await keys('2017-05-24')).toContain('ci-boots');
    const { project } = await ask.data(gateOn('2017-03-18', 'GRADUATED'));
    expect(project.gate).toMatchObject({
      verdict: 'NO_CRITERIA',
      summary:
        'No criterion is adopted for the step to GRADUATED, so there is nothing to pass. Next step: the SIG decides.',
    });
  });

  test('KSPP is meant to stay a project and has no next gate; what nobody recorded stands before PROPOSED', async () => {
    const { kspp, shiftfs, wireguard, memorizer } = await ask.data(`{
      kspp: project(slug: "kspp") { nextGate { to } }
      shiftfs: project(slug: "shiftfs") { nextGate { to verdict } }
      wireguard: project(slug: "wireguard") { nextGate { to } }
      memorizer: project(slug: "memorizer") { nextGate { to } }
    }`);
    expect({ kspp, shiftfs, wireguard, memorizer }).toEqual({
      kspp: { nextGate: null },
      shiftfs: { nextGate: { to: 'PROPOSED', verdict: 'NO_CRITERIA' } },
      wireguard: { nextGate: { to: 'TESTING' } },
      memorizer: { nextGate: { to: 'EXPERIMENTAL' } },
    });
  });

  test('the next gate follows the readiness of the day and clock read at', async () => {
    const { before, effective, recorded } = await ask.data(`{
      before: project(slug: "wireguard", asOf: "2017-03-16") { nextGate { to } }
      effective: project(slug: "wireguard", asOf: "2017-03-17") { nextGate { to } }
      recorded: project(slug: "wireguard", asOf: "2017-03-17", clock: RECORDED) { nextGate { to } }
    }`);
    expect([before, effective, recorded].map(({ nextGate }) => nextGate.to)).toEqual([
      'PROPOSED',
      'TESTING',
      'PROPOSED',
    ]);
  });

  test('proposed criteria are shown and block nothing', async () => {
    const { project } = await ask.data(gateOn('2017-08-31', 'TESTING'));
    expect(project.gate.verdict).toBe('OPEN');
    const tooling = project.gate.criteria.find(
      ({ criterion }: { criterion: { key: string } }) => criterion.key === 'no-own-tooling',
    );
    expect(tooling).toMatchObject({
      verdict: 'MISSING',
      isRequired: false,
      inherited: false,
      explanation:
        'Carries no build tooling of its own: not assessed yet; a maintainer of the project or a chair can assess it. Not required yet: it was proposed on 2017-06-07, and no meeting has adopted it. Next step: the SIG decides.',
    });
    expect(
      project.gate.criteria.find(
        ({ criterion }: { criterion: { key: string } }) => criterion.key === 'readme',
      ),
    ).toMatchObject({
      verdict: 'MET',
      isRequired: true,
      inherited: true,
      evidence: [{ __typename: 'Assessment' }],
    });
  });

  test('each record keeps the gate as it stood', async () => {
    const { project } = await ask.data(`{ project(slug: "wireguard") { history(first: 1) { nodes {
      to gate { ${GATE} } } } } }`);
    expect(project.history.nodes[0]).toMatchObject({
      to: 'EXPERIMENTAL',
      gate: {
        to: 'EXPERIMENTAL',
        verdict: 'BLOCKED',
        evaluatedAt: '2017-05-24T23:59:59.999Z',
        blockers: [
          { code: 'MISSING', actor: 'MAINTAINER', criterion: { key: 'readme' } },
          { code: 'MISSING', actor: 'MAINTAINER', criterion: { key: 'roadmap' } },
        ],
      },
    });
    const { project: kspp } = await ask.data(
      '{ project(slug: "kspp") { history(first: 1) { nodes { to gate { to } } } } }',
    );
    expect(kspp.history.nodes[0]).toEqual({ to: 'ONGOING', gate: null });
  });

  test('each criterion says since when, by whom and where', async () => {
    const { criteria } = await ask.data(`{ criteria(gates: GRADUATED) {
      key title gates kind standing since adoptedOn retiredOn basis requiredRuns windowDays
      source { meeting { date } url } history { act effectiveOn meeting { date } } } }`);
    expect(criteria[0]).toMatchObject({
      key: 'ci-boots',
      title: 'CI boots it',
      gates: 'GRADUATED',
      kind: 'CI',
      standing: 'ADOPTED',
      since: '2017-05-24',
      adoptedOn: '2017-05-24',
      retiredOn: null,
      basis: 'INFERRED',
      requiredRuns: 3,
      windowDays: 30,
      source: { meeting: { date: '2017-05-24' } },
      history: [{ act: 'DEFINED', effectiveOn: '2017-05-24', meeting: { date: '2017-05-24' } }],
    });
    expect(criteria[0].source.url).toMatch(/^https:\/\/github\.com\/linuxkit\/linuxkit\//);
    const { early } = await ask.data('{ early: criteria(asOf: "2017-03-19") { key } }');
    expect(early.map(({ key }: { key: string }) => key)).toEqual(['readme', 'roadmap', 'runs-in-build']);
  });
});
