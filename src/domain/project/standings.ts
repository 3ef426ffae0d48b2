import { type SQL, sql } from 'drizzle-orm';
import type { Readiness } from '../../base/readiness.ts';
import { spend } from '../../base/work.ts';
import type { Db } from '../../db/index.ts';
import { projects } from '../../db/tables/index.ts';
import { type AsOf, dateOf } from '../../reading/as-of.ts';
import { prepared } from '../../reading/prepared.ts';
import { knownOf } from '../ledger/known.ts';
import { isOwnOn } from './rules.ts';

/** Where a project stands on a day by a clock. */
export interface Standing {
  id: number;
  /** Null: none recorded. */
  level: Readiness | null;
  /** From which day on it stands there. */
  since: string | null;
  /** The latest meeting of a record that stands. */
  recorded: string | null;
  /** The latest of those that had been held by that day. */
  touched: string | null;
  /** Whether it is one of its own on that day, and not merged into another. */
  isOwn: boolean;
}

/** So many are looked at by one statement, which in the embedded database keeps everybody waiting. */
export const PROJECTS_AT_ONCE = 2000;

/** Every project, in the order of the ids: read once for as long as nothing is written. */
export function standings(db: Db, asOf: AsOf, now: Date): Promise<readonly Standing[]> {
  const on = dateOf(asOf, now);
  return knownOf(db, `standings ${on} ${asOf.clock}`, async () => {
    const found: Standing[] = [];
    for (;;) {
      const rows = await standingsAfter(db, { on, clock: asOf.clock, after: found.at(-1)?.id ?? 0 });
      found.push(...rows);
      if (rows.length < PROJECTS_AT_ONCE) return found;
    }
  });
}

const given = {
  on: sql`${sql.placeholder('on')}::date`,
  clock: sql`${sql.placeholder('clock')}::clock`,
  after: sql`${sql.placeholder('after')}::int`,
};
const lastSet = (column: SQL): SQL =>
  sql`(array_agg(${column} order by standing.effective_on desc, standing.meeting_date desc, standing.place desc)
    filter (where standing.effect = 'SET'))[1]`;

const standingsAfter = (db: Db, values: Record<string, unknown>): Promise<Standing[]> =>
  prepared(db, 'standings of projects', () => {
    const slice = db.$with('slice').as(
      db
        .select({ id: projects.id, isOwn: sql<boolean>`${isOwnOn(given.on)}`.as('is_own') })
        .from(projects)
        .where(sql`${projects.id} > ${given.after}`)
        .orderBy(projects.id)
        .limit(PROJECTS_AT_ONCE),
    );
    return db
      .with(slice)
      .select({
        id: slice.id,
        level: sql<Readiness | null>`last.level`,
        since: sql<string | null>`last.since`,
        recorded: sql<string | null>`last.recorded`,
        touched: sql<string | null>`last.touched`,
        isOwn: slice.isOwn,
      })
      .from(slice)
      .leftJoin(
        sql`(
          select standing.project_id, ${lastSet(sql`standing."to"`)} as level,
            ${lastSet(sql`standing.effective_on`)}::text as since, max(standing.meeting_date)::text as recorded,
            max(standing.meeting_date) filter (where standing.meeting_date <= ${given.on})::text as touched
          from standing_status_changes(${given.on}, ${given.clock}) as standing
          where standing.project_id > ${given.after} and standing.project_id <= (select max(slice.id) from slice)
          group by standing.project_id) as last`,
        sql`last.project_id = ${slice.id}`,
      )
      .orderBy(slice.id);
  }).execute(values);

/** The ids of the projects of their own at a level. */
export const idsAt = (all: readonly Standing[], level: Readiness): number[] =>
  all.filter((one) => one.level === level && one.isOwn).map(({ id }) => id);

/** So many are written into a statement in a hundredth of a millisecond. */
const ROWS_OF_A_POINT = 25;

/** Projects with where they stand as `current`: since when, and when that was recorded. */
export function withStandings(all: readonly Standing[]): SQL {
  spend('points', all.length / ROWS_OF_A_POINT);
  const column = (name: keyof Standing) => sql.param(all.map((one) => one[name]));
  return sql`${projects} left join unnest(${column('id')}::int[], ${column('level')}::text[]::readiness[],
    ${column('since')}::date[], ${column('recorded')}::date[]) as current(project_id, "to", since, recorded)
  on current.project_id = ${projects.id}`;
}
