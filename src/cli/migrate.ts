import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { appliedMigrations, migrate, openShared, pendingMigrations } from '../db/index.ts';
import type { Io } from './io.ts';
import { openAsItIs } from './tracker.ts';

export const migrateCommand = (io: Io) =>
  new Command('migrate')
    .description('bring the tables of the database to this version, as a server does when it starts')
    .option('--dry-run', 'list the pending migrations, and apply none')
    .action(({ dryRun = false }: { dryRun?: boolean }) => bringUp(io, dryRun));

async function bringUp(io: Io, isDryRun: boolean): Promise<void> {
  const config = readConfig(io.environment);
  const isOnDisk = config.databaseUrl === null && config.dataDirectory !== 'memory:';
  const shared = isOnDisk ? await openShared(config.dataDirectory, 'migrate') : null;
  const database = shared ?? (await openAsItIs(config, io));
  try {
    const pending = await pendingMigrations(database);
    const there = (await appliedMigrations(database.db)).length;
    if (pending.length === 0) {
      io.out(`${database.description} has all ${there} migrations of this version\n`);
      return;
    }
    if (!isDryRun) await migrate(database);
    for (const name of pending) io.out(`${name} ${isDryRun ? 'waits' : 'is applied'}\n`);
    if (isDryRun)
      io.err(
        `dry run: nothing was changed; ${database.description} has ${there} migrations. Write a backup (sig-status backup) before you apply the others\n`,
      );
  } finally {
    await database.close();
  }
}
