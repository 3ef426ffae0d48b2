// Made by `npm run operations` from schema/operations; a test compares.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What a person found. */
export type AssessmentResult =
  /** The project meets the criterion. */
  | 'MET'
  /** The criterion has nothing to say about this project. */
  | 'NOT_APPLICABLE'
  /** It does not. */
  | 'NOT_MET';

/** Whether somebody came. */
export type AttendanceState =
  /** They were there. */
  | 'PRESENT'
  /** They were not, and the minutes say so. */
  | 'REGRETS';

/** How something is known. */
export type Basis =
  /** Another source than the minutes says it. */
  | 'EXTERNAL'
  /** Of a status change: it is read from the minutes. Of a criterion or a claim: it is read from its source. */
  | 'INFERRED'
  /** Of a status change: the minutes say it, in the lines that are cited. Of a criterion or a claim: the source that is cited says it. */
  | 'STATED';

/** How far a CI run has come. It only ever moves on, and what has ended stays as it ended. */
export type CiRunStatus =
  /** It was stopped before it could tell. It is passed over, as if it had not been. */
  | 'CANCELLED'
  /** It broke down before it could tell. */
  | 'ERRORED'
  /** It ended, and found something wrong. */
  | 'FAILED'
  /** It ended, and found nothing wrong. */
  | 'PASSED'
  /** It waits. */
  | 'QUEUED'
  /** It runs. */
  | 'RUNNING';

/** By which clock the ledger is read at a day (UTC, end of day). */
export type Clock =
  /** When it took effect: the last change effective on or before the day, of all that stands today. */
  | 'EFFECTIVE'
  /** What the minutes said then: only records of meetings held on or before the day; corrections count from their own meeting on. */
  | 'RECORDED';

/** Whether projects can be combined, best first. */
export type CompatibilityVerdict =
  /** They cannot be combined. */
  | 'CONFLICT'
  /** Different kernel bases or configurations: one of them has to be ported. */
  | 'NEEDS_PORT'
  /** No known obstacle; nobody has put them together. */
  | 'PLAUSIBLE'
  /** Put together by somebody; no result is in evidence. */
  | 'PROTOTYPED'
  /** Built and booted together, and it worked. */
  | 'TESTED'
  /** No claim that counts. */
  | 'UNKNOWN';

/** What a record does to a criterion. */
export type CriterionAct =
  /** A meeting requires it. */
  | 'ADOPTED'
  /** Names it, or gives it another wording or other settings. */
  | 'DEFINED'
  /** A meeting drops it. */
  | 'RETIRED';

/** By what a criterion is decided. */
export type CriterionKind =
  /** By CI runs alone. */
  | 'CI'
  /** By a person's assessment. */
  | 'REVIEW';

/** Whether a criterion is required. */
export type CriterionStanding =
  /** Required: only then it blocks a gate. */
  | 'ADOPTED'
  /** Named by somebody with standing; no meeting has adopted it, and it blocks nothing. */
  | 'PROPOSED';

/** How a project stands to a criterion, worst first; of the verdicts that apply the worst one is given. Only the last three let it pass. */
export type CriterionVerdict =
  /** The newest finished CI run broke down or was cancelled. */
  | 'ERRORED'
  /** The newest finished CI run failed, or it was assessed as not met. */
  | 'FAILED'
  /** Too few passing runs since the last one that did not pass. */
  | 'INSUFFICIENT'
  /** Shown. */
  | 'MET'
  /** No CI run, no assessment. */
  | 'MISSING'
  /** Assessed as having nothing to say about the project. */
  | 'NOT_APPLICABLE'
  /** Too few passing runs, and a run is under way. */
  | 'RUNNING'
  /** The newest passing run has left the window, or the assessment has expired. */
  | 'STALE'
  /** Not met, and a waiver is in force. Never counted as met. */
  | 'WAIVED';

/** Who can do something about it next. */
export type GateActor =
  /** A chair. */
  | 'CHAIR'
  /** The project's CI. */
  | 'CI'
  /** A maintainer of the project. */
  | 'MAINTAINER'
  /** The SIG, at a meeting. */
  | 'SIG';

/** Whether a project may take a step. */
export type GateVerdict =
  /** At least one adopted criterion blocks. */
  | 'BLOCKED'
  /** No criterion is adopted for the step: there is nothing to pass, and nothing passed. */
  | 'NO_CRITERIA'
  /** Every adopted criterion is met, or not applicable. */
  | 'OPEN'
  /** No adopted criterion blocks, because at least one is waived. */
  | 'OPEN_WITH_WAIVERS';

/** How a line differs from the revision before. */
export type LineDifferenceAct =
  /** The revision before does not have it at this place. */
  | 'ADDED'
  /** The revision before has it, and this one does not. */
  | 'REMOVED';

/** What a line of a report was read as. */
export type LineKind =
  /** What somebody is to do, outside the notes. */
  | 'ACTION_ITEM'
  /** A point of the agenda. */
  | 'AGENDA_ITEM'
  /** The words that announced the next meeting. */
  | 'ANNOUNCEMENT'
  /** Somebody who was there or sent regrets, named outside the notes. */
  | 'ATTENDANCE'
  /** Nothing stands on it. */
  | 'BLANK'
  /** A decision, which became a record. */
  | 'DECISION'
  /** A line about the meeting itself: time, location, scribe. */
  | 'HEADER'
  /** The heading of a section. */
  | 'HEADING'
  /** A note of the minutes. */
  | 'NOTE'
  /** A topic that was planned for the next meeting. */
  | 'PLANNED_TOPIC'
  /** Words that say nothing of their own, such as “none”; kept as they stand. */
  | 'REMARK'
  /** What was resolved or voted on, outside the notes. */
  | 'RESOLUTION'
  /** The title, with the day of the meeting. */
  | 'TITLE'
  /** It was not understood, and is kept as text. */
  | 'UNREAD';

/** What became of a project. */
export type LineageKind =
  /** It was merged into another one. */
  | 'MERGED'
  /** Another one was split off it. */
  | 'SPLIT_OFF';

/** What has become of lines that were cited. */
export type LinesState =
  /** The newest revision has nothing like them. */
  | 'GONE'
  /** They stand unchanged, at another place. */
  | 'MOVED'
  /** Other words stand in their place that say much the same. */
  | 'REWORDED'
  /** They stand unchanged, at the same place. */
  | 'SAME';

/** As what somebody was named a maintainer. */
export type MaintainerKind =
  /** Beside those who are there. */
  | 'CO_MAINTAINER'
  /** In the place of somebody, whose rights to the project rest meanwhile. */
  | 'SUCCESSOR';

