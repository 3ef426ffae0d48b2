import { sql } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Db } from '../../db/index.ts';
import type { AuditedBy } from './audit.ts';

/** One line for what the same credential, or person, is refused again and again: the first in an hour. */
const EVERY_MS = 3_600_000;
/** Of all together in an hour, so that no number of people and credentials fills the disk. */
const MOST_IN_AN_HOUR = 1000;

export interface Refusal {
  /** The mutation, or `signIn`. */
  act: string;
  code: 'FORBIDDEN' | 'UNAUTHENTICATED';
}

/** Written lately by this process: most repetitions do not reach the database. */
const written = new WeakMap<object, LRUCache<string, number>>();

/** Notes what a known person has tried and may not do. It is not part of the refused act, and never the reason that it fails. */
export async function appendRefusal(
  db: Db,
  { viewer, requestId }: AuditedBy,
  { act, code }: Refusal,
): Promise<void> {
  const lately = written.get(db) ?? new LRUCache<string, number>({ max: 5000 });
  written.set(db, lately);
  const key = [viewer.personId, viewer.tokenId, act, code].join(' ');
  const last = lately.get(key);
  if (last !== undefined && performance.now() - last < EVERY_MS) return;
  lately.set(key, performance.now());
  const subject = viewer.tokenId === null ? `Person:${viewer.personId}` : `Token:${viewer.tokenId}`;
  await db
    .execute(sql`
      insert into audit_events (actor_id, token_id, act, subject, details, request_id, refusal)
      select ${viewer.personId}::int, ${viewer.tokenId}::int, ${act}::text, ${subject}::text,
        '{}'::jsonb, ${requestId}::text, ${code}::text
      where (
        select count(*) < ${MOST_IN_AN_HOUR}::int and not coalesce(bool_or(
          lately.act = ${act} and lately.refusal = ${code} and lately.actor_id = ${viewer.personId}::int
          and lately.token_id is not distinct from ${viewer.tokenId}::int), false)
        from audit_events lately where lately.at > clock_timestamp() - interval '1 hour' and lately.refusal is not null)`)
    .catch(() => lately.delete(key));
}
