import { getTableColumns, inArray, sql } from 'drizzle-orm';
import { auditEvents, people } from '../../db/tables/index.ts';
import { all, given } from '../filter.ts';
import type { Source } from '../page.ts';
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
