import type { assessments } from '../../db/tables/index.ts';
import { dayOf } from '../as-of.ts';

export type AssessmentRow = typeof assessments.$inferSelect;
/** What of an assessment decides a criterion. */
export type AssessmentEvidence = Pick<
  AssessmentRow,
  'id' | 'result' | 'assessedOn' | 'validUntil' | 'isOwnProject'
>;

/** The newest assessment on or before the day of an instant, expired or not. */
export const assessmentAt = <Assessment extends AssessmentEvidence>(
  list: readonly Assessment[],
  at: Date,
): Assessment | null =>
  list
    .filter((assessment) => assessment.assessedOn <= dayOf(at))
    .sort((a, b) => b.assessedOn.localeCompare(a.assessedOn) || b.id - a.id)[0] ?? null;
