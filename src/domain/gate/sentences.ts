import { dayOf } from '../as-of.ts';
import { finishOf, type RunEvidence, startOf } from '../ci-run/at.ts';
import { stateAt } from '../waiver/at.ts';
import { type CiFinding, countsUntil } from './ci-finding.ts';
import type { Judgement } from './judge.ts';
import type { ReviewFinding } from './review-finding.ts';
import { DAY_MS, shownInstant } from './time.ts';
import { type CriterionVerdict, type GateActor, isBlocking } from './verdicts.ts';

const ACTOR_WORDS: Record<GateActor, string> = {
  CI: "the project's CI",
  MAINTAINER: 'a maintainer of the project',
  CHAIR: 'a chair',
  SIG: 'the SIG',
};

export const nextIs = (actor: GateActor): string => `Next: ${ACTOR_WORDS[actor]}.`;

export const verdictWords = (verdict: CriterionVerdict): string => verdict.toLowerCase().replaceAll('_', ' ');

/** Who can change the verdict; null where nobody has to. A failure is mended by people, everything else of CI by its next runs. */
export function actorOf({ criterion, underlying, verdict }: Judgement): GateActor | null {
  if (criterion.standing === 'PROPOSED') return 'SIG';
  if (!isBlocking(verdict)) return null;
  return criterion.kind === 'CI' && underlying !== 'FAILED' ? 'CI' : 'MAINTAINER';
}

/** What is missing, on what evidence, who acts next. Dates and no ages, so that it stays true. */
export function explain(judgement: Judgement, at: Date): string {
  const { criterion, finding } = judgement;
  const found = finding.kind === 'CI' ? ciClause(finding, at) : reviewClause(finding);
  const clause = judgement.isAssumed
    ? `assumed to be ${verdictWords(judgement.verdict)}`
    : withWaiver(judgement, found, at);
  const parts = [`${criterion.title}: ${clause}.`];
  if (criterion.standing === 'PROPOSED')
    parts.push(`Not yet required: proposed on ${criterion.since}, adopted by no meeting.`);
  const actor = actorOf(judgement);
  if (actor) parts.push(nextIs(actor));
  return parts.join(' ');
}

function withWaiver({ waiver, verdict }: Judgement, found: string, at: Date): string {
  if (!waiver) return found;
  if (verdict === 'WAIVED')
    return `waived by the meeting of ${waiver.grantedOn} to the end of ${waiver.expiresOn}; without the waiver: ${found}`;
  if (stateAt(waiver, at) === 'IN_FORCE')
    return `${found}; the waiver by the meeting of ${waiver.grantedOn} to the end of ${waiver.expiresOn} is not needed`;
  if (!isBlocking(verdict)) return found;
  return stateAt(waiver, at) === 'REVOKED'
    ? `${found}; the waiver of ${waiver.grantedOn} was revoked by the meeting of ${waiver.revokedOn}`
    : `${found}; the waiver of ${waiver.grantedOn} ended with ${waiver.expiresOn}`;
}

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
  if (underWay) return `no run has finished, one is under way since ${dayOf(startOf(underWay))}; ${wanted}`;
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
  underWay && verdict !== 'MET' ? `; another is under way since ${dayOf(startOf(underWay))}` : '';

function reviewClause({ assessment, verdict }: ReviewFinding): string {
  const wanted = 'it takes an assessment by a maintainer of the project or a chair';
  if (!assessment) return `nobody has assessed it; ${wanted}`;
  const { assessedOn, validUntil } = assessment;
  const by = assessment.isOwnProject ? ' by a maintainer of the project itself' : '';
  const valid = validUntil === null ? '' : `, valid to the end of ${validUntil}`;
  const said: Partial<Record<CriterionVerdict, string>> = {
    STALE: `the assessment of ${assessedOn} was valid to the end of ${validUntil}; ${wanted}`,
    FAILED: `assessed as not met on ${assessedOn}${by}${valid}; it takes a later assessment as met`,
    NOT_APPLICABLE: `assessed as not applicable on ${assessedOn}${by}${valid}`,
  };
  return said[verdict] ?? `assessed as met on ${assessedOn}${by}${valid}`;
}
