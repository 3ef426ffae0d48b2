import { sql } from 'drizzle-orm';
import { auditEvents } from '../../db/tables/index.ts';
import { type Find, rowsAt } from '../point.ts';
import { prepared } from '../prepared.ts';
import type { AuditEventRow } from './list.ts';

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
