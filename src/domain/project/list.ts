import { inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { addDays } from '../../base/calendar.ts';
import { READINESS, type Readiness } from '../../base/readiness.ts';
import type { Db } from '../../db/index.ts';
import { meetings, projects, proposals } from '../../db/tables/index.ts';
import { type AsOf, dateOf } from '../../reading/as-of.ts';
import { isCalled } from '../../reading/called.ts';
import { all, given, hasValues, type OrderBy } from '../../reading/filter.ts';
import { isOpenBy } from '../../reading/open-proposals.ts';
import { askedPoints, pointValues } from '../../reading/point.ts';
import type { Order, Source } from '../../reading/source.ts';
import { keepCounts, knownOf } from '../ledger/known.ts';
import { isHeldBy } from '../meeting/held.ts';
import { projectsDiscussedAt } from '../meeting/rows.ts';
import { sortedByName } from './by-name.ts';
import { byName, projectSource, projectsListed } from './pages.ts';
import { projectColumns as columns, type ProjectRow } from './rows.ts';
import { isOwnOn } from './rules.ts';
import { type Standing, standings, withStandings } from './standings.ts';

interface ProjectFilter {
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

type ProjectOrder = OrderBy<'NAME' | 'READINESS' | 'SINCE' | 'LAST_RECORDED'>;

interface Listed {
  filter: ProjectFilter;
  order: ProjectOrder | null | undefined;
  staleDays: number;
}

/** The projects that pass the filter at a day by a clock. */
export async function projectList(
  db: Db,
  { filter, order, staleDays }: Listed,
  asOf: AsOf,
  now: Date,
): Promise<Source<ProjectRow>> {
  const by = order ?? ({ field: 'NAME', direction: 'ASC' } as const);
  const source = (where: SQL) => ({
    ...projectSource('Query.projects', sql`${projects}`, where),
    order: orderOf(by),
  });
  const standing = {
    readiness: filter.readiness,
    hasReadiness: filter.hasReadiness,
    isStale: filter.isStale,
  };
  const others = { ...filter, readiness: null, hasReadiness: null, isStale: null };
  const needsStandings = hasValues(standing) || by.field !== 'NAME';
  // Few are named, and each is found through an index.
  if (!needsStandings && filter.slug) return { ...source(conditions(filter)), isDynamic: true };
  if (!needsStandings && !hasValues(filter)) return { ...source(conditions(filter)), keepCounts };
  const matching = hasValues(others) ? new Set(await matchingIds(db, others, asOf, now)) : null;
  // They are read of every project there is, so only where something asks for them.
  const known = needsStandings ? await standings(db, asOf, now) : null;
  const isChosen = standsAs(filter, addDays(dateOf(asOf, now), -staleDays));
  const chosen = new Map(
    known
      ?.filter((one) => (matching ? matching.has(one.id) : one.isOwn) && isChosen(one))
      .map((one) => [one.id, one]),
  );
  const everything = source(sql`true`);
  const ids = await sortedByName(db, new Set(known ? chosen.keys() : matching));
  if (by.field === 'NAME') return projectsListed(everything, by.direction === 'ASC' ? ids : ids.toReversed());
  const sorted = inOrder(
    ids.map((id) => chosen.get(id) as Standing),
    by,
  );
  return projectsListed(
    everything,
    sorted.map(({ id }) => id),
    (some) => withStandings(some.map((id) => chosen.get(id) as Standing)),
  );
}

/** Whether a project stands as the filter asks. Stale: no meeting since that day touched it. */
const standsAs =
  ({ readiness, hasReadiness, isStale }: ProjectFilter, freshFrom: string) =>
  ({ level, touched }: Standing): boolean =>
    (!readiness || (level !== null && readiness.includes(level))) &&
    (typeof hasReadiness !== 'boolean' || hasReadiness === (level !== null)) &&
    (typeof isStale !== 'boolean' || isStale === (touched === null || touched < freshFrom));

/** The ids of those that pass what the filter asks beside how they stand, in no order. */
const matchingIds = (db: Db, filter: ProjectFilter, asOf: AsOf, now: Date): Promise<readonly number[]> =>
  knownOf(
    db,
    `projects matching ${dateOf(asOf, now)} ${asOf.clock} ${JSON.stringify(filter)}`,
    async () => {
      const rows = await db
        .select({ id: projects.id })
        .from(askedPoints)
        .innerJoin(projects, conditions(filter))
        .prepare('')
        .execute(pointValues([{ id: 0, asOf }], now));
      return rows.map(({ id }) => id);
    },
    'FOUND',
  );

/** What the filter asks beside how they stand. */
const conditions = (filter: ProjectFilter): SQL =>
  all(
    given(
      filter.isMerged ?? (filter.slug ? null : false),
      (is) => sql`${is} <> ${isOwnOn(sql`asked.as_of`)}`,
    ),
    given(filter.slug, isCalled),
    given(
      filter.hasOpenProposal,
      (has) => sql`${has} = exists (
      select from ${proposals} where ${proposals.projectId} = ${projects.id} and ${isOpenBy})`,
    ),
    given(
      filter.discussedIn,
      (dates) => sql`exists (
      select from ${meetings} where ${inArray(meetings.date, dates)} and ${isHeldBy}
        and ${projects.id} in (${projectsDiscussedAt(sql`${meetings.id}`)}))`,
    ),
    given(
      filter.organisation,
      (names) => sql`exists (
      select from unnest(${columns.organisations}) as organisation
      where lower(organisation) in (select lower(wanted) from unnest(${sql.param(names)}::text[]) as wanted))`,
    ),
    given(
      filter.text,
      (text) =>
        sql`(${sql.join(
          [columns.name, columns.slug, columns.summary].map((column) => isIn(text, column)),
          sql` or `,
        )} or ${projects.id} = any(array(select other.project_id from project_aliases as other where ${isIn(text, sql`other.alias`)})))`,
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
  SINCE: { value: sql`current.since`, type: 'date' },
  LAST_RECORDED: { value: sql`current.recorded`, type: 'date' },
} as const;

/** Equals stay as they are given, by their names. */
function inOrder(given: readonly Standing[], { field, direction }: ProjectOrder): Standing[] {
  const sortedBy = (one: Standing): string | number | null => {
    if (field === 'READINESS') return one.level && READINESS.indexOf(one.level);
    return field === 'SINCE' ? one.since : one.recorded;
  };
  const sign = direction === 'DESC' ? -1 : 1;
  return given.toSorted((one, other) => {
    const [a, b] = [sortedBy(one), sortedBy(other)];
    if (a === b) return 0;
    if (a === null || b === null) return a === null ? 1 : -1;
    return a < b ? -sign : sign;
  });
}

export interface ReadinessCount {
  /** Null: none recorded. */
  readiness: Readiness | null;
  projects: number;
}

/** How many projects stand at each level on a day by a clock: every level in the order of the enum, then none recorded. */
export async function countByReadiness(db: Db, asOf: AsOf, now: Date): Promise<readonly ReadinessCount[]> {
  const counts = new Map<Readiness | null, number>();
  for (const { level, isOwn } of await standings(db, asOf, now))
    if (isOwn) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...READINESS, null].map((readiness) => ({ readiness, projects: counts.get(readiness) ?? 0 }));
}
