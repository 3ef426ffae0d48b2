import { sql } from 'drizzle-orm';
import type { Db } from '../db/index.ts';
import type { ProjectNames } from '../domain/project/names.ts';
import { findStoredMeeting, probeMeeting, readStoredContent } from '../domain/report/stored.ts';
import type { ReadReport, StoredState } from './plan/plan.ts';
import { readWith } from './read.ts';

/** So many locks an importer of any number of reports holds at most; two meetings may share one. */
const LOCKS = 128;

/**
 * Importers of one meeting come one after the other; the locks are held until the transaction ends. With `isRelaxed` the
 * transaction does not wait for the disk when it commits: whoever asks for that acknowledges nothing before `settle`.
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

/** What is stored of the meeting that a report is about, null where it is not known; and the date of the meeting before it. */
export async function readStored(
  db: Db,
  { report, hash }: Pick<ReadReport, 'report' | 'hash'>,
  names: ProjectNames,
): Promise<{ stored: StoredState | null; previous: string | null }> {
  const { isKnown, previous } = await probeMeeting(db, report.date);
  const meeting = isKnown ? await findStoredMeeting(db, report.date, hash) : null;
  if (!meeting) return { stored: null, previous };
  const current = meeting.report?.current ?? null;
  const reread = () => (current ? readWith(names, current.content, meeting.report?.path ?? '').report : null);
  const stored = {
    meeting,
    base: current?.hash === hash ? report : reread(),
    content: await readStoredContent(db, meeting.id, meeting.report?.id ?? null),
  };
  return { stored, previous };
}