/** Which meetings: those that pass every field that is given. A list means any of its entries. */
export type MeetingFilter = {
  /** On this day or later. */
  from?: string | null | undefined;
  /** Whether their start has passed, or their whole day where no start is known, or they were held. */
  hasPassed?: boolean | null | undefined;
  /** Whether they recorded anything in the ledger. */
  hasStatusChanges?: boolean | null | undefined;
  /** Whether minutes or a chair say that they were held, by now. */
  isHeld?: boolean | null | undefined;
  /** Slugs of projects that they discussed; at most 50. */
  project?: Array<string> | null | undefined;
  /** What is said of them. */
  state?: Array<MeetingState> | null | undefined;
  /** On this day or earlier. */
  to?: string | null | undefined;
};

/** What is said of a meeting. */
export type MeetingState =
  /** Not held. */
  | 'CANCELLED'
  /** Held: minutes or a chair say so. */
  | 'HELD'
  /** To be held, or held, on another day. */
  | 'MOVED'
  /** To be held; or its hour has passed, and nothing is on record of it. */
  | 'PLANNED';

/** Which end comes first. */
export type OrderDirection =
  /** The smallest, earliest or first by letters comes first. */
  | 'ASC'
  /** The largest, latest or last by letters comes first. */
  | 'DESC';

/** Which projects: those that pass every field that is given, at the day and clock asked for. A list means any of its entries; an empty one lets nothing pass. */
export type ProjectFilter = {
  /** Days of meetings of which an agenda item or a note is about them or names them. */
  discussedIn?: Array<string> | null | undefined;
  /** Whether a proposal is open. */
  hasOpenProposal?: boolean | null | undefined;
  /** Whether any readiness is recorded. */
  hasReadiness?: boolean | null | undefined;
  /** Whether they were merged into another project. Absent: those that were not, and those that `slug` names. */
  isMerged?: boolean | null | undefined;
  /** Whether no meeting has touched the readiness lately: see `Project.isStale`. */
  isStale?: boolean | null | undefined;
  /** Organisations behind them, by their whole name; case does not count; at most 50. */
  organisation?: Array<string> | null | undefined;
  /** How far they are. */
  readiness?: Array<Readiness> | null | undefined;
  /** Their slugs; at most 50. */
  slug?: Array<string> | null | undefined;
  /** Stands in the name, the slug, the summary or an alias, literally; case does not count. One line of at most 200 characters. */
  text?: string | null | undefined;
};

/** How projects are sorted. */
export type ProjectOrder = {
  /** Which end comes first. */
  direction?: OrderDirection;
  /** By what. */
  field: ProjectOrderField;
};

/** By what projects can be sorted. Ties are broken by something unique. */
export type ProjectOrderField =
  /** The latest meeting that recorded a change or a confirmation. None recorded comes last in either direction. */
  | 'LAST_RECORDED'
  /** The name; case does not count. */
  | 'NAME'
  /** In the order of the enum. None recorded comes last in either direction. */
  | 'READINESS'
  /** The day the readiness took effect. None recorded comes last in either direction. */
  | 'SINCE';

/** How a proposal ended. */
export type ProposalOutcome =
  /** A meeting recorded the change. */
  | 'RECORDED'
  /** It was taken back. */
  | 'WITHDRAWN';

/** How far a project is. No recorded readiness is null, never a value of this enum. What the group calls each level, and which it uses, is in `group`. */
export type Readiness =
  /** Being tried out. */
  | 'EXPERIMENTAL'
  /** Ready to be used. */
  | 'GRADUATED'
  /** Meant to stay a project. */
  | 'ONGOING'
  /** Talked about. */
  | 'PROPOSED'
  /** Ended without having graduated. */
  | 'RETIRED'
  /** In the channel, where projects are tested together. */
  | 'TESTING';

/** What a search can find. */
export type SearchKind =
  /** Meetings. */
  | 'MEETING'
  /** Notes of the minutes. */
  | 'NOTE'
  /** Projects. */
  | 'PROJECT';

/** Which records: those that pass every field that is given. A list means any of its entries. */
export type StatusChangeFilter = {
  /** How they are known. */
  basis?: Array<Basis> | null | undefined;
  /** Took effect on this day or later. */
  effectiveFrom?: string | null | undefined;
  /** Took effect on this day or earlier. */
  effectiveTo?: string | null | undefined;
  /** What they are. */
  kind?: Array<StatusChangeKind> | null | undefined;
  /** Days of the meetings that recorded them. */
  meeting?: Array<string> | null | undefined;
  /** Slugs of projects; at most 50. */
  project?: Array<string> | null | undefined;
  /** Recorded by a meeting of this day or later. */
  recordedFrom?: string | null | undefined;
  /** Recorded by a meeting of this day or earlier. */
  recordedTo?: string | null | undefined;
  /** Whether they count today, or were replaced or retracted. */
  stands?: boolean | null | undefined;
  /** The readiness they set or confirm. */
  to?: Array<Readiness> | null | undefined;
};

/** What a record of the ledger is. */
export type StatusChangeKind =
  /** Sets the readiness. */
  | 'CHANGE'
  /** Says that the readiness still stood; it moves nothing. */
  | 'CONFIRMATION'
  /** Replaces another record whole, or retracts it. */
  | 'CORRECTION';

/** What became of a suggestion. */
export type SuggestionState =
  /** Somebody opened a proposal from it. */
  | 'ACCEPTED'
  /** Somebody found that it does not bear on readiness. */
  | 'DISMISSED'
  /** Nobody has looked at it yet. */
  | 'WAITING';

/** How a waiver stands. */
export type WaiverState =
  /** Its last day is over. */
  | 'EXPIRED'
  /** It counts: from the day of its meeting to the end of its last day. */
  | 'IN_FORCE'
  /** A meeting took it back. */
  | 'REVOKED';

export type AssessmentTableQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type AssessmentTableQuery = { assessments: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ result: AssessmentResult, justification: string, assessedOn: string, validUntil: string | null, isOwnProject: boolean, enteredAt: string, project: { slug: string }, criterion: { key: string }, meeting: { date: string, name: string | null } | null, enteredBy: { handle: string }, evidence: Array<{ url: string | null, link: string | null }> }> } };

