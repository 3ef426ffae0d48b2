import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { type Db, openDatabase, restoreBackup } from '../db/index.ts';
import { type ReadSource, verifySource } from '../reports/verify/source.ts';
import { verifyTracker } from '../reports/verify/verify.ts';
import { CloneError, openClone } from './git.ts';
import { CommandFailed, type Io } from './io.ts';
import { withTracker } from './tracker.ts';

interface Options {
  source?: string;
}

export const verifyCommand = (io: Io) =>
  new Command('verify')
    .description('recompute everything that is derived, and name every difference')
    .argument('[file]', 'a backup to verify, instead of the database of the settings')
    .option('--source <clone>', 'look up in a git clone of the source repository what is cited from it, too')
    .action(async (file: string | undefined, { source }: Options) => {
      const clone = source === undefined ? null : await cloneOrFail(io, source);
      return file
        ? verifyBackup(io, file, clone)
        : withTracker(io, ({ database: { db } }) => verify(io, db, clone));
    });

/** Restores it to memory, so that nothing else is touched. */
const verifyBackup = (io: Io, file: string, clone: ReadSource | null) =>
  restoreBackup(
    file,
    () => openDatabase({ dataDir: 'memory:' }),
    async ({ db }, { rows, of, takenAt }) => {
      io.out(`${file}: ${rows} rows of ${of}, as of ${takenAt}\n`);
      await verify(io, db, clone);
    },
  );

async function verify(io: Io, db: Db, clone: ReadSource | null): Promise<void> {
  const { source } = readConfig(io.environment);
  let differences = 0;
  const tell = (difference: string) => {
    io.out(`${difference}\n`);
    differences++;
  };
  for await (const difference of verifyTracker(db, source)) tell(difference);
  const checked = clone && (await verifySource(db, source, clone, tell));
  if (differences) {
    io.err(`${differences} ${differences === 1 ? 'difference' : 'differences'}\n`);
    throw new CommandFailed();
  }
  io.out('everything derived is as it is recomputed\n');
  if (checked !== null) io.out(`${checked} citations are in the source repository as they are cited\n`);
}

async function cloneOrFail(io: Io, folder: string): Promise<ReadSource> {
  try {
    return await openClone(folder);
  } catch (error) {
    if (!(error instanceof CloneError)) throw error;
    io.err(`sig-status verify: ${error.message}\n`);
    throw new CommandFailed();
  }
}
