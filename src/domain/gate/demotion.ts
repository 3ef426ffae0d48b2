import { asc, inArray } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import type { Readiness } from '../../base/readiness.ts';
import type { Db } from '../../db/index.ts';
import { ciRuns, evidence, proposals } from '../../db/tables/index.ts';
import { write } from '../../reading/insert.ts';
import { type Evidence, evidenceBatches } from '../evidence/write.ts';
import type { LockedProject } from '../project/lock.ts';
import type { Judgement } from './judge.ts';
import { explain } from './sentences.ts';

/** A step back that a failed criterion asks for. */
export interface Demotion {
  project: LockedProject;
  judgement: Judgement;
  to: Readiness;
}

/** Opens the proposals; null in the place of each of which one of its project, step and criterion is open already. */
export async function openDemotions(
  tx: Db,
  demotions: readonly Demotion[],
  { now, personId }: { now: Date; personId: number },
): Promise<(number | null)[]> {
  if (!demotions.length) return [];
  const rows = await tx
    .insert(proposals)
    .values(
      demotions.map(({ project, judgement, to }) => ({
        projectId: project.id,
        criterionId: judgement.criterion.id,
        to,
        // Shown as it is stored, so it must not name a level as the API does.
        reason: `It no longer meets a criterion of a step that it has taken. ${explain(judgement, now)}`,
        openedOn: dayOf(now),
        openedAt: now,
        openedBy: personId,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: proposals.id, projectId: proposals.projectId, criterionId: proposals.criterionId });
  const opened = new Map(rows.map(({ id, projectId, criterionId }) => [`${projectId} ${criterionId}`, id]));
  const ids = demotions.map(
    ({ project, judgement }) => opened.get(`${project.id} ${judgement.criterion.id}`) ?? null,
  );
  const evidenceOf = await evidenceOfFailures(
    tx,
    demotions.map(({ judgement }) => judgement),
  );
  const owned = ids.flatMap((proposalId, index) =>
    proposalId === null ? [] : [{ owner: { proposalId }, list: evidenceOf[index] ?? [] }],
  );
  await write(tx, [{ insert: evidenceBatches(owned) }]);
  return ids;
}

/** What each failure itself rests on. */
async function evidenceOfFailures(tx: Db, judgements: readonly Judgement[]): Promise<Evidence[][]> {
  const runIds = judgements.flatMap(({ finding }) =>
    finding.kind === 'CI' && finding.newest ? [finding.newest.id] : [],
  );
  const assessmentIds = judgements.flatMap(({ finding }) =>
    finding.kind !== 'CI' && finding.assessment ? [finding.assessment.id] : [],
  );
  const runs = runIds.length
    ? await tx.select({ id: ciRuns.id, url: ciRuns.url }).from(ciRuns).where(inArray(ciRuns.id, runIds))
    : [];
  const cited = assessmentIds.length
    ? await tx
        .select()
        .from(evidence)
        .where(inArray(evidence.assessmentId, assessmentIds))
        .orderBy(asc(evidence.position), asc(evidence.id))
    : [];
  const urlOf = new Map(runs.map(({ id, url }) => [id, url]));
  const ofAssessment = new Map<number, typeof cited>();
  for (const row of cited)
    ofAssessment.set(row.assessmentId ?? 0, [...(ofAssessment.get(row.assessmentId ?? 0) ?? []), row]);
  return judgements.map(({ finding }): Evidence[] => {
    if (finding.kind === 'CI') {
      const url = finding.newest && urlOf.get(finding.newest.id);
      return url ? [{ url }] : [];
    }
    const rows = finding.assessment ? (ofAssessment.get(finding.assessment.id) ?? []) : [];
    return rows.flatMap(({ url, quote, revisionId, lineStart, lineEnd }): Evidence[] => {
      if (url !== null) return [{ url, quote }];
      return revisionId !== null && lineStart !== null && lineEnd !== null
        ? [{ revisionId, lineStart, lineEnd, quote: quote ?? '' }]
        : [];
    });
  });
}
