import { Command, CommanderError } from 'commander';
import { packageVersion } from '../base/version.ts';
import { refusalOf } from '../db/index.ts';
import { applyCommand } from './apply.ts';
import { backupCommand } from './backup.ts';
import { checkCommand } from './check.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { CommandFailed, type Io } from './io.ts';
import { migrateCommand } from './migrate.ts';
import { reportCommand } from './report.ts';
import { restoreCommand } from './restore.ts';
import { serveCommand } from './serve.ts';
import { snapshotCommand } from './snapshot.ts';
import { syncCommand } from './sync.ts';
import { tokenCommand } from './token.ts';
import { verifyCommand } from './verify.ts';

/** One file per command: a function that takes what the command may touch, and returns the command. */
const COMMANDS = [
  serveCommand,
  initCommand,
  checkCommand,
  applyCommand,
  importCommand,
  syncCommand,
  reportCommand,
  tokenCommand,
  verifyCommand,
  backupCommand,
  exportCommand,
  restoreCommand,
  migrateCommand,
  snapshotCommand,
];

/** Runs one command line, without the program's own name; returns the exit code. */
export async function run(args: readonly string[], given: Io): Promise<number> {
  const io = { ...given };
  const program = new Command('sig-status')
    .description('Tracks where each of a group’s projects stands, and which meeting recorded it.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .showHelpAfterError('(sig-status --help lists commands and options)')
    .configureHelp({ showGlobalOptions: true })
    .hook('preAction', (_, action) => {
      io.command = action.parent === program ? action.name() : `${action.parent?.name()} ${action.name()}`;
    });
  for (const command of COMMANDS) program.addCommand(command(io));
  for (const command of [program, ...program.commands, ...program.commands.flatMap((each) => each.commands)])
    command.exitOverride().configureOutput({ writeOut: io.out, writeErr: io.err });
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError || error instanceof CommandFailed) return error.exitCode;
    io.err(`sig-status: ${messageOf(error)}\n`);
    return 1;
  }
}

/** Drizzle's own message would carry the statement and its parameters. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return refusalOf(error)?.message ?? (error.cause instanceof Error ? error.cause.message : error.message);
}
