import { asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { projects, tokenProjects, tokens } from '../../db/tables/index.ts';
import { type Find, listsById, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Source } from '../../reading/source.ts';
import type { Viewer } from '../act/viewer.ts';
import { type ProjectRow, projectColumns } from '../project/rows.ts';

// Never the hash: nobody who lists tokens needs it.
const { secretHash, ...columns } = getTableColumns(tokens);
export type TokenRow = Omit<typeof tokens.$inferSelect, 'secretHash'>;

/** Whether its bearer gets in, and why not. */
export function stateOf(
  { revokedAt, expiresAt }: Pick<TokenRow, 'revokedAt' | 'expiresAt'>,
  now: Date,
): 'ACTIVE' | 'EXPIRED' | 'REVOKED' {
  if (revokedAt) return 'REVOKED';
  return expiresAt && expiresAt <= now ? 'EXPIRED' : 'ACTIVE';
}

/** All of them, revoked and expired ones included, oldest first. */
export const tokenList: Source<TokenRow> = {
  name: 'Query.tokens',
  columns,
  as: 'tokens',
  from: sql`${tokens}`,
  where: sql`true`,
  order: { name: 'Query.tokens', keys: [{ sql: columns.id, type: 'integer' }] },
};

export const findTokens: Find<TokenRow> = (db, points) =>
  rowsAt(points, (ids) =>
    prepared(db, 'tokens by id', () =>
      db
        .select(columns)
        .from(tokens)
        .where(sql`${tokens.id} = any(${sql.placeholder('ids')}::int[])`),
    ).execute({ ids }),
  );

export const listTokens = (db: Db): Promise<TokenRow[]> =>
  db.select(columns).from(tokens).orderBy(asc(tokens.id));

/** The projects that each token is for, by slug. */
export async function projectsOfTokens(db: Db, list: readonly { id: number }[]): Promise<ProjectRow[][]> {
  const lists = await listsById(
    list,
    (ids) =>
      prepared(db, 'projects of tokens', () =>
        db
          .select({ tokenId: tokenProjects.tokenId, project: projectColumns })
          .from(tokenProjects)
          .innerJoin(projects, eq(projects.id, tokenProjects.projectId))
          .where(sql`${tokenProjects.tokenId} = any(${sql.placeholder('ids')}::int[])`)
          .orderBy(asc(projects.slug)),
      ).execute({ ids }),
    ({ tokenId }) => tokenId,
  );
  return lists.map((rows) => rows.map(({ project }) => project));
}

/** The projects that a credential names, by slug. */
export async function projectsOfViewer(db: Db, { projects: slugs }: Viewer): Promise<ProjectRow[]> {
  if (!slugs.length) return [];
  return db
    .select(projectColumns)
    .from(projects)
    .where(inArray(projects.slug, [...slugs]))
    .orderBy(asc(projects.slug));
}

/** Those of these credentials that are no longer in force, or do not exist. */
export async function endedTokens(db: Db, ids: readonly number[], now: Date): Promise<number[]> {
  const rows = await prepared(db, 'tokens in force', () =>
    db
      .select({ id: tokens.id })
      .from(tokens)
      .where(
        sql`${tokens.id} = any(${sql.placeholder('ids')}::int[]) and ${tokens.revokedAt} is null
          and (${tokens.expiresAt} is null or ${tokens.expiresAt} > ${sql.placeholder('now')}::timestamptz)`,
      ),
  ).execute({ ids: [...ids], now: now.toISOString() });
  const inForce = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !inForce.has(id));
}
