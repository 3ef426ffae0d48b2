import { keyOf } from '../../base/meeting-key.ts';
import type { CarriedItem } from '../../domain/action-item/rows.ts';
import type { MeetingState } from '../../domain/meeting/state.ts';
import type { MeetingFields, StoredContent, StoredMeeting } from '../../domain/report/stored.ts';
import {
  IMPORT_SUBJECTS,
  type ImportChange,
  type ImportCounts,
  type ImportSubject,
  type ImportSummary,
} from '../summary.ts';
import type { ActionItemReview, ParsedReport, Suggestion } from '../types.ts';
import { type DecisionStep, planDecisions } from './decisions.ts';
import {
  ACTION_ITEMS,
  type ActionItemFields,
  AGENDA,
  type AgendaFields,
  ATTENDANCE,
  type AttendanceFields,
  actionItemEntries,
  agendaEntries,
  attendanceEntries,
  meetingFieldsOf,
  NOTES,
  type NoteFields,
  noteEntries,
  noteLinks,
  PLANNED,
  type PlannedFields,
  plannedEntries,
  RESOLUTIONS,
  type ResolutionFields,
  resolutionEntries,
  storedAgenda,
  storedList,
  storedNotes,
  storedPlanned,
} from './entries.ts';
import { withKnownHandles } from './handles.ts';
import { linesIn } from './lines-in.ts';
import { planMeeting } from './meeting.ts';
import { type NoteLinkPlan, planNoteLinks } from './note-links.ts';
import { planReviews, type Restated } from './reviews.ts';
import { planState, type StatePlan } from './state.ts';
import { planSuggestions, type SuggestionPlan } from './suggestions.ts';
import { planTree, type StoredEntry, type TreePlan } from './tree.ts';

/** A report that has been read, with what identifies its content. */
export interface ReadReport {
  report: ParsedReport;
  suggestions: readonly Suggestion[];
  /** SHA-256 of the content, hexadecimal. */
  hash: string;
  /** Folder of the reports in the group's repository; left out: nobody has said. */
  folder?: string | undefined;
}

/** The stored state of the meeting that the report is about. */
export interface StoredState {
  meeting: StoredMeeting;
  content: StoredContent;
  /** What the current revision says, read again; null where there is no report yet. */
  base: ParsedReport | null;
}

export interface ImportPlan {
  summary: ImportSummary;
  meeting: Partial<MeetingFields>;
  /** Null: the meeting's state stays as it is. */
  state: StatePlan | null;
  revision: { is: 'NEW' | 'EARLIER' | 'CURRENT'; id: number | null; number: number };
  agenda: TreePlan<AgendaFields>;
  planned: TreePlan<PlannedFields>;
  notes: TreePlan<NoteFields>;
  noteLinks: NoteLinkPlan;
  attendance: TreePlan<AttendanceFields>;
  actionItems: TreePlan<ActionItemFields>;
  /** Of stored action items, those of which the line says something else now: that counts from here on. */
  restated: Restated[];
  /** Lines about action items of earlier meetings that these do not have. */
  unknownReviews: ActionItemReview[];
  resolutions: TreePlan<ResolutionFields>;
  decisions: DecisionStep[];
  suggestions: SuggestionPlan;
}

export interface PlanOptions {
  /** Takes back the decisions whose lines are gone; otherwise they stand. */
  retractMissing?: boolean;
}

/** Path of a meeting's report in the group's repository: under it every revision is kept, whatever file it came from. */
export const reportPath = (key: string, folder: string): string =>
  `${folder === '' ? '' : `${folder}/`}${key}.md`;

/** The folder of such a path; empty: the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** By what the meeting of a report is known. */
export const reportKey = ({ date, name }: Pick<ParsedReport, 'date' | 'name'>): string =>
  keyOf({ date, name });

/**
 * What an import would do. Pure: the database may still refuse a decision. `stored` is null for a meeting not known yet; `now` is null
 * where only the content is compared; `carried` are the action items of earlier meetings that the report speaks of.
 */
