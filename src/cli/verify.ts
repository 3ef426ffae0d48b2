import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { compareWithExport, type Db, openDatabase, restoreBackup } from '../db/index.ts';
import { type ReadSource, verifySource } from '../reports/verify/source.ts';
import { verifyTracker } from '../reports/verify/verify.ts';
import { CloneError, openClone } from './git.ts';
import { CommandFailed, type Io } from './io.ts';
import { withTracker } from './tracker.ts';

interface Options {
  source?: string;
  against?: string;
}

export const verifyCommand = (io: Io) =>
  new Command('verify')
    .description('recompute everything that is derived, and list every difference')
    .argument('[file]', 'a backup or an export to verify, instead of the database of the settings')
    .option('--source <clone>', 'also look up every cited line in a git clone of the source repository')
    .option(
      '--against <export>',
      'show that nothing recorded when that export was written has been changed or removed since',
    )
    .action(async (file: string | undefined, { source, against }: Options) => {
      const clone = source === undefined ? null : await cloneOrFail(io, source);
      const beside = { clone, against };
      return file
        ? verifyBackup(io, file, beside)
        : withTracker(io, ({ database: { db } }) => verify(io, db, beside));
    });

/** What the database is compared with, in addition to itself. */
interface Beside {
  clone: ReadSource | null;
  against: string | undefined;
}

/** Restores it to memory, so that nothing else is touched. */
const verifyBackup = (io: Io, file: string, beside: Beside) =>
  restoreBackup(
    file,
    () => openDatabase({ dataDir: 'memory:' }),
    async ({ db }, { rows, of, takenAt }) => {
      io.out(`${file}: ${rows} rows of ${of}, as of ${takenAt}\n`);
      await verify(io, db, beside);
    },
  );

async function verify(io: Io, db: Db, { clone, against }: Beside): Promise<void> {
  const { source } = readConfig(io.environment);
  let differences = 0;
  const tell = (difference: string) => {
    io.out(`${difference}\n`);
    differences++;
  };
  for await (const difference of verifyTracker(db, source)) tell(difference);
  const checked = clone && (await verifySource(db, source, clone, tell));
  const compared =
    against === undefined
      ? null
      : await compareWithExport(db, against, tell, (sentence) => io.out(`${sentence}\n`));
  if (differences) {
    io.err(`${differences} ${differences === 1 ? 'difference' : 'differences'}\n`);
    throw new CommandFailed();
  }
  io.out('everything derived is as recomputed\n');
  if (compared)
    io.out(
      `${compared.rows} permanent rows are as they were on ${compared.takenAt}, or were changed by right\n`,
    );
  if (checked !== null) io.out(`the source repository has all ${checked} citations\n`);
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