export type BadgeQueryVariables = Exact<{
  slug: string;
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type BadgeQuery = { project: { slug: string, name: string, readiness: Readiness | null } | null };

export type BriefQueryVariables = Exact<{
  since: string;
  after?: string | null | undefined;
}>;


export type BriefQuery = { brief: { since: string, judgedCount: number, endCursor: string | null, actionItems: { totalCount: number, items: Array<{ message: string, link: string | null, page: string | null, projects: Array<{ slug: string, name: string }>, meeting: { date: string, name: string | null } | null, statusChange: { number: number } | null }> }, recorded: { totalCount: number, items: Array<{ message: string, link: string | null, page: string | null, projects: Array<{ slug: string, name: string }>, meeting: { date: string, name: string | null } | null, statusChange: { number: number } | null }> }, confirmed: { totalCount: number, items: Array<{ message: string, link: string | null, page: string | null, projects: Array<{ slug: string, name: string }>, meeting: { date: string, name: string | null } | null, statusChange: { number: number } | null }> }, proposed: { totalCount: number, items: Array<{ message: string, link: string | null, page: string | null, projects: Array<{ slug: string, name: string }>, meeting: { date: string, name: string | null } | null, statusChange: { number: number } | null }> }, withdrawn: { totalCount: number, items: Array<{ message: string, link: string | null, page: string | null, projects: Array<{ slug: string, name: string }>, meeting: { date: string, name: string | null } | null, statusChange: { number: number } | null }> }, gatesOpened: { totalCount: number, items: Array<{ message: string, link: string | null, page: string | null, projects: Array<{ slug: string, name: string }>, meeting: { date: string, name: string | null } | null, statusChange: { number: number } | null }> }, gatesClosed: { totalCount: number, items: Array<{ message: string, link: string | null, page: string | null, projects: Array<{ slug: string, name: string }>, meeting: { date: string, name: string | null } | null, statusChange: { number: number } | null }> }, expired: { totalCount: number, items: Array<{ message: string, link: string | null, page: string | null, projects: Array<{ slug: string, name: string }>, meeting: { date: string, name: string | null } | null, statusChange: { number: number } | null }> }, expiring: { totalCount: number, items: Array<{ message: string, link: string | null, page: string | null, projects: Array<{ slug: string, name: string }>, meeting: { date: string, name: string | null } | null, statusChange: { number: number } | null }> }, stale: { totalCount: number, items: Array<{ message: string, link: string | null, page: string | null, projects: Array<{ slug: string, name: string }>, meeting: { date: string, name: string | null } | null, statusChange: { number: number } | null }> }, neverHeld: { totalCount: number, items: Array<{ message: string, link: string | null, page: string | null, projects: Array<{ slug: string, name: string }>, meeting: { date: string, name: string | null } | null, statusChange: { number: number } | null }> }, suggestions: { totalCount: number, items: Array<{ message: string, link: string | null, page: string | null, projects: Array<{ slug: string, name: string }>, meeting: { date: string, name: string | null } | null, statusChange: { number: number } | null }> }, contradictions: { totalCount: number, items: Array<{ message: string, link: string | null, page: string | null, projects: Array<{ slug: string, name: string }>, meeting: { date: string, name: string | null } | null, statusChange: { number: number } | null }> } } };

export type SectionFragment = { totalCount: number, items: Array<{ message: string, link: string | null, page: string | null, projects: Array<{ slug: string, name: string }>, meeting: { date: string, name: string | null } | null, statusChange: { number: number } | null }> };

export type CalendarQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CalendarQuery = { meetings: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ date: string, name: string | null, jointWith: Array<string>, startsAt: string | null, lengthMinutes: number | null, uid: string, calendarSequence: number, lastChangedAt: string | null, state: MeetingState, stateReason: string | null, hasPassed: boolean, location: string | null, movedTo: { date: string, name: string | null } | null, agenda: Array<{ title: string }> }> } };

export type ChangeFeedQueryVariables = Exact<{
  slug?: string | null | undefined;
  isOfProject: boolean;
  filter?: StatusChangeFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ChangeFeedQuery = { trackerUuid: string, project?: { uuid: string, slug: string, name: string } | null, statusChanges: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ uuid: string, number: number, kind: StatusChangeKind, isRetraction: boolean, from: Readiness | null, to: Readiness | null, effectiveOn: string, enteredAt: string, reason: string, enteredBy: { handle: string }, meeting: { date: string, name: string | null }, correctedBy: { number: number, enteredAt: string } | null, project: { slug: string, name: string } }> } };

export type ChangeTableQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: StatusChangeFilter | null | undefined;
}>;


export type ChangeTableQuery = { statusChanges: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ number: number, kind: StatusChangeKind, isRetraction: boolean, from: Readiness | null, to: Readiness | null, effectiveOn: string, enteredAt: string, basis: Basis, reason: string, stands: boolean, enteredBy: { handle: string }, meeting: { date: string, name: string | null }, project: { slug: string, name: string }, corrects: { number: number } | null, evidence: Array<{ url: string | null, link: string | null }> }> } };

export type ChangesQueryVariables = Exact<{
  filter?: StatusChangeFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type ChangesQuery = { statusChanges: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ number: number, page: string, kind: StatusChangeKind, from: Readiness | null, to: Readiness | null, isRetraction: boolean, stands: boolean, effectiveOn: string, basis: Basis, reason: string, evidence: Array<{ path: string | null, url: string | null }>, meeting: { date: string, name: string | null }, project: { slug: string, name: string } }> }, projects: { nodes: Array<{ slug: string, name: string }> } };

export type ChannelFileQueryVariables = Exact<{
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type ChannelFileQuery = { channel: { composition:
      | { __typename: 'Composition', yml: string, warnings: Array<string> }
      | { __typename: 'CompositionClashError', clashes: Array<{ message: string }> }
     | null } | null };

export type ChannelQueryVariables = Exact<{
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type ChannelQuery = { channel: { slug: string, summary: string, names: Array<{ name: string, since: string, reason: string | null, sourceUrl: string | null, meeting: { date: string, name: string | null } | null }>, criteria: Array<{ key: string, title: string, standing: CriterionStanding }> } | null, members: { totalCount: number, nodes: Array<{ slug: string, name: string, summary: string, since: string | null, lastChange: { page: string, meeting: { date: string, name: string | null } } | null }> }, candidates: { totalCount: number, nodes: Array<{ slug: string, name: string, gate: { verdict: GateVerdict, blockers: Array<{ message: string }> } }> } };

export type ClaimTableQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type ClaimTableQuery = { compatibilityClaims: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ verdict: CompatibilityVerdict, basis: Basis, claimedOn: string, expiresOn: string | null, isExpired: boolean, kernelSeries: string | null, externalThing: string | null, reason: string, source: string, sourceUrl: string | null, meeting: { date: string, name: string | null } | null, projects: Array<{ slug: string }> }> } };

export type CombinationQueryVariables = Exact<{
  projects: Array<string> | string;
  asOf?: string | null | undefined;
}>;


export type CombinationQuery = { combination: { verdict: CompatibilityVerdict, commonKernelSeries: string | null, blockers: Array<string>, nextTests: Array<string>, projects: Array<{ slug: string, name: string }>, pairs: Array<{ verdict: CompatibilityVerdict, isDerived: boolean, projects: Array<{ slug: string, name: string }>, claim: { verdict: CompatibilityVerdict, claimedOn: string, reason: string, source: string, sourceUrl: string | null, meeting: { date: string, name: string | null } | null } | null }>, ci: { explanation: string } | null } };

