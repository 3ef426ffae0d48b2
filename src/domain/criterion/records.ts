import { asc, eq, getTableColumns } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { criteria, criterionRecords } from '../../db/tables/index.ts';
import { prepared } from '../prepared.ts';
import type { CriterionRecord } from './on.ts';

/** Every record of every criterion: a SIG has dozens, and whoever judges needs most of them. */
export const allCriterionRecords = (db: Db): Promise<CriterionRecord[]> =>
  prepared(db, 'criterion records', () =>
    db
      .select({ ...getTableColumns(criterionRecords), key: criteria.key })
      .from(criterionRecords)
      .innerJoin(criteria, eq(criteria.id, criterionRecords.criterionId))
      .orderBy(asc(criterionRecords.effectiveOn), asc(criterionRecords.sequence), asc(criterionRecords.id)),
  ).execute({});
