import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { auditEvents } from '../../db/tables/index.ts';

/** When something of this kind was last acted upon; null where the audit trail tells of no act. */
export const lastActOn = (kind: string, id: SQLWrapper): SQL =>
  sql`(select max(act.at) from audit_events as act where act.subject = ${sql.raw(`'${kind}:'`)} || ${id}::text and act.refusal is null)`;

/** The latest of these instants that are there; null where none is. */
export const latestOf = (...instants: readonly SQLWrapper[]): SQL<Date | null> =>
  sql<Date | null>`greatest(${sql.join([...instants], sql`, `)})`.mapWith(auditEvents.at) as SQL<Date | null>;

/** The instant of each, by id. */
export function instantsOf(
  points: readonly { id: number }[],
  rows: readonly { id: number; at: Date | null }[],
): (Date | null)[] {
  const found = new Map(rows.map(({ id, at }) => [id, at]));
  return points.map(({ id }) => found.get(id) ?? null);
}
