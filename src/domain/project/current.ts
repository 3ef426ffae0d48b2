import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Readiness } from '../../base/readiness.ts';
import type { Db } from '../../db/index.ts';
import { statusChanges } from '../../db/tables/index.ts';
import { type At, at } from '../../reading/as-of.ts';
import { decoded } from '../../reading/page-query.ts';
import { askedPoints, byPoint, type Point, pointValues } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { StatusChangeRow } from '../ledger/append.ts';

type Last = (db: Db, points: readonly Point[], now: Date) => Promise<(At<StatusChangeRow> | null)[]>;

/** The change that set each project's readiness, as of its point; null where none is recorded. */
export const lastChanges: Last = (db, points, now) => lastOf(db, points, now, 'SET');

/** The last record that confirmed each project's readiness, as of its point; null where there is none. */
export const lastConfirmations: Last = (db, points, now) => lastOf(db, points, now, 'CONFIRM');

async function lastOf(db: Db, points: readonly Point[], now: Date, effect: 'SET' | 'CONFIRM') {
  const rows = await prepared(db, `last ${effect} of projects`, () =>
    db
      .select({ ord: sql<number>`asked.ord`, ...decoded(getTableColumns(statusChanges)) })
      .from(askedPoints)
      .innerJoin(sql`lateral (${lastStanding(sql`asked.id`, effect)}) as ${statusChanges}`, sql`true`),
  ).execute(pointValues(points, now));
  return byPoint(points, rows).map(([row], index) => {
    const point = points[index];
    if (!row || !point) return null;
    const { ord, ...change } = row;
    return at(change, point.asOf);
  });
}

/** Each project's readiness alone, as of its point; null where none is recorded. */
export async function levelsOf(db: Db, points: readonly Point[], now: Date): Promise<(Readiness | null)[]> {
  const rows = await prepared(db, 'levels of projects', () =>
    db
      .select({
        ord: sql<number>`asked.ord`,
        to: sql<Readiness | null>`(select last."to" from (${lastStanding(sql`asked.id`, 'SET')}) as last)`,
      })
      .from(askedPoints),
  ).execute(pointValues(points, now));
  return byPoint(points, rows).map(([row]) => row?.to ?? null);
}

/** The last standing record of a project with this effect, at the day and clock of `asked`. */
const lastStanding = (projectId: SQL, effect: 'SET' | 'CONFIRM'): SQL => sql`
  select standing.* from standing_status_changes(asked.as_of, asked.by_clock) as standing
  where standing.project_id = ${projectId} and standing.effect = ${sql.raw(`'${effect}'`)}
  order by standing.effective_on desc, standing.meeting_date desc, standing.place desc limit 1`;

export interface Freshness {
  /** The latest meeting that recorded a change or a confirmation which stands; null where none is recorded. */
  meetingId: number | null;
  isStale: boolean;
}

/**
 * When a meeting last touched each project's readiness, as of its point. Stale: no change or confirmation that stands
 * was recorded by a meeting of the `staleDays` days before the day asked, that very day back included.
 */
export async function freshness(
  db: Db,
  points: readonly Point[],
  now: Date,
  staleDays: number,
): Promise<Freshness[]> {
  const rows = await prepared(db, 'freshness of projects', () =>
    db
      .select({
        ord: sql<number>`asked.ord`,
        meetingId: sql<number | null>`(
          select standing.meeting_id from standing_status_changes(asked.as_of, asked.by_clock) as standing
          where standing.project_id = asked.id order by standing.meeting_date desc, standing.place desc limit 1)`,
        isStale: isStale(sql`asked.id`, sql`${sql.placeholder('staleDays')}`),
      })
      .from(askedPoints),
  ).execute({ ...pointValues(points, now), staleDays });
  return byPoint(points, rows).map(([row]) => ({
    meetingId: row?.meetingId ?? null,
    isStale: row?.isStale ?? true,
  }));
}

/** As of the point that is asked for, unless another is given. */
export const isStale = (
  projectId: SQL,
  staleDays: SQL,
  { asOf, clock }: { asOf: SQL; clock: SQL } = { asOf: sql`asked.as_of`, clock: sql`asked.by_clock` },
): SQL<boolean> => sql<boolean>`not exists (
  select from standing_status_changes(${asOf}, ${clock}) as standing
  where standing.project_id = ${projectId}
    and standing.meeting_date between ${asOf} - ${staleDays}::int and ${asOf})`;
