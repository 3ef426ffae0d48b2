import type { MeetingFields, StoredContent, StoredMeeting } from '../../domain/report/stored.ts';
import { IMPORT_SUBJECTS, type ImportCounts, type ImportSubject, type ImportSummary } from '../summary.ts';
import type { ParsedReport, Suggestion } from '../types.ts';
import { type DecisionStep, planDecisions } from './decisions.ts';
import {
  AGENDA,
  type AgendaFields,
  agendaEntries,
  meetingFieldsOf,
  NOTES,
  type NoteFields,
  noteEntries,
  noteLinks,
  PLANNED,
  type PlannedFields,
  plannedEntries,
  storedAgenda,
  storedNotes,
  storedPlanned,
} from './entries.ts';
import { withKnownHandles } from './handles.ts';
import { planMeeting } from './meeting.ts';
import { type NoteLinkPlan, planNoteLinks } from './note-links.ts';
import { planSuggestions, type SuggestionPlan } from './suggestions.ts';
import { planTree, type TreePlan } from './tree.ts';

/** A report that has been read, with what identifies its content. */
export interface ReadReport {
  report: ParsedReport;
  suggestions: readonly Suggestion[];
  /** SHA-256 of the content, hexadecimal. */
  hash: string;
}

/** What is stored of the meeting that the report is about. */
export interface StoredState {
  meeting: StoredMeeting;
  content: StoredContent;
  /** What the current revision says, read again; null where there is no report yet. */
  base: ParsedReport | null;
}

export interface ImportPlan {
  summary: ImportSummary;
  meeting: Partial<MeetingFields>;
  revision: { is: 'NEW' | 'EARLIER' | 'CURRENT'; id: number | null; number: number };
  agenda: TreePlan<AgendaFields>;
  planned: TreePlan<PlannedFields>;
  notes: TreePlan<NoteFields>;
  noteLinks: NoteLinkPlan;
  decisions: DecisionStep[];
  suggestions: SuggestionPlan;
}

/** Path of a meeting's report in the SIG's repository: under it every revision is kept, whatever file it came from. */
export const reportPath = (date: string) => `reports/sig-security/${date}.md`;

/** What an import would do. Pure: the database may still refuse a decision. `stored` is null for a meeting not known yet. */
export function planImport(
  { report: read, suggestions, hash }: ReadReport,
  stored: StoredState | null,
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
  const decisions = planDecisions(content?.decisions ?? [], report.decisions);
  const suggested = planSuggestions(content?.suggestions ?? [], suggestions, notes.plan);

  const parts = [meeting, agenda, planned, notes, links, decisions, suggested];
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
      path: reportPath(report.date),
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
      vanished: [],
    },
    meeting: meeting.plan,
    revision,
    agenda: agenda.plan,
    planned: planned.plan,
    notes: notes.plan,
    noteLinks: links.plan,
    decisions: decisions.plan,
    suggestions: suggested.plan,
  };
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
