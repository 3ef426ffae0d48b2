import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { parsedKey } from '../../base/meeting-key.ts';
import type { Db } from '../../db/index.ts';
import {
  actionItems,
  agendaItems,
  attendances,
  decisions,
  meetings,
  noteProjects,
  notes,
  people,
  plannedTopics,
  projects,
  reportRevisions,
  reports,
  resolutions,
  suggestions,
} from '../../db/tables/index.ts';
import type { MeetingState } from '../meeting/state.ts';

export interface ProjectLink {
  slug: string;
  via: 'LINK' | 'ALIAS';
}

/** What a report's header says of its meeting. */
export interface MeetingFields {
  startsAt: Date | null;
  location: string | null;
  announcementUrl: string | null;
  recordingUrl: string | null;
  /** Handle without `@`. */
  scribe: string | null;
  /** As the report calls them; null where it gives a handle alone. */
  scribeName: string | null;
  attendeeOrganisations: string[];
  announcedNextOn: string | null;
  statedPreviousOn: string | null;
}

export interface StoredRevision {
  id: number;
  number: number;
  hash: string;
  content: string;
  isParaphrase: boolean;
  /** Base name of the file that it was taken from; null where that is not known. */
  takenFrom: string | null;
}

/** A meeting as it is stored, with the head of its report. */
export interface StoredMeeting {
  id: number;
  date: string;
  name: string | null;
  state: MeetingState;
  stateReason: string | null;
  fields: MeetingFields;
  /** Null for a meeting of which no report has been imported. */
  report: { id: number; path: string; current: StoredRevision; lastNumber: number } | null;
  /** The revision that has the content asked for, current or not. */
  sameContent: { id: number; number: number } | null;
}

export interface MeetingProbe {
  /** Key of the meeting: its date, and its name where it has one. */
  key: string;
  /** One that is void counts: it is looked at on its own. */
  isKnown: boolean;
  /** Date of the first meeting after it. */
  next: string | null;
  /** Date of the last meeting before it that was neither cancelled nor moved. */
  previous: string | null;
}

/** Whether a meeting of that date is known, and which one came before. Asked of every report, so that it must cost little. */
export async function probeMeeting(db: Db, key: string): Promise<MeetingProbe> {
  const [probe] = await probeMeetings(db, [key]);
  return probe ?? { key, isKnown: false, previous: null, next: null };
}

/** The same of several dates, in their order. */
export async function probeMeetings(db: Db, keys: readonly string[]): Promise<MeetingProbe[]> {
  const asked = keys.map((key) => ({ key, ...parsedKey(key) }));
  const { rows } = await db.execute<MeetingProbe & Record<string, unknown>>(sql`
    select key, exists (
        select from meetings where meetings.date = asked.date and meetings.name is not distinct from asked.name)
        or exists (select from voidings where kind = 'MEETING' and voidings.key = asked.key and restored_at is null) as "isKnown",
      (select max(meetings.date)::text from meetings where meetings.date < asked.date and meetings.state in ('PLANNED', 'HELD')) as previous,
      (select min(meetings.date)::text from meetings where meetings.date > asked.date and meetings.state in ('PLANNED', 'HELD')) as next
    from rows from (json_to_recordset(${JSON.stringify(asked)}::text::json) as (key text, date date, name text))
      with ordinality as asked(key, date, name, place)
    order by place`);
  return rows;
}

/** The meeting of exactly that key, null where it is not known; `hash` asks which revision of its report has that content. */
export async function findStoredMeeting(db: Db, key: string, hash: string): Promise<StoredMeeting | null> {
  const { date, name } = parsedKey(key);
  const same = alias(reportRevisions, 'same_content');
  const [row] = await db
    .select({
      meeting: meetings,
      scribe: people.handle,
      report: reports,
      current: reportRevisions,
      same: { id: same.id, number: same.number },
      lastNumber: sql<
        number | null
      >`(select max(number) from report_revisions where report_id = ${reports.id})`,
    })
    .from(meetings)
    .leftJoin(people, eq(people.id, meetings.scribeId))
    .leftJoin(reports, eq(reports.meetingId, meetings.id))
    .leftJoin(reportRevisions, eq(reportRevisions.id, reports.currentRevisionId))
    .leftJoin(same, and(eq(same.reportId, reports.id), eq(same.hash, hash)))
    .where(and(eq(meetings.date, date), sql`${meetings.name} is not distinct from ${name}::text`));
  return row ? meetingOf(row) : null;
}

