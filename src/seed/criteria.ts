import type { Db } from '../db/index.ts';
import { appendCriterionRecord } from '../domain/criterion/append.ts';
import { asEvidence } from './evidence.ts';
import type { SeedIds } from './ids.ts';
import { placed } from './place.ts';
import type { Seeds } from './read.ts';

/** Ids of the criteria, by key. */
export async function seedCriteria(
  tx: Db,
  seeds: Seeds,
  ids: Pick<SeedIds, 'bot' | 'meeting' | 'revision'>,
): Promise<Map<string, number>> {
  const byKey = new Map<string, number>();
  for (const criterion of seeds.criteria) {
    const record = {
      act: 'DEFINED' as const,
      effectiveOn: criterion.since,
      gates: criterion.gates,
      kind: criterion.kind,
      title: criterion.title,
      standing: criterion.standing,
      basis: criterion.basis,
      requiredRuns: criterion.required_runs ?? null,
      windowDays: criterion.window_days ?? null,
      meetingId: criterion.meeting === undefined ? null : ids.meeting(criterion.meeting),
      reason: criterion.reason,
      enteredBy: ids.bot,
    };
    const { criterionId } = await placed(criterion.place, () =>
      appendCriterionRecord(tx, criterion.key, record, asEvidence(criterion.evidence, ids)),
    );
    byKey.set(criterion.key, criterionId);
  }
  return byKey;
}
