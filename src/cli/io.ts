import type { Config } from '../config.ts';
import type { Database } from '../db/index.ts';

/** What a command touches of the world outside; a test hands in its own. */
export interface Io {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Names of the command that runs, such as `token create`; `run` knows them. */
  command?: string;
  /** Whether the error stream is a terminal, on which a line can show progress. */
  isWatched: boolean;
  /** Settings; those of the process when it is left out. */
  environment?: Readonly<Record<string, string | undefined>>;
  /** The database's time when it is left out. */
  now?: () => Date;
  /** Aborted when the command has to stop: it finishes what it is doing, and closes the database. */
  signal: AbortSignal;
  open: (config: Config, io: Io) => Promise<Database>;
  /** Asks the person at the terminal; left out where there is no terminal. */
  ask?: (question: string) => Promise<string>;
  /** Starts the server, which goes on after the command has returned. */
  serve: () => Promise<void>;
}

/** A command that failed and has printed why. */
export class CommandFailed extends Error {
  readonly exitCode: number;
  constructor(exitCode = 1) {
    super(`exit code ${exitCode}`);
    this.name = 'CommandFailed';
    this.exitCode = exitCode;
  }
}
