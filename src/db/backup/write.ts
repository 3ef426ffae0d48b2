import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database, Db } from '../database.ts';
import { appliedMigrations } from '../migrate.ts';
import {
  type BackedUpTable,
  backedUpTables,
  quoted,
  readSequences,
  UNUSABLE,
  writeInOneWay,
} from './catalog.ts';
import { chained } from './chain.ts';
import { FORMATS, type Footer, type Format, type Header, VERSION } from './format.ts';
import { writePacked } from './packed-file.ts';
import { type BackupSummary, checkBackup } from './read.ts';

/** Rows read at once: the largest, revisions of reports, are bounded to some hundred kB each. */
const AT_ONCE = 100;

interface Options {
  /** Whether a file that is there already may be replaced. */
  replace?: boolean;
}

/**
 * Writes all that the database holds at one instant to a file that only its owner can read, checks it, and puts it in its place as a
 * whole. Others go on reading and writing PostgreSQL meanwhile; the embedded database, which has one connection, lets them wait.
 * @throws BackupError where the file is there already, or what was written cannot be read again
 */
export const writeBackup = (database: Database, path: string, options?: Options): Promise<BackupSummary> =>
  write(FORMATS.BACKUP, database, path, options);

/** The same of what is recorded, for other programs to read: a row on each line, chained where it is never changed. */
export const writeExport = (database: Database, path: string, options?: Options): Promise<BackupSummary> =>
  write(FORMATS.EXPORT, database, path, options);

const write = (format: Format, database: Database, path: string, { replace = false }: Options = {}) =>
  writePacked(
    path,
    replace,
    (line) =>
      database.db.transaction(
        async (tx) => {
          await writeInOneWay(tx);
          const digest = createHash('sha256');
          const counts: Footer['counts'] = {};
          for await (const text of linesOf(tx, format, database, counts)) {
            digest.update(`${text}\n`);
            await line(text);
          }
          const footer: Footer = { sequences: await readSequences(tx), counts, sha256: digest.digest('hex') };
          await line(JSON.stringify(footer));
        },
        { isolationLevel: 'repeatable read', accessMode: 'read only' },
      ),
    checkBackup,
  );

async function* linesOf(
  tx: Db,
  format: Format,
  database: Database,
  counts: Footer['counts'],
): AsyncGenerator<string> {
  const tables = await backedUpTables(tx);
  const header: Header = {
    format,
    version: VERSION,
    takenAt: database.now().toISOString(),
    database: database.description,
    migrations: await appliedMigrations(tx),
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  };
  yield JSON.stringify(header);
  for (const table of tables) {
    const name = JSON.stringify(table.name);
    let link = '';
    counts[table.name] = 0;
    for await (const rows of rowsOf(
      tx,
      table,
      format === FORMATS.EXPORT ? UNUSABLE[table.name] : undefined,
    )) {
      counts[table.name] = (counts[table.name] ?? 0) + rows.length;
      // As the database wrote it: numbers may be longer than JavaScript's.
      if (format === FORMATS.BACKUP) yield `{"table":${name},"rows":[${rows.join(',')}]}`;
      else
        for (const row of rows) {
          if (table.isAppendOnly) link = chained(link, row);
          yield `{"table":${name}${table.isAppendOnly ? `,"chain":"${link}"` : ''},"row":${row}}`;
        }
    }
  }
}

async function* rowsOf(
  tx: Db,
  { name, columns, key }: BackedUpTable,
  instead: (typeof UNUSABLE)[string] = {},
): AsyncGenerator<string[]> {
  const selected = sql.join(
    columns.map((column) =>
      instead[column] ? sql`${instead[column]} as ${quoted(column)}` : quoted(column),
    ),
    sql`, `,
  );
  const order = sql.join(key.map(quoted), sql`, `);
  await tx.execute(
    sql`declare backed_up no scroll cursor for select row_to_json(given)::text as line from (select ${selected} from ${quoted(name)} order by ${order}) as given`,
  );
  for (;;) {
    const { rows } = await tx.execute<{ line: string }>(
      sql`fetch ${sql.raw(String(AT_ONCE))} from backed_up`,
    );
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await tx.execute(sql`close backed_up`);
}
