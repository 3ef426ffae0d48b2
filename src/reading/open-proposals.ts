import { type SQL, sql } from 'drizzle-orm';
import { proposals } from '../db/tables/index.ts';

/** Opened on or before the day of `asked`, and not closed by the end of it. */
export const isOpenBy: SQL = sql`(${proposals.openedOn} <= asked.as_of
  and (${proposals.closedOn} is null or ${proposals.closedOn} > asked.as_of))`;
