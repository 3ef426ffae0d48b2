import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { syntheticReport } from '../../../test/reports/import/synthetic.ts';
import { withClient } from '../../databases/template.ts';
import { type Effort, type Measured, type Row, seconds } from '../../measure.ts';
import { insertRows, readRows, type TableRows } from './plain-insert.ts';

const NOTES = 40;
const root = resolve(import.meta.dirname, '../../..');

/** The whole command, from its start to its end, against INSERTs of the rows that it left. */
export async function importRow(
  fresh: (name: string) => Promise<string>,
  { rounds, reports }: Effort,
): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'sig-status-bench-'));
  try {
    const paths = writeReports(folder, reports);
    const row: Row = {
      work: `import of ${reports.toLocaleString('en')} reports × ${NOTES} notes, in notes`,
      against: 'multi-row INSERTs of the same rows',
      ours: [],
      peer: [],
    };
    for (let round = 0; round < rounds; round++) {
      const ours = await fresh(`ours_${round}`);
      // What a fresh database brings along is no row of the import.
      const given = (await withClient(ours, (client) => readRows(client, []))).map(({ table }) => table);
      const filled = (url: string) => withClient(url, (client) => readRows(client, given));
      row.ours.push((reports * NOTES) / (await seconds(() => importCommand(ours, paths))));
      const tables = await filled(ours);
      const notes = tables.find(({ table }) => table === 'notes')?.rows.length;
      if (notes !== reports * NOTES) throw new Error(`Expected ${reports * NOTES} notes, got ${notes}.`);
      const plain = await fresh(`plain_${round}`);
      row.peer.push(
        (reports * NOTES) / (await seconds(() => withClient(plain, (client) => insertRows(client, tables)))),
      );
      assertSame(tables, await filled(plain));
    }
    return { rows: [row], facts: [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeReports(folder: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const { date, source } = syntheticReport(index);
    const path = join(folder, `${date}.md`);
    writeFileSync(path, source);
    return path;
  });
}

async function importCommand(url: string, paths: readonly string[]): Promise<void> {
  const child = spawn(
    process.execPath,
    [join(root, 'dist/bin/main.js'), 'import', '--confirm-dates', ...paths],
    {
      env: { ...process.env, DATABASE_URL: url, SIG_STATUS_SEED: 'off' },
      stdio: 'ignore',
    },
  );
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The import ended with ${code}.`);
}

/** Drawn by the database as a row comes in, and so another on each side. */
const DRAWN: Readonly<Record<string, readonly string[]>> = { audit_events: ['id', 'at'] };

function assertSame(left: readonly TableRows[], right: readonly TableRows[]): void {
  const names = [...new Set([...left, ...right].map(({ table }) => table))];
  const of = (side: readonly TableRows[], name: string) =>
    side
      .filter(({ table }) => table === name)
      .flatMap(({ columns, rows }) =>
        rows.map((row) => JSON.stringify(row.filter((_, at) => !DRAWN[name]?.includes(columns[at] ?? '')))),
      )
      .join();
  const different = names.filter((name) => of(left, name) !== of(right, name));
  if (different.length > 0)
    throw new Error(`Expected the same rows on both sides; they differ in ${different.join(', ')}.`);
}
