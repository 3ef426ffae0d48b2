import { count, sql } from 'drizzle-orm';
import { ConflictError } from '../../base/errors.ts';
import { newsSubscriptions } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { MOST_ASKED } from './by-link.ts';
import { enterSubscription } from './enter.ts';
import { SubscribeInput } from './schemas.ts';

/** Each is asked about everything that happens. */
const MOST_OF_ONE = 50;

export interface Subscribed {
  subscriptionId: number;
  secret?: string | null;
}

/** Asks to be told. Chairs also ask for the group. */
export const subscribe = defineAct({
  name: 'subscribe',
  input: SubscribeInput,
  alsoNeeds: ({ forGroup }) => (forGroup ? ['keepGroupSubscriptions'] : []),
  run: async (tx, { forGroup, alsoForMe, ...wish }, { viewer: { personId }, now }) => {
    const isOfGroup = forGroup ?? false;
    const [held] = await tx
      .select({ number: count() })
      .from(newsSubscriptions)
      .where(
        sql`${newsSubscriptions.endedAt} is null and ${newsSubscriptions.isOfGroup} = ${isOfGroup} and (${isOfGroup} or ${newsSubscriptions.personId} = ${personId})`,
      );
    if ((held?.number ?? 0) >= MOST_OF_ONE)
      throw new ConflictError(`There are ${MOST_OF_ONE} subscriptions already: end one first.`);
    if (wish.channel === 'EMAIL') {
      const [asked] = await tx
        .select({ number: count() })
        .from(newsSubscriptions)
        .where(
          sql`lower(${newsSubscriptions.address}) = lower(${wish.address}) and ${newsSubscriptions.createdAt} > ${now.toISOString()}::timestamptz - interval '1 day'
            and ${newsSubscriptions.confirmedAt} is null`,
        );
      if ((asked?.number ?? 0) >= MOST_ASKED)
        throw new ConflictError(
          `${MOST_ASKED} mails were sent to this address within a day, and no link of theirs was followed: follow one first.`,
        );
    }
    const { id, secret } = await enterSubscription(tx, wish, {
      ...{ personId, isOfGroup, now },
      alsoForMe: alsoForMe ?? true,
    });
    return {
      answer: { subscriptionId: id } as Subscribed,
      shownOnce: { secret },
      subject: `NewsSubscription:${id}`,
      // Where it goes is nobody's business but its owner's.
      details: { topic: wish.topic, channel: wish.channel, isOfGroup },
    };
  },
});
