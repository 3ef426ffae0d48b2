import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { assessments, proposals, waivers } from '../../../src/db/tables/index.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { openTracker, report, type Tracker } from './tracker.ts';

/** What the API refuses a chair is refused in a report too, at its line, with what would be taken. */
describeOnBoth('a decision is entered as a mutation is', (open) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  beforeEach(() => tracker.reset());
  afterAll(() => tracker?.close());

  const take = (date: string, lines: string[], now?: string) =>
    tracker.take(
      report(date, { decisions: lines.join('\n') }),
      now === undefined ? {} : { now: new Date(now) },
    );
  const decide = async (date: string, ...lines: string[]) => {
    const { outcome, diagnostics } = await take(date, lines);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(outcome).toBe('IMPORTED');
  };
  const refused = async (date: string, lines: string[], now?: string) => {
    const before = await tracker.rows();
    const { outcome, diagnostics } = await take(date, lines, now);
    expect(outcome).toBe('REFUSED');
    expect(await tracker.rows()).toEqual(before);
    return diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ line, column, rule, message }) => `${line}:${column} ${message} [${rule}]`);
  };
  test('a meeting that has not begun records nothing, tomorrow’s as little as today’s later one', async () => {
    await decide('2017-05-24', '- okernel: none -> EXPERIMENTAL: it is in the tree');
    for (const line of [
      '- okernel: confirmed EXPERIMENTAL: still so',
      '- okernel: EXPERIMENTAL -> RETIRED: given up',
      '- okernel + kspp: PLAUSIBLE: why not',
      '- criterion fuzzed for TESTING (REVIEW): Fuzzed: required',
    ])
      expect(await refused('2018-03-02', [line])).toEqual([
        '11:3 expected a meeting that has started; the meeting of 2018-03-02 is still to come: it starts at 2018-03-02T16:00:00.000Z [decision-refused]',
      ]);
    expect(
      await refused('2018-03-01', ['- okernel: confirmed EXPERIMENTAL: still so'], '2018-03-01T12:00:00Z'),
    ).toEqual([expect.stringContaining('starts at 2018-03-01T16:00:00.000Z')]);
    const begun = await take(
      '2018-03-01',
      ['- okernel: confirmed EXPERIMENTAL: still so'],
      '2018-03-01T16:00:00Z',
    );
    expect(begun.outcome).toBe('IMPORTED');
  });

  test('a criterion that CI runs alone decide is assessed by nobody', async () => {
    await tracker.define('ci-boots', 'CI');
    await tracker.define('readme', 'REVIEW');
    expect(
      await refused('2017-05-24', [
        '- wireguard, readme: met: there',
        '- wireguard, ci-boots: met: it boots',
      ]),
    ).toEqual([
      '12:3 expected a criterion of kind REVIEW or ATTESTATION; ci-boots is decided by CI runs alone [decision-refused]',
    ]);
    expect(await refused('2017-05-24', ['- wireguard, readme: met, until 2017-05-23: there'])).toEqual([
      '11:3 expected 2017-05-24 or a later day, found 2017-05-23 [decision-refused]',
    ]);
    expect(await tracker.db.$count(assessments)).toBe(0);
  });

  test('a blocked gate holds a step up, and the line that overrides it is told', async () => {
    await tracker.define('readme', 'REVIEW');
    await decide('2017-05-24', '- wireguard: none -> EXPERIMENTAL: it is in the tree');
    const [message] = await refused('2017-06-07', ['- wireguard: EXPERIMENTAL -> TESTING: it boots']);
    expect(message).toMatch(/^11:3 The step to TESTING is blocked: readme: .*\[decision-refused\]$/);
    expect(message).toContain('In a report: "-> TESTING, override: reason"');
    await decide('2017-06-07', '- wireguard: EXPERIMENTAL -> TESTING, override: everybody has read the code');
    const [, record] = await tracker.records();
    expect(record?.record).toMatchObject({
      to: 'TESTING',
      reason: 'everybody has read the code',
      override: 'everybody has read the code',
      gate: expect.objectContaining({ verdict: 'BLOCKED' }),
    });
    // What the meeting itself finds counts before it decides.
    await decide(
      '2017-06-21',
      '- wireguard: TESTING -> EXPERIMENTAL: back',
      '- wireguard, readme: met: there is one',
    );
    await decide('2017-07-05', '- wireguard: EXPERIMENTAL -> TESTING: now it has one');
    expect(await tracker.readiness('wireguard')).toBe('TESTING');
  });

  test('WireGuard graduates past the channel with an override, and with its own words for it', async () => {
    await decide('2017-05-24', '- wireguard: none -> EXPERIMENTAL, effective 2017-03-17: among the projects');
    expect(await refused('2017-08-02', ['- wireguard: EXPERIMENTAL -> GRADUATED: merged'])).toEqual([
      expect.stringContaining('A move from EXPERIMENTAL to GRADUATED is not allowed'),
    ]);
    await decide(
      '2017-08-02',
      '- wireguard: EXPERIMENTAL -> GRADUATED, effective 2017-07-20, override "it was in the default kernels before anybody decided": in the default kernels',
    );
    const [, record] = await tracker.records();
    expect(record?.record).toMatchObject({
      to: 'GRADUATED',
      effectiveOn: '2017-07-20',
      reason: 'in the default kernels',
      override: 'it was in the default kernels before anybody decided',
    });
    // A line that no longer overrides asks for what the ledger does not take.
    expect(
      await refused('2017-08-02', ['- wireguard: EXPERIMENTAL -> GRADUATED: in the default kernels']),
    ).toEqual([expect.stringContaining('is not allowed')]);
  });

  test('members of the channel are asked, those who come in by the same report among them', async () => {
    await decide(
      '2017-05-24',
      '- wireguard: none -> EXPERIMENTAL: in',
      '- okernel: none -> EXPERIMENTAL: in',
    );
    const both = [
      '- wireguard: EXPERIMENTAL -> TESTING: it boots',
      '- okernel: EXPERIMENTAL -> TESTING: as well',
    ];
    expect(await refused('2017-06-07', both)).toEqual([
      expect.stringMatching(
        /^12:3 The step to TESTING is blocked: okernel and wireguard, which is in the channel/,
      ),
    ]);
    expect(
      await refused('2017-06-07', [
        '- wireguard + okernel: CONFLICT: one kernel',
        ...both.map((line) => line.replace('TESTING:', 'TESTING, override:')),
      ]),
    ).toEqual([expect.stringContaining('cannot be overridden')]);
    await decide('2017-06-07', '- wireguard + okernel: PLAUSIBLE: nothing speaks against it', ...both);
    expect(await tracker.readiness('okernel')).toBe('TESTING');
  });

  test('texts have the limits that they have in the API', async () => {
    expect(await refused('2017-05-24', [`- wireguard: none -> PROPOSED: ${'x'.repeat(2001)}`])).toEqual([
      '11:3 expected at most 2000 characters, found 2001 [decision-refused]',
    ]);
    expect(
      await refused('2017-05-24', ['- criterion fuzzed for ONGOING (REVIEW): Fuzzed: required']),
    ).toEqual([
      expect.stringContaining(
        'expected a step that a project takes, one of PROPOSED, EXPERIMENTAL, TESTING, GRADUATED',
      ),
    ]);
  });

  test('two waivers and revocations of one criterion are taken in the order of their lines', async () => {
    await tracker.define('readme', 'REVIEW');
    await decide(
      '2017-05-24',
      '- wireguard, readme: waived until 2017-12-31: for now',
      '- wireguard, readme: waiver revoked: no, after all',
      '- wireguard, readme: waived until 2017-10-31: shorter',
    );
    expect((await tracker.db.select().from(waivers).orderBy(waivers.id)).map(({ reason }) => reason)).toEqual(
      ['for now', 'shorter'],
    );
    expect(await tracker.db.$count(proposals)).toBe(0);
    expect(await tracker.verify()).toEqual([]);
  });

  test('a meeting that has recorded something cannot be put off by its header', async () => {
    await decide('2017-05-24', '- okernel: none -> EXPERIMENTAL: it is in the tree');
    const source = report('2017-05-24', { decisions: '- okernel: none -> EXPERIMENTAL: it is in the tree' });
    const early = new Date('2017-05-24T15:00:00Z');
    const { outcome, diagnostics } = await tracker.take(source.replace('9am PDT', '10am PDT'), {
      now: early,
    });
    expect(outcome).toBe('REFUSED');
    expect(diagnostics).toEqual([
      expect.objectContaining({
        line: 2,
        rule: 'meeting-refused',
        message: expect.stringContaining('expected an instant that has passed'),
      }),
    ]);
  });
});
