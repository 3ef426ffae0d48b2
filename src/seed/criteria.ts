import type { Db } from '../db/index.ts';
import { enterAll } from '../domain/act/act.ts';
import { defineCriterion } from '../domain/criterion/define.ts';
import { askedOf, chairOn, placedAll } from './door.ts';
import type { SeedIds } from './ids.ts';
import type { Seeds } from './read.ts';

/** Ids of the criteria, by key. */
export async function seedCriteria(
  tx: Db,
  seeds: Seeds,
  ids: Pick<SeedIds, 'bot' | 'revision'>,
  now: Date,
): Promise<Map<string, number>> {
  const asked = seeds.criteria.map((criterion) => {
    const { key, gates, kind, title, standing, basis, since, meeting, reason } = criterion;
    const settings = {
      requiredRuns: criterion.required_runs,
      windowDays: criterion.window_days,
      minimumScore: criterion.minimum_score,
    };
    const input = {
      key,
      gates,
      kind,
      title,
      standing,
      basis,
      ...settings,
      effectiveOn: since,
      meeting,
      reason,
    };
    return askedOf(criterion, input, ids);
  });
  const done = await placedAll(seeds.criteria, () => enterAll(tx, defineCriterion, asked, chairOn(ids, now)));
  return new Map(seeds.criteria.map(({ key }, index) => [key, done[index]?.answer.criterionId ?? 0]));
}
