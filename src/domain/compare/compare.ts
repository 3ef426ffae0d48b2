import { type SQL, sql } from 'drizzle-orm';
import type { Clock } from '../../base/readiness.ts';
import type { Db } from '../../db/index.ts';
import { projects, proposals, statusChanges } from '../../db/tables/index.ts';

import { PageError } from '../../reading/cursor.ts';
import { askedPoints, pointValues } from '../../reading/point.ts';
import type { Source } from '../../reading/source.ts';
import type { StatusChangeRow } from '../ledger/append.ts';
import { knownOf } from '../ledger/known.ts';
import { sortedByName } from '../project/by-name.ts';
import { projectSource, projectsListed } from '../project/pages.ts';
import type { ProjectRow } from '../project/rows.ts';
import { history } from '../status-change/rows.ts';

/** Two days, read by one clock; what lies between them is after `from`, up to the end of `to`. */
export interface Comparison {
  from: string;
  to: string;
  clock: Clock;
}

export function compare({ from, to, clock }: Comparison): Comparison {
  if (from > to) throw new PageError(`Expected from on or before to; got from ${from} and to ${to}.`);
  return { from, to, clock };
}

/**
 * The records that make the difference, read at `to`. By EFFECTIVE those that took effect in between and stand. By
 * RECORDED those that were recorded in between, replaced ones and retractions included, and those recorded before that
 * came to count in between.
 */
const isBetween = (from: string): SQL => sql`case asked.by_clock
  when 'EFFECTIVE' then ${statusChanges.effectiveOn} > ${from}::date and ${statusChanges.effectiveOn} <= asked.as_of
    and exists (select from standing_status_changes(asked.as_of, asked.by_clock) as standing where standing.id = ${statusChanges.id})
  else ${statusChanges.meetingDate} <= asked.as_of and (${statusChanges.meetingDate} > ${from}::date
    or (${statusChanges.effectiveOn} > ${from}::date and ${statusChanges.effectiveOn} <= asked.as_of)) end`;

/** The records of each project that make the difference between `from` and the day of its point. */
export const changesSince = (from: string): Source<StatusChangeRow> => ({
  ...history,
  name: 'ProjectDifference.statusChanges',
  order: { ...history.order, name: 'ProjectDifference.statusChanges' },
  where: sql`${statusChanges.projectId} = asked.id and ${isBetween(from)}`,
  isDynamic: true,
});

/** The projects with a record or a proposal that makes a difference between the two days. They are found by what makes it. */
export async function differing(
  db: Db,
  { from, to, clock }: Comparison,
  now: Date,
): Promise<Source<ProjectRow>> {
  const found = await knownOf(
    db,
    `differing ${from} ${to} ${clock}`,
    async () =>
      db
        .selectDistinct({ id: sql<number>`differing.project_id` })
        .from(askedPoints)
        .innerJoin(
          sql`lateral (
            ${clock === 'EFFECTIVE' ? tookEffect(from) : wasRecorded(from)}
            union all select project_id from ${proposals} where opened_on > ${from}::date and opened_on <= asked.as_of
            union all select project_id from ${proposals} where closed_on > ${from}::date and closed_on <= asked.as_of
          ) as differing`,
          sql`true`,
        )
        .prepare('')
        .execute(pointValues([{ id: 0, asOf: { date: to, clock } }], now)),
    'FOUND',
  );
  const ids = await sortedByName(db, new Set(found.map(({ id }) => id)));
  return projectsListed(projectSource('Comparison.projects', sql`${projects}`, sql`true`), ids);
}

/** As {@link isBetween} has it, by either clock. */
const tookEffect = (from: string): SQL => sql`
  select project_id from standing_status_changes(asked.as_of, 'EFFECTIVE') as standing where standing.effective_on > ${from}::date`;
const wasRecorded = (from: string): SQL => sql`
  select project_id from ${statusChanges} where meeting_date > ${from}::date and meeting_date <= asked.as_of
  union all select project_id from ${statusChanges}
    where effective_on > ${from}::date and effective_on <= asked.as_of and meeting_date <= asked.as_of`;