export function planImport(
  { report: read, suggestions, hash, folder }: ReadReport,
  stored: StoredState | null,
  now: Date | null,
  carried: readonly CarriedItem[] = [],
  { retractMissing = false }: PlanOptions = {},
): ImportPlan {
  const content = stored?.content;
  const asStored = (said: ParsedReport) =>
    stored ? withKnownHandles(said, stored.meeting.fields.scribe, stored.content) : said;
  const report = asStored(read);
  const meeting = planMeeting(
    stored?.meeting.fields ?? null,
    stored?.base ? meetingFieldsOf(asStored(stored.base)) : null,
    meetingFieldsOf(report),
  );
  const state = now && planState(report, stored, now);
  if (stored && state && state.state !== stored.meeting.state) {
    meeting.changes.push(changeOfState(stored.meeting.state, state.state));
    meeting.counts.changed++;
  }
  const agenda = planTree(AGENDA, storedAgenda(content?.agenda ?? []), agendaEntries(report.agenda));
  const planned = planTree(
    PLANNED,
    storedPlanned(content?.planned ?? []),
    plannedEntries(report.plannedNext),
  );
  const notes = planTree(NOTES, storedNotes(content?.notes ?? []), noteEntries(report.notes));
  const texts = new Map(content?.notes.map(({ id, text }) => [id, text]));
  const textOf = (noteId: number) => texts.get(noteId) ?? '';
  const links = planNoteLinks(notes.plan, content?.noteLinks ?? [], textOf, noteLinks(report.notes));
  const attendance = planTree(
    ATTENDANCE,
    storedList<AttendanceFields>(content?.attendance ?? []),
    attendanceEntries(report.attendance),
  );
  const stated = storedList<ActionItemFields>(content?.actionItems ?? []);
  const actionItems = planTree(ACTION_ITEMS, stated, actionItemEntries(report.actionItems));
  const reviews = planReviews(carried, stored?.base?.reviews ?? [], report.reviews);
  actionItems.changes.push(...reviews.changes);
  actionItems.counts.changed += reviews.changes.length;
  const resolutions = planTree(
    RESOLUTIONS,
    storedList<ResolutionFields>(content?.resolutions ?? []),
    resolutionEntries(report.resolutions),
  );
  const decisions = planDecisions(content?.decisions ?? [], report.decisions, {
    date: report.date,
    meeting: reportKey(report),
    retractMissing,
  });
  const suggested = planSuggestions(content?.suggestions ?? [], suggestions, notes.plan);

  const parts = [
    meeting,
    agenda,
    planned,
    notes,
    links,
    attendance,
    actionItems,
    resolutions,
    decisions,
    suggested,
  ];
  const counts = Object.fromEntries(
    IMPORT_SUBJECTS.map((subject, index) => [subject, parts[index]?.counts]),
  ) as Record<ImportSubject, ImportCounts>;
  const revision = planRevision(stored?.meeting ?? null, hash);
  const isUnchanged =
    revision.is === 'CURRENT' &&
    Object.values(counts).every(
      ({ added, changed, removed, moved }) => !added && !changed && !removed && !moved,
    );
  return {
    summary: {
      date: report.date,
      name: report.name,
      path: stored?.meeting.report?.path ?? reportPath(reportKey(report), folder ?? 'reports'),
      isNewMeeting: stored === null,
      revision: {
        number: revision.number,
        hash,
        isParaphrase: report.paraphrase !== null,
        is: revision.is,
      },
      isUnchanged,
      changes: parts.flatMap((part) => part.changes),
      counts,
      unread: linesIn(report.unread),
      vanished: [],
      missing: decisions.missing,
    },
    meeting: meeting.plan,
    state,
    revision,
    agenda: agenda.plan,
    planned: planned.plan,
    notes: notes.plan,
    noteLinks: links.plan,
    attendance: attendance.plan,
    actionItems: actionItems.plan,
    restated: [...restate(stated, actionItems.plan), ...reviews.restated],
    unknownReviews: reviews.unknown,
    resolutions: resolutions.plan,
    decisions: decisions.plan,
    suggestions: suggested.plan,
  };
}

const changeOfState = (was: MeetingState, becomes: MeetingState): ImportChange => ({
  act: 'CHANGED',
  subject: 'MEETING_FIELD',
  label: 'state',
  line: null,
  consequence: null,
  fields: [{ field: 'state', old: was, new: becomes }],
});

function restate(
  stated: readonly StoredEntry<ActionItemFields>[],
  { entries }: TreePlan<ActionItemFields>,
): Restated[] {
  const before = new Map(stated.map(({ id, fields }) => [id, fields]));
  return entries.flatMap(({ id, fields }): Restated[] => {
    const old = id === null ? undefined : before.get(id);
    if (id === null || !old) return [];
    const { owner, dueOn, doneOn } = fields;
    const now = {
      ...(old.owner === owner ? {} : { owner }),
      ...(old.dueOn === dueOn ? {} : { dueOn }),
      ...(old.doneOn === doneOn ? {} : { doneOn }),
    };
    return Object.keys(now).length ? [{ id, ...now }] : [];
  });
}

function planRevision(meeting: StoredMeeting | null, hash: string): ImportPlan['revision'] {
  const report = meeting?.report;
  if (!report) return { is: 'NEW', id: null, number: 1 };
  if (report.current.hash === hash)
    return { is: 'CURRENT', id: report.current.id, number: report.current.number };
  const same = meeting.sameContent;
  return same
    ? { is: 'EARLIER', id: same.id, number: same.number }
    : { is: 'NEW', id: null, number: report.lastNumber + 1 };
}
