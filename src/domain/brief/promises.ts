import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { hasBegun } from '../meeting/held.ts';
import { type BriefSection, briefItem, sectionOf } from './item.ts';

interface Announced extends Record<string, unknown> {
  meetingId: number;
  date: string;
  announced: string;
}

interface Topic extends Record<string, unknown> {
  meetingId: number;
  date: string;
  text: string;
  projectIds: number[];
}

/** Meetings that were announced, and topics that were planned, and no meeting has held. They stay until one does. */
export async function briefedPromises(db: Db, now: Date): Promise<BriefSection> {
  const announced = await announcedAndNotHeld(db, now);
  const topics = await plannedAndNotHeld(db, now);
  return sectionOf([
    ...announced.map(({ meetingId, date, announced }) =>
      briefItem(`The meeting of ${date} announced one for ${announced}, and none was held on that day.`, {
        date: announced,
        meetingId,
      }),
    ),
    ...topics.map(({ meetingId, date, text, projectIds }) =>
      briefItem(`“${text}” was planned at the meeting of ${date}, and has not come up since.`, {
        date,
        meetingId,
        projectIds,
      }),
    ),
  ]);
}

async function announcedAndNotHeld(db: Db, now: Date): Promise<Announced[]> {
  const instant = sql`${now.toISOString()}::timestamptz`;
  const { rows } = await db.execute<Announced>(sql`
    select announcing.id as "meetingId", announcing.date::text as date, announcing.announced_next_on::text as announced
    from meetings announcing
    where announcing.announced_next_on < (${instant} at time zone 'UTC')::date
      and not exists (select from meetings held where held.date = announcing.announced_next_on and ${hasBegun('held', instant)})
    order by announcing.announced_next_on`);
  return rows;
}

/** A topic has come up where a later meeting had one of its projects, or for want of a project its words, on the agenda or in a note. */
async function plannedAndNotHeld(db: Db, now: Date): Promise<Topic[]> {
  const instant = sql`${now.toISOString()}::timestamptz`;
  const { rows } = await db.execute<Topic>(sql`
    select planning.id as "meetingId", planning.date::text as date, topic.text, about.ids as "projectIds"
    from planned_topics topic
    join meetings planning on planning.id = topic.meeting_id
    cross join lateral (
      select coalesce(array_agg(project_id order by project_id), '{}') as ids
      from planned_topic_projects link where link.planned_topic_id = topic.id
    ) about
    where planning.announced_next_on < (${instant} at time zone 'UTC')::date
      and not exists (
        select from agenda_item_projects link join agenda_items item on item.id = link.agenda_item_id
          join meetings later on later.id = item.meeting_id
        where link.project_id = any(about.ids) and later.date > planning.date and ${hasBegun('later', instant)})
      and not exists (
        select from note_projects link join notes note on note.id = link.note_id join meetings later on later.id = note.meeting_id
        where link.project_id = any(about.ids) and later.date > planning.date and ${hasBegun('later', instant)})
      and not exists (
        select from meetings later join agenda_items item on item.meeting_id = later.id
        where later.date > planning.date and ${hasBegun('later', instant)}
          and position(lower(item.title) in lower(topic.text)) + position(lower(topic.text) in lower(item.title)) > 0)
    order by planning.date, topic.position`);
  return rows;
}
