import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { day, identity, instant } from './columns.ts';
import { basis, compatibilityVerdict } from './enums.ts';
import { meetings } from './meetings.ts';
import { people } from './people.ts';
import { projects } from './projects.ts';

/** Append-only: the newest claim of a pair stands. */
export const compatibilityClaims = pgTable(
  'compatibility_claims',
  {
    id: identity(),
    /** The project with the smaller id, so that a pair is written in one way. */
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
    otherProjectId: integer('other_project_id').references(() => projects.id),
    /** A named thing that is not a project of the group. */
    externalThing: text('external_thing'),
    verdict: compatibilityVerdict('verdict').notNull(),
    basis: basis('basis').notNull(),
    reason: text('reason').notNull(),
    /** What the claim was read from, in words; links are its evidence. */
    source: text('source').notNull(),
    claimedOn: day('claimed_on').notNull(),
    kernelSeries: text('kernel_series'),
    /** Last day on which it counts; from then on the pair reads as if it had not been claimed. */
    expiresOn: day('expires_on'),
    meetingId: integer('meeting_id').references(() => meetings.id),
    enteredAt: instant('entered_at').notNull().defaultNow(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [
    check(
      'compatibility_claims_pair',
      sql`num_nonnulls(${table.otherProjectId}, ${table.externalThing}) = 1 and (${table.otherProjectId} is null or ${table.projectId} < ${table.otherProjectId})`,
    ),
    index('compatibility_claims_newest').on(table.projectId, table.otherProjectId, table.claimedOn, table.id),
    index('compatibility_claims_of_other').on(
      table.otherProjectId,
      table.projectId,
      table.claimedOn,
      table.id,
    ),
    index('compatibility_claims_claimed_at').on(table.meetingId, table.claimedOn, table.id),
    index('compatibility_claims_entered').on(table.projectId, table.enteredAt),
    index('compatibility_claims_entered_of_other').on(table.otherProjectId, table.enteredAt),
    index('compatibility_claims_by_end').on(table.expiresOn),
    index('compatibility_claims_conflicts').on(table.id).where(sql`${table.verdict} = 'CONFLICT'`),
  ],
);

export const combinations = pgTable('combinations', {
  id: identity(),
  slug: text('slug').notNull().unique(),
});

/** Append-only: the newest version is the combination. */
export const combinationVersions = pgTable(
  'combination_versions',
  {
    id: identity(),
    combinationId: integer('combination_id')
      .notNull()
      .references(() => combinations.id),
    /** Order of entry within the combination, from 1. */
    sequence: integer('sequence').notNull(),
    definedOn: day('defined_on').notNull(),
    askedBy: integer('asked_by').references(() => people.id),
    meetingId: integer('meeting_id').references(() => meetings.id),
    reason: text('reason').notNull(),
    enteredAt: instant('entered_at').notNull().defaultNow(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [unique('combination_versions_place').on(table.combinationId, table.sequence)],
);

export const combinationMembers = pgTable(
  'combination_members',
  {
    versionId: integer('version_id')
      .notNull()
      .references(() => combinationVersions.id),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
  },
  (table) => [primaryKey({ columns: [table.versionId, table.projectId] })],
);

export const channels = pgTable(
  'channels',
  {
    id: identity(),
    slug: text('slug').notNull().unique(),
    summary: text('summary').notNull(),
    /** Base LinuxKit, on which the members' deltas are laid. */
    base: jsonb('base'),
  },
  // A second one would have the members of the first: the projects at TESTING.
  () => [uniqueIndex('channels_only_one').on(sql`(true)`)],
);

export const channelNames = pgTable(
  'channel_names',
  {
    id: identity(),
    channelId: integer('channel_id')
      .notNull()
      .references(() => channels.id),
    name: text('name').notNull(),
    since: day('since').notNull(),
    meetingId: integer('meeting_id').references(() => meetings.id),
    reason: text('reason'),
    enteredAt: instant('entered_at').notNull().defaultNow(),
    enteredBy: integer('entered_by')
      .notNull()
      .references(() => people.id),
  },
  (table) => [unique('channel_names_name').on(table.channelId, table.name)],
);
