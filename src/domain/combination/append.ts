import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { combinationMembers, combinations, combinationVersions } from '../../db/tables/index.ts';
import { type Evidence, writeEvidence } from '../evidence/write.ts';

export type NewCombinationVersion = Omit<
  typeof combinationVersions.$inferInsert,
  'id' | 'combinationId' | 'sequence'
>;

/** Id of the combination of this slug, made where there is none; until the transaction ends nobody else appends to it. */
export async function lockCombination(tx: Db, slug: string): Promise<number> {
  await tx.insert(combinations).values({ slug }).onConflictDoNothing();
  const [row] = await tx
    .select({ id: combinations.id })
    .from(combinations)
    .where(eq(combinations.slug, slug))
    .for('update');
  if (!row) throw new Error(`combination ${slug} vanished`);
  return row.id;
}

/** The only writer of named combinations: appends one version with its members and evidence. */
export async function appendCombinationVersion(
  tx: Db,
  slug: string,
  version: NewCombinationVersion,
  memberIds: readonly number[],
  evidence: readonly Evidence[],
): Promise<typeof combinationVersions.$inferSelect> {
  const combinationId = await lockCombination(tx, slug);
  const [row] = await tx
    .insert(combinationVersions)
    .values({
      ...version,
      combinationId,
      sequence: sql<number>`(select coalesce(max(sequence), 0) + 1 from combination_versions where combination_id = ${combinationId})`,
    })
    .returning();
  if (!row) throw new Error('combination_versions returned no row');
  await tx
    .insert(combinationMembers)
    .values(memberIds.map((projectId) => ({ versionId: row.id, projectId })));
  await writeEvidence(tx, { combinationVersionId: row.id }, evidence);
  return row;
}
