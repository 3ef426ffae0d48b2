import type { GroupWords } from '../base/group.ts';
import type { Readiness } from '../base/readiness.ts';
import type { Decision } from './decisions/types.ts';
import type { LineSpan, ReportLink } from './lines.ts';

export type * from './decisions/types.ts';

/** One name by which minutes mean a project: whole word, folded: case, compatibility forms and zero-width characters do not count. Aliases are never derived from slugs. */
export interface ProjectAlias {
  slug: string;
  alias: string;
}

export interface ParseOptions {
  /** Path shown in diagnostics; its file name's date is compared with the title's. */
  path: string;
  /** Day of the meeting, where it is known beside the report: it counts before the title's. */
  date?: string | null;
  aliases: readonly ProjectAlias[];
  /** Words, as they are written, that are no name of the project although they fold like one. */
  notAliases?: readonly ProjectAlias[];
  /** Slugs of projects that have no alias; those of `aliases` are known anyway. */
  slugs?: readonly string[];
  /** Every name that a decision gives counts as a project: for what was imported already, whatever the projects are called by now. */
  takesAnyProject?: boolean;
  /** Words of the group beside those that every reader knows. */
  words?: GroupWords | undefined;
  /** Slugs that projects had before: a link to a folder of that name is to the project. */
  former?: readonly ProjectAlias[];
  /**
   * Folder against which relative links resolve, ending in `/`. Left out: one of a repository that nobody knows, under the path's part
   * from `reports/<group>/` on.
   */
  repository?: string | undefined;
  /** Other addresses of the same repository. */
  alsoNamed?: readonly string[];
}

export interface ProjectRef {
  slug: string;
  /** LINK: a link into /projects; ALIAS: one of its names. A link wins over an alias. */
  via: 'LINK' | 'ALIAS';
}

/** TOPIC: the note opens or belongs to a section about the project. MENTION: it names it inside another topic. */
export interface NoteProject extends ProjectRef {
  role: 'TOPIC' | 'MENTION';
  /** True where the note itself does not name the project and only its section does. */
  isInherited: boolean;
}

export type HeaderKind =
  | 'time'
  | 'location'
  | 'announcement'
  | 'recording'
  | 'previous'
  | 'scribe'
  | 'attendees'
  /** Who was there, who sent regrets, who chaired: people, not organisations. */
  | 'present'
  | 'regrets'
  | 'chair'
  | 'paraphrase';

/** A labelled line above the agenda, or `Scribe:` under the notes' heading, as it was written. */
export interface HeaderField extends LineSpan {
  /** Null for a label that the reader does not know (also a warning). */
  kind: HeaderKind | null;
  label: string;
  markdown: string;
  text: string;
  links: ReportLink[];
}

export interface AgendaItem extends LineSpan {
  /** From 1, in source order, counted over items and sub-items together. */
  position: number;
  /** Plain text without minutes and presenters. An organisation stays in it: `okernel deep dive - HPE`. */
  title: string;
  /** The item's dedented slice of the source, without its bullet. */
  markdown: string;
  minutes: number | null;
  /** Handles without `@`. */
  presenters: string[];
  /** Who presents it and has no handle, as they are written. */
  presenterNames: string[];
  projects: ProjectRef[];
  items: AgendaItem[];
}

export type NoteKind =
  | 'QUESTION'
  | 'ANSWER'
  /** Both in one bullet: `Question: … Answer: …`. */
  | 'QUESTION_AND_ANSWER'
  | 'SLIDES'
  | 'DISCUSSION_LEAD'
  | 'NEXT_MEETING'
  /** A heading inside the notes: a note of its own, with what stands under it as its children. */
  | 'HEADING';

export interface Note extends LineSpan {
  /** Index of the parent in `notes`, null at the root. */
  parent: number | null;
  /** From 0. */
  depth: number;
  /** Plain text of the root note above, without its closing colon; its own for a root note. */
  section: string;
  /** Handle without `@` of whoever opens the note with `@handle:`. */
  speaker: string | null;
  /** Whoever opens the note by a name or by initials, as the list of those who were there calls them. */
  speakerName: string | null;
  kind: NoteKind | null;
  /** Handles named by `discussion lead: @handle`. */
  leads: string[];
  /** What was asked and what was answered, for the three question kinds. */
  question: string | null;
  answer: string | null;
  /** Lines of the source from `lineStart` to `lineEnd`, without bullet and indentation, joined by `\n`. */
  markdown: string;
  /** Plain text (speaker included), emphasis, links and escapes resolved, wraps joined by one space. */
  text: string;
  links: ReportLink[];
  projects: NoteProject[];
}

/** The words that announced the next meeting. */
export interface Announcement extends LineSpan {
  origin: 'AGENDA' | 'NOTES';
  /** Null where it gives no date that can be read. */
  on: string | null;
  text: string;
}

