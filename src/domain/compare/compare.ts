import { type SQL, sql } from 'drizzle-orm';
import { projects, proposals, statusChanges } from '../../db/tables/index.ts';
import type { Source } from '../page.ts';
import { PageError } from '../page-errors.ts';
import { projectSource } from '../project/pages.ts';
import type { ProjectRow } from '../project/row.ts';
import type { Clock } from '../readiness.ts';
import type { StatusChangeRow } from '../status-change/append.ts';
import { history } from '../status-change/pages.ts';

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

/** The projects with a record or a proposal that makes a difference between `from` and the day of the point. */
export const differingSince = (from: string): Source<ProjectRow> => ({
  ...projectSource(
    'Comparison.projects',
    sql`${projects}`,
    sql`(exists (select from ${statusChanges} where ${statusChanges.projectId} = ${projects.id} and ${isBetween(from)})
      or exists (select from ${proposals} where ${proposals.projectId} = ${projects.id} and (
        (${proposals.openedOn} > ${from}::date and ${proposals.openedOn} <= asked.as_of)
        or (${proposals.closedOn} > ${from}::date and ${proposals.closedOn} <= asked.as_of))))`,
  ),
  isDynamic: true,
});
