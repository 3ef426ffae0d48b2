import { getTableColumns, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { combinationVersions } from '../../db/tables/index.ts';
import { dateOf } from '../as-of.ts';
import { listsById, type Point } from '../point.ts';
import { prepared } from '../prepared.ts';
import type { CombinationVersion } from './row.ts';

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
