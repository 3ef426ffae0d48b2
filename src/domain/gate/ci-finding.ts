import { addDays, DAY_MS, dayOf, startOfDay } from '../../base/calendar.ts';
import { finishOf, type RunEvidence, runsAt, startOf } from './runs-at.ts';
import type { CriterionVerdict } from './verdicts.ts';

export interface CiSettings {
  /** How many of the last finished runs must have passed. */
  requiredRuns: number;
  /** For how many days after its finish the newest of them counts. */
  windowDays: number;
}

/** What the runs of one project say of one criterion at one instant. */
export interface CiFinding extends CiSettings {
  kind: 'CI';
  verdict: CriterionVerdict;
  /** Passing runs since the last one that did not pass, counted up to `requiredRuns`. */
  passing: number;
  /** The newest finished run. */
  newest: RunEvidence | null;
  /** The newest run among the last `requiredRuns` that did not pass, where newer ones did. */
  broken: RunEvidence | null;
  /** The newest run that has not finished and whose start lies within the window. */
  underWay: RunEvidence | null;
  /** A run whose start lies before the window and whose end was never reported, where nothing has finished. */
  abandoned: RunEvidence | null;
  /** What the verdict rests on, newest first. */
  evidence: RunEvidence[];
}

/**
 * The first instant at which a run no longer counts as the newest: to the millisecond where its finish is known to the
 * millisecond, the end of the day where only its day is known.
 */
export const countsUntil = (run: RunEvidence, windowDays: number): Date =>
  run.finishedAt
    ? new Date(run.finishedAt.getTime() + windowDays * DAY_MS)
    : startOfDay(addDays(run.finishedOn ?? dayOf(run.reportedAt), windowDays + 1));

const windowOfStart = (run: RunEvidence, windowDays: number): Date =>
  new Date(startOf(run).getTime() + windowDays * DAY_MS);

/**
 * The worst of the verdicts that apply: FAILED or ERRORED by the newest finished run; MISSING without any run; STALE once the
 * newest has left the window; MET when the last `requiredRuns` passed, whatever is running; else RUNNING while a run is, else
 * INSUFFICIENT.
 */
export function ciFinding(
  { requiredRuns, windowDays }: CiSettings,
  runs: readonly RunEvidence[],
  defaultBranch: string,
  at: Date,
): CiFinding {
  const { finished, underWay } = runsAt(runs, defaultBranch, at);
  const newest = finished[0] ?? null;
  const last = finished.slice(0, requiredRuns);
  const firstBroken = last.findIndex((run) => run.status !== 'PASSED');
  const passing = firstBroken === -1 ? last.length : firstBroken;
  const running = underWay.find((run) => at < windowOfStart(run, windowDays)) ?? null;
  const abandoned = newest || running ? null : (underWay[0] ?? null);
  const found = {
    kind: 'CI' as const,
    requiredRuns,
    windowDays,
    passing,
    newest,
    underWay: running,
    abandoned,
  };
  return {
    ...found,
    verdict: verdictOf(found, at),
    broken: firstBroken > 0 ? (last[firstBroken] ?? null) : null,
    evidence: [...(running ? [running] : []), ...(abandoned ? [abandoned] : []), ...last],
  };
}

function verdictOf(found: Omit<CiFinding, 'verdict' | 'broken' | 'evidence'>, at: Date): CriterionVerdict {
  const { newest, passing, requiredRuns, windowDays, underWay, abandoned } = found;
  if (!newest) return underWay ? 'RUNNING' : abandoned ? 'STALE' : 'MISSING';
  if (newest.status === 'FAILED') return 'FAILED';
  if (newest.status !== 'PASSED') return 'ERRORED';
  if (at >= countsUntil(newest, windowDays)) return 'STALE';
  if (passing >= requiredRuns) return 'MET';
  return underWay ? 'RUNNING' : 'INSUFFICIENT';
}

/** The day from which the evidence that decides the verdict counts; null where there is none. */
export function ciSince(finding: CiFinding): string | null {
  const { verdict, newest, underWay, abandoned, windowDays } = finding;
  if (verdict === 'STALE' && newest) return dayOf(countsUntil(newest, windowDays));
  if (abandoned) return dayOf(windowOfStart(abandoned, windowDays));
  const deciding = verdict === 'RUNNING' ? underWay : newest;
  if (!deciding) return null;
  return dayOf((verdict === 'RUNNING' ? null : finishOf(deciding)) ?? startOf(deciding));
}

/** The earliest instant after `at` at which the finding, or the sentence about it, changes although nothing is reported. */
export function ciChangesAt(finding: CiFinding, at: Date): Date | null {
  const { verdict, newest, underWay, windowDays } = finding;
  const instants = [
    newest?.status === 'PASSED' ? countsUntil(newest, windowDays) : null,
    // The sentence names the day before which runs no longer count, and that day moves on at midnight.
    verdict === 'STALE' && newest ? startOfDay(addDays(dayOf(at), 1)) : null,
    underWay && windowOfStart(underWay, windowDays),
    underWay && finishOf(underWay) && (underWay.finishedAt ?? startOfDay(underWay.finishedOn ?? dayOf(at))),
  ].filter((instant): instant is Date => instant !== null && instant > at);
  return instants.length ? new Date(Math.min(...instants.map(Number))) : null;
}
