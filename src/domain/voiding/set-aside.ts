import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/index.ts';
import { voidedRows, voidings } from '../../db/tables/index.ts';
import { prepared } from '../../reading/prepared.ts';
import type { Done } from '../act/act.ts';
import type { Actor } from '../act/viewer.ts';
import { dependentsOf } from './dependents.ts';
import { DependentsError } from './errors.ts';

export interface VoidedCount {
  /** What it is, in the plural, such as `notes`. */
  what: string;
  count: number;
}

export interface SetAside {
  /** Null: it was only looked at. */
  voidingId: number | null;
  isDryRun: boolean;
  goesWith: VoidedCount[];
}

export interface ToBeVoid {
  kind: (typeof voidings.$inferSelect)['kind'];
  rowId: number;
  key: string;
  title: string;
  /** A meeting whatever of was read from lines of a report goes with it, although none of that refers to it. */
  readOf?: number;
}

const TABLES = { MEETING: 'meetings', PROJECT: 'projects', REPORT: 'reports' } as const;

/** Takes back a trial. */
class Looked extends Error {
  readonly goesWith: VoidedCount[];
  constructor(goesWith: VoidedCount[]) {
    super('only looked at');
    this.goesWith = goesWith;
  }
}

/**
 * Makes something void: it and everything that goes with it is kept whole and taken out of its tables, so that no list, count, search,
 * feed or file can show it. @throws DependentsError where something that stands rests on it
 */
export async function setAside(
  tx: Db,
  what: ToBeVoid,
  { reason, dryRun }: { reason: string; dryRun?: boolean | null },
  { viewer, now }: Pick<Actor, 'viewer' | 'now'>,
): Promise<Done<SetAside>> {
  const { kind, rowId, key, title, readOf } = what;
  const work = async (at: Db): Promise<SetAside> => {
    const [row] = await at
      .insert(voidings)
      .values({ kind, rowId, key, title, reason, voidedAt: now, voidedBy: viewer.personId })
      .returning({ id: voidings.id });
    const id = row?.id ?? 0;
    await at.execute(
      sql`select keep_voided(${id}::int, ${TABLES[kind]}::text, 0, true, format('WHERE child.id = %L', ${rowId}::int))`,
    );
    if (readOf !== undefined) await at.execute(sql`select keep_read(${id}::int, ${readOf}::int)`);
    await at.execute(sql`select gather_voided(${id}::int)`);
    const dependents = await dependentsOf(at, id, kind, now);
    if (dependents.length) throw new DependentsError(`${title} cannot be void`, dependents);
    const goesWith = await countsOf(at, id);
    if (dryRun) throw new Looked(goesWith);
    await at.execute(sql`select remove_voided(${id}::int)`);
    return { voidingId: id, isDryRun: false, goesWith };
  };
  const answer = await tx.transaction(work).catch((error: unknown): SetAside => {
    if (error instanceof Looked) return { voidingId: null, isDryRun: true, goesWith: error.goesWith };
    throw error;
  });
  return {
    answer,
    subject: answer.isDryRun ? null : `${kind[0]}${kind.slice(1).toLowerCase()}:${rowId}`,
    details: {
      [kind.toLowerCase()]: key,
      title,
      reason,
      goesWith: Object.fromEntries(answer.goesWith.map(({ what, count }) => [what, count])),
    },
  };
}

/** How much goes with it, by kind. */
export async function countsOf(tx: Db, voidingId: number): Promise<VoidedCount[]> {
  const rows = await tx
    .select({ table: voidedRows.tableName, count: sql<number>`count(*)::int` })
    .from(voidedRows)
    .where(eq(voidedRows.voidingId, voidingId))
    .groupBy(voidedRows.tableName)
    .orderBy(voidedRows.tableName);
  return rows.flatMap(({ table, count }) => {
    const what = INNER.has(table) ? null : table.replaceAll('_', ' ');
    return what ? [{ what: NAMES[what] ?? what, count }] : [];
  });
}

/** What readers know by another word than the table's. */
const NAMES: Record<string, string> = {
  'status changes': 'records',
  'token projects': 'credentials',
  'former slugs': 'slugs that it had before',
};
/** What belongs to a row of another table and is no thing of its own. */
const INNER = new Set(['project_words', 'ledger_events', 'combination_members']);

/** When and why a report of this content was made void; null where none is. */
export async function voidContent(db: Db, hash: string): Promise<{ on: string; reason: string } | null> {
  const [row] = await prepared(db, 'void content', () =>
    db
      .select({
        on: sql<string>`(voiding.voided_at at time zone 'UTC')::date::text`,
        reason: sql<string>`voiding.reason`,
      })
      .from(sql`voided_rows kept join voidings voiding on voiding.id = kept.voiding_id`)
      .where(
        sql`kept.table_name = 'report_revisions' and kept.row->>'hash' = ${sql.placeholder('hash')} and voiding.restored_at is null`,
      )
      .limit(1),
  ).execute({ hash });
  return row ?? null;
}
