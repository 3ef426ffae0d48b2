import { describe, expect, test } from 'vitest';
import { ciChangesAt, ciFinding } from '../../../src/domain/gate/ci-finding.ts';
import type { RunEvidence } from '../../../src/domain/gate/runs-at.ts';

/** One run in a word: `P` passed, `F` failed, `E` errored, `C` cancelled, `R` running, `Q` queued; `#run.attempt`, `@branch`. */
type History = string;

const STATUS = { P: 'PASSED', F: 'FAILED', E: 'ERRORED', C: 'CANCELLED', R: 'RUNNING', Q: 'QUEUED' } as const;
const at = (day: number, time = '12:00:00.000') =>
  new Date(`2017-08-${String(day).padStart(2, '0')}T${time}Z`);

/** `P10 F11#b.2@topic`: the number is the day of August 2017 on which the run finished, or started where it has not. */
function runs(history: History): RunEvidence[] {
  return (history ? history.split(' ') : []).map((word, index) => {
    const found = /^([PFECRQ])(\d+)(?:#(\w+)\.(\d+))?(?:@(\S+))?$/.exec(word);
    if (!found) throw new Error(`not a run: ${word}`);
    const [, letter, day, run, attempt, branch] = found;
    const when = at(Number(day));
    const isFinished = !['R', 'Q'].includes(letter ?? '');
    return {
      id: index + 1,
      runId: run ?? `run-${index + 1}`,
      attempt: Number(attempt ?? 1),
      status: STATUS[letter as keyof typeof STATUS],
      branch: branch ?? 'master',
      startedAt: letter === 'Q' ? null : isFinished ? new Date(when.getTime() - 600_000) : when,
      finishedAt: isFinished ? when : null,
      finishedOn: isFinished ? when.toISOString().slice(0, 10) : null,
      reportedAt: when,
      testedAt: when,
      runNumber: null,
    };
  });
}

const verdict = (history: History, settings = { requiredRuns: 3, windowDays: 10 }, when = at(20)) =>
  ciFinding(settings, runs(history), 'master', when).verdict;

describe('run histories and what they say, three passing runs required within ten days, on the 20th at noon', () => {
  test.each<[History, string]>([
    ['', 'MISSING'],
    ['Q20', 'RUNNING'],
    ['R20', 'RUNNING'],
    ['R11', 'RUNNING'],
    ['R10', 'STALE'],
    ['Q10', 'STALE'],
    ['P18', 'INSUFFICIENT'],
    ['P17 P18', 'INSUFFICIENT'],
    ['P16 P17 P18', 'MET'],
    ['P15 P16 P17 P18', 'MET'],
    ['F15 P16 P17 P18', 'MET'],
    ['P15 F16 P17 P18', 'INSUFFICIENT'],
    ['P16 P17 F18', 'FAILED'],
    ['P16 P17 P18 F19', 'FAILED'],
    ['P16 P17 P18 E19', 'ERRORED'],
    ['P16 P17 P18 C19', 'MET'],
    ['F18 C19', 'FAILED'],
    ['C19', 'MISSING'],
    ['F18#a.1 C19#a.2', 'FAILED'],
    ['P16 P17 P18#a.1 C19#a.2', 'MET'],
    ['C18 F19', 'FAILED'],
    ['F1', 'FAILED'],
    ['P16 P17 P18 R19', 'MET'],
    ['P17 P18 R19', 'RUNNING'],
    ['P17 P18 Q19', 'RUNNING'],
    ['P17 P18 R9', 'INSUFFICIENT'],
    ['F18 R19', 'FAILED'],
    ['E18 R19', 'ERRORED'],
    ['P1 P2 P3', 'STALE'],
    ['P3 R19', 'STALE'],
    ['P1 P2 P18', 'MET'],
    ['P21', 'MISSING'],
    ['P17 P18 P21', 'INSUFFICIENT'],
    ['P16 P17 P18 F21', 'MET'],
    ['P16@topic P17@topic P18@topic', 'MISSING'],
    ['P16 P17 P18 F19@topic', 'MET'],
    ['P16 P17 F18 P19@topic', 'FAILED'],
    ['F18#a.1 P19#a.2', 'INSUFFICIENT'],
    ['P16 P17 F18#a.1 P19#a.2', 'MET'],
    ['P16 P17 P19#a.2 F18#a.1', 'MET'],
    ['P16 P17 P18#a.1 F19#a.2', 'FAILED'],
    ['P16 P17 F18#a.1 R19#a.2', 'FAILED'],
    ['P16 P17 P18#a.1 R19#a.2', 'RUNNING'],
    ['P16 P17 F19#a.1 P18#a.2', 'MET'],
    ['P18#a.1 P18#a.2 P18#a.3', 'INSUFFICIENT'],
  ])('%s: %s', (history, expected) => {
    expect(verdict(history)).toBe(expected);
  });

  test.each([1, 2, 3, 5])('exactly %i passing runs are enough where so many are required', (requiredRuns) => {
    const passes = (count: number) => Array.from({ length: count }, () => 'P18').join(' ');
    const settings = { requiredRuns, windowDays: 10 };
    expect(verdict(passes(requiredRuns), settings)).toBe('MET');
    expect(verdict(passes(requiredRuns - 1), settings)).toBe(requiredRuns === 1 ? 'MISSING' : 'INSUFFICIENT');
  });
});

describe('the edges of the window', () => {
  const one = { requiredRuns: 1, windowDays: 10 };
  test.each([
    ['the last millisecond within it', at(20, '11:59:59.999'), 'MET'],
    ['exactly its length', at(20), 'STALE'],
  ])('a run whose instant is known, at %s', (_, when, expected) => {
    expect(verdict('P10', one, when)).toBe(expected);
  });

  test.each([
    ['the day before', at(9, '23:59:59.999'), 'MISSING'],
    ['the first instant of its day', at(10, '00:00:00.000'), 'MET'],
    ['the last instant of the last day', at(20, '23:59:59.999'), 'MET'],
    ['the next instant', at(21, '00:00:00.000'), 'STALE'],
  ])('a run of which only the day is known, at %s', (_, when, expected) => {
    const run = { ...runs('P10')[0], startedAt: null, finishedAt: null, reportedAt: at(31) } as RunEvidence;
    expect(ciFinding(one, [run], 'master', when).verdict).toBe(expected);
  });

  test('a run whose branch is not known counts', () => {
    const run = { ...runs('P18')[0], branch: null } as RunEvidence;
    expect(ciFinding(one, [run], 'master', at(20)).verdict).toBe('MET');
  });

  test('a run counts from the instant it finished', () => {
    expect(verdict('P20', one, at(20, '11:59:59.999'))).toBe('RUNNING');
    expect(verdict('P20', one, at(20))).toBe('MET');
  });
});

describe('when a verdict changes although nothing is reported', () => {
  const changes = (history: History, when = at(20)) =>
    ciChangesAt(
      ciFinding({ requiredRuns: 3, windowDays: 10 }, runs(history), 'master', when),
      when,
    )?.toISOString();
  test.each<[History, string | undefined]>([
    ['', undefined],
    ['F18', undefined],
    ['P16 P17 P18', '2017-08-28T12:00:00.000Z'],
    ['P18', '2017-08-28T12:00:00.000Z'],
    ['R18', '2017-08-28T12:00:00.000Z'],
    ['P15 R18', '2017-08-25T12:00:00.000Z'],
    ['P3', '2017-08-21T00:00:00.000Z'],
    ['P21', undefined],
  ])('%s: %s', (history, expected) => {
    expect(changes(history)).toBe(expected);
  });

  test('a run that finished later was under way from its start to its finish', () => {
    expect(verdict('P21', undefined, at(21, '11:50:00.000'))).toBe('RUNNING');
    expect(verdict('P21', undefined, at(21, '11:49:59.999'))).toBe('MISSING');
    expect(changes('P21', at(21, '11:50:00.000'))).toBe('2017-08-21T12:00:00.000Z');
  });

  test('it is the very instant at which the verdict is another', () => {
    const when = new Date(changes('P16 P17 P18') ?? 0);
    const settings = { requiredRuns: 3, windowDays: 10 };
    expect(verdict('P16 P17 P18', settings, new Date(when.getTime() - 1))).toBe('MET');
    expect(verdict('P16 P17 P18', settings, when)).toBe('STALE');
  });
});
