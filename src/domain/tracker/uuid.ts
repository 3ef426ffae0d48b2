import { uuidOf } from '../../base/uuid.ts';
import type { Db } from '../../db/index.ts';
import { tracker } from '../../db/tables/index.ts';
import { prepared } from '../../reading/prepared.ts';

/** Drawn when the database was made, and kept with it. */
export async function trackerUuid(db: Db): Promise<string> {
  const [row] = await prepared(db, 'uuid of the tracker', () =>
    db.select({ uuid: tracker.uuid }).from(tracker),
  ).execute({});
  if (!row) throw new Error('Expected one row in tracker, got none.');
  return row.uuid;
}

/** Of each row of a kind, such as `StatusChange`. */
export async function uuidsOf(db: Db, kind: string, rows: readonly { id: number }[]): Promise<string[]> {
  const space = await trackerUuid(db);
  return rows.map(({ id }) => uuidOf(space, `${kind}:${id}`));
}
