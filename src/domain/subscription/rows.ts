import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { type deliveries, newsSubscriptions } from '../../db/tables/index.ts';
import { type Find, listsById, rowsAt } from '../../reading/point.ts';
import type { Source } from '../../reading/source.ts';
import type { Viewer } from '../act/viewer.ts';

// Never what links and signatures are made of: nobody who reads a subscription needs it.
const { secret, formerSecret, endToken, confirmHash, ...columns } = getTableColumns(newsSubscriptions);
const subscriptionColumns = columns;

export type SubscriptionRow = Omit<
  typeof newsSubscriptions.$inferSelect,
  'secret' | 'formerSecret' | 'endToken' | 'confirmHash'
>;

const findWhere =
  (where: SQL): Find<SubscriptionRow> =>
  (db, points) =>
    rowsAt(points, (ids) =>
      db
        .select(subscriptionColumns)
        .from(newsSubscriptions)
        .where(sql`${newsSubscriptions.id} in (${sql.join(ids, sql`, `)}) and ${where}`),
    );

/** Those that an act has just written. */
export const findSubscriptions = findWhere(sql`true`);
export const findSubscriptionsOf = (viewer: Viewer): Find<SubscriptionRow> => findWhere(isTheirs(viewer));

/** The subscriptions that a viewer may see, oldest first, ended ones included. */
export const subscriptionsOf = (viewer: Viewer, { ownAlone = false } = {}): Source<SubscriptionRow> => ({
  name: 'Query.newsSubscriptions',
  columns: subscriptionColumns,
  as: 'news_subscriptions',
  from: sql`${newsSubscriptions}`,
  where: ownAlone ? isOwn(viewer) : isTheirs(viewer),
  order: { name: 'Query.newsSubscriptions', keys: [{ sql: newsSubscriptions.id, type: 'integer' }] },
  isDynamic: true,
});

/** How it goes with the messages of a subscription. */
export interface Health {
  subscriptionId: number;
  /** When a message was last taken. */
  lastDeliveredAt: Date | null;
  /** When the oldest message was written that was tried and not taken, since one was; null: nothing fails. */
  failingSince: Date | null;
}

export const healthOf = async (db: Db, rows: readonly { id: number }[]): Promise<Health[]> => {
  const lists = await listsById(
    rows,
    async (ids) => {
      const { rows: found } = await db.execute<Record<keyof Health, string> & { subscriptionId: number }>(
        sql`select subscription_id as "subscriptionId", max(delivered_at) as "lastDeliveredAt",
            min(made_at) filter (where state = 'WAITING' and attempts > 0 or state = 'GIVEN_UP' and made_at > coalesce(last_made_at, '-infinity')) as "failingSince"
          from (select subscription_id, state, attempts, made_at, case when state = 'DELIVERED' then ended_at end as delivered_at,
              max(made_at) filter (where state = 'DELIVERED') over (partition by subscription_id) as last_made_at
            from deliveries where subscription_id in (${sql.join(ids, sql`, `)})) as each
          group by subscription_id`,
      );
      const date = (text: string | null) => text && new Date(text);
      return found.map((each) => ({
        subscriptionId: each.subscriptionId,
        lastDeliveredAt: date(each.lastDeliveredAt) || null,
        failingSince: date(each.failingSince) || null,
      }));
    },
    ({ subscriptionId }) => subscriptionId,
  );
  return lists.map(
    ([health], index) =>
      health ?? { subscriptionId: rows[index]?.id ?? 0, lastDeliveredAt: null, failingSince: null },
  );
};

export type DeliveryRow = Pick<
  typeof deliveries.$inferSelect,
  'id' | 'subscriptionId' | 'madeAt' | 'state' | 'attempts' | 'lastAttemptAt' | 'lastError'
>;

const MOST_SHOWN = 20;

/** The last messages of each, newest first. */
export const lastDeliveries = (db: Db, rows: readonly { id: number }[]): Promise<DeliveryRow[][]> =>
  listsById(
    rows,
    async (ids) => {
      const found = await db.execute<DeliveryRow & Record<string, unknown>>(
        sql`select last.* from unnest(array[${sql.join(ids, sql`, `)}]::int[]) as asked(id), lateral (
          select id, subscription_id as "subscriptionId", made_at as "madeAt", state, attempts, last_attempt_at as "lastAttemptAt", last_error as "lastError"
          from deliveries where subscription_id = asked.id order by made_at desc, id limit ${MOST_SHOWN}) last`,
      );
      return found.rows.map((row) => ({
        ...row,
        madeAt: new Date(row.madeAt),
        lastAttemptAt: row.lastAttemptAt && new Date(row.lastAttemptAt),
      }));
    },
    ({ subscriptionId }) => subscriptionId,
  );

/** What a viewer may see and end: their own, by any handle of theirs; chairs also the group's, and admins all of them. */
export function isTheirs(viewer: Pick<Viewer, 'role' | 'personId'>): SQL {
  return viewer.role === 'ADMIN' ? sql`true` : isOwn(viewer);
}

/** Their own, and for chairs the group’s. */
function isOwn({ role, personId }: Pick<Viewer, 'role' | 'personId'>): SQL {
  const own = sql`${newsSubscriptions.personId} in (
    select handle.id from people handle, people own
    where own.id = ${personId} and coalesce(handle.joined_to, handle.id) = coalesce(own.joined_to, own.id))
    and not ${newsSubscriptions.isOfGroup}`;
  return role === 'CHAIR' ? sql`(${own} or ${newsSubscriptions.isOfGroup})` : sql`(${own})`;
}
