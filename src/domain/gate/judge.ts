import type { AssessmentEvidence } from '../assessment/at.ts';
import type { RunEvidence } from '../ci-run/at.ts';
import type { Criterion } from '../criterion/on.ts';
import { stateAt, type WaiverEvidence, waiverAt } from '../waiver/at.ts';
import { type CiFinding, ciChangesAt, ciFinding, ciSince } from './ci-finding.ts';
import { type ReviewFinding, reviewChangesAt, reviewFinding, reviewSince } from './review-finding.ts';
import { addDays, startOfDay } from './time.ts';
import { type CriterionVerdict, isSatisfied } from './verdicts.ts';

/** Everything that is known of one project and one criterion. */
export interface Evidence {
  runs: readonly RunEvidence[];
  /** CI runs of other branches never count. */
  defaultBranch: string;
  assessments: readonly AssessmentEvidence[];
  waivers: readonly WaiverEvidence[];
}

export const NO_EVIDENCE: Omit<Evidence, 'defaultBranch'> = { runs: [], assessments: [], waivers: [] };

/** How one project stands to one criterion at one instant. */
export interface Judgement {
  criterion: Criterion;
  verdict: CriterionVerdict;
  /** What it would be without the waiver; the same where none is in force. */
  underlying: CriterionVerdict;
  finding: CiFinding | ReviewFinding;
  /** The newest waiver, in force or ended. */
  waiver: WaiverEvidence | null;
  /** Day from which what decides the verdict counts. */
  since: string;
  /** The earliest instant after it at which the judgement changes although nothing is written; null when none is in sight. */
  changesAt: Date | null;
  /** Set where the verdict is assumed, for a gate that is only tried out. */
  isAssumed?: boolean;
}

/** The one place where a verdict is decided: CI by its runs alone, REVIEW by the newest assessment, a waiver last. */
export function judge(criterion: Criterion, evidence: Evidence, at: Date): Judgement {
  const { requiredRuns, windowDays } = criterion;
  const finding =
    criterion.kind === 'CI' && requiredRuns !== null && windowDays !== null
      ? ciFinding({ requiredRuns, windowDays }, evidence.runs, evidence.defaultBranch, at)
      : reviewFinding(evidence.assessments, at);
  const waiver = waiverAt(evidence.waivers, at);
  const underlying = finding.verdict;
  const isWaived = waiver !== null && stateAt(waiver, at) === 'IN_FORCE' && !isSatisfied(underlying);
  const found = finding.kind === 'CI' ? ciSince(finding) : reviewSince(finding);
  const changes = [
    finding.kind === 'CI' ? ciChangesAt(finding, at) : reviewChangesAt(finding),
    waiver && stateAt(waiver, at) === 'IN_FORCE' ? endOf(waiver) : null,
  ].filter((instant) => instant !== null);
  return {
    criterion,
    verdict: isWaived ? 'WAIVED' : underlying,
    underlying,
    finding,
    waiver,
    since: isWaived ? waiver.grantedOn : (found ?? criterion.since),
    changesAt: changes.length ? new Date(Math.min(...changes.map(Number))) : null,
  };
}

function endOf({ expiresOn, revokedOn }: WaiverEvidence): Date {
  const expires = startOfDay(addDays(expiresOn, 1));
  return revokedOn !== null && startOfDay(revokedOn) < expires ? startOfDay(revokedOn) : expires;
}

/** The waiver in force where the project passes without it. */
export const unusedWaiver = ({ waiver, verdict }: Judgement, at: Date): WaiverEvidence | null =>
  waiver !== null && verdict !== 'WAIVED' && stateAt(waiver, at) === 'IN_FORCE' ? waiver : null;
