import type { Db } from '../db/index.ts';
import { admitted, eachOf } from '../domain/act/act.ts';
import type { Evidence } from '../domain/evidence/write.ts';
import { confirmMove, confirmReadiness } from '../domain/status-change/confirm.ts';
import { openMoves } from '../domain/status-change/moves.ts';
import { recordMove, recordStatusChange } from '../domain/status-change/record.ts';
import { askedOf, chairOn, placedAll } from './door.ts';
import type { SeedIds } from './ids.ts';
import type { Place } from './place.ts';
import type { Seeds } from './read.ts';

/** The changes, then the confirmations, by the acts by which people enter them. */
export async function seedStatusChanges(tx: Db, seeds: Seeds, ids: SeedIds, now: Date): Promise<void> {
  const actor = chairOn(ids, now);
  const records = [...seeds.changes, ...seeds.confirmations];
  const places = new Map<number, Place>();
  await placedAll(
    records,
    async () => {
      const moves = await openMoves(
        tx,
        {
          projects: records.map(({ project }) => project),
          meetings: records.map(({ meeting }) => meeting),
          count: records.length,
          isMany: true,
        },
        actor,
      );
      await eachOf(records, async (given) => {
        const { project, to, meeting, basis, reason, place } = given;
        const said = { project, meeting, basis, reason };
        const evidenceOf = async ({ origin, input }: Rests): Promise<Evidence[]> => [
          ...(origin ? [origin] : []),
          ...input.evidence.flatMap((item) => ('url' in item ? [item] : [])),
        ];
        if ('effective_on' in given) {
          const asked = askedOf(given, { ...said, to, effectiveOn: given.effective_on }, ids);
          const one = admitted(recordStatusChange, asked, actor);
          const row = await recordMove(moves, one.input, () => evidenceOf(one));
          places.set(row.id, place);
        } else {
          const asked = askedOf(given, { ...said, expectedFrom: to }, ids);
          const one = admitted(confirmReadiness, asked, actor);
          const row = await confirmMove(moves, one.input, () => evidenceOf(one));
          places.set(row.id, place);
        }
      });
      await moves.write();
    },
    (broken) => broken.map((id) => places.get(id)).find((place) => place !== undefined),
  );
}

interface Rests {
  origin: Exclude<Evidence, { url: string }> | null;
  input: { evidence: readonly ({ url: string } | object)[] };
}
