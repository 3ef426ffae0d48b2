import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { deliveries, heard, proposals, reportRevisions, tokens } from '../../db/tables/index.ts';
import { TODAY } from '../../reading/as-of.ts';
import { countByReadiness, type ReadinessCount } from '../project/list.ts';

/** How many days before its end a token counts as ending soon. */
export const EXPIRES_SOON_DAYS = 14;

/** What the operator watches of what the tracker holds. */
export interface Figures {
  projects: readonly Readonly<ReadinessCount>[];
  openProposals: number;
  /** Day on which the one was opened that has waited longest, its start; null: none waits. */
  oldestProposalAt: Date | null;
  /** When the newest content of a report was taken over; null: none was. */
  lastImportAt: Date | null;
  /** Tokens that end within the days of a warning. */
  tokensEndingSoon: number;
  /** Messages to subscribers, and what the repository has told. */
  queues: Readonly<Record<'deliveries' | 'heard', QueueFigures>>;
  /** Messages that could not be sent so far, and are tried again. */
  deliveriesFailing: number;
}

export interface QueueFigures {
  waiting: number;
  /** When the oldest waiting entry came; null: none waits. */
  oldestAt: Date | null;
  /** How many were given up within the last day. */
  failed: number;
}

export async function readFigures(db: Db, now: Date): Promise<Figures> {
  const at = now.toISOString();
  const { rows } = await db.execute<{
    open: number;
    oldest: string | null;
    imported: string | null;
    ending: number;
    failing: number;
  }>(sql`
    select count(*)::int as open, (extract(epoch from min(opened_on)) * 1000)::bigint::text as oldest,
      (select (extract(epoch from max(imported_at)) * 1000)::bigint::text from ${reportRevisions}) as imported,
      (select count(*)::int from ${tokens} where revoked_at is null and expires_at > ${at}::timestamptz
        and expires_at < ${at}::timestamptz + make_interval(days => ${EXPIRES_SOON_DAYS})) as ending,
      (select count(*)::int from ${deliveries} where state = 'WAITING' and attempts > 0) as failing
    from ${proposals} where outcome is null`);
  const found = rows[0];
  return {
    projects: await countByReadiness(db, TODAY, now),
    openProposals: found?.open ?? 0,
    oldestProposalAt: instant(found?.oldest),
    lastImportAt: instant(found?.imported),
    tokensEndingSoon: found?.ending ?? 0,
    deliveriesFailing: found?.failing ?? 0,
    queues: await readQueues(db, at),
  };
}

const instant = (ms: string | null | undefined) => (ms ? new Date(Number(ms)) : null);

async function readQueues(db: Db, at: string): Promise<Figures['queues']> {
  const { rows } = await db.execute<{
    queue: keyof Figures['queues'];
    waiting: number;
    oldest: string | null;
    failed: number;
  }>(sql`
    select 'deliveries' as queue, count(*)::int as waiting, (extract(epoch from min(made_at)) * 1000)::bigint::text as oldest,
      (select count(*)::int from ${deliveries} where state = 'GIVEN_UP' and ended_at > ${at}::timestamptz - interval '1 day') as failed
    from ${deliveries} where state = 'WAITING'
    union all
    select 'heard', count(*)::int, (extract(epoch from min(at)) * 1000)::bigint::text,
      (select count(*)::int from ${heard} where state = 'GIVEN_UP' and ended_at > ${at}::timestamptz - interval '1 day')
    from ${heard} where state = 'WAITING'`);
  const of = (name: keyof Figures['queues']): QueueFigures => {
    const found = rows.find(({ queue }) => queue === name);
    return { waiting: found?.waiting ?? 0, oldestAt: instant(found?.oldest), failed: found?.failed ?? 0 };
  };
  return { deliveries: of('deliveries'), heard: of('heard') };
}
