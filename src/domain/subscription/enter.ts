import { sql } from 'drizzle-orm';
import { NotFoundError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { deliveries, newsSubscriptions, projects } from '../../db/tables/index.ts';
import { calledBy } from '../../reading/called.ts';
import { assertConsistent, type WishGiven } from './schemas.ts';
import { hashOfLink, newLinkToken, newSigningSecret } from './secret.ts';

interface Whose {
  personId: number | null;
  isOfGroup: boolean;
  fileKey?: string;
  /** Of a webhook; left out: a new one is drawn. */
  secret?: string | null;
  alsoForMe?: boolean;
  now: Date;
}

/**
 * Enters a subscription. One by e-mail waits until somebody follows the link that is sent there, unless the operator wrote the
 * address into the group's file.
 */
export async function enterSubscription(
  tx: Db,
  wish: WishGiven,
  { personId, isOfGroup, fileKey, secret: given, alsoForMe = true, now }: Whose,
): Promise<{ id: number; secret: string | null }> {
  assertConsistent(wish);
  const { topic, level = null, channel, address, pace } = wish;
  const projectId = wish.project ? await idOfProject(tx, wish.project) : null;
  const secret = channel === 'WEBHOOK' ? (given ?? newSigningSecret()) : null;
  const mustProve = channel === 'EMAIL' && fileKey === undefined;
  const link = mustProve ? newLinkToken() : null;
  const [row] = await tx
    .insert(newsSubscriptions)
    .values({
      ...{ personId, isOfGroup, fileKey: fileKey ?? null, topic, projectId, level, channel, address },
      pace: pace ?? 'AT_ONCE',
      alsoForMe,
      createdAt: now,
      confirmedAt: mustProve ? null : now,
      confirmHash: link && hashOfLink(link),
      endToken: newLinkToken(),
      secret,
    })
    .returning({ id: newsSubscriptions.id });
  if (!row) throw new Error('the database returned no subscription');
  if (link)
    await tx
      .insert(deliveries)
      .values({ subscriptionId: row.id, message: { confirm: link, items: [] }, madeAt: now });
  return { id: row.id, secret };
}

export async function idOfProject(tx: Db, slug: string): Promise<number> {
  const [row] = await tx
    .select({ id: projects.id })
    .from(projects)
    .innerJoin(calledBy([slug]), sql`called.id = ${projects.id}`);
  if (!row) throw new NotFoundError('project', slug);
  return row.id;
}
