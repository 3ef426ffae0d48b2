import { getTableColumns, gte, inArray, lte, sql } from 'drizzle-orm';
import type { Readiness } from '../../base/readiness.ts';
import { projects, statusChanges } from '../../db/tables/index.ts';
import { isCalled } from '../../reading/called.ts';
import { all, given, hasValues, type OrderBy } from '../../reading/filter.ts';
import type { Order, Source } from '../../reading/source.ts';
import type { StatusChangeRow } from '../ledger/append.ts';
import { keepCounts } from '../ledger/known.ts';
import { isOfNamed } from '../meeting/rows.ts';

export interface StatusChangeFilter {
  project?: string[] | null;
  meeting?: string[] | null;
  meetingName?: string[] | null;
  kind?: StatusChangeRow['kind'][] | null;
  to?: Readiness[] | null;
  basis?: StatusChangeRow['basis'][] | null;
  stands?: boolean | null;
  effectiveFrom?: string | null;
  effectiveTo?: string | null;
  recordedFrom?: string | null;
  recordedTo?: string | null;
}

export type StatusChangeOrder = OrderBy<'EFFECTIVE_ON' | 'RECORDED_ON' | 'ENTERED_AT'>;

const columns = getTableColumns(statusChanges);

/** The records of all projects that pass the filter, those that were replaced included. */
export const statusChangeList = (
  filter: StatusChangeFilter = {},
  order?: StatusChangeOrder | null,
): Source<StatusChangeRow> => ({
  name: 'Query.statusChanges',
  columns,
  as: 'status_changes',
  from: sql`${statusChanges}`,
  where: conditions(filter),
  order: orderOf(order ?? { field: 'EFFECTIVE_ON', direction: 'ASC' }),
  ...(hasValues(filter) ? { isDynamic: true } : { keepCounts }),
});

const conditions = (filter: StatusChangeFilter) =>
  all(
    given(
      filter.project,
      (slugs) => sql`${columns.projectId} in (
    select ${projects.id} from ${projects} where ${isCalled(slugs)})`,
    ),
    given(filter.meeting, (dates) => inArray(columns.meetingDate, dates)),
    given(filter.meetingName, (names) => isOfNamed(columns.meetingId, names)),
    given(filter.kind, (kinds) => inArray(columns.kind, kinds)),
    given(filter.to, (levels) => inArray(columns.to, levels)),
    given(filter.basis, (bases) => inArray(columns.basis, bases)),
    given(filter.effectiveFrom, (date) => gte(columns.effectiveOn, date)),
    given(filter.effectiveTo, (date) => lte(columns.effectiveOn, date)),
    given(filter.recordedFrom, (date) => gte(columns.meetingDate, date)),
    given(filter.recordedTo, (date) => lte(columns.meetingDate, date)),
    given(
      filter.stands,
      (stands) => sql`${stands} = exists (
    select from uncorrected_status_changes('infinity', 'EFFECTIVE') as standing where standing.id = ${columns.id})`,
    ),
  );

function orderOf({ field, direction }: StatusChangeOrder): Order {
  const isDescending = direction === 'DESC';
  const date = (column: typeof columns.effectiveOn) => ({ sql: column, type: 'date' as const, isDescending });
  const keys = {
    EFFECTIVE_ON: [date(columns.effectiveOn), date(columns.meetingDate)],
    RECORDED_ON: [date(columns.meetingDate)],
    ENTERED_AT: [],
  }[field];
  return {
    name: `Query.statusChanges ${field} ${direction}`,
    keys: [...keys, { sql: columns.id, type: 'integer', isDescending }],
  };
}
