import { asc, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { statusChanges } from '../../db/tables/index.ts';
import type { Readiness } from '../readiness.ts';
import type { StatusChangeRow } from './append.ts';

/** Every record of these projects, in the order of entry. The caller holds the projects' locks. */
export async function readLedger(tx: Db, projectIds: readonly number[]): Promise<StatusChangeRow[]> {
  if (!projectIds.length) return [];
  return tx
    .select()
    .from(statusChanges)
    .where(inArray(statusChanges.projectId, [...projectIds]))
    .orderBy(asc(statusChanges.projectId), asc(statusChanges.sequence));
}

/** The record that stands in the place of this one: the last correction of its chain, which may be a retraction. */
export function lastOfChain(ledger: readonly StatusChangeRow[], record: StatusChangeRow): StatusChangeRow {
  let last = record;
  for (;;) {
    const correction = ledger.find(({ correctsId }) => correctsId === last.id);
    if (!correction) return last;
    last = correction;
  }
}

/** The record that the meeting of this one found when it first wrote in its chain; null where the chain begins there. */
export function foundByMeeting(
  ledger: readonly StatusChangeRow[],
  record: StatusChangeRow,
): StatusChangeRow | null {
  let first: StatusChangeRow | null = record;
  while (first && first.meetingId === record.meetingId) {
    const { correctsId }: StatusChangeRow = first;
    first = ledger.find(({ id }) => id === correctsId) ?? null;
  }
  return first;
}

/** From which level each of these changes moved, as derived today; records that do not stand are left out. */
export async function derivedFrom(db: Db, ids: readonly number[]): Promise<Map<number, Readiness | null>> {
  if (!ids.length) return new Map();
  const { rows } = await db.execute<{ id: number; from: Readiness | null }>(sql`
    select id, "from" from (
      select id, lag("to") over (partition by project_id order by effective_on, meeting_date, place) as "from"
      from standing_status_changes('infinity', 'EFFECTIVE')
      where project_id in (select project_id from status_changes where id in ${ids})
    ) step where id in ${ids}`);
  return new Map(rows.map(({ id, from }) => [id, from]));
}
