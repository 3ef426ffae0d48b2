import { and, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { proposals } from '../../db/tables/index.ts';
import type { StatusChangeRow } from '../status-change/append.ts';
import { decidedOn } from './close-as-recorded.ts';

/**
 * Closes the open proposals that records of a meeting take up: minutes name a proposal by its project and readiness. A record
 * takes up one. The caller holds the projects' locks.
 */
export async function closeFitting(
  tx: Db,
  records: readonly StatusChangeRow[],
  closedBy: number,
): Promise<{ record: StatusChangeRow; openedOn: string }[]> {
  if (!records.length) return [];
  const open = await tx
    .select()
    .from(proposals)
    .where(
      and(
        inArray(proposals.projectId, [...new Set(records.map(({ projectId }) => projectId))]),
        isNull(proposals.outcome),
      ),
    )
    .orderBy(proposals.id);
  const fitting = new Map<string, StatusChangeRow>();
  for (const record of records.toReversed()) fitting.set(`${record.projectId} ${record.to}`, record);
  const taken = new Set<number>();
  const closing = open.flatMap((proposal) => {
    const record = fitting.get(`${proposal.projectId} ${proposal.to}`);
    if (!record || taken.has(record.id)) return [];
    taken.add(record.id);
    return [{ id: proposal.id, on: decidedOn(proposal, record), record, openedOn: proposal.openedOn }];
  });
  const rows = closing.map(({ id, on, record }) => ({ id, on, record: record.id }));
  if (rows.length)
    await tx.execute(sql`
      update proposals set outcome = 'RECORDED', closed_on = closing."on", closed_by = ${closedBy}, status_change_id = closing.record
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as closing(id integer, "on" date, record integer)
      where proposals.id = closing.id and proposals.outcome is null`);
  return closing.map(({ record, openedOn }) => ({ record, openedOn }));
}
