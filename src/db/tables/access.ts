import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { identity, instant } from './columns.ts';
import { role } from './enums.ts';
import { people } from './people.ts';
import { projects } from './projects.ts';

export const tokens = pgTable(
  'tokens',
  {
    id: identity(),
    name: text('name').notNull(),
    role: role('role').notNull(),
    /** As whom its bearer enters records. */
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    /** SHA-256 of the secret, hexadecimal; the secret itself is shown once and never kept. */
    secretHash: text('secret_hash').notNull().unique(),
    createdAt: instant('created_at').notNull().defaultNow(),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [index('tokens_of_person').on(table.personId)],
);

export const tokenProjects = pgTable(
  'token_projects',
  {
    tokenId: integer('token_id')
      .notNull()
      .references(() => tokens.id),
    projectId: integer('project_id')
      .notNull()
      .references(() => projects.id),
  },
  (table) => [primaryKey({ columns: [table.tokenId, table.projectId] })],
);

/** Append-only. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: identity(),
    at: instant('at').notNull().defaultNow(),
    actorId: integer('actor_id')
      .notNull()
      .references(() => people.id),
    tokenId: integer('token_id').references(() => tokens.id),
    /** The mutation or command, `recordStatusChange`. */
    act: text('act').notNull(),
    /** What was written: type and id, `StatusChange:12`. */
    subject: text('subject').notNull(),
    details: jsonb('details').notNull(),
    requestId: text('request_id'),
    /** Code of the error by which it was refused, `FORBIDDEN`; null: it was done. */
    refusal: text('refusal'),
  },
  (table) => [
    index('audit_events_at').on(table.at),
    index('audit_events_subject').on(table.subject, table.at),
  ],
);

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** The bearer: keys of different bearers never meet. */
    bearer: text('bearer').notNull(),
    key: text('key').notNull(),
    act: text('act').notNull(),
    /** SHA-256 of the input. */
    inputHash: text('input_hash').notNull(),
    /** The answer as type and ids, from which it is read again. */
    answer: jsonb('answer').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.bearer, table.key] }),
    index('idempotency_keys_created').on(table.createdAt),
  ],
);

/** Ids of tokens that serve once and have served. */
export const usedTokens = pgTable(
  'used_tokens',
  {
    issuer: text('issuer').notNull(),
    jti: text('jti').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.jti] })],
);

/** One row: counts the transactions that changed what readers see, so that whatever is kept can be known to be old. */
export const ledgerVersion = pgTable('ledger_version', {
  id: integer('id').primaryKey().default(1),
  version: bigint('version', { mode: 'number' }).notNull(),
});

/** Empty between transactions: a row stands for a transaction that writes, so that its commit can count it once. */
export const ledgerWrites = pgTable('ledger_writes', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
});

/** One row: what this tracker is, wherever it is reached and whatever it is moved to. What others keep of it is named by this. */
export const tracker = pgTable('tracker', {
  id: integer('id').primaryKey().default(1),
  uuid: uuid('uuid').notNull().defaultRandom(),
});
