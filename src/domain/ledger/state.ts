import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { ledgerVersion } from '../../db/tables/index.ts';

import { prepared } from '../../reading/prepared.ts';

/** How far ahead a chair looks. */
export const DAYS_AHEAD = 14;

/** Until when what was read may be read again. */
export interface LedgerState {
  /** How many transactions have changed what readers see; higher after every acknowledged write. */
  version: number;
  /** The earliest instant after now at which an answer may change although nothing is written: never past midnight UTC. */
  nextChangeAt: Date;
  projects: number;
}

const now = sql`${sql.placeholder('now')}::timestamptz`;

/** Days begin: whatever counts to the end of a day, and whatever is read as of today, changes then. */
const nextDay = sql`(date_trunc('day', ${now} at time zone 'UTC') + interval '1 day') at time zone 'UTC'`;

/** A planned meeting whose start has passed is told otherwise than one to come. */
const nextMeeting = sql`(select min(starts_at) from meetings where state = 'PLANNED' and starts_at > ${now})`;

/**
 * A CI run is there from its start on, counts from its end on, and both count for as many days as its criterion says, which the brief
 * tells some days ahead: for each such delay one look into an index.
 */
const nextOfRuns = sql`(
  select min(least(
    (select min(finished_at) from ci_runs
      where criterion_id = about.criterion_id and finished_at > ${now} - about.delay) + about.delay,
    (select min(coalesce(started_at, reported_at)) from ci_runs
      where criterion_id = about.criterion_id and coalesce(started_at, reported_at) > ${now} - about.delay) + about.delay))
  from (
    select criterion_id, make_interval(hours => 24 * (window_days - ahead)) as delay
    from criterion_records cross join unnest(array[0, ${sql.raw(String(DAYS_AHEAD))}]) as ahead where window_days is not null
    union
    select criterion_id, interval '0' from criterion_records
  ) as about)`;

/** One statement, so that both are of one moment. The instant may be early, never late. */
export async function ledgerState(db: Db, at: Date): Promise<LedgerState> {
  const [state] = await prepared(db, 'ledger_state', () =>
    db
      .select({
        version: ledgerVersion.version,
        projects: sql<number>`(select count(*) from projects)`.mapWith(Number),
        nextChangeAt: sql<Date>`least(${nextDay}, ${nextMeeting}, ${nextOfRuns})`.mapWith(toDate),
      })
      .from(ledgerVersion),
  ).execute({ now: at.toISOString() });
  if (!state) throw new Error('Expected one row in ledger_version, got none.');
  return state;
}

const toDate = (value: unknown): Date => new Date(value as string);
