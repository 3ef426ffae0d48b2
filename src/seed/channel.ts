import type { Db } from '../db/index.ts';
import { channelNames, channels } from '../db/tables/index.ts';
import { writeEvidence } from '../domain/evidence/write.ts';
import { asEvidence } from './evidence.ts';
import { first } from './first.ts';
import type { SeedIds } from './ids.ts';
import { placed } from './place.ts';
import type { Seeds } from './read.ts';

/** The channel with base LinuxKit, and the names it went by. */
export async function seedChannel(tx: Db, seeds: Seeds, ids: SeedIds): Promise<void> {
  const { slug, summary, names } = seeds.channel;
  const channel = first(
    await tx.insert(channels).values({ slug, summary, base: seeds.base }).returning({ id: channels.id }),
  );
  for (const name of names)
    await placed(name.place, async () => {
      const row = first(
        await tx
          .insert(channelNames)
          .values({
            channelId: channel.id,
            name: name.name,
            since: name.since,
            meetingId: name.meeting === undefined ? null : ids.meeting(name.meeting),
            reason: name.reason,
            enteredBy: ids.bot,
          })
          .returning({ id: channelNames.id }),
      );
      await writeEvidence(tx, { channelNameId: row.id }, asEvidence(name.evidence, ids));
    });
}
