import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import type { Db } from '../database.ts';
import { backedUpTables, quoted, writeInOneWay } from './catalog.ts';
import { BackupError, FORMATS } from './format.ts';
import { openBackup } from './read.ts';
import { isLeftOf } from './taken-out.ts';

type Row = Record<string, unknown>;

export interface Compared {
  /** Rows of the export that are never changed. */
  rows: number;
  takenAt: string;
}

/** Rows that never change may change in these ways by right; the tracker records each, so they are not differences. */
interface Allowed {
  /** Former days of meetings, each with the day to which it was corrected. */
  redates: readonly { was: string; now: string }[];
  /** Whether words have ever been taken out. */
  isRedacted: boolean;
}

/**
 * Looks up in the database each row of an export that never changes, and reports rows that are missing or different. It looks
 * for a row that went with something void where void rows are kept. Corrected days of meetings and words that were taken out
 * are no differences; `note` mentions them.
 * @throws BackupError where the file is not a whole export
 */
export const compareWithExport = (
  db: Db,
  path: string,
  tell: (difference: string) => void,
  note: (sentence: string) => void,
): Promise<Compared> =>
  db.transaction(
    async (tx) => {
      await writeInOneWay(tx);
      return compare(tx, path, tell, note);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );

async function compare(
  db: Db,
  path: string,
  tell: (difference: string) => void,
  note: (sentence: string) => void,
): Promise<Compared> {
  const given = await openBackup(path);
  try {
    if (given.header.format !== FORMATS.EXPORT)
      throw new BackupError(
        `${path}: expected an export, whose rows are chained, found a ${given.header.format}`,
      );
    const keys = new Map((await backedUpTables(db)).map(({ name, key }) => [name, key]));
    const seen = { rows: 0, redated: 0, redacted: 0, voided: 0 };
    const allowed = { redates: await readRedates(db), isRedacted: await hasAny(db, 'redactions') };
    const compareRows = async (table: string, rows: Row[]) => {
      const key = keys.get(table);
      if (!key) {
        tell(`${table}: expected a table of that name, found none`);
        return;
      }
      const keyOf = (row: Row) => JSON.stringify(key.map((column) => row[column]));
      const byKey = (given: readonly Row[]) => new Map(given.map((row) => [keyOf(row), row]));
      const now = byKey(await lookUp(db, table, key, rows));
      const missing = rows.filter((row) => !now.has(keyOf(row)));
      const voided = byKey(missing.length ? await readVoided(db, table, key, missing) : []);
      for (const row of rows) {
        const is = now.get(keyOf(row));
        const what = `${table} ${key.map((column) => row[column]).join('/')}`;
        const verdict = is ? judge(row, is, allowed) : judgeMissing(row, voided.get(keyOf(row)));
        if (typeof verdict === 'string') tell(`${what}: ${verdict}`);
        else if (verdict) seen[verdict.because] += 1;
        seen.rows += 1;
      }
    };
    for (;;) {
      const { value, done } = await given.rows.next();
      if (done) break;
      if (value.isChained) await compareRows(value.table, JSON.parse(value.json) as Row[]);
    }
    for (const [because, sentence] of Object.entries(NOTES)) {
      const count = seen[because as keyof typeof NOTES];
      if (count) note(`${count} ${count === 1 ? 'row' : 'rows'} ${sentence}`);
    }
    return { rows: seen.rows, takenAt: given.header.takenAt };
  } finally {
    given.close();
  }
}

const NOTES = {
  redated: 'of meetings whose date was corrected have other days, as the audit trail says',
  redacted: 'lost words that an admin took out, as the revision’s page says',
  voided: 'went with something that a chair made void, and are kept with it',
} as const;

/** Null where the row is the same; why it may differ; or the difference. */
type Verdict = null | string | { because: keyof typeof NOTES };

function judgeMissing(was: Row, kept: Row | undefined): Verdict {
  if (!kept) return 'expected a row that never changes, found none';
  return differing(was, kept).length
    ? 'expected the row as it was, found a different one kept as void'
    : { because: 'voided' };
}

function judge(was: Row, is: Row, { redates, isRedacted }: Allowed): Verdict {
  const columns = differing(was, is);
  if (!columns.length) return null;
  const redated = ([column]: Difference) =>
    redates.some((each) => each.was === was[column] && each.now === is[column]);
  if (columns.every(redated)) return { because: 'redated' };
  const redacted = ([, old, now]: Difference) => isRedacted && isLeftOf(old, now);
  const unexplained = columns.filter((each) => !redated(each) && !redacted(each));
  if (!unexplained.length) return { because: 'redacted' };
  return unexplained
    .map(([column, old, now]) => `expected ${column} ${shown(old)}, found ${shown(now)}`)
    .join('; ');
}

type Difference = [column: string, was: unknown, is: unknown];

/** Compares the columns of the older row only: it does not have those that were added later. */
const differing = (was: Row, is: Row): Difference[] =>
  Object.entries(was)
    .filter(([column, value]) => column in is && !isDeepStrictEqual(value, is[column]))
    .map(([column, value]) => [column, value, is[column]]);

const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 80) ?? 'nothing';

async function lookUp(db: Db, table: string, key: readonly string[], rows: readonly Row[]): Promise<Row[]> {
  const columns = sql.join(key.map(quoted), sql`, `);
  const { rows: found } = await db.execute<{ row: string }>(sql`
    select row_to_json(kept)::text as row from ${quoted(table)} kept
    where (${columns}) in (select ${columns} from json_populate_recordset(null::${quoted(table)}, ${JSON.stringify(rows)}::json))`);
  return found.map(({ row }) => JSON.parse(row) as Row);
}

async function readVoided(
  db: Db,
  table: string,
  key: readonly string[],
  rows: readonly Row[],
): Promise<Row[]> {
  const wanted = JSON.stringify(
    rows.map((row) => Object.fromEntries(key.map((column) => [column, row[column]]))),
  );
  const { rows: found } = await db.execute<{ row: string }>(sql`
    select row_to_json(jsonb_populate_record(null::${quoted(table)}, kept.row))::text as row from json_array_elements(${wanted}::json) as wanted
    join voided_rows kept on kept.table_name = ${table} and kept.row @> wanted::jsonb`);
  return found.map(({ row }) => JSON.parse(row) as Row);
}

async function readRedates(db: Db): Promise<Allowed['redates']> {
  const { rows } = await db.execute<{ was: string; now: string }>(sql`
    select was::text, meetings.date::text as now from meeting_redates join meetings on meetings.id = meeting_id`);
  return rows;
}

async function hasAny(db: Db, table: string): Promise<boolean> {
  const { rows } = await db.execute<{ has: boolean }>(
    sql`select exists (select from ${quoted(table)}) as has`,
  );
  return rows[0]?.has ?? false;
}