export type CombinedPairFragment = { verdict: CompatibilityVerdict, isDerived: boolean, projects: Array<{ slug: string, name: string }>, claim: { verdict: CompatibilityVerdict, claimedOn: string, reason: string, source: string, sourceUrl: string | null, meeting: { date: string, name: string | null } | null } | null };

export type SourcedClaimFragment = { verdict: CompatibilityVerdict, claimedOn: string, reason: string, source: string, sourceUrl: string | null, meeting: { date: string, name: string | null } | null };

export type CombinationsQueryVariables = Exact<{
  minimum: CompatibilityVerdict;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type CombinationsQuery = { projects: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ slug: string, name: string, externalClaims: { nodes: Array<{ externalThing: string | null, verdict: CompatibilityVerdict, claimedOn: string, reason: string, source: string, sourceUrl: string | null, meeting: { date: string, name: string | null } | null }> } }> }, largestCombinations: Array<{ verdict: CompatibilityVerdict, isSearchComplete: boolean, projects: Array<{ slug: string, name: string }> }> };

export type CompareQueryVariables = Exact<{
  from: string;
  to: string;
  clock?: Clock | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type CompareQuery = { compare: { meetings: { totalCount: number, nodes: Array<{ date: string, name: string | null }> }, projects: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ hasMoved: boolean, before: { readiness: Readiness | null, lastChange: { page: string } | null }, after: { slug: string, name: string, readiness: Readiness | null, lastChange: { page: string } | null, kernelBase: { series: string } | null }, statusChanges: { totalCount: number, nodes: Array<{ number: number, page: string, kind: StatusChangeKind, isRetraction: boolean, from: Readiness | null, to: Readiness | null, meeting: { date: string, name: string | null } }> }, openedProposals: { nodes: Array<{ to: Readiness, openedOn: string, effectiveOn: string | null }> }, closedProposals: { nodes: Array<{ to: Readiness, closedOn: string | null }> } }> } } };

export type CompositionQueryVariables = Exact<{
  projects?: Array<string> | string | null | undefined;
  channel?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type CompositionQuery = { composition:
    | { __typename: 'Composition', yml: string, warnings: Array<string> }
    | { __typename: 'CompositionClashError', clashes: Array<{ message: string }> }
   };

export type CriteriaQueryVariables = Exact<{
  asOf?: string | null | undefined;
  hasResults: boolean;
}>;


export type CriteriaQuery = { criteria: Array<{ key: string, title: string, gates: Readiness, kind: CriterionKind, standing: CriterionStanding, since: string, adoptedOn: string | null, reason: string | null, requiredRuns: number | null, windowDays: number | null, source: { url: string | null, meeting: { date: string, name: string | null } | null }, results?: { totalCount: number }, met?: { totalCount: number, nodes: Array<{ project: { slug: string, name: string } }> } }> };

export type CriterionTableQueryVariables = Exact<{
  asOf?: string | null | undefined;
}>;


export type CriterionTableQuery = { criteria: Array<{ key: string, title: string, gates: Readiness, kind: CriterionKind, standing: CriterionStanding, since: string, adoptedOn: string | null, basis: Basis, reason: string | null, requiredRuns: number | null, windowDays: number | null, source: { url: string | null, meeting: { date: string, name: string | null } | null } }> };

export type ExampleChannelQueryVariables = Exact<{ [key: string]: never; }>;


export type ExampleChannelQuery = { channel: { members: { totalCount: number } } | null, largestCombinations: Array<{ verdict: CompatibilityVerdict, projects: Array<{ slug: string }> }> };

export type ExamplePastQueryVariables = Exact<{ [key: string]: never; }>;


export type ExamplePastQuery = { projects: { nodes: Array<{ slug: string, readiness: Readiness | null }> } };

export type ExampleStandingQueryVariables = Exact<{ [key: string]: never; }>;


export type ExampleStandingQuery = { projects: { totalCount: number, nodes: Array<{ slug: string, readiness: Readiness | null, since: string | null, lastRecordedIn: { date: string, name: string | null } | null, nextGate: { to: Readiness, verdict: GateVerdict } | null }> } };

export type LastMeetingQueryVariables = Exact<{ [key: string]: never; }>;


export type LastMeetingQuery = { meetings: { nodes: Array<{ date: string }> } };

export type LiveSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type LiveSubscription = { statusChanged: { number: number } };

export type MatrixQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type MatrixQuery = { criteria: Array<{ key: string, title: string, gates: Readiness, kind: CriterionKind, standing: CriterionStanding }>, projects: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ slug: string, name: string, readiness: Readiness | null, lastChange: { page: string } | null, criterionResults: Array<{ verdict: CriterionVerdict, criterion: { key: string } }> }> } };

export type MeetingFeedQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MeetingFeedQuery = { trackerUuid: string, meetings: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ uuid: string, date: string, name: string | null, state: MeetingState, stateReason: string | null, hasPassed: boolean, startsAt: string | null, location: string | null, lastChangedAt: string | null, movedTo: { date: string, name: string | null } | null, agenda: Array<{ title: string }>, notes: { totalCount: number }, statusChanges: { totalCount: number, nodes: Array<{ number: number, kind: StatusChangeKind, from: Readiness | null, to: Readiness | null, isRetraction: boolean, project: { slug: string, name: string } }> } }> } };

export type MeetingNotesQueryVariables = Exact<{
  date: string;
  name?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type MeetingNotesQuery = { meeting: { notes: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, depth: number, text: string, section: string, lineStart: number, lineEnd: number, links: Array<string>, speaker: { handle: string } | null, projects: Array<{ slug: string, name: string }> }> } } | null };

export type NoteInFullFragment = { id: string, depth: number, text: string, section: string, lineStart: number, lineEnd: number, links: Array<string>, speaker: { handle: string } | null, projects: Array<{ slug: string, name: string }> };

export type MeetingTableQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: MeetingFilter | null | undefined;
}>;


export type MeetingTableQuery = { meetings: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ date: string, name: string | null, state: MeetingState, stateReason: string | null, startsAt: string | null, lengthMinutes: number | null, isHeld: boolean, location: string | null, attendeeOrganisations: Array<string>, announcementUrl: string | null, recordingUrl: string | null, announcedNextOn: string | null, lastChangedAt: string | null, movedTo: { date: string } | null, scribe: { handle: string } | null, agenda: Array<{ title: string }>, source: { path: string } | null }> } };

export type MeetingQueryVariables = Exact<{
  date: string;
  name?: string | null | undefined;
  notes?: number | null | undefined;
  notesAfter?: string | null | undefined;
  notesBefore?: string | null | undefined;
  lastNotes?: number | null | undefined;
}>;


