import { addDays, dayOf, startOfDay } from '../../base/calendar.ts';
import { type AssessmentEvidence, assessmentAt } from './evidence.ts';
import type { CriterionVerdict } from './verdicts.ts';

export interface AttestationSettings {
  /** For how many days after it was issued an attestation counts. */
  windowDays: number;
  /** Least score of OpenSSF Scorecard. */
  minimumScore: number;
}

/** What the newest assessment of one project carries for one criterion at one instant. */
export interface AttestationFinding extends AttestationSettings {
  kind: 'ATTESTATION';
  verdict: CriterionVerdict;
  /** The newest one, with an attestation or without. */
  assessment: AssessmentEvidence | null;
}

/**
 * Met by an attestation (in-toto, SLSA), or by a result of OpenSSF Scorecard that is high enough, younger than the window.
 * An assessment that says met and carries none says nothing.
 */
export function attestationFinding(
  settings: AttestationSettings,
  list: readonly AssessmentEvidence[],
  at: Date,
): AttestationFinding {
  const assessment = assessmentAt(list, at);
  return {
    kind: 'ATTESTATION',
    ...settings,
    assessment,
    verdict: verdictOf(settings, assessment, dayOf(at)),
  };
}

function verdictOf(
  { windowDays, minimumScore }: AttestationSettings,
  assessment: AssessmentEvidence | null,
  day: string,
): CriterionVerdict {
  if (!assessment) return 'MISSING';
  const { result, score, isAttested } = assessment;
  const last = lastDay(assessment, windowDays);
  if (last !== null && last < day) return 'STALE';
  if (result !== 'MET') return result === 'NOT_MET' ? 'FAILED' : result;
  if (!isAttested) return 'MISSING';
  return score !== null && score < minimumScore ? 'FAILED' : 'MET';
}

/** The last day on which it counts: of the window after it was issued, and of what the assessment itself says. */
export function lastDay(assessment: AssessmentEvidence, windowDays: number): string | null {
  const { validUntil, isAttested, issuedOn, assessedOn } = assessment;
  const days = [validUntil, isAttested ? addDays(issuedOn ?? assessedOn, windowDays) : null];
  return days.filter((day) => day !== null).sort()[0] ?? null;
}

export function attestationSince({ verdict, assessment, windowDays }: AttestationFinding): string | null {
  if (!assessment) return null;
  const last = lastDay(assessment, windowDays);
  return verdict === 'STALE' && last !== null ? addDays(last, 1) : assessment.assessedOn;
}

export function attestationChangesAt({ verdict, assessment, windowDays }: AttestationFinding): Date | null {
  const last = assessment && lastDay(assessment, windowDays);
  return verdict !== 'STALE' && last ? startOfDay(addDays(last, 1)) : null;
}
