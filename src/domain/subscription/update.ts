import { sql } from 'drizzle-orm';
import { ConflictError, NotFoundError } from '../../base/errors.ts';
import { newsSubscriptions } from '../../db/tables/index.ts';
import { defineAct } from '../act/act.ts';
import { idOfProject } from './enter.ts';
import { isTheirs } from './rows.ts';
import { assertConsistent, UpdateInput } from './schemas.ts';

/** Changes topic or pace of a subscription to the same address; what is left out stays. */
export const updateSubscription = defineAct({
  name: 'updateSubscription',
  input: UpdateInput,
  run: async (tx, { subscription: ref, topic, project, level, pace, alsoForMe }, { viewer }) => {
    const [row] = await tx
      .select()
      .from(newsSubscriptions)
      .where(sql`${newsSubscriptions.id} = ${ref.id} and ${isTheirs(viewer)}`)
      .for('update');
    if (!row) throw new NotFoundError('subscription', ref.given);
    if (row.endedAt) throw new ConflictError('This subscription has ended: subscribe again.');
    if (row.fileKey !== null) throw new ConflictError('sig.yaml names it: change it there.');
    const to = {
      topic: topic ?? row.topic,
      level: topic && topic !== 'LEVEL' ? (level ?? null) : (level ?? row.level),
      pace: pace ?? row.pace,
      alsoForMe: alsoForMe ?? row.alsoForMe,
    };
    const stays = to.topic === 'PROJECT' && !project && row.projectId !== null;
    assertConsistent({
      ...{ ...to, channel: row.channel, address: row.address },
      project: stays ? String(row.projectId) : (project ?? null),
    });
    const projectId = stays ? row.projectId : project ? await idOfProject(tx, project) : null;
    await tx
      .update(newsSubscriptions)
      .set({ ...to, projectId })
      .where(sql`${newsSubscriptions.id} = ${ref.id}`);
    return {
      answer: { subscriptionId: ref.id },
      subject: `NewsSubscription:${ref.id}`,
      details: { topic: to.topic },
    };
  },
});