export type MeetingQuery = { meeting: { date: string, name: string | null, jointWith: Array<string>, startsAt: string | null, lengthMinutes: number | null, state: MeetingState, stateReason: string | null, hasPassed: boolean, location: string | null, announcementUrl: string | null, recordingUrl: string | null, attendeeOrganisations: Array<string>, announcedNextOn: string | null, series: { words: string, timeZone: string } | null, movedTo: { date: string, name: string | null } | null, movedFrom: { date: string, name: string | null } | null, scribe: { handle: string } | null, attendance: { totalCount: number, nodes: Array<{ id: string, name: string, organisation: string | null, remark: string | null, state: AttendanceState, person: { handle: string } | null }> }, actionItems: { totalCount: number, nodes: Array<{ id: string, text: string, ownerName: string | null, dueOn: string | null, isDone: boolean, doneOn: string | null, lineStart: number, owner: { handle: string } | null, meeting: { date: string, name: string | null }, projects: Array<{ slug: string, name: string }> }> }, resolutions: { totalCount: number, nodes: Array<{ id: string, text: string, votesFor: number | null, votesAgainst: number | null, votesAbstained: number | null, isUnanimous: boolean, lineStart: number, statusChange: { number: number } | null }> }, agenda: Array<{ position: number, title: string, minutes: number | null, lineStart: number | null, items: Array<{ position: number, title: string, minutes: number | null, lineStart: number | null, items: Array<{ position: number, title: string, minutes: number | null, lineStart: number | null, presenters: Array<{ handle: string }>, projects: Array<{ slug: string, name: string }> }>, presenters: Array<{ handle: string }>, projects: Array<{ slug: string, name: string }> }>, presenters: Array<{ handle: string }>, projects: Array<{ slug: string, name: string }> }>, notes: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, depth: number, text: string, section: string, lineStart: number, lineEnd: number, links: Array<string>, speaker: { handle: string } | null, projects: Array<{ slug: string, name: string }> }> }, redactions: Array<{ revision: number, lineStart: number, lineEnd: number, reason: string, redactedAt: string }>, unreadLines: { totalCount: number, nodes: Array<{ number: number, text: string }> }, statusChanges: { totalCount: number, nodes: Array<{ id: string, number: number, page: string, kind: StatusChangeKind, isRetraction: boolean, from: Readiness | null, to: Readiness | null, stands: boolean, effectiveOn: string, basis: Basis, reason: string, project: { slug: string, name: string }, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }> }, decisions: { totalCount: number, nodes: Array<{ text: string, lineStart: number, recordId: string | null, statusChange: { number: number } | null }> }, assessments: { totalCount: number, nodes: Array<{ id: string, result: AssessmentResult, justification: string, project: { slug: string, name: string }, criterion: { key: string, title: string }, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }> }, waivers: { totalCount: number, nodes: Array<{ id: string, reason: string, expiresOn: string, project: { slug: string, name: string }, criterion: { key: string, title: string }, revocation: { reason: string } | null, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }> }, revokedWaivers: { totalCount: number, nodes: Array<{ id: string, reason: string, expiresOn: string, project: { slug: string, name: string }, criterion: { key: string, title: string }, revocation: { reason: string } | null, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }> }, claims: { totalCount: number, nodes: Array<{ id: string, verdict: CompatibilityVerdict, reason: string, externalThing: string | null, projects: Array<{ slug: string, name: string }>, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }> }, combinations: { totalCount: number, nodes: Array<{ slug: string, definition: { reason: string }, projects: Array<{ slug: string, name: string }> }> }, criterionRecords: Array<{ key: string, act: CriterionAct, title: string, gates: Readiness, standing: CriterionStanding, reason: string | null, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }>, revisions: { totalCount: number, nodes: Array<{ number: number, importedAt: string, isCurrent: boolean }> }, previous: { date: string, name: string | null } | null, next: { date: string, name: string | null } | null, plannedNext: Array<{ text: string, presenters: Array<{ handle: string }>, projects: Array<{ slug: string, name: string }> }>, source: { path: string, revision: number, link: string | null, isParaphrase: boolean } | null } | null };

export type AgendaPointFragment = { position: number, title: string, minutes: number | null, lineStart: number | null, presenters: Array<{ handle: string }>, projects: Array<{ slug: string, name: string }> };

export type WaiverInFullFragment = { id: string, reason: string, expiresOn: string, project: { slug: string, name: string }, criterion: { key: string, title: string }, revocation: { reason: string } | null, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> };

export type EvidenceInFullFragment = { url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null };

export type ToDoFragment = { id: string, text: string, ownerName: string | null, dueOn: string | null, isDone: boolean, doneOn: string | null, lineStart: number, owner: { handle: string } | null, meeting: { date: string, name: string | null }, projects: Array<{ slug: string, name: string }> };

export type ResolvedFragment = { id: string, text: string, votesFor: number | null, votesAgainst: number | null, votesAbstained: number | null, isUnanimous: boolean, lineStart: number, statusChange: { number: number } | null };

export type MeetingsQueryVariables = Exact<{
  filter?: MeetingFilter | null | undefined;
  from?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type MeetingsQuery = { meetings: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ date: string, name: string | null, jointWith: Array<string>, startsAt: string | null, state: MeetingState, stateReason: string | null, hasPassed: boolean, recordingUrl: string | null, attendeeOrganisations: Array<string>, movedTo: { date: string, name: string | null } | null, agenda: Array<{ title: string }>, notes: { totalCount: number }, statusChanges: { totalCount: number, nodes: Array<{ number: number, page: string, kind: StatusChangeKind, from: Readiness | null, to: Readiness | null, isRetraction: boolean, stands: boolean, project: { slug: string, name: string } }> } }> }, coming: { totalCount: number, nodes: Array<{ date: string, name: string | null, jointWith: Array<string>, startsAt: string | null, state: MeetingState, stateReason: string | null, hasPassed: boolean, movedTo: { date: string, name: string | null } | null, agenda: Array<{ title: string }> }> } };

export type NearbyQueryVariables = Exact<{
  words: string;
  text: string;
}>;


export type NearbyQuery = { search: { nodes: Array<
      | { __typename: 'Meeting', date: string }
      | { __typename: 'Note' }
      | { __typename: 'Project', slug: string, name: string }
    > }, matching: { nodes: Array<{ slug: string, name: string }> }, projects: { nodes: Array<{ slug: string, name: string }> }, meetings: { nodes: Array<{ date: string, name: string | null }> } };

export type NoteTableQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type NoteTableQuery = { notes: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ lineStart: number, lineEnd: number, depth: number, section: string, text: string, links: Array<string>, meeting: { date: string, name: string | null }, speaker: { handle: string } | null, projects: Array<{ slug: string }> }> } };

