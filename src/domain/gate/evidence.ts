import { dayOf } from '../../base/calendar.ts';
import type { assessments } from '../../db/tables/index.ts';
import type { RunEvidence } from './runs-at.ts';
import type { WaiverEvidence } from './waiver-at.ts';

/** Everything that is known of one project and one criterion. */
export interface Evidence {
  runs: readonly RunEvidence[];
  /** CI runs of other branches never count. */
  defaultBranch: string;
  assessments: readonly AssessmentEvidence[];
  waivers: readonly WaiverEvidence[];
}

export const NO_EVIDENCE: Omit<Evidence, 'defaultBranch'> = { runs: [], assessments: [], waivers: [] };

export type AssessmentRow = typeof assessments.$inferSelect;
/** What of an assessment decides a criterion. */
export interface AssessmentEvidence
  extends Pick<AssessmentRow, 'id' | 'result' | 'assessedOn' | 'validUntil' | 'isOwnProject'> {
  /** Whether it carries an attestation, or a result of Scorecard. */
  isAttested: boolean;
  /** Of Scorecard, 0 to 10; null for an attestation. */
  score: number | null;
  /** Day on which what it carries was issued. */
  issuedOn: string | null;
}

/** The newest assessment on or before the day of an instant, expired or not. */
export const assessmentAt = <Assessment extends AssessmentEvidence>(
  list: readonly Assessment[],
  at: Date,
): Assessment | null =>
  list
    .filter((assessment) => assessment.assessedOn <= dayOf(at))
    .sort((a, b) => b.assessedOn.localeCompare(a.assessedOn) || b.id - a.id)[0] ?? null;
