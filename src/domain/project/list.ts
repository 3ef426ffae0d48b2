import { inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { meetings, projects, proposals } from '../../db/tables/index.ts';
import { all, given, hasValues, type OrderBy } from '../filter.ts';
import { projectsOf } from '../meeting/discussed.ts';
import { isHeldBy } from '../meeting/held.ts';
import type { Order, Source } from '../page.ts';
import { isOpenBy } from '../proposal/pages.ts';
import type { Readiness } from '../readiness.ts';
import { isCalled } from './called.ts';
import { isStale } from './current.ts';
import { isOwnOn } from './merged.ts';
import { byName, projectSource, withCurrent } from './pages.ts';
import { projectColumns as columns, type ProjectRow } from './row.ts';

export interface ProjectFilter {
  slug?: string[] | null;
  readiness?: Readiness[] | null;
  hasReadiness?: boolean | null;
  hasOpenProposal?: boolean | null;
  isStale?: boolean | null;
  /** Dates of meetings. */
  discussedIn?: string[] | null;
  organisation?: string[] | null;
  /** Stands, as it is, in the name, slug, summary or an alias; case does not count. */
  text?: string | null;
  /** Absent: those that are not, and those that are named by their slug. */
  isMerged?: boolean | null;
}

export type ProjectOrder = OrderBy<'NAME' | 'READINESS' | 'SINCE' | 'LAST_RECORDED'>;

/** The projects that pass the filter at the day and clock of the point. */
export const projectList = (
  filter: ProjectFilter,
  order: ProjectOrder | null | undefined,
  staleDays: number,
): Source<ProjectRow> => ({
  ...projectSource(
    'Query.projects',
    needsCurrent(filter, order) ? withCurrent : sql`${projects}`,
    conditions(filter, staleDays),
  ),
  order: orderOf(order ?? { field: 'NAME', direction: 'ASC' }),
  isDynamic: hasValues(filter),
});

/** It is read for every project there is, so only where something asks for it. */
const needsCurrent = ({ readiness, hasReadiness }: ProjectFilter, order: ProjectOrder | null | undefined) =>
  hasValues({ readiness, hasReadiness }) || order?.field === 'READINESS' || order?.field === 'SINCE';

const conditions = (filter: ProjectFilter, staleDays: number): SQL =>
  all(
    given(
      filter.isMerged ?? (filter.slug ? null : false),
      (is) => sql`${is} <> ${isOwnOn(sql`asked.as_of`)}`,
    ),
    given(filter.slug, isCalled),
    given(filter.readiness, (levels) => sql`current."to" = any(${sql.param(levels)}::text[]::readiness[])`),
    given(filter.hasReadiness, (has) => sql`${has} = (current."to" is not null)`),
    given(
      filter.hasOpenProposal,
      (has) => sql`${has} = exists (
      select from ${proposals} where ${proposals.projectId} = ${projects.id} and ${isOpenBy})`,
    ),
    given(filter.isStale, (stale) => sql`${stale} = ${isStale(sql`${projects.id}`, sql`${staleDays}`)}`),
    given(
      filter.discussedIn,
      (dates) => sql`exists (
      select from ${meetings} where ${inArray(meetings.date, dates)} and ${isHeldBy}
        and ${projects.id} in (${projectsOf(sql`${meetings.id}`)}))`,
    ),
    given(
      filter.organisation,
      (names) => sql`exists (
      select from unnest(${columns.organisations}) as organisation
      where lower(organisation) in (select lower(wanted) from unnest(${sql.param(names)}::text[]) as wanted))`,
    ),
    given(
      filter.text,
      (text) => sql`(${sql.join(
        [columns.name, columns.slug, columns.summary].map((column) => isIn(text, column)),
        sql` or `,
      )} or exists (select from project_aliases as other
        where other.project_id = ${projects.id} and ${isIn(text, sql`other.alias`)}))`,
    ),
  );

/** Literally: no character of it is a wildcard. */
const isIn = (text: string, field: SQLWrapper) => sql`strpos(lower(${field}), lower(${text})) > 0`;

/** What is recorded of nothing comes last, whichever way the rest is sorted. */
function orderOf({ field, direction }: ProjectOrder): Order {
  const isDescending = direction === 'DESC';
  const name = `Query.projects ${field} ${direction}`;
  if (field === 'NAME') return { name, keys: byName.map((key) => ({ ...key, isDescending })) };
  const { value, type } = VALUES[field];
  const nothing = type === 'date' ? sql`'0001-01-01'::date` : sql`0`;
  return {
    name,
    keys: [
      { sql: sql`(${value} is null)`, type: 'boolean' },
      { sql: sql`coalesce(${value}, ${nothing})`, type, isDescending },
      ...byName,
    ],
  };
}

const VALUES = {
  READINESS: { value: sql`array_position(enum_range(null::readiness), current."to")`, type: 'integer' },
  SINCE: { value: sql`current.effective_on`, type: 'date' },
  LAST_RECORDED: {
    value: sql`(select max(standing.meeting_date)
      from standing_status_changes(asked.as_of, asked.by_clock) as standing where standing.project_id = ${projects.id})`,
    type: 'date',
  },
} as const;
