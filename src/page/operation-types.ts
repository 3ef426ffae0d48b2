// Made by `npm run operations` from schema/operations; a test compares.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** A suggestion to accept. */
export type AcceptSuggestionInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** The day it became true or is to become true. By default the meeting decides. */
  effectiveOn?: string | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Slug of the project; needed where the suggestion names none. */
  project?: string | null | undefined;
  /** Why it should change; default: the quoted line. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason?: string | null | undefined;
  /** The suggestion, which nobody has answered yet. */
  suggestion: string;
  /** The readiness to propose; default: the one suggested. Needed where none is suggested. */
  to?: Readiness | null | undefined;
};

/** What somebody is to do. */
export type AddActionItemInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** The day it was done, today or earlier. Without it, the item is open. */
  doneOn?: string | null | undefined;
  /** The day by which it is to be done. By default there is none. */
  dueOn?: string | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Day of the meeting that set it. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** Whose it is: a GitHub handle with its `@`, or a name; default: nobody’s yet. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  owner?: string | null | undefined;
  /** Slugs of the projects it is about. At most 50 slugs. */
  projects?: Array<string> | null | undefined;
  /** What is to be done. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  text: string;
};

/** A channel and its first name. One of `meeting` and `evidence` is needed: who gave the name. */
export type AddChannelInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** What it rests on. At most 50 entries. */
  evidence?: Array<EvidenceInput> | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The meeting that gave it. Day of the meeting that recorded it. It must have been held: its minutes are imported, or a chair has said so with `holdMeeting`. */
  meeting?: string | null | undefined;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** The name. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  name: string;
  /** What is known of it. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason?: string | null | undefined;
  /** The day it is first known from, today at the latest; default: the day of the meeting, else today. */
  since?: string | null | undefined;
  /** Its name in URLs: small letters, digits and single hyphens, at most 64 characters. */
  slug?: string | null | undefined;
  /** What it is for. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  summary: string;
};

/** A project of the group. */
export type AddProjectInput = {
  /** Other words that minutes call it by, at least 2 characters each; a name or an alias is of one project, whatever its case, and none is a word of every other line. At most 50 aliases. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. Its slug and name always are among them. */
  aliases?: Array<string> | null | undefined;
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** The only branch whose CI runs count; `master` unless given. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  defaultBranch?: string | null | undefined;
  /** Day on which its folder entered /projects. */
  enteredProjectsOn?: string | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Null if it brings no kernel of its own. */
  kernelBase?: KernelBaseInput | null | undefined;
  /** Day on which its folder left /projects. */
  leftProjectsOn?: string | null | undefined;
  /** Where to read more. At most 50 URLs of at most 2048 characters. */
  links?: Array<string> | null | undefined;
  /** Its name. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  name: string;
  /** Words that look like its name and are something else, such as `SELinux`. At most 50 words. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  notAliases?: Array<string> | null | undefined;
  /** Organisations behind it. At most 50 organisations. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  organisations?: Array<string> | null | undefined;
  /** Its folder in the group's repository, such as `projects/landlock`. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  path?: string | null | undefined;
  /** GitHub handles of the people behind it, with or without `@`, in order. At most 50 handles. */
  people?: Array<string> | null | undefined;
  /** Its name in URLs: small letters, digits and single hyphens, at most 64 characters. `renameProject` can change it. */
  slug: string;
  /** What it is, in a sentence or two. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  summary: string;
};

/** A criterion that a meeting requires. */
export type AdoptCriterionInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Its key, such as `ci-boots`. */
  criterion: string;
  /** What it rests on. At most 50 entries. */
  evidence?: Array<EvidenceInput> | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Day of the meeting that recorded it. It must have been held: its minutes are imported, or a chair has said so with `holdMeeting`. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** What the meeting said. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** What a chair answers. */
export type AnswerDisputeInput = {
  /** The dispute. */
  dispute: string;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The answer, such as what was corrected, or why it stands. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** What a person found. */
export type AssessCriterionInput = {
  /** What shows it, for a criterion of kind ATTESTATION alone. Left out for one that is met: the first URL of the evidence is an attestation. */
  attestation?: AttestationInput | null | undefined;
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Key of the criterion, such as `readme`. */
  criterion: string;
  /** What it rests on. At most 50 entries. */
  evidence?: Array<EvidenceInput> | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  justification: string;
  /** Date of the meeting that found it, which has started: it counts from that day on. Default: no meeting did, and it counts from today on. */
  meeting?: string | null | undefined;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** Slug of the project. */
  project: string;
  /** What was found. */
  result: AssessmentResult;
  /** Last day (UTC) on which it counts, the day from which it counts or later; default: without end. */
  validUntil?: string | null | undefined;
};

/** What a person found. */
export type AssessmentResult =
  /** The project meets the criterion. */
  | 'MET'
  /** The criterion does not apply to this project. */
  | 'NOT_APPLICABLE'
  /** The project does not meet the criterion. */
  | 'NOT_MET';

/** What a criterion would be found to be. */
export type AssumptionInput = {
  /** Key of a criterion of the gate, inherited ones included. */
  criterion: string;
  /** How the project would stand to it. */
  verdict: CriterionVerdict;
};

/** Whether somebody came. */
export type AttendanceState =
  /** They were there. */
  | 'PRESENT'
  /** They were not there, and had said so. */
  | 'REGRETS';

/** Somebody who was at a meeting, or sent regrets. */
export type AttendeeInput = {
  /** Whom they came from; default: nothing is said. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  organisation?: string | null | undefined;
  /** Who: a GitHub handle with its `@`, or a name. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  person: string;
  /** What else there is to say of them, such as `chair`; default: nothing. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  remark?: string | null | undefined;
  /** Whether they came; default: PRESENT. */
  state?: AttendanceState | null | undefined;
};

/** An in-toto or SLSA attestation or, with a score, a result of OpenSSF Scorecard. */
export type AttestationInput = {
  /** Its SHA-256, 64 hexadecimal digits, with or without `sha256:` in front. One line of at most 80 characters, without control characters; trimmed, normalised to NFC. */
  digest?: string | null | undefined;
  /** Day (UTC) on which it was issued, from which its window counts; default: the day from which the assessment counts. */
  issuedOn?: string | null | undefined;
  /** The score of OpenSSF Scorecard, 0 to 10, with at most one decimal. Without it, this is an in-toto or SLSA attestation. */
  score?: number | null | undefined;
  /** Where it can be read; default: the first URL of the evidence. */
  url?: string | null | undefined;
};

/** How something is known. */
export type Basis =
  /** Another source than the minutes says it. */
  | 'EXTERNAL'
  /** Of a status change: it is read from the minutes. Of a criterion or a claim: it is read from its source. */
  | 'INFERRED'
  /** Of a status change: the minutes say it, in the lines that are cited. Of a criterion or a claim: the source that is cited says it. */
  | 'STATED';

/** A meeting that is not held. */
export type CancelMeetingInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Its day. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** Why, for readers. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  reason: string;
};

/** How far a CI run has come. It only ever moves on, and what has ended stays as it ended. */
export type CiRunStatus =
  /** It was stopped before it had a result. It is ignored, as if it had not happened. */
  | 'CANCELLED'
  /** It broke down before it had a result. */
  | 'ERRORED'
  /** It ended, and found something wrong. */
  | 'FAILED'
  /** It ended, and found nothing wrong. */
  | 'PASSED'
  /** It has not started. */
  | 'QUEUED'
  /** It is running. */
  | 'RUNNING';

/** What is said about combining two things. Exactly one of `other` and `external`. */
export type ClaimCompatibilityInput = {
  /** How it is known. Default: STATED where lines of a report are cited, EXTERNAL where only links are; where nothing is cited, it is asked for. STATED needs a cited source. */
  basis?: Basis | null | undefined;
  /** The day from which it counts, today at the latest; default: the day of the meeting, else today. */
  claimedOn?: string | null | undefined;
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** What it rests on: at least one. At most 50 entries. */
  evidence: Array<EvidenceInput>;
  /** Last day on which it counts, not before `claimedOn`; default: without end. */
  expiresOn?: string | null | undefined;
  /** Name of a thing that is no project of the group, such as `KVM`. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  external?: string | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The kernel series on which they would meet, such as `4.11`. One line of at most 40 characters, without control characters; trimmed, normalised to NFC. */
  kernelSeries?: string | null | undefined;
  /** The meeting at which it was said. Day of the meeting that recorded it. It must have been held: its minutes are imported, or a chair has said so with `holdMeeting`. */
  meeting?: string | null | undefined;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** Slug of the other project. */
  other?: string | null | undefined;
  /** Slug of a project. */
  project: string;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
  /** What it was read from, in words; default: the links and lines of `evidence`. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  source?: string | null | undefined;
  /** What is said. */
  verdict: CompatibilityVerdict;
};

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
  /** Their kernel bases or configurations differ: one of them has to be ported. */
  | 'NEEDS_PORT'
  /** There is no known obstacle, but nobody has put them together. */
  | 'PLAUSIBLE'
  /** Somebody has put them together; no result is in evidence. */
  | 'PROTOTYPED'
  /** They were built and booted together, and it worked. */
  | 'TESTED'
  /** No claim counts. */
  | 'UNKNOWN';

/** A meeting found that the readiness still stood. */
export type ConfirmReadinessInput = {
  /** How it is known: whether the minutes say it, imply it, or another source does. Default: STATED where lines of a report are cited, EXTERNAL where only links are; where nothing is cited, it is asked for. STATED needs a cited line. */
  basis?: Basis | null | undefined;
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Day for which it is confirmed, at most 24 hours ahead; default: the day of the meeting. */
  effectiveOn?: string | null | undefined;
  /** What it rests on. At most 50 entries. */
  evidence?: Array<EvidenceInput> | null | undefined;
  /** The readiness that is to be confirmed: ConflictError when another stands there. Default: whatever stands there. */
  expectedFrom?: Readiness | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Day of the meeting that recorded it. It must have been held: its minutes are imported, or a chair has said so with `holdMeeting`. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** Slug of the project. */
  project: string;
  /** What shows it. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** What is to stand in the place of a record, or that nothing is. What is left out is taken from the record. */
export type CorrectStatusChangeInput = {
  /** How it is known. Default: as the record says, where what is cited bears that out; else STATED where lines of a report are cited and EXTERNAL where only links are; where nothing is, it is asked for. */
  basis?: Basis | null | undefined;
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Day from which it should have been true, at most 24 hours ahead. */
  effectiveOn?: string | null | undefined;
  /** What it rests on, in place of all the evidence of the record. At most 50 entries. */
  evidence?: Array<EvidenceInput> | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** For an error of entry the record's own meeting, for a change of mind the later one that changed it. By the clock RECORDED the correction counts from it on. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** Chairs: the reason for a move that the table of allowed moves does not have, or past a blocked gate. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  override?: string | null | undefined;
  /** Why it is corrected. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
  /** Leaves nothing in its place. Not beside `to`, `effectiveOn`, `statedFrom` or `override`. */
  retract?: boolean | null | undefined;
  /** The minutes' own word of where it came from; null means they give none. */
  statedFrom?: Readiness | null | undefined;
  /** The record to correct: one that stands, or a retraction. */
  statusChange: string;
  /** The readiness it should have set. */
  to?: Readiness | null | undefined;
};

/** A credential to issue. */
export type CreateTokenInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** When it expires. By default 90 days from now; null means never. */
  expiresAt?: string | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** What it is called; default: its role and projects. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  name?: string | null | undefined;
  /** GitHub handle of its bearer, with or without `@`: records show it as who entered them. Default: a bot named after the role. */
  person?: string | null | undefined;
  /** Slugs of the projects it is for: at least one for MAINTAINER and CI, none for CHAIR and ADMIN. At most 50 slugs. */
  projects?: Array<string> | null | undefined;
  /** What it is for. */
  role: Role;
};

/** What a record does to a criterion. */
export type CriterionAct =
  /** A meeting requires it. */
  | 'ADOPTED'
  /** It names the criterion, or changes its wording or settings. */
  | 'DEFINED'
  /** A meeting drops it. */
  | 'RETIRED';

/** What decides a criterion. */
export type CriterionKind =
  /** An in-toto or SLSA attestation that an assessment carries decides it, or a high enough result of OpenSSF Scorecard, while it is younger than the window. */
  | 'ATTESTATION'
  /** CI runs alone decide it. */
  | 'CI'
  /** The assessment of a person decides it. */
  | 'REVIEW';

/** What a meeting might do with a criterion. */
export type CriterionPreviewAct =
  /** Require it; one that does not exist needs `gates` and `kind`. */
  | 'ADOPT'
  /** Give it other settings; it stays required or proposed as it is. */
  | 'CHANGE'
  /** Drop it. */
  | 'DROP';

/** What a meeting might decide. What is left out stays as it is. */
export type CriterionPreviewInput = {
  /** What is done with it. */
  act: CriterionPreviewAct;
  /** The step it would gate. */
  gates?: Readiness | null | undefined;
  /** Its key, such as `ci-boots`. */
  key: string;
  /** What would decide it. */
  kind?: CriterionKind | null | undefined;
  /** ATTESTATION only: the least score of OpenSSF Scorecard that would count, 0 to 10. */
  minimumScore?: number | null | undefined;
  /** CI only: how many passing runs it would take, 1 to 100. */
  requiredRuns?: number | null | undefined;
  /** What it would ask for. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  title?: string | null | undefined;
  /** CI and ATTESTATION: for how many days a run, or an attestation, would count, 1 to 3650. */
  windowDays?: number | null | undefined;
};

/** Whether a criterion is required. */
export type CriterionStanding =
  /** It is required: only such a criterion blocks a gate. */
  | 'ADOPTED'
  /** Somebody has proposed it; no meeting has adopted it, and it blocks nothing. */
  | 'PROPOSED';

/** How a project stands to a criterion, worst first; of the verdicts that apply the worst one is given. Only the last three let it pass. */
export type CriterionVerdict =
  /** The newest finished CI run that was not cancelled broke down. */
  | 'ERRORED'
  /** The newest finished CI run failed, or it was assessed as not met. */
  | 'FAILED'
  /** There are too few passing runs since the last one that did not pass. */
  | 'INSUFFICIENT'
  /** The project has shown it. */
  | 'MET'
  /** There is no CI run and no assessment. */
  | 'MISSING'
  /** It was assessed as not applicable to the project. */
  | 'NOT_APPLICABLE'
  /** There are too few passing runs so far, and a run is under way. */
  | 'RUNNING'
  /** The newest passing run has left the window, or the assessment has expired. */
  | 'STALE'
  /** It is not met, and a waiver is in force. It never counts as met. */
  | 'WAIVED';

/** A named set of projects. One of `meeting` and `evidence` is needed: where it was asked for. */
export type DefineCombinationInput = {
  /** GitHub handle of who asked for it, such as `@cschaufler`. */
  askedBy?: string | null | undefined;
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** The day from which it is this, today at the latest and not before its last change; default: the day of the meeting, else today. */
  definedOn?: string | null | undefined;
  /** What it rests on. At most 50 entries. */
  evidence?: Array<EvidenceInput> | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The meeting at which it was asked for. Day of the meeting that recorded it. It must have been held: its minutes are imported, or a chair has said so with `holdMeeting`. */
  meeting?: string | null | undefined;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** Slugs of its projects, all of them: 2 to 60. */
  projects: Array<string>;
  /** What it is for. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
  /** Its name in URLs: small letters, digits and single hyphens, at most 64. One that exists is changed. */
  slug: string;
};

/** What a project must show before a step. */
export type DefineCriterionInput = {
  /** Whether the source says it of this very step, or it is read from what the source says. Default: STATED where lines of a report are cited, EXTERNAL where only links are; where nothing is cited, it is asked for. STATED needs a cited source. */
  basis?: Basis | null | undefined;
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** What it rests on. At most 50 entries. */
  evidence?: Array<EvidenceInput> | null | undefined;
  /** The step it gates: PROPOSED, EXPERIMENTAL, TESTING or GRADUATED. */
  gates: Readiness;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Its name in URLs and inputs: small letters, digits and single hyphens, at most 64. One that exists is changed. */
  key: string;
  /** What decides it. */
  kind: CriterionKind;
  /** Day of the meeting that recorded it. It must have been held: its minutes are imported, or a chair has said so with `holdMeeting`. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** ATTESTATION only: the least score of OpenSSF Scorecard that counts, 0 to 10; default: as it was, 7 for a new one. */
  minimumScore?: number | null | undefined;
  /** What the meeting said. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
  /** CI only: how many of the last finished runs must have passed, 1 to 100; default: as it was, 3 for a new one. */
  requiredRuns?: number | null | undefined;
  /** Whether it is required; default: as it was, PROPOSED for a new one. */
  standing?: CriterionStanding | null | undefined;
  /** What must be shown. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  title: string;
  /** CI: for how many days after its finish the newest run counts; ATTESTATION: for how many days after it was issued an attestation counts. 1 to 3650; default: as it was, 30 for a new one of kind CI, 90 of kind ATTESTATION. */
  windowDays?: number | null | undefined;
};

/** A dispute that leads nowhere. */
export type DismissDisputeInput = {
  /** The dispute. */
  dispute: string;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** A suggestion to dismiss. */
export type DismissSuggestionInput = {
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Why it does not bear on readiness. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
  /** The suggestion, which nobody has answered yet. */
  suggestion: string;
};

/** What became of a dispute. */
export type DisputeState =
  /** Everybody sees it, with the answer of a chair. */
  | 'ANSWERED'
  /** A chair has laid it aside, with a reason. Only chairs see it. */
  | 'DISMISSED'
  /** Everybody sees it, and the next agenda quotes it. */
  | 'PUBLISHED'
  /** No chair has judged it yet. Only chairs see it. */
  | 'WAITING';

/** A session to end. */
export type EndSessionInput = {
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The session. */
  session: string;
};

/** A subscription to end. */
export type EndSubscriptionInput = {
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The subscription. */
  subscription: string;
};

/** What a record rests on: a URL, or a line span of a report, exactly one of the two. The words of the lines are kept with the record. */
export type EvidenceInput = {
  /** Last line of the span; default: only its first. */
  lineEnd?: number | null | undefined;
  /** First line of the span, counted from 1. Needed beside `report`. */
  lineStart?: number | null | undefined;
  /** The report's path in the group's repository, such as `reports/2017-05-24.md`. */
  report?: string | null | undefined;
  /** Which revision of the report, counted from 1; default: the newest. */
  revision?: number | null | undefined;
  /** An `http`, `https` or `mailto` URL of at most 2048 characters. It is stored, and never fetched. */
  url?: string | null | undefined;
};

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

/** A meeting that was held. */
export type HoldMeetingInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Its day, which has come. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
};

/** What an import does with something. */
export type ImportAct =
  /** It was not there. */
  | 'ADDED'
  /** It was there and differed. */
  | 'CHANGED'
  /** The report has it no longer. */
  | 'REMOVED';

/** The report of a meeting. */
export type ImportReportInput = {
  /** Takes a report as text although most of its lines are not understood. Without it, such a report is refused. */
  acceptUnread?: boolean | null | undefined;
  /** Commit of the group's repository that has this content, hexadecimal; default: links lead to the branch. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  commit?: string | null | undefined;
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Day of the meeting, before what the report says; default: what it says. */
  date?: string | null | undefined;
  /** Only says what the import would do, and imports nothing. */
  dryRun?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Where this content can be read; default: what a paraphrase says of its original, else its place in the group’s repository. */
  link?: string | null | undefined;
  /** The whole report, in the group's format. */
  markdown: string;
  /** Name of its file, for diagnostics; a date in it is compared with the title's. Another file of the meeting than the newest does not take its place where much would be lost. Default: the newest is meant. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  path?: string | null | undefined;
  /** Takes a meeting that has the same report under another date for this one, and corrects its date as `redateMeeting` does. Default: the report is refused, and names that meeting. */
  redate?: boolean | null | undefined;
  /** Lets a file take the place of another one of the same meeting, whatever that loses. Without it, a file is refused if it would remove most notes, the agenda or a decision. */
  replace?: boolean | null | undefined;
  /** Takes back the decisions whose lines the report no longer has. Default: they stand, and `summary.missing` lists them. */
  retractMissing?: boolean | null | undefined;
};

/** What became of news from the repository. */
export type ImportState =
  /** It was looked at, and what it asks for was done; of its files some may be refused. */
  | 'DONE'
  /** The repository could not be read for a whole day. */
  | 'GIVEN_UP'
  /** There was nothing in it for this tracker. */
  | 'PASSED_OVER'
  /** It was not taken. */
  | 'REFUSED'
  /** It is yet to be looked at, or is tried again. */
  | 'WAITING';

/** What an import adds, changes or removes. */
export type ImportSubject =
  /** What somebody is to do. */
  | 'ACTION_ITEM'
  /** An item of the agenda. */
  | 'AGENDA_ITEM'
  /** That somebody was there, or sent regrets. */
  | 'ATTENDANCE'
  /** An explicit decision, which becomes a record. */
  | 'DECISION'
  /** A field of the meeting, such as its scribe. */
  | 'MEETING_FIELD'
  /** A bullet of the minutes. */
  | 'NOTE'
  /** That a bullet is about a project. */
  | 'NOTE_PROJECT'
  /** A topic planned for the next meeting. */
  | 'PLANNED_TOPIC'
  /** What was resolved or voted on. */
  | 'RESOLUTION'
  /** A line that may bear on readiness, waiting for a person. */
  | 'SUGGESTION';

/** What the project's own kernel work starts from. */
export type KernelBaseInput = {
  /** The exact version, such as `4.11.1`; default: not known. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  base?: string | null | undefined;
  /** In which form the work is kept, such as `four patches`. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  form?: string | null | undefined;
  /** Such as `4.11`. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  series: string;
};

/** How a line differs from the revision before. */
export type LineDifferenceAct =
  /** The revision before does not have it at this place. */
  | 'ADDED'
  /** The revision before has it, and this one does not. */
  | 'REMOVED';

/** What a line of a report was read as. */
export type LineKind =
  /** A task for somebody, outside the notes. */
  | 'ACTION_ITEM'
  /** An item of the agenda. */
  | 'AGENDA_ITEM'
  /** The words that announced the next meeting. */
  | 'ANNOUNCEMENT'
  /** Somebody who was there or sent regrets, named outside the notes. */
  | 'ATTENDANCE'
  /** It is empty. */
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

/** The kind of maintainer that somebody was named. */
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

/** Whether a meeting is planned, held, cancelled or moved. */
export type MeetingState =
  /** It is not held, or was not. */
  | 'CANCELLED'
  /** It was held: minutes or a chair say so. */
  | 'HELD'
  /** It is held on another day, or was. */
  | 'MOVED'
  /** It is to be held, or its hour has passed and nothing is on record of it. */
  | 'PLANNED';

/** Two handles of one person. */
export type MergePeopleInput = {
  /** The person’s other GitHub handle, with or without `@`; handles that were joined to it come with it. */
  handle: string;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The GitHub handle that the person goes by, with or without `@`. */
  person: string;
  /** How it is known. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** Two projects that a meeting merged. */
export type MergeProjectsInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Slug of the project that it is merged into. */
  into: string;
  /** Day of the meeting that recorded it. It must have been held: its minutes are imported, or a chair has said so with `holdMeeting`. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** Slug of the project that is merged. */
  project: string;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** A meeting, and the day that it is moved to. */
export type MoveMeetingInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Its day so far. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** Why, for readers. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  reason: string;
  /** When it starts; when absent, at the same time of day (UTC) as before. */
  startsAt?: string | null | undefined;
  /** Its new day, at most 366 days ahead, on which there is no other meeting. */
  to: string;
};

/** A name of the channel. One of `meeting` and `evidence` is needed: who gave it. */
export type NameChannelInput = {
  /** Slug of the channel; default: the one there is. */
  channel?: string | null | undefined;
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** What it rests on. At most 50 entries. */
  evidence?: Array<EvidenceInput> | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The meeting that gave it. Day of the meeting that recorded it. It must have been held: its minutes are imported, or a chair has said so with `holdMeeting`. */
  meeting?: string | null | undefined;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** The name. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  name: string;
  /** What is known of it. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason?: string | null | undefined;
  /** The day it is first known from, today at the latest; default: the day of the meeting, else today. */
  since?: string | null | undefined;
};

/** Who is to maintain a project. */
export type NameMaintainerInput = {
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The kind of maintainer. A maintainer who names a successor hands over their own rights to the project. */
  kind: MaintainerKind;
  /** GitHub handle of who is named, with or without `@`; never that of a program. */
  person: string;
  /** Slug of the project. */
  project: string;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
  /** For a SUCCESSOR whom a chair names: GitHub handle of whose rights to the project rest meanwhile. A maintainer leaves it out. */
  succeeds?: string | null | undefined;
};

/** The channel over which a subscriber hears of news. */
export type NewsChannel =
  /** A webhook of Discord. */
  | 'DISCORD'
  /** E-mail, once its reader has followed the link that is sent to the address. */
  | 'EMAIL'
  /** A generic webhook of a Matrix bridge such as Hookshot. */
  | 'MATRIX'
  /** An incoming webhook of Mattermost. */
  | 'MATTERMOST'
  /** An incoming webhook of Slack. */
  | 'SLACK'
  /** A request for each piece of news, signed as Standard Webhooks says. */
  | 'WEBHOOK';

/** What became of a message. */
export type NewsDeliveryState =
  /** The receiver took it. */
  | 'DELIVERED'
  /** The subscription ended before it was sent. */
  | 'DROPPED'
  /** The receiver did not take it for a day, or said that it never will. */
  | 'GIVEN_UP'
  /** It waits to be sent, or to be sent again. */
  | 'WAITING';

/** By what a subscription ended. */
export type NewsEnd =
  /** `sig.yaml` no longer lists it. */
  | 'FILE'
  /** The link at the end of a mail was used, or the button of the mail program. */
  | 'LINK'
  /** Whose it is has ended it, or a chair or an admin has. */
  | 'OWNER'
  /** The receiver answered 410: it is gone. */
  | 'RECEIVER';

/** How soon a subscriber hears of news. */
export type NewsPace =
  /** As it happens. */
  | 'AT_ONCE'
  /** All of a day in one message, at 07:00 by the group’s clock; e-mail alone. */
  | 'DAILY'
  /** All of a week in one message, on Mondays at 07:00 by the group’s clock; e-mail alone. */
  | 'WEEKLY';

/** What a subscription is about. */
export type NewsTopic =
  /** What the subscriber has to do. */
  | 'ACTION_ITEMS'
  /** All that happens, except what concerns another person alone. */
  | 'EVERYTHING'
  /** Gates that open and close, and what is about to run out. */
  | 'GATES'
  /** What is recorded, proposed or opened for one level. */
  | 'LEVEL'
  /** Meetings that are scheduled, moved or cancelled, and minutes; for chairs also the brief two days before. */
  | 'MEETINGS'
  /** One project: its records, proposals and gates, what runs out, and that it has gone stale. */
  | 'PROJECT'
  /** What is proposed and withdrawn. */
  | 'PROPOSALS';

/** Whether the smallest or the largest comes first. */
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
  /** Whether the smallest or the largest comes first. */
  direction?: OrderDirection;
  /** The field to sort by. */
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

/** A change that a meeting is to decide. */
export type ProposeStatusChangeInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** The day it became true or is to become true. By default the meeting decides. */
  effectiveOn?: string | null | undefined;
  /** What it rests on. At most 50 entries. */
  evidence?: Array<EvidenceInput> | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Slug of the project. */
  project: string;
  /** Why it should change. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
  /** The readiness proposed; not the one it has. Whether the move is allowed is asked when it is recorded. */
  to: Readiness;
};

/** A dispute that everybody is to see. */
export type PublishDisputeInput = {
  /** The dispute. */
  dispute: string;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** What a chair says beside it. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason?: string | null | undefined;
};

/** What is wrong: a record, or a line of the minutes. */
export type RaiseDisputeInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** How a chair can reach whoever says so; only chairs read it, and it is forgotten once they have answered. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  contact?: string | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The line of that revision, counted from 1. */
  line?: number | null | undefined;
  /** Day of the meeting whose minutes have the line; with `revision` and `line`. */
  meeting?: string | null | undefined;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** What is wrong with it. At most 1000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
  /** Number of the record. Left out where it is about a line. */
  record?: number | null | undefined;
  /** Number of the revision of the minutes. */
  revision?: number | null | undefined;
};

