import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import { causeOf, type Db } from '../../db/index.ts';
import { tokens } from '../../db/tables/index.ts';
import { prepared } from '../../reading/prepared.ts';
import { appendRefusal } from '../act/refusal.ts';
import type { Viewer } from '../act/viewer.ts';
import { hashOfSecret, isSecret } from './secret.ts';

/** How exact the last use is: a busy token would otherwise write with every read. */
const LAST_USE_MS = 60_000;

/**
 * The sender of this `Authorization` header. Null: no credential was sent. `refused`: the credential is malformed, unknown,
 * expired or revoked; the answer does not say which.
 */
export async function authenticate(
  db: Db,
  authorization: string | null,
  now: Date,
): Promise<Viewer | null | 'refused'> {
  if (authorization === null) return null;
  const secret = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1] ?? '';
  if (!isSecret(secret)) return 'refused';
  const [token] = await tokenBySecret(db).execute({
    secretHash: hashOfSecret(secret),
    now: now.toISOString(),
  });
  if (!token) return 'refused';
  if (token.revokedAt || (token.expiresAt && token.expiresAt <= now)) {
    const viewer = { personId: token.personId, tokenId: token.id };
    await appendRefusal(db, { viewer, requestId: null }, { act: 'signIn', code: 'UNAUTHENTICATED' });
    return 'refused';
  }
  if (!token.lastUsedAt || now.getTime() - token.lastUsedAt.getTime() >= LAST_USE_MS)
    // Where nothing can be written, those who read are still answered.
    await noteUse(db, token.id, now).catch((error) => {
      if (causeOf(error) === null) throw error;
    });
  const { id, name, role, personId } = token;
  return { tokenId: id, name, role, personId, projects: token.projects };
}

const tokenBySecret = (db: Db) =>
  prepared(db, 'token_by_secret', () =>
    db
      .select({
        id: tokens.id,
        name: tokens.name,
        role: tokens.role,
        personId: sql<number>`(select coalesce(joined_to, id) from people where people.id = tokens.person_id)`,
        expiresAt: tokens.expiresAt,
        revokedAt: tokens.revokedAt,
        lastUsedAt: tokens.lastUsedAt,
        // Spelt out: in a select from one table columns are rendered by their names alone, and `id` would be another table's.
        projects: sql<string[]>`array(
          select slugs_of(project.id) as slug from projects project where project.id in (
            select link.project_id from token_projects link where link.token_id = tokens.id and tokens.role <> 'MAINTAINER'
            union all
            select projects_maintained(tokens.person_id,
              array(select link.project_id from token_projects link where link.token_id = tokens.id),
              ${sql.placeholder('now')}::timestamptz)
            where tokens.role = 'MAINTAINER')
          order by slug)`,
      })
      .from(tokens)
      .where(eq(tokens.secretHash, sql.placeholder('secretHash'))),
  );

async function noteUse(db: Db, id: number, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - LAST_USE_MS);
  await db
    .update(tokens)
    .set({ lastUsedAt: now })
    .where(and(eq(tokens.id, id), or(isNull(tokens.lastUsedAt), lte(tokens.lastUsedAt, stale))));
}
