import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindSettings } from '../../../src/domain/criterion/kinds.ts';
import type { Criterion } from '../../../src/domain/criterion/on.ts';
import { CRITERION_KINDS, type CriterionKind } from '../../../src/domain/enums.ts';
import type { Evidence } from '../../../src/domain/gate/evidence.ts';
import { gateOf } from '../../../src/domain/gate/gate.ts';
import { judge } from '../../../src/domain/gate/judge.ts';
import type { RunEvidence } from '../../../src/domain/gate/runs-at.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2017, 7, 20, 12, 30);
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const past = fc.integer({ min: 0, max: 30 * 24 }).map((hours) => NOW - hours * (DAY / 24));
const pastDay = past.map(dayOf);
const anyDay = fc.integer({ min: -20, max: 20 }).map((days) => dayOf(NOW + days * DAY));

const run = fc.record({
  id: fc.integer({ min: 1, max: 1000 }),
  runId: fc.constantFrom('a', 'b', 'c', 'd'),
  attempt: fc.integer({ min: 1, max: 3 }),
  status: fc.constantFrom('QUEUED', 'RUNNING', 'PASSED', 'PASSED', 'PASSED', 'FAILED', 'ERRORED'),
  at: past,
  isDayOnly: fc.boolean(),
});
const runs = fc
  .uniqueArray(run, { selector: ({ runId, attempt }) => `${runId} ${attempt}`, maxLength: 8 })
  .map((list) =>
    list.map(({ at, isDayOnly, status, ...rest }): RunEvidence => {
      const hasEnded = !['QUEUED', 'RUNNING'].includes(status);
      return {
        ...rest,
        status: status as RunEvidence['status'],
        branch: null,
        startedAt: null,
        finishedAt: hasEnded && !isDayOnly ? new Date(at) : null,
        finishedOn: hasEnded ? dayOf(at) : null,
        reportedAt: new Date(at),
        testedAt: new Date(at),
        runNumber: null,
      };
    }),
  );
const assessments = fc.array(
  fc
    .record({
      id: fc.integer({ min: 1, max: 1000 }),
      result: fc.constantFrom('MET' as const, 'NOT_MET' as const, 'NOT_APPLICABLE' as const),
      assessedOn: pastDay,
      validUntil: fc.option(anyDay),
      isOwnProject: fc.boolean(),
      attestation: fc.option(fc.record({ score: fc.option(fc.constantFrom(5, 8)), issuedOn: pastDay })),
    })
    .map(({ attestation, ...rest }) => ({
      ...rest,
      isAttested: attestation !== null,
      score: attestation?.score ?? null,
      issuedOn: attestation?.issuedOn ?? null,
    })),
  { maxLength: 3 },
);
const waivers = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 1000 }),
    grantedOn: pastDay,
    expiresOn: anyDay,
    revokedOn: fc.option(pastDay, { freq: 3 }),
  }),
  { maxLength: 2 },
);
const evidence = fc.record({ runs, assessments, waivers, defaultBranch: fc.constant('master') });

const criterion = (kind: CriterionKind, requiredRuns: number, windowDays: number): Criterion => ({
  id: CRITERION_KINDS.indexOf(kind) + 1,
  recordId: 1,
  sequence: 1,
  key: kind,
  act: 'DEFINED',
  effectiveOn: '2017-05-24',
  gates: 'GRADUATED',
  kind,
  title: kind,
  standing: 'ADOPTED',
  basis: 'STATED',
  ...kindSettings(kind, { requiredRuns, windowDays }, null),
  meetingId: 1,
  reason: null,
  enteredAt: new Date(0),
  enteredBy: 1,
  since: '2017-05-24',
  adoptedOn: '2017-05-24',
  retiredOn: null,
});

/** Everything a reader is told, except when it was asked and when it changes next. */
function told(criteria: Criterion[], given: Evidence, at: number) {
  const when = new Date(at);
  const gate = gateOf(
    'GRADUATED',
    criteria.map((each) => judge(each, given, when)),
    when,
  );
  const { evaluatedAt: _, nextChangeAt, ...rest } = gate;
  return { answer: JSON.stringify(rest), next: nextChangeAt?.getTime() ?? null };
}

test('until it says it changes, a gate that nobody writes to stays word for word the same', () => {
  fc.assert(
    fc.property(
      evidence,
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 14 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (given, requiredRuns, windowDays, share) => {
        const criteria = CRITERION_KINDS.map((kind) => criterion(kind, requiredRuns, windowDays));
        const now = told(criteria, given, NOW);
        if (now.next !== null) expect(now.next).toBeGreaterThan(NOW);
        const until = now.next ?? NOW + 100 * DAY;
        const between = NOW + Math.floor((until - 1 - NOW) * share);
        expect(told(criteria, given, between).answer).toBe(now.answer);
        expect(told(criteria, given, until - 1).answer).toBe(now.answer);
      },
    ),
    { numRuns: 1500 },
  );
});

test('and what it names is an instant at which a reader is told something else', () => {
  let changed = 0;
  let named = 0;
  fc.assert(
    fc.property(evidence, fc.integer({ min: 1, max: 3 }), (given, requiredRuns) => {
      const criteria = CRITERION_KINDS.map((kind) => criterion(kind, requiredRuns, 7));
      const now = told(criteria, given, NOW);
      if (now.next === null) return;
      named += 1;
      if (told(criteria, given, now.next).answer !== now.answer) changed += 1;
    }),
    { numRuns: 1000 },
  );
  // A waiver of what is met ends unseen, and a run under way is given up unseen beside a failure that has others after it.
  expect(changed / named).toBeGreaterThan(0.6);
});
