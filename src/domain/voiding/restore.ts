import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { ConflictError, NotFoundError } from '../../base/errors.ts';
import type { Db } from '../../db/index.ts';
import { refusalOf } from '../../db/refusal.ts';
import { voidings } from '../../db/tables/index.ts';
import type { Done } from '../act/act.ts';
import type { Actor } from '../act/viewer.ts';

export interface Restored {
  voidingId: number;
  rowId: number;
  /** How much stays away, because what it belonged to is gone. */
  left: number;
}

const UNIQUE_VIOLATION = '23505';

/** `Key (slug)=(landlock) already exists.` as a person reads it. */
function toldBy(detail: string | null): string {
  const [, columns, values] = /^Key \((.+)\)=\((.+)\)/.exec(detail ?? '') ?? [];
  if (!columns || !values) return '';
  const [names, given] = [columns.replaceAll('"', '').split(', '), values.split(', ')];
  if (names.length !== given.length) return ` (${names.join(', ')}: ${values})`;
  // What is not given, such as the name of a meeting that has none, tells nothing.
  const said = names.flatMap((name, at) => (given[at] === 'null' ? [] : [`${name}: ${given[at]}`]));
  return ` (${said.join(', ')})`;
}

/** Restores what is void under a key, as it was. @throws NotFoundError, and ConflictError where something else has its place now */
export async function putBack(
  tx: Db,
  { kind, key }: { kind: (typeof voidings.$inferSelect)['kind']; key: string },
  reason: string,
  { viewer, now }: Pick<Actor, 'viewer' | 'now'>,
): Promise<Done<Restored>> {
  const what = kind.toLowerCase();
  const [row] = await tx
    .select()
    .from(voidings)
    .where(and(eq(voidings.kind, kind), eq(voidings.key, key), isNull(voidings.restoredAt)))
    .orderBy(desc(voidings.id))
    .limit(1)
    .for('update');
  if (!row) throw new NotFoundError(`void ${what}`, key);
  const left = await tx
    .transaction(async (at) => {
      const { rows } = await at.execute<{ away: number }>(
        sql`select put_back_voided(${row.id}::int)::int as away`,
      );
      return rows[0]?.away ?? 0;
    })
    .catch((error: unknown) => {
      const refusal = refusalOf(error);
      if (refusal?.state !== UNIQUE_VIOLATION) throw error;
      throw new ConflictError(
        `${row.title} cannot be restored: something else has its place or one of its names now${toldBy(refusal.detail)}.`,
      );
    });
  await tx
    .update(voidings)
    .set({ restoredAt: now, restoredBy: viewer.personId, restoredReason: reason })
    .where(eq(voidings.id, row.id));
  return {
    answer: { voidingId: row.id, rowId: row.rowId, left },
    subject: `${kind[0]}${what.slice(1)}:${row.rowId}`,
    details: { [what]: key, title: row.title, reason, left },
  };
}
