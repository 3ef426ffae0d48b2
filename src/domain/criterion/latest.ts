import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { criteria, criterionRecords } from '../../db/tables/index.ts';
import { ConflictError, NotFoundError } from '../errors.ts';
import { lockCriterion } from './append.ts';
import { type Criterion, criteriaOn, criterionOf } from './on.ts';

/** The criterion as its newest record leaves it, dropped or not; null where there is none. */
export async function findCriterion(db: Db, key: string): Promise<Criterion | null> {
  const records = await recordsOf(db, key);
  return criterionOf(records);
}

/** The criterion as it stood on a day, dropped or not. @throws NotFoundError where it was none yet. */
export async function criterionOn(db: Db, key: string, day: string): Promise<Criterion> {
  const [criterion] = criteriaOn(await recordsOf(db, key), day);
  if (!criterion) throw new NotFoundError('criterion', key);
  return criterion;
}

/**
 * The criterion as its newest record leaves it; until the transaction ends nobody else changes it.
 * Each record is the whole criterion from its day on, so that one which came before another would be undone by it unseen.
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
    throw new ConflictError(`${key} is no criterion any more: it was dropped on ${retiredOn}.`);
}

const recordsOf = (db: Db, key: string) =>
  db
    .select({ ...getTableColumns(criterionRecords), key: criteria.key })
    .from(criterionRecords)
    .innerJoin(criteria, eq(criteria.id, criterionRecords.criterionId))
    .where(eq(criteria.key, key))
    .orderBy(asc(criterionRecords.effectiveOn), asc(criterionRecords.sequence));