/** How far a project is. No recorded readiness is null, never a value of this enum. What the group calls each level, and which it uses, is in `group`. */
export type Readiness =
  /** People try it out. */
  | 'EXPERIMENTAL'
  /** It is ready to be used. */
  | 'GRADUATED'
  /** It is meant to stay a project. */
  | 'ONGOING'
  /** People talk about it. */
  | 'PROPOSED'
  /** It ended without graduating. */
  | 'RETIRED'
  /** It is in the channel, where projects are tested together. */
  | 'TESTING';

/** Who was at a meeting. */
export type RecordAttendanceInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Its day. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** Everybody whom the minutes do not name; empty: nobody. At most 50 people. */
  people: Array<AttendeeInput>;
};

/** A change of readiness that a meeting has recorded. */
export type RecordStatusChangeInput = {
  /** How it is known: whether the minutes say it, imply it, or another source does. Default: STATED where lines of a report are cited, EXTERNAL where only links are; where nothing is cited, it is asked for. STATED needs a cited line. */
  basis?: Basis | null | undefined;
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Day from which it is true, at most 24 hours ahead; default: the day of the meeting, also when a proposal names another. */
  effectiveOn?: string | null | undefined;
  /** What it rests on. At most 50 entries. */
  evidence?: Array<EvidenceInput> | null | undefined;
  /** The readiness that the sender has seen: ConflictError when it is another by now. Null means that none is recorded. Default: judged against whatever is found. */
  expectedFrom?: Readiness | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Day of the meeting that recorded it. It must have been held: its minutes are imported, or a chair has said so with `holdMeeting`. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** Chairs: the reason for a move that the table of allowed moves does not have, or past a blocked gate. It stays visible for ever. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  override?: string | null | undefined;
  /** Slug of the project. */
  project: string;
  /** The open proposal, of the same project and readiness, that it takes up: recording closes it. Without it no proposal is closed, not even one that fits. */
  proposal?: string | null | undefined;
  /** Why it changed. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
  /** The minutes' own word of where it came from, kept beside what the ledger says. */
  statedFrom?: Readiness | null | undefined;
  /** The readiness it sets. */
  to: Readiness;
};

