import { sql } from 'drizzle-orm';
import { type Db, transact } from '../../db/index.ts';
import { heard, heardFiles, heardPositions, news } from '../../db/tables/index.ts';

export type HeardRow = typeof heard.$inferSelect;
export type HeardFileGiven = Omit<typeof heardFiles.$inferInsert, 'id' | 'at'>;

interface Given {
  source: string;
  deliveryId: string;
  event: string;
  /** Of the body as it came. */
  digest?: string;
  payload: unknown;
  /** Why nothing is done with it. */
  passedOver?: string;
}

/** Keeps a delivery until it has been looked at; false where it came before. */
export async function keepHeard(db: Db, { passedOver, ...given }: Given, now: Date): Promise<boolean> {
  const end =
    passedOver === undefined ? {} : { state: 'PASSED_OVER' as const, why: passedOver, endedAt: now };
  const rows = await db
    .insert(heard)
    .values({ ...given, ...end, at: now })
    .onConflictDoNothing()
    .returning({ id: heard.id });
  return rows.length > 0;
}

/** It is tried again for about a day. */
const MOST_ATTEMPTS = 12;

export interface Outcome {
  state: 'DONE' | 'PASSED_OVER' | 'REFUSED';
  why: string | null;
}

/**
 * Looks at the next delivery, in the order in which they came, one server at a time; false where none waits. One that fails
 * waits longer each time, and lets later ones pass.
 */
export async function nextHeard(
  db: Db,
  work: (row: HeardRow) => Promise<Outcome>,
  now: () => Date,
): Promise<boolean> {
  const at = now();
  // Taken for two minutes: a server that dies meanwhile leaves it to another.
  const [row] = await db
    .update(heard)
    .set({ attempts: sql`${heard.attempts} + 1`, endedAt: new Date(at.getTime() + 120_000) })
    .where(
      sql`${heard.id} = (select id from heard waiting where waiting.state = 'WAITING'
        and (waiting.ended_at is null or waiting.ended_at <= ${at.toISOString()}::timestamptz)
        order by waiting.id limit 1 for update skip locked)`,
    )
    .returning();
  if (!row) return false;
  try {
    const { state, why } = await work(row);
    await db.update(heard).set({ state, why, endedAt: now() }).where(sql`${heard.id} = ${row.id}`);
  } catch (error) {
    const isOver = row.attempts >= MOST_ATTEMPTS;
    const delay = Math.min(4 * 3_600_000, 5000 * 2 ** row.attempts);
    await db
      .update(heard)
      .set({
        state: isOver ? 'GIVEN_UP' : 'WAITING',
        why: (error as Error).message.slice(0, 500),
        endedAt: new Date(now().getTime() + (isOver ? 0 : delay)),
      })
      .where(sql`${heard.id} = ${row.id}`);
  }
  return true;
}

/** Notes what became of a file; if it was not imported, or not whole, the chairs hear of it. */
export function noteFile(db: Db, file: HeardFileGiven, why: string | null): Promise<void> {
  return transact(db, async (tx) => {
    await tx
      .insert(heardFiles)
      .values(file)
      .onConflictDoUpdate({
        target: [heardFiles.heardId, heardFiles.path, heardFiles.commit],
        set: { outcome: file.outcome, changes: file.changes, problems: file.problems },
      });
    if (why !== null)
      await tx
        .insert(news)
        .values({
          kind: 'IMPORT_PROBLEM',
          key: `Import:${file.path}:${file.commit}`,
          details: { path: file.path, why },
        })
        .onConflictDoNothing();
  });
}

export interface Position {
  etag: string | null;
  position: string | null;
}

export async function positionOf(db: Db, name: string): Promise<Position> {
  const [row] = await db.select().from(heardPositions).where(sql`${heardPositions.name} = ${name}`);
  return { etag: row?.etag ?? null, position: row?.position ?? null };
}

export async function setPosition(db: Db, name: string, to: Position, at: Date): Promise<void> {
  await db
    .insert(heardPositions)
    .values({ name, ...to, at })
    .onConflictDoUpdate({ target: heardPositions.name, set: { ...to, at } });
}

/** Contents that the tracker has had of its reports, by the hash under which git keeps them. */
export async function knownBlobs(db: Db): Promise<Set<string>> {
  const { rows } = await db.execute<{ content: string }>(
    sql`select content from report_revisions where not is_paraphrase`,
  );
  const { createHash } = await import('node:crypto');
  return new Set(
    rows.map(({ content }) =>
      createHash('sha1')
        .update(`blob ${Buffer.byteLength(content)}\0`)
        .update(content)
        .digest('hex'),
    ),
  );
}
