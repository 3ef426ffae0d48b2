import { getTableColumns, inArray, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { auditEvents, people } from '../../db/tables/index.ts';
import { all, given } from '../../reading/filter.ts';
import { type Find, rowsAt } from '../../reading/point.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Source } from '../../reading/source.ts';
import { foldHandle } from '../person/find-or-create.ts';

export type AuditEventRow = typeof auditEvents.$inferSelect;
export interface AuditFilter {
  act?: string[] | null;
  subject?: string[] | null;
  person?: string[] | null;
  isRefused?: boolean | null;
}

const columns = getTableColumns(auditEvents);

/** Newest first, in the order of entry: a clock may be set back, a sequence is not. */
export const auditTrail = (filter: AuditFilter = {}): Source<AuditEventRow> => ({
  name: 'Query.auditEvents',
  columns,
  as: 'audit_events',
  from: sql`${auditEvents}`,
  where: all(
    given(filter.act, (acts) => inArray(columns.act, acts)),
    given(filter.subject, (subjects) => inArray(columns.subject, subjects)),
    given(filter.isRefused, (is) => sql`${is} = (${columns.refusal} is not null)`),
    given(
      filter.person,
      (handles) =>
        sql`${columns.actorId} in (select handles_of(${people.id}) from ${people} where ${inArray(sql`lower(${people.handle})`, handles.map(foldHandle))})`,
    ),
  ),
  order: { name: 'Query.auditEvents', keys: [{ sql: columns.id, type: 'integer', isDescending: true }] },
  isDynamic: true,
});

/** Events of the audit trail by id; they are the same at every day. */
export const findAuditEvents: Find<AuditEventRow> = (db, points) =>
  rowsAt(points, (ids) =>
    prepared(db, 'audit events by id', () =>
      db
        .select()
        .from(auditEvents)
        .where(sql`${auditEvents.id} = any(${sql.placeholder('ids')}::int[])`),
    ).execute({ ids }),
  );

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

/** What an update changes, field by field, for the audit trail; fields that stay are left out. */
export function changesOf<Fields extends object>(
  before: { [Name in keyof Fields]?: unknown },
  after: Fields,
): Record<string, { was: unknown; became: unknown }> {
  return Object.fromEntries(
    Object.entries(after)
      .map(([name, became]) => [name, { was: before[name as keyof Fields] ?? null, became }] as const)
      .filter(
        ([, { was, became }]) => became !== undefined && JSON.stringify(was) !== JSON.stringify(became),
      ),
  );
}
