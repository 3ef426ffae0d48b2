import { randomBytes } from 'node:crypto';
import { lt } from 'drizzle-orm';
import { DAY_MS } from '../../base/calendar.ts';
import type { Db } from '../../db/index.ts';
import { sessions } from '../../db/tables/index.ts';
import { hashOfSecret } from '../access/secret.ts';
import { appendAuditEvent } from '../act/audit.ts';
import type { Viewer } from '../act/viewer.ts';
import type { SessionTimes } from './rows.ts';

/** Ended and expired sessions are listed for so long. */
const KEPT_MS = 30 * DAY_MS;
const MOST = { address: 100, browser: 300 } as const;

export interface NewSession {
  viewer: Viewer;
  /** The handle that was signed in by, where it is another than the person's. */
  handleId?: number;
  /** Who has vouched for the person; null: a token, which the viewer names. */
  issuer: string | null;
  address: string;
  browser: string;
  requestId: string | null;
}

/** Signs a person in; returns the secret for their browser, of which only a hash is kept here. */
export async function openSession(
  db: Db,
  { viewer, handleId, issuer, address, browser, requestId }: NewSession,
  now: Date,
  { hours }: SessionTimes,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await db.transaction(async (tx) => {
    await tx.delete(sessions).where(lt(sessions.expiresAt, new Date(now.getTime() - KEPT_MS)));
    const [session] = await tx
      .insert(sessions)
      .values({
        secretHash: hashOfSecret(secret),
        personId: handleId ?? viewer.personId,
        tokenId: viewer.tokenId,
        ...(viewer.tokenId === null ? { issuer, role: viewer.role, projects: [...viewer.projects] } : {}),
        createdAt: now,
        lastUsedAt: now,
        expiresAt: new Date(now.getTime() + hours * 3_600_000),
        address: plain(address, MOST.address),
        browser: plain(browser, MOST.browser),
      })
      .returning({ id: sessions.id });
    if (!session) throw new Error('the database returned no session');
    await appendAuditEvent(
      tx,
      { viewer, requestId },
      { act: 'signIn', subject: `Session:${session.id}`, details: { issuer: issuer ?? 'token', address } },
    );
  });
  return secret;
}

/** As a browser sent it: one line, of letters that can be shown. */
const plain = (text: string, most: number): string =>
  text
    .replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, ' ')
    .trim()
    .slice(0, most) || 'unknown';
