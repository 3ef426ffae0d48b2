import { and, asc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/index.ts';
import {
  agendaItems,
  decisions,
  meetings,
  noteProjects,
  notes,
  people,
  plannedTopics,
  projects,
  reportRevisions,
  reports,
  suggestions,
} from '../../db/tables/index.ts';

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
}

/** A meeting as it is stored, with the head of its report. */
export interface StoredMeeting {
  id: number;
  date: string;
  fields: MeetingFields;
  /** Null for a meeting of which no report has been imported. */
  report: { id: number; path: string; current: StoredRevision; lastNumber: number } | null;
  /** The revision that has the content asked for, current or not. */
  sameContent: { id: number; number: number } | null;
}

export interface MeetingProbe {
  date: string;
  isKnown: boolean;
  /** Date of the last meeting before it. */
  previous: string | null;
}

/** Whether a meeting of that date is known, and which one came before. Asked of every report, so that it must cost little. */
export async function probeMeeting(db: Db, date: string): Promise<MeetingProbe> {
  const [probe] = await probeMeetings(db, [date]);
  return probe ?? { date, isKnown: false, previous: null };
}

/** The same of several dates, in their order. */
export async function probeMeetings(db: Db, dates: readonly string[]): Promise<MeetingProbe[]> {
  const { rows } = await db.execute<{ date: string; isKnown: boolean; previous: string | null }>(sql`
    select date, exists (select from meetings where meetings.date = asked.date::date) as "isKnown",
      (select max(meetings.date)::text from meetings where meetings.date < asked.date::date) as previous
    from json_array_elements_text(${JSON.stringify(dates)}::text::json) with ordinality as asked(date, place)
    order by place`);
  return rows;
}

/** The meeting of a date, null where it is not known; `hash` asks which revision of its report has that content. */
export async function findStoredMeeting(db: Db, date: string, hash: string): Promise<StoredMeeting | null> {
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
    .where(eq(meetings.date, date));
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
    fields: {
      startsAt,
      location,
      announcementUrl,
      recordingUrl,
      scribe: row.scribe,
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
    suggestions: suggestionRows,
    decisions: decisionRows,
  };
}

/** The decision lines of a report's current revision, and the records that stand for them. */
export const readDecisions = (db: Db, reportId: number) =>
  db
    .select()
    .from(decisions)
    .where(eq(decisions.reportId, reportId))
    .orderBy(asc(decisions.position), asc(decisions.id));
