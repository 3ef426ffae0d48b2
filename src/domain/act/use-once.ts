import { and, eq, lt } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { usedTokens } from '../../db/tables/index.ts';
import { AccessError, type Permission } from './permissions.ts';
import type { Viewer } from './viewer.ts';

/** Ids are kept for so long after the token has expired: more than any clock tolerance. */
const KEPT_MS = 3_600_000;

/**
 * Takes the id of a one-time token together with its act: an act that fails leaves the token unused, and of two acts at once
 * the second waits for the first.
 * @throws AccessError where the token has been used
 */
export async function useOnce(
  tx: Db,
  { issuer, jti, expiresAt }: NonNullable<Viewer['once']>,
  permission: Permission,
  now: Date,
): Promise<void> {
  const [taken] = await tx
    .insert(usedTokens)
    .values({ issuer, jti, expiresAt })
    .onConflictDoNothing()
    .returning({ jti: usedTokens.jti });
  if (!taken) throw new AccessError('UNAUTHENTICATED', permission);
  const cutoff = new Date(now.getTime() - KEPT_MS);
  await tx.delete(usedTokens).where(and(eq(usedTokens.issuer, issuer), lt(usedTokens.expiresAt, cutoff)));
}
