import { addDays, dayOf, startOfDay } from '../../base/calendar.ts';
import { type AssessmentEvidence, assessmentAt } from './evidence.ts';
import type { CriterionVerdict } from './verdicts.ts';

/** What the assessments of one project say of one criterion at one instant. */
export interface ReviewFinding {
  kind: 'REVIEW';
  verdict: CriterionVerdict;
  /** The newest one, expired or not. */
  assessment: AssessmentEvidence | null;
}

/** An assessment counts to the end of the day it is valid until; from then on it says nothing, whatever it said. */
export function reviewFinding(list: readonly AssessmentEvidence[], at: Date): ReviewFinding {
  const assessment = assessmentAt(list, at);
  if (!assessment) return { kind: 'REVIEW', verdict: 'MISSING', assessment };
  const hasExpired = assessment.validUntil !== null && assessment.validUntil < dayOf(at);
  const said = assessment.result === 'NOT_MET' ? 'FAILED' : assessment.result;
  return { kind: 'REVIEW', verdict: hasExpired ? 'STALE' : said, assessment };
}

export function reviewSince({ verdict, assessment }: ReviewFinding): string | null {
  if (!assessment) return null;
  return verdict === 'STALE' && assessment.validUntil !== null
    ? addDays(assessment.validUntil, 1)
    : assessment.assessedOn;
}

export const reviewChangesAt = ({ verdict, assessment }: ReviewFinding): Date | null =>
  verdict !== 'STALE' && assessment?.validUntil ? startOfDay(addDays(assessment.validUntil, 1)) : null;