interface FoundRow {
  meeting: typeof meetings.$inferSelect;
  scribe: string | null;
  report: typeof reports.$inferSelect | null;
  current: typeof reportRevisions.$inferSelect | null;
  same: { id: number; number: number } | null;
  lastNumber: number | null;
}

function meetingOf(row: FoundRow): StoredMeeting {
  const { meeting, report, current } = row;
  const { startsAt, location, announcementUrl, recordingUrl } = meeting;
  const { attendeeOrganisations, announcedNextOn, statedPreviousOn } = meeting;
  return {
    id: meeting.id,
    date: meeting.date,
    name: meeting.name,
    state: meeting.state,
    stateReason: meeting.stateReason,
    fields: {
      startsAt,
      location,
      announcementUrl,
      recordingUrl,
      scribe: row.scribe,
      scribeName: meeting.scribeName,
      attendeeOrganisations,
      announcedNextOn,
      statedPreviousOn,
    },
    report:
      report && current
        ? { id: report.id, path: report.path, current, lastNumber: row.lastNumber ?? current.number }
        : null,
    sameContent: row.same,
  };
}

export type StoredContent = Awaited<ReturnType<typeof readStoredContent>>;

/** Everything that the import of a report keeps of it, in source order. */
export async function readStoredContent(db: Db, meetingId: number, reportId: number | null) {
  const agenda = await db
    .select({
      id: agendaItems.id,
      parentId: agendaItems.parentId,
      position: agendaItems.position,
      title: agendaItems.title,
      minutes: agendaItems.minutes,
      presenterNames: agendaItems.presenterNames,
      lineStart: agendaItems.lineStart,
      lineEnd: agendaItems.lineEnd,
      presenters: sql<
        string[]
      >`(select coalesce(json_agg(handle order by agenda_item_presenters.position), '[]')
        from agenda_item_presenters join people on people.id = person_id where agenda_item_id = agenda_items.id)`,
      projects: sql<
        ProjectLink[]
      >`(select coalesce(json_agg(json_build_object('slug', slug, 'via', via) order by slug), '[]')
        from agenda_item_projects join projects on projects.id = project_id where agenda_item_id = agenda_items.id)`,
    })
    .from(agendaItems)
    .where(eq(agendaItems.meetingId, meetingId))
    .orderBy(asc(agendaItems.position), asc(agendaItems.id));
  const planned = await db
    .select({
      id: plannedTopics.id,
      position: plannedTopics.position,
      origin: plannedTopics.origin,
      text: plannedTopics.text,
      lineStart: plannedTopics.lineStart,
      lineEnd: plannedTopics.lineEnd,
      presenters: sql<
        string[]
      >`(select coalesce(json_agg(handle order by planned_topic_presenters.position), '[]')
        from planned_topic_presenters join people on people.id = person_id where planned_topic_id = planned_topics.id)`,
      projects: sql<
        ProjectLink[]
      >`(select coalesce(json_agg(json_build_object('slug', slug, 'via', via) order by slug), '[]')
        from planned_topic_projects join projects on projects.id = project_id where planned_topic_id = planned_topics.id)`,
    })
    .from(plannedTopics)
    .where(eq(plannedTopics.meetingId, meetingId))
    .orderBy(asc(plannedTopics.position), asc(plannedTopics.id));
  const noteRows = await db
    .select({
      id: notes.id,
      parentId: notes.parentId,
      position: notes.position,
      depth: notes.depth,
      section: notes.section,
      speaker: people.handle,
      speakerName: notes.speakerName,
      text: notes.text,
      markdown: notes.markdown,
      links: notes.links,
      lineStart: notes.lineStart,
      lineEnd: notes.lineEnd,
    })
    .from(notes)
    .leftJoin(people, eq(people.id, notes.speakerId))
    .where(eq(notes.meetingId, meetingId))
    .orderBy(asc(notes.position), asc(notes.id));
  const noteLinks = await db
    .select({
      noteId: noteProjects.noteId,
      projectId: noteProjects.projectId,
      slug: projects.slug,
      role: noteProjects.role,
      via: noteProjects.via,
    })
    .from(noteProjects)
    .innerJoin(notes, eq(notes.id, noteProjects.noteId))
    .innerJoin(projects, eq(projects.id, noteProjects.projectId))
    .where(eq(notes.meetingId, meetingId))
    .orderBy(asc(notes.position), asc(notes.id), asc(projects.slug));
  const attendance = await db
    .select({
      id: attendances.id,
      position: attendances.position,
      name: attendances.name,
      handle: people.handle,
      organisation: attendances.organisation,
      remark: attendances.remark,
      state: attendances.state,
      lineStart: attendances.lineStart,
      lineEnd: attendances.lineEnd,
    })
    .from(attendances)
    .leftJoin(people, eq(people.id, attendances.personId))
    .where(eq(attendances.meetingId, meetingId))
    .orderBy(asc(attendances.position), asc(attendances.id));
  const actionItemRows = await db
    .select({
      id: actionItems.id,
      position: actionItems.position,
      text: actionItems.text,
      quote: actionItems.quote,
      owner: actionItems.statedOwner,
      dueOn: actionItems.statedDueOn,
      doneOn: actionItems.statedDoneOn,
      lineStart: actionItems.lineStart,
      lineEnd: actionItems.lineEnd,
      projects: sql<
        ProjectLink[]
      >`(select coalesce(json_agg(json_build_object('slug', slug, 'via', via) order by slug), '[]')
        from action_item_projects join projects on projects.id = project_id where action_item_id = action_items.id)`,
    })
    .from(actionItems)
    .where(eq(actionItems.meetingId, meetingId))
    .orderBy(asc(actionItems.position), asc(actionItems.id));
  const resolutionRows = await db
    .select({
      id: resolutions.id,
      position: resolutions.position,
      text: resolutions.text,
      votesFor: resolutions.votesFor,
      votesAgainst: resolutions.votesAgainst,
      votesAbstained: resolutions.votesAbstained,
      isUnanimous: resolutions.isUnanimous,
      decisionLine: resolutions.decisionLine,
      lineStart: resolutions.lineStart,
      lineEnd: resolutions.lineEnd,
    })
    .from(resolutions)
    .where(eq(resolutions.meetingId, meetingId))
    .orderBy(asc(resolutions.position), asc(resolutions.id));
  const suggestionRows = await db
    .select({ suggestion: suggestions, slug: projects.slug })
    .from(suggestions)
    .leftJoin(projects, eq(projects.id, suggestions.projectId))
    .where(eq(suggestions.meetingId, meetingId))
    .orderBy(asc(suggestions.lineStart), asc(suggestions.id));
  const decisionRows = reportId === null ? [] : await readDecisions(db, reportId);
  return {
    agenda,
    planned,
    notes: noteRows,
    noteLinks,
    attendance,
    actionItems: actionItemRows,
    resolutions: resolutionRows,
    suggestions: suggestionRows,
    decisions: decisionRows,
  };
}

/** Contents of revisions by their ids. */
export async function readRevisions(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (!ids.length) return new Map();
  const rows = await db
    .select({ id: reportRevisions.id, content: reportRevisions.content })
    .from(reportRevisions)
    .where(inArray(reportRevisions.id, [...ids]));
  return new Map(rows.map(({ id, content }) => [id, content]));
}

/** The decision lines of a report, and the records that stand for them. */
export const readDecisions = (db: Db, reportId: number) =>
  db
    .select()
    .from(decisions)
    .where(eq(decisions.reportId, reportId))
    .orderBy(asc(decisions.position), asc(decisions.id));
