import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { deliveries, newsSubscriptions } from '../../db/tables/index.ts';
import type { Message } from './item.ts';

/** The server goes on trying a receiver that is down for so long. */
const TRIED_HOURS = 24;

export interface ToSend {
  id: string;
  madeAt: Date;
  message: Message;
  subscription: typeof newsSubscriptions.$inferSelect;
}

/** The message to send; null where another server has delivered it, or the subscription has ended. */
export async function toSend(db: Db, id: string, now: Date): Promise<ToSend | null> {
  const [row] = await db
    .select({ delivery: deliveries, subscription: newsSubscriptions })
    .from(deliveries)
    .innerJoin(newsSubscriptions, sql`${newsSubscriptions.id} = ${deliveries.subscriptionId}`)
    .where(sql`${deliveries.id} = ${id}`);
  if (row?.delivery.state !== 'WAITING') return null;
  const { delivery, subscription } = row;
  if (subscription.endedAt) {
    await end(db, id, 'DROPPED', now);
    return null;
  }
  return { id, madeAt: delivery.madeAt, message: delivery.message as Message, subscription };
}

export const delivered = (db: Db, id: string, now: Date) => end(db, id, 'DELIVERED', now);

/** Counts a failed attempt; returns whether to try again. */
export async function failed(
  db: Db,
  { id, madeAt }: Pick<ToSend, 'id' | 'madeAt'>,
  { why, isFinal }: { why: string; isFinal: boolean },
  now: Date,
): Promise<boolean> {
  const isOver = isFinal || now.getTime() - madeAt.getTime() > TRIED_HOURS * 3_600_000;
  await db
    .update(deliveries)
    .set({
      attempts: sql`${deliveries.attempts} + 1`,
      lastAttemptAt: now,
      lastError: why.slice(0, 500),
      ...(isOver ? { state: 'GIVEN_UP' as const, endedAt: now } : {}),
    })
    .where(sql`${deliveries.id} = ${id} and ${deliveries.state} = 'WAITING'`);
  return !isOver;
}

async function end(db: Db, id: string, state: 'DELIVERED' | 'DROPPED', now: Date): Promise<void> {
  await db
    .update(deliveries)
    .set({
      state,
      endedAt: now,
      ...(state === 'DELIVERED'
        ? { attempts: sql`${deliveries.attempts} + 1`, lastAttemptAt: now, lastError: null }
        : {}),
      // People who read the database must not be able to use a link that has been sent.
      ...(state === 'DELIVERED' ? { message: sql`${deliveries.message} - 'confirm'` } : {}),
    })
    .where(sql`${deliveries.id} = ${id} and ${deliveries.state} = 'WAITING'`);
}