export type OverviewQueryVariables = Exact<{
  filter?: ProjectFilter | null | undefined;
  orderBy?: ProjectOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type OverviewQuery = { projects: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ slug: string, name: string, summary: string, organisations: Array<string>, readiness: Readiness | null, since: string | null, isStale: boolean, kernelBase: { series: string } | null, lastChange: { page: string, meeting: { date: string, name: string | null } } | null, lastConfirmation: { page: string, meeting: { date: string, name: string | null } } | null, proposals: { totalCount: number, nodes: Array<{ to: Readiness, openedOn: string, effectiveOn: string | null }> }, nextGate: { to: Readiness, verdict: GateVerdict, criteria: Array<{ verdict: CriterionVerdict, isRequired: boolean, criterion: { key: string, kind: CriterionKind } }> } | null }> }, everything: { totalCount: number, nodes: Array<{ slug: string, name: string, organisations: Array<string>, readiness: Readiness | null, nextGate: { to: Readiness, verdict: GateVerdict } | null }> }, readinessCounts: Array<{ readiness: Readiness | null, projects: number }>, criteria: Array<{ key: string, title: string, gates: Readiness, standing: CriterionStanding }>, lastMeeting: { nodes: Array<{ date: string, name: string | null }> }, unheld: { totalCount: number, nodes: Array<{ date: string, name: string | null }> }, coming: { nodes: Array<{ date: string, name: string | null, startsAt: string | null }> }, lastRecording: { nodes: Array<{ date: string, name: string | null, statusChanges: { totalCount: number, nodes: Array<{ id: string, page: string, kind: StatusChangeKind, from: Readiness | null, to: Readiness | null, isRetraction: boolean, project: { slug: string, name: string } }> } }> }, waiting: { totalCount: number, nodes: Array<{ slug: string, name: string, kernelBase: { series: string } | null, proposals: { totalCount: number, nodes: Array<{ to: Readiness, openedOn: string, effectiveOn: string | null }> } }> }, tested: Array<{ isSearchComplete: boolean, projects: Array<{ slug: string, name: string }> }>, prototyped: Array<{ isSearchComplete: boolean, projects: Array<{ slug: string, name: string }> }>, plausible: Array<{ isSearchComplete: boolean, projects: Array<{ slug: string, name: string }> }> };

export type SetFragment = { isSearchComplete: boolean, projects: Array<{ slug: string, name: string }> };

export type PairsQueryVariables = Exact<{
  projects: Array<string> | string;
  asOf?: string | null | undefined;
}>;


export type PairsQuery = { combination: { pairs: Array<{ verdict: CompatibilityVerdict, isDerived: boolean, projects: Array<{ slug: string, name: string }>, claim: { verdict: CompatibilityVerdict, claimedOn: string, reason: string, source: string, sourceUrl: string | null, meeting: { date: string, name: string | null } | null } | null }> } };

export type PersonQueryVariables = Exact<{
  handle: string;
}>;


export type PersonQuery = { person: { handle: string, name: string | null, open: { totalCount: number, nodes: Array<{ id: string, text: string, ownerName: string | null, dueOn: string | null, isDone: boolean, doneOn: string | null, lineStart: number, owner: { handle: string } | null, meeting: { date: string, name: string | null }, projects: Array<{ slug: string, name: string }> }> }, done: { totalCount: number, nodes: Array<{ id: string, text: string, ownerName: string | null, dueOn: string | null, isDone: boolean, doneOn: string | null, lineStart: number, owner: { handle: string } | null, meeting: { date: string, name: string | null }, projects: Array<{ slug: string, name: string }> }> } } | null };

export type ProjectCountQueryVariables = Exact<{ [key: string]: never; }>;


export type ProjectCountQuery = { projects: { totalCount: number } };

export type ProjectTableQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type ProjectTableQuery = { projects: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string, name: string, summary: string, organisations: Array<string>, path: string | null, links: Array<string>, readiness: Readiness | null, since: string | null, isStale: boolean, lastChangedAt: string | null, kernelBase: { series: string } | null, lastChange: { meeting: { date: string, name: string | null } } | null, lastConfirmation: { meeting: { date: string, name: string | null } } | null, proposals: { totalCount: number, nodes: Array<{ to: Readiness, effectiveOn: string | null }> } }> } };

export type ProjectQueryVariables = Exact<{
  slug: string;
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
  records?: number | null | undefined;
  recordsBefore?: string | null | undefined;
  notes?: number | null | undefined;
  notesBefore?: string | null | undefined;
}>;


