import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { combinations, combinationVersions } from '../../db/tables/index.ts';
import { type AsOf, type At, at, dateOf } from '../../reading/as-of.ts';
import { type Find, listsById, type Point, sharing } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Source } from '../../reading/source.ts';

export type CombinationRow = typeof combinations.$inferSelect;

/** What a named combination is from one entry on. */
export type CombinationVersion = typeof combinationVersions.$inferSelect & {
  /** Ids of its projects, ascending. */
  memberIds: number[];
};

const columns = getTableColumns(combinations);

const firstDefined = sql<string>`(select min(version.defined_on)::text from combination_versions version
  where version.combination_id = "combinations"."id")`;

/** A combination is there from the day it was first defined on. */
export const findCombinations: Find<CombinationRow> = async (db, points, now) => {
  const ids = [...new Set(points.flatMap((point) => (point ? [point.id] : [])))];
  const rows = ids.length
    ? await prepared(db, 'combinations by id', () =>
        db
          .select({ ...columns, since: firstDefined })
          .from(combinations)
          .where(sql`${columns.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids })
    : [];
  const node = sharing<CombinationRow>();
  return points.map((point) => {
    const row = point && rows.find(({ id }) => id === point.id);
    if (!row || row.since > dateOf(point.asOf, now)) return null;
    return node({ id: row.id, slug: row.slug }, point.asOf);
  });
};

/** Null where there is none of this slug on that day. */
export async function findCombinationBySlug(
  db: Db,
  slug: string,
  asOf: AsOf,
  now: Date,
): Promise<At<CombinationRow> | null> {
  const [row] = await prepared(db, 'combination by slug', () =>
    db
      .select({ ...columns, since: firstDefined })
      .from(combinations)
      .where(sql`${columns.slug} = ${sql.placeholder('slug')}`),
  ).execute({ slug });
  return row && row.since <= dateOf(asOf, now) ? at({ id: row.id, slug: row.slug }, asOf) : null;
}

const bySlug = (name: string, where: SQL): Source<CombinationRow> => ({
  name,
  columns,
  as: 'combinations',
  from: sql`${combinations}`,
  where,
  // Every database sorts alike.
  order: { name, keys: [{ sql: sql`${columns.slug} collate "C"`, type: 'text' }] },
});

const current = sql`(select version.id from combination_versions version
  where version.combination_id = ${columns.id} and version.defined_on <= asked.as_of
  order by version.sequence desc limit 1)`;

export const everyCombination = bySlug('Query.combinations', sql`${current} is not null`);

/** The named combinations that each project is a member of. */
export const combinationsOfProjects = bySlug(
  'Project.combinations',
  sql`exists (select from combination_members member where member.project_id = asked.id and member.version_id = ${current})`,
);

/** The named combinations that were asked for at each meeting, or changed by it. */
export const combinationsOfMeetings = bySlug(
  'Meeting.combinations',
  sql`exists (select from combination_versions version where version.combination_id = ${columns.id}
    and version.meeting_id = asked.id and version.defined_on <= asked.as_of)`,
);

const { combinationId, sequence } = combinationVersions;

const select = (db: Db) =>
  db
    .select({
      ...getTableColumns(combinationVersions),
      memberIds: sql<number[]>`(select array_agg(member.project_id order by member.project_id)
        from combination_members member where member.version_id = "combination_versions"."id")`,
    })
    .from(combinationVersions);

/** Every version of each combination up to the day it is read at, oldest first. */
export async function versionsOf(
  db: Db,
  combinations: readonly Point[],
  now: Date,
): Promise<CombinationVersion[][]> {
  const lists = await listsById(
    combinations,
    (ids) =>
      prepared(db, 'versions of combinations', () =>
        select(db)
          .where(sql`${combinationId} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(combinationId, sequence),
      ).execute({ ids }),
    (version) => version.combinationId,
  );
  return lists.map((list, index) => {
    const day = dateOf((combinations[index] as Point).asOf, now);
    return list.filter(({ definedOn }) => definedOn <= day);
  });
}

/** Every version of every combination on a day, oldest first. */
export const allVersions = (db: Db, on: string): Promise<CombinationVersion[]> =>
  prepared(db, 'versions of all combinations', () =>
    select(db)
      .where(sql`${combinationVersions.definedOn} <= ${sql.placeholder('on')}::date`)
      .orderBy(combinationId, sequence),
  ).execute({ on });

/** The instant from which CI runs test the projects that the last version has; null: any run does. */
export function membersSince(versions: readonly CombinationVersion[]): Date | null {
  const key = ({ memberIds }: CombinationVersion) => memberIds.join(' ');
  const last = versions.at(-1);
  const before = last ? versions.findLastIndex((version) => key(version) !== key(last)) : -1;
  return before < 0 ? null : (versions[before + 1]?.enteredAt ?? null);
}
