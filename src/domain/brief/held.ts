import { type SQL, sql } from 'drizzle-orm';

/** Whether a meeting, by the alias of its table, had begun by an instant; where no start is known, its day had. */
export const isHeldOn = (alias: string, now: Date): SQL => sql`coalesce(
  ${sql.identifier(alias)}.starts_at <= ${now.toISOString()}::timestamptz,
  ${sql.identifier(alias)}.date <= (${now.toISOString()}::timestamptz at time zone 'UTC')::date)`;