export type ProjectQuery = { project: { id: string, slug: string, name: string, aliases: Array<string>, summary: string, formerSlugs: Array<string>, mergedOn: string | null, organisations: Array<string>, links: Array<string>, path: string | null, enteredProjectsOn: string | null, leftProjectsOn: string | null, readiness: Readiness | null, since: string | null, isStale: boolean, lastChangedAt: string | null, people: Array<{ handle: string, name: string | null }>, mergedInto: { slug: string, name: string } | null, lineage: { nodes: Array<{ id: string, kind: LineageKind, reason: string, from: { slug: string, name: string }, to: { slug: string, name: string }, meeting: { date: string } }> }, targetDates: { nodes: Array<{ id: string, to: Readiness, date: string | null, reason: string, saidAt: string, saidBy: { handle: string } }> }, maintainers: { nodes: Array<{ kind: MaintainerKind, namedAt: string, isRevoked: boolean, person: { handle: string, name: string | null }, succeeds: { handle: string } | null }> }, kernelBase: { series: string, base: string | null, form: string | null } | null, lastChange: { page: string } | null, lastConfirmation: { page: string } | null, lastRecordedIn: { date: string, name: string | null } | null, history: { totalCount: number, pageInfo: { hasPreviousPage: boolean, startCursor: string | null }, nodes: Array<{ id: string, number: number, kind: StatusChangeKind, isRetraction: boolean, from: Readiness | null, to: Readiness | null, statedFrom: Readiness | null, stands: boolean, effectiveOn: string, enteredAt: string, basis: Basis, reason: string, override: string | null, page: string, enteredBy: { handle: string, isBot: boolean }, meeting: { date: string, name: string | null }, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }>, corrects: { number: number } | null, correctedBy: { number: number } | null }> }, proposals: { totalCount: number, nodes: Array<{ id: string, to: Readiness, effectiveOn: string | null, reason: string, openedOn: string, isOpen: boolean, outcome: ProposalOutcome | null, closedOn: string | null, closedReason: string | null, statusChange: { number: number, to: Readiness | null, stands: boolean, isRetraction: boolean, correctedBy: { number: number, isRetraction: boolean, to: Readiness | null } | null } | null, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }> }, nextGate: { to: Readiness, verdict: GateVerdict, summary: string, blockers: Array<{ actor: GateActor, message: string }>, criteria: Array<{ verdict: CriterionVerdict, isRequired: boolean, inherited: boolean, explanation: string, since: string, criterion: { key: string, title: string, gates: Readiness, kind: CriterionKind, source: { url: string | null, meeting: { date: string, name: string | null } | null } }, waiver: { reason: string, expiresOn: string, meeting: { date: string, name: string | null } } | null, unusedWaiver: { reason: string, expiresOn: string, meeting: { date: string, name: string | null } } | null, evidence: Array<
          | { __typename: 'Assessment', assessedOn: string, justification: string, evidence: Array<{ link: string | null }> }
          | { __typename: 'CiRun', url: string | null }
        > }> } | null, waivers: { totalCount: number, nodes: Array<{ id: string, state: WaiverState, expiresOn: string, reason: string, criterion: { key: string, title: string }, meeting: { date: string, name: string | null }, revocation: { reason: string, meeting: { date: string, name: string | null } } | null }> }, ciRuns: { totalCount: number, nodes: Array<{ id: string, status: CiRunStatus, finishedOn: string | null, startedAt: string | null, branch: string | null, commit: string | null, kernelSeries: string | null, runId: string | null, url: string | null, isCounted: boolean, isFlaky: boolean, criterion: { key: string, title: string } }> }, fits: { totalCount: number, nodes: Array<{ verdict: CompatibilityVerdict, isDerived: boolean, projects: Array<{ slug: string, name: string }>, claim: { reason: string, claimedOn: string, source: string, sourceUrl: string | null } | null }> }, clashes: { totalCount: number, nodes: Array<{ verdict: CompatibilityVerdict, isDerived: boolean, projects: Array<{ slug: string, name: string }>, claim: { reason: string, claimedOn: string, source: string, sourceUrl: string | null } | null }> }, ports: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ verdict: CompatibilityVerdict, isDerived: boolean, projects: Array<{ slug: string, name: string }>, claim: { reason: string, claimedOn: string, source: string, sourceUrl: string | null } | null }> }, externalClaims: { totalCount: number, nodes: Array<{ id: string, externalThing: string | null, verdict: CompatibilityVerdict, isExpired: boolean, reason: string, claimedOn: string, source: string, sourceUrl: string | null }> }, combinations: { nodes: Array<{ slug: string, verdict: CompatibilityVerdict, projects: Array<{ slug: string, name: string }> }> }, meetings: { totalCount: number, nodes: Array<{ date: string }> }, actionItems: { totalCount: number, nodes: Array<{ id: string, text: string, ownerName: string | null, dueOn: string | null, isDone: boolean, doneOn: string | null, lineStart: number, owner: { handle: string } | null, meeting: { date: string, name: string | null }, projects: Array<{ slug: string, name: string }> }> }, notes: { totalCount: number, pageInfo: { hasPreviousPage: boolean, startCursor: string | null }, nodes: Array<{ id: string, text: string, section: string, lineStart: number, speaker: { handle: string } | null, meeting: { date: string, name: string | null } }> } } | null };

export type PairFragment = { verdict: CompatibilityVerdict, isDerived: boolean, projects: Array<{ slug: string, name: string }>, claim: { reason: string, claimedOn: string, source: string, sourceUrl: string | null } | null };

export type RecordInFullFragment = { id: string, number: number, kind: StatusChangeKind, isRetraction: boolean, from: Readiness | null, to: Readiness | null, statedFrom: Readiness | null, stands: boolean, effectiveOn: string, enteredAt: string, basis: Basis, reason: string, override: string | null, page: string, enteredBy: { handle: string, isBot: boolean }, meeting: { date: string, name: string | null }, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }>, corrects: { number: number } | null, correctedBy: { number: number } | null };

export type ProposalFeedQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ProposalFeedQuery = { trackerUuid: string, proposals: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ uuid: string, to: Readiness, effectiveOn: string | null, reason: string, openedOn: string, openedAt: string, lastChangedAt: string, outcome: ProposalOutcome | null, closedOn: string | null, closedReason: string | null, statusChange: { number: number, meeting: { date: string, name: string | null } } | null, project: { slug: string, name: string } }> } };

export type ProposalTableQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type ProposalTableQuery = { proposals: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ to: Readiness, effectiveOn: string | null, reason: string, openedOn: string, openedAt: string, isOpen: boolean, outcome: ProposalOutcome | null, closedOn: string | null, closedReason: string | null, project: { slug: string }, openedBy: { handle: string }, closedBy: { handle: string } | null, statusChange: { number: number } | null, evidence: Array<{ url: string | null, link: string | null }> }> } };

export type RecordQueryVariables = Exact<{
  number: number;
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type RecordQuery = { statusChange: { id: string, number: number, kind: StatusChangeKind, isRetraction: boolean, from: Readiness | null, to: Readiness | null, statedFrom: Readiness | null, stands: boolean, effectiveOn: string, enteredAt: string, basis: Basis, reason: string, override: string | null, page: string, project: { slug: string, name: string }, resolutions: { nodes: Array<{ id: string, text: string, votesFor: number | null, votesAgainst: number | null, votesAbstained: number | null, isUnanimous: boolean, lineStart: number, statusChange: { number: number } | null }> }, proposal: { openedOn: string, reason: string } | null, gate: { to: Readiness, verdict: GateVerdict, summary: string, evaluatedAt: string, criteria: Array<{ verdict: CriterionVerdict, isRequired: boolean, explanation: string, criterion: { key: string, title: string, kind: CriterionKind } }> } | null, enteredBy: { handle: string, isBot: boolean }, meeting: { date: string, name: string | null }, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }>, corrects: { number: number } | null, correctedBy: { number: number } | null } | null };

export type RevisionLinesQueryVariables = Exact<{
  date: string;
  name?: string | null | undefined;
  number: number;
  from: number;
}>;


export type RevisionLinesQuery = { meeting: { revision: { lines: { nodes: Array<{ number: number, text: string, kind: LineKind, partOf: number, isNew: boolean }> } } | null } | null };

export type LineInFullFragment = { number: number, text: string, kind: LineKind, partOf: number, isNew: boolean };

export type RevisionQueryVariables = Exact<{
  date: string;
  name?: string | null | undefined;
  number: number;
  from?: number | null | undefined;
  differences?: number | null | undefined;
}>;


export type RevisionQuery = { meeting: { date: string, name: string | null, revision: { number: number, path: string, isCurrent: boolean, isParaphrase: boolean, importedAt: string, commit: string | null, hash: string, link: string | null, lineCount: number, importedBy: { handle: string, isBot: boolean }, lines: { nodes: Array<{ number: number, text: string, kind: LineKind, partOf: number, isNew: boolean }> }, previous: { number: number } | null, differences: { totalCount: number, nodes: Array<{ act: LineDifferenceAct, number: number, text: string }> } } | null, revisions: { totalCount: number, nodes: Array<{ number: number, isCurrent: boolean, importedAt: string }> } } | null };

