import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { day, identity, instant, wordsOfMeeting } from './columns.ts';
import { meetingState, plannedTopicOrigin, projectLinkVia } from './enums.ts';
import { people } from './people.ts';
import { projects } from './projects.ts';

/** The rhythm in which a group meets, by which meetings were planned. */
export const meetingSeries = pgTable('meeting_series', {
  id: identity(),
  /** RFC 5545, without `RRULE:`; its first day is `starts_on`. */
  rule: text('rule').notNull(),
  /** By whose clock on the wall they start. */
  timeZone: text('time_zone').notNull(),
  startsOn: day('starts_on').notNull(),
});

export const meetings = pgTable(
  'meetings',
  {
    id: identity(),
    date: day('date').notNull(),
    /** Where a day has several meetings; null for the one that needs none. */
    name: text('name'),
    state: meetingState('state').notNull().default('PLANNED'),
    /** Why it was cancelled or moved. */
    stateReason: text('state_reason'),
    movedToId: integer('moved_to_id').references((): AnyPgColumn => meetings.id),
    seriesId: integer('series_id').references(() => meetingSeries.id),
    /** By which calendars know it, whatever its address is; it goes along where the meeting is moved. */
    uid: uuid('uid').notNull().defaultRandom(),
    /** Changes of time, place and state so far; counted by the database, whoever writes. */
    calendarSequence: integer('calendar_sequence').notNull().default(0),
    startsAt: instant('starts_at'),
    /** Other groups that it is held with. */
    jointWith: text('joint_with').array().notNull().default(sql`'{}'`),
    /** Null where it is not known. */
    lengthMinutes: integer('length_minutes'),
    location: text('location'),
    announcementUrl: text('announcement_url'),
    recordingUrl: text('recording_url'),
    scribeId: integer('scribe_id').references(() => people.id),
    /** As the report calls the scribe; null where it does not say, or gives a handle alone. */
    scribeName: text('scribe_name'),
    attendeeOrganisations: text('attendee_organisations').array().notNull().default(sql`'{}'`),
    announcedNextOn: day('announced_next_on'),
    /** The report's own word; which meeting came before is derived from the dates. */
    statedPreviousOn: day('stated_previous_on'),
  },
  // Lets a status change carry its meeting's date under a foreign key, so that the ledger's order needs no join.
  (table) => [
    unique('meetings_date_name').on(table.date, table.name).nullsNotDistinct(),
    check('meetings_name', sql`${table.name} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(${table.name}) <= 40`),
    unique('meetings_id_date').on(table.id, table.date),
    unique('meetings_uid').on(table.uid),
    index('meetings_moved_to').on(table.movedToId).where(sql`${table.movedToId} is not null`),
    index('meetings_planned').on(table.date).where(sql`${table.state} = 'PLANNED'`),
    check('meetings_moved', sql`(${table.state} = 'MOVED') = (${table.movedToId} is not null)`),
    check('meetings_length', sql`${table.lengthMinutes} between 1 and 1440`),
    check('meetings_reason', sql`${table.stateReason} is null or ${table.state} in ('CANCELLED', 'MOVED')`),
    index('meetings_scribe').on(table.scribeId),
    index('meetings_words').using('gin', sql`to_tsvector('simple'::regconfig, ${wordsOfMeeting(table)})`),
  ],
);

/** That a meeting had been entered under a wrong date: files that still say so are its own. */
export const meetingRedates = pgTable(
  'meeting_redates',
  {
    id: identity(),
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meetings.id),
    was: day('was').notNull(),
    became: day('became').notNull(),
    reason: text('reason').notNull(),
    at: instant('at').notNull(),
    by: integer('by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [index('meeting_redates_was').on(table.was)],
);

export const plannedTopics = pgTable(
  'planned_topics',
  {
    id: identity(),
    meetingId: integer('meeting_id')
      .notNull()
      .references(() => meetings.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    origin: plannedTopicOrigin('origin').notNull(),
    text: text('text').notNull(),
    lineStart: integer('line_start'),
    lineEnd: integer('line_end'),
  },
  (table) => [index('planned_topics_meeting').on(table.meetingId, table.position)],
);

export const plannedTopicPresenters = pgTable(
  'planned_topic_presenters',
  {
    plannedTopicId: integer('planned_topic_id')
      .notNull()
      .references(() => plannedTopics.id, { onDelete: 'cascade' }),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    position: integer('position').notNull(),
  },
  (table) => [primaryKey({ columns: [table.plannedTopicId, table.personId] })],
);

export const plannedTopicProjects = pgTable(
  'planned_topic_projects',
  {
    plannedTopicId: integer('planned_topic_id')
      .notNull()
      .references(() => plannedTopics.id, { onDelete: 'cascade' }),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    via: projectLinkVia('via').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.plannedTopicId, table.projectId] }),
    index('planned_topic_projects_project').on(table.projectId),
  ],
);
