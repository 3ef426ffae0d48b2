import type { Db } from '../db/index.ts';
import { enterAll } from '../domain/access/bulk.ts';
import { nameChannel } from '../domain/channel/name.ts';
import { openChannel } from '../domain/channel/open.ts';
import { askedOf, chairOn, placedAll } from './door.ts';
import type { SeedIds } from './ids.ts';
import type { Seeds } from './read.ts';

/** The channel with its base, and the names it went by. */
export async function seedChannel(tx: Db, seeds: Seeds, ids: SeedIds, now: Date): Promise<void> {
  if (!seeds.channel) return;
  const { slug, summary, names } = seeds.channel;
  await openChannel(tx, { slug, summary, base: seeds.base });
  const asked = names.map((given) => {
    const { name, since, meeting, reason } = given;
    return askedOf(given, { channel: slug, name, since, meeting, reason }, ids);
  });
  await placedAll(names, () => enterAll(tx, nameChannel, asked, chairOn(ids, now)));
}