export type RunTableQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type RunTableQuery = { ciRuns: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ status: CiRunStatus, runId: string | null, attempt: number, runNumber: number | null, branch: string | null, commit: string | null, kernelSeries: string | null, startedAt: string | null, finishedAt: string | null, finishedOn: string | null, reportedAt: string, url: string | null, project: { slug: string } | null, combination: { slug: string } | null, criterion: { key: string }, reportedBy: { handle: string } }> } };

export type SearchQueryVariables = Exact<{
  words: string;
  after?: string | null | undefined;
  kinds?: Array<SearchKind> | SearchKind | null | undefined;
  newestFirst?: boolean | null | undefined;
}>;


export type SearchQuery = { search: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<
      | { __typename: 'Meeting', date: string, location: string | null, meetingName: string | null, agenda: Array<{ title: string }> }
      | { __typename: 'Note', lineStart: number, text: string, section: string, meeting: { date: string, name: string | null }, speaker: { handle: string } | null }
      | { __typename: 'Project', slug: string, name: string, summary: string }
    > } };

export type SomeProjectsQueryVariables = Exact<{
  first: number;
}>;


export type SomeProjectsQuery = { projects: { nodes: Array<{ slug: string, kernelBase: { series: string } | null }> } };

export type SuggestionTableQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SuggestionTableQuery = { suggestions: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ quote: string, rule: string, suggestedTo: Readiness | null, state: SuggestionState, closedOn: string | null, closedReason: string | null, meeting: { date: string, name: string | null }, project: { slug: string } | null, closedBy: { handle: string } | null, source: { link: string | null } }> } };

export type TimelineQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type TimelineQuery = { projects: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ slug: string, name: string, history: { totalCount: number, nodes: Array<{ number: number, page: string, kind: StatusChangeKind, isRetraction: boolean, stands: boolean, to: Readiness | null, effectiveOn: string, meeting: { date: string, name: string | null }, corrects: { number: number } | null }> }, proposals: { nodes: Array<{ id: string, to: Readiness, openedOn: string, effectiveOn: string | null }> } }> }, meetings: { nodes: Array<{ date: string }> } };

export type WaiverTableQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type WaiverTableQuery = { waivers: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ reason: string, expiresOn: string, state: WaiverState, enteredAt: string, project: { slug: string }, criterion: { key: string }, meeting: { date: string, name: string | null }, revocation: { reason: string, meeting: { date: string, name: string | null } } | null, enteredBy: { handle: string }, evidence: Array<{ url: string | null, link: string | null }> }> } };

/** Every query of schema/operations by its name. */
export interface Operations {
  AssessmentTable: { data: AssessmentTableQuery; variables: AssessmentTableQueryVariables };
  Badge: { data: BadgeQuery; variables: BadgeQueryVariables };
  Brief: { data: BriefQuery; variables: BriefQueryVariables };
  Calendar: { data: CalendarQuery; variables: CalendarQueryVariables };
  ChangeFeed: { data: ChangeFeedQuery; variables: ChangeFeedQueryVariables };
  ChangeTable: { data: ChangeTableQuery; variables: ChangeTableQueryVariables };
  Changes: { data: ChangesQuery; variables: ChangesQueryVariables };
  ChannelFile: { data: ChannelFileQuery; variables: ChannelFileQueryVariables };
  Channel: { data: ChannelQuery; variables: ChannelQueryVariables };
  ClaimTable: { data: ClaimTableQuery; variables: ClaimTableQueryVariables };
  Combination: { data: CombinationQuery; variables: CombinationQueryVariables };
  Combinations: { data: CombinationsQuery; variables: CombinationsQueryVariables };
  Compare: { data: CompareQuery; variables: CompareQueryVariables };
  Composition: { data: CompositionQuery; variables: CompositionQueryVariables };
  Criteria: { data: CriteriaQuery; variables: CriteriaQueryVariables };
  CriterionTable: { data: CriterionTableQuery; variables: CriterionTableQueryVariables };
  ExampleChannel: { data: ExampleChannelQuery; variables: ExampleChannelQueryVariables };
  ExamplePast: { data: ExamplePastQuery; variables: ExamplePastQueryVariables };
  ExampleStanding: { data: ExampleStandingQuery; variables: ExampleStandingQueryVariables };
  LastMeeting: { data: LastMeetingQuery; variables: LastMeetingQueryVariables };
  Matrix: { data: MatrixQuery; variables: MatrixQueryVariables };
  MeetingFeed: { data: MeetingFeedQuery; variables: MeetingFeedQueryVariables };
  MeetingNotes: { data: MeetingNotesQuery; variables: MeetingNotesQueryVariables };
  MeetingTable: { data: MeetingTableQuery; variables: MeetingTableQueryVariables };
  Meeting: { data: MeetingQuery; variables: MeetingQueryVariables };
  Meetings: { data: MeetingsQuery; variables: MeetingsQueryVariables };
  Nearby: { data: NearbyQuery; variables: NearbyQueryVariables };
  NoteTable: { data: NoteTableQuery; variables: NoteTableQueryVariables };
  Overview: { data: OverviewQuery; variables: OverviewQueryVariables };
  Pairs: { data: PairsQuery; variables: PairsQueryVariables };
  Person: { data: PersonQuery; variables: PersonQueryVariables };
  ProjectCount: { data: ProjectCountQuery; variables: ProjectCountQueryVariables };
  ProjectTable: { data: ProjectTableQuery; variables: ProjectTableQueryVariables };
  Project: { data: ProjectQuery; variables: ProjectQueryVariables };
  ProposalFeed: { data: ProposalFeedQuery; variables: ProposalFeedQueryVariables };
  ProposalTable: { data: ProposalTableQuery; variables: ProposalTableQueryVariables };
  Record: { data: RecordQuery; variables: RecordQueryVariables };
  RevisionLines: { data: RevisionLinesQuery; variables: RevisionLinesQueryVariables };
  Revision: { data: RevisionQuery; variables: RevisionQueryVariables };
  RunTable: { data: RunTableQuery; variables: RunTableQueryVariables };
  Search: { data: SearchQuery; variables: SearchQueryVariables };
  SomeProjects: { data: SomeProjectsQuery; variables: SomeProjectsQueryVariables };
  SuggestionTable: { data: SuggestionTableQuery; variables: SuggestionTableQueryVariables };
  Timeline: { data: TimelineQuery; variables: TimelineQueryVariables };
  WaiverTable: { data: WaiverTableQuery; variables: WaiverTableQueryVariables };
}
