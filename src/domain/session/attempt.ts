import { randomBytes } from 'node:crypto';
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { signInAttempts } from '../../db/tables/index.ts';
import { hashOfSecret } from '../access/secret.ts';

/** Who sets out for a provider has so long to come back. */
const MINUTES = 10;

export interface Attempt {
  provider: string;
  nonce: string;
  verifier: string;
  returnTo: string;
}

/** What goes along to the provider, and what stays in the browser. Only together they lead back, and once. */
export interface Begun {
  state: string;
  browser: string;
}

/** @param known what the browser has of an attempt in another tab: both lead back */
export async function beginAttempt(
  db: Db,
  attempt: Attempt,
  now: Date,
  known: string | null = null,
): Promise<Begun> {
  const secret = () => randomBytes(32).toString('base64url');
  const state = secret();
  const browser = known !== null && (await countOf(db, known, now)) > 0 ? known : secret();
  await db.delete(signInAttempts).where(lt(signInAttempts.expiresAt, now));
  await db.insert(signInAttempts).values({
    ...attempt,
    stateHash: hashOfSecret(state),
    browserHash: hashOfSecret(browser),
    expiresAt: new Date(now.getTime() + MINUTES * 60_000),
  });
  return { state, browser };
}

/** How many attempts a browser has under way. */
async function countOf(db: Db, browser: string, now: Date): Promise<number> {
  const [found] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.browserHash, hashOfSecret(browser)), gt(signInAttempts.expiresAt, now)));
  return found?.count ?? 0;
}

export interface Taken extends Attempt {
  /** The browser has no other attempt under way. */
  isLast: boolean;
}

/** Null where there is none, where it is another browser's or another provider's, and where it has served. */
export async function takeAttempt(
  db: Db,
  { state, browser, provider }: Begun & { provider: string },
  now: Date,
): Promise<Taken | null> {
  const [taken] = await db
    .delete(signInAttempts)
    .where(
      and(
        eq(signInAttempts.stateHash, hashOfSecret(state)),
        eq(signInAttempts.browserHash, hashOfSecret(browser)),
        eq(signInAttempts.provider, provider),
        gt(signInAttempts.expiresAt, now),
      ),
    )
    .returning();
  return taken ? { ...taken, isLast: (await countOf(db, browser, now)) === 0 } : null;
}
