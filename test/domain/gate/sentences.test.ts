import { describe, expect, test } from 'vitest';
import type { Criterion } from '../../../src/domain/criterion/on.ts';
import { NO_EVIDENCE } from '../../../src/domain/gate/evidence.ts';
import { gateOf } from '../../../src/domain/gate/gate.ts';
import { judge } from '../../../src/domain/gate/judge.ts';
import type { RunEvidence } from '../../../src/domain/gate/runs-at.ts';
import { explain } from '../../../src/domain/gate/sentences.ts';
import { readStoredGate, storedGate } from '../../../src/domain/gate/stored.ts';

const criterion: Criterion = {
  id: 1,
  recordId: 1,
  sequence: 1,
  key: 'ci-boots',
  act: 'DEFINED',
  effectiveOn: '2017-05-24',
  gates: 'GRADUATED',
  kind: 'CI',
  title: 'CI boots it',
  standing: 'ADOPTED',
  basis: 'STATED',
  requiredRuns: 3,
  windowDays: 30,
  minimumScore: null,
  meetingId: 1,
  reason: null,
  enteredAt: new Date('2017-05-24T16:00:00Z'),
  enteredBy: 1,
  since: '2017-05-24',
  adoptedOn: '2017-05-24',
  retiredOn: null,
};

let made = 0;
const run = (
  status: RunEvidence['status'],
  at: string,
  known: 'instant' | 'day' = 'instant',
): RunEvidence => {
  made += 1;
  const hasEnded = !['QUEUED', 'RUNNING'].includes(status);
  return {
    id: made,
    runId: String(made),
    attempt: 1,
    status,
    branch: null,
    startedAt: status === 'RUNNING' ? new Date(at) : null,
    finishedAt: hasEnded && known === 'instant' ? new Date(at) : null,
    finishedOn: hasEnded ? at.slice(0, 10) : null,
    reportedAt: new Date(at),
    testedAt: new Date(at),
    runNumber: null,
  };
};
const said = (runs: RunEvidence[], at: string, settings: Partial<Criterion> = {}) =>
  explain(
    judge({ ...criterion, ...settings }, { ...NO_EVIDENCE, runs, defaultBranch: 'master' }, new Date(at)),
    new Date(at),
  );

