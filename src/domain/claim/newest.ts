import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { compatibilityClaims } from '../../db/tables/index.ts';
import { prepared } from '../prepared.ts';
import type { ClaimRow } from './row.ts';

/** The claims that stand about pairs of projects on a day, by the ids of the two in either order. */
export interface StandingClaims {
  (a: number, b: number): ClaimRow | null;
  /** Whether any claim about the project and another one stands. */
  has: (projectId: number) => boolean;
}

/** The newest claim of every pair among these projects, expired ones included; of every pair there is without projects. */
export async function newestClaims(
  db: Db,
  projectIds: readonly number[] | null,
  on: string,
): Promise<StandingClaims> {
  const rows =
    projectIds === null
      ? await prepared(db, 'newest claims of all pairs', () => newest(db, sql`true`)).execute({ on })
      : await prepared(db, 'newest claims of pairs', () =>
          newest(
            db,
            sql`${compatibilityClaims.projectId} = any(${sql.placeholder('ids')}::int[])
              and ${compatibilityClaims.otherProjectId} = any(${sql.placeholder('ids')}::int[])`,
          ),
        ).execute({ ids: [...projectIds], on });
  const byPair = new Map(rows.map((row) => [`${row.projectId} ${row.otherProjectId}`, row]));
  const claimed = new Set(rows.flatMap((row) => [row.projectId, row.otherProjectId]));
  return Object.assign((a: number, b: number) => byPair.get(`${Math.min(a, b)} ${Math.max(a, b)}`) ?? null, {
    has: (projectId: number) => claimed.has(projectId),
  });
}

const newest = (db: Db, which: ReturnType<typeof sql>) =>
  db
    .selectDistinctOn([compatibilityClaims.projectId, compatibilityClaims.otherProjectId])
    .from(compatibilityClaims)
    .where(
      sql`${compatibilityClaims.otherProjectId} is not null
        and ${compatibilityClaims.claimedOn} <= ${sql.placeholder('on')}::date and ${which}`,
    )
    .orderBy(
      compatibilityClaims.projectId,
      compatibilityClaims.otherProjectId,
      sql`${compatibilityClaims.claimedOn} desc`,
      sql`${compatibilityClaims.id} desc`,
    );
