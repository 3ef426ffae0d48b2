import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { identity, instant } from './columns.ts';
import { heardState } from './enums.ts';

/** Deliveries of the repository, each once. */
export const heard = pgTable(
  'heard',
  {
    id: identity(),
    /** The source: `github`, `gitlab`, `gitea`, or `poll` where we asked. */
    source: text('source').notNull(),
    /** Recognises a delivery that comes twice. */
    deliveryId: text('delivery_id').notNull(),
    /** SHA-256 of the body as it came: a delivery’s id is not signed, and what is signed is taken once. Null where we asked. */
    digest: text('digest'),
    event: text('event').notNull(),
    /** The part of the delivery that is needed. */
    payload: jsonb('payload').notNull(),
    at: instant('at').notNull().defaultNow(),
    state: heardState('state').notNull().default('WAITING'),
    attempts: integer('attempts').notNull().default(0),
    /** In a sentence: why it was refused or passed over, or what failed last. */
    why: text('why'),
    endedAt: instant('ended_at'),
  },
  (table) => [
    unique('heard_once').on(table.source, table.deliveryId),
    unique('heard_body_once').on(table.source, table.digest),
    index('heard_waiting').on(table.at).where(sql`${table.state} = 'WAITING'`),
    index('heard_given_up').on(table.endedAt).where(sql`${table.state} = 'GIVEN_UP'`),
  ],
);

/** The result for each file of minutes that was fetched. */
export const heardFiles = pgTable(
  'heard_files',
  {
    id: identity(),
    heardId: integer('heard_id')
      .notNull()
      .references(() => heard.id),
    path: text('path').notNull(),
    commit: text('commit').notNull(),
    at: instant('at').notNull().defaultNow(),
    /** `IMPORTED`, `UNCHANGED` or `REFUSED`. */
    outcome: text('outcome').notNull(),
    /** What it changed, a sentence each. */
    changes: text('changes').array().notNull(),
    /** What was not understood, and why it was refused, with its line. */
    problems: text('problems').array().notNull(),
  },
  (table) => [unique('heard_files_once').on(table.heardId, table.path, table.commit)],
);

/** How far the repository has been read by asking. */
export const heardPositions = pgTable('heard_positions', {
  name: text('name').primaryKey(),
  etag: text('etag'),
  position: text('position'),
  at: instant('at').notNull(),
});
