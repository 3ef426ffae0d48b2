import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { GroupTold } from '../../base/group.ts';
import { type Db, transact } from '../../db/index.ts';
import { newsSubscriptions } from '../../db/tables/index.ts';
import { endOne } from './end.ts';
import { enterSubscription } from './enter.ts';

/** Subscribes each entry of the group's file, and ends what the file no longer lists. Any number of servers may do so at once. */
export function keepFileSubscriptions(db: Db, told: readonly GroupTold[], now: Date): Promise<void> {
  return transact(db, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7310294486523034)`);
    const standing = await tx
      .select({
        id: newsSubscriptions.id,
        key: newsSubscriptions.fileKey,
        secret: newsSubscriptions.secret,
      })
      .from(newsSubscriptions)
      .where(sql`${newsSubscriptions.fileKey} is not null`);
    const wanted = new Map(told.map((each) => [keyOf(each), each]));
    for (const { id, key } of standing)
      if (!wanted.has(key ?? '')) {
        await endOne(tx, id, 'FILE', now);
        await tx.update(newsSubscriptions).set({ fileKey: null }).where(sql`${newsSubscriptions.id} = ${id}`);
      }
    for (const [fileKey, each] of wanted) {
      const there = standing.find(({ key }) => key === fileKey);
      if (!there)
        await enterSubscription(tx, each, {
          ...{ personId: null, isOfGroup: true, fileKey, secret: each.secret, now },
        });
      else if (there.secret !== each.secret)
        await tx
          .update(newsSubscriptions)
          .set({ secret: each.secret, formerSecret: null, formerUntil: null })
          .where(sql`${newsSubscriptions.id} = ${there.id}`);
    }
  });
}

/** An entry is known by a digest, since the address of a chat is a secret. */
const keyOf = ({ secret, ...told }: GroupTold): string =>
  createHash('sha256').update(JSON.stringify(told)).digest('hex');
