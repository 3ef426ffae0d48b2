import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { statusChanges } from '../../db/tables/index.ts';
import { prepared } from '../prepared.ts';
import type { StatusChangeRow } from '../status-change/append.ts';

/** The records that came with the commits after one version, up to another, in the order of the commits. */
export const recordedBetween = (
  db: Db,
  versions: { after: number; upTo: number },
): Promise<StatusChangeRow[]> =>
  prepared(db, 'records between versions', () =>
    db
      .select()
      .from(statusChanges)
      .where(
        sql`${statusChanges.id} in (select status_change_id from ledger_events
          where version > ${sql.placeholder('after')}::bigint and version <= ${sql.placeholder('upTo')}::bigint)`,
      )
      .orderBy(
        sql`(select version from ledger_events where status_change_id = ${statusChanges.id})`,
        statusChanges.id,
      ),
  ).execute(versions);
