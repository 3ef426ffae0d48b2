import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';

/** So many locks an importer of any number of reports holds at most; two meetings may share one. */
const LOCKS = 128;

/**
 * Importers of one meeting run one after the other; the locks are held until the transaction ends. With `isRelaxed` the
 * transaction does not wait for the disk when it commits: the caller must acknowledge nothing before `settle`.
 */
export async function lockMeetings(tx: Db, dates: readonly string[], isRelaxed: boolean): Promise<void> {
  const relax = isRelaxed ? sql`set_config('synchronous_commit', 'off', true), ` : sql``;
  // In one order, so that two who lock the same meetings do not wait for each other.
  await tx.execute(sql`
    select ${relax}pg_advisory_xact_lock(hashtext('sig-status import'), key)
    from (select distinct hashtext(date) % ${LOCKS} as key
      from json_array_elements_text(${JSON.stringify(dates)}::text::json) as date order by key) as wanted`);
}

/** Waits until everything that has been committed before is on disk: a commit record goes there in order, after theirs. */
export async function settle(db: Db): Promise<void> {
  await db.execute(sql`select pg_current_xact_id()`);
}

/**
 * Tells the database how large the tables have become. It plans a check of a foreign key once for a connection: planned
 * while the tables were small, it would read them whole for every row of a long run. The keys are all that it looks at.
 */
export async function tellSizes(db: Db): Promise<void> {
  await db.execute(
    sql`analyze meetings (id), reports (id), report_revisions (id), agenda_items (id), planned_topics (id), notes (id),
      people (id), projects (id)`,
  );
}
