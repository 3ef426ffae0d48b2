import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { ConflictError, NotFoundError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { sessions } from '../../db/tables/index.ts';
import { hashOfSecret } from '../access/secret.ts';
import { defineAct, type Ref } from '../act/act.ts';
import { appendAuditEvent } from '../act/audit.ts';
import type { Viewer } from '../act/viewer.ts';

/** Ends a session at once: one's own, or as an admin anybody's. Of those of others nobody else learns whether they are there. */
export const endSession = defineAct({
  name: 'endSession',
  input: z.object({ session: z.custom<Ref>() }),
  run: async (tx, { session: ref }, { viewer, now }) => {
    const isMine = sql`(select coalesce(joined_to, id) from people where people.id = ${sessions.personId}) = ${viewer.personId}`;
    const [known] = await tx
      .select({ endedAt: sessions.endedAt })
      .from(sessions)
      .where(and(eq(sessions.id, ref.id), viewer.role === 'ADMIN' ? sql`true` : isMine));
    if (!known) throw new NotFoundError('session', ref.given);
    const [ended] = await tx
      .update(sessions)
      .set({ endedAt: now, endedBy: viewer.personId })
      .where(and(eq(sessions.id, ref.id), isNull(sessions.endedAt)))
      .returning({ id: sessions.id });
    if (!ended) throw new ConflictError('This session has ended already.');
    return { answer: { sessionId: ended.id }, subject: `Session:${ended.id}`, details: {} };
  },
});

/** “Sign out”: the secret of a session is enough to end it. */
export async function signOut(
  db: Db,
  secret: string,
  viewer: Viewer,
  now: Date,
  requestId: string | null,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [ended] = await tx
      .update(sessions)
      .set({ endedAt: now, endedBy: viewer.personId })
      .where(and(eq(sessions.secretHash, hashOfSecret(secret)), isNull(sessions.endedAt)))
      .returning({ id: sessions.id });
    if (ended)
      await appendAuditEvent(
        tx,
        { viewer, requestId },
        { act: 'signOut', subject: `Session:${ended.id}`, details: {} },
      );
  });
}
