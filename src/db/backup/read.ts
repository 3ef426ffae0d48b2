import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { chained } from './chain.ts';
import { BackupError, FORMATS, Footer, Header, Row, Rows } from './format.ts';

/** Rows given at once of an export, which has a row on each line. */
const AT_ONCE = 100;

/** Rows of one table, as a JSON array in the words of the database that wrote it. */
interface RowsRead {
  table: string;
  count: number;
  json: string;
  /** Whether the rows are of a kind that is never changed; a backup does not say. */
  isChained: boolean;
}

type OneRow = Pick<RowsRead, 'table' | 'isChained' | 'json'>;

export interface BackupReader {
  header: Header;
  /** All rows, to be read once and to the end; ends with an error where the file is not whole. */
  rows: AsyncGenerator<RowsRead, Footer>;
  close(): void;
}

/**
 * Opens a backup or an export and reads its first line.
 * @throws BackupError naming the line where it is neither
 */
export async function openBackup(path: string): Promise<BackupReader> {
  const file = createReadStream(path);
  const text = createGunzip();
  const failed = new Promise<never>((_, reject) => {
    file.on('error', reject);
    text.on('error', (error) =>
      reject(new BackupError(`${path}: expected a whole gzip file, found that ${error.message}`)),
    );
  });
  failed.catch(() => {});
  file.pipe(text);
  const lines = createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  let number = 0;
  const next = async () => {
    const { value, done } = await Promise.race([lines.next(), failed]);
    number += 1;
    return done ? null : (value as string);
  };
  const close = () => {
    file.destroy();
    text.destroy();
  };
  const parse = <T>(schema: z.ZodType<T>, line: string, expected: string): T => {
    const value = parseJson(line);
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
    throw new BackupError(
      `${path}:${number}:1: expected ${expected}, found ${where}${issue?.message ?? 'another'}`,
    );
  };
  try {
    const first = await next();
    if (first === null) throw new BackupError(`${path}: expected a backup, found an empty file`);
    const header = parse(Header, first, 'the first line of a backup or an export of version 1');
    const digest = createHash('sha256').update(`${first}\n`);
    return { header, rows: rows(digest, header.format === FORMATS.EXPORT), close };
  } catch (error) {
    close();
    throw error;
  }

  async function* rows(
    digest: ReturnType<typeof createHash>,
    isExport: boolean,
  ): AsyncGenerator<RowsRead, Footer> {
    const counts: Record<string, number> = {};
    const links: Record<string, string> = {};
    let together: { table: string; isChained: boolean; rows: string[] } | null = null;
    for (;;) {
      const line = await next();
      if (line === null)
        throw new BackupError(
          `${path}: expected a last line with counts and a digest after line ${number - 1}, found the end of the file`,
        );
      const isLast = !line.startsWith('{"table":');
      const row: OneRow | null = isLast || !isExport ? null : rowOf(line, links);
      if (together && (together.table !== row?.table || together.rows.length === AT_ONCE)) {
        yield given(together);
        together = null;
      }
      if (isLast) return await end(line, counts, digest);
      digest.update(`${line}\n`);
      if (row) {
        const { table, isChained, json }: OneRow = row;
        counts[table] = (counts[table] ?? 0) + 1;
        together ??= { table, isChained, rows: [] };
        together.rows.push(json);
        continue;
      }
      const { table, rows } = parse(Rows, line, 'rows of a table');
      counts[table] = (counts[table] ?? 0) + rows.length;
      yield { table, count: rows.length, json: line.slice(line.indexOf('['), -1), isChained: false };
    }
  }

  function rowOf(line: string, links: Record<string, string>): OneRow {
    const { table, chain } = parse(Row, line, 'a row of a table');
    const json = line.slice(line.indexOf(',"row":') + ',"row":'.length, -1);
    if (chain !== undefined) {
      links[table] = chained(links[table] ?? '', json);
      if (links[table] !== chain)
        throw new BackupError(
          `${path}:${number}:1: expected the link ${links[table]} in the chain of ${table}, found ${chain}`,
        );
    }
    return { table, json, isChained: chain !== undefined };
  }

  async function end(
    line: string,
    counts: Readonly<Record<string, number>>,
    digest: ReturnType<typeof createHash>,
  ): Promise<Footer> {
    const footer = parse(Footer, line, 'a row of a table, or counts and a digest');
    for (const [table, expected] of Object.entries(footer.counts))
      if (expected !== (counts[table] ?? 0))
        throw new BackupError(`${path}: expected ${expected} rows of ${table}, found ${counts[table] ?? 0}`);
    const found = digest.digest('hex');
    if (found !== footer.sha256)
      throw new BackupError(`${path}: expected content with the SHA-256 ${footer.sha256}, found ${found}`);
    if ((await next()) !== null)
      throw new BackupError(`${path}:${number}:1: expected the end of the file, found more`);
    return footer;
  }
}

const given = ({
  table,
  isChained,
  rows,
}: {
  table: string;
  isChained: boolean;
  rows: string[];
}): RowsRead => ({
  table,
  count: rows.length,
  json: `[${rows.join(',')}]`,
  isChained,
});

/** Whether a file begins as packed ones do; what it holds is seen when it is opened. */
export async function isPacked(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

export interface BackupSummary {
  rows: number;
  bytes: number;
  sha256: string;
}

/** Reads it to its end; says what is in it. */
export async function checkBackup(path: string): Promise<BackupSummary> {
  const backup = await openBackup(path);
  try {
    for (;;) {
      const { value, done } = await backup.rows.next();
      if (!done) continue;
      const rows = Object.values(value.counts).reduce((sum, count) => sum + count, 0);
      return { rows, bytes: (await stat(path)).size, sha256: value.sha256 };
    }
  } finally {
    backup.close();
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
