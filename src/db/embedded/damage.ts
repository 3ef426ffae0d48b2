import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { damagedPages } from './page-sums.ts';
import { lostFrom } from './wal-mark.ts';

interface Cluster {
  /** Where the log ended when it was opened. */
  walEnd: string;
  segmentBytes: number;
  hasSums: boolean;
  database: number;
}

/**
 * The damage in a cluster that has just been opened, and recovered where necessary, so that its files hold everything known;
 * null: none was found.
 */
export async function damageOf(
  pglite: PGlite,
  path: string,
): Promise<{ damage: string | null; segmentBytes: number }> {
  const { rows } = await pglite.query<Cluster>(`
    select redo_lsn::text as "walEnd", current_setting('data_checksums') = 'on' as "hasSums",
      pg_size_bytes(current_setting('wal_segment_size'))::int as "segmentBytes",
      (select oid::int from pg_database where datname = current_database()) as database
    from pg_control_checkpoint()`);
  const [cluster] = rows;
  if (!cluster) throw new Error('Expected a control file.');
  const damage =
    lostFrom(path, cluster.walEnd) ?? (cluster.hasSums ? await damaged(pglite, path, cluster) : null);
  return { damage, segmentBytes: cluster.segmentBytes };
}

async function damaged(pglite: PGlite, path: string, { database }: Cluster): Promise<string | null> {
  for (const [folder, tablespace] of [
    ['global', 'pg_global'],
    [join('base', String(database)), 'pg_default'],
  ] as const)
    for (const { node, file, page } of await damagedPages(join(path, folder))) {
      const name = await nameOf(pglite, tablespace, node);
      if (name !== null) return `page ${page} of ${name} is damaged, in ${file}. Restore a backup`;
    }
  return null;
}

/** Null where no relation has the file: a crash left it behind. */
async function nameOf(pglite: PGlite, tablespace: string, node: number): Promise<string | null> {
  // The default tablespace of the database goes by 0 there.
  const { rows } = await pglite.query<{ name: string | null }>(
    `select pg_filenode_relation(
      case when $1 = 'pg_default' then 0 else (select oid from pg_tablespace where spcname = $1) end, $2)::regclass::text as name`,
    [tablespace, node],
  );
  return rows[0]?.name ?? null;
}
