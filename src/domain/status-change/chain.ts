import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { evidence, projects, statusChanges } from '../../db/tables/index.ts';
import type { Ref } from '../access/act.ts';
import { NotFoundError } from '../errors.ts';
import type { Evidence } from '../evidence/write.ts';

/** Slug of the project that a record is about. */
export async function findProjectOf(db: Db, statusChangeId: number): Promise<{ slug: string } | undefined> {
  const [project] = await db
    .select({ slug: projects.slug })
    .from(statusChanges)
    .innerJoin(projects, eq(projects.id, statusChanges.projectId))
    .where(eq(statusChanges.id, statusChangeId));
  return project;
}

/** The record to correct, and the last of its chain that says something: itself, or what it retracted. */
export async function findChain(tx: Db, projectId: number, ref: Ref) {
  const [corrected] = await tx.select().from(statusChanges).where(eq(statusChanges.id, ref.id));
  if (!corrected) throw new NotFoundError('status change', ref.given);
  const chain = await tx
    .select()
    .from(statusChanges)
    .where(and(eq(statusChanges.projectId, projectId), eq(statusChanges.place, corrected.place)))
    .orderBy(asc(statusChanges.sequence));
  const replaced = chain.findLast(
    ({ sequence, effect }) => sequence <= corrected.sequence && effect !== 'RETRACT',
  );
  if (!replaced) throw new Error(`the chain of status change ${corrected.id} begins with a retraction`);
  return { corrected: replaced.id === corrected.id ? replaced : corrected, replaced };
}

/** The evidence of a record, as it would be written again. */
export async function evidenceOf(tx: Db, statusChangeId: number): Promise<Evidence[]> {
  const rows = await tx
    .select()
    .from(evidence)
    .where(eq(evidence.statusChangeId, statusChangeId))
    .orderBy(asc(evidence.position));
  return rows.map(
    ({ url, quote, revisionId, lineStart, lineEnd }): Evidence =>
      url === null
        ? {
            revisionId: revisionId ?? 0,
            lineStart: lineStart ?? 0,
            lineEnd: lineEnd ?? 0,
            quote: quote ?? '',
          }
        : { url, quote },
  );
}