export interface PlannedTopic extends LineSpan {
  origin: 'AGENDA' | 'NOTES';
  text: string;
  markdown: string;
  presenters: string[];
  projects: ProjectRef[];
}

export type HeadingKind =
  | 'TITLE'
  | 'AGENDA'
  | 'NOTES'
  | 'DECISIONS'
  | 'NEXT_MEETING'
  | 'PRESENT'
  | 'REGRETS'
  | 'ACTION_ITEMS'
  | 'RESOLUTIONS';

/** Somebody who was there, or who was not and is named. */
export interface Attendance extends LineSpan {
  state: 'PRESENT' | 'REGRETS';
  /** As written; the handle where there is no other name. */
  name: string;
  /** Without `@`; null where none is given. */
  handle: string | null;
  organisation: string | null;
  /** What else stands there of them, such as `chair`. */
  remark: string | null;
}

/** What somebody is to do. */
export interface ActionItem extends LineSpan {
  /** What is to be done, without box, owner and dates. */
  text: string;
  /** The line as it stands, plain. */
  quote: string;
  /** As written: `@handle`, a name, or several. */
  owner: string | null;
  dueOn: string | null;
  /** The day on which it was done; that of the meeting where the line only says that it is. */
  doneOn: string | null;
  projects: ProjectRef[];
  /** The last line of its own words; what stands below them is part of the item as well. */
  textEnd: number;
  /** Column, from 0, at which a cell of a table ends that says what is to be done; null outside tables. */
  cellEnd: number | null;
}

/** A line about an action item of an earlier meeting: `… (action item of 2017-05-24)`. */
export interface ActionItemReview extends LineSpan {
  /** Of the meeting whose minutes have the item. */
  of: string;
  text: string;
  /** With whoever it is of, as it is written. */
  line: string;
  doneOn: string | null;
}

/** What the minutes say was resolved or voted on. */
export interface Resolution extends LineSpan {
  text: string;
  votesFor: number | null;
  votesAgainst: number | null;
  votesAbstained: number | null;
  isUnanimous: boolean;
  /** First line of the decision that it stands with; null where it stands with none. */
  decisionLine: number | null;
}

/** The title, and the headings that were read as the beginning of a section. */
export interface SectionHeading extends LineSpan {
  kind: HeadingKind;
  text: string;
}

/** Source lines that are kept as they stand. */
export interface TextBlock extends LineSpan {
  markdown: string;
}

export interface ParsedReport {
  /** The title's; YYYY-MM-DD. */
  date: string;
  /** What tells its meeting from the others of its day: the end of the file's name, as in `2026-06-01-apac.md`; null for the unnamed one. */
  name: string | null;
  title: string;
  /** The title says that the meeting was cancelled. */
  cancelled: { reason: string | null } | null;
  headings: SectionHeading[];
  startsAt: Date | null;
  location: string | null;
  /** Null while it says "coming soon" or nothing. */
  announcementUrl: string | null;
  recordingUrl: string | null;
  previousMeeting: string | null;
  /** Handle without `@`. */
  scribe: string | null;
  /** As the report calls the scribe; null where it gives a handle alone. */
  scribeName: string | null;
  attendeeOrganisations: string[];
  /** Set by the header `Paraphrase of: <link to the original>`. */
  paraphrase: { original: string | null } | null;
  header: HeaderField[];
  /** Without "Next meeting". */
  agenda: AgendaItem[];
  /** The last announcement with a date: the notes' word stands over the agenda's. */
  announcedNextOn: string | null;
  announcements: Announcement[];
  /** Topics promised for the next meeting, in source order. */
  plannedNext: PlannedTopic[];
  /** Placeholders ("deep dive TBD"), invitations to propose topics, details and repetitions of a topic. */
  planRemarks: TextBlock[];
  /** In source order. */
  notes: Note[];
  attendance: Attendance[];
  actionItems: ActionItem[];
  reviews: ActionItemReview[];
  resolutions: Resolution[];
  /** Lines of lists and tables of those outside the notes, whether or not they say anything of their own. */
  lists: LineSpan[];
  decisions: Decision[];
  /** `none` below the decisions' heading. */
  decisionRemarks: TextBlock[];
  /** What was not understood, each with a diagnostic. */
  unread: TextBlock[];
}

/** Why a line may bear on readiness: the kind of word it was found by. */
export type SuggestionRule = 'maturity' | 'upstreaming' | 'working' | 'untested' | 'ci';

/** A quoted line of minutes that may bear on readiness; never a record and never a proposal. */
export interface Suggestion extends LineSpan {
  /** Null for a line about the channel as a whole. */
  project: string | null;
  /** Index of the note in `notes`. */
  note: number;
  /** The note's plain text. */
  quote: string;
  rule: SuggestionRule;
  /** The level that the line itself names, where it names one. */
  suggestedTo: Readiness | null;
}
