import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { ValidationError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { idempotencyKeys } from '../../db/tables/index.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Viewer } from './viewer.ts';

/** How long a key is kept. */
const KEPT_HOURS = 24;
/** Keys that have run out are swept with those that come in, so many at a time. */
const SWEPT = 100;

export interface Claim<Answer> {
  bearer: string;
  key: string;
  /** Given when this key has been answered before. */
  answered: { answer: Answer } | null;
  /** Keys that have run out are swept meanwhile; it is part of the act. */
  swept: Promise<void>;
}

/**
 * Takes the key for this transaction. A second request with it waits here until the first has committed or failed,
 * because both insert the same primary key.
 * @throws ValidationError when the key was used for another act or another input.
 */
export async function claimKey<Answer>(
  tx: Db,
  request: { viewer: Viewer; key: string; act: string; input: unknown; now: Date },
): Promise<Claim<Answer>> {
  const { viewer, key, act, now } = request;
  const bearer = bearerOf(viewer);
  const cutoff = new Date(now.getTime() - KEPT_HOURS * 3_600_000);
  const inputHash = hashOf(request.input);
  const [taken] = await prepared(tx, 'claim of a key', () =>
    tx
      .insert(idempotencyKeys)
      .values({
        bearer: sql.placeholder('bearer'),
        key: sql.placeholder('key'),
        act: sql.placeholder('act'),
        inputHash: sql.placeholder('inputHash'),
        answer: sql`'null'::jsonb`,
        createdAt: sql.placeholder('now'),
      })
      .onConflictDoUpdate({
        target: [idempotencyKeys.bearer, idempotencyKeys.key],
        set: {
          act: sql`excluded.act`,
          inputHash: sql`excluded.input_hash`,
          answer: sql`excluded.answer`,
          createdAt: sql`excluded.created_at`,
        },
        setWhere: sql`${idempotencyKeys.createdAt} < ${sql.placeholder('cutoff')}::timestamptz`,
      })
      .returning({ key: idempotencyKeys.key }),
  ).execute({ bearer, key, act, inputHash, now, cutoff: cutoff.toISOString() });
  if (taken) {
    const swept = sweep(tx, cutoff);
    // Told where it is awaited.
    swept.catch(() => {});
    return { bearer, key, answered: null, swept };
  }
  const [known] = await tx
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.bearer, bearer), eq(idempotencyKeys.key, key)));
  if (known?.act !== act || known.inputHash !== inputHash)
    throw new ValidationError([{ path: 'input.idempotencyKey', message: usedMessage(known?.act, act) }]);
  return { bearer, key, answered: { answer: known.answer as Answer }, swept: Promise.resolve() };
}

export async function keepAnswer(tx: Db, { bearer, key }: Claim<unknown>, answer: unknown): Promise<void> {
  await prepared(tx, 'answer of a key', () =>
    tx
      .update(idempotencyKeys)
      .set({ answer: sql.placeholder('answer') })
      .where(
        and(
          eq(idempotencyKeys.bearer, sql.placeholder('bearer')),
          eq(idempotencyKeys.key, sql.placeholder('key')),
        ),
      ),
  ).execute({ bearer, key, answer });
}

const bearerOf = ({ tokenId, personId }: Viewer) =>
  tokenId === null ? `person:${personId}` : `token:${tokenId}`;

/** Inputs are hashed as they were read, after defaults and normalisation, so that their key order and spelling do not matter. */
const hashOf = (input: unknown) => createHash('sha256').update(JSON.stringify(input)).digest('hex');

const usedMessage = (usedFor: string | undefined, act: string) =>
  `Expected a key that is new, or the same input again; this key was used for ${usedFor === act ? 'another input' : usedFor} within the last ${KEPT_HOURS} hours.`;

async function sweep(tx: Db, cutoff: Date): Promise<void> {
  // Rows that another sweep holds are left to it: two sweeps would otherwise wait for each other's whole act.
  await tx.execute(sql`delete from ${idempotencyKeys} where (bearer, key) in (
    select bearer, key from ${idempotencyKeys} where created_at < ${cutoff.toISOString()}::timestamptz
    order by created_at limit ${SWEPT} for update skip locked)`);
}
