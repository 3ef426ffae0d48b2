import type { criterionRecords } from '../../db/tables/index.ts';

export type CriterionRecord = typeof criterionRecords.$inferSelect & { key: string };

/** A criterion as one of its records leaves it. */
export interface Criterion extends Omit<CriterionRecord, 'criterionId'> {
  /** The criterion's own id, whichever record counts. */
  id: number;
  /** The record that counts. */
  recordId: number;
  /** Day from which it has been a criterion. */
  since: string;
  /** Day from which it has been required; null while it is only proposed. */
  adoptedOn: string | null;
  /** Day on which it was dropped; null while it is in force. */
  retiredOn: string | null;
}

/** A criterion's records in the order in which they took effect. */
export const inOrder = (records: readonly CriterionRecord[]): CriterionRecord[] =>
  [...records].sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn) || a.sequence - b.sequence);

/** The criterion that the last of these records of one criterion makes; the order is that of {@link inOrder}. */
export function criterionOf(records: readonly CriterionRecord[]): Criterion | null {
  const last = records.at(-1);
  if (!last) return null;
  const isRetired = last.act === 'RETIRED';
  const live = isRetired ? records.slice(0, -1) : records;
  const first = live[live.findLastIndex((record) => record.act === 'RETIRED') + 1] ?? last;
  const adopted = live[live.findLastIndex((record) => record.standing !== 'ADOPTED') + 1];
  const { criterionId, ...settings } = last;
  return {
    ...settings,
    id: criterionId,
    recordId: last.id,
    since: first.effectiveOn,
    adoptedOn:
      last.standing === 'ADOPTED' ? later(adopted?.effectiveOn ?? last.effectiveOn, first.effectiveOn) : null,
    retiredOn: isRetired ? last.effectiveOn : null,
  };
}

const later = (a: string, b: string) => (a > b ? a : b);

/** Every criterion as it stood on a day, the dropped ones among them; those first named later are not. */
export function criteriaOn(records: readonly CriterionRecord[], day: string): Criterion[] {
  const byCriterion = new Map<number, CriterionRecord[]>();
  for (const record of inOrder(records)) {
    if (record.effectiveOn > day) break;
    const known = byCriterion.get(record.criterionId);
    if (known) known.push(record);
    else byCriterion.set(record.criterionId, [record]);
  }
  return [...byCriterion.values()].flatMap((known) => criterionOf(known) ?? []);
}

/** The criteria in force on a day. */
export const inForceOn = (records: readonly CriterionRecord[], day: string): Criterion[] =>
  criteriaOn(records, day).filter((criterion) => criterion.retiredOn === null);

/** What a record that changes nothing else takes over from the one before. */
export const carriedOver = ({
  gates,
  kind,
  title,
  basis,
  standing,
  requiredRuns,
  windowDays,
  minimumScore,
}: Criterion): Pick<
  Criterion,
  'gates' | 'kind' | 'title' | 'basis' | 'standing' | 'requiredRuns' | 'windowDays' | 'minimumScore'
> => ({ gates, kind, title, basis, standing, requiredRuns, windowDays, minimumScore });
