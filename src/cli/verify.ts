import { Command } from 'commander';
import { type Db, openDatabase, restoreBackup } from '../db/index.ts';
import { verifyTracker } from '../reports/verify/verify.ts';
import { CommandFailed, type Io } from './io.ts';
import { withTracker } from './tracker.ts';

export const verifyCommand = (io: Io) =>
  new Command('verify')
    .description('recompute everything that is derived, and name every difference')
    .argument('[file]', 'a backup to verify, instead of the database of the settings')
    .action((file?: string) =>
      file ? verifyBackup(io, file) : withTracker(io, ({ database: { db } }) => verify(io, db)),
    );

/** Restores it to memory, so that nothing else is touched. */
const verifyBackup = (io: Io, file: string) =>
  restoreBackup(
    file,
    () => openDatabase({ dataDir: 'memory:' }),
    async ({ db }, { rows, of, takenAt }) => {
      io.out(`${file}: ${rows} rows of ${of}, as of ${takenAt}\n`);
      await verify(io, db);
    },
  );

async function verify(io: Io, db: Db): Promise<void> {
  let differences = 0;
  for await (const difference of verifyTracker(db)) {
    io.out(`${difference}\n`);
    differences++;
  }
  if (differences) {
    io.err(`${differences} ${differences === 1 ? 'difference' : 'differences'}\n`);
    throw new CommandFailed();
  }
  io.out('everything derived is as it is recomputed\n');
}
