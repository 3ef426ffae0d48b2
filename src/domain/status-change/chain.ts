import { asc, eq, sql } from 'drizzle-orm';
import { NotFoundError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { evidence, projects, statusChanges } from '../../db/tables/index.ts';
import type { Ref } from '../act/act.ts';
import type { Evidence } from '../evidence/write.ts';
import type { StatusChangeRow } from '../ledger/append.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** Slug of the project that a record is about. */
export async function findProjectOf(db: Db, statusChangeId: number): Promise<{ slug: string } | undefined> {
  const [project] = await db
    .select({ slug: projects.slug })
    .from(statusChanges)
    .innerJoin(projects, eq(projects.id, statusChanges.projectId))
    .where(eq(statusChanges.id, statusChangeId));
  return project;
}

/** Every record that stands or stood in the place of this one, in the order of entry. */
export const readChain = (tx: Db, statusChangeId: number): Promise<StatusChangeRow[]> =>
  tx
    .select()
    .from(statusChanges)
    .where(
      sql`(${statusChanges.projectId}, ${statusChanges.place}) = (
        select own.project_id, own.place from status_changes own where own.id = ${statusChangeId})`,
    )
    .orderBy(asc(statusChanges.sequence));

/** The record to correct, and the last of its chain that says something: itself, or what it retracted. */
export function chainOf(ledger: Ledger, ref: Ref): { corrected: StatusChangeRow; replaced: StatusChangeRow } {
  const corrected = ledger.byId(ref.id);
  if (!corrected) throw new NotFoundError('status change', ref.given);
  let replaced = corrected;
  while (replaced.effect === 'RETRACT') {
    const before = replaced.correctsId === null ? null : ledger.byId(replaced.correctsId);
    if (!before) throw new Error(`the chain of status change ${corrected.id} begins with a retraction`);
    replaced = before;
  }
  return { corrected, replaced };
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
