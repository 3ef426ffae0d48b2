import { getTableColumns, getTableName, type InferInsertModel, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../db/index.ts';

type Row<T extends PgTable> = InferInsertModel<T, { dbColumnNames: false; override: true }>;

/** Rows for one table; all of them name the same columns. */
export interface Batch {
  table: PgTable;
  rows: readonly object[];
}

export const batch = <T extends PgTable>(table: T, rows: readonly Row<T>[]): Batch => ({ table, rows });

/** What rows that stay become, each by its `id`. */
export const update = <T extends PgTable>(
  table: T,
  rows: readonly ({ id: number } & Partial<Row<T>>)[],
): Batch => ({ table, rows });

/** Rows that have these values in these columns are removed. */
export const removal = <T extends PgTable>(table: T, rows: readonly Partial<Row<T>>[]): Batch => ({
  table,
  rows,
});

/** What is to be written, in this order: what goes from rows that stay, what is new, what changes, what goes whole. */
export interface Writes {
  clear?: Batch[];
  insert?: Batch[];
  update?: Batch[];
  remove?: Batch[];
}

/** A new row may refer to any other, a row that goes is no longer referred to: the order of `Writes` sees to that. */
export async function write(tx: Db, writes: readonly Writes[]): Promise<void> {
  for (const removed of writes.flatMap(({ clear = [] }) => clear)) await deleteRows(tx, removed);
  await insertBatches(
    tx,
    writes.flatMap(({ insert = [] }) => insert),
  );
  for (const changed of writes.flatMap(({ update: changes = [] }) => changes)) await updateRows(tx, changed);
  for (const removed of writes.flatMap(({ remove = [] }) => remove)) await deleteRows(tx, removed);
}

/** Rows of one table that name the same columns, one batch of them, wherever they come from. */
function joined(batches: readonly Batch[]): Batch[] {
  const groups = new Map<PgTable, Map<string, object[]>>();
  for (const { table, rows } of batches) {
    const [first] = rows;
    if (!first) continue;
    const ofTable = groups.get(table) ?? new Map<string, object[]>();
    groups.set(table, ofTable);
    const keys = Object.keys(first).join();
    const group = ofTable.get(keys);
    if (group) group.push(...rows);
    else ofTable.set(keys, [...rows]);
  }
  return [...groups].flatMap(([table, ofTable]) => [...ofTable.values()].map((rows) => ({ table, rows })));
}

/**
 * Inserts rows of any number of tables by one statement, whose text does not depend on how many rows there are.
 * Foreign keys are checked at its end, so that rows may refer to each other by ids that were taken from a pool.
 */
async function insertBatches(tx: Db, batches: readonly Batch[]): Promise<void> {
  const inserts = joined(batches).map(({ table, rows }) => {
    const { name, columns, source } = shapeOf(table, rows);
    const names = columns.map((column) => column.name).join(', ');
    const keys = columns.map((column) => column.key).join(', ');
    return statement(
      `insert into ${name} (${names}) overriding system value select ${keys} from`,
      rows,
      source,
    );
  });
  const last = inserts.pop();
  if (!last) return;
  const first = inserts.map((insert, index) => sql`${sql.raw(`insert_${index} as (`)}${insert})`);
  await tx.execute(first.length ? sql`with ${sql.join(first, sql`, `)} ${last}` : last);
}

async function updateRows(tx: Db, { table, rows }: Batch): Promise<void> {
  if (!rows.length) return;
  const { name, columns, source } = shapeOf(table, rows);
  const set = columns
    .filter(({ key }) => key !== '"id"')
    .map((column) => `${column.name} = row.${column.key}`);
  const where = `${source} where ${name}."id" = row."id"`;
  await tx.execute(statement(`update ${name} set ${set.join(', ')} from`, rows, where));
}

async function deleteRows(tx: Db, { table, rows }: Batch): Promise<void> {
  if (!rows.length) return;
  const { name, columns, source } = shapeOf(table, rows);
  const same = columns.map((column) => `${name}.${column.name} = row.${column.key}`);
  await tx.execute(statement(`delete from ${name} using`, rows, `${source} where ${same.join(' and ')}`));
}

/** The rows are one parameter: JSON carries arrays of arrays and nulls, which `unnest` does not. */
const statement = (before: string, rows: readonly object[], after: string): SQL =>
  sql`${sql.raw(`${before} json_to_recordset(`)}${JSON.stringify(rows)}${sql.raw(`::text::json) as row(${after}`)}`;

interface Shape {
  /** Of the table, quoted. */
  name: string;
  /** Names of the columns and the keys of the rows, quoted. */
  columns: { name: string; key: string }[];
  /** The keys with their types, and the closing bracket. */
  source: string;
}

const shapes = new WeakMap<PgTable, Map<string, Shape>>();

/** What rows with these keys are to the database. Made once: putting it together costs more than the rows do. */
function shapeOf(table: PgTable, [first = {}]: readonly object[]): Shape {
  const keys = Object.keys(first);
  const known = shapes.get(table) ?? new Map<string, Shape>();
  shapes.set(table, known);
  const found = known.get(keys.join());
  if (found) return found;
  const all = getTableColumns(table);
  const columns = keys.map((key) => {
    const column = all[key];
    if (!column) throw new Error(`${getTableName(table)} has no column ${key}`);
    return { key: `"${key}"`, name: `"${column.name}"`, type: column.getSQLType() };
  });
  const source = `${columns.map(({ key, type }) => `${key} ${type}`).join(', ')})`;
  const shape = { name: `"${getTableName(table)}"`, columns, source };
  known.set(keys.join(), shape);
  return shape;
}

/** How many ids of each table are to be taken; a table may be named more than once. */
export type IdsWanted = readonly (readonly [PgTable, number])[];

/** Ids for rows that are about to be inserted. What is reserved and not taken is a gap, which means nothing. */
export interface IdPool {
  /** Sees to it that so many of each table can be taken; where they are short, `ahead` times as many are reserved. */
  reserve: (tx: Db, wanted: IdsWanted, ahead?: number) => Promise<void>;
  /** Whether so many can be taken already. */
  has: (wanted: IdsWanted) => boolean;
  take: (table: PgTable) => number;
}

export function createIdPool(): IdPool {
  const reserved = new Map<string, number[]>();
  const missing = (wanted: IdsWanted) =>
    [...totalsOf(wanted)].filter(([name, count]) => (reserved.get(name)?.length ?? 0) < count);
  return {
    async reserve(tx, wanted, ahead = 1) {
      const short = missing(wanted).map(([name, count]) => ({ name, count: count * ahead }));
      if (!short.length) return;
      // Each sequence is looked up once, not for each of its ids.
      const { rows } = await tx.execute<{ name: string; ids: number[] }>(sql`
        with wanted as materialized (
          select name, count, pg_get_serial_sequence(name, 'id')::regclass as sequence
          from json_to_recordset(${JSON.stringify(short)}::text::json) as short(name text, count integer))
        select name, (select json_agg(id) from (select nextval(sequence) as id from generate_series(1, count)) taken) as ids
        from wanted`);
      // The smallest is taken first, and what is left from before are the smallest of all.
      for (const { name, ids } of rows)
        reserved.set(name, [...ids.sort((a, b) => b - a), ...(reserved.get(name) ?? [])]);
    },
    has: (wanted) => missing(wanted).length === 0,
    take(table) {
      const id = reserved.get(getTableName(table))?.pop();
      if (id === undefined) throw new Error(`more ids of ${getTableName(table)} were taken than reserved`);
      return id;
    },
  };
}

/** So many ids for new rows of a table, ascending. */
export async function newIds(tx: Db, table: PgTable, count: number): Promise<number[]> {
  const pool = createIdPool();
  await pool.reserve(tx, [[table, count]]);
  return Array.from({ length: count }, () => pool.take(table));
}

function totalsOf(wanted: IdsWanted): Map<string, number> {
  const totals = new Map<string, number>();
  for (const [table, count] of wanted) {
    const name = getTableName(table);
    totals.set(name, (totals.get(name) ?? 0) + count);
  }
  return totals;
}