/** Lines to take out of a report. */
export type RedactLinesInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Last line; default: the first one alone. */
  lineEnd?: number | null | undefined;
  /** First line, counted from 1. No heading. */
  lineStart: number;
  /** Day of the meeting. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** Why, for readers: it must not say what was taken out. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  reason: string;
  /** Number of the revision whose lines are counted. */
  revision: number;
};

/** A meeting that was entered under a wrong date. */
export type RedateMeetingInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The day under which it was entered. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** How that is known, for readers. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  reason: string;
  /** The day on which it was, on which there is no other meeting. */
  to: string;
};

/** Another slug for a project. */
export type RenameProjectInput = {
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Slug of the project. */
  project: string;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
  /** Its new name in URLs: small letters, digits and single hyphens, at most 64 characters. */
  slug: string;
};

/** How serious a finding is. */
export type ReportDiagnosticSeverity =
  /** The report is not imported. */
  | 'ERROR'
  /** The report is imported, and somebody should look. */
  | 'WARNING';

/** A meeting that is void. */
export type RestoreMeetingInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Its day. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** A project that is void. */
export type RestoreProjectInput = {
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The slug that it had. */
  project: string;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** A report that is void. */
export type RestoreReportInput = {
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
  /** Its path, such as `reports/2017-05-24.md`. */
  report: string;
};

/** A criterion that a meeting drops. */
export type RetireCriterionInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Its key, such as `ci-boots`. */
  criterion: string;
  /** What it rests on. At most 50 entries. */
  evidence?: Array<EvidenceInput> | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Day of the meeting that recorded it. It must have been held: its minutes are imported, or a chair has said so with `holdMeeting`. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** What the meeting said. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** Somebody who is no longer to maintain a project. */
export type RevokeMaintainerInput = {
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** A GitHub handle of who was named, with or without `@`. */
  person: string;
  /** Slug of the project. */
  project: string;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** A credential to end. */
export type RevokeTokenInput = {
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The credential; one that has expired may be revoked as well. */
  token: string;
};

/** A waiver that a meeting took back. */
export type RevokeWaiverInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Day of the meeting that recorded it. It must have been held: its minutes are imported, or a chair has said so with `holdMeeting`. Not before the meeting that granted it, nor after its last day. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
  /** The waiver; it must be the newest of its project and criterion. */
  waiver: string;
};

/** What a credential allows. Whoever sends none is a reader and has no role. */
export type Role =
  /** Adds projects, issues and revokes tokens, reads the audit trail; records nothing. */
  | 'ADMIN'
  /** May do what maintainers may, for every project, and also handles meetings, reports, criteria, waivers and overrides. */
  | 'CHAIR'
  /** Reports the CI runs of named projects, and does nothing else. */
  | 'CI'
  /** Proposes, records, confirms and corrects the readiness of named projects, and describes them. */
  | 'MAINTAINER';

/** A webhook that is to have another secret. */
export type RotateSigningSecretInput = {
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The subscription of the webhook. */
  subscription: string;
};

/** A credential to give a new secret. */
export type RotateTokenInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** When the new one expires. By default it lives as long as the former was made to; null means never. */
  expiresAt?: string | null | undefined;
  /** Until when the former one works as well, at most until its own end. By default, or with null, for seven days. */
  formerUntil?: string | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The former credential. An expired one may be rotated as well, but not a revoked one. */
  token: string;
};

/** What is written so far. */
export type SaveMeetingDraftInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Lines for its section of decisions, each with its bullet; at most 500. */
  decisions: Array<string>;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Its day. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** The report without its decisions, in Markdown; at most 200,000 characters. */
  notes: string;
  /** The version that the writer has seen; 0 where there was none. */
  version: number;
};

