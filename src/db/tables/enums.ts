import { pgEnum } from 'drizzle-orm/pg-core';

export const readiness = pgEnum('readiness', [
  'PROPOSED',
  'EXPERIMENTAL',
  'TESTING',
  'GRADUATED',
  'ONGOING',
  'RETIRED',
]);
export const clock = pgEnum('clock', ['EFFECTIVE', 'RECORDED']);
export const basis = pgEnum('basis', ['STATED', 'INFERRED', 'EXTERNAL']);
export const statusChangeKind = pgEnum('status_change_kind', ['CHANGE', 'CONFIRMATION', 'CORRECTION']);
/** What a record does to the readiness. A correction has the effect of the record it replaces, or retracts it. */
export const statusChangeEffect = pgEnum('status_change_effect', ['SET', 'CONFIRM', 'RETRACT']);
export const proposalOutcome = pgEnum('proposal_outcome', ['RECORDED', 'WITHDRAWN']);
export const suggestionState = pgEnum('suggestion_state', ['WAITING', 'ACCEPTED', 'DISMISSED']);
export const criterionKind = pgEnum('criterion_kind', ['CI', 'REVIEW']);
export const criterionStanding = pgEnum('criterion_standing', ['ADOPTED', 'PROPOSED']);
export const criterionAct = pgEnum('criterion_act', ['DEFINED', 'ADOPTED', 'RETIRED']);
export const assessmentResult = pgEnum('assessment_result', ['MET', 'NOT_MET', 'NOT_APPLICABLE']);
export const ciRunStatus = pgEnum('ci_run_status', [
  'QUEUED',
  'RUNNING',
  'PASSED',
  'FAILED',
  'ERRORED',
  'CANCELLED',
]);
/** Best first, so that `max()` and `order by` find the worst pair. */
export const compatibilityVerdict = pgEnum('compatibility_verdict', [
  'TESTED',
  'PROTOTYPED',
  'PLAUSIBLE',
  'UNKNOWN',
  'NEEDS_PORT',
  'CONFLICT',
]);
export const projectLinkRole = pgEnum('project_link_role', ['TOPIC', 'MENTION']);
export const projectLinkVia = pgEnum('project_link_via', ['LINK', 'ALIAS']);
export const plannedTopicOrigin = pgEnum('planned_topic_origin', ['AGENDA', 'NOTES']);
/** Said by minutes or a chair, never worked out from the clock. */
export const meetingState = pgEnum('meeting_state', ['PLANNED', 'HELD', 'CANCELLED', 'MOVED']);
export const attendanceState = pgEnum('attendance_state', ['PRESENT', 'REGRETS']);
export const role = pgEnum('role', ['MAINTAINER', 'CHAIR', 'CI', 'ADMIN']);
export const maintainerKind = pgEnum('maintainer_kind', ['CO_MAINTAINER', 'SUCCESSOR']);
export const voidedKind = pgEnum('voided_kind', ['MEETING', 'PROJECT', 'REPORT']);
export const lineageKind = pgEnum('lineage_kind', ['MERGED', 'SPLIT_OFF']);
