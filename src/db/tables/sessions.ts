import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { tokens } from './access.ts';
import { identity, instant } from './columns.ts';
import { role } from './enums.ts';
import { people } from './people.ts';

/** Who is signed in, in which browser. */
export const sessions = pgTable(
  'sessions',
  {
    id: identity(),
    /** SHA-256 of what stands in the cookie, hexadecimal. */
    secretHash: text('secret_hash').notNull().unique(),
    /** The handle that was signed in by. */
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    /** The token that was pasted, whose rights it has for as long as that is in force. */
    tokenId: integer('token_id').references(() => tokens.id),
    /** Without a token: who has vouched for the person, and what for. */
    issuer: text('issuer'),
    role: role('role'),
    projects: text('projects').array().notNull().default([]),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at').notNull(),
    /** However much it is used. */
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    endedBy: integer('ended_by').references(() => people.id),
    /** Network address and browser that it was opened from. */
    address: text('address').notNull(),
    browser: text('browser').notNull(),
  },
  (table) => [
    index('sessions_of_person').on(table.personId),
    index('sessions_of_token').on(table.tokenId),
    index('sessions_expire').on(table.expiresAt),
  ],
);

/** Who has set out to sign in with a provider and has not come back yet. */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    /** SHA-256 of the state that goes to the provider and comes back. */
    stateHash: text('state_hash').primaryKey(),
    /** SHA-256 of what stands in the cookie of the browser that set out. */
    browserHash: text('browser_hash').notNull(),
    provider: text('provider').notNull(),
    nonce: text('nonce').notNull(),
    verifier: text('verifier').notNull(),
    /** Path that leads on afterwards. */
    returnTo: text('return_to').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('sign_in_attempts_expire').on(table.expiresAt)],
);
