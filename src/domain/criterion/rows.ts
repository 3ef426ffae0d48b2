import { asc, eq, getTableColumns } from 'drizzle-orm';
import { dayOf } from '../../base/calendar.ts';
import type { Readiness } from '../../base/readiness.ts';
import { STEPS } from '../../base/steps.ts';
import type { Db } from '../../db/index.ts';
import { criteria, criterionRecords } from '../../db/tables/index.ts';
import { type AsOf, type At, at, dateOf } from '../../reading/as-of.ts';
import type { Find, Point } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import { type Criterion, type CriterionRecord, criteriaOn, criterionOf, inForceOn, inOrder } from './on.ts';

/** A criterion is there from the day on which it was first named, by either clock. */
export const findCriteria: Find<Criterion> = async (db, points, now) => {
  const days = new Map<string, Map<number, Criterion>>();
  const records = points.some((point) => point) ? await allCriterionRecords(db) : [];
  return points.map((point) => {
    if (!point) return null;
    const day = dateOf(point.asOf, now);
    const known = days.get(day) ?? new Map(criteriaOn(records, day).map((found) => [found.id, found]));
    days.set(day, known);
    const criterion = known.get(point.id);
    return criterion ? at(criterion, point.asOf) : null;
  });
};

/** For what refers to a criterion: as it stood at the point, or as it was first named where that came later. */
export async function criteriaReferred(
  db: Db,
  points: readonly Point[],
  now: Date,
): Promise<At<Criterion>[]> {
  const found = await findCriteria(db, points, now);
  if (found.every((criterion) => criterion !== null)) return found;
  const records = inOrder(await allCriterionRecords(db));
  return points.map(({ id, asOf }, index) => {
    const first = records.find(({ criterionId }) => criterionId === id);
    const criterion = found[index] ?? (first && criterionOf([first]));
    if (!criterion) throw new Error(`criterion ${id} has no record`);
    return at(criterion, asOf);
  });
}

/** The criteria in force on a day, in the order of the steps; of one step the adopted ones first, then the oldest. */
export async function listCriteria(
  db: Db,
  gates: Readiness | null,
  asOf: AsOf,
  now: Date,
): Promise<At<Criterion>[]> {
  return inForceOn(await allCriterionRecords(db), dateOf(asOf, now))
    .filter((criterion) => gates === null || criterion.gates === gates)
    .sort(
      (a, b) =>
        stepOf(a) - stepOf(b) ||
        Number(b.standing === 'ADOPTED') - Number(a.standing === 'ADOPTED') ||
        a.since.localeCompare(b.since) ||
        a.key.localeCompare(b.key),
    )
    .map((criterion) => at(criterion, asOf));
}

/** The criterion of this key as it stood on a day, dropped or not; null where there was none yet. */
export async function findCriterionByKey(
  db: Db,
  key: string,
  asOf: AsOf,
  now: Date,
): Promise<At<Criterion> | null> {
  const found = criteriaOn(await allCriterionRecords(db), dateOf(asOf, now)).find((each) => each.key === key);
  return found ? at(found, asOf) : null;
}

/** The records of each criterion up to its point's day, in the order in which they took effect. */
export async function historiesOf(
  db: Db,
  criteria: readonly At<Criterion>[],
  now: Date,
): Promise<At<CriterionRecord>[][]> {
  const records = inOrder(await allCriterionRecords(db));
  return criteria.map(({ id, asOf }) =>
    records
      .filter(({ criterionId, effectiveOn }) => criterionId === id && effectiveOn <= dateOf(asOf, now))
      .map((record) => at(record, asOf)),
  );
}

const stepOf = ({ gates }: Criterion) => (STEPS as readonly Readiness[]).indexOf(gates);

/** The records of criteria that each meeting made, in the order of entry. */
export async function recordsOfMeetings(
  db: Db,
  meetings: readonly Point[],
): Promise<At<CriterionRecord>[][]> {
  const records = meetings.length ? await allCriterionRecords(db) : [];
  return meetings.map(({ id, asOf }) =>
    records
      .filter(({ meetingId }) => meetingId === id)
      .sort((a, b) => a.id - b.id)
      .map((record) => at(record, asOf)),
  );
}

/** Every record of every criterion: a SIG has dozens, and whoever judges needs most of them. */
export const allCriterionRecords = (db: Db): Promise<CriterionRecord[]> =>
  prepared(db, 'criterion records', () =>
    db
      .select({ ...getTableColumns(criterionRecords), key: criteria.key })
      .from(criterionRecords)
      .innerJoin(criteria, eq(criteria.id, criterionRecords.criterionId))
      .orderBy(asc(criterionRecords.effectiveOn), asc(criterionRecords.sequence), asc(criterionRecords.id)),
  ).execute({});

/** The criteria that are in force today. */
export const criteriaInForce = async (db: Db, now: Date): Promise<Criterion[]> =>
  inForceOn(await allCriterionRecords(db), dayOf(now));
