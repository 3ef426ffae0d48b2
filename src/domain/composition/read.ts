import { sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { channels, projects } from '../../db/tables/index.ts';
import { prepared } from '../../reading/prepared.ts';
import { type Base, baseSchema, type Delta, deltaSchema } from '../channel/delta.ts';

/** Base LinuxKit as the channel keeps it; null where none is on record. */
export async function readBase(db: Db, channelId: number): Promise<Base | null> {
  const [row] = await prepared(db, 'base of a channel', () =>
    db
      .select({ base: channels.base })
      .from(channels)
      .where(sql`${channels.id} = ${sql.placeholder('id')}`),
  ).execute({ id: channelId });
  return row?.base == null ? null : baseSchema.parse(row.base);
}

/** What each of these projects changes about the base; null for one of which that is not on record. */
export async function readDeltas(db: Db, ids: readonly number[]): Promise<(Delta | null)[]> {
  const rows = ids.length
    ? await prepared(db, 'deltas of projects', () =>
        db
          .select({ id: projects.id, delta: projects.delta })
          .from(projects)
          .where(sql`${projects.id} = any(${sql.placeholder('ids')}::int[])`),
      ).execute({ ids })
    : [];
  const deltas = new Map(rows.map(({ id, delta }) => [id, delta]));
  return ids.map((id) => {
    const delta = deltas.get(id);
    return delta == null ? null : deltaSchema.parse(delta);
  });
}
