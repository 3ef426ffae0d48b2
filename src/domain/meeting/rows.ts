import { and, desc, getTableColumns, inArray, isNotNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { keyOf, type MeetingKey } from '../../base/meeting-key.ts';
import type { Db } from '../../db/index.ts';
import { meetingRedates, meetings, reportRevisions, reports } from '../../db/tables/index.ts';
import { type AsOf, type At, at, dateOf } from '../../reading/as-of.ts';
import { type Find, listsById, type Point, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import { rowsById } from '../../reading/rows-by-id.ts';
import { instantsOf, lastActOn, latestOf } from '../audit/rows.ts';

export type MeetingRow = typeof meetings.$inferSelect;

const meetingsById = rowsById<MeetingRow>('meetings by id', meetings, getTableColumns(meetings), ['date']);

export const findMeetings: Find<MeetingRow> = (db, points, now, wanted) =>
  rowsAt(
    points,
    (ids) => meetingsById(db, ids, wanted),
    (meeting, asOf) => isRecordedBy(meeting.date, asOf, now),
  );

/** By RECORDED, what a later meeting said is not there yet; by EFFECTIVE all that is known today is. */
export const isRecordedBy = (meetingDate: string, asOf: AsOf, now: Date): boolean =>
  asOf.clock === 'EFFECTIVE' || meetingDate <= dateOf(asOf, now);

/** The meetings of a day; one day seldom has more than one. */
const meetingsOf = (db: Db, date: string): Promise<MeetingRow[]> =>
  prepared(db, 'meetings of a day', () =>
    db
      .select()
      .from(meetings)
      .where(sql`${meetings.date} = ${sql.placeholder('date')}::date`)
      .orderBy(meetings.id),
  ).execute({ date });

/** The meetings that were entered under a day and have had another date since, the last correction first. */
const meetingsOnceOf = (db: Db, date: string): Promise<MeetingRow[]> =>
  prepared(db, 'meetings once of a day', () =>
    db
      .select(getTableColumns(meetings))
      .from(meetingRedates)
      .innerJoin(meetings, sql`${meetings.id} = ${meetingRedates.meetingId}`)
      .where(sql`${meetingRedates.was} = ${sql.placeholder('date')}::date`)
      .orderBy(desc(meetingRedates.id)),
  ).execute({ date });

/**
 * Null where there is no such meeting: the date alone means the unnamed one, or the only one. A day that no meeting has leads to the
 * one whose date was corrected.
 */
export async function findMeetingByKey(db: Db, key: MeetingKey): Promise<MeetingRow | null> {
  const ofDay = await meetingsOf(db, key.date);
  return among(ofDay, key) ?? (ofDay.length ? null : among(await meetingsOnceOf(db, key.date), key));
}

function among(rows: readonly MeetingRow[], { name }: MeetingKey): MeetingRow | null {
  const only = name === null && rows.every(({ id }) => id === rows[0]?.id) ? rows[0] : null;
  return rows.find((row) => row.name === name) ?? only ?? null;
}

/** Ids of the meetings that discussed a project: an agenda item or a note of theirs is about it or names it. */
export const meetingsAbout = (projectId: SQL): SQL => sql`
  select item.meeting_id from agenda_item_projects as link
    join agenda_items as item on item.id = link.agenda_item_id where link.project_id = ${projectId}
  union all
  select note.meeting_id from note_projects as link
    join notes as note on note.id = link.note_id where link.project_id = ${projectId}`;

/** Ids of the projects that a meeting discussed. */
export const projectsDiscussedAt = (meetingId: SQL): SQL => sql`
  select link.project_id from agenda_items as item
    join agenda_item_projects as link on link.agenda_item_id = item.id where item.meeting_id = ${meetingId}
  union all
  select link.project_id from notes as note
    join note_projects as link on link.note_id = note.id where note.meeting_id = ${meetingId}`;

/** When what is known of each meeting last changed: by an act on it, or by a revision of its report. Null where neither is on record. */
export async function meetingsLastChanged(
  db: Db,
  points: readonly { id: number }[],
): Promise<(Date | null)[]> {
  const rows = await prepared(db, 'meetings last changed', () =>
    db
      .select({
        id: meetings.id,
        at: latestOf(
          lastActOn('Meeting', meetings.id),
          lastActOn('Report', reports.id),
          sql`(select max(${reportRevisions.importedAt}) from ${reportRevisions} where ${reportRevisions.reportId} = ${reports.id})`,
        ),
      })
      .from(meetings)
      .leftJoin(reports, sql`${reports.meetingId} = ${meetings.id}`)
      .where(sql`${meetings.id} = any(${sql.placeholder('ids')}::int[])`),
  ).execute({ ids: points.map(({ id }) => id) });
  return instantsOf(points, rows);
}

/** The meeting that was moved last to the day of each of these; null where none was. */
export async function movedFrom(db: Db, points: readonly Point[]): Promise<(At<MeetingRow> | null)[]> {
  const lists = await listsById(
    points,
    (ids) =>
      prepared(db, 'meetings moved from', () =>
        db
          .select(getTableColumns(meetings))
          .from(meetings)
          .where(sql`${meetings.movedToId} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(meetings.date, meetings.id),
      ).execute({ ids }),
    ({ movedToId }) => movedToId,
  );
  return lists.map((list, index) => {
    const row = list.at(-1);
    return row ? at(row, (points[index] as Point).asOf) : null;
  });
}

/** The keys of the meetings of some days, by what a record says of its own. */
export async function keysOfDays(
  db: Db,
  days: readonly string[],
): Promise<(record: { meetingId: number; meetingDate: string }) => string> {
  const rows = days.length
    ? await db
        .select({ id: meetings.id, name: meetings.name })
        .from(meetings)
        .where(and(inArray(meetings.date, [...new Set(days)]), isNotNull(meetings.name)))
    : [];
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ({ meetingId, meetingDate: date }) => keyOf({ date, name: names.get(meetingId) ?? null });
}

/** Whether the meeting of a row has one of these names. */
export const isOfNamed = (meetingId: SQLWrapper, names: readonly string[]): SQL =>
  sql`${meetingId} in (select id from meetings where name = any(${sql.param([...names])}::text[]))`;

/** Those of the meeting that is meant: of a day alone the unnamed one, or whichever there are. */
export function meantBy<Row>(asked: string, rows: readonly Row[], keyOfRow: (row: Row) => string): Row[] {
  const exact = rows.filter((row) => keyOfRow(row) === asked);
  if (exact.length || asked.length > 10) return exact;
  return rows.filter((row) => keyOfRow(row).slice(0, 10) === asked);
}

/** What a meeting's report no longer says: by which meeting it is taken back, why, and who entered that. */
export interface TakenBack {
  meeting: { id: number; date: string };
  reason: string;
  enteredBy: number;
}
