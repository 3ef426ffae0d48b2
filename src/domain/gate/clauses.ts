import { DAY_MS, dayOf, shownInstant } from '../../base/calendar.ts';
import { type AttestationFinding, lastDay } from './attestation-finding.ts';
import { type CiFinding, countsUntil } from './ci-finding.ts';
import type { ReviewFinding } from './review-finding.ts';
import { finishOf, type RunEvidence, startOf } from './runs-at.ts';
import type { CriterionVerdict } from './verdicts.ts';

export function ciClause(finding: CiFinding, at: Date): string {
  const { newest, requiredRuns: required, verdict } = finding;
  if (!newest) return withoutAny(finding);
  const wanted = `${passingRuns(required)} after it ${required === 1 ? 'is' : 'are'} required`;
  if (verdict === 'FAILED' || verdict === 'ERRORED')
    return `the last run ${ended(newest)}; ${wanted}${more(finding)}`;
  return `${counted(finding)}; the last passed on ${finishDay(newest)}${reach(finding, newest, at)}${more(finding)}`;
}

function withoutAny({ requiredRuns: required, underWay, abandoned }: CiFinding): string {
  const wanted = `${passingRuns(required)} ${required === 1 ? 'is' : 'are'} required`;
  if (underWay)
    return `no run has finished, but one has been running since ${dayOf(startOf(underWay))}; ${wanted}`;
  if (abandoned)
    return `no run has finished, and the one of ${dayOf(startOf(abandoned))} never reported its end; ${wanted}`;
  return `no run is on record; ${wanted}`;
}

const passingRuns = (count: number) => (count === 1 ? '1 passing run' : `${count} passing runs`);

const counted = ({ passing, requiredRuns, broken }: CiFinding) =>
  `${passing} of ${requiredRuns} required passing ${requiredRuns === 1 ? 'run' : 'runs'}` +
  (broken ? ` since the run that ${ended(broken)}` : '');

const ENDINGS = { FAILED: 'failed', ERRORED: 'ended in an error' } as const;
const ended = (run: RunEvidence) =>
  `${ENDINGS[run.status as keyof typeof ENDINGS] ?? 'did not pass'} on ${finishDay(run)}`;

const finishDay = (run: RunEvidence) => dayOf(finishOf(run) ?? run.reportedAt);

/** How far the newest passing run reaches: until when it counts, or before which day runs no longer do. */
function reach({ verdict, windowDays }: CiFinding, newest: RunEvidence, at: Date): string {
  const end = countsUntil(newest, windowDays);
  if (verdict !== 'STALE') return ` and counts ${until(newest, end)}`;
  const boundary = dayOf(new Date(at.getTime() - windowDays * DAY_MS));
  // On the day of the boundary itself some runs count and others do not: only the run's own end is true then.
  return finishDay(newest) < boundary
    ? `, and runs before ${boundary} no longer count`
    : ` and counted ${until(newest, end)}`;
}

const until = (run: RunEvidence, end: Date) =>
  run.finishedAt ? `until ${shownInstant(end)}` : `to the end of ${dayOf(new Date(end.getTime() - 1))}`;

const more = ({ underWay, verdict }: CiFinding) =>
  underWay && verdict !== 'MET' ? `; another has been running since ${dayOf(startOf(underWay))}` : '';

const canAssess = 'a maintainer of the project or a chair can assess it';
const byOwn = ({ isOwnProject }: { isOwnProject: boolean }) =>
  isOwnProject ? ' by a maintainer of the project itself' : '';

export function reviewClause({ assessment, verdict }: ReviewFinding): string {
  if (!assessment) return `not assessed yet; ${canAssess}`;
  const { assessedOn, validUntil } = assessment;
  const by = byOwn(assessment);
  const valid = validUntil === null ? '' : `, valid to the end of ${validUntil}`;
  const said: Partial<Record<CriterionVerdict, string>> = {
    STALE: `the assessment of ${assessedOn} was valid to the end of ${validUntil}; ${canAssess} again`,
    FAILED: `assessed as not met on ${assessedOn}${by}${valid}; it stays so until it is assessed as met`,
    NOT_APPLICABLE: `assessed as not applicable on ${assessedOn}${by}${valid}`,
  };
  return said[verdict] ?? `assessed as met on ${assessedOn}${by}${valid}`;
}

export function attestationClause(finding: AttestationFinding): string {
  const { assessment, verdict, minimumScore, windowDays } = finding;
  const wanted = `an attestation, or a Scorecard result of at least ${minimumScore}, is required`;
  if (!assessment) return `none is on record; ${wanted}`;
  const { assessedOn, score, isAttested, issuedOn } = assessment;
  const by = byOwn(assessment);
  const last = lastDay(assessment, windowDays);
  const counts = last === null ? '' : `, which counts to the end of ${last}`;
  const what = score === null ? 'the attestation' : `the Scorecard result of ${score}`;
  const issued = `${what} of ${issuedOn ?? assessedOn}`;
  switch (verdict) {
    case 'STALE':
      return `${isAttested ? issued : `the assessment of ${assessedOn}`} counted to the end of ${last}; a newer one is required`;
    case 'MISSING':
      return `the assessment of ${assessedOn}${by} carries no attestation; ${wanted}`;
    case 'FAILED':
      return score === null
        ? `assessed as not met on ${assessedOn}${by}; ${wanted}`
        : `${issued} is less than ${minimumScore}; ${wanted}`;
    case 'NOT_APPLICABLE':
      return `assessed as not applicable on ${assessedOn}${by}`;
    default:
      return `shown by ${issued}${by}${counts}`;
  }
}
