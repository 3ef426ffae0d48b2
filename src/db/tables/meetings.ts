import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { day, identity, instant } from './columns.ts';
import { plannedTopicOrigin, projectLinkVia } from './enums.ts';
import { people } from './people.ts';
import { projects } from './projects.ts';

export const meetings = pgTable(
  'meetings',
  {
    id: identity(),
    date: day('date').notNull().unique(),
    startsAt: instant('starts_at'),
    location: text('location'),
    announcementUrl: text('announcement_url'),
    recordingUrl: text('recording_url'),
    scribeId: integer('scribe_id').references(() => people.id),
    attendeeOrganisations: text('attendee_organisations').array().notNull().default(sql`'{}'`),
    announcedNextOn: day('announced_next_on'),
    /** The report's own word; which meeting came before is derived from the dates. */
    statedPreviousOn: day('stated_previous_on'),
  },
  // Lets a status change carry its meeting's date under a foreign key, so that the ledger's order needs no join.
  (table) => [unique('meetings_id_date').on(table.id, table.date)],
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
