import type { Db } from '../../db/index.ts';
import { waiverRevocations, waivers } from '../../db/tables/index.ts';
import { batch, newIds, write } from '../../reading/insert.ts';
import { type Evidence, evidenceBatches } from '../evidence/write.ts';
import type { WaiverRow } from '../gate/waiver-at.ts';
/** The day on which it is granted is its meeting's: the database fills it in. */
export type NewWaiver = Omit<typeof waivers.$inferInsert, 'id' | 'enteredAt' | 'grantedOn'>;
export type GrantedWaiver = Omit<WaiverRow, 'enteredAt' | 'grantedOn'>;
export type NewRevocation = Omit<typeof waiverRevocations.$inferInsert, 'enteredAt'>;

/** The only writer of waivers. The newest one of a project and criterion stands in the place of those before it. */
export async function appendWaivers(
  tx: Db,
  list: readonly { waiver: NewWaiver; evidence: readonly Evidence[] }[],
): Promise<GrantedWaiver[]> {
  const ids = await newIds(tx, waivers, list.length);
  const rows = list.map(({ waiver }, index) => ({ ...waiver, id: ids[index] ?? 0 }));
  const owned = list.map(({ evidence }, index) => ({ owner: { waiverId: ids[index] ?? 0 }, list: evidence }));
  await write(tx, [{ insert: [batch(waivers, rows), ...evidenceBatches(owned)] }]);
  return rows;
}

export async function appendWaiver(
  tx: Db,
  waiver: NewWaiver,
  evidence: readonly Evidence[],
): Promise<GrantedWaiver> {
  const [row] = await appendWaivers(tx, [{ waiver, evidence }]);
  if (!row) throw new Error('no waiver was written');
  return row;
}

/** The only writer of revocations; the caller holds the projects' locks, and knows that none of the waivers has been revoked. */
export const appendWaiverRevocations = (tx: Db, list: readonly NewRevocation[]): Promise<void> =>
  write(tx, [{ insert: [batch(waiverRevocations, list)] }]);
