import { asc, eq, getTableColumns, inArray } from 'drizzle-orm';
import { ConflictError, NotFoundError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { criteria, criterionRecords } from '../../db/tables/index.ts';
import { lockCriterion } from './append.ts';
import { type Criterion, type CriterionRecord, criteriaOn, criterionOf } from './on.ts';

/** The criterion as its newest record leaves it, dropped or not; null where there is none. */
async function findCriterion(db: Db, key: string): Promise<Criterion | null> {
  return criterionOf(await recordsOfKeys(db, [key]));
}

/** A criterion as it stood on a day, dropped or not. @throws NotFoundError where it was none yet. */
export type CriteriaByKey = (key: string, day: string) => Criterion;

export async function criteriaByKey(db: Db, keys: readonly string[]): Promise<CriteriaByKey> {
  const records = new Map<string, CriterionRecord[]>();
  for (const record of await recordsOfKeys(db, [...new Set(keys)]))
    records.set(record.key, [...(records.get(record.key) ?? []), record]);
  const known = new Map<string, Criterion | undefined>();
  return (key, day) => {
    const at = `${day} ${key}`;
    if (!known.has(at)) known.set(at, criteriaOn(records.get(key) ?? [], day)[0]);
    const criterion = known.get(at);
    if (!criterion) throw new NotFoundError('criterion', key);
    return criterion;
  };
}

export const criterionOn = async (db: Db, key: string, day: string): Promise<Criterion> =>
  (await criteriaByKey(db, [key]))(key, day);

/**
 * The criterion as its newest record leaves it, locked until the transaction ends. Each record is the whole criterion from its
 * day on, so a record before another would be undone by it unseen.
 * @throws ConflictError where it was changed on a later day than that of the meeting.
 */
export async function lockForChange(tx: Db, key: string, meetingDate: string): Promise<Criterion | null> {
  if ((await lockCriterion(tx, key)) === null) return null;
  const criterion = await findCriterion(tx, key);
  if (criterion && criterion.effectiveOn > meetingDate)
    throw new ConflictError(
      `Expected a meeting on or after ${criterion.effectiveOn}, when ${key} was last changed; got ${meetingDate}.`,
    );
  return criterion;
}

/** @throws ConflictError where it has been dropped. */
export function assertInForce({ key, retiredOn }: Criterion): void {
  if (retiredOn !== null)
    throw new ConflictError(`${key} is no longer a criterion: it was dropped on ${retiredOn}.`);
}

export const recordsOfKeys = (db: Db, keys: readonly string[]) =>
  db
    .select({ ...getTableColumns(criterionRecords), key: criteria.key })
    .from(criterionRecords)
    .innerJoin(criteria, eq(criteria.id, criterionRecords.criterionId))
    .where(inArray(criteria.key, [...keys]))
    .orderBy(asc(criterionRecords.effectiveOn), asc(criterionRecords.sequence));
