import { sql } from 'drizzle-orm';
import type { Readiness } from '../../base/readiness.ts';
import type { Db } from '../../db/index.ts';
import { askedPoints, byPoint, type Point, pointValues } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';

export interface Derived {
  /** What the last standing change placed before it had set; its own chain of corrections is left out. */
  from: Readiness | null;
  /** Not corrected by what is visible at the point, and no retraction. */
  stands: boolean;
  correctedById: number | null;
}

/** What the rest of the ledger makes of each record, at its point. */
export async function deriveStatusChanges(db: Db, points: readonly Point[], now: Date): Promise<Derived[]> {
  const rows = await prepared(db, 'derived of status changes', () =>
    db
      .select({
        ord: sql<number>`asked.ord`,
        from: sql<Readiness | null>`(
          select earlier."to" from uncorrected_status_changes(asked.as_of, asked.by_clock) as earlier
          where earlier.project_id = record.project_id and earlier.effect = 'SET' and earlier.place <> record.place
            and (earlier.effective_on, earlier.meeting_date, earlier.place)
              < (record.effective_on, record.meeting_date, record.place)
          order by earlier.effective_on desc, earlier.meeting_date desc, earlier.place desc limit 1)`,
        stands: sql<boolean>`exists (
          select from uncorrected_status_changes(asked.as_of, asked.by_clock) as standing where standing.id = record.id)`,
        correctedById: sql<number | null>`(
          select correction.id from status_changes as correction where correction.corrects_id = record.id
            and (asked.by_clock = 'EFFECTIVE' or correction.meeting_date <= asked.as_of))`,
      })
      .from(askedPoints)
      .innerJoin(sql`status_changes as record`, sql`record.id = asked.id`),
  ).execute(pointValues(points, now));
  return byPoint(points, rows).map(([row]) => ({
    from: row?.from ?? null,
    stands: row?.stands ?? false,
    correctedById: row?.correctedById ?? null,
  }));
}
