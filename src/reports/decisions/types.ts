import type { Readiness } from '../../base/readiness.ts';
import type { CompatibilityVerdict, CriterionKind } from '../../domain/enums.ts';
import type { LineSpan, ReportLink } from '../lines.ts';

export type { CriterionKind };

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
  /** The meeting whose record it replaces: its day, with its name where the day has several. */
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
  /** Of OpenSSF Scorecard, 0 to 10. */
  score?: number;
  /** SHA-256 of what the first link of the decision leads to, in hexadecimal digits. */
  digest?: string;
  /** Day on which it was issued; left out: the meeting's. */
  issuedOn?: string;
}
export interface WaiverDecision extends DecisionBase {
  kind: 'WAIVER';
  /** Said where the project may meet the criterion already. */
  inAdvance?: boolean;
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
  /** Last day on which it counts; left out: without end. */
  until?: string;
}
export interface ExternalClaimDecision extends DecisionBase {
  kind: 'EXTERNAL_CLAIM';
  project: string;
  /** A named thing that is no project. */
  external: string;
  verdict: CompatibilityVerdict;
  kernelSeries: string | null;
  until?: string;
}
export interface CriterionDecision extends DecisionBase {
  kind: 'CRITERION';
  /** Lower-case words joined by hyphens; not checked against the criteria that exist. */
  criterion: string;
  gates: Readiness;
  criterionKind: CriterionKind;
  title: string;
  /** Left out: the meeting adopts it. */
  standing?: 'PROPOSED';
  /** Each only of the kinds that take it; left out: as before, else the default. */
  requiredRuns?: number;
  windowDays?: number;
  minimumScore?: number;
}
export interface CriterionAdoptionDecision extends DecisionBase {
  kind: 'CRITERION_ADOPTION';
  criterion: string;
}
export interface CriterionDropDecision extends DecisionBase {
  kind: 'CRITERION_DROP';
  criterion: string;
}

export interface ProposalDecision extends DecisionBase {
  kind: 'PROPOSAL';
  project: string;
  to: Readiness;
  effectiveOn: string | null;
}
export interface ProposalWithdrawalDecision extends DecisionBase {
  kind: 'PROPOSAL_WITHDRAWAL';
  project: string;
  to: Readiness;
}
export interface SuggestionAcceptanceDecision extends DecisionBase {
  kind: 'SUGGESTION_ACCEPTANCE';
  /** The meeting whose minutes suggest it, as its day and its name where the day has several, and the line. */
  of: string;
  line: number;
  /** Left out: what the suggestion says. */
  to?: Readiness;
  about?: string;
  effectiveOn?: string;
}
export interface SuggestionDismissalDecision extends DecisionBase {
  kind: 'SUGGESTION_DISMISSAL';
  of: string;
  line: number;
  about?: string;
}
export interface CombinationDecision extends DecisionBase {
  kind: 'COMBINATION';
  combination: string;
  members: string[];
  /** Handle without `@`. */
  askedBy?: string;
}
export interface ChannelNameDecision extends DecisionBase {
  kind: 'CHANNEL_NAME';
  name: string;
  /** Left out: the meeting's date. */
  since?: string;
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
  | CriterionDropDecision
  | CriterionAdoptionDecision
  | ExternalClaimDecision
  | ProposalDecision
  | ProposalWithdrawalDecision
  | SuggestionAcceptanceDecision
  | SuggestionDismissalDecision
  | CombinationDecision
  | ChannelNameDecision;
