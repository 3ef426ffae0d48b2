import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { NotFoundError } from '../../base/errors.ts';
import { newsSubscriptions } from '../../db/tables/index.ts';
import { defineAct, type Ref } from '../act/act.ts';
import { isTheirs } from './rows.ts';
import { newSigningSecret } from './secret.ts';

/** So long webhooks are signed with both, so that a receiver can change over. */
const BOTH_HOURS = 24;

export const rotateSigningSecret = defineAct({
  name: 'rotateSigningSecret',
  input: z.object({ subscription: z.custom<Ref>() }),
  run: async (tx, { subscription: ref }, { viewer, now }) => {
    const secret = newSigningSecret();
    const [row] = await tx
      .update(newsSubscriptions)
      .set({
        secret,
        formerSecret: sql`${newsSubscriptions.secret}`,
        formerUntil: new Date(now.getTime() + BOTH_HOURS * 3_600_000),
      })
      .where(
        sql`${newsSubscriptions.id} = ${ref.id} and ${newsSubscriptions.channel} = 'WEBHOOK' and ${newsSubscriptions.endedAt} is null and ${isTheirs(viewer)}`,
      )
      .returning({ id: newsSubscriptions.id });
    if (!row) throw new NotFoundError('subscription of a webhook', ref.given);
    const answer: { subscriptionId: number; secret?: string } = { subscriptionId: row.id };
    return { answer, shownOnce: { secret }, subject: `NewsSubscription:${row.id}`, details: {} };
  },
});
