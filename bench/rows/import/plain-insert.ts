import type pg from 'pg';

/** The rows of one table, without what the database computes itself. */
export interface TableRows {
  table: string;
  columns: string[];
  rows: unknown[][];
}

/** PostgreSQL takes so many parameters in one statement. */
const MOST_PARAMETERS = 65_535;

/** Every table that has rows, but for these, in an order in which what is referred to comes first. */
export async function readRows(client: pg.Client, but: readonly string[]): Promise<TableRows[]> {
  const read: TableRows[] = [];
  for (const table of await inOrder(client)) {
    if (but.includes(table)) continue;
    const { rows: found } = await client.query<{ column_name: string; data_type: string }>(
      `select column_name, data_type from information_schema.columns
       where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
      [table],
    );
    const columns = found.map(({ column_name }) => column_name);
    const asText = found.map(({ column_name, data_type }) =>
      data_type === 'ARRAY' ? `"${column_name}"` : `"${column_name}"::text`,
    );
    const { rows } = await client.query({
      text: `select ${asText.join(', ')} from "${table}" order by "${table}"."${columns[0]}"`,
      rowMode: 'array',
    });
    if (rows.length > 0) read.push({ table, columns, rows });
  }
  return read;
}

/** Multi-row INSERTs, as large as they may be, in one transaction. */
export async function insertRows(client: pg.Client, tables: readonly TableRows[]): Promise<void> {
  await client.query('begin');
  for (const { table, columns, rows } of tables) {
    const names = columns.map((column) => `"${column}"`).join(', ');
    const atOnce = Math.floor(MOST_PARAMETERS / columns.length);
    for (let from = 0; from < rows.length; from += atOnce) {
      const chunk = rows.slice(from, from + atOnce).map((row) => withoutCycle(table, columns, row));
      const values = chunk.map(
        (row, at) => `(${row.map((_, column) => `$${at * row.length + column + 1}`).join(', ')})`,
      );
      await client.query(
        `insert into "${table}" (${names}) overriding system value values ${values.join(', ')}`,
        chunk.flat(),
      );
    }
  }
  await client.query(
    'update reports set current_revision_id = (select id from report_revisions where report_id = reports.id)',
  );
  await client.query('commit');
}

/** A report and its revision refer to each other: the report's side is set at the end. */
const withoutCycle = (table: string, columns: readonly string[], row: readonly unknown[]): unknown[] =>
  row.map((value, at) => (table === 'reports' && columns[at] === 'current_revision_id' ? null : value));

async function inOrder(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; refers: string[] }>(`
    select content.relname as table, array_remove(array_agg(distinct referred.relname::text), null) as refers
    from pg_class content
    left join pg_constraint link on link.conrelid = content.oid and link.contype = 'f' and link.confrelid <> content.oid
      and not (content.relname = 'reports' and link.confrelid = 'report_revisions'::regclass)
    left join pg_class referred on referred.oid = link.confrelid
    where content.relkind = 'r' and content.relnamespace = 'public'::regnamespace
      and content.relname not in ('ledger_version', 'ledger_writes', 'ledger_events', 'allowed_moves')
    group by content.relname`);
  const left = new Map(rows.map(({ table, refers }) => [table, refers]));
  const order: string[] = [];
  while (left.size > 0) {
    const ready = [...left].filter(([, refers]) => refers.every((table) => !left.has(table)));
    if (ready.length === 0)
      throw new Error(`These tables refer to each other: ${[...left.keys()].join(', ')}.`);
    for (const [table] of ready.sort()) {
      order.push(table);
      left.delete(table);
    }
  }
  return order;
}
