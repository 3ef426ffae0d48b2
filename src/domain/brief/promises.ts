import { sql } from 'drizzle-orm';
import { giveWay, isTurnOver } from '../../base/work.ts';
import type { Db } from '../../db/index.ts';
import { wasHeld } from '../meeting/held.ts';
import { isPast } from '../meeting/state.ts';
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

interface Unheld extends Record<string, unknown> {
  meetingId: number;
  date: string;
}

interface Questioned extends Unheld {
  state: 'CANCELLED' | 'MOVED';
}

/**
 * Meetings that were planned or announced, and topics that were planned, which no meeting has held. They stay until one does,
 * or until a chair says what became of the meeting. Minutes of a meeting that was cancelled or moved are a question to the
 * chair, never a fact.
 */
export async function briefedPromises(db: Db, now: Date): Promise<BriefSection> {
  const questioned = await minutesOfNoMeeting(db);
  const unheld = await plannedAndNothingOnRecord(db, now);
  const announced = await announcedAndNotHeld(db, now);
  const topics = await plannedAndNotHeld(db, now);
  return sectionOf([
    ...questioned.map(({ meetingId, date, state }) =>
      briefItem(
        state === 'MOVED'
          ? `The meeting of ${date} was moved to another day, and a report has minutes of it: a chair has to say on which day it was held.`
          : `The meeting of ${date} was cancelled, and a report has minutes of it: if it was held after all, a chair says so with holdMeeting.`,
        { date, meetingId },
      ),
    ),
    ...unheld.map(({ meetingId, date }) =>
      briefItem(
        `A meeting was planned for ${date}, but nothing is on record of it: a chair imports its minutes, or says with holdMeeting, cancelMeeting or moveMeeting what became of it.`,
        { date, meetingId },
      ),
    ),
    ...announced.map(({ meetingId, date, announced }) =>
      briefItem(
        `The meeting of ${date} announced one for ${announced}, but none is on record for that day.`,
        {
          date: announced,
          meetingId,
        },
      ),
    ),
    ...topics.map(({ meetingId, date, text, projectIds }) =>
      briefItem(`The meeting of ${date} planned “${text}”, which has not come up since.`, {
        date,
        meetingId,
        projectIds,
      }),
    ),
  ]);
}

async function minutesOfNoMeeting(db: Db): Promise<Questioned[]> {
  const { rows } = await db.execute<Questioned>(sql`
    select meeting.id as "meetingId", meeting.date::text as date, meeting.state
    from meetings meeting
    where meeting.state in ('CANCELLED', 'MOVED') and exists (select from notes note where note.meeting_id = meeting.id)
    order by meeting.date, meeting.id`);
  return rows;
}

async function plannedAndNothingOnRecord(db: Db, now: Date): Promise<Unheld[]> {
  const { rows } = await db.execute<Unheld>(sql`
    select planned.id as "meetingId", planned.date::text as date
    from meetings planned
    where planned.state = 'PLANNED' and ${isPast('planned', sql`${now.toISOString()}::timestamptz`)}
    order by planned.date, planned.id`);
  return rows;
}

/** If there is a meeting on that day, the brief reports that meeting instead. */
async function announcedAndNotHeld(db: Db, now: Date): Promise<Announced[]> {
  const instant = sql`${now.toISOString()}::timestamptz`;
  const { rows } = await db.execute<Announced>(sql`
    select announcing.id as "meetingId", announcing.date::text as date, announcing.announced_next_on::text as announced
    from meetings announcing
    where announcing.announced_next_on < (${instant} at time zone 'UTC')::date
      and not exists (select from meetings known where known.date = announcing.announced_next_on)
    order by announcing.announced_next_on`);
  return rows;
}

/** A topic has come up where a later meeting had one of its projects, or its words, on the agenda or in a note. */
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
        where link.project_id = any(about.ids) and later.date > planning.date and ${wasHeld('later')})
      and not exists (
        select from note_projects link join notes note on note.id = link.note_id join meetings later on later.id = note.meeting_id
        where link.project_id = any(about.ids) and later.date > planning.date and ${wasHeld('later')})
    order by planning.date, topic.position`);
  const [first] = rows;
  if (!first) return [];
  const { rows: items } = await db.execute<AgendaItem>(sql`
    select item.title, meeting.date::text as date from agenda_items item join meetings meeting on meeting.id = item.meeting_id
    where meeting.date > ${first.date}::date and ${wasHeld('meeting')}`);
  const hasComeUp = await agendaOf(rows, items);
  return rows.filter((topic) => !hasComeUp(topic));
}

interface AgendaItem extends Record<string, unknown> {
  title: string;
  date: string;
}

/** Whether a later agenda had the words of a topic, or a topic the words of an item: each text is looked at once, not each with each. */
async function agendaOf(
  topics: readonly Topic[],
  items: readonly AgendaItem[],
): Promise<(topic: Topic) => boolean> {
  const titles = new Map<string, string>();
  const said = new Map(topics.map(({ text }) => [phraseOf(text), '']));
  for (const { title, date } of items) {
    if (isTurnOver()) await giveWay();
    keepLatest(titles, phraseOf(title), date);
    for (const phrase of phrasesIn(title)) if (said.has(phrase)) keepLatest(said, phrase, date);
  }
  return ({ text, date }) =>
    (said.get(phraseOf(text)) ?? '') > date ||
    phrasesIn(text).some((phrase) => (titles.get(phrase) ?? '') > date);
}

function keepLatest(dates: Map<string, string>, phrase: string, date: string): void {
  if (phrase !== '' && date > (dates.get(phrase) ?? '')) dates.set(phrase, date);
}

/** Of a longer text these are compared, and it is still one of a few dozen words. */
const MOST_WORDS = 30;
const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
const phraseOf = (text: string): string => wordsOf(text).join(' ');

/** Every run of words in it. */
function phrasesIn(text: string): string[] {
  const words = wordsOf(text);
  return words.flatMap((_, from) =>
    words.slice(from).map((__, more) => words.slice(from, from + more + 1).join(' ')),
  );
}
