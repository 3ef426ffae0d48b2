import type { CompatibilityVerdict, CriterionKind } from '../../domain/enums.ts';
import type { Readiness } from '../../domain/readiness.ts';
import type { LineSpan, ReportLink } from '../types.ts';

export type { CompatibilityVerdict, CriterionKind };

export interface DecisionBase extends LineSpan {
  /** 1-based column of the decision's first character. */
  column: number;
  /** The bullet's dedented slice of the source. */
  markdown: string;
  reason: string;
  evidence: ReportLink[];
}

export interface ChangeDecision extends DecisionBase {
  kind: 'CHANGE';
  project: string;
  /** The minutes' own word for where it came from; null for `none`. */
  statedFrom: Readiness | null;
  to: Readiness;
  /** Null: the meeting's own date. */
  effectiveOn: string | null;
  /** Why a rule is overridden; left out where none is. */
  override?: string;
}
export interface ConfirmationDecision extends DecisionBase {
  kind: 'CONFIRMATION';
  project: string;
  level: Readiness;
  /** Left out: the meeting's own date. */
  effectiveOn?: string;
}
export interface CorrectionDecision extends DecisionBase {
  kind: 'CORRECTION';
  project: string;
  /** Date of the meeting whose record it replaces. */
  corrects: string;
  to: Readiness;
  effectiveOn: string | null;
  override?: string;
}
export interface RetractionDecision extends DecisionBase {
  kind: 'RETRACTION';
  project: string;
  corrects: string;
}
export interface AssessmentDecision extends DecisionBase {
  kind: 'ASSESSMENT';
  project: string;
  criterion: string;
  result: 'MET' | 'NOT_MET' | 'NOT_APPLICABLE';
  until: string | null;
}
export interface WaiverDecision extends DecisionBase {
  kind: 'WAIVER';
  project: string;
  criterion: string;
  until: string;
}
export interface WaiverRevocationDecision extends DecisionBase {
  kind: 'WAIVER_REVOCATION';
  project: string;
  criterion: string;
}
export interface ClaimDecision extends DecisionBase {
  kind: 'CLAIM';
  /** As written; two different slugs. */
  projects: [string, string];
  verdict: CompatibilityVerdict;
  /** `4.11`, null where none is named. */
  kernelSeries: string | null;
}
export interface CriterionDecision extends DecisionBase {
  kind: 'CRITERION';
  /** Lower-case words joined by hyphens; not checked against the criteria that exist. */
  criterion: string;
  gates: Readiness;
  criterionKind: CriterionKind;
  title: string;
}
export interface CriterionDropDecision extends DecisionBase {
  kind: 'CRITERION_DROP';
  criterion: string;
}

export type Decision =
  | ChangeDecision
  | ConfirmationDecision
  | CorrectionDecision
  | RetractionDecision
  | AssessmentDecision
  | WaiverDecision
  | WaiverRevocationDecision
  | ClaimDecision
  | CriterionDecision
  | CriterionDropDecision;
