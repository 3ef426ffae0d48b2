import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { auditEvents } from '../../db/tables/index.ts';
import { batch, type Writes } from '../../reading/insert.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Done } from './act.ts';

/** Whose act it was: a bearer of a credential, or a command of the operator. The database says when. */
export interface AuditedBy {
  viewer: { personId: number; tokenId: number | null };
  requestId: string | null;
}

/** In the transaction of the act itself: neither is there without the other. */
export async function appendAuditEvent(
  tx: Db,
  { viewer, requestId }: AuditedBy,
  event: { act: string; subject: string } & Pick<Done<unknown>, 'details'>,
): Promise<void> {
  await prepared(tx, 'new event of the audit trail', () =>
    tx.insert(auditEvents).values({
      act: sql.placeholder('act'),
      subject: sql.placeholder('subject'),
      details: sql.placeholder('details'),
      actorId: sql.placeholder('actorId'),
      tokenId: sql.placeholder('tokenId'),
      requestId: sql.placeholder('requestId'),
    }),
  ).execute({ ...event, actorId: viewer.personId, tokenId: viewer.tokenId, requestId });
}

/** Entries of the audit trail that are written with what they tell of. */
export const auditWrites = (events: readonly Omit<typeof auditEvents.$inferInsert, 'id'>[]): Writes => ({
  insert: [batch(auditEvents, events)],
});