describe('what a reader is told of CI', () => {
  const ten = '2017-08-10T10:00:00Z';
  const eleven = '2017-08-11T10:00:00Z';
  const twelve = '2017-08-12T10:00:00Z';
  test.each<[string, string, string]>([
    [
      'nothing has run',
      said([], twelve),
      "CI boots it: no run is on record; 3 passing runs are required. Next step: the project's CI runs it.",
    ],
    [
      'the first run is under way',
      said([run('RUNNING', ten)], twelve),
      "CI boots it: no run has finished, but one has been running since 2017-08-10; 3 passing runs are required. Next step: the project's CI runs it.",
    ],
    [
      'a run never reported its end',
      said([run('RUNNING', ten)], '2017-09-09T10:00:00Z'),
      "CI boots it: no run has finished, and the one of 2017-08-10 never reported its end; 3 passing runs are required. Next step: the project's CI runs it.",
    ],
    [
      'one run of three has passed',
      said([run('PASSED', ten)], twelve),
      "CI boots it: 1 of 3 required passing runs; the last passed on 2017-08-10 and counts until 2017-09-09T10:00Z. Next step: the project's CI runs it.",
    ],
    [
      'of the run only the day is known',
      said([run('PASSED', '2017-08-22', 'day')], '2017-08-31T23:59:59.999Z'),
      "CI boots it: 1 of 3 required passing runs; the last passed on 2017-08-22 and counts to the end of 2017-09-21. Next step: the project's CI runs it.",
    ],
    [
      'another is under way',
      said([run('PASSED', ten), run('RUNNING', eleven)], twelve),
      "CI boots it: 1 of 3 required passing runs; the last passed on 2017-08-10 and counts until 2017-09-09T10:00Z; another has been running since 2017-08-11. Next step: the project's CI runs it.",
    ],
    [
      'it has recovered, not for long enough',
      said([run('FAILED', ten), run('PASSED', eleven)], twelve),
      "CI boots it: 1 of 3 required passing runs since the run that failed on 2017-08-10; the last passed on 2017-08-11 and counts until 2017-09-10T10:00Z. Next step: the project's CI runs it.",
    ],
    [
      'the last run failed',
      said([run('PASSED', ten), run('FAILED', eleven)], twelve),
      'CI boots it: the last run failed on 2017-08-11; 3 passing runs after it are required. Next step: a maintainer of the project acts.',
    ],
    [
      'one passing run is enough',
      said([run('FAILED', eleven)], twelve, { requiredRuns: 1 }),
      'CI boots it: the last run failed on 2017-08-11; 1 passing run after it is required. Next step: a maintainer of the project acts.',
    ],
    [
      'the last run broke down, and another is under way',
      said([run('ERRORED', ten), run('RUNNING', eleven)], twelve),
      "CI boots it: the last run ended in an error on 2017-08-10; 3 passing runs after it are required; another has been running since 2017-08-11. Next step: the project's CI runs it.",
    ],
    [
      'the only run was cancelled',
      said([run('CANCELLED', ten)], twelve),
      "CI boots it: no run is on record; 3 passing runs are required. Next step: the project's CI runs it.",
    ],
    [
      'it is met',
      said([run('PASSED', ten), run('PASSED', eleven), run('PASSED', twelve)], '2017-08-13T00:00:00Z'),
      'CI boots it: 3 of 3 required passing runs; the last passed on 2017-08-12 and counts until 2017-09-11T10:00Z.',
    ],
    [
      'the runs are too old',
      said([run('PASSED', '2017-08-22', 'day')], '2017-11-23T23:59:59.999Z'),
      "CI boots it: 1 of 3 required passing runs; the last passed on 2017-08-22, and runs before 2017-10-24 no longer count. Next step: the project's CI runs it.",
    ],
    [
      'on the very day of the boundary the run names its own end, since others of that day still count',
      said([run('PASSED', ten)], '2017-09-09T10:00:00Z'),
      "CI boots it: 1 of 3 required passing runs; the last passed on 2017-08-10 and counted until 2017-09-09T10:00Z. Next step: the project's CI runs it.",
    ],
    [
      'it is only proposed',
      said([run('PASSED', ten)], twelve, { standing: 'PROPOSED', adoptedOn: null }),
      'CI boots it: 1 of 3 required passing runs; the last passed on 2017-08-10 and counts until 2017-09-09T10:00Z. Not required yet: it was proposed on 2017-05-24, and no meeting has adopted it. Next step: the SIG decides.',
    ],
  ])('%s', (_, sentence, expected) => {
    expect(sentence).toBe(expected);
  });

  test('the boundary it names is the true one: a run of that day counts, one of the day before does not', () => {
    const at = '2017-11-23T23:59:59.999Z';
    expect(said([run('PASSED', '2017-10-24', 'day')], at)).toContain('counts to the end of 2017-11-23');
    expect(said([run('PASSED', '2017-10-23', 'day')], at)).toContain(
      'runs before 2017-10-24 no longer count',
    );
    const edge = said([run('PASSED', '2017-10-24T23:59:59.999Z')], at);
    expect(edge).toContain('counted until 2017-11-23T23:59:59.999Z');
  });
});

test('a gate that a record keeps reads back as it stood, sentences included', () => {
  const at = new Date('2017-08-31T23:59:59.999Z');
  const evidence = { ...NO_EVIDENCE, runs: [run('PASSED', '2017-08-22', 'day')], defaultBranch: 'master' };
  const gate = gateOf('GRADUATED', [judge(criterion, evidence, at)], at);
  const kept = readStoredGate(JSON.parse(JSON.stringify(storedGate(gate))));
  expect(kept?.criteria[0]?.explanation).toBe(gate.criteria[0]?.explanation);
  expect(kept?.criteria[0]?.criterion).toEqual(criterion);
  expect(kept?.blockers[0]?.message).toBe(gate.blockers[0]?.message);
  expect(kept?.evaluatedAt).toEqual(at);
  expect(readStoredGate(null)).toBeNull();
});
