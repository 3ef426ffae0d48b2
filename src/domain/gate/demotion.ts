import { eq } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { ciRuns, evidence, proposals } from '../../db/tables/index.ts';
import { dayOf } from '../as-of.ts';
import { type Evidence, writeEvidence } from '../evidence/write.ts';
import type { LockedProject } from '../project/lock.ts';
import type { Readiness } from '../readiness.ts';
import type { Judgement } from './judge.ts';
import { explain } from './sentences.ts';

/** Opens the proposal; null where one of this project, step and criterion is open already. */
export async function openDemotion(
  tx: Db,
  project: LockedProject,
  judgement: Judgement,
  { from, to }: { from: Readiness | null; to: Readiness },
  { now, personId }: { now: Date; personId: number },
): Promise<number | null> {
  const [row] = await tx
    .insert(proposals)
    .values({
      projectId: project.id,
      criterionId: judgement.criterion.id,
      to,
      reason: `At ${from} it no longer meets what the step to ${judgement.criterion.gates} requires. ${explain(judgement, now)}`,
      openedOn: dayOf(now),
      openedAt: now,
      openedBy: personId,
    })
    .onConflictDoNothing()
    .returning({ id: proposals.id });
  if (!row) return null;
  await writeEvidence(tx, { proposalId: row.id }, await evidenceOf(tx, judgement));
  return row.id;
}

/** What the failure itself rests on. */
async function evidenceOf(tx: Db, { finding }: Judgement): Promise<Evidence[]> {
  if (finding.kind === 'CI') {
    const [run] = finding.newest
      ? await tx.select({ url: ciRuns.url }).from(ciRuns).where(eq(ciRuns.id, finding.newest.id))
      : [];
    return run?.url ? [{ url: run.url }] : [];
  }
  if (!finding.assessment) return [];
  const rows = await tx
    .select()
    .from(evidence)
    .where(eq(evidence.assessmentId, finding.assessment.id))
    .orderBy(evidence.position);
  return rows.flatMap(({ url, quote, revisionId, lineStart, lineEnd }): Evidence[] => {
    if (url !== null) return [{ url, quote }];
    return revisionId !== null && lineStart !== null && lineEnd !== null
      ? [{ revisionId, lineStart, lineEnd, quote: quote ?? '' }]
      : [];
  });
}
