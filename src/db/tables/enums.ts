import { pgEnum } from 'drizzle-orm/pg-core';
import { CLOCKS, READINESS } from '../../base/readiness.ts';

export const readiness = pgEnum('readiness', READINESS);
export const clock = pgEnum('clock', CLOCKS);
export const basis = pgEnum('basis', ['STATED', 'INFERRED', 'EXTERNAL']);
export const statusChangeKind = pgEnum('status_change_kind', ['CHANGE', 'CONFIRMATION', 'CORRECTION']);
/** What a record does to the readiness. A correction has the effect of the record it replaces, or retracts it. */
export const statusChangeEffect = pgEnum('status_change_effect', ['SET', 'CONFIRM', 'RETRACT']);
export const proposalOutcome = pgEnum('proposal_outcome', ['RECORDED', 'WITHDRAWN']);
export const disputeState = pgEnum('dispute_state', ['WAITING', 'PUBLISHED', 'ANSWERED', 'DISMISSED']);
export const suggestionState = pgEnum('suggestion_state', ['WAITING', 'ACCEPTED', 'DISMISSED']);
export const criterionKind = pgEnum('criterion_kind', ['CI', 'REVIEW', 'ATTESTATION']);
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
/** Kinds of news. */
export const newsKind = pgEnum('news_kind', [
  'CHANGE',
  'CONFIRMATION',
  'CORRECTION',
  'PROPOSAL',
  'WITHDRAWAL',
  'GATE',
  'EXPIRY',
  'MEETING_SCHEDULED',
  'MEETING_MOVED',
  'MEETING_CANCELLED',
  'MINUTES',
  'BRIEF',
  'STALE',
  'ACTION_ITEM',
  'RUN',
  'IMPORT_PROBLEM',
]);
export const newsTopic = pgEnum('news_topic', [
  'EVERYTHING',
  'PROJECT',
  'LEVEL',
  'PROPOSALS',
  'MEETINGS',
  'GATES',
  'ACTION_ITEMS',
]);
export const newsChannel = pgEnum('news_channel', [
  'WEBHOOK',
  'SLACK',
  'MATTERMOST',
  'DISCORD',
  'MATRIX',
  'EMAIL',
]);
export const newsPace = pgEnum('news_pace', ['AT_ONCE', 'DAILY', 'WEEKLY']);
export const subscriptionEnd = pgEnum('subscription_end', ['OWNER', 'LINK', 'RECEIVER', 'FILE']);
export const deliveryState = pgEnum('delivery_state', ['WAITING', 'DELIVERED', 'GIVEN_UP', 'DROPPED']);
export const heardState = pgEnum('heard_state', ['WAITING', 'DONE', 'PASSED_OVER', 'REFUSED', 'GIVEN_UP']);