/** A meeting to come, or one that was held. */
export type ScheduleMeetingInput = {
  /** Day announced for the meeting after it. */
  announcedNextOn?: string | null | undefined;
  /** Where it is announced. */
  announcementUrl?: string | null | undefined;
  /** Organisations present, each once. At most 50 organisations. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  attendeeOrganisations?: Array<string> | null | undefined;
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Its day, at most 366 days ahead. With its name it is its key; moveMeeting puts it on another. */
  date: string;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Other groups that it is held with, each once. At most 50 groups. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  jointWith?: Array<string> | null | undefined;
  /** How long it is to last or lasted, in minutes: 1 to 1,440. */
  lengthMinutes?: number | null | undefined;
  /** Where it is held. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  location?: string | null | undefined;
  /** Where the day has several meetings: small letters, digits and hyphens, such as `apac`. One line of at most 40 characters, without control characters; trimmed, normalised to NFC. */
  name?: string | null | undefined;
  /** The rhythm in which the group meets, as a rule of RFC 5545 by week or month, such as `FREQ=WEEKLY;INTERVAL=2;BYDAY=WE`: the meetings that follow are planned as well, up to 366 days ahead and at most 60. Where there is a meeting already, it stays as it is. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  repeats?: string | null | undefined;
  /** GitHub handle of who writes the minutes, with or without `@`. */
  scribe?: string | null | undefined;
  /** When it starts: an instant of its day, give or take a day for the zone it is called in. */
  startsAt?: string | null | undefined;
  /** By whose clock on the wall they start, such as `America/Los_Angeles`; UTC when absent. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  timeZone?: string | null | undefined;
};

/** What a search can find. */
export type SearchKind =
  /** Meetings. */
  | 'MEETING'
  /** Notes of the minutes. */
  | 'NOTE'
  /** Projects. */
  | 'PROJECT';

/** A handle that belongs to another person after all. */
export type SeparatePersonInput = {
  /** The GitHub handle, with or without `@`. */
  handle: string;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** A project that was merged by mistake. */
export type SeparateProjectInput = {
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Slug of the project that was merged. */
  project: string;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** Whether a session still signs its browser in. */
export type SessionState =
  /** Its person, or an admin, has ended it. */
  | 'ENDED'
  /** It was not used for too long, or it reached its longest duration. */
  | 'EXPIRED'
  /** It does sign its browser in. */
  | 'OPEN';

/** The day by which a project means to reach a level. */
export type SetTargetDateInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** The day, today or later. Without it, or with null, there is no longer a target. */
  date?: string | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Slug of the project. */
  project: string;
  /** Why that day. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
  /** The level. */
  to: Readiness;
};

/** A project that a meeting split off another. */
export type SplitProjectInput = {
  /** Other words that minutes call it by, at least 2 characters each; a name or an alias is of one project, whatever its case, and none is a word of every other line. At most 50 aliases. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. Its slug and name always are among them; aliases of the origin go over. */
  aliases?: Array<string> | null | undefined;
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** The only branch whose CI runs count; `master` unless given. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  defaultBranch?: string | null | undefined;
  /** Day on which its folder entered /projects. */
  enteredProjectsOn?: string | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Null if it brings no kernel of its own. */
  kernelBase?: KernelBaseInput | null | undefined;
  /** Day on which its folder left /projects. */
  leftProjectsOn?: string | null | undefined;
  /** Where to read more. At most 50 URLs of at most 2048 characters. */
  links?: Array<string> | null | undefined;
  /** Day of the meeting that recorded it. It must have been held: its minutes are imported, or a chair has said so with `holdMeeting`. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** Its name. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  name: string;
  /** Words that look like its name and are something else, such as `SELinux`. At most 50 words. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  notAliases?: Array<string> | null | undefined;
  /** Organisations behind it. At most 50 organisations. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  organisations?: Array<string> | null | undefined;
  /** Slug of the project that it was a part of. */
  origin: string;
  /** Its folder in the group's repository, such as `projects/landlock`. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  path?: string | null | undefined;
  /** GitHub handles of the people behind it, with or without `@`, in order. At most 50 handles. */
  people?: Array<string> | null | undefined;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
  /** Its name in URLs: small letters, digits and single hyphens, at most 64 characters. */
  slug: string;
  /** What it is, in a sentence or two. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  summary: string;
};

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
  /** Names of the meetings, of days that have several; at most 50. */
  meetingName?: Array<string> | null | undefined;
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

/** A subscription to news: who, about what, and how. */
export type SubscribeInput = {
  /** Where it goes: an http or https URL, or an e-mail address. One line of at most 2048 characters, without control characters; trimmed, normalised to NFC. */
  address: string;
  /** Whether what is meant for this person alone comes here although the topic is another, unless a subscription of theirs tells it already: as a chair the brief two days before a meeting and minutes that were not taken whole, and that a project of theirs has gone stale. True when it is left out. */
  alsoForMe?: boolean | null | undefined;
  /** The channel over which news is sent. */
  channel: NewsChannel;
  /** Whether it is the group’s: any chair can end it. Open to chairs. */
  forGroup?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The level, with the topic LEVEL. */
  level?: Readiness | null | undefined;
  /** How soon; AT_ONCE when it is left out. */
  pace?: NewsPace | null | undefined;
  /** Slug of the project, with the topic PROJECT. */
  project?: string | null | undefined;
  /** What the subscription is about. */
  topic: NewsTopic;
};

/** What became of a suggestion. */
export type SuggestionState =
  /** Somebody opened a proposal from it. */
  | 'ACCEPTED'
  /** Somebody found that it does not bear on readiness. */
  | 'DISMISSED'
  /** Nobody has looked at it yet. */
  | 'WAITING';

/** Whether a credential works. */
export type TokenState =
  /** It works. */
  | 'ACTIVE'
  /** It has expired. */
  | 'EXPIRED'
  /** It was revoked before it expired. */
  | 'REVOKED';

/** What is to be known of an action item. What is left out stays as it is. */
export type UpdateActionItemInput = {
  /** The action item. */
  actionItem: string;
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** The day it was done: today or earlier. */
  doneOn?: string | null | undefined;
  /** The day by which it is to be done; null means none. */
  dueOn?: string | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Whether it is done: as of today, unless `doneOn` says when. */
  isDone?: boolean | null | undefined;
  /** Whose it is: a GitHub handle with its `@`, or a name; null means nobody’s. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  owner?: string | null | undefined;
};

/** What is known of a meeting. What is left out stays as it is; null takes it away. */
export type UpdateMeetingInput = {
  /** Day announced for the meeting after it. */
  announcedNextOn?: string | null | undefined;
  /** Where it is announced. */
  announcementUrl?: string | null | undefined;
  /** Organisations present, all of them. At most 50 organisations. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  attendeeOrganisations?: Array<string> | null | undefined;
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Other groups that it is held with, all of them. At most 50 groups. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  jointWith?: Array<string> | null | undefined;
  /** How long it is to last or lasted, in minutes: 1 to 1,440. */
  lengthMinutes?: number | null | undefined;
  /** Where it is held. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  location?: string | null | undefined;
  /** Its day. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** Where its recording is. */
  recordingUrl?: string | null | undefined;
  /** GitHub handle of who wrote the minutes, with or without `@`. */
  scribe?: string | null | undefined;
  /** When it starts: an instant of its day, give or take a day for the zone. One that has passed, where the meeting has recorded status changes. */
  startsAt?: string | null | undefined;
};

/** What is said of a project. What is left out stays as it is; lists are replaced whole. */
export type UpdateProjectInput = {
  /** Other words that minutes call it by, at least 2 characters each; a name or an alias is of one project, whatever its case, and none is a word of every other line. At most 50 aliases. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. Its slug always is among them, its name when given. */
  aliases?: Array<string> | null | undefined;
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** The only branch whose CI runs count; `master` unless given. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  defaultBranch?: string | null | undefined;
  /** Day on which its folder entered /projects. */
  enteredProjectsOn?: string | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Null if it brings no kernel of its own. */
  kernelBase?: KernelBaseInput | null | undefined;
  /** Day on which its folder left /projects. */
  leftProjectsOn?: string | null | undefined;
  /** Where to read more. At most 50 URLs of at most 2048 characters. */
  links?: Array<string> | null | undefined;
  /** Its name. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  name?: string | null | undefined;
  /** Words that look like its name and are something else, such as `SELinux`. At most 50 words. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  notAliases?: Array<string> | null | undefined;
  /** Organisations behind it. At most 50 organisations. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  organisations?: Array<string> | null | undefined;
  /** Its folder in the group's repository, such as `projects/landlock`. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  path?: string | null | undefined;
  /** GitHub handles of the people behind it, with or without `@`, in order. At most 50 handles. */
  people?: Array<string> | null | undefined;
  /** Slug of the project. */
  project: string;
  /** What it is, in a sentence or two. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  summary?: string | null | undefined;
};

/** What a subscription is to tell from now on. */
export type UpdateSubscriptionInput = {
  /** Whether what is meant for this person alone comes here although the topic is another, unless a subscription of theirs tells it already: as a chair the brief two days before a meeting and minutes that were not taken whole, and that a project of theirs has gone stale. */
  alsoForMe?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The level, with the topic LEVEL. */
  level?: Readiness | null | undefined;
  /** How soon. */
  pace?: NewsPace | null | undefined;
  /** Slug of the project, with the topic PROJECT. */
  project?: string | null | undefined;
  /** The subscription. */
  subscription: string;
  /** What the subscription is about. */
  topic?: NewsTopic | null | undefined;
};

/** What somebody says of a proposal. */
export type VoiceOnProposalInput = {
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Whether to second it; else to object. */
  isFor: boolean;
  /** The open proposal. */
  proposal: string;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** A meeting that was entered by mistake. */
export type VoidMeetingInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Whether only to say what would go with it, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Its day. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** A project that was entered by mistake. */
export type VoidProjectInput = {
  /** Whether only to say what would go with it, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Slug of the project. */
  project: string;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** A report that was imported by mistake. */
export type VoidReportInput = {
  /** Whether only to say what would go with it, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
  /** Its path, such as `reports/2017-05-24.md`. */
  report: string;
};

/** What kind of thing is void. */
export type VoidedKind =
  /** A meeting, with its report. */
  | 'MEETING'
  /** A project. */
  | 'PROJECT'
  /** A report, while its meeting stays. */
  | 'REPORT';

/** What a meeting waived. */
export type WaiveCriterionInput = {
  /** Whether days before 1990-01-01 or more than two years ahead are meant: they are refused as mistyped otherwise. */
  confirmDates?: boolean | null | undefined;
  /** Key of the criterion; it must have been in force on the day of the meeting. */
  criterion: string;
  /** What it rests on. At most 50 entries. */
  evidence?: Array<EvidenceInput> | null | undefined;
  /** Last day (UTC) on which it counts: the day of the meeting or a later one, at most 400 days (a setting) from the day on which it is entered. */
  expiresOn: string;
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** Whether the criterion may be met now, and the waiver is for a time when it may not be. Default: a ConflictError where it is met. */
  inAdvance?: boolean | null | undefined;
  /** Day of the meeting that recorded it. It must have been held: its minutes are imported, or a chair has said so with `holdMeeting`. */
  meeting: string;
  /** Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant. */
  meetingName?: string | null | undefined;
  /** Slug of the project. */
  project: string;
  /** The reason. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

/** How a waiver stands. */
export type WaiverState =
  /** Its last day is over. */
  | 'EXPIRED'
  /** It counts: from the day of its meeting to the end of its last day. */
  | 'IN_FORCE'
  /** A meeting took it back. */
  | 'REVOKED';

/** A proposal that is not to be recorded. */
export type WithdrawProposalInput = {
  /** Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`. The same key with another input is a ValidationError. A refused act leaves the key unused. One line of at most 200 characters, without control characters; trimmed, normalised to NFC. */
  idempotencyKey?: string | null | undefined;
  /** The open proposal. */
  proposal: string;
  /** Why it is withdrawn. At most 2000 characters, without control characters but line ends and tabs; trimmed, normalised to NFC. */
  reason: string;
};

export type AcceptSuggestionMutationVariables = Exact<{
  input: AcceptSuggestionInput;
}>;


export type AcceptSuggestionMutation = { acceptSuggestion:
    | { __typename: 'AcceptSuggestionSuccess' }
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'InvalidTransitionError', message: string, allowed: Array<Readiness> }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { viewer: { name: string, role: Role, person: { handle: string }, projects: Array<{ slug: string, name: string }>, sessions: Array<{ id: string, via: string, isCurrent: boolean, createdAt: string, lastUsedAt: string, expiresAt: string, address: string, browser: string }> } | null };

export type ActActionItemsQueryVariables = Exact<{ [key: string]: never; }>;


export type ActActionItemsQuery = { actionItems: { nodes: Array<{ id: string, text: string, ownerName: string | null, dueOn: string | null, isDone: boolean, doneOn: string | null, meeting: { date: string, name: string | null }, projects: Array<{ slug: string }> }> } };

export type ActAuditQueryVariables = Exact<{
  before?: string | null | undefined;
}>;


export type ActAuditQuery = { auditEvents: { totalCount: number, pageInfo: { hasPreviousPage: boolean, startCursor: string | null }, nodes: Array<{ id: string, at: string, act: string, subject: string, refusal: string | null, tokenName: string | null, person: { handle: string }, details: Array<{ name: string, value: string | null }> }> } };

export type ActChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ActChoicesQuery = { projects: { nodes: Array<{ slug: string, name: string }> }, meetings: { nodes: Array<{ date: string, name: string | null, state: MeetingState }> }, criteria: Array<{ key: string, title: string, kind: CriterionKind, gates: Readiness, standing: CriterionStanding }> };

export type ActDisputedQueryVariables = Exact<{
  number: number;
}>;


export type ActDisputedQuery = { statusChange: { number: number, to: Readiness | null, isRetraction: boolean, reason: string, meeting: { date: string, name: string | null }, project: { name: string } } | null };

export type ActGatesQueryVariables = Exact<{
  slug: string;
}>;


export type ActGatesQuery = { allowedMoves: Array<{ to: Readiness, isOverrideNeeded: boolean, description: string }> | null, project: { slug: string, name: string, readiness: Readiness | null, since: string | null, proposed: { to: Readiness, verdict: GateVerdict, summary: string, blockers: Array<{ actor: GateActor, message: string, criterion: { key: string } | null }> }, experimental: { to: Readiness, verdict: GateVerdict, summary: string, blockers: Array<{ actor: GateActor, message: string, criterion: { key: string } | null }> }, testing: { to: Readiness, verdict: GateVerdict, summary: string, blockers: Array<{ actor: GateActor, message: string, criterion: { key: string } | null }> }, graduated: { to: Readiness, verdict: GateVerdict, summary: string, blockers: Array<{ actor: GateActor, message: string, criterion: { key: string } | null }> }, ongoing: { to: Readiness, verdict: GateVerdict, summary: string, blockers: Array<{ actor: GateActor, message: string, criterion: { key: string } | null }> }, retired: { to: Readiness, verdict: GateVerdict, summary: string, blockers: Array<{ actor: GateActor, message: string, criterion: { key: string } | null }> } } | null };

export type GateBeforeActFragment = { to: Readiness, verdict: GateVerdict, summary: string, blockers: Array<{ actor: GateActor, message: string, criterion: { key: string } | null }> };

export type ActMeetingQueryVariables = Exact<{
  date: string;
  name?: string | null | undefined;
}>;


export type ActMeetingQuery = { meeting: { date: string, name: string | null, state: MeetingState, startsAt: string | null, lengthMinutes: number | null, location: string | null, announcementUrl: string | null, recordingUrl: string | null, announcedNextOn: string | null, attendeeOrganisations: Array<string>, jointWith: Array<string>, scribe: { handle: string } | null, attendance: { nodes: Array<{ name: string, organisation: string | null, remark: string | null, state: AttendanceState, lineStart: number | null, person: { handle: string } | null }> }, actionItems: { nodes: Array<{ id: string, text: string, ownerName: string | null, dueOn: string | null, doneOn: string | null, isDone: boolean }> }, source: { path: string } | null, revisions: { nodes: Array<{ number: number, path: string, lineCount: number }> } } | null };

export type ActProjectQueryVariables = Exact<{
  slug: string;
}>;


export type ActProjectQuery = { project: { slug: string, name: string, readiness: Readiness | null, since: string | null, summary: string, aliases: Array<string>, organisations: Array<string>, links: Array<string>, path: string | null, enteredProjectsOn: string | null, leftProjectsOn: string | null, defaultBranch: string, people: Array<{ handle: string }>, kernelBase: { series: string, base: string | null, form: string | null } | null, proposals: { nodes: Array<{ id: string, to: Readiness, effectiveOn: string | null, reason: string }> }, waivers: { nodes: Array<{ id: string, state: WaiverState, expiresOn: string, criterion: { key: string, title: string } }> }, history: { nodes: Array<{ id: string, number: number, kind: StatusChangeKind, from: Readiness | null, to: Readiness | null, effectiveOn: string, stands: boolean, isRetraction: boolean, basis: Basis, reason: string, meeting: { date: string, name: string | null } }> }, maintainers: { nodes: Array<{ isRevoked: boolean, person: { handle: string } }> }, actionItems: { nodes: Array<{ id: string, text: string, ownerName: string | null, dueOn: string | null }> } } | null };

export type ActProposalsQueryVariables = Exact<{ [key: string]: never; }>;


export type ActProposalsQuery = { proposals: { nodes: Array<{ id: string, to: Readiness, project: { slug: string, name: string } }> } };

export type ActSessionsQueryVariables = Exact<{
  before?: string | null | undefined;
}>;


export type ActSessionsQuery = { sessions: { totalCount: number, pageInfo: { hasPreviousPage: boolean, startCursor: string | null }, nodes: Array<{ id: string, state: SessionState, via: string, createdAt: string, lastUsedAt: string, expiresAt: string, address: string, browser: string, person: { handle: string } }> } };

export type ActSubscriptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type ActSubscriptionsQuery = { newsSubscriptions: { nodes: Array<{ id: string, topic: NewsTopic, level: Readiness | null, pace: NewsPace, isAlsoForMe: boolean, channel: NewsChannel, address: string, endedAt: string | null, isOfFile: boolean, project: { slug: string } | null }> } };

export type ActSuggestionsQueryVariables = Exact<{
  project?: Array<string> | string | null | undefined;
}>;


export type ActSuggestionsQuery = { suggestions: { nodes: Array<{ id: string, quote: string, suggestedTo: Readiness | null, project: { slug: string, name: string } | null, meeting: { date: string, name: string | null } }> } };

export type ActTokensQueryVariables = Exact<{
  before?: string | null | undefined;
}>;


export type ActTokensQuery = { tokens: { totalCount: number, pageInfo: { hasPreviousPage: boolean, startCursor: string | null }, nodes: Array<{ id: string, name: string, role: Role, state: TokenState, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, person: { handle: string }, projects: Array<{ slug: string, name: string }> }> } };

export type ActVoidingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ActVoidingsQuery = { voidings: { nodes: Array<{ id: string, kind: VoidedKind, key: string, title: string, reason: string, voidedAt: string, voidedBy: { handle: string } }> } };

export type AddActionItemMutationVariables = Exact<{
  input: AddActionItemInput;
}>;


export type AddActionItemMutation = { addActionItem:
    | { __typename: 'AddActionItemSuccess' }
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type AddChannelMutationVariables = Exact<{
  input: AddChannelInput;
}>;


export type AddChannelMutation = { addChannel:
    | { __typename: 'AddChannelSuccess' }
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type AddProjectMutationVariables = Exact<{
  input: AddProjectInput;
}>;


export type AddProjectMutation = { addProject:
    | { __typename: 'AddProjectSuccess' }
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type AdoptCriterionMutationVariables = Exact<{
  input: AdoptCriterionInput;
}>;


export type AdoptCriterionMutation = { adoptCriterion:
    | { __typename: 'AdoptCriterionSuccess' }
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type AnswerDisputeMutationVariables = Exact<{
  input: AnswerDisputeInput;
}>;


export type AnswerDisputeMutation = { answerDispute:
    | { __typename: 'AnswerDisputeSuccess' }
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type AssessCriterionMutationVariables = Exact<{
  input: AssessCriterionInput;
}>;


export type AssessCriterionMutation = { assessCriterion:
    | { __typename: 'AssessCriterionSuccess' }
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type AssessmentTableQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type AssessmentTableQuery = { assessments: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ result: AssessmentResult, justification: string, assessedOn: string, validUntil: string | null, isOwnProject: boolean, enteredAt: string, project: { slug: string }, criterion: { key: string }, attestation: { url: string, digest: string | null, score: number | null, issuedOn: string } | null, meeting: { date: string, name: string | null } | null, enteredBy: { handle: string }, evidence: Array<{ url: string | null, link: string | null }> }> } };

export type BadgeQueryVariables = Exact<{
  slug: string;
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type BadgeQuery = { project: { slug: string, name: string, readiness: Readiness | null } | null };

export type BriefToActQueryVariables = Exact<{
  since: string;
}>;


export type BriefToActQuery = { brief: { proposed: { items: Array<{ message: string, proposal: { id: string, to: Readiness, effectiveOn: string | null, reason: string, project: { slug: string } } | null }> }, suggestions: { items: Array<{ message: string, suggestion: { id: string, suggestedTo: Readiness | null, project: { slug: string } | null } | null }> } } };

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

export type CancelMeetingMutationVariables = Exact<{
  input: CancelMeetingInput;
}>;


export type CancelMeetingMutation = { cancelMeeting:
    | { __typename: 'CancelMeetingSuccess' }
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

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


export type ChannelFileQuery = { channel: { slug: string, composition:
      | { __typename: 'Composition', yml: string, warnings: Array<string> }
      | { __typename: 'CompositionClashError', clashes: Array<{ message: string }> }
     | null } | null };

export type ChannelSlugQueryVariables = Exact<{ [key: string]: never; }>;


export type ChannelSlugQuery = { channel: { slug: string } | null };

export type ChannelQueryVariables = Exact<{
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type ChannelQuery = { channel: { slug: string, summary: string, names: Array<{ name: string, since: string, reason: string | null, sourceUrl: string | null, meeting: { date: string, name: string | null } | null }>, criteria: Array<{ key: string, title: string, standing: CriterionStanding }> } | null, members: { totalCount: number, nodes: Array<{ slug: string, name: string, summary: string, since: string | null, lastChange: { page: string, meeting: { date: string, name: string | null } } | null }> }, candidates: { totalCount: number, nodes: Array<{ slug: string, name: string, gate: { verdict: GateVerdict, blockers: Array<{ message: string }> } }> } };

export type CitedLinesQueryVariables = Exact<{
  date: string;
  name?: string | null | undefined;
  number: number;
  from: number;
  first: number;
}>;


export type CitedLinesQuery = { meeting: { date: string, name: string | null, revision: { number: number, path: string, lineCount: number, isParaphrase: boolean, lines: { nodes: Array<{ number: number, text: string, kind: LineKind }> } } | null } | null };

export type ClaimCompatibilityMutationVariables = Exact<{
  input: ClaimCompatibilityInput;
}>;


export type ClaimCompatibilityMutation = { claimCompatibility:
    | { __typename: 'ClaimCompatibilitySuccess' }
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

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

export type ConfirmReadinessMutationVariables = Exact<{
  input: ConfirmReadinessInput;
}>;


export type ConfirmReadinessMutation = { confirmReadiness:
    | { __typename: 'ConfirmReadinessSuccess', statusChange: { number: number } | null }
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'InvalidTransitionError', message: string, allowed: Array<Readiness> }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type CorrectStatusChangeMutationVariables = Exact<{
  input: CorrectStatusChangeInput;
}>;


export type CorrectStatusChangeMutation = { correctStatusChange:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'CorrectStatusChangeSuccess', statusChange: { number: number } | null }
    | { __typename: 'GateBlockedError', message: string, blockers: Array<{ message: string, criterion: { key: string } | null }> }
    | { __typename: 'InvalidTransitionError', message: string, allowed: Array<Readiness> }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type CreateTokenMutationVariables = Exact<{
  input: CreateTokenInput;
}>;


export type CreateTokenMutation = { createToken:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'CreateTokenSuccess', secret: string | null, token: { id: string, name: string } | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type CriteriaQueryVariables = Exact<{
  asOf?: string | null | undefined;
  hasResults: boolean;
}>;


export type CriteriaQuery = { criteria: Array<{ key: string, title: string, gates: Readiness, kind: CriterionKind, standing: CriterionStanding, since: string, adoptedOn: string | null, reason: string | null, requiredRuns: number | null, windowDays: number | null, minimumScore: number | null, source: { url: string | null, meeting: { date: string, name: string | null } | null }, results?: { totalCount: number }, met?: { totalCount: number } }> };

export type CriterionTableQueryVariables = Exact<{
  asOf?: string | null | undefined;
}>;


export type CriterionTableQuery = { criteria: Array<{ key: string, title: string, gates: Readiness, kind: CriterionKind, standing: CriterionStanding, since: string, adoptedOn: string | null, basis: Basis, reason: string | null, requiredRuns: number | null, windowDays: number | null, minimumScore: number | null, source: { url: string | null, meeting: { date: string, name: string | null } | null } }> };

export type CriterionQueryVariables = Exact<{
  key: string;
  asOf?: string | null | undefined;
  hasResults?: boolean;
}>;


export type CriterionQuery = { criterion: { key: string, title: string, gates: Readiness, kind: CriterionKind, standing: CriterionStanding, since: string, adoptedOn: string | null, retiredOn: string | null, reason: string | null, requiredRuns: number | null, windowDays: number | null, minimumScore: number | null, source: { url: string | null, meeting: { date: string, name: string | null } | null }, history: Array<{ act: CriterionAct, effectiveOn: string, standing: CriterionStanding, reason: string | null, meeting: { date: string, name: string | null } | null }>, results?: { totalCount: number, nodes: Array<{ verdict: CriterionVerdict, explanation: string, project: { slug: string, name: string } }> } } | null };

export type DefineCombinationMutationVariables = Exact<{
  input: DefineCombinationInput;
}>;


export type DefineCombinationMutation = { defineCombination:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'DefineCombinationSuccess' }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type DefineCriterionMutationVariables = Exact<{
  input: DefineCriterionInput;
}>;


export type DefineCriterionMutation = { defineCriterion:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'DefineCriterionSuccess' }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type DismissDisputeMutationVariables = Exact<{
  input: DismissDisputeInput;
}>;


export type DismissDisputeMutation = { dismissDispute:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'DismissDisputeSuccess' }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type DismissSuggestionMutationVariables = Exact<{
  input: DismissSuggestionInput;
}>;


export type DismissSuggestionMutation = { dismissSuggestion:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'DismissSuggestionSuccess' }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type DisputesQueryVariables = Exact<{
  state?: Array<DisputeState> | DisputeState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DisputesQuery = { disputes: { totalCount: number, nodes: Array<{ contact: string | null, id: string, state: DisputeState, reason: string, raisedAt: string, answer: string | null, judgedAt: string | null, statusChange: { number: number, project: { name: string } } | null, line: { quote: string | null, page: string | null, lineStart: number | null } | null, raisedBy: { handle: string, isBot: boolean } | null, judgedBy: { handle: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DisputeInFullFragment = { id: string, state: DisputeState, reason: string, raisedAt: string, answer: string | null, judgedAt: string | null, raisedBy: { handle: string, isBot: boolean } | null, judgedBy: { handle: string } | null };

export type EndSessionMutationVariables = Exact<{
  input: EndSessionInput;
}>;


export type EndSessionMutation = { endSession:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'EndSessionSuccess' }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type EndSubscriptionMutationVariables = Exact<{
  input: EndSubscriptionInput;
}>;


export type EndSubscriptionMutation = { endSubscription:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'EndSubscriptionSuccess' }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type ExampleChannelQueryVariables = Exact<{ [key: string]: never; }>;


export type ExampleChannelQuery = { channel: { members: { totalCount: number } } | null, largestCombinations: Array<{ verdict: CompatibilityVerdict, projects: Array<{ slug: string }> }> };

export type ExamplePastQueryVariables = Exact<{ [key: string]: never; }>;


export type ExamplePastQuery = { projects: { nodes: Array<{ slug: string, readiness: Readiness | null }> } };

export type ExampleStandingQueryVariables = Exact<{ [key: string]: never; }>;


export type ExampleStandingQuery = { projects: { totalCount: number, nodes: Array<{ slug: string, readiness: Readiness | null, since: string | null, lastRecordedIn: { date: string, name: string | null } | null, nextGate: { to: Readiness, verdict: GateVerdict } | null }> } };

export type GoneQueryVariables = Exact<{
  kind: VoidedKind;
  key: string;
}>;


export type GoneQuery = { isVoid: boolean };

export type HoldMeetingMutationVariables = Exact<{
  input: HoldMeetingInput;
}>;


export type HoldMeetingMutation = { holdMeeting:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'HoldMeetingSuccess' }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type ImportReportMutationVariables = Exact<{
  input: ImportReportInput;
}>;


export type ImportReportMutation = { importReport:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'ImportReportSuccess', isDryRun: boolean, meeting: { date: string, name: string | null } | null, diagnostics: Array<{ line: number, severity: ReportDiagnosticSeverity, message: string }>, summary: { isUnchanged: boolean, isNewMeeting: boolean, date: string, counts: Array<{ subject: ImportSubject, added: number, changed: number, removed: number }>, changes: Array<{ act: ImportAct, subject: ImportSubject, label: string, line: number | null, consequence: string | null }>, missing: Array<{ label: string, line: number, consequence: string }> } }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ReportRefusedError', message: string, diagnostics: Array<{ line: number, severity: ReportDiagnosticSeverity, message: string }> }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type ImportsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ImportsQuery = { imports: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ at: string, source: string, event: string, state: ImportState, why: string | null, files: Array<{ path: string, commit: string, outcome: string, changes: Array<string>, problems: Array<string> }> }> } };

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


export type MatrixQuery = { criteria: Array<{ key: string, title: string, gates: Readiness, kind: CriterionKind, standing: CriterionStanding }>, projects: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ slug: string, name: string, readiness: Readiness | null, lastChange: { page: string } | null, nextGate: { to: Readiness, verdict: GateVerdict, criteria: Array<{ verdict: CriterionVerdict, isRequired: boolean, criterion: { key: string } }> } | null, criterionResults: Array<{ verdict: CriterionVerdict, criterion: { key: string } }> }> } };

export type MeetingFeedQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MeetingFeedQuery = { trackerUuid: string, meetings: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ uuid: string, date: string, name: string | null, state: MeetingState, stateReason: string | null, hasPassed: boolean, startsAt: string | null, location: string | null, lastChangedAt: string | null, movedTo: { date: string, name: string | null } | null, agenda: Array<{ title: string }>, notes: { totalCount: number }, statusChanges: { totalCount: number, nodes: Array<{ number: number, kind: StatusChangeKind, from: Readiness | null, to: Readiness | null, isRetraction: boolean, project: { slug: string, name: string } }> } }> } };

export type MeetingLinesQueryVariables = Exact<{
  date: string;
  name?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type MeetingLinesQuery = { meeting: { otherLines: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ number: number, text: string }> } } | null };

export type MeetingNotesQueryVariables = Exact<{
  date: string;
  name?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type MeetingNotesQuery = { meeting: { notes: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, depth: number, text: string, section: string, lineStart: number, lineEnd: number, links: Array<string>, speakerName: string | null, speaker: { handle: string } | null, projects: Array<{ slug: string, name: string }> }> } } | null };

export type NoteInFullFragment = { id: string, depth: number, text: string, section: string, lineStart: number, lineEnd: number, links: Array<string>, speakerName: string | null, speaker: { handle: string } | null, projects: Array<{ slug: string, name: string }> };

export type MeetingPictureQueryVariables = Exact<{
  date: string;
  name?: string | null | undefined;
}>;


export type MeetingPictureQuery = { meeting: { date: string, name: string | null, state: MeetingState, notes: { totalCount: number }, statusChanges: { totalCount: number } } | null };

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


export type MeetingQuery = { meeting: { date: string, name: string | null, jointWith: Array<string>, startsAt: string | null, lengthMinutes: number | null, state: MeetingState, stateReason: string | null, hasPassed: boolean, location: string | null, announcementUrl: string | null, recordingUrl: string | null, scribeName: string | null, attendeeOrganisations: Array<string>, announcedNextOn: string | null, series: { words: string, timeZone: string } | null, movedTo: { date: string, name: string | null } | null, movedFrom: { date: string, name: string | null } | null, scribe: { handle: string } | null, attendance: { totalCount: number, nodes: Array<{ id: string, name: string, organisation: string | null, remark: string | null, state: AttendanceState, person: { handle: string } | null }> }, actionItems: { totalCount: number, nodes: Array<{ id: string, text: string, ownerName: string | null, dueOn: string | null, isDone: boolean, doneOn: string | null, lineStart: number | null, page: string, owner: { handle: string } | null, meeting: { date: string, name: string | null }, projects: Array<{ slug: string, name: string }> }> }, resolutions: { totalCount: number, nodes: Array<{ id: string, text: string, votesFor: number | null, votesAgainst: number | null, votesAbstained: number | null, isUnanimous: boolean, lineStart: number, page: string, statusChange: { number: number } | null }> }, agenda: Array<{ position: number, title: string, minutes: number | null, lineStart: number | null, items: Array<{ position: number, title: string, minutes: number | null, lineStart: number | null, items: Array<{ position: number, title: string, minutes: number | null, lineStart: number | null, presenters: Array<{ handle: string }>, projects: Array<{ slug: string, name: string }> }>, presenters: Array<{ handle: string }>, projects: Array<{ slug: string, name: string }> }>, presenters: Array<{ handle: string }>, projects: Array<{ slug: string, name: string }> }>, notes: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ id: string, depth: number, text: string, section: string, lineStart: number, lineEnd: number, links: Array<string>, speakerName: string | null, speaker: { handle: string } | null, projects: Array<{ slug: string, name: string }> }> }, redactions: Array<{ revision: number, lineStart: number, lineEnd: number, reason: string, redactedAt: string }>, otherLines: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ number: number, text: string }> }, suggestions: { nodes: Array<{ id: string, state: SuggestionState, project: { slug: string, name: string } | null, source: { path: string | null, revision: number | null, lineStart: number | null, linesNow: { lineStart: number | null } | null } }> }, unreadLines: { totalCount: number, nodes: Array<{ number: number, text: string }> }, statusChanges: { totalCount: number, nodes: Array<{ id: string, number: number, page: string, kind: StatusChangeKind, isRetraction: boolean, from: Readiness | null, to: Readiness | null, stands: boolean, effectiveOn: string, basis: Basis, reason: string, project: { slug: string, name: string }, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }> }, decisions: { totalCount: number, nodes: Array<{ text: string, lineStart: number, recordId: string | null, statusChange: { number: number } | null, proposal: { id: string } | null }> }, assessments: { totalCount: number, nodes: Array<{ id: string, result: AssessmentResult, justification: string, project: { slug: string, name: string }, criterion: { key: string, title: string }, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }> }, waivers: { totalCount: number, nodes: Array<{ id: string, reason: string, expiresOn: string, project: { slug: string, name: string }, criterion: { key: string, title: string }, revocation: { reason: string } | null, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }> }, revokedWaivers: { totalCount: number, nodes: Array<{ id: string, reason: string, expiresOn: string, project: { slug: string, name: string }, criterion: { key: string, title: string }, revocation: { reason: string } | null, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }> }, claims: { totalCount: number, nodes: Array<{ id: string, verdict: CompatibilityVerdict, reason: string, externalThing: string | null, projects: Array<{ slug: string, name: string }>, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }> }, combinations: { totalCount: number, nodes: Array<{ slug: string, definition: { reason: string, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }, projects: Array<{ slug: string, name: string }> }> }, openedProposals: { totalCount: number, nodes: Array<{ id: string, to: Readiness, effectiveOn: string | null, reason: string, closedReason: string | null, project: { slug: string, name: string }, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }> }, withdrawnProposals: { totalCount: number, nodes: Array<{ id: string, to: Readiness, effectiveOn: string | null, reason: string, closedReason: string | null, project: { slug: string, name: string }, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }> }, channelNames: Array<{ name: string, since: string, reason: string | null, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }>, criterionRecords: Array<{ key: string, act: CriterionAct, title: string, gates: Readiness, standing: CriterionStanding, reason: string | null, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }>, revisions: { totalCount: number, nodes: Array<{ number: number, importedAt: string, commit: string | null, writtenAt: string | null, isCurrent: boolean }> }, previous: { date: string, name: string | null } | null, next: { date: string, name: string | null } | null, plannedNext: Array<{ text: string, presenters: Array<{ handle: string }>, projects: Array<{ slug: string, name: string }> }>, source: { path: string, revision: number, link: string | null, isParaphrase: boolean } | null } | null };

export type AgendaPointFragment = { position: number, title: string, minutes: number | null, lineStart: number | null, presenters: Array<{ handle: string }>, projects: Array<{ slug: string, name: string }> };

export type WaiverInFullFragment = { id: string, reason: string, expiresOn: string, project: { slug: string, name: string }, criterion: { key: string, title: string }, revocation: { reason: string } | null, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> };

export type ProposalInFullFragment = { id: string, to: Readiness, effectiveOn: string | null, reason: string, closedReason: string | null, project: { slug: string, name: string }, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> };

export type EvidenceInFullFragment = { url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null };

export type ToDoFragment = { id: string, text: string, ownerName: string | null, dueOn: string | null, isDone: boolean, doneOn: string | null, lineStart: number | null, page: string, owner: { handle: string } | null, meeting: { date: string, name: string | null }, projects: Array<{ slug: string, name: string }> };

export type ResolvedFragment = { id: string, text: string, votesFor: number | null, votesAgainst: number | null, votesAbstained: number | null, isUnanimous: boolean, lineStart: number, page: string, statusChange: { number: number } | null };

export type MeetingsQueryVariables = Exact<{
  filter?: MeetingFilter | null | undefined;
  from?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type MeetingsQuery = { meetings: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ date: string, name: string | null, jointWith: Array<string>, startsAt: string | null, state: MeetingState, stateReason: string | null, hasPassed: boolean, recordingUrl: string | null, attendeeOrganisations: Array<string>, movedTo: { date: string, name: string | null } | null, agenda: Array<{ title: string }>, notes: { totalCount: number }, statusChanges: { totalCount: number, nodes: Array<{ number: number, page: string, kind: StatusChangeKind, from: Readiness | null, to: Readiness | null, isRetraction: boolean, stands: boolean, project: { slug: string, name: string } }> } }> }, coming: { totalCount: number, nodes: Array<{ date: string, name: string | null, jointWith: Array<string>, startsAt: string | null, state: MeetingState, stateReason: string | null, hasPassed: boolean, movedTo: { date: string, name: string | null } | null, agenda: Array<{ title: string }> }> } };

export type MergePeopleMutationVariables = Exact<{
  input: MergePeopleInput;
}>;


export type MergePeopleMutation = { mergePeople:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'MergePeopleSuccess' }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type MergeProjectsMutationVariables = Exact<{
  input: MergeProjectsInput;
}>;


export type MergeProjectsMutation = { mergeProjects:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'MergeProjectsSuccess' }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type MoveMeetingMutationVariables = Exact<{
  input: MoveMeetingInput;
}>;


export type MoveMeetingMutation = { moveMeeting:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'MoveMeetingSuccess' }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type NameChannelMutationVariables = Exact<{
  input: NameChannelInput;
}>;


export type NameChannelMutation = { nameChannel:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NameChannelSuccess' }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type NameMaintainerMutationVariables = Exact<{
  input: NameMaintainerInput;
}>;


export type NameMaintainerMutation = { nameMaintainer:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NameMaintainerSuccess' }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

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

export type OverviewContradictionsQueryVariables = Exact<{
  since: string;
}>;


export type OverviewContradictionsQuery = { brief: { contradictions: { totalCount: number, items: Array<{ message: string, link: string | null, page: string | null, projects: Array<{ slug: string, name: string }>, meeting: { date: string, name: string | null } | null, statusChange: { number: number } | null }> } } };

export type OverviewPictureQueryVariables = Exact<{
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type OverviewPictureQuery = { readinessCounts: Array<{ readiness: Readiness | null, projects: number }> };

export type OverviewRowsQueryVariables = Exact<{
  filter?: ProjectFilter | null | undefined;
  orderBy?: ProjectOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type OverviewRowsQuery = { projects: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ slug: string, name: string, readiness: Readiness | null, since: string | null, isStale: boolean, people: Array<{ handle: string, name: string | null }>, lastChange: { page: string, reason: string, meeting: { date: string, name: string | null }, evidence: Array<{ quote: string | null, lineStart: number | null }> } | null, lastConfirmation: { page: string, reason: string, meeting: { date: string, name: string | null }, evidence: Array<{ quote: string | null, lineStart: number | null }> } | null, proposals: { totalCount: number, nodes: Array<{ to: Readiness }> }, nextGate: { to: Readiness, verdict: GateVerdict, blockers: Array<{ criterion: { key: string, title: string } | null }> } | null }> } };

export type CitationFragment = { page: string, reason: string, meeting: { date: string, name: string | null }, evidence: Array<{ quote: string | null, lineStart: number | null }> };

export type OverviewSetsQueryVariables = Exact<{
  asOf?: string | null | undefined;
}>;


export type OverviewSetsQuery = { tested: Array<{ isSearchComplete: boolean, projects: Array<{ slug: string, name: string }> }>, prototyped: Array<{ isSearchComplete: boolean, projects: Array<{ slug: string, name: string }> }>, plausible: Array<{ isSearchComplete: boolean, projects: Array<{ slug: string, name: string }> }> };

export type SetFragment = { isSearchComplete: boolean, projects: Array<{ slug: string, name: string }> };

export type OverviewQueryVariables = Exact<{
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
  hasResults?: boolean;
}>;


export type OverviewQuery = { everything: { totalCount: number, nodes: Array<{ slug: string, name: string, organisations: Array<string>, readiness: Readiness | null, nextGate: { to: Readiness, verdict: GateVerdict, blockers: Array<{ criterion: { key: string, title: string } | null }> } | null }> }, readinessCounts: Array<{ readiness: Readiness | null, projects: number }>, criteria: Array<{ key: string, title: string, gates: Readiness, standing: CriterionStanding, results?: { totalCount: number }, met?: { totalCount: number } }>, lastMeeting: { nodes: Array<{ date: string, name: string | null, announcedNextOn: string | null }> }, unheld: { totalCount: number, nodes: Array<{ date: string, name: string | null }> }, coming: { nodes: Array<{ date: string, name: string | null, startsAt: string | null }> }, lastRecording: { nodes: Array<{ date: string, name: string | null, statusChanges: { totalCount: number, nodes: Array<{ id: string, page: string, kind: StatusChangeKind, from: Readiness | null, to: Readiness | null, isRetraction: boolean, project: { slug: string, name: string } }> } }> }, waiting: { totalCount: number, nodes: Array<{ slug: string, name: string, kernelBase: { series: string } | null, proposals: { totalCount: number, nodes: Array<{ to: Readiness, openedOn: string, effectiveOn: string | null }> } }> } };

export type OwnSubscriptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnSubscriptionsQuery = { newsSubscriptions: { totalCount: number, nodes: Array<{ id: string, topic: NewsTopic, level: Readiness | null, channel: NewsChannel, address: string, pace: NewsPace, isOfGroup: boolean, isOfFile: boolean, isAlsoForMe: boolean, createdAt: string, confirmedAt: string | null, endedAt: string | null, endedBecause: NewsEnd | null, lastDeliveredAt: string | null, failingSince: string | null, project: { name: string } | null, lastDeliveries: Array<{ state: NewsDeliveryState, lastError: string | null }> }> } };

export type PairMarksQueryVariables = Exact<{
  projects: Array<string> | string;
  asOf?: string | null | undefined;
}>;


export type PairMarksQuery = { combination: { pairs: Array<{ verdict: CompatibilityVerdict, projects: Array<{ slug: string, name: string }> }> } };

export type PairsQueryVariables = Exact<{
  projects: Array<string> | string;
  asOf?: string | null | undefined;
}>;


export type PairsQuery = { combination: { pairs: Array<{ verdict: CompatibilityVerdict, isDerived: boolean, projects: Array<{ slug: string, name: string }>, claim: { verdict: CompatibilityVerdict, claimedOn: string, reason: string, source: string, sourceUrl: string | null, meeting: { date: string, name: string | null } | null } | null }> } };

export type PersonQueryVariables = Exact<{
  handle: string;
}>;


export type PersonQuery = { person: { handle: string, name: string | null, open: { totalCount: number, nodes: Array<{ id: string, text: string, ownerName: string | null, dueOn: string | null, isDone: boolean, doneOn: string | null, lineStart: number | null, page: string, owner: { handle: string } | null, meeting: { date: string, name: string | null }, projects: Array<{ slug: string, name: string }> }> }, done: { totalCount: number, nodes: Array<{ id: string, text: string, ownerName: string | null, dueOn: string | null, isDone: boolean, doneOn: string | null, lineStart: number | null, page: string, owner: { handle: string } | null, meeting: { date: string, name: string | null }, projects: Array<{ slug: string, name: string }> }> } } | null };

export type PreviewCriterionQueryVariables = Exact<{
  input: CriterionPreviewInput;
}>;


export type PreviewCriterionQuery = { previewCriterion: { judgedCount: number, opensCount: number, closesCount: number, closing: { totalCount: number, nodes: Array<{ project: { slug: string, name: string } }> }, opening: { totalCount: number, nodes: Array<{ project: { slug: string, name: string } }> } } };

export type PreviewGateQueryVariables = Exact<{
  project: string;
  to: Readiness;
  assume: Array<AssumptionInput> | AssumptionInput;
}>;


export type PreviewGateQuery = { previewGate: { verdict: GateVerdict, summary: string, blockers: Array<{ message: string }> } };

export type ProjectCountQueryVariables = Exact<{ [key: string]: never; }>;


export type ProjectCountQuery = { projects: { totalCount: number } };

export type ProjectPictureQueryVariables = Exact<{
  slug: string;
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type ProjectPictureQuery = { project: { slug: string, name: string, readiness: Readiness | null, since: string | null, summary: string, nextGate: { to: Readiness, verdict: GateVerdict } | null } | null };

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


export type ProjectQuery = { project: { id: string, slug: string, name: string, aliases: Array<string>, summary: string, formerSlugs: Array<string>, mergedOn: string | null, organisations: Array<string>, links: Array<string>, path: string | null, enteredProjectsOn: string | null, leftProjectsOn: string | null, readiness: Readiness | null, since: string | null, isStale: boolean, lastChangedAt: string | null, people: Array<{ handle: string, name: string | null }>, mergedInto: { slug: string, name: string } | null, lineage: { nodes: Array<{ id: string, kind: LineageKind, reason: string, takenBackAt: string | null, takenBackReason: string | null, from: { slug: string, name: string }, to: { slug: string, name: string }, meeting: { date: string, name: string | null }, takenBackBy: { handle: string } | null }> }, targetDates: { nodes: Array<{ id: string, to: Readiness, date: string | null, reason: string, saidAt: string, saidBy: { handle: string } }> }, maintainers: { nodes: Array<{ kind: MaintainerKind, namedAt: string, isRevoked: boolean, person: { handle: string, name: string | null }, succeeds: { handle: string } | null }> }, kernelBase: { series: string, base: string | null, form: string | null } | null, lastChange: { page: string, meeting: { date: string, name: string | null } } | null, lastConfirmation: { page: string, meeting: { date: string, name: string | null } } | null, lastRecordedIn: { date: string, name: string | null } | null, history: { totalCount: number, pageInfo: { hasPreviousPage: boolean, startCursor: string | null }, nodes: Array<{ id: string, number: number, kind: StatusChangeKind, isRetraction: boolean, from: Readiness | null, to: Readiness | null, statedFrom: Readiness | null, stands: boolean, effectiveOn: string, enteredAt: string, basis: Basis, reason: string, override: string | null, page: string, enteredBy: { handle: string, isBot: boolean }, meeting: { date: string, name: string | null }, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }>, corrects: { number: number } | null, correctedBy: { number: number } | null }> }, proposals: { totalCount: number, nodes: Array<{ id: string, to: Readiness, effectiveOn: string | null, reason: string, openedOn: string, isOpen: boolean, outcome: ProposalOutcome | null, closedOn: string | null, closedReason: string | null, statusChange: { number: number, to: Readiness | null, stands: boolean, isRetraction: boolean, correctedBy: { number: number, isRetraction: boolean, to: Readiness | null } | null } | null, voices: Array<{ isFor: boolean, reason: string, person: { handle: string } }>, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }> }> }, nextGate: { to: Readiness, verdict: GateVerdict, summary: string, blockers: Array<{ message: string, criterion: { key: string, title: string } | null }>, criteria: Array<{ verdict: CriterionVerdict, isRequired: boolean, inherited: boolean, explanation: string, since: string, criterion: { key: string, title: string, gates: Readiness, kind: CriterionKind, source: { url: string | null, meeting: { date: string, name: string | null } | null } }, waiver: { reason: string, expiresOn: string, meeting: { date: string, name: string | null } } | null, unusedWaiver: { reason: string, expiresOn: string, meeting: { date: string, name: string | null } } | null, evidence: Array<
          | { __typename: 'Assessment', assessedOn: string, justification: string, evidence: Array<{ link: string | null }> }
          | { __typename: 'CiRun', url: string | null }
        > }> } | null, lastGate: { to: Readiness, verdict: GateVerdict, criteria: Array<{ verdict: CriterionVerdict, isRequired: boolean, inherited: boolean, explanation: string, since: string, criterion: { key: string, title: string, gates: Readiness, kind: CriterionKind, source: { url: string | null, meeting: { date: string, name: string | null } | null } }, waiver: { reason: string, expiresOn: string, meeting: { date: string, name: string | null } } | null, unusedWaiver: { reason: string, expiresOn: string, meeting: { date: string, name: string | null } } | null, evidence: Array<
          | { __typename: 'Assessment', assessedOn: string, justification: string, evidence: Array<{ link: string | null }> }
          | { __typename: 'CiRun', url: string | null }
        > }> }, waivers: { totalCount: number, nodes: Array<{ id: string, state: WaiverState, expiresOn: string, reason: string, criterion: { key: string, title: string }, meeting: { date: string, name: string | null }, revocation: { reason: string, meeting: { date: string, name: string | null } } | null }> }, ciRuns: { totalCount: number, nodes: Array<{ id: string, status: CiRunStatus, finishedOn: string | null, startedAt: string | null, branch: string | null, commit: string | null, kernelSeries: string | null, runId: string | null, url: string | null, isCounted: boolean, isFlaky: boolean, criterion: { key: string, title: string } }> }, fits: { totalCount: number, nodes: Array<{ verdict: CompatibilityVerdict, isDerived: boolean, projects: Array<{ slug: string, name: string }>, claim: { reason: string, claimedOn: string, source: string, sourceUrl: string | null } | null }> }, clashes: { totalCount: number, nodes: Array<{ verdict: CompatibilityVerdict, isDerived: boolean, projects: Array<{ slug: string, name: string }>, claim: { reason: string, claimedOn: string, source: string, sourceUrl: string | null } | null }> }, ports: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ verdict: CompatibilityVerdict, isDerived: boolean, projects: Array<{ slug: string, name: string }>, claim: { reason: string, claimedOn: string, source: string, sourceUrl: string | null } | null }> }, externalClaims: { totalCount: number, nodes: Array<{ id: string, externalThing: string | null, verdict: CompatibilityVerdict, isExpired: boolean, reason: string, claimedOn: string, source: string, sourceUrl: string | null }> }, combinations: { nodes: Array<{ slug: string, verdict: CompatibilityVerdict, projects: Array<{ slug: string, name: string }> }> }, meetings: { totalCount: number, nodes: Array<{ date: string }> }, actionItems: { totalCount: number, nodes: Array<{ id: string, text: string, ownerName: string | null, dueOn: string | null, isDone: boolean, doneOn: string | null, lineStart: number | null, page: string, owner: { handle: string } | null, meeting: { date: string, name: string | null }, projects: Array<{ slug: string, name: string }> }> }, notes: { totalCount: number, pageInfo: { hasPreviousPage: boolean, startCursor: string | null }, nodes: Array<{ id: string, text: string, section: string, lineStart: number, page: string, speaker: { handle: string } | null, meeting: { date: string, name: string | null } }> } } | null };

export type PairFragment = { verdict: CompatibilityVerdict, isDerived: boolean, projects: Array<{ slug: string, name: string }>, claim: { reason: string, claimedOn: string, source: string, sourceUrl: string | null } | null };

export type RecordInFullFragment = { id: string, number: number, kind: StatusChangeKind, isRetraction: boolean, from: Readiness | null, to: Readiness | null, statedFrom: Readiness | null, stands: boolean, effectiveOn: string, enteredAt: string, basis: Basis, reason: string, override: string | null, page: string, enteredBy: { handle: string, isBot: boolean }, meeting: { date: string, name: string | null }, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }>, corrects: { number: number } | null, correctedBy: { number: number } | null };

export type JudgedFragment = { verdict: CriterionVerdict, isRequired: boolean, inherited: boolean, explanation: string, since: string, criterion: { key: string, title: string, gates: Readiness, kind: CriterionKind, source: { url: string | null, meeting: { date: string, name: string | null } | null } }, waiver: { reason: string, expiresOn: string, meeting: { date: string, name: string | null } } | null, unusedWaiver: { reason: string, expiresOn: string, meeting: { date: string, name: string | null } } | null, evidence: Array<
    | { __typename: 'Assessment', assessedOn: string, justification: string, evidence: Array<{ link: string | null }> }
    | { __typename: 'CiRun', url: string | null }
  > };

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

export type ProposeStatusChangeMutationVariables = Exact<{
  input: ProposeStatusChangeInput;
}>;


export type ProposeStatusChangeMutation = { proposeStatusChange:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'InvalidTransitionError', message: string, allowed: Array<Readiness> }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ProposeStatusChangeSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type PublishDisputeMutationVariables = Exact<{
  input: PublishDisputeInput;
}>;


export type PublishDisputeMutation = { publishDispute:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'PublishDisputeSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RaiseDisputeMutationVariables = Exact<{
  input: RaiseDisputeInput;
}>;


export type RaiseDisputeMutation = { raiseDispute:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RaiseDisputeSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RecordAttendanceMutationVariables = Exact<{
  input: RecordAttendanceInput;
}>;


export type RecordAttendanceMutation = { recordAttendance:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RecordAttendanceSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RecordStatusChangeMutationVariables = Exact<{
  input: RecordStatusChangeInput;
}>;


export type RecordStatusChangeMutation = { recordStatusChange:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'GateBlockedError', message: string, blockers: Array<{ message: string, criterion: { key: string } | null }> }
    | { __typename: 'InvalidTransitionError', message: string, allowed: Array<Readiness> }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RecordStatusChangeSuccess', statusChange: { number: number } | null }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RecordQueryVariables = Exact<{
  number: number;
  asOf?: string | null | undefined;
  clock?: Clock | null | undefined;
}>;


export type RecordQuery = { statusChange: { id: string, number: number, kind: StatusChangeKind, isRetraction: boolean, from: Readiness | null, to: Readiness | null, statedFrom: Readiness | null, stands: boolean, effectiveOn: string, enteredAt: string, basis: Basis, reason: string, override: string | null, page: string, project: { slug: string, name: string }, resolutions: { nodes: Array<{ id: string, text: string, votesFor: number | null, votesAgainst: number | null, votesAbstained: number | null, isUnanimous: boolean, lineStart: number, page: string, statusChange: { number: number } | null }> }, disputes: Array<{ id: string, state: DisputeState, reason: string, raisedAt: string, answer: string | null, judgedAt: string | null, raisedBy: { handle: string, isBot: boolean } | null, judgedBy: { handle: string } | null }>, proposal: { openedOn: string, reason: string } | null, gate: { to: Readiness, verdict: GateVerdict, summary: string, evaluatedAt: string, criteria: Array<{ verdict: CriterionVerdict, isRequired: boolean, explanation: string, criterion: { key: string, title: string, kind: CriterionKind } }> } | null, enteredBy: { handle: string, isBot: boolean }, meeting: { date: string, name: string | null }, evidence: Array<{ url: string | null, path: string | null, revision: number | null, lineStart: number | null, lineEnd: number | null, quote: string | null, link: string | null, page: string | null, isParaphrase: boolean | null, linesNow: { state: LinesState, lineStart: number | null, lineEnd: number | null, quote: string | null, page: string | null } | null }>, corrects: { number: number } | null, correctedBy: { number: number } | null } | null };

export type RedactLinesMutationVariables = Exact<{
  input: RedactLinesInput;
}>;


export type RedactLinesMutation = { redactLines:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RedactLinesSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RedateMeetingMutationVariables = Exact<{
  input: RedateMeetingInput;
}>;


export type RedateMeetingMutation = { redateMeeting:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'InvalidTransitionError', message: string, allowed: Array<Readiness> }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RedateMeetingSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RenameProjectMutationVariables = Exact<{
  input: RenameProjectInput;
}>;


export type RenameProjectMutation = { renameProject:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RenameProjectSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RestoreMeetingMutationVariables = Exact<{
  input: RestoreMeetingInput;
}>;


export type RestoreMeetingMutation = { restoreMeeting:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RestoreMeetingSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RestoreProjectMutationVariables = Exact<{
  input: RestoreProjectInput;
}>;


export type RestoreProjectMutation = { restoreProject:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RestoreProjectSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RestoreReportMutationVariables = Exact<{
  input: RestoreReportInput;
}>;


export type RestoreReportMutation = { restoreReport:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RestoreReportSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RetireCriterionMutationVariables = Exact<{
  input: RetireCriterionInput;
}>;


export type RetireCriterionMutation = { retireCriterion:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RetireCriterionSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RevisionLinesQueryVariables = Exact<{
  date: string;
  name?: string | null | undefined;
  number: number;
  from: number;
}>;


export type RevisionLinesQuery = { meeting: { revision: { lines: { nodes: Array<{ number: number, text: string, kind: LineKind, partOf: number, words: string | null, depth: number, isNew: boolean }> } } | null } | null };

export type LineInFullFragment = { number: number, text: string, kind: LineKind, partOf: number, words: string | null, depth: number, isNew: boolean };

export type RevisionQueryVariables = Exact<{
  date: string;
  name?: string | null | undefined;
  number: number;
  from?: number | null | undefined;
  differences?: number | null | undefined;
}>;


export type RevisionQuery = { meeting: { date: string, name: string | null, previous: { date: string, name: string | null } | null, next: { date: string, name: string | null } | null, revision: { number: number, path: string, isCurrent: boolean, isParaphrase: boolean, importedAt: string, commit: string | null, hash: string, link: string | null, lineCount: number, importedBy: { handle: string, isBot: boolean }, lines: { nodes: Array<{ number: number, text: string, kind: LineKind, partOf: number, words: string | null, depth: number, isNew: boolean }> }, disputes: Array<{ id: string, state: DisputeState, reason: string, raisedAt: string, answer: string | null, judgedAt: string | null, line: { lineStart: number | null, quote: string | null } | null, raisedBy: { handle: string, isBot: boolean } | null, judgedBy: { handle: string } | null }>, previous: { number: number } | null, differences: { totalCount: number, nodes: Array<{ act: LineDifferenceAct, number: number, text: string }> } } | null, redactions: Array<{ revision: number, lineStart: number, lineEnd: number, reason: string, redactedAt: string }>, notes: { totalCount: number }, decisions: { totalCount: number }, actionItems: { totalCount: number }, resolutions: { totalCount: number }, suggestions: { nodes: Array<{ id: string, state: SuggestionState, project: { slug: string, name: string } | null, source: { path: string | null, revision: number | null, lineStart: number | null, linesNow: { lineStart: number | null } | null } }> }, statusChanges: { nodes: Array<{ id: string, number: number, kind: StatusChangeKind, isRetraction: boolean, to: Readiness | null, effectiveOn: string, project: { slug: string, name: string }, evidence: Array<{ path: string | null, revision: number | null, lineStart: number | null, linesNow: { lineStart: number | null } | null }> }> }, assessments: { nodes: Array<{ id: string, result: AssessmentResult, project: { slug: string, name: string }, criterion: { title: string }, evidence: Array<{ path: string | null, revision: number | null, lineStart: number | null, linesNow: { lineStart: number | null } | null }> }> }, openedProposals: { nodes: Array<{ id: string, to: Readiness, project: { slug: string, name: string }, evidence: Array<{ path: string | null, revision: number | null, lineStart: number | null, linesNow: { lineStart: number | null } | null }> }> }, channelNames: Array<{ name: string, evidence: Array<{ path: string | null, revision: number | null, lineStart: number | null, linesNow: { lineStart: number | null } | null }> }>, criterionRecords: Array<{ key: string, act: CriterionAct, title: string, gates: Readiness, standing: CriterionStanding, evidence: Array<{ path: string | null, revision: number | null, lineStart: number | null, linesNow: { lineStart: number | null } | null }> }>, revisions: { totalCount: number, nodes: Array<{ number: number, isCurrent: boolean, importedAt: string, commit: string | null, writtenAt: string | null }> } } | null };

export type CitedLineFragment = { path: string | null, revision: number | null, lineStart: number | null, linesNow: { lineStart: number | null } | null };

export type RevokeMaintainerMutationVariables = Exact<{
  input: RevokeMaintainerInput;
}>;


export type RevokeMaintainerMutation = { revokeMaintainer:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RevokeMaintainerSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RevokeTokenMutationVariables = Exact<{
  input: RevokeTokenInput;
}>;


export type RevokeTokenMutation = { revokeToken:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RevokeTokenSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RevokeWaiverMutationVariables = Exact<{
  input: RevokeWaiverInput;
}>;


export type RevokeWaiverMutation = { revokeWaiver:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RevokeWaiverSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RotateSigningSecretMutationVariables = Exact<{
  input: RotateSigningSecretInput;
}>;


export type RotateSigningSecretMutation = { rotateSigningSecret:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RotateSigningSecretSuccess', secret: string | null }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RotateTokenMutationVariables = Exact<{
  input: RotateTokenInput;
}>;


export type RotateTokenMutation = { rotateToken:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'RotateTokenSuccess', secret: string | null, token: { id: string, name: string } | null }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type RunMeetingQueryVariables = Exact<{
  date: string;
  name?: string | null | undefined;
}>;


export type RunMeetingQuery = { meeting: { date: string, name: string | null, state: MeetingState, startsAt: string | null, lengthMinutes: number | null, hasPassed: boolean, agendaReport: string | null, newFile: string | null, draft: { notes: string, decisions: Array<string>, version: number, savedAt: string, savedBy: { handle: string } } | null, source: { path: string } | null, revisions: { nodes: Array<{ number: number }> } } | null, proposals: { totalCount: number, nodes: Array<{ id: string, to: Readiness, effectiveOn: string | null, reason: string, project: { slug: string, name: string, readiness: Readiness | null }, gate: { verdict: GateVerdict, criteria: Array<{ verdict: CriterionVerdict, isRequired: boolean, explanation: string, criterion: { key: string, title: string, kind: CriterionKind } }>, blockers: Array<{ message: string, criterion: { key: string } | null }> } }> }, suggestions: { totalCount: number, nodes: Array<{ id: string, quote: string, suggestedTo: Readiness | null, source: { lineStart: number | null }, project: { slug: string, name: string } | null, meeting: { date: string, name: string | null } }> }, actionItems: { totalCount: number, nodes: Array<{ id: string, text: string, ownerName: string | null, dueOn: string | null, meeting: { date: string, name: string | null } }> }, waivers: { nodes: Array<{ id: string, state: WaiverState, expiresOn: string, criterion: { key: string, title: string }, project: { slug: string, name: string } }> }, projects: { nodes: Array<{ slug: string, name: string, readiness: Readiness | null }> }, criteria: Array<{ key: string, title: string, kind: CriterionKind, gates: Readiness }> };

export type RunTableQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type RunTableQuery = { ciRuns: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ status: CiRunStatus, runId: string | null, attempt: number, runNumber: number | null, branch: string | null, commit: string | null, kernelSeries: string | null, startedAt: string | null, finishedAt: string | null, finishedOn: string | null, reportedAt: string, url: string | null, project: { slug: string } | null, combination: { slug: string } | null, criterion: { key: string }, reportedBy: { handle: string } }> } };

export type SaveMeetingDraftMutationVariables = Exact<{
  input: SaveMeetingDraftInput;
}>;


export type SaveMeetingDraftMutation = { saveMeetingDraft:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'SaveMeetingDraftSuccess', version: number }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type ScheduleMeetingMutationVariables = Exact<{
  input: ScheduleMeetingInput;
}>;


export type ScheduleMeetingMutation = { scheduleMeeting:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ScheduleMeetingSuccess', meetings: Array<{ date: string, name: string | null }> }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type SearchQueryVariables = Exact<{
  words: string;
  after?: string | null | undefined;
  kinds?: Array<SearchKind> | SearchKind | null | undefined;
  newestFirst?: boolean | null | undefined;
}>;


export type SearchQuery = { search: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<
      | { __typename: 'Meeting', date: string, location: string | null, meetingName: string | null, agenda: Array<{ title: string }> }
      | { __typename: 'Note', lineStart: number, page: string, text: string, section: string, meeting: { date: string, name: string | null }, speaker: { handle: string } | null }
      | { __typename: 'Project', slug: string, name: string, summary: string }
    > } };

export type SeparatePersonMutationVariables = Exact<{
  input: SeparatePersonInput;
}>;


export type SeparatePersonMutation = { separatePerson:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'SeparatePersonSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type SeparateProjectMutationVariables = Exact<{
  input: SeparateProjectInput;
}>;


export type SeparateProjectMutation = { separateProject:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'DependentsError', message: string, dependents: Array<{ what: string, name: string }> }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'SeparateProjectSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type SetTargetDateMutationVariables = Exact<{
  input: SetTargetDateInput;
}>;


export type SetTargetDateMutation = { setTargetDate:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'SetTargetDateSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type SitemapMeetingsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SitemapMeetingsQuery = { meetings: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ date: string, name: string | null }> } };

export type SitemapQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SitemapQuery = { projects: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ slug: string }> } };

export type SomeProjectsQueryVariables = Exact<{
  first: number;
}>;


export type SomeProjectsQuery = { projects: { nodes: Array<{ slug: string, kernelBase: { series: string } | null }> } };

export type SplitProjectMutationVariables = Exact<{
  input: SplitProjectInput;
}>;


export type SplitProjectMutation = { splitProject:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'SplitProjectSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type SubscribeMutationVariables = Exact<{
  input: SubscribeInput;
}>;


export type SubscribeMutation = { subscribe:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'SubscribeSuccess', secret: string | null }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

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

export type UpdateActionItemMutationVariables = Exact<{
  input: UpdateActionItemInput;
}>;


export type UpdateActionItemMutation = { updateActionItem:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'UpdateActionItemSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type UpdateMeetingMutationVariables = Exact<{
  input: UpdateMeetingInput;
}>;


export type UpdateMeetingMutation = { updateMeeting:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'UpdateMeetingSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type UpdateProjectMutationVariables = Exact<{
  input: UpdateProjectInput;
}>;


export type UpdateProjectMutation = { updateProject:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'UpdateProjectSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type UpdateSubscriptionMutationVariables = Exact<{
  input: UpdateSubscriptionInput;
}>;


export type UpdateSubscriptionMutation = { updateSubscription:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'UpdateSubscriptionSuccess' }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
   | null };

export type VoiceOnProposalMutationVariables = Exact<{
  input: VoiceOnProposalInput;
}>;


export type VoiceOnProposalMutation = { voiceOnProposal:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'VoiceOnProposalSuccess' }
   | null };

export type VoidMeetingMutationVariables = Exact<{
  input: VoidMeetingInput;
}>;


export type VoidMeetingMutation = { voidMeeting:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'DependentsError', message: string, dependents: Array<{ what: string, name: string }> }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'VoidMeetingSuccess', goesWith: Array<{ what: string, count: number }> }
   | null };

export type VoidProjectMutationVariables = Exact<{
  input: VoidProjectInput;
}>;


export type VoidProjectMutation = { voidProject:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'DependentsError', message: string, dependents: Array<{ what: string, name: string }> }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'VoidProjectSuccess', goesWith: Array<{ what: string, count: number }> }
   | null };

export type VoidReportMutationVariables = Exact<{
  input: VoidReportInput;
}>;


export type VoidReportMutation = { voidReport:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'DependentsError', message: string, dependents: Array<{ what: string, name: string }> }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'VoidReportSuccess', goesWith: Array<{ what: string, count: number }> }
   | null };

export type WaiveCriterionMutationVariables = Exact<{
  input: WaiveCriterionInput;
}>;


export type WaiveCriterionMutation = { waiveCriterion:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'WaiveCriterionSuccess' }
   | null };

export type WaiverTableQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type WaiverTableQuery = { waivers: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ reason: string, expiresOn: string, state: WaiverState, enteredAt: string, project: { slug: string }, criterion: { key: string }, meeting: { date: string, name: string | null }, revocation: { reason: string, meeting: { date: string, name: string | null } } | null, enteredBy: { handle: string }, evidence: Array<{ url: string | null, link: string | null }> }> } };

export type WithdrawProposalMutationVariables = Exact<{
  input: WithdrawProposalInput;
}>;


export type WithdrawProposalMutation = { withdrawProposal:
    | { __typename: 'ConflictError', message: string, current: Readiness | null }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'ValidationError', message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'WithdrawProposalSuccess' }
   | null };

/** Every query of schema/operations by its name. */
export interface Operations {
  Account: { data: AccountQuery; variables: AccountQueryVariables };
  ActActionItems: { data: ActActionItemsQuery; variables: ActActionItemsQueryVariables };
  ActAudit: { data: ActAuditQuery; variables: ActAuditQueryVariables };
  ActChoices: { data: ActChoicesQuery; variables: ActChoicesQueryVariables };
  ActDisputed: { data: ActDisputedQuery; variables: ActDisputedQueryVariables };
  ActGates: { data: ActGatesQuery; variables: ActGatesQueryVariables };
  ActMeeting: { data: ActMeetingQuery; variables: ActMeetingQueryVariables };
  ActProject: { data: ActProjectQuery; variables: ActProjectQueryVariables };
  ActProposals: { data: ActProposalsQuery; variables: ActProposalsQueryVariables };
  ActSessions: { data: ActSessionsQuery; variables: ActSessionsQueryVariables };
  ActSubscriptions: { data: ActSubscriptionsQuery; variables: ActSubscriptionsQueryVariables };
  ActSuggestions: { data: ActSuggestionsQuery; variables: ActSuggestionsQueryVariables };
  ActTokens: { data: ActTokensQuery; variables: ActTokensQueryVariables };
  ActVoidings: { data: ActVoidingsQuery; variables: ActVoidingsQueryVariables };
  AssessmentTable: { data: AssessmentTableQuery; variables: AssessmentTableQueryVariables };
  Badge: { data: BadgeQuery; variables: BadgeQueryVariables };
  BriefToAct: { data: BriefToActQuery; variables: BriefToActQueryVariables };
  Brief: { data: BriefQuery; variables: BriefQueryVariables };
  Calendar: { data: CalendarQuery; variables: CalendarQueryVariables };
  ChangeFeed: { data: ChangeFeedQuery; variables: ChangeFeedQueryVariables };
  ChangeTable: { data: ChangeTableQuery; variables: ChangeTableQueryVariables };
  Changes: { data: ChangesQuery; variables: ChangesQueryVariables };
  ChannelFile: { data: ChannelFileQuery; variables: ChannelFileQueryVariables };
  ChannelSlug: { data: ChannelSlugQuery; variables: ChannelSlugQueryVariables };
  Channel: { data: ChannelQuery; variables: ChannelQueryVariables };
  CitedLines: { data: CitedLinesQuery; variables: CitedLinesQueryVariables };
  ClaimTable: { data: ClaimTableQuery; variables: ClaimTableQueryVariables };
  Combination: { data: CombinationQuery; variables: CombinationQueryVariables };
  Combinations: { data: CombinationsQuery; variables: CombinationsQueryVariables };
  Compare: { data: CompareQuery; variables: CompareQueryVariables };
  Composition: { data: CompositionQuery; variables: CompositionQueryVariables };
  Criteria: { data: CriteriaQuery; variables: CriteriaQueryVariables };
  CriterionTable: { data: CriterionTableQuery; variables: CriterionTableQueryVariables };
  Criterion: { data: CriterionQuery; variables: CriterionQueryVariables };
  Disputes: { data: DisputesQuery; variables: DisputesQueryVariables };
  ExampleChannel: { data: ExampleChannelQuery; variables: ExampleChannelQueryVariables };
  ExamplePast: { data: ExamplePastQuery; variables: ExamplePastQueryVariables };
  ExampleStanding: { data: ExampleStandingQuery; variables: ExampleStandingQueryVariables };
  Gone: { data: GoneQuery; variables: GoneQueryVariables };
  Imports: { data: ImportsQuery; variables: ImportsQueryVariables };
  LastMeeting: { data: LastMeetingQuery; variables: LastMeetingQueryVariables };
  Matrix: { data: MatrixQuery; variables: MatrixQueryVariables };
  MeetingFeed: { data: MeetingFeedQuery; variables: MeetingFeedQueryVariables };
  MeetingLines: { data: MeetingLinesQuery; variables: MeetingLinesQueryVariables };
  MeetingNotes: { data: MeetingNotesQuery; variables: MeetingNotesQueryVariables };
  MeetingPicture: { data: MeetingPictureQuery; variables: MeetingPictureQueryVariables };
  MeetingTable: { data: MeetingTableQuery; variables: MeetingTableQueryVariables };
  Meeting: { data: MeetingQuery; variables: MeetingQueryVariables };
  Meetings: { data: MeetingsQuery; variables: MeetingsQueryVariables };
  Nearby: { data: NearbyQuery; variables: NearbyQueryVariables };
  NoteTable: { data: NoteTableQuery; variables: NoteTableQueryVariables };
  OverviewContradictions: { data: OverviewContradictionsQuery; variables: OverviewContradictionsQueryVariables };
  OverviewPicture: { data: OverviewPictureQuery; variables: OverviewPictureQueryVariables };
  OverviewRows: { data: OverviewRowsQuery; variables: OverviewRowsQueryVariables };
  OverviewSets: { data: OverviewSetsQuery; variables: OverviewSetsQueryVariables };
  Overview: { data: OverviewQuery; variables: OverviewQueryVariables };
  OwnSubscriptions: { data: OwnSubscriptionsQuery; variables: OwnSubscriptionsQueryVariables };
  PairMarks: { data: PairMarksQuery; variables: PairMarksQueryVariables };
  Pairs: { data: PairsQuery; variables: PairsQueryVariables };
  Person: { data: PersonQuery; variables: PersonQueryVariables };
  PreviewCriterion: { data: PreviewCriterionQuery; variables: PreviewCriterionQueryVariables };
  PreviewGate: { data: PreviewGateQuery; variables: PreviewGateQueryVariables };
  ProjectCount: { data: ProjectCountQuery; variables: ProjectCountQueryVariables };
  ProjectPicture: { data: ProjectPictureQuery; variables: ProjectPictureQueryVariables };
  ProjectTable: { data: ProjectTableQuery; variables: ProjectTableQueryVariables };
  Project: { data: ProjectQuery; variables: ProjectQueryVariables };
  ProposalFeed: { data: ProposalFeedQuery; variables: ProposalFeedQueryVariables };
  ProposalTable: { data: ProposalTableQuery; variables: ProposalTableQueryVariables };
  Record: { data: RecordQuery; variables: RecordQueryVariables };
  RevisionLines: { data: RevisionLinesQuery; variables: RevisionLinesQueryVariables };
  Revision: { data: RevisionQuery; variables: RevisionQueryVariables };
  RunMeeting: { data: RunMeetingQuery; variables: RunMeetingQueryVariables };
  RunTable: { data: RunTableQuery; variables: RunTableQueryVariables };
  Search: { data: SearchQuery; variables: SearchQueryVariables };
  SitemapMeetings: { data: SitemapMeetingsQuery; variables: SitemapMeetingsQueryVariables };
  Sitemap: { data: SitemapQuery; variables: SitemapQueryVariables };
  SomeProjects: { data: SomeProjectsQuery; variables: SomeProjectsQueryVariables };
  SuggestionTable: { data: SuggestionTableQuery; variables: SuggestionTableQueryVariables };
  Timeline: { data: TimelineQuery; variables: TimelineQueryVariables };
  WaiverTable: { data: WaiverTableQuery; variables: WaiverTableQueryVariables };
}
