import type { Db } from '../db/index.ts';
import { enterAll } from '../domain/act/act.ts';
import { addChannel } from '../domain/channel/add.ts';
import { nameChannel } from '../domain/channel/name.ts';
import { askedOf, chairOn, placedAll } from './door.ts';
import type { SeedIds } from './ids.ts';
import type { Seeds } from './read.ts';

/** The channel with its base, and the names it went by. */
export async function seedChannel(tx: Db, seeds: Seeds, ids: SeedIds, now: Date): Promise<void> {
  if (!seeds.channel) return;
  const { slug, summary, names } = seeds.channel;
  const asked = names.map((given) => {
    const { name, since, meeting, reason } = given;
    return askedOf(given, { name, since, meeting, reason }, ids);
  });
  const opened = asked
    .slice(0, 1)
    .map((first) => ({ ...first, input: { ...(first.input as object), slug, summary, base: seeds.base } }));
  const actor = chairOn(ids, now);
  await placedAll(names, () => enterAll(tx, addChannel, opened, actor));
  await placedAll(names.slice(1), () => enterAll(tx, nameChannel, asked.slice(1), actor));
}
