import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { ConflictError } from '../errors.ts';
import type { Readiness } from '../readiness.ts';

/** Readiness that the changes standing today give a project at the end of this day; null: none recorded. */
export async function readinessOn(tx: Db, projectId: number, day: string): Promise<Readiness | null> {
  const { rows } = await tx.execute<{ to: Readiness }>(sql`
    select "to" from standing_status_changes(${day}::date, 'EFFECTIVE')
    where project_id = ${projectId} and effect = 'SET'
    order by effective_on desc, meeting_date desc, place desc limit 1`);
  return rows[0]?.to ?? null;
}

export interface Place {
  effectiveOn: string;
  meetingDate: string;
  /** Of the record that is corrected; left out for a new one, which comes last of its day and meeting. */
  place?: number;
}

/** Readiness that a record finds at its place; what it corrects does not count. */
export async function readinessBefore(
  tx: Db,
  projectId: number,
  { effectiveOn, meetingDate, place = 2 ** 31 - 1 }: Place,
): Promise<Readiness | null> {
  const { rows } = await tx.execute<{ to: Readiness }>(sql`
    select "to" from standing_status_changes(${effectiveOn}::date, 'EFFECTIVE')
    where project_id = ${projectId} and effect = 'SET' and place <> ${place}
      and (effective_on, meeting_date, place) < (${effectiveOn}::date, ${meetingDate}::date, ${place})
    order by effective_on desc, meeting_date desc, place desc limit 1`);
  return rows[0]?.to ?? null;
}

/** @throws ConflictError that names the readiness found. */
export function assertAsExpected(slug: string, expected: Readiness | null, current: Readiness | null): void {
  if (current === expected) return;
  const named = (level: Readiness | null) => level ?? 'no recorded readiness';
  throw new ConflictError(`Expected ${slug} at ${named(expected)}; it is at ${named(current)}.`, current);
}
