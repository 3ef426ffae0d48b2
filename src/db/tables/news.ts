import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { identity, instant } from './columns.ts';
import {
  deliveryState,
  newsChannel,
  newsKind,
  newsPace,
  newsTopic,
  readiness,
  subscriptionEnd,
} from './enums.ts';
import { people } from './people.ts';

/**
 * News, written by triggers in the transaction that it is about, and read in the order of the commits. The subject may be void
 * by the time the news is sent, so no foreign key refers to it.
 */
export const news = pgTable(
  'news',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Version of the ledger that its commit made; null until then. */
    version: bigint('version', { mode: 'number' }),
    at: instant('at').notNull().defaultNow(),
    kind: newsKind('kind').notNull(),
    /** By what it is known again: each thing is told once. */
    key: text('key').notNull().unique(),
    /** Id of the row that it tells of; null for what no row holds. */
    subjectId: integer('subject_id'),
    projectId: integer('project_id'),
    /** What the row alone does not say. */
    details: jsonb('details').notNull().default({}),
    /** When it was given out to those who asked for it; null: it waits. */
    givenOutAt: instant('given_out_at'),
  },
  (table) => [
    index('news_in_order').on(table.version, table.id),
    index('news_waiting').on(table.id).where(sql`${table.givenOutAt} is null`),
    index('news_without_version').on(table.id).where(sql`${table.version} is null`),
    index('news_by_age').on(table.at),
  ],
);

/** Who is told of what, and how. */
export const newsSubscriptions = pgTable(
  'news_subscriptions',
  {
    id: identity(),
    /** Whose it is; null: of a reader, who proved an address. */
    personId: integer('person_id').references(() => people.id),
    /** Of the group, and kept by its chairs. */
    isOfGroup: boolean('is_of_group').notNull().default(false),
    /** By what the group's own file names it; null: it was not made by the file. */
    fileKey: text('file_key').unique(),
    topic: newsTopic('topic').notNull(),
    projectId: integer('project_id'),
    level: readiness('level'),
    channel: newsChannel('channel').notNull(),
    /** A URL, or an e-mail address. */
    address: text('address').notNull(),
    pace: newsPace('pace').notNull().default('AT_ONCE'),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Nothing is sent before; null: it waits for its address to be proved. */
    confirmedAt: instant('confirmed_at'),
    /** SHA-256 of what the link of confirmation holds. */
    confirmHash: text('confirm_hash').unique(),
    /** What the link holds by which it ends, without any other credential. */
    endToken: text('end_token').notNull().unique(),
    endedAt: instant('ended_at'),
    /** Null: it stands, or ended before that was kept. */
    endedBecause: subscriptionEnd('ended_because'),
    /** Whether what is for this person comes here although the topic is another: a chair's brief, a project of theirs gone stale. */
    alsoForMe: boolean('also_for_me').notNull().default(true),
    /** Signs webhooks; a new one is signed with beside the one before, until that ends. */
    secret: text('secret'),
    formerSecret: text('former_secret'),
    formerUntil: instant('former_until'),
  },
  (table) => [
    check('news_subscriptions_about', sql`(${table.topic} = 'PROJECT') = (${table.projectId} is not null)`),
    check('news_subscriptions_level', sql`(${table.topic} = 'LEVEL') = (${table.level} is not null)`),
    check('news_subscriptions_secret', sql`(${table.channel} = 'WEBHOOK') = (${table.secret} is not null)`),
    index('news_subscriptions_of_person').on(table.personId),
  ],
);

/** One message to one subscriber, as it was composed: it is sent the same however often it is tried. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    subscriptionId: integer('subscription_id')
      .notNull()
      .references(() => newsSubscriptions.id),
    /** What it tells of; none for a message about the subscription itself. */
    newsIds: bigint('news_ids', { mode: 'number' }).array().notNull().default(sql`'{}'`),
    message: jsonb('message').notNull(),
    madeAt: instant('made_at').notNull().defaultNow(),
    state: deliveryState('state').notNull().default('WAITING'),
    attempts: integer('attempts').notNull().default(0),
    lastAttemptAt: instant('last_attempt_at'),
    /** Why the last attempt failed. */
    lastError: text('last_error'),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index('deliveries_of_subscription').on(table.subscriptionId, table.madeAt),
    index('deliveries_waiting').on(table.madeAt).where(sql`${table.state} = 'WAITING'`),
    index('deliveries_given_up').on(table.endedAt).where(sql`${table.state} = 'GIVEN_UP'`),
  ],
);

/** What waits for the next daily or weekly message of a subscriber. */
export const newsGathered = pgTable(
  'news_gathered',
  {
    subscriptionId: integer('subscription_id')
      .notNull()
      .references(() => newsSubscriptions.id),
    newsId: bigint('news_id', { mode: 'number' }).notNull(),
    dueAt: instant('due_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.subscriptionId, table.newsId] }),
    index('news_gathered_due').on(table.dueAt),
  ],
);

/** The gates as they were last looked at, so that what becomes of them is told once, whichever server looks. */
export const watchedGates = pgTable(
  'watched_gates',
  {
    projectId: integer('project_id').notNull(),
    to: readiness('to').notNull(),
    verdict: text('verdict').notNull(),
    /** Version of the ledger by which it was judged: what was judged by an older one never takes its place. */
    version: bigint('version', { mode: 'number' }).notNull().default(0),
    seenAt: instant('seen_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.to] })],
);

/** Whose gates streams are told of, also for a while after the last reader has gone, so that one that comes back has missed nothing. */
export const gateWatches = pgTable('gate_watches', {
  /** 0: all of them. */
  projectId: integer('project_id').primaryKey(),
  until: instant('until').notNull(),
});
