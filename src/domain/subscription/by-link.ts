import { sql } from 'drizzle-orm';
import { ConflictError, DomainError, NotFoundError, ValidationError } from '../../base/errors.ts';
import { type Db, transact } from '../../db/index.ts';
import { newsSubscriptions } from '../../db/tables/index.ts';
import { endOne } from './end.ts';
import { enterSubscription } from './enter.ts';
import type { WishGiven } from './schemas.ts';
import { hashOfLink } from './secret.ts';

/** A link of confirmation works for so long. */
const LINK_DAYS = 7;
/** The tracker sends at most so many mails of confirmation to one address in a day, whoever asks, so that nobody is flooded. */
export const MOST_ASKED = 3;
/** And at most so many in an hour in all. */
const MOST_IN_ALL = 200;

/** Subscribes a reader by e-mail. The answer is the same whether the address is subscribed already or not. */
export function subscribeByMail(db: Db, wish: WishGiven, now: Date): Promise<void> {
  return transact(db, async (tx) => {
    const { rows } = await tx.execute<{ own: number; all: number }>(
      sql`select count(*) filter (where lower(address) = lower(${wish.address}) and created_at > ${now.toISOString()}::timestamptz - interval '1 day')::int as own,
        count(*) filter (where created_at > ${now.toISOString()}::timestamptz - interval '1 hour')::int as all
        from news_subscriptions where channel = 'EMAIL' and person_id is null and created_at > ${now.toISOString()}::timestamptz - interval '1 day'`,
    );
    if ((rows[0]?.all ?? 0) >= MOST_IN_ALL)
      throw new ConflictError('Too many people are subscribing at the moment: try again in an hour.');
    if ((rows[0]?.own ?? 0) >= MOST_ASKED) return;
    await enterSubscription(tx, { ...wish, channel: 'EMAIL' }, { personId: null, isOfGroup: false, now });
  });
}

/** False where the link is unknown, too old, or of a subscription that has ended. */
export async function confirmByLink(db: Db, token: string, now: Date): Promise<boolean> {
  const confirmed = await db
    .update(newsSubscriptions)
    .set({ confirmedAt: sql`coalesce(${newsSubscriptions.confirmedAt}, ${now.toISOString()}::timestamptz)` })
    .where(
      sql`${newsSubscriptions.confirmHash} = ${hashOfLink(token)} and ${newsSubscriptions.endedAt} is null
        and ${newsSubscriptions.createdAt} > ${now.toISOString()}::timestamptz - make_interval(days => ${LINK_DAYS})`,
    )
    .returning({ id: newsSubscriptions.id });
  return confirmed.length > 0;
}

/** A subscription that has ended stays ended, and its link answers the same again. False where there is no such link. */
export function endByLink(db: Db, token: string, now: Date): Promise<boolean> {
  return transact(db, async (tx) => {
    const [row] = await tx
      .select({ id: newsSubscriptions.id })
      .from(newsSubscriptions)
      .where(sql`${newsSubscriptions.endToken} = ${token}`);
    if (!row) return false;
    await endOne(tx, row.id, 'LINK', now);
    return true;
  });
}

/** Why a reader's wish is refused; null for a fault of ours. */
export function whyNotSubscribed(error: unknown): 'address' | 'project' | 'choice' | 'busy' | null {
  if (error instanceof NotFoundError) return 'project';
  if (error instanceof ValidationError) {
    const { path = '' } = error.issues[0] ?? {};
    if (path === 'input.address') return 'address';
    return path === 'input.project' ? 'project' : 'choice';
  }
  return error instanceof DomainError ? 'busy' : null;
}
