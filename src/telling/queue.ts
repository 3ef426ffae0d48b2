import { setTimeout } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import PgBoss from 'pg-boss';
import type { Db } from '../db/index.ts';

/** Named so in the migration that makes it. */
const QUEUE = 'deliveries';
const AT_ONCE = 20;
/** Nobody waits longer than this for the next attempt. */
const LONGEST_WAIT = sql`interval '1 hour'`;

export interface Queue {
  /** Looks for work now, and not only when the next look is due. */
  wake(): void;
  stop(): Promise<void>;
}

/** If a message was begun so long ago and neither sent nor failed, its server has died. No sending takes as long. */
export const HELD_SECONDS = 60;
const LOOK_MS = 5000;
const POLL_MS = 2000;
/** What is being sent when the server stops is given so long to end; later it is sent again. */
const LONGEST_END_MS = 6000;

interface Options {
  db: Db;
  /** No other server is on this database: what is held when it starts is held by nobody. */
  isAlone: boolean;
  heldSeconds: number;
  /** Gives back whether it is to be tried again. */
  work: (id: string) => Promise<boolean>;
  onError: (error: Error) => void;
}

/**
 * The queue of deliveries, which several servers share: pg-boss on the handle that everything else uses, so that it runs on the
 * embedded database as well. Its tables are made by a migration. Each job ends by itself: one that fails or stalls keeps no other back.
 */
export async function startQueue({ db, isAlone, heldSeconds, work, onError }: Options): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => execute(db, text, values) },
    migrate: false,
    schedule: false,
    maintenanceIntervalSeconds: 20,
    archiveCompletedAfterSeconds: 3600,
    deleteAfterHours: 24,
  });
  boss.on('error', onError);
  await boss.start();
  const letGo = (seconds: number) =>
    db.execute(sql`update pgboss.job set state = 'retry', retry_count = retry_count + 1, start_after = now()
      where name = ${QUEUE} and state = 'active' and started_on <= now() - make_interval(secs => ${seconds})`);
  if (isAlone) await letGo(0);
  // A backup has the messages and not the queue.
  await db.execute(sql`insert into pgboss.job (id, name, data, policy, retry_limit, retry_delay, retry_backoff, expire_in, keep_until)
    select id, ${QUEUE}, jsonb_build_object('id', id), 'standard', 1000, 5, true, interval '15 minutes', now() + interval '3 days'
    from deliveries where state = 'WAITING' on conflict do nothing`);
  const one = async (id: string): Promise<void> => {
    const mayEnd = await work(id).catch((error) => {
      onError(error);
      return true;
    });
    if (!mayEnd) return boss.complete(QUEUE, id);
    await boss.fail(QUEUE, id);
    await db.execute(
      sql`update pgboss.job set start_after = least(start_after, now() + ${LONGEST_WAIT}) where name = ${QUEUE} and id = ${id}`,
    );
  };
  // Not `boss.work`: it waits for the slowest of a batch, and ends the batch once more while the next one is being taken.
  const busy = new Set<Promise<void>>();
  let taking: Promise<void> | null = null;
  let mayWait = true;
  let isStopped = false;
  const takeAll = async () => {
    while (mayWait && !isStopped && busy.size < AT_ONCE) {
      const room = AT_ONCE - busy.size;
      mayWait = false;
      const jobs = await boss.fetch(QUEUE, { batchSize: room });
      mayWait ||= jobs.length === room;
      for (const { id } of jobs) {
        const job = one(id)
          .catch(onError)
          .finally(() => {
            busy.delete(job);
            if (mayWait) take();
          });
        busy.add(job);
      }
    }
  };
  const take = () => {
    mayWait = true;
    taking ??= takeAll()
      .catch(onError)
      .finally(() => {
        taking = null;
      });
  };
  take();
  const timers = [
    setInterval(take, POLL_MS).unref(),
    setInterval(() => letGo(heldSeconds).catch(onError), LOOK_MS).unref(),
  ];
  return {
    wake: take,
    async stop() {
      isStopped = true;
      for (const timer of timers) clearInterval(timer);
      await taking;
      await Promise.race([Promise.all(busy), setTimeout(LONGEST_END_MS, undefined, { ref: false })]);
      await boss.stop({ graceful: false });
    },
  };
}

/** Statements of pg-boss as everything else sends them; several in one text are one transaction. */
async function execute(db: Db, text: string, values: unknown[] = []): Promise<{ rows: never[] }> {
  const parts = /^\s*BEGIN;(.*)COMMIT;\s*$/s.exec(text)?.[1]?.split(';');
  if (!parts) return db.execute(statement(text, values)) as unknown as Promise<{ rows: never[] }>;
  await db.transaction(async (tx) => {
    for (const part of parts) if (part.trim()) await tx.execute(sql.raw(part));
  });
  return { rows: [] };
}

function statement(text: string, values: readonly unknown[]): SQL {
  const pieces = text.split(/\$(\d+)/);
  return sql.join(
    pieces.map((piece, index) => (index % 2 ? sql`${sql.param(values[Number(piece) - 1])}` : sql.raw(piece))),
  );
}
