import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database, Db } from '../database.ts';
import { appliedMigrations } from '../migrate.ts';
import {
  type BackedUpTable,
  backedUpTables,
  type Instead,
  quoted,
  readSequences,
  UNUSABLE,
  WITHOUT_SECRETS,
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
  /** Whether a backup holds addresses and secrets of webhooks and chats. */
  withSecrets?: boolean;
}

/**
 * Writes everything that the database holds at one instant to a file that only its owner can read, checks it, and moves it into
 * place as a whole. On PostgreSQL others go on reading and writing meanwhile; the embedded database, which has one connection,
 * makes them wait.
 * @throws BackupError where a file exists already, or the written file cannot be read again
 */
export const writeBackup = (database: Database, path: string, options?: Options): Promise<BackupSummary> =>
  write(FORMATS.BACKUP, database, path, options);

/** The same for an export, which other programs can read: a row on each line, chained for rows that never change. */
export const writeExport = (database: Database, path: string, options?: Options): Promise<BackupSummary> =>
  write(FORMATS.EXPORT, database, path, options);

const write = (
  format: Format,
  database: Database,
  path: string,
  { replace = false, withSecrets = false }: Options = {},
) =>
  writePacked(
    path,
    replace,
    (line) =>
      database.db.transaction(
        async (tx) => {
          await writeInOneWay(tx);
          const digest = createHash('sha256');
          const counts: Footer['counts'] = {};
          for await (const text of linesOf(tx, { format, database, withSecrets }, counts)) {
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
  { format, database, withSecrets }: { format: Format; database: Database; withSecrets: boolean },
  counts: Footer['counts'],
): AsyncGenerator<string> {
  const instead = format === FORMATS.EXPORT ? UNUSABLE : withSecrets ? {} : WITHOUT_SECRETS;
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
    for await (const rows of rowsOf(tx, table, instead[table.name])) {
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
  instead: Instead[string] = {},
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
