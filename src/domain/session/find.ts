import { and, eq, lte, sql } from 'drizzle-orm';
import { causeOf, type Db } from '../../db/index.ts';
import { sessions } from '../../db/tables/index.ts';
import { prepared } from '../../reading/prepared.ts';
import { hashOfSecret } from '../access/secret.ts';
import type { Role, Viewer } from '../act/viewer.ts';
import { type SessionTimes, sessionStateOf } from './rows.ts';

/** How exact the last use is: every page would write otherwise. */
const LAST_USE_MS = 60_000;
const SHAPE = /^[\w-]{43}$/;

export interface FoundSession {
  id: number;
  viewer: Viewer;
}

/** Who is signed in with this; null where it has ended, has expired, was never given out, or its token or issuer is in force no more. */
export async function findSession(
  db: Db,
  secret: string,
  now: Date,
  { issuers, ...times }: SessionTimes & { issuers: readonly string[] },
): Promise<FoundSession | null> {
  if (!SHAPE.test(secret)) return null;
  const [row] = await bySecret(db).execute({ secretHash: hashOfSecret(secret), now: now.toISOString() });
  if (!row || sessionStateOf(row, now, times) !== 'OPEN') return null;
  const { id, tokenId, issuer, personId, handle, projects, expiresAt } = row;
  if (tokenId === null ? !issuers.includes(issuer ?? '') : !isInForce(row, now)) return null;
  const role = tokenId === null ? row.role : row.tokenRole;
  if (!role) return null;
  if (now.getTime() - row.lastUsedAt.getTime() >= LAST_USE_MS)
    // Where nothing can be written, those who read are still answered.
    await noteUse(db, id, now).catch((error) => {
      if (causeOf(error) === null) throw error;
    });
  const name = tokenId === null ? handle : (row.tokenName ?? handle);
  const isOfProjects = role === 'MAINTAINER' || role === 'CI';
  return {
    id,
    viewer: {
      personId,
      name,
      role,
      projects: isOfProjects ? projects : [],
      tokenId,
      sessionId: id,
      until: expiresAt,
    },
  };
}

const isInForce = (
  { revokedAt, tokenExpiresAt }: { revokedAt: string | null; tokenExpiresAt: string | null },
  now: Date,
): boolean => revokedAt === null && (tokenExpiresAt === null || new Date(tokenExpiresAt) > now);

const bySecret = (db: Db) =>
  prepared(db, 'session by secret', () =>
    db
      .select({
        id: sessions.id,
        tokenId: sessions.tokenId,
        issuer: sessions.issuer,
        role: sessions.role,
        lastUsedAt: sessions.lastUsedAt,
        expiresAt: sessions.expiresAt,
        endedAt: sessions.endedAt,
        personId: sql<number>`(select coalesce(joined_to, id) from people where people.id = sessions.person_id)`,
        handle: sql<string>`(select person.handle from people person where person.id = (
          select coalesce(joined_to, id) from people where people.id = sessions.person_id))`,
        tokenName: sql<
          string | null
        >`(select token.name from tokens token where token.id = sessions.token_id)`,
        tokenRole: sql<Role | null>`(select token.role from tokens token where token.id = sessions.token_id)`,
        revokedAt: sql<
          string | null
        >`(select token.revoked_at from tokens token where token.id = sessions.token_id)`,
        tokenExpiresAt: sql<
          string | null
        >`(select token.expires_at from tokens token where token.id = sessions.token_id)`,
        // As for the token itself: what it names, and for a maintainer also where they were named or taken back.
        projects: sql<string[]>`array(
          select slugs_of(project.id) as slug from projects project where project.id in (
            select link.project_id from token_projects link join tokens token on token.id = link.token_id
            where token.id = sessions.token_id and token.role <> 'MAINTAINER'
            union all
            select projects_maintained(sessions.person_id,
              array(
                select link.project_id from token_projects link where link.token_id = sessions.token_id
                union
                select called.id from projects_called(sessions.projects) called where sessions.token_id is null),
              ${sql.placeholder('now')}::timestamptz)
            where coalesce((select token.role from tokens token where token.id = sessions.token_id), sessions.role) = 'MAINTAINER')
          order by slug)`,
      })
      .from(sessions)
      .where(eq(sessions.secretHash, sql.placeholder('secretHash'))),
  );

async function noteUse(db: Db, id: number, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - LAST_USE_MS);
  await db
    .update(sessions)
    .set({ lastUsedAt: now })
    .where(and(eq(sessions.id, id), lte(sessions.lastUsedAt, stale)));
}
