import { auditEvents } from '../../db/tables/index.ts';
import { batch, type Writes } from '../rows.ts';

/** Entries of the audit trail that are written with what they tell of. */
export const auditWrites = (events: readonly Omit<typeof auditEvents.$inferInsert, 'id'>[]): Writes => ({
  insert: [batch(auditEvents, events)],
});
