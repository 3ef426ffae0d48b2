import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { ConflictError, NotFoundError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import type { subscriptionEnd } from '../../db/tables/enums.ts';
import { deliveries, newsGathered, newsSubscriptions } from '../../db/tables/index.ts';
import { defineAct, type Ref } from '../act/act.ts';
import { isTheirs } from './rows.ts';

/** Nothing is sent from here on, not even what waits. */
export const endSubscription = defineAct({
  name: 'endSubscription',
  input: z.object({ subscription: z.custom<Ref>() }),
  run: async (tx, { subscription: ref }, { viewer, now }) => {
    const [row] = await tx
      .select({ id: newsSubscriptions.id, endedAt: newsSubscriptions.endedAt })
      .from(newsSubscriptions)
      .where(sql`${newsSubscriptions.id} = ${ref.id} and ${isTheirs(viewer)}`);
    if (!row) throw new NotFoundError('subscription', ref.given);
    if (row.endedAt || !(await endOne(tx, ref.id, 'OWNER', now)))
      throw new ConflictError('This subscription has ended already.');
    return {
      answer: { subscriptionId: ref.id },
      subject: `NewsSubscription:${ref.id}`,
      details: {},
    };
  },
});

/** What ended it: its owner, the link at the end of a mail, the receiver, or the group’s file, which no longer lists it. */
export type EndedBecause = (typeof subscriptionEnd.enumValues)[number];

export async function endOne(tx: Db, id: number, endedBecause: EndedBecause, now: Date): Promise<boolean> {
  const [ended] = await tx
    .update(newsSubscriptions)
    .set({ endedAt: now, endedBecause })
    .where(sql`${newsSubscriptions.id} = ${id} and ${newsSubscriptions.endedAt} is null`)
    .returning({ id: newsSubscriptions.id });
  if (!ended) return false;
  await tx
    .update(deliveries)
    .set({ state: 'DROPPED', endedAt: now })
    .where(sql`${deliveries.subscriptionId} = ${id} and ${deliveries.state} = 'WAITING'`);
  await tx.delete(newsGathered).where(sql`${newsGathered.subscriptionId} = ${id}`);
  return true;
}
