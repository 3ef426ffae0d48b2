import type { Db } from '../../db/index.ts';
import { waiverRevocations, waivers } from '../../db/tables/index.ts';
import { type Evidence, writeEvidence } from '../evidence/write.ts';

export type WaiverRow = typeof waivers.$inferSelect;

/** The only writer of waivers. The newest one of a project and criterion stands in the place of those before it. */
export async function appendWaiver(
  tx: Db,
  waiver: Omit<typeof waivers.$inferInsert, 'id' | 'enteredAt'>,
  evidence: readonly Evidence[],
): Promise<WaiverRow> {
  const [row] = await tx.insert(waivers).values(waiver).returning();
  if (!row) throw new Error('waivers returned no row');
  await writeEvidence(tx, { waiverId: row.id }, evidence);
  return row;
}

/** The only writer of revocations. False where the waiver has been revoked already; nothing is written then. */
export async function appendWaiverRevocation(
  tx: Db,
  revocation: Omit<typeof waiverRevocations.$inferInsert, 'enteredAt'>,
): Promise<boolean> {
  const rows = await tx
    .insert(waiverRevocations)
    .values(revocation)
    .onConflictDoNothing()
    .returning({ waiverId: waiverRevocations.waiverId });
  return rows.length > 0;
}
