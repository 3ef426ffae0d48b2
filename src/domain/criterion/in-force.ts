import type { Db } from '../../db/index.ts';
import { dayOf } from '../as-of.ts';
import { type Criterion, inForceOn } from './on.ts';
import { allCriterionRecords } from './records.ts';

/** The criteria that are in force today. */
export const criteriaInForce = async (db: Db, now: Date): Promise<Criterion[]> =>
  inForceOn(await allCriterionRecords(db), dayOf(now));
