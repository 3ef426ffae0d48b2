import { asc, inArray, sql } from 'drizzle-orm';
import type { Readiness } from '../../base/readiness.ts';
import type { Db } from '../../db/index.ts';
import { statusChanges } from '../../db/tables/index.ts';
import type { StatusChangeRow } from './append.ts';

/** Records of the ledger by what they are asked for, those that are about to be entered among them. */
export interface Ledger {
  /** In the order of entry within each project. */
  ofProject: (projectId: number) => readonly StatusChangeRow[];
  byId: (id: number) => StatusChangeRow | null;
  /** The record that corrects this one; null where none does. */
  correctionOf: (id: number) => StatusChangeRow | null;
  add: (record: StatusChangeRow) => void;
}

export function createLedger(records: readonly StatusChangeRow[] = []): Ledger {
  const projects = new Map<number, StatusChangeRow[]>();
  const ids = new Map<number, StatusChangeRow>();
  const corrections = new Map<number, StatusChangeRow>();
  const add = (record: StatusChangeRow) => {
    const list = projects.get(record.projectId);
    if (list) list.push(record);
    else projects.set(record.projectId, [record]);
    ids.set(record.id, record);
    if (record.correctsId !== null) corrections.set(record.correctsId, record);
  };
  for (const record of records) add(record);
  return {
    ofProject: (projectId) => projects.get(projectId) ?? [],
    byId: (id) => ids.get(id) ?? null,
    correctionOf: (id) => corrections.get(id) ?? null,
    add,
  };
}

/** Every record of these projects, in the order of entry. */
export async function readLedger(tx: Db, projectIds: readonly number[]): Promise<StatusChangeRow[]> {
  if (!projectIds.length) return [];
  return tx
    .select()
    .from(statusChanges)
    .where(inArray(statusChanges.projectId, [...projectIds]))
    .orderBy(asc(statusChanges.projectId), asc(statusChanges.sequence));
}

/** The record that stands in the place of this one: the last correction of its chain, which may be a retraction. */
export function lastOfChain(ledger: Ledger, record: StatusChangeRow): StatusChangeRow {
  let last = record;
  for (;;) {
    const correction = ledger.correctionOf(last.id);
    if (!correction) return last;
    last = correction;
  }
}

/** The record that the meeting of this one found when it first wrote in its chain; null where the chain begins there. */
export function foundByMeeting(ledger: Ledger, record: StatusChangeRow): StatusChangeRow | null {
  let first: StatusChangeRow | null = record;
  while (first && first.meetingId === record.meetingId) {
    const { correctsId }: StatusChangeRow = first;
    first = correctsId === null ? null : ledger.byId(correctsId);
  }
  return first;
}

/** From which level each of these changes moved, as derived today; records that do not stand are left out. */
export async function derivedFrom(db: Db, ids: readonly number[]): Promise<Map<number, Readiness | null>> {
  if (!ids.length) return new Map();
  const asked = sql`(select value::integer from json_array_elements_text(${JSON.stringify(ids)}::text::json))`;
  const { rows } = await db.execute<{ id: number; from: Readiness | null }>(sql`
    select id, "from" from (
      select id, lag("to") over (partition by project_id order by effective_on, meeting_date, place) as "from"
      from standing_status_changes('infinity', 'EFFECTIVE')
      where project_id in (select project_id from status_changes where id in ${asked})
    ) step where id in ${asked}`);
  return new Map(rows.map(({ id, from }) => [id, from]));
}
