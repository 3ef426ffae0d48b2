import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { refusalOf } from '../db/index.ts';
import { applyCommand } from './apply.ts';
import { backupCommand } from './backup.ts';
import { checkCommand } from './check.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { CommandFailed, type Io } from './io.ts';
import { reportCommand } from './report.ts';
import { restoreCommand } from './restore.ts';
import { serveCommand } from './serve.ts';
import { tokenCommand } from './token.ts';
import { verifyCommand } from './verify.ts';

/** One file per command: a function that is handed what it may touch, and returns the command. */
const COMMANDS = [
  serveCommand,
  initCommand,
  checkCommand,
  applyCommand,
  importCommand,
  reportCommand,
  tokenCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
];

/** Runs one command line, without the program's own name; returns the exit code. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const program = new Command('sig-status')
    .description('Keeps where each of a group’s projects stands, and which meeting recorded it.')
    .version(version(), '-V, --version', 'print the version')
    .showHelpAfterError('(sig-status --help shows what there is)')
    .configureHelp({ showGlobalOptions: true });
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

/** Of the package, two folders up from `src/cli` and from `dist/bin` alike. */
function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Drizzle's own message would carry the statement and its parameters. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return refusalOf(error)?.message ?? (error.cause instanceof Error ? error.cause.message : error.message);
}
