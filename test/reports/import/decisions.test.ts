import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  assessments,
  compatibilityClaims,
  criterionRecords,
  decisions,
  projects,
  proposals,
  waiverRevocations,
  waivers,
} from '../../../src/db/tables/index.ts';
import { appendStatusChange } from '../../../src/domain/ledger/append.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { NOW, openTracker, report, type Tracker } from './tracker.ts';

describeOnBoth('decisions of a report', (open) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  beforeEach(async () => {
    await tracker.reset();
  });
  afterAll(() => tracker?.close());

  /** Imports a meeting with these decision lines, and expects it to be taken. */
  const decide = async (date: string, ...lines: string[]) => {
    const result = await tracker.take(report(date, { decisions: lines.join('\n') }), {
      retractMissing: true,
    });
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return result;
  };
  const refuse = async (date: string, ...lines: string[]) => {
    const before = await tracker.rows();
    const { outcome, diagnostics } = await tracker.take(report(date, { decisions: lines.join('\n') }), {
      retractMissing: true,
    });
    expect(outcome).toBe('REFUSED');
    expect(await tracker.rows()).toEqual(before);
    return diagnostics.map(({ line, column, rule, message }) => ({ line, column, rule, message }));
  };
  const shown = async () =>
    (await tracker.records()).map(
      ({ slug, record: { kind, effect, to, meetingDate, effectiveOn, correctsId, reason } }) =>
        [slug, kind, effect, to, meetingDate, effectiveOn, correctsId !== null, reason].join(' '),
    );
  afterEach(async () => {
    expect(await tracker.verify()).toEqual([]);
  });

  test('become records that cite the meeting, the line and its links', async () => {
    await decide(
      '2017-05-24',
      '- wireguard: none -> EXPERIMENTAL, effective 2017-03-17: it is among the projects [list](https://example.org/list) [more](https://example.org/more)',
      '- landlock: none -> PROPOSED: talked about',
    );
    await decide('2017-06-07', '- WireGuard: confirmed EXPERIMENTAL: still so');
    expect(await shown()).toEqual([
      'wireguard CHANGE SET EXPERIMENTAL 2017-05-24 2017-03-17 false it is among the projects',
      'landlock CHANGE SET PROPOSED 2017-05-24 2017-05-24 false talked about',
      'wireguard CONFIRMATION CONFIRM EXPERIMENTAL 2017-06-07 2017-06-07 false still so',
    ]);
    const [revision] = await tracker.revisions();
    const [first] = await tracker.records();
    const own = (await tracker.evidence()).filter(
      ({ statusChangeId }) => statusChangeId === first?.record.id,
    );
    expect(own).toEqual([
      expect.objectContaining({
        revisionId: revision?.id,
        lineStart: 11,
        lineEnd: 11,
        quote: expect.stringMatching(/^wireguard: none -> EXPERIMENTAL/),
      }),
      expect.objectContaining({ url: 'https://example.org/list' }),
      expect.objectContaining({ url: 'https://example.org/more' }),
    ]);
    expect(first?.record).toMatchObject({ basis: 'STATED', statedFrom: null, enteredBy: tracker.enteredBy });
    expect(first?.record.gate).toMatchObject({ to: 'EXPERIMENTAL', verdict: 'NO_CRITERIA' });
  });

  test('change nothing when they are imported again, or only moved', async () => {
    const lines = ['- wireguard: none -> PROPOSED: talked about', '- landlock: none -> PROPOSED: as well'];
    await decide('2017-05-24', ...lines);
    const before = await tracker.records();
    expect((await decide('2017-05-24', ...lines)).outcome).toBe('UNCHANGED');
    const moved = await decide('2017-05-24', ...lines.toReversed());
    expect(moved.summary?.counts.DECISION).toEqual({
      added: 0,
      changed: 0,
      removed: 0,
      unchanged: 0,
      moved: 2,
    });
    expect(await tracker.records()).toEqual(before);
  });

  test('that are edited become corrections of the same meeting, and a dry run says so', async () => {
    await decide('2017-05-24', '- wireguard: none -> EXPERIMENTAL, effective 2017-03-17: because');
    const edited = report('2017-05-24', { decisions: '- wireguard: none -> PROPOSED: talked about' });
    const dry = await tracker.take(edited, { dryRun: true });
    expect(dry.summary?.changes).toEqual([
      {
        act: 'CHANGED',
        subject: 'DECISION',
        label: 'wireguard: PROPOSED',
        line: 11,
        consequence: 'a correction that cites the same meeting',
        fields: [
          { field: 'to', old: 'EXPERIMENTAL', new: 'PROPOSED' },
          { field: 'effectiveOn', old: '2017-03-17', new: null },
          { field: 'reason', old: 'because', new: 'talked about' },
        ],
      },
    ]);
    expect(await shown()).toHaveLength(1);
    await tracker.take(edited);
    expect(await shown()).toEqual([
      'wireguard CHANGE SET EXPERIMENTAL 2017-05-24 2017-03-17 false because',
      'wireguard CORRECTION SET PROPOSED 2017-05-24 2017-05-24 true talked about',
    ]);
    expect(await tracker.readiness('wireguard')).toBe('PROPOSED');
    await decide('2017-05-24', '- wireguard: none -> ONGOING: in the end');
    expect(await tracker.readiness('wireguard')).toBe('ONGOING');
  });

  test('that are removed become retractions, which rest on the line as it stood', async () => {
    await decide(
      '2017-05-24',
      '- wireguard: none -> EXPERIMENTAL: because',
      '- landlock: none -> PROPOSED: so',
    );
    const { summary } = await decide('2017-05-24', '- landlock: none -> PROPOSED: so');
    expect(summary?.changes).toEqual([
      expect.objectContaining({
        act: 'REMOVED',
        subject: 'DECISION',
        line: null,
        consequence: 'a retraction that cites the same meeting',
      }),
    ]);
    expect(summary?.vanished).toEqual([]);
    expect((await shown()).at(-1)).toBe(
      'wireguard CORRECTION RETRACT  2017-05-24 2017-05-24 true The report of 2017-05-24 no longer has this decision.',
    );
    expect((await tracker.evidence()).at(-1)).toMatchObject({
      lineStart: 11,
      quote: '- wireguard: none -> EXPERIMENTAL: because',
    });
    expect(await tracker.readiness('wireguard')).toBeNull();
    expect(await tracker.db.$count(decisions)).toBe(1);
    // And once more, from nothing.
    await decide('2017-05-24', '- wireguard: none -> PROPOSED: again', '- landlock: none -> PROPOSED: so');
    expect(await tracker.readiness('wireguard')).toBe('PROPOSED');
  });

  test('turn from a change into a confirmation by a retraction and a new record', async () => {
    await decide('2017-05-24', '- wireguard: none -> EXPERIMENTAL: because');
    await decide('2017-06-07', '- wireguard: EXPERIMENTAL -> TESTING: it boots');
    await decide('2017-06-07', '- wireguard: confirmed EXPERIMENTAL: it does not boot after all');
    expect((await shown()).slice(2)).toEqual([
      'wireguard CORRECTION RETRACT  2017-06-07 2017-06-07 true The report of 2017-06-07 no longer has this decision.',
      'wireguard CONFIRMATION CONFIRM EXPERIMENTAL 2017-06-07 2017-06-07 false it does not boot after all',
    ]);
    expect(await tracker.readiness('wireguard')).toBe('EXPERIMENTAL');
  });

  test('that correct an earlier meeting leave what they correct readable by its own clock', async () => {
    await decide('2017-05-24', '- okernel: none -> EXPERIMENTAL, effective 2017-03-19: because');
    await decide('2017-06-07', '- okernel: correction of 2017-05-24: PROPOSED: nothing is in the tree');
    expect((await shown()).at(-1)).toBe(
      'okernel CORRECTION SET PROPOSED 2017-06-07 2017-03-19 true nothing is in the tree',
    );
    expect(await tracker.readiness('okernel', 'RECORDED', '2017-06-01')).toBe('EXPERIMENTAL');
    expect(await tracker.readiness('okernel')).toBe('PROPOSED');
    // Taken out again, the first record stands as before: a plain retraction would leave nothing.
    await decide('2017-06-07');
    expect(await tracker.readiness('okernel')).toBe('EXPERIMENTAL');
    await decide('2017-06-07', '- okernel: retraction of 2017-05-24: there is no such project');
    expect(await tracker.readiness('okernel')).toBeNull();
    await decide(
      '2017-06-07',
      '- okernel: correction of 2017-05-24: ONGOING, effective 2017-04-01: better so',
    );
    expect(await tracker.readiness('okernel')).toBe('ONGOING');
  });

  test('that are only consistent together are judged together', async () => {
    await decide('2017-05-24', '- wireguard: none -> PROPOSED: first');
    await decide('2017-06-07', '- wireguard: PROPOSED -> EXPERIMENTAL: second');
    await decide('2017-06-21', '- wireguard: EXPERIMENTAL -> TESTING: third');
    const givenUp = '- wireguard: correction of 2017-06-07: RETIRED: given up after all';
    const takenUp = '- wireguard: correction of 2017-06-21: PROPOSED: taken up again';
    expect(await refuse('2017-07-05', givenUp)).toEqual([expect.objectContaining({ line: 11 })]);
    expect(await refuse('2017-07-05', takenUp)).toEqual([expect.objectContaining({ line: 11 })]);
    await decide('2017-07-05', givenUp, takenUp);
    expect(await tracker.readiness('wireguard')).toBe('PROPOSED');
    expect(await tracker.readiness('wireguard', 'EFFECTIVE', '2017-06-10')).toBe('RETIRED');
  });

  test('that the ledger refuses name their line, and leave the report unapplied', async () => {
    await decide('2017-05-24', '- wireguard: none -> PROPOSED: first');
    expect(
      await refuse(
        '2017-06-07',
        '- landlock: none -> PROPOSED: fine',
        '- wireguard: PROPOSED -> GRADUATED: too fast',
      ),
    ).toEqual([
      {
        line: 12,
        column: 3,
        rule: 'decision-refused',
        message:
          'A move from PROPOSED to GRADUATED is not allowed; from PROPOSED the ledger takes EXPERIMENTAL, RETIRED.',
      },
    ]);
    expect(await refuse('2017-06-07', '- wireguard: confirmed TESTING: no')).toEqual([
      expect.objectContaining({ line: 11, rule: 'decision-refused' }),
    ]);
    expect(await refuse('2017-06-07', '- landlock: correction of 2017-05-24: RETIRED: no')).toEqual([
      expect.objectContaining({
        line: 11,
        column: 3,
        message: 'There is no record of landlock by the meeting of 2017-05-24.',
      }),
    ]);
    expect(await refuse('2017-06-07', '- wireguard, no-such-thing: met: no')).toEqual([
      expect.objectContaining({ line: 11, message: 'There is no criterion no-such-thing.' }),
    ]);
    expect(
      await refuse('2017-06-07', '- wireguard: PROPOSED -> EXPERIMENTAL, effective 2030-01-01: no'),
    ).toEqual([expect.objectContaining({ line: 11, message: expect.stringContaining('found 2030-01-01') })]);
    expect(await refuse('2019-06-05', '- wireguard: PROPOSED -> EXPERIMENTAL: no')).toEqual([
      {
        line: 1,
        column: 1,
        rule: 'far-from-others',
        message:
          'expected a day near another meeting, found 2019-06-05; the nearest one known is that of 2017-05-24',
      },
      {
        line: 11,
        column: 3,
        rule: 'decision-refused',
        message: expect.stringContaining('the meeting of 2019-06-05 is still to come'),
      },
    ]);
  });

  test('entered late name the record that they would contradict by the line that does it', async () => {
    await decide('2017-05-24', '- wireguard: none -> PROPOSED: first');
    await decide('2017-07-05', '- wireguard: PROPOSED -> EXPERIMENTAL: second');
    expect(await refuse('2017-06-07', '- wireguard: PROPOSED -> RETIRED: between')).toEqual([
      {
        line: 11,
        column: 3,
        rule: 'decision-refused',
        message: expect.stringContaining('contradict the record of the meeting of 2017-07-05'),
      },
    ]);
  });

  test('cannot be taken out where a later record rests on them, nor once a later meeting has corrected them', async () => {
    await decide('2017-05-24', '- wireguard: none -> PROPOSED: first', '- landlock: none -> PROPOSED: first');
    await decide('2017-06-07', '- wireguard: PROPOSED -> RETIRED: second');
    expect(await refuse('2017-05-24', '- landlock: none -> PROPOSED: first')).toEqual([
      expect.objectContaining({ line: 9, column: 1, rule: 'decision-refused' }),
    ]);
    await decide('2017-06-21', '- landlock: correction of 2017-05-24: ONGOING: better');
    expect(
      await refuse(
        '2017-05-24',
        '- wireguard: none -> PROPOSED: first',
        '- landlock: none -> EXPERIMENTAL: first',
      ),
    ).toEqual([
      expect.objectContaining({
        line: 12,
        rule: 'decision-refused',
        message: expect.stringContaining('2017-06-21'),
      }),
    ]);
  });

  test('whose word for where it came from is not the ledger’s are taken with a warning, and refused when strict', async () => {
    await decide('2017-05-24', '- wireguard: none -> EXPERIMENTAL: first');
    const source = report('2017-06-07', { decisions: '- wireguard: PROPOSED -> TESTING: second' });
    const strict = await tracker.take(source, { strict: true });
    expect(strict.outcome).toBe('REFUSED');
    expect(await shown()).toHaveLength(1);
    const { outcome, diagnostics } = await tracker.take(source);
    expect(outcome).toBe('IMPORTED');
    expect(diagnostics).toEqual([
      expect.objectContaining({ rule: 'decision-origin', severity: 'warning', line: 11 }),
    ]);
  });

  test('take over a record that the meeting has already, and close the proposal that they record', async () => {
    const { db, enteredBy } = tracker;
    await tracker.take(report('2017-05-24'));
    await tracker.hold('2017-05-24');
    const meeting = await tracker.meeting('2017-05-24');
    const ids = new Map((await db.select().from(projects)).map(({ slug, id }) => [slug, id]));
    const projectId = ids.get('wireguard') ?? 0;
    await appendStatusChange(
      db,
      {
        projectId,
        kind: 'CHANGE',
        effect: 'SET',
        to: 'EXPERIMENTAL',
        meetingId: meeting?.id ?? 0,
        meetingDate: '2017-05-24',
        effectiveOn: '2017-05-24',
        basis: 'INFERRED',
        reason: 'It is *among* the projects: see https://example.org/x',
        enteredBy,
      },
      [],
    );
    await db.insert(proposals).values({
      projectId: ids.get('landlock') ?? 0,
      to: 'PROPOSED',
      reason: 'so',
      openedOn: '2017-05-01',
      openedBy: enteredBy,
    });
    const { summary } = await decide(
      '2017-05-24',
      '- wireguard: none -> EXPERIMENTAL: It is among the projects, see [x](https://example.org/x)',
      '- landlock: none -> PROPOSED: talked about',
    );
    expect(summary?.changes.map(({ label, consequence }) => [label, consequence])).toEqual([
      ['wireguard: EXPERIMENTAL', 'the record that the meeting has already'],
      ['landlock: PROPOSED', 'the proposal of 2017-05-01 is recorded'],
    ]);
    expect((await tracker.records()).map(({ slug }) => slug)).toEqual(['wireguard', 'landlock']);
    expect(await db.select().from(proposals)).toEqual([
      expect.objectContaining({
        outcome: 'RECORDED',
        statusChangeId: (await tracker.records())[1]?.record.id,
      }),
    ]);
  });

  const defineCriteria = async () => {
    await tracker.define('readme', 'REVIEW');
    await tracker.define('ci-boots', 'CI');
  };

  test('assess criteria: the newest counts, and one taken out lets the one before it count again', async () => {
    await defineCriteria();
    const rows = async () =>
      (await tracker.db.select().from(assessments).orderBy(assessments.id)).map(
        ({ result, assessedOn, validUntil, justification }) =>
          [result, assessedOn, validUntil, justification].join(' '),
      );
    await decide('2017-05-24', '- wireguard, readme: not met: there is none');
    await decide(
      '2017-06-07',
      '- wireguard, readme: met, until 2018-01-01: there is one [it](https://example.org/readme)',
    );
    await decide('2017-06-07', '- wireguard, readme: met: there is one');
    await decide('2017-06-07');
    await decide('2017-05-24');
    expect(await rows()).toEqual([
      'NOT_MET 2017-05-24  there is none',
      'MET 2017-06-07 2018-01-01 there is one',
      'MET 2017-06-07  there is one',
      'NOT_MET 2017-06-07  there is none',
      'NOT_MET 2017-05-24 2017-05-23 The report of 2017-05-24 no longer has this decision.',
    ]);
  });

  test('waive criteria and take waivers back', async () => {
    await defineCriteria();
    const standing = async () => {
      const all = await tracker.db.select().from(waivers).orderBy(waivers.id);
      const revoked = new Set(
        (await tracker.db.select().from(waiverRevocations)).map(({ waiverId }) => waiverId),
      );
      return all
        .filter(({ id }) => !revoked.has(id))
        .map(({ reason, expiresOn }) => `${expiresOn} ${reason}`);
    };
    await decide('2017-05-24', '- wireguard, ci-boots: waived until 2017-12-31: no machine');
    expect(await standing()).toEqual(['2017-12-31 no machine']);
    await decide('2017-05-24', '- wireguard, ci-boots: waived until 2017-10-31: no machine');
    expect(await standing()).toEqual(['2017-10-31 no machine']);
    await decide('2017-06-07', '- wireguard, ci-boots: waiver revoked: there is a machine');
    expect(await standing()).toEqual([]);
    await decide('2017-06-07', '- wireguard, ci-boots: waiver revoked: there is one now');
    expect(await standing()).toEqual([]);
    expect((await tracker.db.select().from(waiverRevocations)).map(({ reason }) => reason)).toContain(
      'there is one now',
    );
    await decide('2017-06-07');
    expect(await standing()).toEqual(['2017-10-31 no machine']);
    await decide('2017-05-24');
    expect(await standing()).toEqual([]);
    expect(await refuse('2017-06-21', '- wireguard, ci-boots: waiver revoked: none')).toEqual([
      expect.objectContaining({ line: 11, message: expect.stringContaining('there is none') }),
    ]);
  });

  test('claim compatibility: a claim that is taken out leaves the pair as it was', async () => {
    const rows = async () =>
      (await tracker.db.select().from(compatibilityClaims).orderBy(compatibilityClaims.id)).map(
        ({ verdict, kernelSeries, claimedOn }) => [verdict, kernelSeries, claimedOn].join(' '),
      );
    await decide('2017-05-24', '- wireguard + ima-namespace: PLAUSIBLE: nothing speaks against it');
    await decide(
      '2017-06-07',
      '- ima-namespace + wireguard: PROTOTYPED on 4.11: built [here](https://example.org/b)',
    );
    expect(
      (
        await decide(
          '2017-06-07',
          '- wireguard + ima-namespace: PROTOTYPED on 4.11: built [here](https://example.org/b)',
        )
      ).summary?.counts.DECISION,
    ).toMatchObject({ changed: 0 });
    await decide('2017-06-07');
    await decide('2017-05-24');
    expect(await rows()).toEqual([
      'PLAUSIBLE  2017-05-24',
      'PROTOTYPED 4.11 2017-06-07',
      'PLAUSIBLE  2017-06-07',
      'UNKNOWN  2017-05-24',
    ]);
  });

  test('define and drop criteria', async () => {
    const rows = async () =>
      (await tracker.db.select().from(criterionRecords).orderBy(criterionRecords.id)).map(
        ({ act, title, standing, effectiveOn, requiredRuns }) =>
          [act, title, standing, effectiveOn, requiredRuns].join(' '),
      );
    await decide('2017-05-24', '- criterion fuzzed for GRADUATED (REVIEW): Fuzzed: users reach it');
    await decide('2017-06-07', '- criterion fuzzed dropped: too much to ask');
    expect(await rows()).toEqual([
      'DEFINED Fuzzed ADOPTED 2017-05-24 ',
      'RETIRED Fuzzed ADOPTED 2017-06-07 ',
    ]);
    await decide('2017-06-07');
    expect((await rows()).at(-1)).toBe('DEFINED Fuzzed ADOPTED 2017-06-07 ');
    await decide('2017-06-07', '- criterion boots for TESTING (CI): CI boots it: required');
    expect((await rows()).at(-1)).toBe('DEFINED CI boots it ADOPTED 2017-06-07 3');
    await decide('2017-06-07', '- criterion boots for TESTING (CI): It boots in CI: required');
    expect((await rows()).at(-1)).toBe('DEFINED It boots in CI ADOPTED 2017-06-07 3');
    await decide('2017-06-07');
    expect((await rows()).at(-1)).toBe('RETIRED It boots in CI ADOPTED 2017-06-07 3');
    expect(await refuse('2017-06-21', '- criterion boots dropped: again')).toEqual([
      expect.objectContaining({ line: 11, message: expect.stringContaining('dropped') }),
    ]);
  });

  test('are entered at the time of the import', async () => {
    await decide('2017-05-24', '- wireguard: none -> PROPOSED: first');
    expect((await tracker.revisions())[0]?.importedAt).toEqual(NOW);
  });
});
