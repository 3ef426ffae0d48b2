import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { compatibilityClaims } from '../../db/tables/index.ts';
import { prepared } from '../prepared.ts';
import type { ClaimRow } from './row.ts';

/** The claims that stand about pairs of projects on a day, by the ids of the two in either order. */
export interface StandingClaims {
  (a: number, b: number): ClaimRow | null;
  /** Those about a project, by the id of the other one. */
  of(projectId: number): ReadonlyMap<number, ClaimRow>;
}

/** The newest claim of every pair among these projects, expired ones included; of every pair there is without projects. */
export async function newestClaims(
  db: Db,
  projectIds: readonly number[] | null,
  on: string,
): Promise<StandingClaims> {
  if (projectIds === null)
    return standing(
      await prepared(db, 'newest claims of all pairs', () => newest(db, sql`true`)).execute({ on }),
    );
  return standing(
    await prepared(db, 'newest claims of pairs', () =>
      newest(db, sql`${isOne} and ${compatibilityClaims.otherProjectId} = any(${ids})`),
    ).execute({ ids: [...projectIds], on }),
  );
}

/** The newest claim of every pair that one of these projects is of, expired ones included. */
export async function claimsAbout(
  db: Db,
  projectIds: readonly number[],
  on: string,
): Promise<StandingClaims> {
  if (!projectIds.length) return standing([]);
  return standing(
    await prepared(db, 'newest claims about projects', () =>
      // Each side has an index of its own.
      newest(
        db,
        sql`${compatibilityClaims.id} in (
          select one.id from compatibility_claims one where one.project_id = any(${ids})
          union select other.id from compatibility_claims other where other.other_project_id = any(${ids}))`,
      ),
    ).execute({ ids: [...projectIds], on }),
  );
}

const ids = sql`${sql.placeholder('ids')}::int[]`;
const isOne = sql`${compatibilityClaims.projectId} = any(${ids})`;

const NONE: ReadonlyMap<number, ClaimRow> = new Map();

function standing(rows: readonly ClaimRow[]): StandingClaims {
  const about = new Map<number, Map<number, ClaimRow>>();
  const note = (id: number, other: number, row: ClaimRow) => {
    const list = about.get(id);
    if (list) list.set(other, row);
    else about.set(id, new Map([[other, row]]));
  };
  for (const row of rows) {
    if (row.otherProjectId === null) continue;
    note(row.projectId, row.otherProjectId, row);
    note(row.otherProjectId, row.projectId, row);
  }
  return Object.assign((a: number, b: number) => about.get(a)?.get(b) ?? null, {
    of: (projectId: number) => about.get(projectId) ?? NONE,
  });
}

const newest = (db: Db, which: SQL) =>
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
